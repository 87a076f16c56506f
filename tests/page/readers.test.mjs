// What readers ask their system for: their own colours, more contrast, less motion, another size, paper.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { visit } from "./support.mjs";

const LINK =
  `#v=1&id=${CLIENT_ID}&profiles=profiles.ps_segment&read=sales&before=1` +
  "&host=dbc-1.cloud.databricks.com&path=/sql/1.0/warehouses/0123456789abcdef";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.media({});
  await page.size(1440, 900);
  await page.run(() => sessionStorage.clear());
  await page.open(site.address);
});

const openTool = async (id) => {
  await page.run((id) => document.getElementById(id).click(), id);
  await page.answered();
};

/** What is different between what two selectors find, of how their edges are drawn. */
const edges = (...selectors) =>
  page.run(
    (selectors) =>
      selectors.map((selector) => {
        const style = getComputedStyle(document.querySelector(selector));
        const sides = ["top", "right", "bottom", "left"].map((side) => `${style[`border-${side}-style`]} ${style[`border-${side}-width`]}`);
        return [...sides, style.outlineStyle === "none" ? "" : `${style.outlineStyle} ${style.outlineWidth}`].join();
      }),
    selectors,
  );

test("under the system's own colours, what is chosen, empty, read or written is told by its edge", async () => {
  await page.media({ "forced-colors": "active" });
  await page.fill("Client ID", CLIENT_ID);
  await openTool("tool-audit");
  for (const [what, one, other] of [
    ["an open tab", ".bar [aria-selected=true]", ".bar [aria-selected=false]"],
    ["an open tool", ".bar--tools [aria-selected=true]", ".bar--tools [aria-selected=false]"],
    ["how much is read", ".extent > label:has(:checked)", ".extent > label:not(:has(:checked))"],
    ["a way to ask", ".bench .ways .choice:has(:checked)", ".bench .ways .choice:not(:has(:checked)):last-child"],
    ["an empty box", ".grow--blank", ".scope--next .grow"],
    ["what writes", ".statement--write > .statement__body", ".statement--read > .statement__body"],
    ["a blank of the SQL", ".sql-code__blank", ".sql-code__name"],
  ]) {
    const [first, second] = await edges(one, other);
    assert.notEqual(first, second, what);
  }
  await page.fill("Profiles Sync catalog", "my profiles");
  const [wrong, right] = await edges(".grow--wrong", ".scope--next .grow");
  assert.notEqual(wrong, right, "a wrong box");
});

test("under the system's own colours, what is drawn has them too", async () => {
  for (const scheme of ["light", "dark"]) {
    await page.media({ "forced-colors": "active", "prefers-color-scheme": scheme });
    await openTool("tool-access-map");
    const drawn = await page.run(() => {
      const system = document.createElement("p");
      system.style.color = "CanvasText";
      document.body.append(system);
      const ink = getComputedStyle(system).color;
      system.remove();
      const lines = [...document.querySelectorAll(".mark path, .access-map__line, .access-map__frame")];
      return lines.map((line) => [line.className.baseVal, getComputedStyle(line).stroke === ink]);
    });
    assert.ok(drawn.length > 5);
    assert.deepEqual(drawn.filter(([, isSystem]) => !isSystem), [], scheme);
  }
});

test("who asks for more contrast gets 7 to 1 for all text, and edges that can be seen", async () => {
  for (const scheme of ["light", "dark"]) {
    await page.media({ "prefers-contrast": "more", "prefers-color-scheme": scheme });
    for (const fragment of ["", LINK]) {
      await page.open(site.address + fragment);
      assert.deepEqual(await page.violations(null, "color-contrast-enhanced"), [], `${scheme} ${fragment}`);
    }
    await page.press("I checked these values");
    await openTool("tool-audit");
    await page.put("audit-text", `${CLIENT_ID},MODIFY,CATALOG,profiles\nprose`);
    await page.until("it is judged", () => document.querySelector(".verdict"));
    assert.deepEqual(await page.violations(null, "color-contrast-enhanced"), [], `${scheme}, with a verdict`);
    const [hairline, line] = await page.run(() => {
      const colours = ["--hairline", "--line"].map((name) => `var(${name})`);
      return colours.map((colour) => {
        const sample = document.createElement("i");
        sample.style.color = colour;
        document.body.append(sample);
        const shown = getComputedStyle(sample).color;
        sample.remove();
        return shown;
      });
    });
    assert.equal(hairline, line);
    await page.run(() => sessionStorage.clear());
  }
});

test("who asks for less motion sees nothing move or fade", async () => {
  const moving = async () => {
    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    await page.press("Copy SQL");
    await page.until("it is copied", () => document.querySelector(".button__done"));
    return page.run(() => {
      const styles = [...document.querySelectorAll("body *")].map((element) => getComputedStyle(element));
      const lasts = (style) => style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
      const glides = (style) => style.animationName !== "none" && !/^steps\(1(, end)?\)$|^step-end$/.test(style.animationTimingFunction);
      return styles.filter((style) => lasts(style) || glides(style) || style.scrollBehavior === "smooth").length;
    });
  };
  assert.notEqual(await moving(), 0);
  await page.media({ "prefers-reduced-motion": "reduce" });
  await page.open(site.address);
  assert.equal(await moving(), 0);
});

test("what is printed is the access, the SQL and the settings, and nothing to press", async () => {
  await page.open(site.address + LINK);
  await page.press("I checked these values");
  await openTool("tool-audit");
  await page.size(794, 1123);
  await page.media({}, { on: "print" });
  const printed = await page.run(() => ({
    text: document.body.innerText,
    controls: [...document.querySelectorAll("button:not(.sql-code *), summary, textarea, input, nav, form")].filter((it) => it.checkVisibility()).map((it) => it.outerHTML.slice(0, 120)),
    pinned: [...document.querySelectorAll("body *")].filter((it) => it.checkVisibility() && /fixed|sticky/.test(getComputedStyle(it).position)).map((it) => it.className),
    isTooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    settings: getComputedStyle(document.querySelector(".settings")).breakInside,
  }));
  for (const part of [/can read 2 catalogs/, /REVOKE SELECT/, /GRANT USAGE, SELECT ON SCHEMA/, /dbc-1\.cloud\.databricks\.com/, /OAuth secret/])
    assert.match(printed.text, part);
  assert.doesNotMatch(printed.text, /Skip to|Start over|Theme|Offline copy|Ask Databricks/);
  assert.deepEqual({ ...printed, text: "" }, { text: "", controls: [], pinned: [], isTooWide: false, settings: "avoid" });
});

test("letters twice as large need no sideways scrolling, and nothing of them is cut", async () => {
  await page.open(site.address + LINK);
  await page.press("I checked these values");
  for (const width of [1440, 768, 360]) {
    await page.size(width, 900);
    const cut = await page.run(() => {
      document.documentElement.style.fontSize = "200%";
      const isShown = (it) => it.checkVisibility() && getComputedStyle(it).clipPath === "none";
      const isCut = (it) => /hidden|clip/.test(getComputedStyle(it).overflowX) && it.scrollWidth > it.clientWidth + 1 && it.innerText?.trim();
      const cut = [...document.querySelectorAll("body *:not(.visually-hidden, textarea, svg *)")].filter((it) => isShown(it) && isCut(it));
      const isWide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
      return [isWide, ...cut.map((it) => it.className)];
    });
    assert.deepEqual(cut, [false], `${width}`);
  }
});
