// Seals dist/: writes the digest of every script, style sheet and Wasm file that index.html names into it, so that the
// browser runs only what was built. What the first view needs it puts inside, with its digest in the content security
// policy.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

import { nameByContent } from "./names.mjs";

const dist = new URL("../dist/", import.meta.url);
const page = new URL("index.html", dist);

const seals = [
  { tags: /<script\b[^>]*\bsrc=[^>]*>/g, file: "src", seal: "integrity" },
  { tags: /<link\b[^>]* rel="?first-load\b[^>]*>/g, file: "href", seal: "integrity" },
  { tags: /<link\b[^>]* rel="?second-load\b[^>]*>/g, file: "href", seal: "integrity" },
  // src/start.js passes it on.
  { tags: /<link\b[^>]* data-wasm=[^>]*>/g, file: "data-wasm", seal: "data-wasm-integrity" },
];

/** The text of the file that a tag names, which is no longer needed by itself. */
function takeIn(tag, attribute) {
  const [, path] = tag.match(new RegExp(` ${attribute}="?([^" >]+)`));
  const file = new URL(path, dist);
  const text = readFileSync(file, "utf8").trim();
  rmSync(file);
  return text;
}

/** Allows what stands inside index.html, in the place of what the source has of it in files. */
function allow(directive, text) {
  const digest = createHash("sha256").update(text).digest("base64");
  const own = `${directive} 'self'`;
  if (!html.includes(own)) throw new Error(`dist/index.html has no ${own}`);
  html = html.replace(own, directive === "style-src" ? `${directive} 'sha256-${digest}'` : `${own} 'sha256-${digest}'`);
}

let html = readFileSync(page, "utf8");

const sheets = /(?:<link\b[^>]* rel="?stylesheet\b[^>]*>\s*)+/;
const [links] = html.match(sheets);
const styles = links.match(/<link\b[^>]*>/g).map((tag) => takeIn(tag, "href")).join("");
html = html.replace(sheets, () => `<style>${styles}</style>`);
allow("style-src", styles);

const first = /(?:<script\b[^>]* src="?[^" >]*(?:theme|first)-[0-9a-f]+\.js[^>]*><\/script>\s*)+/;
const [tags] = html.match(first);
const script = tags.match(/<script\b[^>]*>/g).map((tag) => takeIn(tag, "src")).join("\n");
html = html.replace(first, () => `<script>${script}</script>`);
allow("script-src", script);

for (const { tags, file, seal } of seals) {
  if (html.search(tags) < 0) throw new Error(`dist/index.html has nothing to seal like ${tags}`);
  // The minifier leaves out quotes where it can.
  const attribute = new RegExp(` ${file}="?([^" >]+)`);
  html = html.replace(tags, (tag) => {
    const [, path] = tag.match(attribute) ?? [];
    if (!path) throw new Error(`nothing can be sealed in ${tag}`);
    const { named, digest } = nameByContent(path);
    return `${tag.slice(0, -1).replace(path, named)} ${seal}="sha384-${digest.toString("base64")}">`;
  });
}
writeFileSync(page, html);
