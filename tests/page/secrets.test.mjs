// Secrets: whatever looks like one is out of its box at once, and nowhere afterwards.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

// Put together here, so that no scanner mistakes this file for a leak.
const HEX = "0123456789abcdef0123456789abcdef";
const SECRETS = {
  "an OAuth secret": `${"do"}se${HEX}`,
  "a personal access token": `${"da"}pi${HEX}-2`,
  "a refresh token": `${"do"}au${HEX}`,
  "a JSON Web Token": `${"ey"}JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln`,
};
const BOXES = [
  "Client ID",
  "Segment catalog",
  "Storage location",
  "Profiles Sync catalog",
  "Profiles Sync catalog, schema 1",
  "Other catalog 1",
  "Table to test with",
  "Hostname",
  "HTTP path",
  "Port",
];
const KEYS = ["v", "id", "segment", "storage", "retl", "profiles", "read", "before", "test", "host", "path", "port", "wording", "x"];

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

/** Everywhere that outlives an event: address, history, storage, document, boxes, console. */
async function traces(secret) {
  const found = await page.run(() => ({
    address: location.href,
    history: JSON.stringify(history.state),
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    document: document.documentElement.outerHTML,
    boxes: [...document.querySelectorAll("input, textarea")].map((box) => box.value).join("\n"),
    title: document.title,
  }));
  found.console = (await page.consoleMessages()).join("\n");
  const piece = secret.slice(0, 12);
  return Object.entries(found).filter(([, text]) => text.includes(piece)).map(([place]) => place);
}

async function showEveryBox() {
  await page.choose("No, create it with a storage location");
  await page.choose("Only these");
}

for (const [kind, secret] of Object.entries(SECRETS)) {
  test(`${kind} typed into any box is removed, with the reason`, async () => {
    await showEveryBox();
    for (const label of BOXES) {
      const box = await page.box(label);
      await box.sendKeys(secret);
      assert.equal(await page.value(label), "", `${label}: the rest of what is typed stays out too`);
      await page.leave();
      const [message] = await page.messages(label);
      assert.match(message, /^This looked like an? .*, so it was removed at once\. /, label);
      assert.deepEqual(await traces(secret), [], label);
    }
    await page.press("Copy link");
    await page.until("the link is copied", () => document.querySelector("[role=status]").innerText.startsWith("Copied the link"));
    assert.equal((await page.clipboard()).includes(secret.slice(0, 12)), false);
  });

  test(`${kind} pasted or dropped into any box is removed before anything else happens`, async () => {
    await showEveryBox();
    for (const label of BOXES) {
      for (const inputType of ["insertFromPaste", "insertFromDrop", "historyUndo", "insertReplacementText", ""]) {
        const box = await page.box(label);
        const left = await page.run(
          (element, text, type) => {
            element.value = text;
            element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: type }));
            return element.value;
          },
          box,
          `token ${secret} end`,
          inputType,
        );
        assert.ok(!left.includes(secret.slice(0, 12)), `${label}, ${inputType}: gone within the event`);
        assert.deepEqual(await traces(secret), [], `${label}, ${inputType}`);
        // What is pasted beside a secret may be names, and is read.
        await page.answered();
        assert.deepEqual(await traces(secret), [], `${label}, ${inputType}`);
      }
      const [message] = await page.messages(label);
      assert.match(message, /^This looked like an? .*, so it was removed at once\. /, label);
      assert.deepEqual(await traces(secret), [], label);
    }
  });

  test(`${kind} that the browser fills in without typing is removed`, async () => {
    const box = await page.box("Client ID");
    const left = await page.run(
      (element, text) => {
        element.value = text;
        element.dispatchEvent(new Event("change", { bubbles: true }));
        return element.value;
      },
      box,
      secret,
    );
    assert.equal(left, "");
    assert.deepEqual(await traces(secret), []);
  });

  test(`${kind} in any key of a link is in no place afterwards, nor after Back and reload`, async () => {
    const encoded = `%${secret.charCodeAt(0).toString(16)}${secret.slice(1)}`;
    for (const value of [secret, encoded, `a.${secret}`, `%zz${secret}`]) {
      const fragment = `v=1&${KEYS.map((key) => `${key}=${value}`).join("&")}&${value}=1&${value}`;
      await page.open(`${site.address}?${value}#${fragment}`);
      assert.deepEqual(await traces(secret), [], value);
      await page.driver.navigate().refresh();
      await page.started();
      assert.deepEqual(await traces(secret), [], value);
    }
    await page.open(site.address);
    await page.run((hash) => void (location.hash = hash), `id=${secret}`);
    await page.until("the link is opened", () => document.querySelector(".review") !== null);
    assert.deepEqual(await traces(secret), []);
    await page.driver.navigate().back();
    await page.driver.navigate().forward();
    assert.deepEqual(await traces(secret), []);
  });
}

test("the undo of the browser does not bring a secret back", async () => {
  const secret = SECRETS["an OAuth secret"];
  await page.run((text) => navigator.clipboard.writeText(text), secret);
  const box = await page.box("Client ID");
  await box.sendKeys(Key.chord(Key.CONTROL, "v"));
  await box.sendKeys(Key.chord(Key.CONTROL, "z"));
  await box.sendKeys(Key.chord(Key.CONTROL, Key.SHIFT, "z"));
  assert.deepEqual(await traces(secret), []);
});

test("after a secret was removed, the box takes the right value", async () => {
  await page.run((text) => navigator.clipboard.writeText(text), SECRETS["an OAuth secret"]);
  const box = await page.box("Client ID");
  await box.sendKeys(Key.chord(Key.CONTROL, "v"));
  await box.sendKeys(CLIENT_ID);
  await page.leave();
  assert.equal(await page.value("Client ID"), CLIENT_ID);
  assert.deepEqual(await page.messages("Client ID"), []);
});

test("a secret taken apart by invisible characters is not put together by cleaning what is pasted", async () => {
  const secret = SECRETS["an OAuth secret"];
  for (const gap of ["\u200b", "\u00a0", "\ufffd"]) {
    const left = await page.run(
      (element, text) => {
        element.value = text;
        element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        return element.value;
      },
      await page.box("Profiles Sync catalog"),
      secret.slice(0, 2) + gap + secret.slice(2),
    );
    assert.equal(left, "");
    assert.deepEqual(await traces(secret), []);
  }
});
