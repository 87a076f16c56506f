// The main job, from the empty form to a colleague's tab, in the built page.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID, golden } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

test("the empty form shows the guide's statements, with blanks marked and examples folded", async () => {
  const shown = {};
  for (const id of ["2", "3", "4", "5", "6", "reverse-etl"]) shown[id] = await page.statements(id);
  assert.deepEqual(shown, golden("empty.guide").steps);
  const marked = await page.run(() => [...document.querySelectorAll(".sql-code__blank")].map((blank) => blank.textContent));
  assert.deepEqual(marked, [...Array(3).fill("`${client_id}`"), "`${profiles_sync_catalog}`", "`${client_id}`"]);
  const examples = await page.run(() =>
    [...document.querySelectorAll(".step--off")].map((step) => [
      step.id,
      step.open,
      step.querySelectorAll(".copy-button").length,
    ]),
  );
  assert.deepEqual(examples, [
    ["result-4", false, 0],
    ["result-5", false, 0],
    ["result-6", false, 0],
    ["result-reverse-etl", false, 0],
  ]);
  const isInSight = () => page.run(() => document.querySelector("#result-4 ol").checkVisibility());
  assert.equal(await isInSight(), false);
  await page.run(() => document.querySelector("#result-4 summary").click());
  assert.equal(await isInSight(), true);
  assert.equal(await page.state(), "2 fields empty");
});

test("every key fills the SQL at once", async () => {
  const box = await page.box("Profiles Sync catalog");
  await box.sendKeys("pro");
  await page.until("the name is in the SQL", () => document.querySelector("#result-3").innerText.includes("`pro`"));
  assert.equal(await page.state(), "1 field empty");
  await box.sendKeys("files");
  assert.deepEqual(await page.statements("3"), [
    "GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `profiles` TO `${client_id}`;",
  ]);
});

test("a blank in the SQL goes to its field", async () => {
  await page.press("`${profiles_sync_catalog}`");
  assert.equal(await page.run(() => document.activeElement.id), "field-profilesSync-catalog");
});

const FULL = golden("full with Reverse ETL.guide");

/** Fills the form with the case's values, as people type and paste. */
async function fillEverything() {
  await page.fill("Client ID", `  ${CLIENT_ID.toUpperCase()} `);
  await page.fill("Segment catalog", "segment_data_graph");
  await page.choose("No, create it with a storage location");
  await page.fill("Storage location", "s3://acme-lake/segment/data-graph");
  await page.choose("Yes, its schema is __segment_reverse_etl");
  await page.fill("Profiles Sync catalog", "profiles");
  await page.choose("Only these");
  await page.fill("Profiles Sync catalog, schema 1", "ps_segment");
  await page.fill("Other catalog 1", "sales");
  await page.fill("Other catalog 2", "marketing");
  await page.choose("Only these", 2);
  await page.fill("Other catalog 2, schema 1", "campaigns");
  await page.fill("Other catalog 2, schema 2", "web");
  await page.fill("Other catalog 3", "billing-eu");
  await page.choose("Also remove the old whole-catalog access");
  await page.fill("Table to test with", "sales.orders.lines");
  await page.fill("Hostname", "HTTPS://dbc-a1b2c3d4-e5f6.cloud.databricks.com:443/?o=42");
  await page.fill("HTTP path", "sql/1.0/warehouses/0123456789ABCDEF");
}

test("a full form is copied, opened from its link in another tab, and is the same there", async () => {
  await fillEverything();
  assert.equal(await page.state(), "SQL ready");

  await page.press("Copy SQL");
  await page.hears("Copied all SQL, 16 statements.");
  assert.equal(await page.clipboard(), FULL.sql);

  await page.press("Copy step 6");
  await page.hears("Copied step 6, 3 statements.");
  assert.equal(await page.clipboard(), FULL.checks);

  for (const name of ["Hostname", "Http Path", "Port", "Catalog", "Service principal client ID"]) {
    await page.press(`Copy ${name}`);
    await page.hears(`Copied ${name}.`);
    assert.equal(await page.clipboard(), FULL.settings[name]);
  }
  assert.equal((await page.buttons("Copy OAuth secret")).length, 0);

  await page.press("Copy link");
  await page.hears("Copied the link. It holds what the form holds, and no secret.");
  const link = await page.clipboard();
  assert.equal(link, `${site.address}#${FULL.link}`);
  await page.until("the address bar has the link", (wanted) => location.href === wanted, link);

  const first = await page.driver.getWindowHandle();
  await page.driver.switchTo().newWindow("tab");
  try {
    await page.size(1440, 900);
    await page.driver.get(link);
    await page.started();
    assert.match(await page.banner(), /^Someone sent you these values/);
    assert.match(await page.banner(), /All 13 values in the link were used\./);
    await page.press("I checked these values");
    await page.press("Copy SQL");
  await page.hears("Copied all SQL, 16 statements.");
    assert.equal(await page.clipboard(), FULL.sql);
    assert.equal(await page.value("Client ID"), CLIENT_ID);
    assert.equal(await page.value("Other catalog 2, schema 2"), "web");
  } finally {
    await page.driver.close();
    await page.driver.switchTo().window(first);
  }
});

test("the whole job is done by keyboard alone", async () => {
  const focused = () =>
    page.run(() => document.activeElement.id || document.activeElement.innerText.trim().replace(/\s+/g, " "));
  const tab = async (wanted) => {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.driver.actions().sendKeys(Key.TAB).perform();
      if ((await focused()) === wanted) return;
    }
    assert.fail(`the Tab key never reached ${wanted}`);
  };
  const type = (...keys) => page.driver.actions().sendKeys(...keys).perform();
  assert.equal(await focused(), "field-clientId", "who fills in the empty form begins at its first box");
  await type(CLIENT_ID);
  await tab("field-profilesSync-catalog");
  await type("profiles");
  await tab("field-profilesSync-catalog-extent-all");
  await type(Key.ARROW_RIGHT);
  assert.equal(await focused(), "field-profilesSync-schemas-0");
  await type("ps_segment");
  await tab("field-catalogs-0-catalog");
  await type("sales", Key.ENTER);
  assert.equal(await focused(), "field-catalogs-1-catalog", "Enter goes on to the next box");
  await tab("Type the three values");
  await type(Key.ENTER);
  await tab("field-connection-port");
  await type("8443");
  await tab("Step 6 Table to test with none Change");
  await type(Key.ENTER);
  await tab("field-testTable");
  await type("sales.orders.lines");
  await tab("copy-sql");
  await type(Key.ENTER);
  await page.hears("Copied all SQL, 8 statements.");
  assert.match(await page.clipboard(), /USE CATALOG `profiles`;\nGRANT USAGE, SELECT ON SCHEMA `ps_segment` TO /);
});

test("the file holds exactly the SQL", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  const file = await page.run(async () => {
    const kept = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (kept.push(blob), make.call(URL, blob));
    HTMLAnchorElement.prototype.click = function () {
      kept.push(this.download);
    };
    document.querySelector("button[aria-label=Download]").click();
    return [await kept[0].text(), kept[1]];
  });
  await page.press("Copy SQL");
  await page.hears("Copied all SQL, 5 statements.");
  assert.deepEqual(file, [await page.clipboard(), "databricks-access-for-segment.sql"]);
});

test("the other keywords print what Databricks lists", async () => {
  await page.choose("Current Databricks names");
  assert.deepEqual(await page.statements("2"), [
    "CREATE CATALOG IF NOT EXISTS `SEGMENT_LINKED_PROFILES_DB`;",
    "GRANT USE CATALOG, CREATE SCHEMA, SELECT ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO `${client_id}`;",
  ]);
});
