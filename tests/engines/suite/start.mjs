// The start: what was typed before the page's Wasm came is kept, nothing moves, and light and dark are the system's.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CLIENT_ID, golden } from "../../support/golden.mjs";
import { serve } from "../../page/support.mjs";

const FULL = golden("full with Reverse ETL.guide");

/** Serves the page with its Wasm kept back until it is released. */
async function late() {
  let release;
  const isAwaited = new Promise((done) => (release = done));
  const site = await serve(async (path, body) => {
    if (/page-\w+\.wasm$/.test(path)) await isAwaited;
    return body;
  });
  return { ...site, release };
}

/** Where everything stands that can be read or pressed. */
const places = (reader) =>
  reader.run(() =>
    [...document.querySelectorAll("h1, h2, h3, button, summary, textarea, label, [role=tab], code, p")]
      .filter((it) => it.checkVisibility() && it.closest("header, main, footer"))
      .map((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return [`${it.localName} ${it.textContent.trim().slice(0, 40)}`, ...[x, y, width, height].map(Math.round)].join(" ");
      }),
  );

export function start(given) {
  describe("the start", () => {
    test("keeps what was typed before the Wasm came, with the caret where it was", async () => {
      const { reader } = given;
      const site = await late();
      try {
        await reader.leave();
        await reader.driver.get(site.address);
        await reader.takesTyping();
        await reader.type("Profiles Sync catalog", "profiles");
        await reader.type("Other catalog 1", "sales");
        await reader.arrowLeft(2);
        site.release();
        await reader.works();
        await reader.stepReads("Profiles Sync catalog", /`profiles`/);
        assert.equal(await reader.focused(), "Other catalog 1");
        await reader.keys("X");
        await reader.holds("Other catalog 1", "salXes");
        await reader.holds("Profiles Sync catalog", "profiles");
      } finally {
        site.release();
        await reader.leave();
        await site.close();
      }
    });

    for (const width of [1440, 768]) {
      test(`moves nothing in a window of ${width} px`, async () => {
        const { reader } = given;
        const site = await late();
        try {
          await reader.size(width, 900);
          await reader.leave();
          await reader.driver.get(site.address);
          await reader.takesTyping();
          const before = await places(reader);
          site.release();
          await reader.works();
          await reader.until("the tools are there", () => reader.run(() => globalThis.secondLoad?.place !== undefined));
          assert.ok(before.length > 20);
          assert.deepEqual(await places(reader), before);
        } finally {
          site.release();
          await reader.leave();
          await reader.size(1440, 900);
          await site.close();
        }
      });
    }

    test("shows who came by a link no empty form, not even for a moment", async () => {
      const { reader } = given;
      const site = await late();
      try {
        await reader.leave();
        await reader.driver.get(`${site.address}#${FULL.link}`);
        await reader.sees(/Your values are being opened\./);
        assert.equal(await reader.has("textbox", "Client ID"), false);
        assert.equal(await reader.has("button", "Copy SQL"), false);
        site.release();
        await reader.find("region", "Someone sent you these values");
        assert.equal(await reader.has("textbox", "Client ID"), false);
        assert.doesNotMatch(await reader.page(), /Your values are being opened/);
        assert.match(await reader.page(), new RegExp(CLIENT_ID));
      } finally {
        site.release();
        await reader.leave();
        await site.close();
      }
    });

    test("shows by a line under it what is a button and looks like text", async () => {
      const { reader } = given;
      await reader.open(given.site.address);
      for (const name of ["No service principal yet? 15 steps", "Type the three values", "3 settings missing"]) {
        const lines = await reader.run(
          (button) => [button, ...button.querySelectorAll("*")].map((it) => getComputedStyle(it).textDecorationLine),
          await reader.find("button", name),
        );
        assert.ok(lines.includes("underline"), name);
      }
    });

    test("is light where the system is", async () => {
      await given.reader.open(given.site.address);
      assert.equal(await isDark(given.reader), false);
    });
  });
}

/** Whether the page's ground is dark. */
export const isDark = (reader) =>
  reader.run(() => {
    const grounds = [document.body, document.documentElement].map((it) => getComputedStyle(it).backgroundColor);
    const ground = grounds.find((it) => !/^rgba\(.*, 0\)$/.test(it));
    const [red, green, blue] = ground.match(/\d+/g).map(Number);
    return red + green + blue < 384;
  });
