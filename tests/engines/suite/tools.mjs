// What is done beside the SQL and after it has run: the map, the audit, the checks, an error explained, the undo.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { CLIENT_ID, goldenAudit } from "../../support/golden.mjs";

export const PLAN =
  `#v=1&id=${CLIENT_ID}&segment=segment_data_graph&profiles=profiles.ps_segment&read=sales&read=marketing.campaigns` +
  "&read=marketing.web&read=billing-eu";
export const ANSWER = await readFile(new URL("../../fixtures/audit/copied-grid.txt", import.meta.url), "utf8");
export const FIX = goldenAudit("two missing and one too many").fix;
export const PICTURE = "Picture of what the service principal can read and write. The list below says the same.";
export const ERROR = "User does not have USE SCHEMA on Schema 'marketing.web'. SQLSTATE: 42501";

export function tools(given) {
  describe("the tools", () => {
    let reader;
    // One page for all of them: each tool is as it was left.
    before(async () => {
      reader = given.reader;
      await reader.open(given.site.address + PLAN);
      await reader.confirm();
    });

    test("the map shows who can read and write what, as a picture and as a list", async () => {
      await reader.turnTo("Map");
      await reader.find("image", PICTURE);
      await reader.fold("The same as a list");
      const said = await reader.read("tabpanel", "Map");
      for (const name of ["segment_data_graph", "profiles", "ps_segment", "sales", "marketing", "campaigns", "billing-eu"]) {
        assert.ok(said.includes(name), name);
      }
    });

    test("the queries of the audit are copied, their answer is judged, and what mends it is copied", async () => {
      await reader.turnTo("Audit");
      await reader.choose("One query", "How do you want to ask?");
      assert.match(await reader.copy("Copy queries", "Copied the queries."), /information_schema/);
      await reader.paste("Paste the answer", ANSWER);
      await reader.reads("tabpanel", "Audit", /2 grants are missing\. 1 grant is not needed\./);
      assert.equal(await reader.copy("Copy the fix", "Copied the fix."), FIX);
    });

    test("the checks are copied", async () => {
      await reader.turnTo("Try it as the service principal");
      assert.match(await reader.copy("Copy the checks", "Copied the checks."), /SHOW TABLES IN `marketing`\.`web`/);
    });

    test("an error is explained, and the statement that mends it is shown in its step", async () => {
      await reader.turnTo("Explain an error");
      await reader.paste("Paste the error message", ERROR);
      await reader.hears("This error is explained.");
      assert.match(await reader.read("tabpanel", "Explain an error"), /USE SCHEMA is missing on schema marketing\.web/);
      await reader.press("Show it in its step");
      const shown = () => reader.run(() => document.activeElement.innerText);
      await reader.until("the statement has the focus", async () => /^This is the statement\s+USE CATALOG `marketing`;/.test(await shown()));
    });

    test("the undo is copied", async () => {
      await reader.turnTo("Undo");
      const undo = await reader.copy("Copy the undo", "Copied the undo.");
      assert.match(undo, /^REVOKE .* ON CATALOG `sales` FROM `0f5a1c2e/m);
      assert.doesNotMatch(undo, /DROP/);
    });
  });
}
