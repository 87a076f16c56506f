// Every state of the page, in a wide window and both themes: axe finds nothing, and what is pressed is large enough.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, small, states, visitStates } from "./states.mjs";

let page;
visitStates((visited) => ({ page } = visited));

for (const [name, reach] of Object.entries(states)) {
  test(`axe finds nothing wrong with ${name}, in either theme, and it fits a wide window`, async () => {
    // So high that nothing which is pinned to the window lies over what is scrolled to.
    await page.size(1440, 4000);
    await page.theme("light");
    await reach();
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await small(24), [], "what is pressed is at least 24 pixels large");
    await page.theme("dark");
    assert.deepEqual(await page.violations(), []);
    await page.size(1440, 800);
    await fits();
  });
}
