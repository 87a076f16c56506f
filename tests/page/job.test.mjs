// How much it takes to do the job, counted in a real browser: actions, Tabs and heights.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { By, Key, visit } from "./support.mjs";

const URL = "jdbc:databricks://adb-1234567890123456.7.azuredatabricks.net:443;httpPath=/sql/1.0/warehouses/0123456789abcdef";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.size(1440, 900);
  await page.open(site.address);
  await page.hasTools();
});

/** Does things as a reader does, by label and role, and counts: a click, or one run of typing or pasting. */
function counted() {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async click(label) {
      count += 1;
      await (await page.box(label)).click();
    },
    async press(name) {
      count += 1;
      await page.press(name);
    },
    async type(...keys) {
      count += 1;
      await page.driver.actions().sendKeys(...keys).perform();
    },
    async paste(text) {
      count += 1;
      await page.run((wanted) => navigator.clipboard.writeText(wanted), text);
      await page.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
      await page.answered();
      await page.until("it is taken", () => !document.querySelector(".hint--waiting"));
    },
  };
}

const copied = async (act, said) => {
  await act();
  await page.hears(said);
  return page.clipboard();
};

test("the whole job takes at most ten actions, with a click into each box", async () => {
  const job = counted();
  // The first box has the focus already.
  await job.type(CLIENT_ID);
  await job.click("Profiles Sync catalog");
  await job.type("segment_profiles");
  await job.click("Other catalog 1");
  await job.type("sales");
  await job.click("JDBC URL or connection details");
  await job.paste(URL);
  const sql = await copied(() => job.press("Copy SQL"), "Copied all SQL, 6 statements.");
  assert.match(sql, /ON CATALOG `sales` TO `0f5a1c2e-/);
  const settings = await copied(() => job.press("Copy settings"), "Copied the settings.");
  assert.match(settings, /^Hostname: adb-1234567890123456\.7\.azuredatabricks\.net\nHttp Path: \/sql\/1\.0\/warehouses\/0123456789abcdef\n/);
  const link = await copied(() => job.press("Copy link"), "Copied the link. It holds what the form holds, and no secret.");
  assert.match(link, /read=sales/);
  assert.ok(job.count <= 10, `it took ${job.count}`);
});

test("five other catalogs, two of them limited, take at most fourteen", async () => {
  const job = counted();
  await job.type(CLIENT_ID);
  await job.click("Profiles Sync catalog");
  await job.type("segment_profiles");
  await job.click("Other catalog 1");
  await job.paste("sales\nmarketing.campaigns\nmarketing.web\nfinance\nproduct.core\ncrm-prod\n");
  await job.click("JDBC URL or connection details");
  await job.paste(URL);
  const sql = await copied(() => job.press("Copy SQL"), "Copied all SQL, 15 statements.");
  assert.match(sql, /USE CATALOG `marketing`;\nGRANT USAGE, SELECT ON SCHEMA `campaigns`/);
  await copied(() => job.press("Copy settings"), "Copied the settings.");
  await copied(() => job.press("Copy link"), "Copied the link. It holds what the form holds, and no secret.");
  assert.ok(job.count <= 14, `it took ${job.count}`);
});

test("on a phone, going on with Enter, the job takes at most ten actions too", async () => {
  await page.size(360, 800);
  const job = counted();
  await job.click("Client ID");
  await job.type(CLIENT_ID, Key.ENTER);
  await job.type("segment_profiles", Key.ENTER);
  // The second Enter leaves the empty box behind the last row.
  await job.type("sales", Key.ENTER, Key.ENTER);
  await job.paste(URL);
  await job.press("SQL ready");
  await copied(() => job.press("Copy SQL"), "Copied all SQL, 6 statements.");
  await copied(() => job.press("Copy settings"), "Copied the settings.");
  await copied(() => job.press("Copy link"), "Copied the link. It holds what the form holds, and no secret.");
  assert.ok(job.count <= 10, `it took ${job.count}`);
});

test("by keyboard alone the job takes at most thirty Tabs", async () => {
  const type = (...keys) => page.driver.actions().sendKeys(...keys).perform();
  let tabs = 0;
  const tab = async (wanted) => {
    for (; tabs < 60; ) {
      await type(Key.TAB);
      tabs += 1;
      const name = await page.run(() => {
        const active = document.activeElement;
        return active.labels?.[0]?.innerText.trim() || active.getAttribute("aria-label") || active.innerText.trim();
      });
      if (name === wanted) return;
    }
    assert.fail(`the Tab key never reached ${wanted}`);
  };
  await type(CLIENT_ID);
  await tab("Profiles Sync catalog");
  await type("segment_profiles");
  await tab("Other catalog 1");
  await type("sales");
  await tab("JDBC URL or connection details");
  await page.run((wanted) => navigator.clipboard.writeText(wanted), URL);
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
  await page.answered();
  await page.until("the URL is taken", () => document.querySelector("#field-connection-httpPath")?.value !== "");
  for (const [name, said] of [
    ["Copy SQL", "Copied all SQL, 6 statements."],
    ["Copy link", "Copied the link. It holds what the form holds, and no secret."],
    ["Copy settings", "Copied the settings."],
  ]) {
    await tab(name);
    await type(Key.ENTER);
    await page.hears(said);
  }
  assert.ok(tabs <= 30, `it took ${tabs}`);
});

/** Fills the form with so many other catalogs. */
async function filled(others) {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "segment_profiles");
  await page.put("field-catalogs-0-catalog", others.join("\n"));
  await page.answered();
  await page.put("field-connection-hostname", URL);
  await page.answered();
  await page.until("all is ready", () => document.querySelector(".status__settings").innerText === "Settings ready");
}

test("the page is at most two screens high on a desk, and as long as its rows on a phone", async () => {
  await filled(["sales", "marketing.web"]);
  const height = () => page.run(() => document.documentElement.scrollHeight);
  assert.ok((await height()) <= 1800, `${await height()} px at 1440`);
  await page.size(360, 800);
  assert.ok((await height()) <= 3200, `${await height()} px at 360`);
  await page.size(1440, 900);
  await page.open(`${site.address}#v=1&${Array.from({ length: 40 }, (_, index) => `read=catalog_${index}`).join("&")}`);
  await page.press("I checked these values");
  assert.ok((await height()) <= 3600, `${await height()} px with 40 catalogs`);
});

test("SQL and settings are one glance away from any field, and no box traps the wheel", async () => {
  await filled(["sales", "marketing.web", "finance", "product", "crm", "ops.core"]);
  for (const field of ["field-clientId", "field-catalogs-5-catalog", "field-connection-port", "field-testTable"]) {
    await page.run((id) => {
      const box = document.getElementById(id);
      box.closest("details")?.setAttribute("open", "");
      box.focus();
    }, field);
    const seen = await page.run(() => {
      const within = (element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return 0 <= top && bottom <= innerHeight;
      };
      return ["#copy-sql", ".settings__head"].map((it) => within(document.querySelector(it)));
    });
    assert.deepEqual(seen, [true, true], field);
  }
  for (const [width, height] of [[1440, 900], [1024, 768], [768, 900], [360, 800]]) {
    await page.size(width, height);
    const scrolling = await page.run(() =>
      [...document.querySelectorAll("main *")]
        .filter((it) => it.scrollHeight > it.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(it).overflowY))
        .filter((it) => it.checkVisibility() && !it.matches(".tabs, textarea"))
        .map((it) => it.className),
    );
    assert.deepEqual(scrolling, [], `${width} px`);
  }
});

test("nothing scrolls sideways, down to 320 px, and what is pressed is at least 24 px large", async () => {
  await filled(["sales", "marketing.web", "a_very_long_name_".repeat(14)]);
  await page.press("Audit");
  await page.answered();
  for (const width of [1440, 1024, 768, 360, 320]) {
    await page.size(width, 900);
    assert.ok(await page.run(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
    const small = await page.run(() =>
      [...document.querySelectorAll("button, a, summary, input, textarea, label:has(input)")]
        .filter((it) => it.checkVisibility() && !it.closest(".visually-hidden, .skip-links, p, .sql-code, [inert]"))
        .filter((it) => {
          // A target may be larger than what is seen of it.
          const { width, height } = it.getBoundingClientRect();
          const after = getComputedStyle(it, "::after");
          const larger = after.content !== "none" && after.position === "absolute" ? parseFloat(after.height) : 0;
          const around = it.matches("input") ? it.closest("label, .choice")?.getBoundingClientRect() : undefined;
          return Math.max(height, larger, around?.height ?? 0) < 24 || Math.max(width, around?.width ?? 0) < 24;
        })
        .map((it) => [it.tagName, it.className, it.innerText.slice(0, 30)]),
    );
    assert.deepEqual(small, [], `${width} px`);
  }
});

test("what has to be compared is shown whole", async () => {
  await filled(["sales", "another_catalog_with_a_rather_long_name_that_goes_on"]);
  for (const width of [1440, 1024, 768, 360]) {
    await page.size(width, 900);
    const cut = await page.run(() =>
      [...document.querySelectorAll("textarea.box, .setting code, .access code")]
        .filter((it) => it.checkVisibility())
        .filter((it) => it.scrollWidth > it.clientWidth + 1 || (it.clientHeight && it.scrollHeight > it.clientHeight + 1))
        .map((it) => it.value ?? it.innerText),
    );
    assert.deepEqual(cut, [], `${width} px`);
  }
});
