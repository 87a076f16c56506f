// What the hosting tests share: the files of dist/, and what should be said of each, read off the files themselves.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";

export const dist = new URL("../../dist/", import.meta.url);
export const COPY = "data-graph-setup.html";

export const read = (name) => readFileSync(new URL(name, dist));
export const has = (name) => files.includes(name);

/** All files below dist/, by their path in it. */
export const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replaceAll(/\/+/g, "/").slice(dist.pathname.length));

/** What anybody may see: not what is laid out for hosts. */
export const shown = files.filter((name) => !/^hosting\/|^_headers$|\.(gz|br)$/.test(name));

const ALWAYS = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "DENY" };
const TYPES = {
  "": "text/plain; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".sha256": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Whether a file is named by its content: its name has the beginning of its digest. */
export const isNamedByContent = (name) => {
  const [, digest] = name.match(/-([0-9a-f]{16})(?:_bg)?\.\w+$/) ?? [];
  return digest !== undefined && createHash("sha384").update(read(name)).digest("hex").startsWith(digest);
};

/** The policy in the document's own words. */
export function policyIn(name) {
  const [tag] = read(name).toString().match(/<meta\b[^>]*http-equiv="?Content-Security-Policy[^>]*>/);
  return tag.match(/content="([^"]*)"/)[1].trim().replace(/\s+/g, " ");
}

/** What has to be said with a file. */
export function expected(name) {
  const isDocument = ["index.html", COPY].includes(name);
  return {
    ...ALWAYS,
    "content-type": TYPES[extname(name)],
    "cache-control": isNamedByContent(name) ? "public, max-age=31536000, immutable" : "no-cache",
    "cross-origin-opener-policy": isDocument ? "same-origin" : undefined,
    "content-security-policy": isDocument
      ? `${policyIn(name)}; frame-ancestors 'none'`
      : /^tools-\w+\.js$/.test(name)
        ? "default-src 'none'; script-src 'wasm-unsafe-eval'"
        : undefined,
  };
}
