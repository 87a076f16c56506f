// What holds for the page in every state: readable by everybody, quiet, and fitting its window.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { axeSource, visit } from "./support.mjs";

const FULL =
  `#v=1&id=${CLIENT_ID}&segment=profiles&storage=s3://acme/segment&retl=__segment_reverse_etl` +
  "&profiles=profiles.ps_segment&read=sales&read=marketing.campaigns&read=marketing.web&before=1&test=crm.a.b" +
  "&host=databricks.example.com&path=/sql/x&port=8443&colour=blue";

const openTools = async () => {
  await page.run(() => document.querySelectorAll(".tool-card__button[aria-expanded=false]").forEach((button) => button.click()));
  await page.answered();
};

let site, page;
visit((visited) => ({ site, page } = visited));

const states = {
  "the empty form": async () => page.open(site.address),
  "a full form from a link": async () => page.open(site.address + FULL),
  "a form full of mistakes": async () => {
    await page.open(site.address);
    for (const label of ["Client ID", "Segment catalog", "Profiles Sync catalog", "Table to test with", "Hostname"])
      await page.fill(label, "not right");
    await page.press("Copy all SQL");
  },
  "every tool open, with its answer": async () => {
    await page.open(site.address);
    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    await openTools();
    const rows = ["USE CATALOG", "SELECT", "MODIFY"].map((privilege) => `${CLIENT_ID},${privilege},CATALOG,profiles`);
    await page.paste("Paste the answer", [...rows, "analysts,SELECT,CATALOG,profiles", "prose"].join("\n"));
    await page.paste("Paste the error message", "User does not have SELECT on Schema 'profiles.a'. dose0123456789abcdef");
    await page.until("both answered", () => document.querySelector(".verdict") && document.querySelector(".explanation"));
    await page.run(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  },
  "an audit of what is no listing": async () => {
    await page.open(site.address);
    await openTools();
    await page.paste("Paste the answer", "good morning");
    await page.until("it is judged", () => document.querySelector(".verdict"));
  },
  "an audit that finds everything as needed": async () => {
    await page.open(site.address);
    await page.fill("Client ID", CLIENT_ID);
    await openTools();
    const rows = ["USE CATALOG", "CREATE SCHEMA", "SELECT"];
    await page.paste(
      "Paste the answer",
      rows.map((privilege) => `${CLIENT_ID},${privilege},CATALOG,segment_linked_profiles_db`).join("\n"),
    );
    await page.until("it is judged", () => document.querySelector(".verdict--clean"));
  },
  "everything unfolded, and the form emptied": async () => {
    await page.open(site.address);
    await page.press("Start over");
    await page.run(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  },
};

for (const [name, reach] of Object.entries(states)) {
  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing wrong with ${name} in the ${theme} theme`, async () => {
      await page.size(1440, 900);
      await page.theme(theme);
      await reach();
      await page.driver.executeScript(await axeSource());
      const found = await page.driver.executeAsyncScript(`
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
          done(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html + " " + node.failureSummary)])));
      `);
      assert.deepEqual(found, []);
    });
  }

  for (const width of [320, 360, 768, 1440]) {
    test(`${name} needs no sideways scrolling at ${width} pixels`, async () => {
      await page.size(width, 800);
      await reach();
      const tooWide = await page.run(() =>
        [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      assert.deepEqual(tooWide, []);
      assert.equal(await page.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
    });
  }
}

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
  await page.press("Add a catalog");
  await page.fill("Other catalog 1", "sales");
  await page.press("Copy all SQL");
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
