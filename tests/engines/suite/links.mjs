// A link that comes in: its review, what is changed of it afterwards, and what a reload and Back do to it.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { CLIENT_ID, golden } from "../../support/golden.mjs";

const FULL = golden("full with Reverse ETL.guide");
const REVIEW = "Someone sent you these values";

export function links(given) {
  describe("a link", () => {
    let reader, address;
    beforeEach(() => {
      ({ reader, site: { address } } = given);
    });

    test("is reviewed before anything of it can be copied, and then is the form it was made of", async () => {
      await reader.open(`${address}#${FULL.link}`);
      await reader.reads("region", REVIEW, /All 13 values in the link were used\./);
      const review = await reader.read("region", REVIEW);
      for (const value of [CLIENT_ID, "dbc-a1b2c3d4-e5f6.cloud.databricks.com", "billing-eu", "s3://acme-lake/segment/data-graph"])
        assert.ok(review.includes(value), value);
      assert.equal(await reader.has("textbox", "Client ID"), false, "who came by a link sees no form to fill in");
      await reader.putOnClipboard("untouched");
      await reader.press("Copy SQL");
      await reader.press("Copy link");
      assert.equal(await reader.clipboard(), "untouched");
      await reader.confirm();
      assert.equal(await reader.has("region", REVIEW), false);
      assert.equal(await reader.copy("Copy SQL", "Copied all SQL, 16 statements."), FULL.sql);
    });

    test("is edited, and what was changed since is counted and marked", async () => {
      await reader.open(`${address}#v=1&id=${CLIENT_ID}&profiles=profiles&read=sales&read=marketing`);
      await reader.press("Edit");
      await reader.holds("Other catalog 1", "sales");
      await reader.confirm();
      await reader.type("Other catalog 1", "returns");
      await reader.type("Other catalog 3", "stock");
      await reader.sees(/Since the link: 2 statements added, 1 removed/);
      assert.match(await reader.step("Other catalogs"), /stock/);
      await reader.press("Remove Other catalog 3");
      await reader.type("Other catalog 1", "sales");
      await reader.until("nothing differs", async () => !/Since the link/.test(await reader.page()));
    });

    test("is discarded, and leaves an empty form", async () => {
      await reader.open(`${address}#v=1&id=${CLIENT_ID}&profiles=profiles`);
      await reader.press("Discard the link");
      await reader.holds("Client ID", "");
      assert.doesNotMatch(await reader.driver.getCurrentUrl(), /profiles/);
    });

    test("of a tab's own form is kept over a reload, and needs no review", async () => {
      await reader.open(address);
      await reader.isAt("Client ID");
      await reader.keys(CLIENT_ID);
      await reader.type("Profiles Sync catalog", "half typed, by `hand");
      await reader.type("Other catalog 1", "sales");
      await reader.hasAddress(`${address}#v=1&id=${CLIENT_ID}&read=sales`);
      await reader.driver.navigate().refresh();
      await reader.works();
      await reader.holds("Profiles Sync catalog", "half typed, by `hand");
      await reader.holds("Other catalog 1", "sales");
      assert.equal(await reader.has("region", REVIEW), false);
    });

    test("over work in progress asks which to keep, and Back brings back what was typed", async () => {
      await reader.open(address);
      await reader.isAt("Client ID");
      await reader.keys("not a client ID");
      await reader.type("Profiles Sync catalog", "profiles");
      await reader.run((id) => void (location.hash = `#v=1&id=${id}`), CLIENT_ID);
      await reader.sees(/A link was opened while you were working here/);
      await reader.press("Look at the link");
      await reader.find("region", REVIEW);
      await reader.driver.navigate().back();
      await reader.holds("Client ID", "not a client ID");
      await reader.holds("Profiles Sync catalog", "profiles");
      assert.equal(await reader.has("region", REVIEW), false);
    });

    test("is there again by Back after the tab was elsewhere", async () => {
      await reader.open(address);
      await reader.type("Profiles Sync catalog", "profiles");
      await reader.choose("Only these", "What may Segment read in Profiles Sync catalog?");
      await reader.type("Profiles Sync catalog, schema 1", "ps_segment");
      await reader.hasAddress(`${address}#v=1&profiles=profiles.ps_segment`);
      await reader.driver.get(`${address}elsewhere.html`);
      await reader.driver.navigate().back();
      await reader.works();
      await reader.holds("Profiles Sync catalog", "profiles");
      await reader.holds("Profiles Sync catalog, schema 1", "ps_segment");
      assert.equal(await (await reader.find("radio", "Only these")).isSelected(), true);
      assert.equal(await reader.has("region", REVIEW), false);
    });
  });
}
