// Makes of sealed dist/ its offline copy, data-graph-setup.html: the whole page in one file, which asks for no other. Writes
// the copy's SHA-256 beside it and into index.html.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

import { find, findPolicy } from "./markup.mjs";
import { OFFLINE_COPY } from "./names.mjs";

const dist = new URL("../dist/", import.meta.url);
const read = (path, encoding) => readFileSync(new URL(path, dist), encoding);
const site = read("index.html", "utf8");

const page = find(site, /<link\b[^>]* rel="?first-load\b[^>]*>/);
const tools = find(site, /<link\b[^>]* rel="?second-load\b[^>]*>/);
const icon = find(site, /<link\b[^>]* rel="?icon\b[^>]*>/);
const touchIcon = find(site, /<link\b[^>]* rel="?apple-touch-icon\b[^>]*>/);
const charset = find(site, /<meta\b[^>]* charset=[^>]*>/);
const [gate, firstView, start] = ["gate", "first-view", "start"].map((name) =>
  find(site, new RegExp(`<script\\b[^>]* src="?\\./${name}-[0-9a-f]+\\.js[^>]*></script>`)),
);

const textOf = ({ value }) => read(value("src") ?? value("href"), "utf8").trim();
const base64Of = ({ value }) => read(value("data-wasm"), "base64");

/** The page's glue, which hands over what others would import from it. */
function glue() {
  const text = textOf(page);
  const exported = /export\{[^}]*?([\w$]+) as default\};?$/;
  if (!exported.test(text)) throw new Error("the page's glue has no default export where it ends");
  return text.replace(exported, (_, init) => `window.inside.init=${init};`);
}

const scripts = [
  { text: textOf(gate) },
  { text: textOf(firstView) },
  { text: readFileSync(new URL("../src/inside.js", import.meta.url), "utf8").trim() },
  { text: `inside.pageWasm = "${base64Of(page)}";` },
  { text: glue() },
  { text: textOf(start) },
  { text: `inside.toolsWasm = "${base64Of(tools)}";` },
  { text: textOf(tools), id: "tools-script" },
];
for (const { text } of scripts) {
  if (/<\/script|<!--/i.test(text)) throw new Error("a script cannot stand inside the copy as it is");
}

// It goes from hand to hand, and the licences of what is in it go with it.
const licences = read("licences.txt", "utf8");
if (/--!?>/.test(licences)) throw new Error("the licences cannot stand inside the copy as they are");

/** The policy of the copy: that of the site, where each script has its digest and nothing is fetched. */
function policyOf(policy) {
  const digests = scripts.map(({ text }) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
  const own = [
    ["script-src 'self'", `script-src ${digests}`],
    ["img-src 'self' data:", "img-src data:"],
    ["connect-src 'self'", "connect-src 'none'"],
    // Of the text of a script inside.
    ["worker-src 'self'", "worker-src blob:"],
  ];
  return own.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`dist/index.html has no ${from}`);
    return changed.replace(from, to);
  }, policy);
}

/** The document with the one of the two things to say of the copy that is true there. */
function saying(html, part, digest) {
  const [section] = html.match(/<section\b[^>]*\boffline-copy\b.*?<\/section>/s) ?? [];
  const said = section
    ?.replace(/ hidden(?:="[^"]*"|=[^\s>]+)?/, "")
    .replace(new RegExp(`<p class="?offline-copy__${part === "offer" ? "self" : "offer"}\\b.*?</p>`, "s"), "")
    .replace("<code></code>", `<code>${digest}</code>`);
  if (!said?.includes(`offline-copy__${part}`)) throw new Error("dist/index.html has no place for its offline copy");
  return html.replace(section, () => said);
}

const policy = findPolicy(site);
// Modules run as the site's scripts do: in their order, once the document is read.
const inside = scripts.map(({ id, text }) => `<script type="module"${id ? ` id="${id}"` : ""}>${text}</script>`).join("\n");
const without = [page, tools, gate, firstView, start, touchIcon, charset].reduce((html, { tag }) => html.replace(tag, ""), site);
const copy = saying(without, "self")
  // It has no address that somebody could send and others show.
  .replace(/<meta\b[^>]* (?:property="?og:|name="?twitter:)[^>]*>/g, "")
  // What a file is written in has to be said within its first 1024 bytes, and the policy is long.
  .replace(policy.tag, (tag) => charset.tag + tag.replace(policy.value("content"), policyOf))
  .replace(icon.tag, (tag) => tag.replace(icon.value("href"), `data:image/svg+xml;base64,${read(icon.value("href"), "base64")}`))
  .replace("</body>", (end) => `${inside}\n<!--\n${licences}-->\n${end}`);

const digest = createHash("sha256").update(copy).digest("hex");
writeFileSync(new URL(OFFLINE_COPY, dist), copy);
writeFileSync(new URL(`${OFFLINE_COPY}.sha256`, dist), `${digest}  ${OFFLINE_COPY}\n`);
writeFileSync(new URL("index.html", dist), saying(site, "offer", digest));
