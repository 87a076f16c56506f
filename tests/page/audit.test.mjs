// The audit: whatever form an answer has, the page reads it the same, says what is wrong, and how to fix it.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { beforeEach, test } from "node:test";
import { CLIENT_ID, goldenAudit } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

const OTHER_ID = "11111111-2222-4333-8444-555555555555";
const PLAN =
  `#v=1&id=${CLIENT_ID}&segment=segment_data_graph&profiles=profiles.ps_segment&read=sales&read=marketing.campaigns` +
  "&read=marketing.web&read=billing-eu";
const BOX = "Paste the answer";

const fixtures = new URL("../fixtures/audit/", import.meta.url);
const fixture = (name) => readFile(new URL(name, fixtures), "utf8");

let site, page;
visit((visited) => ({ site, page } = visited));

beforeEach(async () => {
  await page.size(1440, 900);
  // A tab keeps what stands in the boxes.
  await page.run(() => sessionStorage.clear());
  await page.open(site.address + PLAN);
  await page.press("I checked these values");
  await turn("tool-audit");
});

/** Presses a tool's tab: it opens the tool in place of another, or closes it. */
const turn = async (id) => {
  await page.run((wanted) => document.getElementById(wanted).click(), id);
  await page.answered();
};

/** Pastes a text and waits for what the page says of it. */
const judge = async (text) => {
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
    const rows = [...report.querySelectorAll(".alike")].flatMap((alike) => {
      const status = text(alike, ".alike__status");
      return [...alike.querySelectorAll(".alike__row")].flatMap((row) => {
        const [privileges, on] = row.innerText.trim().replace(/\s+/g, " ").split(/ (?=on (?:catalog|schema|table) )/);
        return privileges.split(", ").map((privilege) => `${status} ${privilege} ${on}`);
      });
    });
    return {
      line: text(report, ".verdict__line"),
      summary: [".verdict__summary", ".verdict__rest"].map((selector) => text(report, selector) ?? "").join(" ").trim(),
      isClean: report.classList.contains("verdict--clean"),
      rows: rows.sort(),
      unread: [...report.querySelectorAll(".verdict__unread li")].map((line) => line.innerText.split("\n")),
      others: [...report.querySelectorAll(".verdict__others li")].map((other) => other.innerText.trim()),
      fix: report.querySelector("pre[aria-label='The fix']")?.textContent ?? "",
    };
  });
};

const EXPECTED = goldenAudit("two missing and one too many");
const WORDS = { have: "granted", missing: "missing", extra: "not needed", unknown: "not checked" };
const ROWS = EXPECTED.rows
  .map(({ status, privilege, kind, path }) => `${WORDS[status]} ${privilege} on ${kind.toLowerCase()} ${path}`)
  .sort();

for (const name of (await readdir(fixtures)).filter((name) => name !== "clean.txt")) {
  test(`${name} is read as the same grants`, async () => {
    const found = await judge(await fixture(name));
    assert.deepEqual(found.rows, ROWS);
    assert.match(found.summary, /^2 grants are missing\. 1 grant is not needed\./);
    assert.equal(found.line, "2 grants are missing. 1 grant is not needed.");
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
  assert.match(after.summary, /^All 17 grants are there\. None is too many\.$/);
  assert.deepEqual([after.isClean, after.fix], [true, ""]);
});

test("the audit is done by keyboard alone", async () => {
  await page.open(site.address + PLAN);
  await page.press("I checked these values");
  await page.run((text) => navigator.clipboard.writeText(text), await fixture("copied-grid.txt"));
  await page.run(() => document.querySelector(".skip-links__link:last-child").focus());
  const press = (...keys) => page.driver.actions().sendKeys(...keys).perform();
  const focused = () => page.run(() => document.activeElement.id || document.activeElement.innerText);
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
  const queries = () => page.run(() => document.querySelector("pre[aria-label='The queries']").textContent);
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
  await page.choose("One query");
  await page.answered();
  assert.match(await queries(), new RegExp(`information_schema\\.schema_privileges WHERE .*grantee = '${CLIENT_ID}'`));
  await page.choose("CLI");
  await page.answered();
  assert.match(await queries(), new RegExp(`databricks grants get-effective --principal '${CLIENT_ID}' .*schema 'marketing\\.web'`));
  await page.press("Copy queries");
  assert.equal(await page.clipboard(), await queries());
});

test("text that is no listing is called so, with an example", async () => {
  const found = await judge("Good morning,\nhere is what you asked for.");
  assert.match(found.summary, /No grants found in this text\. Paste the whole result of SHOW GRANTS/);
  assert.deepEqual(found.rows, []);
  assert.equal(found.unread.length, 2);
  assert.match(await page.run(() => document.querySelector(".verdict pre").textContent), /^Principal,ActionType/);
});

test("half a listing gives what could be read, and shows what could not", async () => {
  const grid = await fixture("copied-grid.txt");
  const found = await judge(grid.slice(0, grid.indexOf("marketing.campaigns") - 20));
  assert.match(found.summary, /^\d+ grants are not checked\. \d+ grants are there\. A row of this client ID could not be read/);
  assert.equal(found.unread.at(-1).at(-1), "A part of this row is cut off.");
  assert.ok(found.rows.includes("granted SELECT on catalog billing-eu"));
});

test("another principal's grants are counted and named, and a wider group is no clean verdict", async () => {
  const clean = await fixture("clean.txt");
  assert.equal((await judge(clean)).isClean, true);
  const found = await judge(`${clean}\naccount users\tMODIFY\tCATALOG\tsales\naccount users\tBROWSE\tCATALOG\tsales\n`);
  assert.equal(found.isClean, false);
  assert.match(found.summary, /account users has more, such as MODIFY on catalog sales\. If this service principal is in that group, it has this access too\./);
  assert.deepEqual(found.others, ["account users: BROWSE, MODIFY on catalog sales"]);
  const harmless = await judge(`${clean}\naccount users\tBROWSE\tCATALOG\tsales\n`);
  assert.equal(harmless.isClean, true);
});

test("the verdict follows the form", async () => {
  await judge(await fixture("clean.txt"));
  await page.fill("Client ID", OTHER_ID);
  await page.until("it is judged again", () => /None of these rows belong to this client ID/.test(document.querySelector(".verdict__summary").innerText));
  await page.fill("Client ID", "");
  assert.match((await verdict()).summary, /the client ID is missing or wrong/);
  await page.fill("Client ID", CLIENT_ID);
  assert.equal((await verdict()).isClean, true);
  await page.fill("Other catalog 1", "crm");
  assert.match((await verdict()).summary, /^3 grants are not needed\. 3 grants are not checked\./);
});

test("names that are still missing make no grant one to remove", async () => {
  const clean = await fixture("clean.txt");
  await judge(clean);
  await page.fill("Profiles Sync catalog", "");
  const found = await verdict();
  assert.match(found.summary, /Some names in the plan are missing or wrong/);
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
  const isInSight = () => page.run(() => document.querySelector(".verdict").checkVisibility());
  await turn("tool-audit");
  assert.equal(await isInSight(), false);
  await turn("tool-audit");
  assert.equal(await isInSight(), true);
  assert.equal(await page.value(BOX), await fixture("clean.txt"));
  assert.equal((await verdict()).line, "All 17 grants are there. None is too many.");
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

test("a megabyte is read, all of it", async () => {
  const rows = 12_000;
  await page.run(
    (id, count) => {
      const lines = [];
      for (let at = 0; at < count; at++) lines.push(`${id}\tSELECT\tSCHEMA\tcatalog_number_${at % 50}.schema_number_${at}`);
      const box = document.getElementById("audit-text");
      box.value = lines.join("\n");
      box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    },
    CLIENT_ID,
    rows,
  );
  await page.until("all of it is read", () => document.querySelector(".verdict__summary") !== null);
  assert.match((await verdict()).summary, new RegExp(`^${rows} grants are not needed\\. 17 grants are not checked\\.`));
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

/** The catalogs from top to bottom: name, count, and whether something is open in each. */
const catalogs = () =>
  page.run(() =>
    [...document.querySelectorAll(".catalog")].map((catalog) => [
      catalog.querySelector(".catalog__name").innerText,
      catalog.querySelector(".catalog__counts").innerText,
      catalog.querySelector(":scope > .alikes") !== null,
    ]),
  );

test("catalogs that differ come first and are open, and each of the others is a line that opens", async () => {
  await page.put("audit-text", await fixture("copied-grid.txt"));
  await page.answered();
  assert.deepEqual(await catalogs(), [
    ["segment_data_graph", "2 of 3 granted", true],
    ["marketing", "4 of 5 granted", true],
    ["sales", "3 of 3 granted, 1 not needed", true],
    ["billing-eu", "3 of 3 granted", false],
    ["profiles", "3 of 3 granted", false],
  ]);
  const grants = () => page.run(() => [...document.querySelectorAll(".alike__row")].filter((row) => row.checkVisibility()).map((row) => row.innerText));
  const open = ["CREATE SCHEMA on catalog segment_data_graph", "SELECT on schema marketing.web", "MODIFY on catalog sales"];
  assert.deepEqual(await grants(), open);
  await page.run(() => [...document.querySelectorAll("summary.catalog__line")].at(-1).click());
  assert.deepEqual(await grants(), [...open, "USE CATALOG on catalog profiles", "USE SCHEMA, SELECT on schema profiles.ps_segment"]);
  // A catalog that was opened stays open while another comes into the form.
  await page.fill("Other catalog 1", "crm");
  await page.answered();
  assert.ok((await grants()).includes("USE CATALOG on catalog profiles"));
});

test("why nothing is checked is said once", async () => {
  await page.put("audit-text", "Principal\tActionType\tObjectType\tObjectKey\n");
  await page.answered();
  const { summary, rows } = await verdict();
  assert.equal(summary, "Not checked yet: the text has no result for any of the 8 catalogs and schemas.");
  assert.equal(rows.length, 17);
  const said = await page.run(() => document.querySelector(".tool__answer").innerText);
  assert.equal(said.match(/An empty result means/g).length, 1);
  assert.equal(said.match(/Run SHOW GRANTS/g).length, 1);
});

test("until something is pasted, one line says what will stand there", async () => {
  const answer = () => page.run(() => document.querySelector("#panel-audit .tool__answer").innerText);
  assert.equal(await answer(), "The result will be here: which grants are missing, and which are not needed.");
  await judge(await fixture("clean.txt"));
  assert.doesNotMatch(await answer(), /will be here/);
});

test("the way that is chosen is said, and the others are not", async () => {
  const hint = () => page.run(() => document.querySelector("#panel-audit .copyable__words").innerText);
  assert.match(await hint(), /^8 statements\. /);
  await page.choose("One query");
  await page.answered();
  assert.equal(await hint(), "Quick, and finds other grants too.");
});

test("what to ask stands left of the verdict, and over it in a narrow window", async () => {
  const sides = (width) =>
    page.size(width, 900).then(() =>
      page.run(() => {
        const [ask, answer] = [".tool__ask", ".tool__answer"].map((part) => document.querySelector(`#panel-audit ${part}`).getBoundingClientRect());
        return { isBeside: ask.right <= answer.left && ask.top === answer.top, isBelow: ask.bottom <= answer.top, width: ask.width };
      }),
    );
  assert.deepEqual(await sides(1440), { isBeside: true, isBelow: false, width: 448 });
  assert.deepEqual(await sides(1100), { isBeside: true, isBelow: false, width: 400 });
  const { isBeside, isBelow } = await sides(1000);
  assert.deepEqual({ isBeside, isBelow }, { isBeside: false, isBelow: true });
});

/** A link with so many schemas that every list and every text is cut. */
const LONG = `#v=1&id=${CLIENT_ID}&profiles=profiles${[...Array(60).keys()].map((at) => `&read=sales.schema_${at}`).join("")}`;
const long = () => [...Array(60).keys()].map((at) => `${CLIENT_ID},MODIFY,SCHEMA,other_${at}.${"long_name_".repeat(9)}${at}`).join("\n");

const TOOLS = ["audit", "checks", "explain-error", "undo"];

/** Fills every tool, and gives what opens one of them with all its folds. */
const openLong = async () => {
  await page.open(site.address + LONG);
  await page.confirm();
  await turn("tool-audit");
  await page.put("audit-text", `${long()}\n${"prose ".repeat(200)}\nanalysts,SELECT,CATALOG,sales`);
  await page.answered();
  await turn("tool-explain-error");
  await page.put("error-text", "User does not have USE SCHEMA on Schema 'profiles.a'. SQLSTATE: 42501");
  await page.answered();
  await turn("tool-explain-error");
  return async (tool) => {
    await turn(`tool-${tool}`);
    await page.run(() => document.querySelectorAll(".bench details").forEach((details) => (details.open = true)));
    const open = await page.run(() => [...document.querySelectorAll(".tool")].filter((it) => it.checkVisibility()).length);
    assert.equal(open, 1);
  };
};

test("nothing in the tools but the boxes scrolls by itself, and lists are cut instead", async () => {
  const open = await openLong();
  const found = () =>
    page.run(() => {
      const scrolls = (it) => /auto|scroll/.test(getComputedStyle(it).overflowX + getComputedStyle(it).overflowY);
      // The tabs may be scrolled where they do not fit.
      const fits = (it) => it.matches(".tabs") && it.scrollWidth <= it.clientWidth;
      return [...document.querySelectorAll(".bench *")]
        .filter((it) => it.localName !== "textarea" && scrolls(it) && !fits(it))
        .map((it) => it.className);
    });
  const count = (selector) => page.run((wanted) => document.querySelectorAll(wanted).length, selector);
  for (const tool of TOOLS) {
    await open(tool);
    assert.deepEqual(await found(), [], tool);
  }
  assert.equal(await count("#panel-checks .probe-list__item"), 12);
  await open("audit");
  assert.equal(await count("#panel-audit .catalogs:first-of-type > .catalog"), 20);
  await page.press("Show all 61");
  await page.answered();
  assert.equal(await count("#panel-audit .catalogs:first-of-type > .catalog"), 61);
  assert.deepEqual(await found(), []);
});

test("no tool is wider than a window of 320 pixels, and what is pressed is large enough for its pointer", async () => {
  const open = await openLong();
  try {
    for (const [width, isTouch, least] of [[1440, false, 24], [360, true, 44], [320, true, 44]]) {
      await page.devtools("Emulation.setTouchEmulationEnabled", { enabled: isTouch });
      await page.size(width, 900);
      let count = 0;
      for (const tool of TOOLS) {
        await open(tool);
        const found = await page.run((least) => {
          const targets = [...document.querySelectorAll(".bench :is(button, summary, .choice)")].filter((it) => it.checkVisibility());
          return {
            isCoarse: matchMedia("(pointer: coarse)").matches,
            isTooWide: document.documentElement.clientWidth < document.documentElement.scrollWidth,
            count: targets.filter((it) => it.closest(".tool")).length,
            small: targets.filter((it) => it.getBoundingClientRect().height < least).map((it) => it.innerText),
          };
        }, least);
        count += found.count;
        assert.deepEqual({ ...found, count: 0 }, { isCoarse: isTouch, isTooWide: false, count: 0, small: [] }, `${tool} at ${width}`);
      }
      assert.ok(20 < count);
    }
  } finally {
    await page.devtools("Emulation.setTouchEmulationEnabled", { enabled: false });
  }
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing wrong with long lists in the tools in the ${theme} theme`, async () => {
    await page.theme(theme);
    const open = await openLong();
    for (const tool of TOOLS) {
      await open(tool);
      assert.deepEqual(await page.violations("#bench"), [], tool);
    }
  });
}

for (const [name, fragment, asking] of [
  ["values to be checked", `#v=1&id=${CLIENT_ID}&profiles=profiles&read=sales`, 9],
  ["names that are missing", "", 7],
]) {
  test(`what a copy button of the tools says of ${name} is in the window, however wide that is`, async () => {
    await page.open(site.address + fragment);
    await turn("tool-audit");
    await page.put("audit-text", `${CLIENT_ID},MODIFY,CATALOG,sales`);
    await turn("tool-explain-error");
    await page.put("error-text", "User does not have SELECT on Catalog 'SEGMENT_LINKED_PROFILES_DB'.");
    await page.answered();
    await turn("tool-explain-error");
    for (const width of [1440, 1024, 768, 360, 320]) {
      await page.size(width, 900);
      let pressed = 0;
      for (const tool of TOOLS) {
        await turn(`tool-${tool}`);
        const buttons = `#panel-${tool} .copy-button > button[aria-expanded]`;
        const count = await page.run((wanted) => document.querySelectorAll(wanted).length, buttons);
        for (let at = 0; at < count; at++) {
          const press = () => page.run((wanted, at) => document.querySelectorAll(wanted)[at].click(), buttons, at);
          await press();
          await page.until("it asks", () => document.querySelector(".tool .popover") !== null);
          const [left, right, window] = await page.run(() => {
            const { left, right } = document.querySelector(".tool .popover").getBoundingClientRect();
            return [left, right, document.documentElement.clientWidth];
          });
          assert.ok(0 <= left && left < right && right <= window, `${tool} ${at} at ${width}: ${left} to ${right}`);
          await press();
          await page.until("it no longer asks", () => document.querySelector(".tool .popover") === null);
        }
        pressed += count;
      }
      assert.equal(pressed, asking);
    }
  });
}

test("a verdict on an earlier text is not seen beside another one", async () => {
  const clean = await judge(await fixture("clean.txt"));
  assert.equal(clean.isClean, true);
  const isSeen = await page.run(() => {
    const box = document.querySelector("#audit-text");
    box.value = "[" + Array(200000).fill(1).join() + "]";
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    const look = () => document.querySelector(".verdict--clean")?.checkVisibility({ visibilityProperty: true }) ?? false;
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(look()))));
  });
  assert.equal(isSeen, false);
});
