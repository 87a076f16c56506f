// The access as a picture and as a list: both say what the form says, and neither hides or harms anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLIENT_ID as ID } from "../support/golden.mjs";
import { visit } from "./support.mjs";

const DEFAULT_CATALOG = "SEGMENT_LINKED_PROFILES_DB";
const SIZES = [320, 360, 640, 768, 1024, 1280, 1440, 1920];

let site, page;
visit((visited) => ({ site, page } = visited));

const link = (names) => `#v=1&id=${ID}&${names.map((name) => `read=${encodeURIComponent(name)}`).join("&")}&profiles=profiles`;
const catalogs = (count) => Array.from({ length: count - 1 }, (_, index) => `catalog_number_${index + 2}`);
const THREE = `#v=1&id=${ID}&storage=exists&retl=__segment_reverse_etl&profiles=profiles&read=sales&read=marketing.campaigns&read=marketing.web`;
const HALF = "#v=1&profiles=profiles&read=sales.orders&read=crm.not%20right&segment=wrong%20name";
const HOSTILE = [
  "<img",
  "\"'onload=alert(1)",
  "&lt;b&gt;",
  "المبيعات_العربية",
  "x".repeat(255),
  "日本語の長い名前のカタログです日本語の長い名前のカタログです",
  "a" + "\u0301".repeat(120),
];

async function show(fragment) {
  await page.open(site.address + fragment);
  await openSheet();
  await page.press("Map");
  await page.until("the picture is drawn", () => document.querySelector(".access-map__picture") !== null);
}

/** Opens the result over the page, where it does not fit beside the form. */
const openSheet = () =>
  page.until("the result is in sight", () => {
    if (document.querySelector("#panel").checkVisibility()) return true;
    document.querySelector("#dock-sql").click();
    return false;
  });

/** The picture that is in sight: its names in full, and its words. */
const picture = () =>
  page.run(() => {
    const seen = [...document.querySelectorAll(".access-map__picture")].filter((one) => one.checkVisibility());
    if (seen.length !== 1) throw new Error(`${seen.length} pictures are in sight`);
    const whole = (name) => name.parentElement.querySelector("title")?.textContent ?? name.textContent;
    return {
      names: [...seen[0].querySelectorAll(".access-map__name")].map(whole),
      words: [...seen[0].querySelectorAll(".access-map__word")].map((word) => word.textContent),
    };
  });

/** The lines of the list, and every name in it. */
const list = () =>
  page.run(() => ({
    lines: [...document.querySelectorAll(".access-map__items li")].map((line) => line.innerText.split("\n")[0]),
    catalogs: [...document.querySelectorAll(".access-map__items > li > code")].map((name) => name.textContent),
    names: [...document.querySelectorAll(".access-map__listed")].map((name) => name.textContent),
  }));

test("nothing is drawn before somebody asks for it, and the picture goes when the SQL is chosen again", async () => {
  await page.size(1440, 900);
  await page.open(site.address + THREE);
  await page.answered();
  const drawn = () => page.run(() => document.querySelectorAll("svg[class^=access-map], .access-map__listed").length);
  const chosen = () => page.run(() => document.querySelector("#result [role=tab][aria-selected=true]").innerText);
  assert.equal(await drawn(), 0);
  await page.press("Map");
  await page.until("the picture is drawn", () => document.querySelector(".access-map__picture") !== null);
  assert.notEqual(await drawn(), 0);
  assert.equal(await chosen(), "Map");
  assert.deepEqual(await page.statements("2"), []);
  await page.press("SQL");
  await page.until("the picture is gone", () => document.querySelector(".access-map__picture") === null);
  assert.equal(await drawn(), 0);
  assert.equal(await chosen(), "SQL");
  assert.notDeepEqual(await page.statements("2"), []);
});

test("the picture and the list say who can read and write what", async () => {
  for (const width of [1440, 360]) {
    await page.size(width, 900);
    await show(THREE);
    await page.press("The same as a list");
    assert.deepEqual(await picture(), {
      names: [ID, DEFAULT_CATALOG, "__segment_reverse_etl", "profiles", "sales", "marketing", "campaigns", "web"],
      words: [
        "Service principal",
        "write",
        "create schemas",
        "all privileges",
        "read 3 catalogs",
        "all schemas",
        "all schemas",
        "2 schemas",
      ],
    });
    const { lines, names } = await list();
    assert.deepEqual(lines, [
      `write ${DEFAULT_CATALOG}: create schemas in it, and tables in those`,
      "write __segment_reverse_etl: all privileges on this schema",
      "read profiles: all schemas, now and later",
      "read sales: all schemas, now and later",
      "read marketing: only 2 schemas:",
      "campaigns",
      "web",
    ]);
    assert.deepEqual(names, (await picture()).names);
  }
});

for (const count of [1, 20, 200]) {
  test(`the picture and the list hold the same names for ${count} catalogs`, async () => {
    await page.size(1440, 900);
    const names = catalogs(count);
    await show(link(names));
    const { names: drawn, words } = await picture();
    assert.deepEqual(drawn, [ID, DEFAULT_CATALOG, "profiles", ...names]);
    assert.equal(words.filter((word) => word === "all schemas").length, count);
    assert.deepEqual((await list()).names, drawn);
  });
}

test("many catalogs are one line each, with how many schemas are read; the list names them all", async () => {
  await page.size(1440, 900);
  const schemas = Array.from({ length: 15 }, (_, index) => `big.schema_${index + 1}`);
  await show(link([...catalogs(20), ...schemas]));
  assert.equal((await picture()).words.at(-1), "15 schemas");
  assert.deepEqual((await list()).catalogs, (await picture()).names.slice(1));
  assert.deepEqual((await list()).names.slice(-15), schemas.map((schema) => schema.split(".")[1]));
});

test("the picture fills while the form is typed", async () => {
  await page.size(1440, 900);
  await show("");
  assert.deepEqual((await picture()).names, ["${client_id}", DEFAULT_CATALOG, "${profiles_sync_catalog}"]);
  await page.press("The same as a list");
  assert.equal((await list()).lines.at(-1), "read ${profiles_sync_catalog} (still missing): all schemas, now and later");
  const openings = () => page.run(() => document.querySelectorAll(".access-map__picture--wide .access-map__opening").length);
  assert.equal(await openings(), 2);
  await page.fill("Client ID", ID);
  await (await page.box("Profiles Sync catalog")).sendKeys("pro");
  await page.until("the name is in the picture", () =>
    document.querySelector(".access-map__picture--wide").textContent.includes("pro"),
  );
  assert.deepEqual((await picture()).names, [ID, DEFAULT_CATALOG, "pro"]);
  assert.equal(await openings(), 0);
});

test("reading and writing differ in shape, in line and in word, not only in colour", async () => {
  await page.size(1440, 900);
  await show(THREE);
  const [write, read] = await page.run(() =>
    [".access-map__mark--write", ".access-map__mark:not(.access-map__mark--write)"].map((selector) => {
      const mark = document.querySelector(`.access-map__picture--wide ${selector}`);
      const { fill, stroke } = getComputedStyle(mark);
      return { isRound: Number(mark.getAttribute("rx")) * 2 >= Number(mark.getAttribute("width")), isFilled: fill === stroke };
    }),
  );
  assert.deepEqual([write, read], [
    { isRound: false, isFilled: true },
    { isRound: true, isFilled: false },
  ]);
  const ways = await page.run(() =>
    [...document.querySelectorAll(".access-map__legend .access-map__line")].map((line) => line.getAttribute("d").match(/M/g).length),
  );
  assert.deepEqual(ways, [2, 1]);
  const legend = await page.run(() => [...document.querySelectorAll(".access-map__legend > li")].map((line) => line.innerText));
  assert.deepEqual(legend, ["write: create and fill schemas", "read: read tables, change nothing"]);
});

test("hostile names stay text, and right-to-left ones turn nothing round", async () => {
  for (const width of [1440, 360]) {
    await page.size(width, 900);
    await show(link(HOSTILE));
    assert.deepEqual((await picture()).names, [ID, DEFAULT_CATALOG, "profiles", ...HOSTILE]);
    assert.deepEqual((await list()).names, (await picture()).names);
    assert.equal(await page.run(() => document.querySelectorAll("#panel :is(script, img, b)").length), 0);
    const rightToLeft = await page.run(() => {
      const name = [...document.querySelectorAll(".access-map__name")].find(
        (one) => one.checkVisibility() && one.textContent.startsWith("ال"),
      );
      return name.getStartPositionOfChar(0).x - name.getStartPositionOfChar(name.getNumberOfChars() - 1).x;
    });
    assert.ok(0 < rightToLeft, "its first letter stands at the right");
  }
});

for (const [name, fragment] of Object.entries({
  "blanks and mistakes": HALF,
  "a few catalogs": THREE,
  "hostile names": link(HOSTILE),
  "many catalogs": link(catalogs(40)),
})) {
  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing wrong with the picture of ${name} in the ${theme} theme`, async () => {
      await page.size(1440, 900);
      await page.theme(theme);
      await show(fragment);
      await page.press("The same as a list");
      assert.deepEqual(await page.violations("#panel"), []);
    });
  }
}

for (const [name, fragment] of Object.entries({
  "blanks and mistakes": HALF,
  "a few catalogs": THREE,
  "hostile names": link(HOSTILE),
  "20 catalogs": link(catalogs(20)),
  "200 catalogs": link(catalogs(200)),
})) {
  test(`the picture of ${name} can be read in windows of every width`, async () => {
    await show(fragment);
    for (const width of SIZES) {
      await page.size(width, 900);
      await openSheet();
      const found = await page.run(() => {
        const seen = [...document.querySelectorAll(".access-map__picture")].filter((one) => one.checkVisibility());
        const scale = seen[0].getScreenCTM().a;
        const whole = seen[0].getBoundingClientRect();
        const texts = [...seen[0].querySelectorAll("text")].map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          // What is cut off by a drawing around it is not seen.
          const around = text.ownerSVGElement === seen[0] ? whole : text.ownerSVGElement.getBoundingClientRect();
          const width = Math.min(right, around.left + around.width) - left;
          return { text: text.textContent, left, right: left + width, top: Math.max(top, around.top), bottom: Math.min(bottom, around.bottom) };
        });
        const overlaps = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
        const isInside = ({ left, right, top, bottom }) =>
          whole.left - 1 < left && right < whole.right + 1 && whole.top - 1 < top && bottom < whole.bottom + 1;
        return {
          pictures: seen.length,
          smallest: Math.min(...texts.map(({ text }) => text && scale * 14)),
          overlapping: texts.flatMap((a, index) => texts.slice(index + 1, index + 40).filter((b) => overlaps(a, b)).map((b) => [a.text, b.text])),
          outside: texts.filter((text) => !isInside(text)).map(({ text }) => text),
          isTooWide: [document.documentElement, document.querySelector(".side")].some((it) => it.clientWidth < it.scrollWidth),
        };
      });
      const { smallest, ...rest } = found;
      assert.ok(12 <= smallest, `letters of ${smallest} pixels at ${width}`);
      assert.deepEqual(rest, { pictures: 1, overlapping: [], outside: [], isTooWide: false }, `at ${width}`);
    }
  });
}

test("a long picture is cut until all of it is asked for, and does not scroll by itself", async () => {
  await page.size(1440, 900);
  await show(link(catalogs(200)));
  const box = () =>
    page.run(() => {
      const box = document.querySelector(".access-map__box");
      const { overflowX, overflowY } = getComputedStyle(box);
      const isWhole = document.querySelector(".access-map__picture--wide").getBoundingClientRect().height <= box.clientHeight + 1;
      return { isWhole, scrolls: /auto|scroll/.test(overflowX + overflowY), height: box.clientHeight };
    });
  assert.deepEqual(await box(), { isWhole: false, scrolls: false, height: 512 });
  await page.press("Show the whole picture");
  await page.answered();
  const { isWhole, scrolls, height } = await box();
  assert.deepEqual([isWhole, scrolls, 1000 < height], [true, false, true]);
  assert.deepEqual(await page.buttons("Show the whole picture"), []);
  await show(THREE);
  assert.deepEqual((await box()).isWhole, true);
  assert.deepEqual(await page.buttons("Show the whole picture"), []);
});

test("the list is held with the rest of the result until the values of a link are confirmed", async () => {
  await page.allowClipboard(site.address);
  await show(THREE);
  await page.press("The same as a list");
  await page.run(() => navigator.clipboard.writeText("untouched"));
  await page.copyByHand(".access-map__items");
  await page.hears("Nothing can be copied until you have checked the values.");
  assert.equal(await page.clipboard(), "untouched");
  await page.press("I checked these values");
  await page.copyByHand(".access-map__items");
  assert.match(await page.clipboard(), /read marketing/);
});
