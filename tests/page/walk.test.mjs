// A long random walk over the built page, against a small model of what is trusted: whatever is done with links, boxes,
// choices, history and tabs, no word of a link leaves before it was shown and confirmed.
//
// `WALK_STEPS=5000 WALK_SEED=7` goes further, and elsewhere. tests/trust/walk.rs goes thousands of such ways without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Key, visit } from "./support.mjs";

const STEPS = Number(process.env.WALK_STEPS ?? 150);
const SEED = Number(process.env.WALK_SEED ?? 1);

let site, page;
visit((visited) => ({ site, page } = visited));

/** Random numbers that are the same for a seed (mulberry32). */
let state = SEED;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const below = (count) => Math.floor(random() * count);
const one = (list) => list[below(list.length)];

// Every value of a link is a word of its own, which nothing else ever holds.
let count = 0;
const word = (beginning) => `${beginning}${++count}x`;
const linkedIn = (text) => new Set([...text.matchAll(/zlk\d+x|aaaaaaaa\d{4}/g)].map(([found]) => found));

const link = () => {
  const name = () => word("zlk");
  const parts = {
    id: () => `11111111-2222-4333-8444-aaaaaaaa${String(++count).padStart(4, "0")}`,
    segment: name,
    storage: () => `s3://${name()}`,
    profiles: () => one([name, () => `${name()}.${name()}`])(),
    read: () => one([name, () => `${name()}.${name()}`])(),
    test: () => [name(), name(), name()].join("."),
    host: () => `${name()}.cloud.databricks.com`,
    path: () => `/sql/1.0/warehouses/${name()}`,
    before: () => "1",
  };
  const chosen = Object.entries(parts).filter(() => random() < 0.5);
  return ["#v=1", ...chosen.map(([key, value]) => `${key}=${value()}`)].join("&");
};

const press = async (pattern) => {
  const buttons = await page.run(
    (pattern) =>
      [...document.querySelectorAll("button")].filter(
        (button) => button.checkVisibility() && !button.disabled && new RegExp(pattern).test(button.ariaLabel ?? button.innerText),
      ),
    pattern,
  );
  if (buttons.length !== 0) await page.run((button) => button.click(), one(buttons));
};

const boxes = () => page.run(() => [...document.querySelectorAll("#form textarea")].filter((it) => it.checkVisibility()));
const keys = (letter) => page.driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform();
const settled = () => page.run(() => new Promise((done) => setTimeout(done)));

const trusted = new Set();
const trace = [];

const steps = {
  link: async () => page.run((fragment) => void (location.hash = fragment), link()),
  replace: async () => page.run((fragment) => location.replace(fragment), link()),
  edit: async () => press("^Edit$"),
  type: async () => {
    const list = await boxes();
    if (list.length === 0) return;
    const box = one(list);
    await page.run((box) => (box.focus(), box.select()), box);
    await page.driver.actions().sendKeys(word("typed")).perform();
  },
  undoTyping: async () => {
    const list = await boxes();
    if (list.length === 0) return;
    await page.run((box) => box.focus(), one(list));
    for (let times = below(12); times >= 0; times--) await keys("z");
  },
  paste: async () => {
    const list = await boxes();
    if (list.length === 0) return;
    const id = await page.run((box) => box.id, one(list));
    await page.put(id, `${word("typed")}\n${word("typed")}`);
    await page.answered();
  },
  choose: async () => {
    await page.run(() => document.querySelectorAll("#form details").forEach((fold) => (fold.open = true)));
    const choices = await page.run(() => [...document.querySelectorAll("#form input")]);
    if (choices.length !== 0) await page.run((choice) => choice.click(), one(choices));
  },
  startOver: async () => page.run(() => document.querySelector(".menu button").click()),
  undo: async () => press("^Undo$"),
  turn: async () => press("^(Keep mine|Look at the link|Go to )"),
  remove: async () => press("^Remove "),
  back: async () => page.run(() => history.back()),
  forward: async () => page.run(() => history.forward()),
  reload: async () => {
    await page.run(() => void location.reload());
    await page.started();
  },
  confirm: async () => {
    if (!(await page.isHeld())) return;
    await page.until("there was time for a look", () => !document.querySelector("[data-looking], [data-comparing]"));
    const shown = await page.run(() => document.querySelector(".review__values").innerText);
    await press("^I checked these values$");
    if (!(await page.isHeld())) for (const seen of linkedIn(shown)) trusted.add(seen);
  },
  copy: async () => {
    await press("^Copy");
    await press("^Copy anyway$");
  },
  download: async () => press("^Download"),
  select: async () => {
    await page.run(
      (...parts) => {
        const all = [...document.querySelectorAll("#page *")];
        const [from, to] = parts.map((part) => all[Math.floor(part * all.length)]);
        getSelection().setBaseAndExtent(from, 0, to, 0);
      },
      random(),
      random(),
    );
    await keys(one(["c", "x"]));
  },
  selectAll: async () => {
    await page.run(() => document.activeElement.blur());
    await keys("a");
    await keys("c");
  },
  tool: async () => {
    await press("^(Audit|Try it|Explain an error|Undo|Map|Terraform|CLI|Runbook|File|SQL)");
    await page.answered();
  },
  otherTab: async () => {
    const first = await page.driver.getWindowHandle();
    const address = await page.driver.getCurrentUrl();
    await page.driver.switchTo().newWindow("tab");
    try {
      await page.driver.get(address);
      await page.started();
      const isHeld = await page.isHeld();
      await page.run(() => void (navigator.clipboard.writeText = async (text) => (window.copied = text)));
      await press("^Copy (SQL|settings|link)$");
      if (isHeld) assert.equal(await page.run(() => window.copied ?? null), null, "another tab trusts nothing");
    } finally {
      await page.driver.close();
      await page.driver.switchTo().window(first);
    }
  },
};

/** Links, edits and ways out most of all. */
const often = ["link", "link", "type", "type", "edit", "choose", "choose", "confirm", "confirm", "copy", "copy", "copy", "select"];
const all = [...Object.keys(steps), ...often];

const leaves = async () => {
  const { downloads, address } = await page.run(() => ({ downloads: window.handedOut, address: location.href }));
  assert.doesNotMatch(decodeURIComponent(address), /GRANT|REVOKE/);
  const clipboard = await page.clipboard();
  await page.media({}, { on: "print" });
  const printed = await page.run(() => document.body.innerText);
  await page.media({});
  return { clipboard, downloads: downloads.join("\n"), printed: (await page.isHeld()) || /GRANT/.test(printed) ? printed : "" };
};

test(`in ${STEPS} random steps nothing unconfirmed leaves`, async () => {
  await page.devtools("Page.addScriptToEvaluateOnNewDocument", {
    source: `window.handedOut = []; const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (blob.text().then((text) => handedOut.push(text)), make.call(URL, blob));`,
  });
  await page.open(site.address);
  await page.run(() => navigator.clipboard.writeText("untouched"));
  let confirmed = 0;
  for (let step = 0; step < STEPS; step++) {
    const name = one(all);
    trace.push(name);
    const before = trusted.size;
    await steps[name]();
    confirmed += before < trusted.size ? 1 : 0;
    // Back may have left the page.
    if (!(await page.driver.getCurrentUrl()).startsWith(site.address)) await page.open(site.address);
    await page.started();
    await settled();
    for (const [way, text] of Object.entries(await leaves())) {
      const leaked = [...linkedIn(text)].filter((found) => !trusted.has(found));
      assert.deepEqual(leaked, [], `${way} after ${trace.slice(-12).join(", ")} (step ${step}, seed ${SEED}): ${text}`);
    }
  }
  // Else nothing was tried.
  assert.ok(confirmed > 0, "the walk confirmed nothing");
});
