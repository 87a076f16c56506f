// Pictures of the main states, in each engine, theme and width, for people to look at: target/screens/ENGINE/.
import { mkdir, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { By, Key, serve } from "../../page/support.mjs";
import { CLIENT_ID, golden } from "../../support/golden.mjs";
import { startEngine } from "../engines.mjs";
import { Reader } from "../reader.mjs";
import { JDBC } from "./job.mjs";
import { ANSWER, ERROR, PLAN } from "./tools.mjs";

const FULL = golden("full with Reverse ETL.guide");
const [WIDE, MIDDLE, NARROW] = [1440, 768, 360];
/** High enough for most of what is to be seen. */
const HEIGHT = 1600;

/** Each state by the fragment that it begins with, and what is done then. */
const STATES = {
  empty: ["", async () => {}],
  filled: ["", async (reader) => {
    await reader.type("Client ID", CLIENT_ID);
    await reader.type("Profiles Sync catalog", "profiles");
    await reader.paste("Other catalog 1", "sales\nmarketing.campaigns\nmarketing.web\nsystem\n");
    await reader.holds("Other catalog 2, schema 2", "web");
    await reader.paste("JDBC URL or connection details", JDBC);
    await reader.holds("HTTP path", "/sql/1.0/warehouses/0123456789abcdef");
  }],
  mistakes: ["", async (reader) => {
    await reader.type("Client ID", "segment@example.com");
    await reader.type("Profiles Sync catalog", "`my profiles`");
    await reader.type("Other catalog 1", "hive_metastore");
    await reader.type("JDBC URL or connection details", "accounts.cloud.databricks.com");
    await reader.keys(Key.TAB);
    await reader.fold("Step 2 Segment's own catalog SEGMENT_LINKED_PROFILES_DB, will be created Change");
  }],
  review: [`#${FULL.link}`, async () => {}],
  confirmed: [`#${FULL.link}`, async (reader) => await reader.confirm()],
  map: [`#${FULL.link}`, async (reader) => {
    await reader.confirm();
    await reader.result();
    await reader.turnTo("Map");
    await reader.fold("The same as a list");
  }],
  runbook: [`#${FULL.link}`, async (reader) => {
    await reader.confirm();
    await reader.result();
    await reader.turnTo("Runbook");
  }],
  audit: [PLAN, async (reader) => {
    await reader.confirm();
    await reader.turnTo("Audit");
    await reader.paste("Paste the answer", ANSWER);
    await reader.reads("tabpanel", "Audit", /2 grants are missing/);
  }],
  error: [PLAN, async (reader) => {
    await reader.confirm();
    await reader.turnTo("Explain an error");
    await reader.paste("Paste the error message", ERROR);
    await reader.hears("This error is explained.");
  }],
};

export function screens(engine) {
  for (const theme of ["light", "dark"]) {
    describe(`pictures of ${engine} in the ${theme} theme`, () => {
      let site, running, reader;
      const folder = new URL(`../../../target/screens/${engine}/`, import.meta.url);
      before(async () => {
        // No engine has windows as narrow as a phone. The page does not mind a frame of its own site.
        const frame = `<!doctype html><title>Phone</title><iframe title="Phone" width="${NARROW}" height="${HEIGHT}"></iframe>`;
        site = await serve(undefined, { "/phone.html": frame });
        running = await startEngine(engine, { isDark: theme === "dark" });
        reader = new Reader(running);
        await mkdir(folder, { recursive: true });
      });
      after(async () => {
        await running?.quit();
        await site?.close();
      });
      for (const width of [WIDE, MIDDLE, NARROW]) {
        for (const [state, [fragment, act]] of Object.entries(STATES)) {
          test(`${state}, ${width} px`, async () => {
            const isPhone = width === NARROW;
            await reader.driver.switchTo().defaultContent();
            await reader.size(isPhone ? MIDDLE : width, HEIGHT);
            if (isPhone) {
              await reader.leave();
              await reader.driver.get(`${site.address}phone.html`);
              const place = await reader.driver.findElement(By.css("iframe"));
              await reader.run((place, address) => void (place.src = address), place, site.address + fragment);
              await reader.driver.switchTo().frame(place);
              await reader.works();
            } else {
              await reader.open(site.address + fragment);
            }
            await act(reader);
            await reader.run(() => document.activeElement.blur());
            let picture;
            if (isPhone) {
              await reader.driver.switchTo().defaultContent();
              picture = await reader.driver.findElement(By.css("iframe")).takeScreenshot();
            } else {
              picture = await reader.driver.takeScreenshot();
            }
            await writeFile(new URL(`${theme}-${width}-${state}.png`, folder), Buffer.from(picture, "base64"));
          });
        }
      }
    });
  }
}
