// The offline copy: the whole job from the disk without a network, in the dark theme of the system.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CLIENT_ID, golden } from "../../support/golden.mjs";
import { serve } from "../../page/support.mjs";
import { startEngine } from "../engines.mjs";
import { Reader } from "../reader.mjs";
import { CONNECTION, copiesAll, JDBC, LIST } from "./job.mjs";
import { isDark } from "./start.mjs";
import { ANSWER, ERROR, FIX, PICTURE, PLAN } from "./tools.mjs";

const FULL = golden("full with Reverse ETL.guide");
const { href: address } = new URL("../../../dist/data-graph-setup.html", import.meta.url);

export function offline(engine) {
  describe(`in ${engine}, without a network`, () => {
    let running, reader;
    before(async () => {
      running = await startEngine(engine, { isDark: true, isCut: true });
      reader = new Reader(running);
      await reader.size(1440, 900);
    });
    after(() => running?.quit());

    test("there is no network", async () => {
      const site = await serve();
      try {
        await reader.driver.get(site.address).catch(() => {});
        assert.equal(await reader.has("textbox", "Client ID"), false);
        assert.deepEqual(site.requests, []);
      } finally {
        await site.close();
      }
    });

    test("the whole job is done by the offline copy, and nothing is asked for", async () => {
      await reader.open(address);
      await reader.isAt("Client ID");
      await reader.keys(CLIENT_ID);
      await reader.type("Profiles Sync catalog", "profiles");
      await reader.paste("Other catalog 1", LIST);
      await reader.holds("Other catalog 2, schema 2", "web");
      await reader.paste("JDBC URL or connection details", JDBC);
      await reader.holds("HTTP path", "/sql/1.0/warehouses/0123456789abcdef");
      await reader.sees(/SQL ready/);
      const link =
        `${address}#v=1&id=${CLIENT_ID}&profiles=profiles&read=sales&read=marketing.campaigns&read=marketing.web` +
        `&read=billing-eu${CONNECTION}`;
      assert.equal(await reader.copy("Copy link", "Copied the link. It holds what the form holds, and no secret."), link);
      await reader.hasAddress(link);
      await reader.driver.navigate().refresh();
      await reader.works();
      await reader.holds("Other catalog 2, schema 2", "web");

      await reader.open(`${address}#${FULL.link}`);
      await reader.find("region", "Someone sent you these values");
      await reader.confirm();
      await copiesAll(reader);
      for (const [tab, button, said] of [
        ["Terraform", "Copy Terraform", "Copied the Terraform configuration."],
        ["Runbook", "Copy runbook", "Copied the runbook."],
      ]) {
        await reader.turnTo(tab);
        assert.match(await reader.copy(button, said), /billing-eu/);
      }
      await reader.turnTo("Map");
      await reader.find("image", PICTURE);

      await reader.open(address + PLAN);
      await reader.confirm();
      await reader.turnTo("Audit");
      await reader.paste("Paste the answer", ANSWER);
      await reader.reads("tabpanel", "Audit", /2 grants are missing\. 1 grant is not needed\./);
      assert.equal(await reader.copy("Copy the fix", "Copied the fix."), FIX);
      await reader.turnTo("Explain an error");
      await reader.paste("Paste the error message", ERROR);
      await reader.hears("This error is explained.");
      await reader.turnTo("Undo");
      assert.match(await reader.copy("Copy the undo", "Copied the undo."), /^REVOKE /m);

      const asked = await reader.run(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.deepEqual(asked.filter((name) => !/^(blob|data):/.test(name)), []);
    });

    test("it is dark where the system is", async () => {
      await reader.open(address);
      assert.equal(await isDark(reader), true);
    });
  });
}
