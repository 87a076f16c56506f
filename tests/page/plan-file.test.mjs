// A plan as a file: kept, opened as a link is, and held against the form.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { initSync, planFile } from "../../dist/module/data_graph_setup.js";
import { CLIENT_ID } from "../support/golden.mjs";
import { visit } from "./support.mjs";

initSync({ module: await readFile(new URL("../../dist/module/data_graph_setup_bg.wasm", import.meta.url)) });

const FILE = "databricks-access-for-segment.json";
const OTHER_ID = "11111111-2222-4333-8444-555555555555";
const BOX = "plan-file-text";
const OPEN = "Open it in the form";
const plan = { clientId: CLIENT_ID, profilesSync: { catalog: "profiles" }, catalogs: [{ catalog: "sales" }] };
const LINK = `#v=1&id=${CLIENT_ID}&profiles=profiles&read=sales`;
const other = planFile({ ...plan, clientId: OTHER_ID });

let site, page, folder;
visit((visited) => ({ site, page } = visited));
before(async () => (folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"))));
after(() => rm(folder, { recursive: true, force: true }));

/** Opens the page with the file's tab. */
const start = async (fragment = "") => {
  await page.run(() => sessionStorage.clear());
  await page.open(site.address + fragment);
  await page.answered();
  await page.press("File");
  await page.answered();
};
const put = async (text) => {
  await page.put(BOX, text);
  await page.answered();
};
const found = () => page.run(() => document.querySelector("#panel > [data-held]")?.innerText ?? "");
const boxed = () => page.run((id) => document.getElementById(id).value, BOX);
const copied = async (act) => {
  await page.run(() => navigator.clipboard.writeText("untouched"));
  await act();
  return page.clipboard();
};

test("the plan is copied and kept as the file that the module writes", async () => {
  await start(LINK);
  await page.confirm();
  await page.press("Copy the plan");
  await page.hears("Copied the plan.");
  assert.equal(await page.clipboard(), planFile(plan));
  await page.devtools("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  await page.press(`Download ${FILE}`);
  await page.driver.wait(async () => (await readdir(folder)).includes(FILE), 10_000, "waited in vain for the file");
  assert.equal(await readFile(join(folder, FILE), "utf8"), planFile(plan));
});

test("a file that is chosen is held against the form, and opened as a link is", async () => {
  await start();
  const path = join(folder, "chosen.json");
  await writeFile(path, other);
  await page.driver.findElement({ css: "input[type=file]" }).sendKeys(path);
  await page.until("it is read", (open) => document.querySelector("#panel").innerText.includes(open), OPEN);
  assert.equal(await boxed(), other);
  assert.match(await found(), /^Since this plan: \d+ statements added, \d+ removed/);
  await page.press(OPEN);
  await page.until("its values are to be confirmed", () => document.querySelector(".review") !== null);
  assert.equal(await page.isHeld(), true);
  assert.equal(await copied(() => page.press("Copy SQL")), "untouched");
  assert.equal(await page.run(() => document.getElementById("tab-sql").ariaSelected), "true");
  await page.confirm();
  assert.match(await copied(() => page.press("Copy SQL")), new RegExp(OTHER_ID));
  assert.equal(await page.run(() => location.hash), `#v=1&id=${OTHER_ID}&profiles=profiles&read=sales`);
});

test("a file that was opened and not confirmed is not trusted after a reload", async () => {
  await start();
  await put(other);
  await page.press(OPEN);
  await page.until("its address is written", (id) => location.hash.includes(id), OTHER_ID);
  await page.driver.navigate().refresh();
  await page.started();
  assert.equal(await page.isHeld(), true);
});

test("a file that meets work in progress leaves it as it is until that is decided", async () => {
  await start();
  await page.fill("Profiles Sync catalog", "mine");
  await put(other);
  await page.press(OPEN);
  await page.until("it is asked", () => document.querySelector(".review") !== null);
  assert.equal(await page.value("Profiles Sync catalog"), "mine");
  await page.press("Keep mine");
  assert.equal(await page.value("Profiles Sync catalog"), "mine");
});

test("a link that is pasted is held against the form, and what could not be used of it is said when it is opened", async () => {
  await start(LINK);
  await page.confirm();
  await put(`see ${site.address}${LINK}&read=hr&read=a.b.c&colour=red`);
  assert.match(await found(), /^Since this plan: 0 statements added, 1 removed/);
  await page.press(OPEN);
  await page.until("it is said", () => document.querySelector(".review")?.innerText.includes("colour"));
});

test("what the form holds already is not offered, and what is no plan is refused", async () => {
  await start(LINK);
  await page.confirm();
  await put(planFile(plan));
  assert.equal(await found(), "The form holds the same plan.");
  for (const text of ["SHOW GRANTS", '{"version": 2, "clientId": ""}', "#v=1", '{"clientId":']) {
    await put(text);
    assert.deepEqual(await page.buttons(OPEN), [], text);
    assert.match(await found(), /^(This is neither a plan's file nor a link|A newer version)/, text);
  }
  assert.match(await copied(() => page.press("Copy SQL")), /sales/);
});

test("what a plan would change is not taken by hand before it is confirmed, nor printed", async () => {
  await start(LINK);
  await page.confirm();
  await put(other);
  await page.run(() => document.querySelector("#panel > [data-held] .fold__line").click());
  assert.equal(await copied(() => page.copyByHand("#panel > [data-held]")), "untouched");
  await page.media({}, { on: "print" });
  assert.equal(await page.run(() => document.querySelector("#panel > [data-held]").checkVisibility()), false);
  await page.media({});
});

test("the box keeps its text while other tabs are looked at, and over a reload", async () => {
  await start(LINK);
  await page.confirm();
  await put(other);
  await page.press("SQL");
  await page.press("File");
  await page.answered();
  assert.equal(await boxed(), other);
  await page.driver.navigate().refresh();
  await page.started();
  await page.press("File");
  await page.answered();
  assert.equal(await boxed(), other);
  assert.match(await found(), /^Since this plan/);
  await page.press("Clear");
  await page.answered();
  assert.deepEqual([await boxed(), await found()], ["", ""]);
});

test("a secret in a file is gone from the box at once and is nowhere afterwards", async () => {
  await start();
  await put(JSON.stringify({ version: 1, clientId: CLIENT_ID, secret: "dose0123456789abcdef0123456789abcdef" }));
  const left = await page.run(() => document.body.innerText + document.getElementById("plan-file-text").value + JSON.stringify({ ...sessionStorage }));
  assert.equal(left.includes("dose0123"), false);
});

test("a plan that is too large for a link goes by file, there and back", async () => {
  const catalogs = [{ catalog: "big", schemas: Array.from({ length: 20_500 }, (_, at) => `schema_${at}`) }];
  const big = planFile({ clientId: CLIENT_ID, catalogs });
  await start();
  await put(big);
  await page.press(OPEN);
  await page.until("its values are to be confirmed", () => document.querySelector(".review") !== null);
  await page.confirm();
  assert.match(await page.run(() => document.querySelector(".bar").innerText), /Send the plan as a file instead: see “File”\./);
  await page.press("File");
  await page.answered();
  await page.press("Copy the plan");
  await page.hears("Copied the plan.");
  assert.equal(await page.clipboard(), big);
});

test("a runbook is printed by itself", async () => {
  await start(LINK);
  await page.confirm();
  await page.press("Runbook");
  await page.answered();
  await page.media({}, { on: "print" });
  const printed = await page.run(() => document.body.innerText.trim());
  await page.media({});
  assert.match(printed, /^# /);
  assert.equal(printed.includes("Copy SQL"), false);
  assert.match(printed, /GRANT/);
});
