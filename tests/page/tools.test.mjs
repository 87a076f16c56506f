// What the page offers once the SQL has run: checks, errors explained, the way back.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.size(1440, 900);
  await page.open(site.address);
});

/** The tools with their states, and whether each is open. */
const tools = async () => {
  await page.answered();
  return page.run(() =>
    [...document.querySelectorAll(".tool-card__button")].map((button) => [
      button.querySelector(".tool-card__name").innerText,
      button.querySelector(".tool-card__state").innerText,
      button.getAttribute("aria-expanded") === "true",
    ]),
  );
};

/** A tool's button, by the tool's name alone: its state is a part of the button's name. */
const turn = async (name) => {
  const button = await page.driver.findElement({ xpath: `//button[span[normalize-space()=${JSON.stringify(name)}]]` });
  await page.run((element) => element.scrollIntoView({ block: "center", behavior: "instant" }), button);
  await button.click();
  await page.answered();
};

const block = (name) =>
  page.run((label) => document.querySelector(`pre[aria-label=${JSON.stringify(label)}]`)?.textContent ?? null, name);

const explanation = () =>
  page.run(() => ({
    cause: document.querySelector(".explanation__cause")?.innerText ?? null,
    statements: [...document.querySelectorAll(".explanation__statement code")].map((code) => code.textContent),
  }));

test("the tools are folded into their headings and their states", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  const stand = (isOpen, ...states) => [
    ["Audit what was granted", states[0], isOpen],
    ["Try it as the service principal", states[1], isOpen],
    ["Explain an error", states[2], isOpen],
    ["Take the grants back", states[3], isOpen],
  ];
  assert.deepEqual(await tools(), stand(false, "", "", "", ""), "a state is known once its tool was opened");
  const names = stand().map(([name]) => name);
  for (const name of names) await turn(name);
  const states = ["Nothing pasted yet", "2 checks", "Nothing pasted yet", "4 statements"];
  assert.deepEqual(await tools(), stand(true, ...states));
  for (const name of names) await turn(name);
  assert.deepEqual(await tools(), stand(false, ...states));
  await page.press("Add a catalog");
  await page.fill("Other catalog 1", "sales");
  assert.deepEqual(await tools(), stand(false, "Nothing pasted yet", "3 checks", "Nothing pasted yet", "5 statements"));
  await turn("Take the grants back");
  assert.equal((await tools())[3][2], true);
  await turn("Take the grants back");
  assert.equal((await tools())[3][2], false);
  assert.equal(await page.run(() => document.getElementById("tool-undo-body").checkVisibility()), false);
});

test("Step 6 leads to the audit and to the checks", async () => {
  await page.press("Audit what was granted");
  assert.deepEqual((await tools()).map(([, , isOpen]) => isOpen), [true, false, false, false]);
  assert.equal(await page.run(() => document.activeElement.id), "tool-audit");
  await page.press("Checks for every catalog");
  assert.equal(await page.run(() => document.activeElement.id), "tool-checks");
  assert.equal((await tools())[1][2], true);
});

test("the keyboard reaches the tools through a link that skips, and opens them", async () => {
  await page.run(() => document.querySelector(".skip-links__link:last-child").focus());
  await page.driver.switchTo().activeElement().sendKeys(Key.ENTER);
  assert.equal(await page.run(() => document.activeElement.id), "bench");
  await page.driver.switchTo().activeElement().sendKeys(Key.TAB);
  assert.equal(await page.run(() => document.activeElement.id), "tool-audit");
  await page.driver.switchTo().activeElement().sendKeys(Key.ENTER);
  assert.equal((await tools())[0][2], true);
});

test("the way back is copied as it stands, and asks first while something is missing", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await turn("Take the grants back");
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
  await page.choose("Only these schemas");
  await page.choose("Granted before: take the wider grants back");
  await turn("Take the grants back");
  const said = await page.run(() => document.getElementById("tool-undo-body").innerText);
  assert.match(said, /Your SQL also removes wider access \(Step 5\)\. This does not grant it again\./);
});

test("the checks hold one for each catalog and schema, and the secret only as a variable", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.choose("Only these schemas");
  await page.fill("Schema 1", "ps_segment");
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
    [...document.querySelectorAll("#tool-checks-body .probe-list__expected")].map((line) => line.innerText),
  );
  assert.equal(expected.length, 3);
  assert.match(expected[1], /^Lists ps_segment and perhaps information_schema, and nothing else\./);
});

test("a long list of checks is drawn in part, more of it when asked for, and copied whole", async () => {
  const schemas = [...Array(300).keys()].map((at) => `&read=sales.schema_${at}`).join("");
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles${schemas}`);
  await page.press("These are right");
  await turn("Try it as the service principal");
  const list = () =>
    page.run(() => {
      const list = document.querySelector("#tool-checks-body .probe-list");
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
    page.run(() => [...document.querySelectorAll(".statement-row--pointed-at")].map((row) => row.id));
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
  assert.deepEqual((await explanation()).statements, []);
  assert.equal((await tools())[2][1], "Unknown error");
});

test("a secret is out of a box in the event that brought it", async () => {
  await page.run(() => {
    window.left = [];
    document.addEventListener("input", ({ target }) => window.left.push(target.value));
  });
  await turn("Explain an error");
  await page.paste("Paste the error message", "User does not have\u200b x; token dose01\u200b23456789abcdef, DAPI0123456789ab-2 end");
  await page.until("the page says so", () => document.querySelector(".paste-box .message--problem") !== null);
  const left = await page.run(() => window.left.join() + document.querySelector("textarea").value + document.body.innerText);
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
    ["Audit what was granted", "audit-text", `${CLIENT_ID},MODIFY,CATALOG,crm`, /1 grant is not needed/],
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
  await turn("Audit what was granted");
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
      [...document.querySelectorAll("#tool-audit-body .fold")].map((fold) => [
        fold.querySelector("summary").innerText.replace(/\d+/g, "n"),
        fold.open,
      ]),
    );
  await page.run(() => document.querySelectorAll("#tool-audit-body details").forEach((fold) => (fold.open = true)));
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
  assert.equal(await page.run(() => document.querySelectorAll("#tool-audit-body .ways").length), 0);
  assert.deepEqual((await isSame())[0], true);
  assert.equal((await isSame())[2], text);
});

test("a choice shows as made at once, and stays made", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await turn("Audit what was granted");
  const chosen = () => page.run(() => document.querySelector("[name=audit-way]:checked").value);
  assert.equal(await chosen(), "show-grants");
  await page.run(() => {
    secondLoad.give = () => {};
  });
  await page.choose("CLI");
  assert.equal(await chosen(), "cli");
});

test("a button whose text is gone forgets that it was copied", async () => {
  const states = () => page.run(() => [...document.querySelectorAll(".copy-button__state")].map((state) => state.innerText));
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await turn("Take the grants back");
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
  await page.press("Add a catalog");
  await page.fill("Other catalog 1", "sales");
  await page.press("Copy step 4");
  await page.hears("Copied step 4, 1 statement.");
  assert.deepEqual(await states(), ["Copied"]);
  await page.press("Remove Other catalog 1");
  assert.deepEqual(await states(), []);
  await page.press("Add a catalog");
  await page.fill("Other catalog 1", "sales");
  assert.deepEqual(await states(), []);
});

test("a button that is gone and comes back while the page is slow forgets that it was copied", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await turn("Take the grants back");
  await page.press("Copy the undo");
  await page.hears("Copied the undo.");
  await page.run(() => {
    window.before = document.querySelector("#tool-undo-body .copy-button");
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
    const button = document.querySelector("#tool-undo-body .copy-button");
    return button && button !== before;
  });
  assert.equal(await page.run(() => document.querySelectorAll(".copy-button__state").length), 0);
});
