// Nothing unconfirmed leaves: a selection that takes along what a link brought is copied by no keys, no drag and no print,
// and whatever holds none of it is copied as ever.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

const LINK =
  `#v=1&id=${CLIENT_ID}&profiles=profiles.ps_segment&read=sales&before=1&test=sales.a.b` +
  "&host=dbc-1.cloud.databricks.com&path=/sql/1.0/warehouses/0123456789abcdef";
const REFUSED = "Nothing can be copied until you have checked the values.";

let site, page;
visit((visited) => ({ site, page } = visited));

beforeEach(async () => {
  await page.size(1440, 900);
  await page.run(() => sessionStorage.clear());
  await page.open(site.address + LINK);
  await page.run(() => navigator.clipboard.writeText("untouched"));
});

const keys = (...letters) =>
  letters.reduce(
    (done, letter) => done.then(() => page.driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform()),
    Promise.resolve(),
  );

/** Selects from the beginning of one element to the end of another. */
const select = (from, to) =>
  page.run(
    (from, to) => {
      const [first, last] = [from, to].map((selector) => document.querySelector(selector));
      getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
    },
    from,
    to,
  );

const isRefused = async (what) => {
  assert.equal(await page.clipboard(), "untouched", what);
  await page.hears(REFUSED);
  await page.run(() => getSelection().removeAllRanges());
};

test("Ctrl+A and Ctrl+C copy nothing, wherever one was before", async () => {
  for (const before of ["h1", "#result-2 h3", "#result-2 .sql-code", ".page-footer p"]) {
    await page.run((selector) => document.querySelector(selector).click(), before);
    await page.run(() => document.activeElement.blur());
    await keys("a", "c");
    await isRefused(before);
  }
});

test("no command of a script copies it either", async () => {
  await page.run(() => {
    getSelection().selectAllChildren(document.body);
    document.execCommand("copy");
    document.execCommand("cut");
  });
  assert.equal(await page.clipboard(), "untouched");
});

for (const [name, from, to] of [
  ["from the heading into the result", "h1", "#result-2 ol"],
  ["from the form into the result", "#form", "#result-3"],
  ["from the result into the tools", "#result-2 ol", "#bench-heading"],
  ["across what is to be checked", "h1", "#review-heading ~ .review__values"],
  ["of the settings", "#settings", "#settings"],
  ["of the form in short", ".held", ".held"],
]) {
  test(`a selection ${name} is neither copied nor dragged`, async () => {
    await select(from, to);
    await keys("c");
    await isRefused(name);
    await select(from, to);
    const isStopped = await page.run((from) => {
      const drag = new DragEvent("dragstart", { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
      return !document.querySelector(from).dispatchEvent(drag);
    }, from);
    assert.equal(isStopped, true);
    await page.run(() => getSelection().removeAllRanges());
  });
}

test("a pointer cannot select it, so that nothing comes into the selection that a middle click pastes", async () => {
  const line = await page.driver.findElement({ css: "#result-2 .sql-code" });
  await page.run((element) => element.scrollIntoView({ block: "center" }), line);
  await page.driver.actions().move({ origin: line, x: -60 }).press().move({ origin: line, x: 60 }).release().perform();
  assert.equal(await page.run(() => getSelection().toString()), "");
  await keys("c");
  await isRefused("drag within the SQL");
});

test("what is no SQL, setting or link is copied as ever", async () => {
  for (const [selector, text] of [
    ["h1", /^Databricks access/],
    ["#review-heading", /^Someone sent you these values$/],
    [".review__check", /Service principals/],
    [".page-footer p", /./],
    ["#bench-heading", /./],
  ]) {
    await page.copyByHand(selector);
    assert.match(await page.clipboard(), text, selector);
  }
});

test("a box with a value of the link copies nothing, and one that was typed in does", async () => {
  await page.press("Edit");
  const copied = async (label, letter) => {
    await page.run(() => navigator.clipboard.writeText("untouched"));
    const box = await page.box(label);
    await page.click(box);
    await keys("a", letter);
    return page.clipboard();
  };
  for (const label of ["Client ID", "Profiles Sync catalog", "Hostname", "HTTP path"]) {
    assert.equal(await copied(label, "c"), "untouched", label);
    assert.equal(await copied(label, "x"), "untouched", label);
    assert.notEqual(await page.value(label), "", label);
  }
  await page.fill("Hostname", "dbc-2.cloud.databricks.com");
  assert.equal(await copied("Hostname", "c"), "dbc-2.cloud.databricks.com");
});

test("the keys that save the page are held, and free again once it is confirmed", async () => {
  const save = () =>
    page.run(() => !document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, bubbles: true, cancelable: true })));
  assert.equal(await save(), true);
  await page.hears(REFUSED);
  await page.press("I checked these values");
  assert.equal(await save(), false);
});

test("what is printed says that it is unconfirmed, and holds nothing of the link", async () => {
  const printed = async () => {
    await page.media({}, { on: "print" });
    try {
      return await page.run(() => document.body.innerText);
    } finally {
      await page.media({});
    }
  };
  const before = await printed();
  assert.match(before, /Unconfirmed: a link brought these values, and nobody has checked them here\./);
  assert.doesNotMatch(before, /GRANT|REVOKE|sales|ps_segment|databricks\.com|0123456789abcdef/);
  assert.ok(!before.includes(CLIENT_ID));
  await page.press("I checked these values");
  const after = await printed();
  assert.match(after, /GRANT/);
  assert.doesNotMatch(after, /Unconfirmed/);
});

test("every value of a link is to be confirmed, also a path, a port and a test table alone", async () => {
  for (const part of ["path=/sql/1.0/warehouses/0123456789abcdef", "port=8443", "test=a.b.c", "segment=mine", "before=1"]) {
    await page.open(`${site.address}#v=1&${part}`);
    assert.equal(await page.isHeld(), true, part);
  }
});

test("once it is confirmed, everything is copied as ever", async () => {
  await page.press("I checked these values");
  await page.run(() => document.activeElement.blur());
  await keys("a", "c");
  assert.match(await page.clipboard(), /GRANT/);
});

test("in the unfolded form, too, no text of the link stands where a selection could take it along", async () => {
  const words = ["zlkone", "zlktwo", "zlkthree", "zlkfour", "zlkfive", "zlksix", "zlkhost"];
  const link =
    `#v=1&id=${CLIENT_ID}&segment=zlkone&storage=s3://zlktwo&retl=__segment_reverse_etl&profiles=zlkthree.zlkfour&read=zlkone` +
    `&read=${encodeURIComponent("zlkfive,x")}&test=zlksix.a.b&host=zlkhost.cloud.databricks.com&path=/sql/1.0/warehouses/x`;
  await page.open(site.address + link);
  await page.press("Edit");
  for (const tool of ["tool-audit", "tool-checks", "tool-undo"]) {
    await page.run((id) => document.getElementById(id).click(), tool);
    await page.answered();
  }
  await page.run(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  const free = await page.run((words) => {
    const texts = document.createTreeWalker(document.querySelector("#page"), NodeFilter.SHOW_TEXT);
    const free = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (words.some((word) => data.includes(word)) && !parentElement.closest("[data-held]")) free.push(data);
    }
    return free;
  }, words);
  assert.deepEqual(free, []);
});

test("one's own text in a tool's box, a label and a link of the page are taken as ever", async () => {
  await page.run(() => document.getElementById("tool-audit").click());
  await page.answered();
  await page.paste("Paste the answer", "my own text");
  await page.run(() => navigator.clipboard.writeText("untouched"));
  await page.click(await page.box("Paste the answer"));
  await keys("a", "c");
  assert.equal(await page.clipboard(), "my own text");
  await page.run(() => {
    const label = document.querySelector(".review__row dt");
    // As three clicks select it: up to where what stands behind it begins.
    getSelection().setBaseAndExtent(label.firstChild, 0, label.nextElementSibling.firstElementChild, 0);
  });
  await keys("c");
  assert.match(await page.clipboard(), /^Who/);
  const isFree = await page.run(() => {
    getSelection().removeAllRanges();
    const drag = new DragEvent("dragstart", { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
    return document.querySelector(".page-footer a").dispatchEvent(drag);
  });
  assert.equal(isFree, true);
});
