// What holds for the page as a whole: it is quiet, everything in it has a name, and what has the focus is to be seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { FULL, visitStates } from "./states.mjs";
import { Key } from "./support.mjs";

let site, page;
visitStates((visited) => ({ site, page } = visited));

test("the page loads and works without a word in the console", async () => {
  await page.consoleMessages();
  await page.open(site.address + FULL);
  await page.fill("Profiles Sync catalog", "profiles2");
  await page.press("Start over");
  assert.deepEqual(await page.consoleMessages(), []);
});

test("nothing is requested after the page has loaded", async () => {
  await page.open(site.address);
  await page.until("the page is quiet", () => document.readyState === "complete");
  await page.hasAnswer();
  const requested = site.requests.length;
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.fill("Other catalog 1", "sales");
  await page.press("Copy SQL");
  await page.press("Start over");
  assert.deepEqual(site.requests.slice(requested), []);
});

test("every box and button of the empty form has a name", async () => {
  await page.open(site.address);
  const controls = await page.driver.findElements({ css: "input, button, summary, textarea" });
  for (const control of controls) {
    if (await control.isDisplayed()) assert.notEqual((await control.getAccessibleName()).trim(), "");
  }
});

const GOOD = FULL.replace("databricks.example.com", "dbc-1.cloud.databricks.com").replace("&colour=blue", "");

for (const [what, fragment] of [
  ["nothing more to say of its link", GOOD],
  ["parts of its link left out", FULL],
]) {
  test(`with ${what}, nothing that the Tab key reaches is hidden by what is pinned to the window`, async () => {
    await page.size(1440, 900);
    await page.open(site.address + fragment);
    await page.press("I checked these values");
    // A form that is longer than the result, and a result that is longer than the window.
    await page.run(() => document.querySelectorAll(".form details").forEach((details) => (details.open = true)));
    await page.run(() => document.querySelector("#field-clientId").focus());
    const covered = new Set();
    let isRound = false;
    for (let presses = 0; presses < 150 && !isRound; presses += 1) {
      await page.driver.actions().sendKeys(Key.TAB).perform();
      const hidden = await page.run(() => {
        const focused = document.activeElement;
        if (focused === document.body) return null;
        const { left, top, width, height } = focused.getBoundingClientRect();
        const shown = document.elementFromPoint(left + width / 2, top + height / 2);
        const isShown =
          shown && (focused.contains(shown) || shown.contains(focused) || shown.closest("label")?.control === focused);
        return isShown ? "" : focused.ariaLabel ?? focused.innerText;
      });
      isRound = hidden === null;
      if (hidden) covered.add(hidden);
    }
    assert.equal(isRound, true, "the Tab key has been everywhere behind the first box");
    assert.deepEqual([...covered], []);
  });
}
