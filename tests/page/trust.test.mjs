// The gate: nothing that a link brought leaves the page before somebody has looked at it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

const OTHER_ID = "11111111-2222-4333-8444-555555555555";
const LINK = `#v=1&id=${CLIENT_ID}&storage=s3://acme/segment&retl=__segment_reverse_etl&profiles=profiles.ps_segment&read=sales` +
  "&before=1&host=dbc-1.cloud.databricks.com&path=/sql/1.0/warehouses/0123456789abcdef";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.open(site.address);
  await page.run(() => navigator.clipboard.writeText("untouched"));
});

test("what a hostile link could abuse is shown in one place", async () => {
  await page.open(site.address + LINK);
  const items = await page.run(() =>
    [...document.querySelectorAll(".review__row")].map((row) =>
      ["dt", ".review__names", ".review__check"].map((part) => row.querySelector(part)?.innerText.trim() ?? ""),
    ),
  );
  assert.deepEqual(items, [
    [
      "Who",
      CLIENT_ID,
      "In Databricks: Settings → Identity and access → Service principals → yours. Its Application ID must be this one. " +
        "Not sure? Ask for it by another way than the link came by.",
    ],
    [
      "Where",
      "dbc-1.cloud.databricks.com\n/sql/1.0/warehouses/0123456789abcdef",
      "Segment will send the client ID and your secret to this address. Compare it with your workspace's address.",
    ],
    [
      "Reads",
      "2 catalogs, 1 of them whole, and 1 schema of the others\n\nprofiles: only ps_segment · sales (all schemas)",
      "May Segment read all of these?",
    ],
    ["Writes", "SEGMENT_LINKED_PROFILES_DB will be created, and Segment can create schemas in it", ""],
    ["Stored at", "s3://acme/segment", "Segment's tables are kept there. Is this your storage?"],
    [
      "Everything on",
      "__segment_reverse_etl",
      "Segment gets all privileges on this schema. Has Reverse ETL run there?",
    ],
    [
      "Removes",
      `REVOKE SELECT, USE SCHEMA ON CATALOG \`profiles\` FROM \`${CLIENT_ID}\`;`,
      "This removes access that was granted before. Do you want that?",
    ],
  ]);
});

const waysOut = [
  "Copy SQL",
  "Copy link",
  "Download",
  "Copy step 2",
  "Copy step 4",
  "Copy step 5",
  "Copy step 6",
  "Copy Reverse ETL",
  "Copy settings",
  "Copy Hostname",
  "Copy Http Path",
  "Copy Port",
  "Copy Catalog",
  "Copy Service principal client ID",
];

/** Where form and result do not fit side by side. */
const narrowWaysOut = ["Copy the link"];

const toolsWaysOut = {
  "tool-audit": ["Copy queries", "Copy the fix"],
  "tool-checks": [
    "Copy secret command",
    "Copy the checks",
    "Copy workspace command",
    "Copy account command",
    "Copy the query",
  ],
  "tool-explain-error": ["Copy these statements"],
  "tool-undo": ["Copy the undo"],
};

/** Presses what should hand something out, and sees that the clipboard stays as it is. */
async function isRefused(name) {
  await page.press(name);
  assert.equal(await page.clipboard(), "untouched", name);
  assert.match(
    (await page.said()) + (await page.run(() => document.querySelector(".popover")?.innerText ?? "")),
    /Nothing can be copied until you have checked the values\./,
    name,
  );
  await page.driver.actions().sendKeys(Key.ESCAPE).perform();
}

const handingOut = () =>
  page.run(() =>
    [...document.querySelectorAll("button")]
      .map((button) => button.getAttribute("aria-label") ?? button.innerText)
      .filter((name) => /copy|download|export|share/i.test(name)),
  );

test("every button that hands something out is held until the values are confirmed", async () => {
  await page.open(site.address + LINK);
  await page.run(() => {
    window.handedOut = [];
    URL.createObjectURL = (blob) => (window.handedOut.push(blob), "about:blank");
  });
  assert.deepEqual(
    (await handingOut()).sort(),
    [...waysOut, ...narrowWaysOut].sort(),
    "a way out that this test does not know",
  );
  for (const name of waysOut) await isRefused(name);
  await page.size(768, 900);
  for (const name of narrowWaysOut) await isRefused(name);
  await page.size(1440, 900);
  assert.equal(await page.run(() => window.handedOut.length), 0);
  assert.equal(await page.isHeld(), true);
  assert.equal(await page.state(), "", "the page does not call the SQL ready");

  await page.press("I checked these values");
  await page.hears("You checked the values from the link.");
  assert.equal(await page.run(() => document.activeElement.id), "copy-sql");
  assert.equal(await page.state(), "SQL ready");
  await page.press("Copy step 2");
  await page.hears("Copied step 2, 4 statements.");
  assert.match(await page.clipboard(), /^CREATE CATALOG/);
});

test("the tools hand nothing out either", async () => {
  await page.open(site.address + LINK);
  const open = async (id) => {
    await page.run((wanted) => document.getElementById(wanted).click(), id);
    await page.answered();
  };
  for (const id of Object.keys(toolsWaysOut)) await open(id);
  await open("tool-audit");
  await page.paste("Paste the answer", `${CLIENT_ID},MODIFY,CATALOG,sales`);
  await page.until("it is judged", () => document.querySelector(".verdict"));
  await open("tool-explain-error");
  await page.paste("Paste the error message", "User does not have SELECT on Catalog 'sales'.");
  await page.until("it is explained", () => document.querySelector(".explanation--known"));
  await page.run(() => navigator.clipboard.writeText("untouched"));
  assert.deepEqual(
    (await handingOut()).sort(),
    [...waysOut, ...narrowWaysOut, ...Object.values(toolsWaysOut).flat()].sort(),
    "a way out that this test does not know",
  );
  for (const [id, names] of Object.entries(toolsWaysOut)) {
    await open(id);
    for (const name of names) await isRefused(name);
    await page.run(() => document.querySelectorAll(".bench details").forEach((details) => (details.open = true)));
    for (const kind of ["pre", ".probe-list__statement"]) {
      const selector = `.tool:not([hidden]) ${kind}`;
      if (!(await page.run((wanted) => document.querySelector(wanted) !== null, selector))) continue;
      await page.copyByHand(selector);
      await page.hears("Nothing can be copied until you have checked the values.");
      assert.equal(await page.clipboard(), "untouched", `${id} ${kind}`);
    }
  }

  await page.press("I checked these values");
  await open("tool-audit");
  await page.press("Copy the fix");
  await page.hears("Copied the fix.");
  assert.match(await page.clipboard(), /^-- Missing\nGRANT /);
});

test("text that is selected by hand is held too", async () => {
  await page.open(site.address + LINK);
  await page.copyByHand("#result-2 ol");
  await page.hears("Nothing can be copied until you have checked the values.");
  assert.equal(await page.clipboard(), "untouched");
  await page.press("I checked these values");
  await page.copyByHand("#result-2 ol");
  assert.match(await page.clipboard(), /CREATE CATALOG/);
});

test("the held button leads to what is to be confirmed", async () => {
  await page.open(site.address + LINK);
  await page.press("Copy SQL");
  await page.press("Show what to check");
  assert.equal(await page.run(() => document.activeElement.id), "review");
});

test("a value that is typed anew is no longer from the link", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}`);
  assert.deepEqual(await page.marked(), ["field-clientId"]);
  await page.fill("Client ID", OTHER_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  assert.deepEqual(await page.marked(), []);
  await page.press("Copy step 3");
  await page.hears("Copied step 3, 1 statement.");
});

test("typing the same value anew counts as typing it", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}`);
  await page.fill("Client ID", CLIENT_ID);
  assert.deepEqual(await page.marked(), []);
});

test("values that were typed here are never gated", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.fill("Hostname", "databricks.example.com");
  await page.press("Copy SQL");
  await page.hears("Copied all SQL, 5 statements.");
});

test("a confirmation does not outlive a change by another link", async () => {
  await page.open(site.address + LINK);
  await page.press("I checked these values");
  await page.run((fragment) => void (location.hash = fragment), LINK.replace(CLIENT_ID, OTHER_ID));
  await page.until("the other ID is there", (id) => document.querySelector(".review__value")?.innerText === id, OTHER_ID);
  assert.equal(await page.isHeld(), true);
  assert.deepEqual(await page.marked(), ["field-clientId"], "what was confirmed and is the same stays confirmed");
  await page.press("Copy SQL");
  assert.equal(await page.clipboard(), "untouched");
});

test("a reload does not make values trusted, and keeps those that were confirmed", async () => {
  await page.open(site.address + LINK);
  await page.fill("Table to test with", "sales.a.b");
  await page.until("the address is written", () => location.hash.includes("test="));
  await page.driver.navigate().refresh();
  await page.started();
  await page.until("the gate is closed", () => document.querySelector(".review--held") !== null);
  assert.equal(await page.isHeld(), true);
  await page.press("I checked these values");
  await page.until("the confirmation is written", () => history.state?.endsWith(";"));
  await page.driver.navigate().refresh();
  await page.started();
  await page.until("the form is filled", () => document.querySelector("#field-testTable")?.value);
  assert.equal(await page.state(), "SQL ready");
});

for (const host of ["databricks.example.com", "evil.cloud.databricks.com.example.org", "cloud-databricks.com"]) {
  test(`a linked host outside Databricks' domains has to be typed anew: ${host}`, async () => {
    await page.open(`${site.address}#v=1&id=${CLIENT_ID}&host=${host}`);
    assert.equal(await page.value("Hostname"), "");
    assert.match(await page.banner(), new RegExp(`${host} is not a Databricks address\\.`));
    assert.equal((await page.buttons("Copy Hostname")).length, 0);
    await page.press("I checked these values");
    await page.fill("Hostname", host);
    await page.press("Copy Hostname");
    await page.hears("Copied Hostname.");
    assert.equal(await page.clipboard(), host);
  });
}

test("starting over and Undo do not make values trusted", async () => {
  await page.open(site.address + LINK);
  await page.press("Start over");
  await page.press("Undo");
  assert.equal(await page.isHeld(), true);
});

test("removing a row keeps the marks on the right rows", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&read=a&read=b&read=c`);
  await page.fill("Other catalog 3", "typed");
  await page.press("Remove Other catalog 1");
  assert.deepEqual(await page.marked(), ["field-clientId", "field-catalogs-0-catalog"]);
});

test("the browser's own undo does not bring a value of the link back as one that was typed", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}`);
  const box = await page.box("Client ID");
  await page.click(box);
  const keys = (letter) => page.driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform();
  await keys("a");
  await box.sendKeys(OTHER_ID);
  assert.equal(await page.isHeld(), false);
  for (let times = 0; times < OTHER_ID.length && (await page.value("Client ID")) !== CLIENT_ID; times++) await keys("z");
  assert.equal(await page.value("Client ID"), CLIENT_ID, "the browser undoes it");
  assert.equal(await page.isHeld(), true);
});

test("a location that was hidden when the rest was confirmed has to be looked at when it comes back", async () => {
  await page.open(site.address + LINK);
  await page.press("Edit");
  await page.choose("No, create it");
  assert.doesNotMatch(await page.banner(), /s3:/);
  await page.press("I checked these values");
  assert.equal(await page.isHeld(), false);
  await page.choose("No, create it with a storage location");
  assert.equal(await page.isHeld(), true);
  assert.match(await page.banner(), /s3:\/\/acme\/segment/);
  await page.run(() => navigator.clipboard.writeText("untouched"));
  await page.press("Copy SQL");
  assert.equal(await page.clipboard(), "untouched");
});
