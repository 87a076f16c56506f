// How much may be loaded, as a server sends it with brotli. CONTRIBUTING.md says what was tried to keep to it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { loads, sizesOf } from "../../script/loads.mjs";

for (const { name, files, budget } of loads()) {
  test(`the ${name} is at most ${budget / 1000} KB`, () => {
    assert.ok(files.some((file) => file.endsWith(".wasm")), `it has no Wasm: ${files.join()}`);
    const sizes = files.map((file) => [file, sizesOf(file).at(-1)]);
    const sum = sizes.reduce((total, [, size]) => total + size, 0);
    assert.ok(sum <= budget, `${sum} bytes: ${sizes.map(([file, size]) => `${file} ${size}`).join(", ")}`);
  });
}
