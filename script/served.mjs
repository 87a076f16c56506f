// What a host should say of each file of dist/. The policies are those that stand in the built documents: each has its one
// source there, and a header adds only what a document cannot say for itself.
import { readdirSync, readFileSync } from "node:fs";

import { findPolicy } from "./markup.mjs";
import { NAMED_BY_CONTENT, OFFLINE_COPY } from "./names.mjs";

const dist = new URL("../dist/", import.meta.url);

/** The policy that stands in a document of dist/, with what only a header can add. */
function policyOf(document) {
  const policy = findPolicy(readFileSync(new URL(document, dist), "utf8")).value("content");
  return `${policy.trim().replace(/\s+/g, " ")}; frame-ancestors 'none'`;
}

// A worker has the policy that its script comes with. The tools' worker compiles its Wasm, and needs nothing else.
const WORKER_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'";

const FOR_EVER = "public, max-age=31536000, immutable";
const ASK_FIRST = "no-cache";

/** What holds for every answer. */
export const ALWAYS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
};

/** What holds for each kind of file besides: documents, the worker's script, what else is named by content, and the rest. */
export function kinds() {
  const isolated = { "Cross-Origin-Opener-Policy": "same-origin" };
  const document = (name) => ({ "Content-Security-Policy": policyOf(name), ...isolated, "Cache-Control": ASK_FIRST });
  return {
    page: document("index.html"),
    copy: document(OFFLINE_COPY),
    worker: { "Content-Security-Policy": WORKER_POLICY, "Cache-Control": FOR_EVER },
    named: { "Cache-Control": FOR_EVER },
    other: { "Cache-Control": ASK_FIRST },
  };
}

/** The paths of each kind, as patterns that nginx reads too. The first that fits decides, and what none fits is of no kind. */
export const PATHS = {
  page: /(^|\/)index\.html$/,
  copy: new RegExp(`(^|/)${OFFLINE_COPY.replace(".", "\\.")}$`),
  worker: /(^|\/)tools-[0-9a-f]{16}\.js$/,
  named: NAMED_BY_CONTENT,
};

/** The kind of a file of dist/, by its name. */
export const kindOf = (name) => Object.keys(PATHS).find((kind) => PATHS[kind].test(name)) ?? "other";

/** The files of dist/ that the page consists of, without what is meant for hosts and the module. */
export const siteFiles = () =>
  readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^_|\.(br|gz)$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
