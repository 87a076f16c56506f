// What the page offers once the SQL has run: checks, errors explained, the way back.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.size(1440, 900);
  // A tab keeps what is typed.
  await page.run(() => sessionStorage.clear());
  await page.open(site.address);
});

/** The tools by their tabs, each with whether it is chosen and whether it is in sight. */
const tools = async () => {
  await page.answered();
  return page.run(() =>
    [...document.querySelectorAll("#bench [role=tab]")].map((tab) => [
      tab.innerText,
      tab.getAttribute("aria-selected") === "true",
      document.getElementById(tab.getAttribute("aria-controls")).checkVisibility(),
    ]),
  );
};

/** Presses a tool's tab, by its name. */
const turn = async (name) => {
  const tab = await page.driver.findElement({ xpath: `//*[@id="bench"]//button[@role="tab"][normalize-space()=${JSON.stringify(name)}]` });
  await page.click(tab);
  await page.answered();
};

const block = (name) =>
  page.run((label) => document.querySelector(`pre[aria-label=${JSON.stringify(label)}]`)?.textContent ?? null, name);

const explanation = () =>
  page.run(() => ({
    cause: document.querySelector(".explanation__cause")?.innerText ?? null,
    statements: [...document.querySelectorAll(".explanation__statement code")].map((code) => code.textContent),
  }));

const NAMES = ["Audit", "Try it as the service principal", "Explain an error", "Undo"];

/** How the tabs stand while one tool is open, or none. */
const stand = (open) => NAMES.map((name) => [name, name === open, name === open]);

/** What the tools show in sum, the closed ones too; nothing of those that were never opened. */
const shown = () =>
  page.run(() => {
    const [audit, checks, explain, undo] = document.querySelectorAll("#bench [role=tabpanel]");
    return [
      audit.querySelector(".tool__answer")?.textContent,
      checks.querySelectorAll(".probe-list__item").length,
      explain.querySelector(".tool__answer")?.textContent,
      undo.querySelector("pre")?.textContent.match(/^REVOKE /gm).length,
    ].map((it) => it ?? 0);
  });

test("the tools are tabs, of which one is open at a time, and what is opened knows the form", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  assert.deepEqual(await tools(), stand(null));
  assert.deepEqual(await shown(), [0, 0, 0, 0], "nothing is worked out before its tool is opened");
  for (const name of NAMES) {
    await turn(name);
    assert.deepEqual(await tools(), stand(name));
  }
  const audit = "The result will be here: which grants are missing, and which are not needed.";
  const explain = "The explanation will be here: what it means for this plan, and which statement fixes it.";
  assert.deepEqual(await shown(), [audit, 2, explain, 4]);
  await turn("Undo");
  assert.deepEqual(await tools(), stand(null));
  await page.fill("Other catalog 1", "sales");
  for (const name of NAMES) {
    await turn(name);
    assert.deepEqual(await tools(), stand(name));
    await turn(name);
    assert.deepEqual(await tools(), stand(null));
  }
  assert.deepEqual(await shown(), [audit, 3, explain, 5]);
});

test("Step 6 leads to the audit and to the checks", async () => {
  await page.fill("Profiles Sync catalog", "profiles");
  await page.press("Audit what was granted");
  assert.deepEqual(await tools(), stand("Audit"));
  assert.equal(await page.run(() => document.activeElement.id), "tool-audit");
  await page.press("Checks for every catalog");
  assert.equal(await page.run(() => document.activeElement.id), "tool-checks");
  assert.deepEqual(await tools(), stand("Try it as the service principal"));
});

test("the keyboard reaches the tools through a link that skips, and opens them", async () => {
  await page.run(() => document.querySelector(".skip-links__link:last-child").focus());
  await page.driver.switchTo().activeElement().sendKeys(Key.ENTER);
  assert.equal(await page.run(() => document.activeElement.id), "bench");
  await page.driver.switchTo().activeElement().sendKeys(Key.TAB);
  assert.equal(await page.run(() => document.activeElement.id), "tool-audit");
  await page.driver.switchTo().activeElement().sendKeys(Key.ENTER);
  assert.deepEqual(await tools(), stand("Audit"));
  await page.driver.switchTo().activeElement().sendKeys(Key.ARROW_RIGHT);
  assert.equal(await page.run(() => document.activeElement.id), "tool-checks");
  assert.deepEqual(await tools(), stand("Try it as the service principal"));
});

test("the way back is copied as it stands, and asks first while something is missing", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await turn("Undo");
  await page.run(() => navigator.clipboard.writeText("untouched"));
  await page.press("Copy the undo");
  assert.equal(await page.clipboard(), "untouched");
  await page.fill("Profiles Sync catalog", "profiles");
  await page.answered();
  await page.press("Copy the undo");
  await page.hears("Copied the undo.");
  const undo = await page.clipboard();
  assert.equal(undo, await block("The undo"));
  assert.deepEqual(undo.split("\n"), [
    "-- Undo Step 3: Profiles Sync catalog",
    `REVOKE USE CATALOG, SELECT, USE SCHEMA ON CATALOG \`profiles\` FROM \`${CLIENT_ID}\`;`,
    "",
    "-- Undo Step 2: Segment's own catalog",
    `REVOKE SELECT ON CATALOG \`SEGMENT_LINKED_PROFILES_DB\` FROM \`${CLIENT_ID}\`;`,
    `REVOKE CREATE SCHEMA ON CATALOG \`SEGMENT_LINKED_PROFILES_DB\` FROM \`${CLIENT_ID}\`;`,
    `REVOKE USE CATALOG ON CATALOG \`SEGMENT_LINKED_PROFILES_DB\` FROM \`${CLIENT_ID}\`;`,
    "",
    "-- Not removed: the catalog that Step 2 creates, with everything in it",
    "",
  ]);
});

test("the page says that what a REVOKE removes is not granted again", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.choose("Only these");
  await page.choose("Also remove the old whole-catalog access");
  await turn("Undo");
  const said = await page.run(() => document.getElementById("panel-undo").innerText);
  assert.match(said, /Your SQL also removes wider access \(Step 5\)\. This does not grant it again\./);
});

test("the checks hold one for each catalog and schema, and the secret only as a variable", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.choose("Only these");
  await page.fill("Profiles Sync catalog, schema 1", "ps_segment");
  await page.fill("Hostname", "dbc-1.cloud.databricks.com");
  await page.fill("HTTP path", "/sql/1.0/warehouses/0123456789abcdef");
  await turn("Try it as the service principal");
  await page.press("Copy the checks");
  const script = await page.clipboard();
  assert.match(script, /^export DATABRICKS_HOST='https:\/\/dbc-1\.cloud\.databricks\.com'$/m);
  assert.match(script, /^: "\$\{DATABRICKS_CLIENT_SECRET:\?is not set\}"/m);
  assert.deepEqual(script.match(/(?<="statement":")[^"]*/g), [
    "SHOW SCHEMAS IN `SEGMENT_LINKED_PROFILES_DB`",
    "SHOW SCHEMAS IN `profiles`",
    "SHOW TABLES IN `profiles`.`ps_segment`",
  ]);
  const expected = await page.run(() =>
    [...document.querySelectorAll("#panel-checks .probe-list__expected")].map((line) => line.innerText),
  );
  assert.equal(expected.length, 3);
  assert.match(expected[1], /^Lists ps_segment and perhaps information_schema, and nothing else\./);
});

test("a long list of checks is drawn in part, more of it when asked for, and copied whole", async () => {
  const schemas = [...Array(300).keys()].map((at) => `&read=sales.schema_${at}`).join("");
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles${schemas}`);
  await page.press("I checked these values");
  await page.press("Yes, at all 301");
  await turn("Try it as the service principal");
  const list = () =>
    page.run(() => {
      const list = document.querySelector("#panel-checks .probe-list");
      return [list.querySelectorAll("li").length, list.nextElementSibling.innerText];
    });
  assert.deepEqual(await list(), [12, "Show all 303"]);
  await page.press("Show all 303");
  await page.answered();
  assert.deepEqual(await list(), [200, "And 103 more."]);
  await page.press("Copy the checks");
  assert.equal((await page.clipboard()).match(/^databricks api post /gm).length, 303);
});

test("an error is explained in the plan's terms, and its statement is shown", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await turn("Explain an error");
  await page.paste(
    "Paste the error message",
    "[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have USE SCHEMA on Schema 'PROFILES.ps_segment'. SQLSTATE: 42501",
  );
  await page.hears("This error is explained.");
  const { cause, statements } = await explanation();
  assert.match(cause, /^USE SCHEMA is missing on schema PROFILES\.ps_segment\./i);
  assert.deepEqual(statements, [
    `GRANT USAGE, SELECT, USE SCHEMA ON CATALOG \`profiles\` TO \`${CLIENT_ID}\`;`,
  ]);
  const pointedAt = () =>
    page.run(() => [...document.querySelectorAll(".statement--pointed-at")].map((row) => row.id));
  assert.deepEqual(await pointedAt(), ["statement-3-0"]);
  await page.press("Show it in its step");
  assert.equal(await page.run(() => document.activeElement.id), "statement-3-0");
  const isSeen = () =>
    page.run(() => {
      const { left, top, width, height } = document.activeElement.getBoundingClientRect();
      const shown = document.elementFromPoint(left + width / 2, top + height / 2);
      return document.activeElement.contains(shown);
    });
  assert.equal(await isSeen(), true, "the statement is covered or outside the window");
  await page.press("Clear");
  await page.answered();
  assert.deepEqual(await pointedAt(), []);
});

test("an error that is not known is called so", async () => {
  await turn("Explain an error");
  await page.paste("Paste the error message", "Segmentation fault (core dumped)");
  await page.hears("This error is unknown here.");
  const { cause, statements } = await explanation();
  assert.match(cause, /^This error is not known here, so this says nothing about your grants\./);
  assert.deepEqual(statements, []);
});

test("a secret is out of a box in the event that brought it", async () => {
  await page.run(() => {
    window.left = [];
    document.addEventListener("input", ({ target }) => window.left.push(target.value));
  });
  await turn("Explain an error");
  await page.paste("Paste the error message", "User does not have\u200b x; token dose01\u200b23456789abcdef, DAPI0123456789ab-2 end");
  await page.until("the page says so", () => document.querySelector(".paste-box .message--problem") !== null);
  const left = await page.run(() => window.left.join() + document.getElementById("error-text").value + document.body.innerText);
  assert.equal(/dose01|dapi0|0123456789/i.test(left), false, "a part of a secret is left");
  assert.match(await page.value("Paste the error message"), /^User does not have x; token , {1,2}end$/);
});

test("what is found is said once for each text, also where the form changes before it is found", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.run(() => {
    const status = document.querySelector("[role=status]");
    new MutationObserver(() => said.push(status.innerText.trim())).observe(status, { subtree: true, childList: true });
  });
  for (const [name, box, text, said] of [
    ["Explain an error", "error-text", "Segmentation fault", /^This error is unknown here\.$/],
    ["Audit", "audit-text", `${CLIENT_ID},MODIFY,CATALOG,crm`, /1 grant is not needed/],
  ]) {
    await turn(name);
    await page.run(() => {
      window.said = [];
    });
    await page.run(
      (id, text) => {
        const enter = (element, text) => {
          element.value = text;
          element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        };
        enter(document.getElementById(id), text);
        // A moment later, while the tool is at work.
        for (const name of ["a", "ab", "abc"])
          queueMicrotask(() => enter(document.getElementById("field-profilesSync-catalog"), name));
      },
      box,
      text,
    );
    await page.until("it is said", () => said.some((text) => text !== ""));
    await page.answered();
    await page.fill("Profiles Sync catalog", "other");
    await page.answered();
    const heard = (await page.run(() => said)).filter((text) => text !== "");
    assert.equal(heard.length, 1, heard.join(" | "));
    assert.match(heard[0], said);
    await turn(name);
  }
});

test("box, folds and focus stay as they are while findings come and go around them", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await turn("Audit");
  await page.run(() => {
    window.box = document.getElementById("audit-text");
    box.focus();
  });
  const isSame = () =>
    page.run(() => [box === document.getElementById("audit-text"), box === document.activeElement, box.value]);
  const text = `${CLIENT_ID},SELECT,CATALOG,profiles\nanalysts,SELECT,CATALOG,profiles\nWhat is this?`;
  await page.put("audit-text", text);
  await page.answered();
  assert.deepEqual(await isSame(), [true, true, text]);
  const folds = () =>
    page.run(() =>
      [...document.querySelectorAll("#panel-audit .fold")].map((fold) => [
        fold.querySelector("summary").innerText.replace(/\d+/g, "n"),
        fold.open,
      ]),
    );
  await page.run(() => document.querySelectorAll("#panel-audit details").forEach((fold) => (fold.open = true)));
  const all = await folds();
  assert.equal(all.length, 5);
  // What was there is not needed now, so that a fold goes and lines come around the others; and then all is as before.
  await page.run(() => box.blur());
  await page.fill("Profiles Sync catalog", "crm");
  await page.answered();
  assert.deepEqual(await folds(), all.filter(([name]) => name !== "Show the n granted"));
  // Without any name there is nothing to ask.
  await page.choose("Yes, it already exists");
  await page.fill("Segment catalog", "a b");
  await page.fill("Profiles Sync catalog", "");
  await page.answered();
  assert.equal(await page.run(() => document.querySelectorAll("#panel-audit .ways").length), 0);
  assert.deepEqual((await isSame())[0], true);
  assert.equal((await isSame())[2], text);
});

test("a choice shows as made at once, and stays made", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await turn("Audit");
  const chosen = () => page.run(() => document.querySelector("[name=audit-way]:checked").value);
  assert.equal(await chosen(), "show-grants");
  await page.run(() => {
    secondLoad.give = () => {};
  });
  await page.choose("CLI");
  assert.equal(await chosen(), "cli");
});

test("a button whose text is gone forgets that it was copied", async () => {
  const states = () =>
    page.run(() =>
      [...document.querySelectorAll(".button__done, .changed-since")].map(
        (state) => state.textContent.trim() || state.querySelector("use").getAttribute("href"),
      ),
    );
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await turn("Undo");
  await page.press("Copy the undo");
  await page.hears("Copied the undo.");
  assert.deepEqual(await states(), ["Copied"]);
  await page.fill("Profiles Sync catalog", "crm");
  await page.answered();
  assert.deepEqual(await states(), ["Changed since you copied"]);
  await page.press("Start over");
  await page.answered();
  assert.deepEqual(await states(), []);

  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Other catalog 1", "sales");
  await page.press("Copy step 4");
  await page.hears("Copied step 4, 1 statement.");
  assert.deepEqual(await states(), ["#i-check"]);
  await page.press("Remove Other catalog 1");
  assert.deepEqual(await states(), []);
  await page.fill("Other catalog 1", "sales");
  assert.deepEqual(await states(), []);
});

test("a button that is gone and comes back while the page is slow forgets that it was copied", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await turn("Undo");
  await page.press("Copy the undo");
  await page.hears("Copied the undo.");
  await page.run(() => {
    window.before = document.querySelector("#panel-undo .copy-button");
  });
  // A page that is slow leaves off after it has drawn, and goes on once the browser gives it time again.
  await page.run(() => {
    const { now } = Date;
    const later = setTimeout;
    let clock = now();
    const held = [];
    Date.now = () => (clock += 1000);
    window.setTimeout = (...timer) => held.push(timer);
    window.goOn = () => {
      Object.assign(Date, { now });
      window.setTimeout = later;
      held.forEach(([act]) => act());
      return held.length;
    };
  });
  await page.press("Start over");
  await page.answered();
  assert.ok((await page.run(() => goOn())) > 0);
  await page.until("the undo is back", () => {
    const button = document.querySelector("#panel-undo .copy-button");
    return button && button !== before;
  });
  assert.equal(await page.run(() => document.querySelectorAll(".button__done, .changed-since").length), 0);
});

const focused = () =>
  page.run(() => document.activeElement.id || document.activeElement.className || document.activeElement.localName);
const keys = (...wanted) => page.driver.actions().sendKeys(...wanted).perform();

test("arrow keys turn the tabs, in the tools and in the result, from the last on to the first", async () => {
  await page.run(() => document.getElementById("tool-audit").focus());
  for (const [key, id, name] of [
    [Key.ARROW_RIGHT, "tool-checks", NAMES[1]],
    [Key.ARROW_RIGHT, "tool-explain-error", NAMES[2]],
    [Key.ARROW_LEFT, "tool-checks", NAMES[1]],
    [Key.ARROW_LEFT, "tool-audit", NAMES[0]],
    [Key.ARROW_LEFT, "tool-undo", NAMES[3]],
    [Key.ARROW_RIGHT, "tool-audit", NAMES[0]],
  ]) {
    await keys(key);
    assert.equal(await focused(), id);
    assert.deepEqual(await tools(), stand(name));
  }
  await page.run(() => document.getElementById("tab-sql").focus());
  for (const id of ["tool-access-map", "tool-terraform", "tool-cli", "tool-runbook", "tool-plan-file", "tab-sql"]) {
    await keys(Key.ARROW_RIGHT);
    assert.equal(await focused(), id);
    await page.until("it is chosen", (id) => document.querySelector("#panel").getAttribute("aria-labelledby") === id, id);
  }
});

test("what lies open below a button goes when the focus leaves it, and Escape leads back to that button", async () => {
  const isOpen = () => page.run(() => document.querySelector(".popover") !== null);
  await page.press("Copy SQL");
  await keys(Key.TAB);
  assert.equal(await page.run(() => document.activeElement.innerText), "Go to Client ID");
  assert.equal(await isOpen(), true);
  await keys(Key.ESCAPE);
  assert.equal(await isOpen(), false);
  assert.equal(await focused(), "copy-sql");
  await page.press("Copy SQL");
  await keys(Key.TAB, Key.TAB);
  assert.equal(await isOpen(), true);
  await keys(Key.TAB);
  assert.equal(await isOpen(), false);
  // What is pressed in it and takes no focus leaves it open.
  await page.press("Copy SQL");
  const words = await page.driver.findElement({ css: ".popover p" });
  await words.click();
  assert.equal(await isOpen(), true);
});

/** What is shown in part in each tool, from top to bottom. */
const CUT = {
  "tool-audit": ["shown-text", "probe-list", "alike__rows", "alike__rows", "catalogs", "shown-text", "verdict__unread", "verdict__others"],
  "tool-checks": ["shown-text", "probe-list"],
  "tool-undo": ["shown-text"],
  "tool-access-map": ["access-map__box"],
};

for (const [id, lists] of Object.entries(CUT)) {
  for (const [index, list] of lists.entries()) {
    test(`the button that shows all of ${list} (${index} in ${id}) leaves the focus there`, async () => {
      const schemas = [...Array(40).keys()].map((at) => `&read=sales.schema_${at}&read=catalog_${at}`).join("");
      await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles${schemas}`);
      await page.press("I checked these values");
      await page.run((wanted) => document.getElementById(wanted).click(), id);
      await page.answered();
      if (id === "tool-audit") {
        const rows = (count, row) => [...Array(count).keys()].map(row);
        const text = [
          ...rows(40, (at) => `${CLIENT_ID},MODIFY,SCHEMA,other.schema_${at}`),
          ...rows(30, (at) => `What is this, number ${at}?`),
          ...rows(30, (at) => `group ${at},SELECT,CATALOG,sales`),
        ];
        await page.put("audit-text", text.join("\n"));
        await page.answered();
      }
      const panel = await page.run((wanted) => document.getElementById(wanted).getAttribute("aria-controls"), id);
      const buttons = () =>
        page.run((panel) => {
          document.querySelectorAll(`#${panel} details`).forEach((details) => (details.open = true));
          window.buttons = [...document.querySelectorAll(`#${panel} button`)].filter((it) => /^Show (all|the whole)/.test(it.innerText));
          return buttons.map((it) => it.previousElementSibling.className.split(" ")[0]);
        }, panel);
      assert.deepEqual(await buttons(), lists);
      await page.run((index) => {
        buttons[index].focus();
        window.list = buttons[index].previousElementSibling;
      }, index);
      const before = await page.run(() => list.clientHeight);
      await keys(Key.ENTER);
      await page.answered();
      assert.deepEqual(await page.run(() => [document.activeElement === list, list.className.split(" ")[0]]), [true, list]);
      assert.ok(before < (await page.run(() => list.clientHeight)), "more of it is shown");
    });
  }
}

test("the SQL can be copied by who can run it, each a part that stands alone", async () => {
  await page.open(site.address);
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.fill("Other catalog 1", "sales");
  await page.press("Do the catalogs belong to different people?");
  await page.answered();
  await page.until("it is split", () => document.querySelector(".runners pre"));
  const said = await page.run(() => document.querySelector(".runners").innerText.replace(/\s+/g, " "));
  assert.match(said, /`SEGMENT_LINKED_PROFILES_DB`: somebody with CREATE CATALOG on the metastore, who will own it\./);
  assert.match(said, /`sales`: its owner\./);
  await page.press("Copy this part of the SQL for `sales`");
  await page.hears("Copied the part for `sales`, 1 statement.");
  assert.equal(await page.clipboard(), `GRANT USAGE, SELECT, USE SCHEMA ON CATALOG \`sales\` TO \`${CLIENT_ID}\`;\n`);
});

test("what a tool said of a link is not handed out with another form", async () => {
  await page.open(site.address);
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "mine");
  await turn("Try it as the service principal");
  await turn("Audit");
  await page.run(() => void (location.hash = "#v=1&id=11111111-2222-4333-8444-555555555555&profiles=linked"));
  await page.press("Look at the link");
  await page.answered();
  await page.run(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  // The tools fall silent, as they would over a long text.
  await page.run(() => {
    secondLoad.give = () => {};
    const button = [...document.querySelectorAll("button")].find((button) => button.innerText === "Go to mine");
    button.click();
  });
  await page.until("mine is shown", () => !document.querySelector(".review--held"));
  const left = await page.run(() =>
    [...document.querySelectorAll("pre, .sql-code, .probe-list__statement")]
      .filter((it) => it.textContent.includes("linked") && !it.closest("[data-held]"))
      .map((it) => it.textContent),
  );
  assert.deepEqual(left, []);
});
