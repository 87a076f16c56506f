// What the page does with values that are missing, wrong or repeated, and with a browser that refuses.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { serve, visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

test("a wrong value is named beside its box, stays in it, and leaves the placeholder in the SQL", async () => {
  const box = await page.box("Client ID");
  await box.sendKeys("segment@example.com");
  assert.deepEqual(await page.messages("Client ID"), [], "no message while typing");
  assert.equal(await page.state(), "1 field empty, 1 value to fix", "the count changes at every key");
  await page.leave();
  assert.deepEqual(await page.messages("Client ID"), [
    "segment@example.com is an e-mail address. Enter the service principal's Application ID, a UUID.",
  ]);
  assert.equal(await page.value("Client ID"), "segment@example.com");
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  assert.match((await page.statements("3"))[0], /TO `\$\{client_id\}`;$/);
  const describedBy = await box.getAttribute("aria-describedby");
  assert.deepEqual(describedBy.split(" "), ["client-id-hint", "field-clientId-problem"]);
});

test("a message goes as soon as the value is right", async () => {
  await page.fill("Profiles Sync catalog", "my profiles");
  assert.equal((await page.messages("Profiles Sync catalog")).length, 1);
  const box = await page.box("Profiles Sync catalog");
  await box.clear();
  await box.sendKeys("profiles");
  assert.deepEqual(await page.messages("Profiles Sync catalog"), []);
});

test("copying with blanks asks first, and a second button does it", async () => {
  await page.run(() => navigator.clipboard.writeText("untouched"));
  await page.press("Copy SQL");
  assert.equal(await page.clipboard(), "untouched");
  const question = await page.run(() => document.querySelector(".popover").innerText);
  assert.match(question, /^2 fields empty\. The text still has placeholders\./);
  await page.press("Copy anyway");
  await page.hears("Copied all SQL, 5 statements.");
  assert.match(await page.clipboard(), /TO `\$\{client_id\}`;/);
});

test("the question before copying leads to the first blank", async () => {
  await page.press("Copy step 3");
  await page.press("Go to Profiles Sync catalog");
  assert.equal(await page.run(() => document.activeElement.id), "field-profilesSync-catalog");
});

test("a step that changed after it was copied says so", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.press("Copy step 2");
  await page.hears("Copied step 2, 4 statements.");
  const said = (selector) => page.run((wanted) => document.querySelector(`#result-2 ${wanted}`)?.innerText ?? null, selector);
  assert.equal(await said(".button__done"), "", "an icon says so for a moment");
  assert.equal(await said(".changed-since"), null);
  await page.fill("Segment catalog", "segment");
  assert.equal(await said(".button__done"), null);
  assert.equal(await said(".changed-since"), "Changed since you copied");
});

test("SQL that changed after it was copied says so, at its button and where the page says how far it is", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.press("Copy SQL");
  await page.hears("Copied all SQL, 5 statements.");
  const said = (selector) => page.run((wanted) => document.querySelector(wanted)?.innerText.trim() ?? null, selector);
  assert.equal(await said(".bar .button__done"), "Copied");
  assert.equal(await said(".status .status__open"), null);
  await page.fill("Segment catalog", "segment");
  assert.equal(await said(".bar .button__done"), null);
  assert.equal(await said(".bar .changed-since"), "Changed since you copied");
  assert.equal(await said(".status .status__open"), "Changed since you copied");
});

test("where copying is refused, the text is selected and the keys are named", async () => {
  await page.run(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.press("Copy step 3");
  await page.until("the text is offered", () => document.activeElement.id === "refused-text");
  const offered = await page.run(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return [value.slice(selectionStart, selectionEnd), document.querySelector(".popover").innerText.split("\n")[0]];
  });
  assert.deepEqual(offered, [
    `GRANT USAGE, SELECT, USE SCHEMA ON CATALOG \`profiles\` TO \`${CLIENT_ID}\`;\n`,
    "This browser did not let the page copy. The text is selected: press Ctrl+C.",
  ]);
  assert.doesNotMatch(await page.said(), /Copied/);
});

test("the same catalog twice is granted once, with a note", async () => {
  await page.fill("Profiles Sync catalog", "Sales");
  await page.fill("Other catalog 1", "sales");
  assert.deepEqual(await page.messages("Other catalog 1"), [
    "You already listed this catalog above. It is granted only once.",
  ]);
  assert.equal((await page.statements("3")).length, 1);
});

test("values are put in order as people paste them", async () => {
  await page.fill("Client ID", `  ${CLIENT_ID.toUpperCase()}  `);
  await page.fill("Hostname", " https://ADB-1234567890123456.7.azuredatabricks.net:8443/?o=1234567890123456 ");
  await page.fill("HTTP path", "sql/1.0/warehouses/0123456789ABCDEF?o=42");
  assert.deepEqual(
    await Promise.all(["Client ID", "Hostname", "HTTP path", "Port"].map((label) => page.value(label))),
    [CLIENT_ID, "adb-1234567890123456.7.azuredatabricks.net", "/sql/1.0/warehouses/0123456789abcdef?o=42", "8443"],
  );
});

test("starting over empties the form, and Undo brings it back", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Other catalog 1", "not a name");
  await page.press("Start over");
  assert.equal(await page.value("Client ID"), "");
  assert.equal(await page.state(), "2 fields empty");
  assert.match(await page.banner(), /^The form is empty again\./);
  await page.press("Undo");
  await page.hears("Your values are back.");
  assert.equal(await page.value("Client ID"), CLIENT_ID);
  assert.equal(await page.value("Other catalog 1"), "not a name");
});

test("removing a catalog keeps the others and the focus", async () => {
  for (const [index, name] of ["a", "b", "c"].entries()) {
    await page.fill(`Other catalog ${index + 1}`, name);
  }
  await page.press("Remove Other catalog 2");
  assert.deepEqual(
    await Promise.all(["Other catalog 1", "Other catalog 2"].map((label) => page.value(label))),
    ["a", "c"],
  );
  assert.equal(await page.run(() => document.activeElement.id), "field-catalogs-1-catalog");
});

/** What heads the parts of the checklist. */
const parts = () => page.run(() => [...document.querySelectorAll(".checklist__heading")].map(({ innerText }) => innerText));

test("ticks stay in this browser", async () => {
  await page.press("No service principal yet? 15 steps");
  await page.answered();
  await page.choose("Open SQL Warehouses.");
  await page.open(site.address);
  await page.press("No service principal yet? 1 of 15 done");
  await page.answered();
  assert.deepEqual(await parts(), [
    "1a Create the service principal 0 of 10 done",
    "1b Let it use a SQL warehouse 1 of 5 done",
  ]);
});

test("the page does the whole job where storage, clipboard and history all throw", async () => {
  const hostile = await serve((path, body) =>
    path.endsWith("index.html")
      ? body.toString().replace(/<!doctype html>/i, `$&<script>
            const refuse = () => { throw new DOMException("refused", "SecurityError"); };
            for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
            Object.defineProperty(navigator, "clipboard", { value: { writeText: refuse } });
            History.prototype.replaceState = History.prototype.pushState = refuse;
          </script>`)
      : body,
  );
  try {
    await page.open(hostile.address);
    assert.equal(await page.run(() => { try { return String(localStorage); } catch { return "refused"; } }), "refused");
    await page.press("No service principal yet? 15 steps");
    await page.answered();
    await page.choose("Open User management.");
    assert.equal((await page.buttons("No service principal yet? 1 of 15 done")).length, 1);
    assert.equal((await parts())[0], "1a Create the service principal 1 of 10 done");
    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    assert.equal(await page.state(), "SQL ready");
    await page.press("Copy SQL");
    await page.until("the text is offered", () => document.activeElement.id === "refused-text");
    assert.match(await page.run(() => document.activeElement.value), /ON CATALOG `profiles` TO `0f5a1c2e/);
  } finally {
    await hostile.close();
  }
});
