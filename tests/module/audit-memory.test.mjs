import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { place, smallest } from "./support.mjs";

/** An instance of the module with its memory, which grows and never shrinks. */
async function loadWithMemory(name) {
  const module = await import(new URL(`data_graph_setup.js?${name}`, place));
  const { memory } = module.initSync({ module: await readFile(new URL("data_graph_setup_bg.wasm", place)) });
  return { audit: module.audit, memory };
}

test("a listing of ever other groups takes as much more memory as it is longer, and less than a kilobyte a group", async () => {
  const { audit, memory } = await loadWithMemory("groups");
  const size = (groups) => {
    const rows = Array.from({ length: groups }, (_, index) => `g${index},SELECT,CATALOG,sales`);
    assert.equal(audit(smallest, rows.join("\n")).others.length, groups);
    return memory.buffer.byteLength;
  };
  const before = memory.buffer.byteLength;
  for (const groups of [20_000, 40_000, 80_000]) {
    assert.ok(size(groups) - before < groups * 1000, `${groups}: ${memory.buffer.byteLength} bytes`);
  }
});
