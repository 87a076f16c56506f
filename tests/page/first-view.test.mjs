// The first view: what there is before any script runs, and how the page takes its place.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { CLIENT_ID, golden } from "../support/golden.mjs";
import { begunBy, changed, Key, visit } from "./support.mjs";

const MOST_BYTES = 20_000;

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.size(1440, 900);
  await page.run(() => sessionStorage.clear());
});

/** Opens the page with its Wasm kept back, does something before it is there, and waits until the page has started. */
async function beforeStart(act, { fragment = "", begin = (_path, body) => body } = {}) {
  let release;
  const isAwaited = new Promise((done) => (release = done));
  const late = async (path, body) => {
    if (/page-\w+\.wasm$/.test(path)) await isAwaited;
    return begin(path, body);
  };
  return await changed(late, async ({ address }) => {
    await page.allowClipboard(address);
    await page.driver.get("about:blank");
    await page.driver.get(address + fragment);
    await page.until("the start script runs", () => document.querySelector("fieldset#page:enabled") !== null);
    const before = await act();
    release();
    await page.hasTools();
    return before;
  });
}

const isVisible = (selector) => page.run((it) => document.querySelector(it)?.checkVisibility() ?? false, selector);
const focused = () => page.run(() => document.activeElement.id);

test("the document is no larger than it may be", async () => {
  const html = await readFile(new URL("../../dist/index.html", import.meta.url));
  assert.ok(brotliCompressSync(html).length <= MOST_BYTES);
});

test("without scripts the document has the guide's SQL, statement for statement, in every window", async () => {
  await page.devtools("Emulation.setScriptExecutionDisabled", { value: true });
  try {
    for (const width of [1440, 768, 360]) {
      await page.size(width, 900);
      await page.driver.get("about:blank");
      await page.driver.get(site.address);
      const steps = await page.run(() => {
        const lines = (step) => [...step.querySelectorAll(".sql-code")].map((it) => it.textContent);
        return [...document.querySelectorAll(".step")].map((it) => [it.id.replace("result-", ""), lines(it)]);
      });
      assert.deepEqual(Object.fromEntries(steps), golden("empty.guide").steps);
      assert.equal(await isVisible("#result-2 .sql-code"), true, `${width}`);
      assert.equal(await isVisible(".dock"), false, "nothing is folded behind a button that does not work");
    }
  } finally {
    await page.devtools("Emulation.setScriptExecutionDisabled", { value: false });
  }
});

test("nothing moves when the page takes over, in any window", async () => {
  const places = () =>
    page.run(() => {
      const all = [...document.querySelectorAll("#page *")].filter((it) => it.checkVisibility());
      return all.map((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return [`${it.localName} ${it.className.baseVal ?? it.className}`, x, y, width, height];
      });
    });
  // The parser puts texts together that the page has apart, and their widths are rounded together or apart.
  const isSame = (one, other) => one === other || Math.abs(one - other) < 0.05;
  for (const width of [1440, 1024, 768, 360]) {
    await page.size(width, 900);
    const before = await beforeStart(async () => {
      await page.run(() => {
        globalThis.shifts = [];
        const rect = ({ x, y, width, height }) => [x, y, width, height].join(" ");
        const moved = ({ node, previousRect, currentRect }) =>
          `${node?.outerHTML?.slice(0, 80) ?? node?.textContent}: ${rect(previousRect)} to ${rect(currentRect)}`;
        // A browser may paint a document of which it has not read all. What moves then is not the start's doing.
        const [{ domContentLoadedEventEnd }] = performance.getEntriesByType("navigation");
        const isOurs = ({ startTime }) => domContentLoadedEventEnd < startTime;
        const note = (list) => shifts.push(...list.getEntries().filter(isOurs).flatMap(({ sources }) => sources.map(moved)));
        new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
      });
      return await places();
    });
    await page.answered();
    const after = await places();
    assert.equal(after.length, before.length);
    assert.deepEqual(after.filter((it, index) => !it.every((value, part) => isSame(value, before[index][part]))), []);
    assert.deepEqual(await page.run(() => shifts), []);
  }
});

test("what was typed and chosen before the start is kept, with the caret where it was", async () => {
  await beforeStart(async () => {
    await page.fill("Profiles Sync catalog", "profiles");
    await page.fill("Client ID", "a display name");
    const box = await page.box("Other catalog 1");
    await box.sendKeys("sales", Key.ARROW_LEFT, Key.ARROW_LEFT);
  });
  assert.equal(await focused(), "field-catalogs-0-catalog");
  await page.driver.actions().sendKeys("X").perform();
  assert.equal(await page.value("Other catalog 1"), "salXes");
  assert.equal(await page.value("Profiles Sync catalog"), "profiles");
  assert.match((await page.messages("Client ID")).join(), /UUID/, "what is wrong in a box that was left is told");
  assert.match(await page.run(() => document.querySelector("#result-3").innerText), /`profiles`/);
});

test("a list that was pasted before the start is read", async () => {
  await beforeStart(async () => page.paste("Other catalog 1", "sales\nmarketing.web"));
  await page.until("it is read", () => document.querySelector("#field-catalogs-1-catalog")?.value === "marketing");
  assert.equal(await page.value("Other catalog 1"), "sales");
});

test("a secret that was typed before the start is taken out", async () => {
  await beforeStart(async () => page.fill("Client ID", "dose0123456789abcdef0123456789abcdef"));
  await page.until("it is gone", () => document.querySelector("#field-clientId").value === "");
  assert.match((await page.messages("Client ID")).join(), /secret/i);
});

test("what was chosen and opened before the start stays so, and the focus stays where it went since", async () => {
  await beforeStart(async () => {
    await page.run(() => {
      document.querySelector("#field-profilesSync-catalog-extent-only").click();
      document.querySelector("#explain").click();
      [...document.querySelectorAll(".fact > summary")].at(-1).click();
    });
    const box = await page.box("Client ID");
    await box.sendKeys(CLIENT_ID);
  });
  await page.until("the choice is drawn", () => document.querySelector("#field-profilesSync-schemas-0"));
  assert.equal(await page.run(() => document.querySelector("#explain").checked), true);
  assert.equal(await page.run(() => [...document.querySelectorAll(".fact")].at(-1).open), true);
  assert.equal(await focused(), "field-clientId");
  assert.equal(await page.value("Client ID"), CLIENT_ID);
});

test("a button that was pressed before the start does what it says", async () => {
  await beforeStart(async () => page.press("Type the three values"));
  await page.until("the boxes are there", () => document.querySelector("#field-connection-port"));
  assert.equal(await focused(), "field-connection-hostname");
});

test("a button that was pressed before something else was typed does nothing any more", async () => {
  await beforeStart(async () => {
    await page.press("Copy SQL");
    await page.fill("Client ID", CLIENT_ID);
  });
  assert.equal(await isVisible(".popover"), false);
});

test("selected text stays selected, and the reader stays where they scrolled to", async () => {
  const selected = await beforeStart(() =>
    page.run(() => {
      const [first, last] = [...document.querySelectorAll("#result-2 .sql-code")].slice(1, 3);
      getSelection().setBaseAndExtent(first.querySelector(".sql-code__name").lastChild ?? first, 0, last, last.childNodes.length);
      scrollTo(0, 120);
      return [getSelection().toString(), scrollY];
    }),
  );
  assert.ok(selected[0].includes("CREATE") && selected[1] > 0);
  assert.deepEqual(await page.run(() => [getSelection().toString(), scrollY]), selected);
  assert.notEqual(await focused(), "field-clientId", "the caret takes nobody away from what they read");
});

test("who has done nothing begins at the first box", async () => {
  await beforeStart(async () => {});
  assert.equal(await focused(), "field-clientId");
});

test("a character that is being composed is finished before the page takes over", async () => {
  await beforeStart(
    async () => {
      await page.run(() => {
        const box = document.querySelector("#field-clientId");
        globalThis.box = box;
        box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      });
    },
    {
      begin: begunBy(`
        const { compile, compileStreaming } = WebAssembly;
        const note = (compiled) => compiled.then((module) => {
          setTimeout(() => {
            globalThis.wasThereWhenCompiled = globalThis.box.isConnected;
            globalThis.box.value = "あ";
            globalThis.box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
          }, 300);
          return module;
        });
        WebAssembly.compileStreaming = (response) => note(compileStreaming(response));
        WebAssembly.compile = (bytes) => note(compile(bytes));
      `),
    },
  );
  assert.equal(await page.run(() => globalThis.wasThereWhenCompiled), true);
  assert.equal(await page.value("Client ID"), "あ");
});

for (const [name, fragment] of [
  ["a link", `#v=1&id=${CLIENT_ID}&profiles=profiles`],
  ["a link that cannot be read", "#v=1&id=%ZZ"],
]) {
  test(`who opens ${name} never sees an empty form before`, async () => {
    const [form, said] = await beforeStart(
      async () => {
        assert.deepEqual(await page.violations(), []);
        return [await isVisible("#form"), await page.run(() => document.querySelector(".not-started").innerText)];
      },
      { fragment },
    );
    assert.equal(form, false);
    assert.equal(said.trim(), "Your values are being opened.");
    assert.equal(await isVisible(".not-started"), false);
    assert.equal(await isVisible("#review"), true);
  });
}

test("who comes back to what this tab has kept never sees an empty form before", async () => {
  let isLate = false;
  let release;
  const isAwaited = new Promise((done) => (release = done));
  const late = async (path, body) => {
    if (isLate && /page-\w+\.wasm$/.test(path)) await isAwaited;
    return body;
  };
  await changed(late, async ({ address }) => {
    await page.open(address);
    await page.fill("Client ID", "half typed");
    await page.until("it is kept", () => history.state !== null);
    isLate = true;
    await page.driver.navigate().refresh();
    await page.until("the start script runs", () => document.querySelector("fieldset#page:enabled") !== null);
    assert.equal(await isVisible("#form"), false);
    release();
    await page.started();
    assert.equal(await page.value("Client ID"), "half typed");
  });
});

test("in a tab that nobody looks at yet, the page starts all the same", async () => {
  const hidden = begunBy('Object.defineProperty(Document.prototype, "hidden", { get: () => true }); requestAnimationFrame = () => 0;');
  await changed(hidden, async ({ address }) => page.open(address));
});

test("nothing is asked for before the first view is painted but what it is made of", async () => {
  const html = await readFile(new URL("../../dist/index.html", import.meta.url), "utf8");
  const blocking = /<script\b(?=[^>]*\ssrc=)(?![^>]*\sdefer\b)[^>]*>|<link\b[^>]*\srel="?(stylesheet|preload|modulepreload|prefetch)[^>]*>/g;
  assert.deepEqual(html.match(blocking), null);
});

/** What browsers and password managers go by. */
const LEFT_ALONE = {
  autocomplete: "off",
  autocapitalize: "none",
  autocorrect: "off",
  spellcheck: "false",
  "data-lpignore": "true",
  "data-1p-ignore": "true",
  "data-bwignore": "true",
  "data-form-type": "other",
  "data-protonpass-ignore": "true",
};

test("password managers are kept off every box, from the document as it is served on", async () => {
  const boxes = () =>
    page.run((wanted) => {
      const texts = [...document.querySelectorAll("textarea, input:not([type=radio], [type=checkbox])")];
      const all = [...document.querySelectorAll("textarea, input, form, fieldset")];
      return {
        count: texts.length,
        open: texts.filter((it) => Object.entries(wanted).some(([name, value]) => it.getAttribute(name) !== value)).map((it) => it.id),
        // By such names they take a box for one of theirs.
        tempting: all.map((it) => `${it.id} ${it.getAttribute("name") ?? ""} ${it.type}`).filter((it) => /user|login|pass|secret|mail|account/i.test(it)),
      };
    }, LEFT_ALONE);
  await beforeStart(async () => assert.deepEqual(await boxes(), { count: 6, open: [], tempting: [] }));
  await page.press("Type the three values");
  await page.choose("No, create it with a storage location");
  for (const id of ["tool-audit", "tool-explain-error"]) {
    await page.run((id) => document.getElementById(id).click(), id);
    await page.answered();
  }
  await page.choose("Only these");
  const { count, ...found } = await boxes();
  assert.deepEqual(found, { open: [], tempting: [] });
  assert.ok(count > 8, `${count}`);
});
