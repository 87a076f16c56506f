// Seals dist/: writes the digest of every script, style sheet and Wasm file that index.html names into it, so that the
// browser runs only what was built.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const page = new URL("index.html", dist);

const seals = [
  { tags: /<script\b[^>]*>/g, file: "src", seal: "integrity" },
  { tags: /<link\b[^>]* rel="?stylesheet\b[^>]*>/g, file: "href", seal: "integrity" },
  { tags: /<link\b[^>]* rel="?modulepreload\b[^>]*>/g, file: "href", seal: "integrity" },
  { tags: /<link\b[^>]* rel="?second-load\b[^>]*>/g, file: "href", seal: "integrity" },
  // src/start.js passes it on.
  { tags: /<link\b[^>]* data-wasm=[^>]*>/g, file: "data-wasm", seal: "data-wasm-integrity" },
];

/** Gives a file a name of its own content, and returns that name and the digest. */
function name(path) {
  const digest = createHash("sha384").update(readFileSync(new URL(path, dist))).digest();
  // Trunk's names go by what its tools were given, not by what they made of it: a browser could keep a file of the same
  // name and another digest from an earlier release, and would refuse to run it.
  const named = path.replace(/(-[0-9a-f]+)?(?=(_bg)?\.\w+$)/, `-${digest.toString("hex", 0, 8)}`);
  renameSync(new URL(path, dist), new URL(named, dist));
  return [named, `sha384-${digest.toString("base64")}`];
}

let html = readFileSync(page, "utf8");
for (const { tags, file, seal } of seals) {
  if (html.search(tags) < 0) throw new Error(`dist/index.html has nothing to seal like ${tags}`);
  // The minifier leaves out quotes where it can.
  const attribute = new RegExp(` ${file}="?([^" >]+)`);
  html = html.replace(tags, (tag) => {
    const [, path] = tag.match(attribute) ?? [];
    if (!path) throw new Error(`nothing can be sealed in ${tag}`);
    const [named, digest] = name(path);
    return `${tag.slice(0, -1).replace(path, named)} ${seal}="${digest}">`;
  });
}
writeFileSync(page, html);
