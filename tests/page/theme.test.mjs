// The theme: the system's, or the one that was chosen, right before anything is painted.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { begunBy, changed, Key, visit } from "./support.mjs";

const KEY = "data-graph-setup.theme";
const GROUND = { light: "rgb(243, 242, 238)", dark: "rgb(21, 23, 26)" };

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.theme("light");
  await page.open(site.address);
  await page.run(() => localStorage.clear());
});

/** The theme of what is on the screen, of the window around it, and which choice is shown as made. */
const shown = () =>
  page.run((grounds) => {
    const nameOf = (colour) => Object.keys(grounds).find((name) => grounds[name] === colour) ?? colour;
    const window = [...document.querySelectorAll("[name=theme-color]")].filter(({ media }) => matchMedia(media).matches);
    const sample = document.createElement("i");
    sample.style.color = window[0].content;
    const isOf = (name) => [...document.querySelectorAll("[name=theme]:checked")].map((it) => it.value).join() === name;
    return {
      page: nameOf(getComputedStyle(document.documentElement).backgroundColor),
      window: window.length === 1 ? nameOf(sample.style.color) : window.length,
      chosen: ["system", "light", "dark"].find(isOf),
    };
  }, GROUND);

const is = async (theme, chosen, what) => assert.deepEqual(await shown(), { page: theme, window: theme, chosen }, what);
const choose = (name) => page.choose(name);

test("the system's theme holds until one is chosen, and then that one, also after a reload", async () => {
  await is("light", "system");
  await page.theme("dark");
  await is("dark", "system");
  for (const [name, value] of [["Light", "light"], ["Dark", "dark"]]) {
    await choose(name);
    for (const system of ["light", "dark"]) {
      await page.theme(system);
      await is(value, value, `${name}, system ${system}`);
    }
    await page.driver.navigate().refresh();
    await page.started();
    await is(value, value, `${name} after a reload`);
  }
  await choose("System");
  await page.theme("light");
  await is("light", "system");
  await page.theme("dark");
  await is("dark", "system");
});

test("what was chosen is there with the document alone, before any other file", async () => {
  await changed((path, body) => (/\.(js|wasm)$/.test(path) ? Promise.reject(new Error("not yet")) : body), async ({ address }) => {
    for (const [kept, system, theme] of [["dark", "light", "dark"], ["light", "dark", "light"], ["", "dark", "dark"]]) {
      await page.theme(system);
      await page.driver.get(address);
      await page.run((key, kept) => localStorage.setItem(key, kept), KEY, kept);
      await page.driver.navigate().refresh();
      await is(theme, kept || "system");
    }
  });
});

test("the script that says so stands before all that is painted, and waits for nothing", async () => {
  const isBefore = await page.run(() => {
    const script = document.querySelector("script:not([src])");
    return [script.parentElement.localName, script.textContent.includes("data-graph-setup.theme"), document.querySelector("style").parentElement.localName];
  });
  assert.deepEqual(isBefore, ["head", true, "head"]);
});

test("by keyboard it is one stop, of which the arrow keys choose", async () => {
  await page.run(() => [...document.querySelectorAll(".offline-copy a")].at(-1).focus());
  await page.driver.actions().sendKeys(Key.TAB).perform();
  assert.equal(await page.run(() => document.activeElement.id), "theme-system");
  await page.driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ARROW_RIGHT).perform();
  await is("dark", "dark");
  await page.driver.actions().sendKeys(Key.TAB).perform();
  assert.notEqual(await page.run(() => document.activeElement.name), "theme");
});

test("where nothing can be kept, what is chosen holds as long as the page is open", async () => {
  const refuse = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });';
  await changed(begunBy(refuse), async ({ address }) => {
    await page.open(address);
    await is("light", "system");
    await choose("Dark");
    await is("dark", "dark");
    await page.fill("Profiles Sync catalog", "profiles");
    await is("dark", "dark");
  });
});

test("another tab follows, and whatever else is kept there is no theme", async () => {
  await page.besideAnother(site.address, async (toFirst, toSecond) => {
    await toFirst();
    await choose("Dark");
    await toSecond();
    await page.until("it is dark here too", () => document.querySelector("#theme-dark").checked);
    assert.equal((await shown()).page, "dark");
  });
  for (const other of ["", "Dark", "system", "x".repeat(100_000), '"><b>']) {
    await page.run((key, other) => localStorage.setItem(key, other), KEY, other);
    await page.open(site.address);
    await is("light", "system", other.slice(0, 10));
  }
});

test("what is printed is ink on white, whatever was chosen", async () => {
  await page.theme("dark");
  await choose("Dark");
  await page.media({ "prefers-color-scheme": "dark" }, { on: "print" });
  try {
    const [scheme, ink, isOffered] = await page.run(() => [
      getComputedStyle(document.documentElement).colorScheme,
      getComputedStyle(document.querySelector("h1")).color,
      document.querySelector(".theme").checkVisibility(),
    ]);
    assert.deepEqual([scheme, ink, isOffered], ["light", "rgb(29, 34, 38)", false]);
  } finally {
    await page.media({});
  }
});

test("where the system has its own colours these hold, and no theme is offered", async () => {
  await choose("Dark");
  await page.media({ "forced-colors": "active", "prefers-color-scheme": "light" });
  try {
    const [scheme, isOffered] = await page.run(() => [
      getComputedStyle(document.documentElement).colorScheme,
      document.querySelector(".theme").checkVisibility(),
    ]);
    assert.deepEqual([scheme, isOffered], ["light dark", false]);
  } finally {
    await page.media({});
  }
});

test("without scripts, where it could do nothing, no theme is offered", async () => {
  await page.devtools("Emulation.setScriptExecutionDisabled", { value: true });
  try {
    await page.driver.get("about:blank");
    await page.driver.get(site.address);
    assert.equal(await page.run(() => document.querySelector(".theme").checkVisibility()), false);
  } finally {
    await page.devtools("Emulation.setScriptExecutionDisabled", { value: false });
  }
});

test("a page that has not started is in the theme that was chosen, and lets it be chosen", async () => {
  await changed(begunBy("delete globalThis.WebAssembly"), async ({ address }) => {
    await page.driver.get(address);
    await page.until("it says so", () => document.querySelector(".not-started")?.checkVisibility());
    await choose("Dark");
    await is("dark", "dark");
  });
});

test("the offline copy keeps it as the page does", async () => {
  await page.driver.get(`file://${fileURLToPath(new URL("../../dist/data-graph-setup.html", import.meta.url))}`);
  await page.started();
  await choose("Dark");
  await is("dark", "dark");
  await page.driver.navigate().refresh();
  await page.started();
  await is("dark", "dark");
  await choose("System");
});
