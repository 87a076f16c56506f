// Every state of the page in narrow windows: nothing is cut off, nothing hides what has the focus, and all can be touched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, obscured, small, states, visitStates } from "./states.mjs";

let page;
visitStates((visited) => ({ page } = visited));

for (const [name, reach] of Object.entries(states)) {
  test(`${name} needs no sideways scrolling at 768 pixels`, async () => {
    await page.size(768, 800);
    await reach();
    await fits();
  });

  test(`${name} fits a phone, can be used by touch, and in a window of 1280 pixels at 400 %`, async () => {
    await page.devtools("Emulation.setTouchEmulationEnabled", { enabled: true });
    try {
      await page.size(360, 800);
      await reach();
      await fits();
      await page.size(320, 800);
      await fits();
      assert.deepEqual(await small(44), [], "what is pressed is at least 44 pixels large");
      const isDialog = await page.run(() => document.querySelector("[role=dialog]") !== null);
      if (isDialog) assert.deepEqual(await page.violations(), [], "as a dialog");
      await page.size(320, 256);
      assert.deepEqual(await page.run(obscured), [], "what has the focus is to be seen");
    } finally {
      await page.devtools("Emulation.setTouchEmulationEnabled", { enabled: false });
    }
  });
}
