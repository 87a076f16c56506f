// The link: what the address bar, Back, a reload and a pasted fragment do to the form.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

const fragmentIs = (fragment) =>
  page.until(`the fragment is ${fragment}`, (wanted) => location.hash === wanted, fragment);

test("the address bar follows the form, without new history entries", async () => {
  const entries = await page.run(() => history.length);
  await page.fill("Profiles Sync catalog", "profiles");
  await fragmentIs("#v=1&profiles=profiles");
  await page.fill("Profiles Sync catalog", "profiles-eu");
  await fragmentIs("#v=1&profiles=profiles-eu");
  assert.equal(await page.run(() => history.length), entries);
});

test("a wrong value does not reach the address bar", async () => {
  await page.fill("Client ID", "segment@example.com");
  await page.fill("Profiles Sync catalog", "profiles");
  await fragmentIs("#v=1&profiles=profiles");
});

test("a half-broken link keeps its good parts and lists the rest", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&port=abc&colour=blue&profiles=my%20profiles`);
  assert.equal(await page.value("Client ID"), CLIENT_ID);
  assert.equal(await page.value("Profiles Sync catalog"), "");
  const said = await page.run(() => document.querySelector(".review__usage").innerText.split(/\n+/));
  assert.deepEqual(said, [
    "1 value from the link was used. 3 could not be used:",
    "port=abc abc is not a port. Ports go from 1 to 65535. Databricks uses 443.",
    "colour=blue No setting has this key.",
    "profiles=my profiles my profiles has a space, which names in Databricks cannot have. Check the catalog's name there.",
    "Not in the link: Profiles Sync catalog",
  ]);
});

test("the page's own fragment is no link after a reload", async () => {
  await page.fill("Profiles Sync catalog", "profiles");
  await fragmentIs("#v=1&profiles=profiles");
  await page.driver.navigate().refresh();
  await page.started();
  await page.until("the form is filled", () => document.querySelector("#field-profilesSync-catalog")?.value === "profiles");
  assert.equal(await page.banner(), "");
});

const openHere = (fragment) => page.run((wanted) => void (location.hash = wanted), fragment);

test("a link pasted over an empty form opens at once, and Back empties it again", async () => {
  await openHere(`#v=1&id=${CLIENT_ID}`);
  await page.until("the link is opened", (id) => document.querySelector(".review__value")?.innerText === id, CLIENT_ID);
  assert.match(await page.banner(), /^Someone sent you these values/);
  await page.driver.navigate().back();
  await page.until("the form is empty", () => document.querySelector("#field-clientId")?.value === "");
  assert.equal(await page.banner(), "");
});

test("a link over work in progress asks which to keep, and loses neither", async () => {
  await page.fill("Client ID", "not a client ID");
  await page.fill("Profiles Sync catalog", "profiles");
  await openHere(`#v=1&id=${CLIENT_ID}`);
  await page.until("the page asks", () => document.querySelector(".review") !== null);
  assert.match(await page.banner(), /^A link was opened while you were working here/);
  assert.equal(await page.value("Client ID"), "not a client ID");

  await page.press("Look at the link");
  assert.equal(await page.value("Client ID"), CLIENT_ID);
  assert.equal(await page.value("Profiles Sync catalog"), "");
  await page.press("Go to mine");
  assert.equal(await page.value("Client ID"), "not a client ID");
  assert.equal(await page.value("Profiles Sync catalog"), "profiles");
  await fragmentIs("#v=1&profiles=profiles");
  await page.press("Go to the link's");
  assert.equal(await page.value("Client ID"), CLIENT_ID);
});

test("keeping what was typed puts it back into the address bar", async () => {
  await page.fill("Profiles Sync catalog", "profiles");
  await openHere(`#v=1&id=${CLIENT_ID}`);
  await page.until("the page asks", () => document.querySelector(".review") !== null);
  await page.press("Keep mine");
  await fragmentIs("#v=1&profiles=profiles");
  assert.equal(await page.value("Profiles Sync catalog"), "profiles");
});

test("Back brings back what the form held, even what no link can hold", async () => {
  await page.fill("Client ID", "not a client ID");
  await page.fill("Profiles Sync catalog", "profiles");
  await openHere(`#v=1&id=${CLIENT_ID}`);
  await page.until("the page asks", () => document.querySelector(".review") !== null);
  await page.press("Look at the link");
  await page.driver.navigate().back();
  await page.until("the form is back", () => document.querySelector("#field-clientId")?.value === "not a client ID");
  assert.equal(await page.value("Profiles Sync catalog"), "profiles");
  assert.equal(await page.banner(), "");
});

test("a link that is too long is refused in words, and what was typed stays", async () => {
  await page.fill("Profiles Sync catalog", "profiles");
  await page.run(() => void (location.hash = `#v=1&${"read=a&".repeat(150_000)}`));
  await page.until("the page says so", () => document.querySelector(".review") !== null);
  assert.match(await page.banner(), /^This link was not opened\s+Close\s+The link has \d+ bytes\. At most 1000000 are allowed\./);
});

test("names from a link are shown as text, whatever they look like", async () => {
  await page.open(`${site.address}#v=1&profiles=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&segment=%22%3E%3Cu%3E`);
  assert.equal(await page.run(() => document.querySelectorAll("img, u").length), 0);
  assert.match(await page.banner(), /<img src=x onerror=alert\(1\)>/);
});

/** What is said to have changed since the link, and the statements that are marked as new. */
const changes = () =>
  page.run(() => [
    document.querySelector(".changes")?.innerText ?? "",
    [...document.querySelectorAll(".statement:has(.statement__new) .sql-code")].map((it) => it.textContent),
  ]);

/** Opens a link, confirms it, and changes two of its catalogs. */
const changeLink = async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles&read=sales&read=marketing`);
  await page.answered();
  await page.confirm();
  assert.deepEqual(await changes(), ["", []]);
  await page.fill("Other catalog 1", "returns");
  await page.fill("Other catalog 3", "stock");
  await page.answered();
};

test("what was changed since a link is counted, listed by sign, and marked in the SQL", async () => {
  await changeLink();
  const grant = (catalog) => `GRANT USAGE, SELECT, USE SCHEMA ON CATALOG \`${catalog}\` TO \`${CLIENT_ID}\`;`;
  await page.until("it is counted", () => document.querySelector(".changes")?.innerText.startsWith("Since the link: 2 statements added, 1 removed"));
  assert.deepEqual((await changes())[1], [grant("returns"), grant("stock")]);
  await page.run(() => document.querySelector(".changes summary").click());
  const lines = (await page.run(() => document.querySelector(".changes .shown-text").innerText)).trim().split(/\n+/);
  assert.deepEqual(lines, [`+ ${grant("returns")}`, `+ ${grant("stock")}`, `\u2212 ${grant("sales")}`]);
  // What is copied is the SQL alone.
  await page.press("Copy SQL");
  await page.hears("Copied all SQL, 8 statements.");
  assert.doesNotMatch(await page.clipboard(), /since the link/i);
});

test("what is as in the link again is no change, nor is what is in no statement", async () => {
  await changeLink();
  await page.fill("Other catalog 1", "sales");
  await page.run(() => document.querySelector('[aria-label="Remove Other catalog 3"]').click());
  await page.answered();
  await page.until("nothing differs", () => document.querySelector(".changes") === null);
  assert.deepEqual(await changes(), ["", []]);
  await page.fill("Hostname", "adb-1234567890123456.7.azuredatabricks.net");
  await page.answered();
  await page.until("the SQL is said to be the same", () => /the statements are the same/.test(document.querySelector(".changes")?.innerText));
  assert.deepEqual((await changes())[1], []);
});

test("after a reload nothing is said of a link whose values are no longer known", async () => {
  await changeLink();
  await page.until("the address has it", () => location.hash.includes("stock"));
  await page.driver.navigate().refresh();
  await page.started();
  await page.fill("Other catalog 1", "refunds");
  await page.answered();
  assert.deepEqual(await changes(), ["", []]);
});

test("who typed everything here is told of no link", async () => {
  await page.run(() => sessionStorage.clear());
  await page.open(site.address);
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.answered();
  assert.deepEqual(await changes(), ["", []]);
});
