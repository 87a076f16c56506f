// Lists and connections that are pasted into the form: what comes in, what is said, and the way back.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { By, Key, begunBy, changed, visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

const folder = (name) => new URL(`../fixtures/${name}/`, import.meta.url);
const cases = (name) =>
  readdirSync(folder(name))
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      name: file.replace(".json", ""),
      right: JSON.parse(readFileSync(new URL(file, folder(name)))),
      text: readFileSync(new URL(file.replace(".json", ".txt"), folder(name)), "utf8"),
    }));

/** Pastes a text with the keys, and waits until it is read. */
async function paste(label, text) {
  await page.paste(label, text);
  await page.answered();
  await page.until("it is read", () => !document.querySelector(".hint--waiting"));
}

/** The other catalogs, each with its schemas where it is limited to some. */
const rows = () =>
  page.run(() => {
    const rows = [];
    for (const box of document.querySelectorAll("textarea[id^=field-catalogs-][id$=-catalog]")) {
      const at = box.id.match(/\d+/)[0];
      if (!box.value && !document.getElementById(`field-catalogs-${at}-extent-only`)?.checked) continue;
      rows.push(box.value);
      for (const schema of document.querySelectorAll(`textarea[id^=field-catalogs-${at}-schemas-]`)) {
        if (schema.value) rows.push(`${box.value}.${schema.value}`);
      }
    }
    return rows;
  });

const said = () => page.run(() => document.querySelector(".pasted")?.innerText ?? "");
const connection = async () => ({
  hostname: (await page.value("Hostname")) || null,
  httpPath: (await page.value("HTTP path")) || null,
});

for (const { name, text, right } of cases("names")) {
  test(`names, ${name}: they come in, and what is refused is listed`, async () => {
    await paste("Other catalog 1", text);
    const found = await rows();
    assert.deepEqual(found.filter((it) => right.catalogs.includes(it)), right.catalogs);
    assert.deepEqual(found.filter((it) => !right.catalogs.includes(it)), right.schemas);
    for (const refused of right.refused) assert.ok((await said()).includes(refused), refused);
    await page.press("Undo");
    assert.deepEqual(await rows(), []);
  });
}

for (const { name, text, right } of cases("connections")) {
  test(`connections, ${name}: what is there comes in, and the rest is said`, async () => {
    await paste("JDBC URL or connection details", text);
    if (right.hostname ?? right.httpPath) {
      assert.deepEqual(await connection(), { hostname: right.hostname, httpPath: right.httpPath });
    } else {
      assert.doesNotMatch((await page.value("Hostname")) || "", /^(adb|dbc)-[^ ]*$/);
    }
    const messages = await page.run(() => document.querySelector(".form").innerText);
    if (right.says) assert.match(messages, new RegExp(right.says, "i"));
    if (right.clientId) {
      await page.press(`Use ${right.clientId} as client ID`);
      assert.equal(await page.value("Client ID"), right.clientId);
    }
    assert.doesNotMatch(await page.run(() => document.body.innerHTML), /dose[0-9a-f]{8}|dapi[0-9a-f]{8}/);
  });
}

test("what was pasted is undone by a button and by Ctrl+Z, to exactly what stood there", async () => {
  await page.fill("Other catalog 1", "first");
  await page.fill("Other catalog 2", "second");
  for (const undo of [
    () => page.press("Undo"),
    () => page.driver.actions().keyDown(Key.CONTROL).sendKeys("z").keyUp(Key.CONTROL).perform(),
  ]) {
    await paste("Other catalog 1", "a, b.c");
    assert.deepEqual(await rows(), ["a", "b", "b.c", "second"]);
    await undo();
    await page.until("it is back", () => document.querySelector("#field-catalogs-0-catalog").value === "first");
    assert.deepEqual(await rows(), ["first", "second"]);
    assert.equal(await said(), "");
  }
});

test("a value that was cleaned when it was pasted can be undone", async () => {
  await page.run(() => document.querySelectorAll(".fact").forEach((fact) => fact.setAttribute("open", "")));
  await page.fill("Table to test with", "a.b.c");
  await page.paste("Table to test with", "\"sales\".\"orders\".\"lines\"");
  assert.equal(await page.value("Table to test with"), "sales.orders.lines");
  await page.press("Undo");
  assert.equal(await page.value("Table to test with"), "a.b.c");
});

test("a list that is typed is taken apart when its box is left, and the way back leaves it whole", async () => {
  await page.fill("Other catalog 1", "sales, marketing.web");
  await page.answered();
  await page.until("it is taken apart", () => document.querySelector("#field-catalogs-1-catalog")?.value === "marketing");
  assert.deepEqual(await rows(), ["sales", "marketing", "marketing.web"]);
  await page.press("Undo");
  await page.leave();
  await page.answered();
  assert.deepEqual(await rows(), ["sales, marketing.web"]);
  assert.match((await page.messages("Other catalog 1"))[0], /has a (period|space)/);
});

test("a JDBC URL in any box of the connection fills in all three", async () => {
  await page.press("Type the three values");
  await page.fill("Port", "8443");
  await paste("HTTP path", "jdbc:databricks://adb-1234567890123456.7.azuredatabricks.net:443/default;httpPath=/sql/1.0/warehouses/0123456789abcdef");
  assert.deepEqual(await connection(), {
    hostname: "adb-1234567890123456.7.azuredatabricks.net",
    httpPath: "/sql/1.0/warehouses/0123456789abcdef",
  });
  assert.equal(await page.value("Port"), "443");
  assert.match(await said(), /Filled in: Hostname, HTTP path and Port\./);
});

test("a list among which is a secret comes in without it, and the secret is named by its kind", async () => {
  await paste("Other catalog 1", "sales\ndose0123456789abcdef0123456789abcdef\nmarketing");
  assert.deepEqual(await rows(), ["sales", "marketing"]);
  assert.match(await said(), /OAuth secret/);
  assert.deepEqual(await page.messages("Other catalog 1"), []);
  const kept = await page.run(() => JSON.stringify({ ...sessionStorage, ...localStorage }) + location.href + document.body.innerHTML);
  assert.doesNotMatch(kept, /dose0123/);
});

test("text that is neither name nor list nor connection stays in its box, with what was expected", async () => {
  await paste("JDBC URL or connection details", "Hello, is this the right place?");
  assert.equal(await page.value("Hostname"), "Hello, is this the right place?");
  assert.match(await said(), /JDBC URL/);
  await paste("Other catalog 1", "???\n!!!");
  assert.match(await page.value("Other catalog 1"), /\?\?\?/);
  assert.match(await said(), /No names found|not added/);
});

test("ten thousand names become rows, are counted, and can be turned over", async () => {
  await page.put("field-catalogs-0-catalog", Array.from({ length: 10_000 }, (_, index) => `catalog_${index}`).join("\n"));
  await page.answered();
  await page.until("they are there", () => document.querySelector("#field-catalogs-9999-catalog"));
  assert.match(await said(), /Added 10000 catalogs\./);
  const shown = () => page.run(() => document.querySelector(".rows-shown p").innerText);
  assert.equal(await shown(), "9951–10000 of 10000");
  await page.press("Earlier");
  assert.equal(await shown(), "9901–9950 of 10000");
  assert.ok((await page.run(() => document.querySelectorAll("textarea").length)) < 100);
  await page.press("Copy step 4");
  await page.press("Copy anyway");
  await page.hears("Copied step 4, 10000 statements.");
  assert.equal((await page.clipboard()).split("\n").length, 10_001);
  await page.press("Undo");
  assert.deepEqual(await rows(), []);
});

test("names that are pasted over a form from a link leave it to be confirmed", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles&read=linked`);
  await page.press("Edit");
  await paste("Other catalog 2", "mine, other");
  assert.deepEqual(await rows(), ["linked", "mine", "other"]);
  await page.press("Copy SQL");
  assert.match(await page.run(() => document.querySelector(".popover").innerText), /until you have checked/);
});

/** Opens the page with tools that come only when they are let in. */
async function slowly(use) {
  const hold = `const get = fetch; globalThis.fetch = (...of) => /tools/.test(of[0]) ? new Promise((go) => (globalThis.letIn = () => go(get(...of)))) : get(...of);`;
  await changed(begunBy(hold), async (other) => {
    await page.open(other.address);
    await page.until("the tools are asked for", () => globalThis.letIn);
    await use(async () => {
      await page.run(() => letIn());
      await page.answered();
      await page.until("it is read", () => !document.querySelector(".hint--waiting"));
    });
  });
}

test("what is done while a list is read stays, and nothing of the list is put elsewhere", async () => {
  await slowly(async (letIn) => {
    for (const [index, name] of ["one", "two", "three"].entries()) await page.fill(`Other catalog ${index + 1}`, name);
    await page.put("field-catalogs-0-catalog", "x1, x2");
    await page.fill("Client ID", CLIENT_ID);
    await letIn();
    assert.deepEqual(await rows(), ["x1", "x2", "two", "three"]);
    await page.press("Undo");
    assert.deepEqual(await rows(), ["one", "two", "three"]);
    assert.equal(await page.value("Client ID"), CLIENT_ID);
  });
  await slowly(async (letIn) => {
    for (const [index, name] of ["one", "two", "three"].entries()) await page.fill(`Other catalog ${index + 1}`, name);
    await page.put("field-catalogs-0-catalog", "x1, x2");
    await page.press("Remove Other catalog 1");
    await letIn();
    assert.deepEqual(await rows(), ["two", "three"]);
  });
});

test("each paste is read once, and its answer is taken once", async () => {
  await page.hasTools();
  await paste("Other catalog 1", "a, b");
  const before = await page.run(() => secondLoad.asked[5].turn);
  await paste("Other catalog 3", "c, d");
  // Its text, its question, and the text that is taken away again.
  assert.equal((await page.run(() => secondLoad.asked[5].turn)) - before, 3);
});

test("a connection in a box for names fills the connection, and its password becomes no name", async () => {
  await paste("Other catalog 1", "Host=adb-1234567890123456.7.azuredatabricks.net;UID=token;PWD=hunter2secret");
  assert.deepEqual(await rows(), []);
  assert.equal(await page.value("Hostname"), "adb-1234567890123456.7.azuredatabricks.net");
  const kept = await page.run(() => JSON.stringify({ ...sessionStorage }) + location.href + document.body.innerHTML);
  assert.doesNotMatch(kept, /hunter2/);
});

test("where the reader cannot be loaded the list stays in its box, and trying again reads it", async () => {
  let isBroken = true;
  const breakTools = (path, body) => {
    if (isBroken && /tools-.*\.wasm$/.test(path)) throw new Error("not there");
    return body;
  };
  await changed(breakTools, async (other) => {
    await page.open(other.address);
    await page.until("loading has failed", () => globalThis.secondLoad && !secondLoad.place);
    await page.put("field-catalogs-0-catalog", "sales, marketing");
    await page.until("it is told", () => /could not be read/.test(document.querySelector(".pasted")?.innerText));
    assert.deepEqual(await rows(), ["sales, marketing"]);
    isBroken = false;
    await page.press("Try again");
    await page.hasTools();
    await (await page.box("Other catalog 1")).sendKeys(Key.ENTER);
    await page.answered();
    await page.until("it is taken apart", () => document.querySelector("#field-catalogs-1-catalog")?.value === "marketing");
    assert.deepEqual(await rows(), ["sales", "marketing"]);
  });
});
