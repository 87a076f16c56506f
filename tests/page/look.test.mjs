// A confirmation is a look and a deliberate act: no click counts that was meant for something else.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { Key, begunBy, serve, visit } from "./support.mjs";

const OTHER_ID = "11111111-2222-4333-8444-555555555555";
const LINK = `#v=1&id=${CLIENT_ID}&profiles=profiles`;
const OTHER = `#v=1&id=${OTHER_ID}&profiles=profiles`;

/** The page's clock stands still but for what a test lets pass. */
const CLOCK = `
  let clock = 1000;
  performance.now = () => clock;
  Object.defineProperty(Event.prototype, "timeStamp", { get() { return (this.stamp ??= clock); } });
  for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, (event) => event.timeStamp, { capture: true });
  window.pass = (time) => (clock += time);
`;

let page;
visit((visited) => ({ page } = visited));
const site = await serve(begunBy(CLOCK));
after(() => site.close());

beforeEach(async () => {
  await page.size(1440, 900);
  await page.open(site.address + LINK);
  await painted();
});

const CONFIRM = "[data-confirms]";
const pass = (time) => page.run((time) => void pass(time), time);
const painted = async () => {
  await page.answered();
  await page.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
};
const confirm = async () => {
  const button = await page.driver.findElement({ css: CONFIRM });
  await page.driver.actions().move({ origin: button }).click().perform();
};
const openOther = async (fragment = OTHER, id = OTHER_ID) => {
  await page.run((fragment) => void (location.hash = fragment), fragment);
  await page.until("the other link is shown", (id) => document.querySelector(".review__value")?.innerText === id, id);
  await painted();
};

test("a click counts when the values have been on the screen for a second, and not before", async () => {
  await pass(999);
  await confirm();
  await page.hears("Too quick to count. Look at the values, then press again.");
  assert.equal(await page.isHeld(), true);
  await painted();
  await pass(1000);
  await confirm();
  assert.equal(await page.isHeld(), false);
});

test("another link needs a look of its own", async () => {
  await pass(5000);
  await openOther();
  await pass(999);
  await confirm();
  assert.equal(await page.isHeld(), true);
  await openOther(LINK, CLIENT_ID);
  await pass(1000);
  await confirm();
  assert.equal(await page.isHeld(), false);
});

test("a click that began before another link came does not confirm that one", async () => {
  await pass(5000);
  const button = await page.driver.findElement({ css: CONFIRM });
  await page.driver.actions().move({ origin: button }).press().perform();
  await openOther();
  await pass(5000);
  await page.driver.actions().release().perform();
  assert.equal(await page.isHeld(), true);
  // The same way with no link in between does confirm.
  await painted();
  await pass(1000);
  await page.driver.actions().move({ origin: button }).press().perform();
  await pass(5000);
  await page.driver.actions().release().perform();
  assert.equal(await page.isHeld(), false);
});

test("a key that went down before another link came does not confirm that one", async () => {
  await pass(5000);
  await page.run((selector) => document.querySelector(selector).focus(), CONFIRM);
  await page.driver.actions().keyDown(" ").perform();
  await openOther();
  await page.run((selector) => document.querySelector(selector).focus(), CONFIRM);
  await pass(5000);
  await page.driver.actions().keyUp(" ").perform();
  assert.equal(await page.isHeld(), true);
  await page.driver.actions().sendKeys(Key.ENTER).perform();
  assert.equal(await page.isHeld(), false);
});

test("the second click of two that were meant for a window above this one does not confirm", async () => {
  await pass(5000);
  await page.run(() => {
    dispatchEvent(new Event("blur"));
    dispatchEvent(new Event("focus"));
  });
  await pass(300);
  await confirm();
  assert.equal(await page.isHeld(), true);
  await pass(1000);
  await confirm();
  assert.equal(await page.isHeld(), false);
});

test("a pointer that moved over a sliver of the page and is gone is nobody's look", async () => {
  await pass(5000);
  for (const goes of [() => dispatchEvent(new PointerEvent("pointerout")), () => {}]) {
    await page.run(() => {
      document.hasFocus = () => false;
      dispatchEvent(new Event("blur"));
      dispatchEvent(new Event("pointermove"));
    });
    await page.run(goes);
    await pass(60_000);
    await page.run(() => {
      delete document.hasFocus;
      dispatchEvent(new Event("focus"));
    });
    await confirm();
    assert.equal(await page.isHeld(), true);
  }
});

test("a key that went down elsewhere and repeats here does not confirm", async () => {
  await pass(5000);
  const isHeld = await page.run((selector) => {
    const button = document.querySelector(selector);
    button.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", repeat: true, bubbles: true }));
    button.click();
    return document.querySelector(".review--held") !== null;
  }, CONFIRM);
  assert.equal(isHeld, true);
});

test("a press that lasts while another window is in front and another link comes does not confirm that one", async () => {
  await pass(5000);
  const button = await page.driver.findElement({ css: CONFIRM });
  await page.driver.actions().move({ origin: button }).press().perform();
  await page.run(() => dispatchEvent(new Event("blur")));
  await openOther();
  await page.run(() => dispatchEvent(new Event("focus")));
  await pass(5000);
  await page.driver.actions().release().perform();
  assert.equal(await page.isHeld(), true);
});

test("after Back out of the browser's own store of pages a key confirms, once there was time for a look", async () => {
  await page.run(() => {
    dispatchEvent(new Event("blur"));
    dispatchEvent(new Event("pageshow"));
  });
  await pass(1000);
  await page.run((selector) => document.querySelector(selector).focus(), CONFIRM);
  await page.driver.actions().sendKeys(Key.ENTER).perform();
  assert.equal(await page.isHeld(), false);
});

test("no click counts before it is known what looks alike", async () => {
  await page.run(() => document.querySelector(".review").setAttribute("data-comparing", ""));
  await pass(5000);
  await confirm();
  assert.equal(await page.isHeld(), true);
  await page.run(() => document.querySelector(".review").removeAttribute("data-comparing"));
  await painted();
  await pass(5000);
  await confirm();
  assert.equal(await page.isHeld(), false);
});

test("the page waits with the confirmation for the tools that know what looks alike", async () => {
  const slow = await serve(begunBy("window.requestIdleCallback = () => {};"));
  try {
    await page.driver.get(slow.address + LINK);
    await page.started();
    const isComparing = () => page.run(() => document.querySelector(".review[data-comparing]") !== null);
    assert.equal(await isComparing(), true);
    await page.run(() => secondLoad.tryAgain());
    await page.answered();
    await page.until("it is compared", () => document.querySelector(".review[data-comparing]") === null);
  } finally {
    await page.driver.get("about:blank");
    await slow.close();
  }
});

test("who looks on sees why a click did not count", async () => {
  await confirm();
  assert.match(await page.banner(), /Too quick to count\. Look at the values, then press again\./);
});

test("who has looked at the page beside another window confirms with the first click in it", async () => {
  await page.run(() => {
    dispatchEvent(new Event("blur"));
    dispatchEvent(new Event("pointermove"));
  });
  await pass(1000);
  await page.run(() => dispatchEvent(new Event("focus")));
  await confirm();
  assert.equal(await page.isHeld(), false);
});

test("a link that is written over by the same one takes nothing away from the look", async () => {
  await pass(5000);
  await page.run((fragment) => location.replace(fragment), LINK);
  await painted();
  await confirm();
  assert.equal(await page.isHeld(), false);
});

const CATALOGS = Array.from({ length: 200 }, (_, index) => (index < 3 ? `whole_${index}` : `part_${index}.only`));
const LONG = `#v=1&id=${CLIENT_ID}&${CATALOGS.map((name) => `read=${name}`).join("&")}`;

test("of a long list the number stands first, and every name can be seen without a scroll of its own", async () => {
  await page.open(site.address + LONG);
  const reads = () =>
    page.run(() => {
      const row = [...document.querySelectorAll(".review__row")].find((row) => row.querySelector("dt").innerText === "Reads");
      const inner = [row, ...row.querySelectorAll("*")].filter((it) => it.scrollHeight > it.clientHeight + 1 && getComputedStyle(it).overflowY.match(/auto|scroll/));
      return { first: row.querySelector(".review__count").innerText, text: row.querySelector(".review__names").innerText, inner: inner.length };
    });
  const seen = [];
  for (;;) {
    const { first, text, inner } = await reads();
    assert.equal(first, "200 catalogs, 3 of them whole, and 197 schemas of the others");
    assert.equal(inner, 0);
    seen.push(...(text.match(/(?:whole|part)_\d+/g) ?? []));
    const [later] = await page.buttons("Later");
    if (!(await later.isEnabled())) break;
    await page.click(later);
  }
  assert.deepEqual(seen, CATALOGS.map((name) => name.split(".")[0]));
});

test("what does not fit one look takes a second step, which says the number", async () => {
  await page.open(site.address + LONG);
  await painted();
  await pass(1000);
  await confirm();
  assert.equal(await page.isHeld(), true);
  await page.hears("The link names 200 catalogs and schemas. Did you look at all of them?");
  assert.equal((await page.buttons("Yes, at all 200")).length, 1);
  await painted();
  // A second click of the same kind is no second step.
  await confirm();
  assert.equal(await page.isHeld(), true);
  const [back] = await page.buttons("Not yet");
  await back.click();
  assert.equal((await page.buttons("I checked these values")).length, 1);
  await painted();
  await pass(1000);
  await confirm();
  await painted();
  await pass(1000);
  await confirm();
  assert.equal(await page.isHeld(), false);
});

test("another link ends the question about the first one's names", async () => {
  await page.open(site.address + LONG);
  await painted();
  await pass(1000);
  await confirm();
  await openOther(LONG.replace(CLIENT_ID, OTHER_ID));
  assert.equal((await page.buttons("I checked these values")).length, 1);
});

const shownIn = (label) =>
  page.run((label) => {
    const row = [...document.querySelectorAll(".review__row")].find((row) => row.querySelector("dt").innerText === label);
    return row && { text: row.innerText, marks: [...row.querySelectorAll("mark")].map(({ textContent }) => textContent) };
  }, label);

test("schemas whose catalog has no name yet are shown too, and what will be removed once there is something to remove", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=p&read=sales.evil&before=1`);
  await page.fill("Other catalog 1", "");
  assert.match((await shownIn("Reads")).text, /evil/);
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=p&before=1`);
  assert.match((await shownIn("Removes")).text, /nothing yet; older access to the rest, once a catalog is limited/);
});

test("no character of a name is lost where it is to be checked", async () => {
  const names = ["sa`les", "`", "``x", "a*b*c", "a<b", "&amp;", "--", "it's", "_x_", "a\\b"];
  const link = `#v=1&id=${CLIENT_ID}&${names.map((name) => `read=${encodeURIComponent(name)}`).join("&")}`;
  await page.open(site.address + link);
  const { text } = await shownIn("Reads");
  assert.ok(text.includes(names.map((name) => `${name} (all schemas)`).join(" · ")), text);
});

test("letters and names that look like others are pointed out", async () => {
  const names = ["s\u0430les", "saIes", "sales", "Größe", "c\u043em", "corn"];
  const link = `#v=1&id=${CLIENT_ID}&${names.map((name) => `read=${encodeURIComponent(name)}`).join("&")}`;
  await page.open(site.address + link);
  await page.answered();
  await page.until("it is pointed out", () => document.querySelector(".review")?.innerText.includes("Careful"));
  const { text } = await shownIn("Careful");
  assert.match(text, /а is not a plain letter \(Cyrillic, U\+0430\)\./);
  assert.match(text, /о is not a plain letter \(Cyrillic, U\+043E\)\./);
  assert.doesNotMatch(text, /ö|ß/);
  assert.match(text, /sаles and saIes are different names that look alike\./);
  assert.deepEqual((await shownIn("Reads")).marks, ["\u0430", "\u043e"]);
});

test("marks that turn the direction are no part of any name, and are named", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&read=${encodeURIComponent("a\u202eb")}`);
  assert.match(await page.banner(), /U\+202E/);
  assert.ok(!(await page.run(() => document.body.textContent)).includes("\u202e"));
});

test("names that are written from right to left do not change places with what stands beside them", async () => {
  await page.open(`${site.address}#v=1&id=${CLIENT_ID}&read=${encodeURIComponent("\u05d0\u05d1")}.${encodeURIComponent("\u05d2\u05d3")}`);
  const places = await page.run(() =>
    [...document.querySelectorAll("#result-5 li:last-child .sql-code__name")].map((name) => name.getBoundingClientRect().left),
  );
  const names = await page.run(() => [...document.querySelectorAll("#result-5 li:last-child .sql-code__name")].map(({ textContent }) => textContent));
  assert.ok(names.length >= 2 && names.includes("`\u05d2\u05d3`"), String(names));
  assert.deepEqual(places, [...places].sort((one, other) => one - other));
});

/** Pages of another origin, which hold this page in frames or open it. */
const other = createServer((request, response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end(`<!doctype html><title>other</title><iframe src="${decodeURIComponent(request.url.slice(2))}" width="1000" height="700"></iframe>`);
});
await new Promise((listening) => other.listen(0, "127.0.0.1", listening));
const elsewhere = (address) => `http://127.0.0.1:${other.address().port}/?${encodeURIComponent(address)}`;
after(() => (other.closeAllConnections(), other.close()));

/** What stands in the innermost frame. */
const inFrame = async (depth, look) => {
  await page.driver.switchTo().defaultContent();
  for (let level = 0; level < depth; level++) {
    const frame = await page.driver.wait(async () => (await page.driver.findElements({ css: "iframe" }))[0], 10_000);
    await page.driver.switchTo().frame(frame);
  }
  try {
    return await look();
  } finally {
    await page.driver.switchTo().defaultContent();
  }
};

for (const [name, depth, around, fragment = LINK] of [
  ["a page of another origin", 1, (site) => elsewhere(site.address + LINK)],
  ["a page of another origin within one of ours", 2, (site) => `${site.address}ours.html`],
  ["a page of another origin without a link", 1, (site) => elsewhere(site.address), ""],
]) {
  test(`in ${name}, nothing can be confirmed or copied, and the page offers to open itself`, async () => {
    const others = {};
    const site = await serve(undefined, others);
    others["/ours.html"] = `<!doctype html><iframe src="${elsewhere(site.address + LINK)}" width="1000" height="700"></iframe>`;
    try {
      await page.driver.get(around(site));
      await inFrame(depth, async () => {
        await page.until("it says why", () => document.querySelector(".not-started__framed")?.checkVisibility());
        const seen = await page.run(() => ({
          text: document.body.innerText,
          form: document.querySelector("form, [data-confirms], .copy-button"),
          link: document.querySelector(".not-started__open").href,
        }));
        assert.match(seen.text, /inside a page of another site/);
        assert.equal(seen.form, null);
        assert.equal(seen.link, site.address + fragment);
        assert.deepEqual(await page.violations(), []);
      });
    } finally {
      await page.driver.get("about:blank");
      await site.close();
    }
  });
}

test("in a page of the same origin it works as ever", async () => {
  const others = {};
  const site = await serve(undefined, others);
  others["/ours.html"] = `<!doctype html><iframe src="./${LINK}" width="1000" height="700"></iframe>`;
  try {
    await page.driver.get(`${site.address}ours.html`);
    await inFrame(1, async () => {
      await page.started();
      assert.equal(await page.isHeld(), true);
    });
  } finally {
    await page.driver.get("about:blank");
    await site.close();
  }
});

test("messages from other windows change nothing", async () => {
  await page.open(site.address);
  await page.fill("Client ID", CLIENT_ID);
  await page.until("the address is written", (id) => location.hash.includes(id), CLIENT_ID);
  const before = await page.run(() => [document.querySelector("#page").innerText, location.hash]);
  await page.run(() => {
    const shapes = [{ tool: 0, turn: 1, isDone: true, reply: new Uint8Array(9) }, "confirm", null, { type: "ConfirmedLink" }, [1, 2]];
    for (const shape of shapes) {
      dispatchEvent(new MessageEvent("message", { data: shape, origin: "https://elsewhere.example" }));
      postMessage(shape, "*");
    }
    return new Promise((done) => setTimeout(done, 300));
  });
  assert.deepEqual(await page.run(() => [document.querySelector("#page").innerText, location.hash]), before);
});
