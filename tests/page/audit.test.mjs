// The audit: whatever form an answer has, the page reads it the same, says what is wrong, and how to mend it.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { beforeEach, test } from "node:test";
import { CLIENT_ID, goldenAudit } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

const OTHER_ID = "11111111-2222-4333-8444-555555555555";
const PLAN =
  `#v=1&id=${CLIENT_ID}&segment=segment_data_graph&profiles=profiles.ps_segment&read=sales&read=marketing.campaigns` +
  "&read=marketing.web&read=billing-eu";
const BOX = "2. Paste the answer";

const fixtures = new URL("../fixtures/audit/", import.meta.url);
const fixture = (name) => readFile(new URL(name, fixtures), "utf8");

let site, page;
visit((visited) => ({ site, page } = visited));

beforeEach(async () => {
  await page.size(1440, 900);
  await page.open(site.address + PLAN);
  await page.press("These are right");
  await page.run(() => document.getElementById("tool-audit").click());
  await page.answered();
});

/** Pastes a text and waits for what the page says of it. */
const judge = async (text) => {
  await page.run(() => document.querySelector(".verdict__summary")?.setAttribute("data-old", ""));
  await page.paste(BOX, text);
  await page.until(
    "the text is judged",
    (wanted) => document.querySelector("#audit-text").value === wanted && document.querySelector(".verdict__summary"),
    text.replaceAll("\r\n", "\n"),
  );
  return verdict();
};

const verdict = async () => {
  await page.answered();
  return page.run(() => {
    const text = (root, selector) => root.querySelector(selector)?.innerText.trim().replace(/\s+/g, " ") ?? null;
    const report = document.querySelector(".verdict");
    if (!report) return null;
    report.querySelectorAll("details").forEach((details) => (details.open = true));
    return {
      summary: text(report, ".verdict__summary"),
      isClean: report.classList.contains("verdict--clean"),
      state: document.querySelector("#tool-audit .tool-card__state").innerText,
      rows: [...report.querySelectorAll(".verdict-row")].map((row) => text(row, ".verdict-row__grant")).sort(),
      unread: [...report.querySelectorAll(".verdict__unread li")].map((line) => line.innerText.split("\n")),
      others: [...report.querySelectorAll(".verdict__others li")].map((other) => other.innerText.trim()),
      fix: report.querySelector("pre[aria-label='The fix']")?.textContent ?? "",
    };
  });
};

const EXPECTED = goldenAudit("two missing and one too many");
const ROWS = EXPECTED.rows
  .map(({ status, privilege, kind, path }) => `${status === "have" ? "there" : status} ${privilege} on ${kind.toLowerCase()} ${path}`)
  .sort();

for (const name of (await readdir(fixtures)).filter((name) => name !== "clean.txt")) {
  test(`${name} is read as the same grants`, async () => {
    const found = await judge(await fixture(name));
    assert.deepEqual(found.rows, ROWS);
    assert.match(found.summary, /^△? ?2 missing, 1 more than needed\./);
    assert.equal(found.state, "2 missing, 1 more than needed");
    assert.equal(found.isClean, false);
    assert.equal(found.unread.length, 1, "the line of prose is shown as not read");
    assert.equal(found.others.length, 1);
  });
}

/** Runs a fix, its comments made live, on a copied grid, and lists what is granted then. */
const run = (grid, fix) => {
  const header = "Principal\tActionType\tObjectType\tObjectKey";
  const held = new Set(grid.split("\n").filter((line) => line.startsWith(CLIENT_ID)));
  for (const line of fix.replace(/^-- (?=GRANT |REVOKE )/gm, "").split("\n")) {
    const statement = line.match(/^(GRANT|REVOKE) (.+) ON (CATALOG|SCHEMA) (\S+) (?:TO|FROM) `(.+)`;$/);
    if (!statement) continue;
    const [, verb, privileges, kind, object, principal] = statement;
    for (const privilege of privileges.split(", ")) {
      const row = [principal, privilege, kind, object.replaceAll("`", "")].join("\t");
      if (verb === "GRANT") held.add(row);
      else held.delete(row);
    }
  }
  return [header, ...held].join("\n");
};

test("the fix, run and listed again, audits clean", async () => {
  const grid = await fixture("copied-grid.txt");
  const { fix } = await judge(grid);
  assert.equal(fix, EXPECTED.fix);
  await page.press("Copy the fix");
  assert.equal(await page.clipboard(), fix);
  const after = await judge(run(grid, fix));
  assert.match(after.summary, /Nothing missing, nothing more than needed: all 17 grants are there\.$/);
  assert.deepEqual([after.isClean, after.state, after.fix], [true, "All as needed", ""]);
});

test("the audit is done by keyboard alone", async () => {
  await page.open(site.address + PLAN);
  await page.press("These are right");
  await page.run((text) => navigator.clipboard.writeText(text), await fixture("copied-grid.txt"));
  await page.run(() => document.querySelector(".skip-links__link:last-child").focus());
  const press = (...keys) => page.driver.actions().sendKeys(...keys).perform();
  const focused = () => page.run(() => document.activeElement.id || document.activeElement.getAttribute("aria-label"));
  const tabTo = async (wanted) => {
    for (let steps = 0; (await focused()) !== wanted; steps++) {
      assert.ok(steps < 40, `${wanted} is not reached`);
      await press(Key.TAB);
    }
  };
  await press(Key.ENTER);
  await tabTo("tool-audit");
  await press(Key.ENTER);
  await page.answered();
  await tabTo("audit-text");
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
  await page.until("it is judged", () => document.querySelector(".verdict__summary") !== null);
  await tabTo("Copy the fix");
  await press(Key.ENTER);
  await page.hears("Copied the fix.");
  assert.match(await page.clipboard(), /^-- Missing\nGRANT CREATE SCHEMA/);
});

test("the queries that are offered are for this very plan, in three ways", async () => {
  const queries = () => page.run(() => document.querySelector("pre[aria-label='1. Ask Databricks']").textContent);
  assert.deepEqual((await queries()).match(/ON (CATALOG|SCHEMA) [^;]+/g), [
    "ON CATALOG `segment_data_graph`",
    "ON CATALOG `sales`",
    "ON CATALOG `billing-eu`",
    "ON CATALOG `profiles`",
    "ON SCHEMA `profiles`.`ps_segment`",
    "ON CATALOG `marketing`",
    "ON SCHEMA `marketing`.`campaigns`",
    "ON SCHEMA `marketing`.`web`",
  ]);
  await page.choose("One query for everything");
  await page.answered();
  assert.match(await queries(), new RegExp(`information_schema\\.schema_privileges WHERE .*grantee = '${CLIENT_ID}'`));
  await page.choose("Databricks CLI");
  await page.answered();
  assert.match(await queries(), new RegExp(`databricks grants get-effective --principal '${CLIENT_ID}' .*schema 'marketing\\.web'`));
  await page.press("Copy the queries");
  assert.equal(await page.clipboard(), await queries());
});

test("text that is no listing is called so, with an example", async () => {
  const found = await judge("Good morning,\nhere is what you asked for.");
  assert.match(found.summary, /No grants recognised\. Expected is the whole result of SHOW GRANTS/);
  assert.deepEqual(found.rows, []);
  assert.equal(found.unread.length, 2);
  assert.match(await page.run(() => document.querySelector(".verdict pre").textContent), /^Principal,ActionType/);
});

test("half a listing gives what could be read, and shows what could not", async () => {
  const grid = await fixture("copied-grid.txt");
  const found = await judge(grid.slice(0, grid.indexOf("marketing.campaigns") - 20));
  assert.match(found.summary, /\d+ cannot be told, none found missing, none found more than needed\. A row of this client ID could not be read/);
  assert.equal(found.unread.at(-1).at(-1), "Something of this row was cut off.");
  assert.ok(found.rows.includes("there SELECT on catalog billing-eu"));
});

test("another principal's grants are counted and named, and a wider group is no clean verdict", async () => {
  const clean = await fixture("clean.txt");
  assert.equal((await judge(clean)).isClean, true);
  const found = await judge(`${clean}\naccount users\tMODIFY\tCATALOG\tsales\naccount users\tBROWSE\tCATALOG\tsales\n`);
  assert.equal(found.isClean, false);
  assert.match(found.summary, /account users holds more, such as MODIFY on catalog sales: if that is a group with this service principal in it, so does the principal\./);
  assert.deepEqual(found.others, ["account users: BROWSE, MODIFY on catalog sales"]);
  const harmless = await judge(`${clean}\naccount users\tBROWSE\tCATALOG\tsales\n`);
  assert.equal(harmless.isClean, true);
});

test("the verdict follows the form", async () => {
  await judge(await fixture("clean.txt"));
  await page.fill("Client ID", OTHER_ID);
  await page.until("it is judged anew", () => /No row is about this client ID/.test(document.querySelector(".verdict__summary").innerText));
  await page.fill("Client ID", "");
  assert.match((await verdict()).summary, /The client ID is missing or wrong/);
  await page.fill("Client ID", CLIENT_ID);
  assert.equal((await verdict()).isClean, true);
  await page.fill("Other catalog 1", "crm");
  assert.match((await verdict()).summary, /None found missing, 3 more than needed, 3 cannot be told\./);
});

test("names that are still missing make no grant one to take back", async () => {
  const clean = await fixture("clean.txt");
  await judge(clean);
  await page.fill("Profiles Sync catalog", "");
  const found = await verdict();
  assert.match(found.summary, /Names are still missing or wrong in the plan/);
  assert.equal(found.fix, "");
});

test("what is pasted is gone when the form is emptied, and when it is cleared", async () => {
  await judge(await fixture("clean.txt"));
  await page.press("Clear");
  assert.equal(await verdict(), null);
  assert.equal(await page.value(BOX), "");
  await judge(await fixture("clean.txt"));
  await page.press("Start over");
  await page.answered();
  assert.equal(await page.value(BOX), "");
  assert.equal(await verdict(), null);
});

test("closing the audit keeps what was pasted", async () => {
  await judge(await fixture("clean.txt"));
  await page.run(() => document.getElementById("tool-audit").click());
  assert.equal(await page.run(() => document.querySelector("#tool-audit .tool-card__state").innerText), "All as needed");
  await page.run(() => document.getElementById("tool-audit").click());
  assert.equal(await page.value(BOX), await fixture("clean.txt"));
});

test("the verdict is in the window once it is there", async () => {
  for (const [width, height] of [[1440, 900], [360, 740]]) {
    await page.size(width, height);
    await judge(await fixture("copied-grid.txt"));
    await page.until("the verdict is in the window", () => {
      const { top, bottom } = document.getElementById("verdict").getBoundingClientRect();
      return 0 <= top && bottom <= innerHeight;
    });
    await page.press("Clear");
  }
});

test("a megabyte is read in slices, and all of it", async () => {
  const rows = 12_000;
  await page.run(
    (id, count) => {
      const lines = [];
      for (let at = 0; at < count; at++) lines.push(`${id}\tSELECT\tSCHEMA\tcatalog_number_${at % 50}.schema_number_${at}`);
      window.progress = new Set();
      new MutationObserver(() => {
        const state = document.querySelector("#tool-audit .tool-card__state").innerText;
        if (state.startsWith("Reading")) window.progress.add(state);
      }).observe(document.getElementById("tool-audit"), { subtree: true, childList: true, characterData: true });
      const box = document.getElementById("audit-text");
      box.value = lines.join("\n");
      box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    },
    CLIENT_ID,
    rows,
  );
  await page.until("all of it is read", () => document.querySelector(".verdict__summary") !== null);
  assert.match((await verdict()).summary, new RegExp(`None found missing, ${rows} more than needed, 17 cannot be told\\.`));
  assert.ok(1 < (await page.run(() => window.progress.size)), "it was read in one piece");
  await page.press("Copy the fix");
  await page.hears("Copied the fix.");
  assert.equal((await page.clipboard()).match(/^-- REVOKE /gm).length, rows);
});

test("a secret in a listing is nowhere afterwards", async () => {
  const clean = await fixture("clean.txt");
  await page.paste(BOX, `${clean}\ndose0123456789abcdef0123456789abcdef\tSELECT\tCATALOG\tsales\ntoken: eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln\n`);
  await page.until("the page says so", () => document.querySelector(".paste-box .message--problem") !== null);
  const left = await page.run(() => document.body.innerText + document.getElementById("audit-text").value);
  assert.equal(/dose0|eyJ|c2ln/.test(left), false, "a part of a secret is left");
});
