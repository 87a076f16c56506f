// Lays beside each file of dist/ what a server sends of it, with gzip and with brotli, where that is less. The module is left
// as it is: dist/module/ is a package.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

import { compressed } from "./loads.mjs";

// A file that fits into one packet comes no sooner when it is smaller.
const PACKET = 1400;

const dist = new URL("../dist/", import.meta.url);

for (const entry of readdirSync(dist, { withFileTypes: true })) {
  // What a host reads, and pictures, which are compressed already.
  if (!entry.isFile() || /^_|\.png$/.test(entry.name)) continue;
  const bytes = readFileSync(new URL(entry.name, dist));
  if (bytes.length <= PACKET) continue;
  for (const [ending, fewer] of Object.entries(compressed(bytes))) {
    if (fewer.length < bytes.length) writeFileSync(new URL(`${entry.name}.${ending}`, dist), fewer);
  }
}
