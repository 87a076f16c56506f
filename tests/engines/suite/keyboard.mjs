// The whole job by keyboard alone: Tab, arrows, Enter and Space. WebKitGTK's Tab goes to buttons and links as the others' does.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CLIENT_ID, golden } from "../../support/golden.mjs";
import { Key } from "../../page/support.mjs";
import { JDBC, LIST, statements } from "./job.mjs";
import { ANSWER, ERROR, FIX, PLAN } from "./tools.mjs";

const FULL = golden("full with Reverse ETL.guide");

export function keyboard(given) {
  describe("by keyboard alone", () => {
    test("names, connection, SQL, other forms, settings and link", async () => {
      const { reader, site } = given;
      const pasteHere = async (text) => {
        await reader.putOnClipboard(text);
        await reader.chord(Key.CONTROL, "v");
      };
      await reader.open(site.address);
      await reader.isAt("Client ID");
      await reader.keys(CLIENT_ID);
      await reader.tabTo("Profiles Sync catalog");
      await reader.keys("profiles");
      await reader.tabTo("All schemas");
      await reader.keys(Key.ARROW_RIGHT);
      await reader.isAt("Profiles Sync catalog, schema 1");
      await reader.keys("ps_segment");
      await reader.tabTo("Other catalog 1");
      await pasteHere(LIST);
      await reader.holds("Other catalog 3", "billing-eu");
      await reader.chord(Key.CONTROL, "z");
      await reader.holds("Other catalog 1", "");
      await pasteHere(LIST);
      await reader.holds("Other catalog 3", "billing-eu");
      await reader.tabTo("JDBC URL or connection details");
      await pasteHere(JDBC);
      await reader.holds("HTTP path", "/sql/1.0/warehouses/0123456789abcdef");
      await reader.tabTo("Step 2 Segment's own catalog SEGMENT_LINKED_PROFILES_DB, will be created Change");
      await reader.keys(Key.ENTER);
      await reader.tabTo("Segment catalog");
      await reader.keys("segment_data_graph");
      await reader.tabTo("No, create it");
      await reader.keys(Key.ARROW_DOWN);
      await reader.isAt("No, create it with a storage location");
      await reader.tabTo("Storage location");
      await reader.keys("s3://acme-lake/segment/data-graph");
      await reader.tabTo("Last section of the guide + Reverse ETL never used here Change");
      await reader.keys(Key.SPACE);
      await reader.tabTo("No");
      await reader.keys(Key.ARROW_DOWN);
      await reader.isAt("Yes, its schema is __segment_reverse_etl");
      await reader.tabTo("Step 5 Older whole-catalog access kept Change");
      await reader.keys(Key.ENTER);
      await reader.tabTo("Also remove the old whole-catalog access");
      await reader.keys(Key.SPACE);
      await reader.tabTo("Step 6 Table to test with none Change");
      await reader.keys(Key.SPACE);
      await reader.tabTo("Table to test with");
      await reader.keys("sales.orders.lines");

      await reader.tabTo("SQL");
      await reader.keys(Key.ARROW_RIGHT);
      await reader.isAt("Map");
      await reader.keys(Key.ARROW_RIGHT);
      await reader.isAt("Terraform");
      assert.match(await reader.copyByKeys("Copy Terraform", Key.ENTER, "Copied the Terraform configuration."), /billing-eu/);
      await reader.tabTo("Terraform", true);
      await reader.keys(Key.ARROW_LEFT, Key.ARROW_LEFT);
      await reader.isAt("SQL");

      assert.equal(await reader.copyByKeys("Copy SQL", Key.ENTER, "Copied all SQL, 16 statements."), FULL.sql);
      const link = "Copied the link. It holds what the form holds, and no secret.";
      assert.equal(await reader.copyByKeys("Copy link", Key.SPACE, link), `${site.address}#${FULL.link}`);
      const step = await reader.copyByKeys("Copy step 4", Key.ENTER, "Copied step 4, 2 statements.");
      assert.deepEqual(statements(step), FULL.steps[4]);
      const settings = await reader.copyByKeys("Copy settings", Key.SPACE, "Copied the settings.");
      assert.ok(settings.startsWith(`Hostname: ${FULL.settings.Hostname}\n`));
    });

    test("a link, its review, the audit, an error and the undo", async () => {
      const { reader, site } = given;
      await reader.open(site.address + PLAN);
      await reader.find("region", "Someone sent you these values");
      await reader.tabTo("I checked these values");
      // Who presses too early is told so, and presses again.
      await reader.until("the link is confirmed", async () => {
        await reader.keys(Key.ENTER);
        return !(await reader.has("button", "I checked these values"));
      });
      await reader.isAt("Copy SQL");
      await reader.keys(Key.ENTER);
      await reader.hears("Copied all SQL, 13 statements.");
      await reader.tabTo("Audit");
      await reader.keys(Key.ENTER);
      await reader.find("tabpanel", "Audit");
      await reader.tabTo("Paste the answer");
      await reader.putOnClipboard(ANSWER);
      await reader.chord(Key.CONTROL, "v");
      await reader.reads("tabpanel", "Audit", /2 grants are missing\. 1 grant is not needed\./);
      assert.equal(await reader.copyByKeys("Copy the fix", Key.ENTER, "Copied the fix."), FIX);
      await reader.tabTo("Audit", true);
      await reader.keys(Key.ARROW_RIGHT, Key.ARROW_RIGHT);
      await reader.isAt("Explain an error");
      await reader.tabTo("Paste the error message");
      await reader.putOnClipboard(ERROR);
      await reader.chord(Key.CONTROL, "v");
      await reader.hears("This error is explained.");
      await reader.tabTo("Explain an error", true);
      await reader.keys(Key.ARROW_RIGHT);
      await reader.isAt("Undo");
      assert.match(await reader.copyByKeys("Copy the undo", Key.SPACE, "Copied the undo."), /^REVOKE /m);
    });
  });
}
