// The page keeps what was done: clicks, focus, text and ticks are not lost, and nothing lies open that was left.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { By, Key, visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.size(1440, 900);
  await page.run(() => sessionStorage.clear());
  await page.open(site.address);
});

const focused = () => page.run(() => document.activeElement.id || document.activeElement.innerText);
const popovers = () => page.run(() => [...document.querySelectorAll(".popover")].map((it) => it.innerText));
const keys = (...wanted) => page.driver.actions().sendKeys(...wanted).perform();
const clickAway = async () => {
  const heading = await page.driver.findElement(By.css("h1"));
  await heading.click();
};

test("a click is not lost when leaving a field shows a problem that moves what is clicked", async () => {
  const box = await page.box("Profiles Sync catalog");
  await box.sendKeys("my profiles");
  const button = (await page.buttons("Type the three values"))[0];
  const before = await button.getRect();
  await page.driver.actions().move({ origin: button }).press().perform();
  assert.deepEqual(await button.getRect(), before, "nothing moves while the button is held down");
  assert.deepEqual(await page.messages("Profiles Sync catalog"), []);
  await page.driver.actions().release().perform();
  await page.until("the boxes are there", () => document.querySelector("#field-connection-port"));
  assert.equal(await focused(), "field-connection-hostname");
  await page.until("the problem is told", () => document.querySelector(".message--problem"));
  await keys(" ");
  assert.equal(await page.value("Profiles Sync catalog"), "my profiles");
});

test("one thing lies open at a time, and goes with a click elsewhere, with Escape and with its own button", async () => {
  await page.press("Copy SQL");
  assert.equal((await popovers()).length, 1);
  await page.press("Copy settings");
  assert.deepEqual((await popovers()).map((it) => /settings missing/.test(it)), [true]);
  await clickAway();
  assert.deepEqual(await popovers(), []);
  await page.press("Copy SQL");
  await keys(Key.ESCAPE);
  assert.deepEqual(await popovers(), []);
  assert.equal(await focused(), "copy-sql");
  await page.press("Copy SQL");
  await page.press("Copy anyway");
  await page.hears("Copied all SQL, 5 statements.");
  assert.deepEqual(await popovers(), []);
  assert.equal(await focused(), "copy-sql");
});

test("the menu closes with a click elsewhere, with Escape, with what is chosen in it and when the focus leaves it", async () => {
  const isOpen = () => page.run(() => document.querySelector(".menu").open);
  await page.press("More");
  assert.equal(await isOpen(), true);
  await clickAway();
  assert.equal(await isOpen(), false);
  await page.press("More");
  await keys(Key.ESCAPE);
  assert.equal(await isOpen(), false);
  assert.equal(await focused(), "menu");
  await page.press("More");
  await keys(Key.TAB, Key.TAB, Key.TAB);
  assert.equal(await isOpen(), true, "the focus is in the menu");
  await keys(Key.TAB);
  assert.equal(await isOpen(), false, "the focus has left the menu");
  await page.press("More");
  await page.press("About this page");
  assert.equal(await isOpen(), false);
  assert.equal(await focused(), "foot");
});

test("the focus goes on after the values of a link were checked, and after its message was closed", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles&what=1`);
  await page.press("I checked these values");
  assert.equal(await focused(), "copy-sql");
  await page.press("Close");
  assert.equal(await focused(), "form");
  assert.equal(await page.banner(), "");
});

test("a link of which nothing can be used is called so", async () => {
  await page.open(`${site.address}#garbage`);
  assert.match(await page.banner(), /^This link could not be read/);
});

test("a link that is opened over typing brings its question into the window", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.run(() => scrollTo(0, document.body.scrollHeight));
  await page.run((id) => (location.hash = `#v=1&id=${id}&profiles=other`), CLIENT_ID.replace("0", "1"));
  await page.until("it is asked", () => document.querySelector("#review"));
  await page.until("it is in the window", () => {
    const { top } = document.querySelector("#review").getBoundingClientRect();
    return 0 <= top && top < innerHeight / 2;
  });
});

test("a reload keeps what is half typed and wrong, and the listing that was pasted", async () => {
  await page.fill("Client ID", "not yet");
  await page.fill("Profiles Sync catalog", "my profiles");
  await page.press("Audit");
  await page.answered();
  const listing = "Principal,ActionType,ObjectType,ObjectKey\nsomebody,SELECT,CATALOG,sales";
  await page.put("audit-text", listing);
  await page.answered();
  // It is written when the typing pauses, or when the page is left.
  await page.driver.navigate().refresh();
  await page.started();
  assert.equal(await page.value("Client ID"), "not yet");
  assert.equal(await page.value("Profiles Sync catalog"), "my profiles");
  await page.press("Audit");
  await page.answered();
  await page.until("it is in its box", (text) => document.querySelector("#audit-text")?.value === text, listing);
  await page.until("it is judged", () => document.querySelector("#verdict"));
});

test("a reload in the middle of typing loses no letter", async () => {
  const label = "Profiles Sync catalog";
  const reload = async (text) => {
    // Nothing waits for the pause in which the address is written.
    await page.run(() => void location.reload());
    await page.started();
    await page.until(`it holds ${text}`, (text) => document.querySelector("#field-profilesSync-catalog")?.value === text, text);
  };
  await (await page.box(label)).sendKeys("profiles");
  await reload("profiles");
  await page.until("it is written", () => history.state !== null);
  await (await page.box(label)).sendKeys("_eu");
  await reload("profiles_eu");
});

test("no other tab gets what is half typed", async () => {
  await page.fill("Client ID", "not yet");
  await page.besideAnother(site.address, async () => assert.equal(await page.value("Client ID"), ""));
});

test("a form that was emptied is empty after a reload too", async () => {
  await page.fill("Client ID", "not yet");
  await page.press("Start over");
  await page.driver.navigate().refresh();
  await page.started();
  assert.equal(await page.value("Client ID"), "");
});

test("two tabs tick the same checklist, and neither loses what the other ticked", async () => {
  const open = async () => {
    await page.run(() => document.querySelector("[aria-expanded=false].aside").click());
    await page.answered();
    await page.until("it is there", () => document.getElementById("tick-1a-1"));
  };
  const ticked = () => page.run(() => [...document.querySelectorAll("[id^=tick-]")].filter((it) => it.checked).map((it) => it.id));
  await page.run(() => localStorage.clear());
  await page.open(site.address);
  await open();
  await page.besideAnother(site.address, async (toFirst, toSecond) => {
    await open();
    await page.run(() => document.getElementById("tick-1a-1").click());
    await toFirst();
    await page.run(() => document.getElementById("tick-1a-2").click());
    await page.until("both are there", () => document.querySelectorAll("[id^=tick-]:checked").length === 2);
    assert.deepEqual(await ticked(), ["tick-1a-1", "tick-1a-2"]);
    await toSecond();
    await page.until("both are here too", () => document.querySelectorAll("[id^=tick-]:checked").length === 2);
  });
  await page.run(() => localStorage.clear());
});

test("a link says what it leaves out, before and after it is copied, and to who opens it", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.fill("Other catalog 1", "my sales");
  await page.press("Copy link");
  assert.match((await popovers())[0], /1 value is wrong\. A link leaves it out\./);
  await page.press("Copy anyway");
  await page.hears("Copied the link. It leaves out 1 value that you still have to fix.");
  await page.fill("Other catalog 1", "");
  await page.fill("Profiles Sync catalog", "my profiles");
  await page.press("Copy link");
  await page.press("Copy anyway");
  await page.hears("Copied the link. It leaves out 1 value that you still have to fix.");
  const link = await page.clipboard();
  await page.open(link);
  assert.match(await page.banner(), /Not in the link: Profiles Sync catalog/);
});

test("what a link brought cannot be copied by hand, wherever the selection begins", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles`);
  await page.run(() => navigator.clipboard.writeText("before"));
  await clickAway();
  for (const letter of ["a", "c"]) {
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform();
  }
  assert.equal(await page.clipboard(), "before");
  await page.press("I checked these values");
  await clickAway();
  for (const letter of ["a", "c"]) {
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform();
  }
  assert.match(await page.clipboard(), /GRANT/);
});

test("values of a link stay to be checked after a reload, also where the history cannot be written", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.until("it is written", () => history.state !== null);
  await page.run(() => (history.replaceState = () => { throw new DOMException("too often", "SecurityError"); }));
  await page.run((id) => (location.hash = `#v=1&id=${id}&profiles=linked`), CLIENT_ID.replace("0", "1"));
  await page.press("Keep mine");
  await page.press("Go to the link's");
  assert.equal(await page.isHeld(), true);
  await page.driver.navigate().refresh();
  await page.started();
  const sql = await page.run(() => document.querySelector("#result-3").innerText);
  assert.ok(!/linked/.test(sql) || (await page.isHeld()), sql);
});

test("on a phone the result is a dialog: nothing behind it can be reached, and Escape gives the focus back", async () => {
  await page.size(360, 800);
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles`);
  await page.press("I checked these values");
  assert.equal(await focused(), "dock-sql");
  await page.run(() => document.getElementById("dock-sql").click());
  await page.until("it is open", () => document.querySelector(".side").getAttribute("role") === "dialog");
  assert.equal(await focused(), "close-sheet");
  const reached = await page.run(() =>
    [...document.querySelectorAll("button, a, textarea, summary")]
      .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest(".side, [inert], .skip-links"))
      .map((it) => it.outerHTML),
  );
  assert.deepEqual(reached, []);
  await keys(Key.ESCAPE);
  assert.equal(await focused(), "dock-sql");
  await page.run(() => document.getElementById("dock-settings").click());
  assert.equal(await focused(), "settings");
  await page.size(1440, 900);
  await page.until("a wide window needs no dialog", () => !document.querySelector("[inert]"));
  assert.equal(await page.run(() => document.querySelector(".side").getAttribute("role")), "region");
});
