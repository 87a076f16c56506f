// What the files of dist/ are called. Those that the page loads are named by what is in them, so that a browser may keep each
// for ever.
import { createHash } from "node:crypto";
import { readFileSync, renameSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);

export const OFFLINE_COPY = "data-graph-setup.html";

/** What only names by content end in. */
export const NAMED_BY_CONTENT = /-[0-9a-f]{16}(_bg)?\.\w+$/;

/** Gives a file a name of its own content, and returns that name and the digest. */
export function nameByContent(path) {
  const digest = createHash("sha384").update(readFileSync(new URL(path, dist))).digest();
  // Trunk's names go by what its tools were given, not by what they made of it: a browser could keep a file of the same
  // name and another digest from an earlier release, and would refuse to run it.
  const named = path.replace(/(-[0-9a-f]+)?(?=(_bg)?\.\w+$)/, `-${digest.toString("hex", 0, 8)}`);
  renameSync(new URL(path, dist), new URL(named, dist));
  return { named, digest };
}
