// Thousands of names: all of the SQL is on the page, and a key costs only what it changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));

const SCHEMAS = 1234;
const schemas = Array.from({ length: SCHEMAS }, (_, index) => `schema_${index}`);
const statement = (schema) => `GRANT USAGE, SELECT ON SCHEMA \`${schema}\` TO \`${CLIENT_ID}\`;`;

const openConfirmed = async (...parts) => {
  await page.run(() => sessionStorage.clear());
  await page.open(`${site.address}#${["v=1", `id=${CLIENT_ID}`, ...parts].join("&")}`);
  await page.answered();
  await page.confirm();
  await page.answered();
};

/** Every statement of Step 5, in the order in which it stands on the page. */
const statements = () =>
  page.run(() => {
    const step = document.querySelector("#result-5");
    return [...step.querySelectorAll(".sql-code")].flatMap((it) => it.textContent.split("\n"));
  });

test("all statements of a long step are on the page once, in order, however many they are", async () => {
  await openConfirmed("profiles=p", ...schemas.map((schema) => `read=catalog.${schema}`));
  const first = [`GRANT USAGE ON CATALOG \`catalog\` TO \`${CLIENT_ID}\`;`, "USE CATALOG `catalog`;"];
  assert.deepEqual(await statements(), [...first, ...schemas.map(statement)]);
  await page.press("Copy step 5");
  await page.hears(`Copied step 5, ${SCHEMAS + 2} statements.`);
  assert.equal(await page.clipboard(), [...first, ...schemas.map(statement), ""].join("\n"));
});

test("those behind the first ones open, and are selected and copied line by line", async () => {
  const label = await page.run(() => {
    const summary = document.querySelector("#result-5 .more-statements > summary");
    summary.click();
    return summary.innerText;
  });
  assert.equal(label, "1136 more statements");
  await page.copyByHand("#result-5 .more-statements > ol");
  assert.deepEqual((await page.clipboard()).trim().split(/\n+/), schemas.slice(98).map(statement));
});

test("they are printed all the same, also when they are folded", async () => {
  await page.run(() => document.querySelector("#result-5 .more-statements").removeAttribute("open"));
  const areSeen = () =>
    page.run(() => {
      const pieces = [...document.querySelectorAll("#result-5 .statements__piece")];
      return pieces.every((it) => it.checkVisibility({ contentVisibilityAuto: true }));
    });
  assert.equal(await areSeen(), false);
  await page.media({}, { on: "print" });
  try {
    await page.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await areSeen(), true);
  } finally {
    await page.media({});
  }
});

test("a statement behind the first ones is shown where an error points at it, and stands there once", async () => {
  await page.run(() => document.querySelector("#tool-explain-error").click());
  await page.paste("Paste the error message", "User does not have USE SCHEMA on Schema 'catalog.schema_900'.");
  await page.until("it is pointed at", () => document.querySelector("#result-5 .statement--pointed-at"));
  assert.equal(await page.run(() => document.querySelector("#result-5 .statement--pointed-at").checkVisibility()), true);
  const all = await statements();
  assert.deepEqual(all.slice(2), schemas.map(statement));
});

/** How many boxes the page looks at when it draws after a key. */
const looks = async (label, key) => {
  const box = await page.box(label);
  await page.run(() => {
    globalThis.looks = 0;
    const { prototype } = HTMLTextAreaElement;
    globalThis.value ??= Object.getOwnPropertyDescriptor(prototype, "value");
    Object.defineProperty(prototype, "value", { ...value, get() {
      globalThis.looks += 1;
      return value.get.call(this);
    } });
  });
  await box.sendKeys(key);
  await page.answered();
  return page.run(() => {
    Object.defineProperty(HTMLTextAreaElement.prototype, "value", value);
    return globalThis.looks;
  });
};

test("a key in one row leaves the others alone", async () => {
  const reads = Array.from({ length: 40 * 30 }, (_, index) => `read=catalog_${Math.floor(index / 30)}.schema_${index}`);
  await openConfirmed("profiles=p", ...reads);
  const boxes = await page.run(() => document.querySelectorAll("#form textarea").length);
  assert.ok(boxes > 500);
  // The row has 16 boxes, and a dozen stand in no row.
  assert.ok((await looks("Other catalog 7, schema 3", "x")) < 150);
  assert.ok((await looks("Client ID", "x")) < 150);
  await page.fill("Client ID", CLIENT_ID);
  assert.equal(await page.value("Other catalog 7, schema 3"), "schema_182x");
});

test("of many rows each shows its first schemas, and all of them when it is asked to", async () => {
  const boxes = () => page.run(() => document.querySelectorAll('[id^="field-catalogs-39-schemas-"]').length);
  assert.ok((await boxes()) < 30);
  const row = await page.run(() => document.querySelector("#field-catalogs-39-catalog").closest("li").innerText);
  assert.match(row, /Show all 30/);
  await page.run(() => document.querySelector("#field-catalogs-39-catalog").closest("li").querySelector(".schemas > button").click());
  await page.until("all are there", () => document.querySelector("#field-catalogs-39-schemas-29"));
  assert.equal(await page.value("Other catalog 40, schema 30"), "schema_1199");
});

test("a row is drawn again where something else than its text changes", async () => {
  const marks = () => page.run(() => document.querySelectorAll("#form .message--note").length);
  assert.equal(await marks(), 0);
  // What is said of one row may come from another.
  await page.fill("Other catalog 5", "catalog_0");
  await page.leave();
  assert.equal(await marks(), 1);
  await page.fill("Other catalog 1", "catalog_zero");
  await page.leave();
  assert.equal(await marks(), 0);
});
