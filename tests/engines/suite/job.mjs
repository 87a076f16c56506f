// The main job: names and connection by paste, the SQL by step and as a whole, the settings, and the link.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { CLIENT_ID, golden } from "../../support/golden.mjs";

const FULL = golden("full with Reverse ETL.guide");
export const JDBC =
  "jdbc:databricks://dbc-a1b2c3d4-e5f6.cloud.databricks.com:443/default;httpPath=/sql/1.0/warehouses/0123456789abcdef";
export const CONNECTION = "&host=dbc-a1b2c3d4-e5f6.cloud.databricks.com&path=/sql/1.0/warehouses/0123456789abcdef";
export const LIST = "sales\nmarketing.campaigns\nmarketing.web\nbilling-eu\n";

/** What each button copies, and what is said of it. */
export const PARTS = {
  2: ["Copy step 2", "Copied step 2, 4 statements."],
  4: ["Copy step 4", "Copied step 4, 2 statements."],
  5: ["Copy step 5", "Copied step 5, 9 statements."],
  6: ["Copy step 6", "Copied step 6, 3 statements."],
  "reverse-etl": ["Copy Reverse ETL", "Copied Reverse ETL, 1 statement."],
};
const SETTINGS = ["Hostname", "Http Path", "Port", "Catalog", "Service principal client ID"];

/** The statements of a copied text, without the lines that are comments. */
export const statements = (text) => text.split("\n").filter((line) => line !== "" && !line.startsWith("--"));

/** Copies each step, all, each setting and all, and compares them with what is right. */
export async function copiesAll(reader, right = FULL) {
  for (const [step, [button, said]] of Object.entries(PARTS)) {
    assert.deepEqual(statements(await reader.copy(button, said)), right.steps[step]);
  }
  assert.equal(await reader.copy("Copy SQL", "Copied all SQL, 16 statements."), right.sql);
  for (const name of SETTINGS) {
    assert.equal(await reader.copy(`Copy ${name}`, `Copied ${name}.`), right.settings[name]);
  }
  const lines = (await reader.copy("Copy settings", "Copied the settings.")).trim().split("\n");
  assert.deepEqual(lines.slice(0, SETTINGS.length), SETTINGS.map((name) => `${name}: ${right.settings[name]}`));
}

export function job(given) {
  describe("the main job", () => {
    let reader, address;
    beforeEach(async () => {
      ({ reader, site: { address } } = given);
      await reader.open(address);
    });

    test("names and connection come in by paste, and all of it is copied right", async () => {
      await reader.isAt("Client ID");
      await reader.keys(CLIENT_ID);
      await reader.type("Profiles Sync catalog", "profiles");
      await reader.choose("Only these", "What may Segment read in Profiles Sync catalog?");
      await reader.type("Profiles Sync catalog, schema 1", "ps_segment");
      await reader.paste("Other catalog 1", LIST);
      await reader.holds("Other catalog 2, schema 2", "web");
      await reader.paste("JDBC URL or connection details", JDBC);
      await reader.holds("HTTP path", "/sql/1.0/warehouses/0123456789abcdef");
      await reader.fold("Step 2 Segment's own catalog SEGMENT_LINKED_PROFILES_DB, will be created Change");
      await reader.type("Segment catalog", "segment_data_graph");
      await reader.choose("No, create it with a storage location");
      await reader.type("Storage location", "s3://acme-lake/segment/data-graph");
      await reader.fold("Last section of the guide + Reverse ETL never used here Change");
      await reader.choose("Yes, its schema is __segment_reverse_etl");
      await reader.fold("Step 5 Older whole-catalog access kept Change");
      await reader.tick("Also remove the old whole-catalog access");
      await reader.fold("Step 6 Table to test with none Change");
      await reader.type("Table to test with", "sales.orders.lines");
      await reader.sees(/SQL ready/);
      await reader.sees(/Settings ready/);
      await copiesAll(reader);
      const link = "Copied the link. It holds what the form holds, and no secret.";
      assert.equal(await reader.copy("Copy link", link), `${address}#${FULL.link}`);
      assert.equal(await reader.driver.getCurrentUrl(), `${address}#${FULL.link}`);
    });

    test("a list is undone by its button and by the keys, to what stood there", async () => {
      await reader.type("Other catalog 1", "first");
      await reader.holds("Other catalog 2", "");
      for (const undo of [() => reader.press("Undo"), () => reader.undoKeys()]) {
        await reader.paste("Other catalog 1", LIST);
        await reader.holds("Other catalog 3", "billing-eu");
        await reader.sees(/Added sales, marketing\.campaigns, marketing\.web and billing-eu\./);
        await undo();
        await reader.holds("Other catalog 1", "first");
        assert.equal(await reader.has("textbox", "Other catalog 3"), false);
        assert.doesNotMatch(await reader.page(), /Added sales/);
      }
    });

    test("a catalog is limited to some schemas, and made whole again", async () => {
      await reader.type("Other catalog 1", "sales");
      await reader.choose("Only these", "What may Segment read in Other catalog 1?");
      await reader.isAt("Other catalog 1, schema 1");
      await reader.keys("orders");
      await reader.stepReads("Only some schemas", /GRANT USAGE, SELECT ON SCHEMA `orders` TO /);
      await reader.choose("All schemas", "What may Segment read in Other catalog 1?");
      await reader.stepReads("Other catalogs", /GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `sales` TO /);
    });

    test("a mistake is named, quotes go, and a secret is gone at once", async () => {
      await reader.type("Client ID", "segment@example.com");
      await reader.type("Profiles Sync catalog", "`profiles`");
      await reader.type("Other catalog 1", "dose0123456789abcdef0123456789abcdef");
      await reader.sees(/OAuth secret/);
      await reader.holds("Other catalog 1", "");
      await reader.holds("Profiles Sync catalog", "profiles");
      await reader.sees(/e-mail address/);
      assert.doesNotMatch(await reader.run(() => location.href + JSON.stringify({ ...sessionStorage })), /dose0123/);
    });

    test("SQL that is not complete is only copied by who says so", async () => {
      await reader.putOnClipboard("untouched");
      await reader.press("Copy SQL");
      await reader.sees(/2 fields empty\. The text still has placeholders\./);
      assert.equal(await reader.clipboard(), "untouched");
    });

    test("each other form is copied as it stands there", async () => {
      await reader.open(`${address}#v=1&id=${CLIENT_ID}&profiles=profiles&read=sales${CONNECTION}`);
      await reader.confirm();
      for (const [tab, choice, button, said, has] of [
        ["Terraform", null, "Copy Terraform", "Copied the Terraform configuration.", /^resource "databricks_/m],
        ["CLI", "bash", "Copy script", "Copied the script.", /^databricks /m],
        ["CLI", "PowerShell", "Copy script", "Copied the script.", /^\$|databricks /m],
        ["Runbook", null, "Copy runbook", "Copied the runbook.", /^# /m],
        ["File", null, "Copy the plan", "Copied the plan.", /^ {2}"version": 1,$/m],
      ]) {
        await reader.turnTo(tab);
        if (choice) await reader.choose(choice);
        if (tab === "File") await reader.fold("Show the file");
        const text = await reader.copy(button, said);
        assert.match(text, has);
        assert.match(text, /sales/);
        assert.ok((await reader.read("tabpanel", tab)).includes(text.trim().split("\n").at(-1).trim()), tab);
      }
      await reader.turnTo("SQL");
      await reader.find("heading", "Profiles Sync catalog");
    });
  });
}
