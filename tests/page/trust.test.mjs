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
    [...document.querySelectorAll(".confirmation__item")].map((item) =>
      [...item.children].map((part) => part.innerText.trim()),
    ),
  );
  assert.deepEqual(items, [
    ["Client ID", CLIENT_ID, "Is this your service principal? It gets the access."],
    ["Storage location", "s3://acme/segment", "Is this your storage? Segment's tables are kept there."],
    [
      "Reverse ETL schema",
      "__segment_reverse_etl",
      "Has Reverse ETL run in this catalog? The service principal gets all privileges on this schema.",
    ],
    [
      "Hostname",
      "dbc-1.cloud.databricks.com",
      "Is this your workspace? Segment sends the client ID and the secret there.",
    ],
    [
      "Access",
      `After this SQL, ${CLIENT_ID} can read 2 catalogs: 1 whole, 1 in part (1 schema), and create schemas in ` +
        "SEGMENT_LINKED_PROFILES_DB. It gets all privileges on its schema __segment_reverse_etl.",
      "Is this the access that you want to give?",
    ],
    ["Read", "profiles (only ps_segment) · sales (all schemas)", "Are these yours to open, and all of them meant?"],
    [
      "REVOKE",
      `REVOKE SELECT, USE SCHEMA ON CATALOG \`profiles\` FROM \`${CLIENT_ID}\`;`,
      "This takes access back. Is that meant?",
    ],
  ]);
});

const waysOut = [
  "Copy link",
  "Copy all SQL",
  "Download .sql",
  "Copy step 2",
  "Copy step 4",
  "Copy step 5",
  "Copy step 6",
  "Copy Reverse ETL",
  "Copy Hostname",
  "Copy Http Path",
  "Copy Port",
  "Copy Catalog",
  "Copy Service principal client ID",
];

const toolsWaysOut = [
  "Copy queries",
  "Copy secret command",
  "Copy the checks",
  "Copy these statements",
  "Copy the fix",
  "Copy the undo",
];

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
  assert.deepEqual((await handingOut()).sort(), [...waysOut].sort(), "a way out that this test does not know");
  for (const name of waysOut) {
    await page.press(name);
    assert.equal(await page.clipboard(), "untouched", name);
    await page.driver.actions().sendKeys(Key.ESCAPE).perform();
  }
  assert.equal(await page.run(() => window.handedOut.length), 0);
  assert.equal(await page.state(), "From a link: not confirmed");

  await page.press("These are right");
  await page.hears("Confirmed. The SQL and the settings can be copied now.");
  assert.equal(await page.state(), "Ready to run");
  await page.press("Copy step 2");
  await page.hears("Copied step 2, 4 statements.");
  assert.match(await page.clipboard(), /^CREATE CATALOG/);
});

test("the tools hand nothing out either", async () => {
  await page.open(site.address + LINK);
  await page.run(() => document.querySelectorAll(".tool-card__button").forEach((button) => button.click()));
  await page.answered();
  await page.paste("Paste the answer", `${CLIENT_ID},MODIFY,CATALOG,sales`);
  await page.paste("Paste the error message", "User does not have SELECT on Catalog 'sales'.");
  await page.until("both answered", () => document.querySelector(".verdict") && document.querySelector(".explanation--known"));
  await page.run(() => navigator.clipboard.writeText("untouched"));
  assert.deepEqual((await handingOut()).sort(), [...waysOut, ...toolsWaysOut].sort(), "a way out that this test does not know");
  for (const name of toolsWaysOut) {
    await page.press(name);
    assert.equal(await page.clipboard(), "untouched", name);
    await page.driver.actions().sendKeys(Key.ESCAPE).perform();
  }
  await page.run(() => document.querySelectorAll(".bench details").forEach((details) => (details.open = true)));
  for (const selector of [".bench pre", ".bench .probe-list__statement"]) {
    await page.copyByHand(selector);
    assert.equal(await page.clipboard(), "untouched", selector);
  }

  await page.press("These are right");
  await page.press("Copy the fix");
  await page.hears("Copied the fix.");
  assert.match(await page.clipboard(), /^-- Missing\nGRANT /);
});

test("text that is selected by hand is held too", async () => {
  await page.open(site.address + LINK);
  await page.copyByHand("#result-2 ol");
  await page.hears("Confirm the values that came from the link first.");
  assert.equal(await page.clipboard(), "untouched");
  await page.press("These are right");
  await page.copyByHand("#result-2 ol");
  assert.match(await page.clipboard(), /CREATE CATALOG/);
});

test("the held button leads to what is to be confirmed", async () => {
  await page.open(site.address + LINK);
  await page.press("Copy all SQL");
  await page.press("Show what to confirm");
  assert.equal(await page.run(() => document.activeElement.id), "link-banner");
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
  await page.press("Copy all SQL");
  await page.hears("Copied all SQL, 5 statements.");
});

test("a confirmation does not outlive a change by another link", async () => {
  await page.open(site.address + LINK);
  await page.press("These are right");
  await page.run((fragment) => void (location.hash = fragment), LINK.replace(CLIENT_ID, OTHER_ID));
  await page.until("the other ID is there", (id) => document.querySelector("#field-clientId").value === id, OTHER_ID);
  assert.equal(await page.state(), "From a link: not confirmed");
  assert.deepEqual(await page.marked(), ["field-clientId"], "what was confirmed and is the same stays confirmed");
  await page.press("Copy all SQL");
  assert.equal(await page.clipboard(), "untouched");
});

test("a reload does not make values trusted, and keeps those that were confirmed", async () => {
  await page.open(site.address + LINK);
  await page.fill("Table to test with", "sales.a.b");
  await page.until("the address is written", () => location.hash.includes("test="));
  await page.driver.navigate().refresh();
  await page.started();
  await page.until("the gate is closed", () => document.querySelector(".confirmation") !== null);
  assert.equal(await page.state(), "From a link: not confirmed");
  await page.press("These are right");
  await page.until("the confirmation is written", () => history.state?.endsWith(";"));
  await page.driver.navigate().refresh();
  await page.started();
  await page.until("the form is filled", () => document.querySelector("#field-testTable").value !== "");
  assert.equal(await page.state(), "Ready to run");
});

for (const host of ["databricks.example.com", "evil.cloud.databricks.com.example.org", "cloud-databricks.com"]) {
  test(`a linked host outside Databricks' domains has to be typed anew: ${host}`, async () => {
    await page.open(`${site.address}#v=1&id=${CLIENT_ID}&host=${host}`);
    assert.equal(await page.value("Hostname"), "");
    assert.match(await page.banner(), new RegExp(`${host} is outside Databricks' domains\\.`));
    assert.equal((await page.buttons("Copy Hostname")).length, 0);
    await page.press("These are right");
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
  assert.equal(await page.state(), "From a link: not confirmed");
});

test("removing a row keeps the marks on the right rows", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&read=a&read=b&read=c`);
  await page.fill("Other catalog 3", "typed");
  await page.press("Remove Other catalog 1");
  assert.deepEqual(await page.marked(), ["field-clientId", "field-catalogs-0-catalog"]);
});
