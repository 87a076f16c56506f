// The second load: when it comes, where it works, and what becomes of what was asked when something goes wrong.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CLIENT_ID } from "../support/golden.mjs";
import { By, begunBy, changed, tools, visit, withoutDigests } from "./support.mjs";

const SCRIPT = /tools-\w+\.js$/;
const WASM = /tools-\w+\.wasm$/;
const AUDIT = 0;
const CHECKS = 1;
const EXPLAIN = 2;
const UNDO = 3;

let site, page;
visit((visited) => ({ site, page } = visited));

// What tools.wat says of texts holds wherever it stands in for the tools.
const standIn = execFileSync(join(tools, "npm/node_modules/.bin/wasm-as"), [
  fileURLToPath(new URL("tools.wat", import.meta.url)),
  "--output",
  "-",
]);

/** Notes all that the page hears from its tools, from the start. */
const noting = begunBy(`
  globalThis.heard = [];
  let meeting;
  Object.defineProperty(globalThis, "secondLoad", {
    get: () => meeting,
    set(value) {
      meeting = value;
      const listen = meeting.listen;
      meeting.listen = (hear) =>
        listen((tool, reply) => {
          if (reply) heard.push([tool, String.fromCharCode(reply[1] || 48), reply[2]]);
          else heard.push(tool === undefined ? "failed" : [tool, "unread"]);
          hear?.(tool, reply);
        });
      meeting.listen();
    },
  });
`);

const all = (...edits) => (path, body) => edits.reduce((edited, edit) => edit(path, edited), body);
const replaced = (file, by) => (path, body) => (file.test(path) ? by : body);
const standingIn = all(noting, withoutDigests, replaced(WASM, standIn));

const asServed = (_path, body) => body;

/** Where the tools work, and what brings them there. */
const places = {
  "in a worker": ["worker", () => asServed],
  "on the page, as there are no workers": ["page", () => begunBy("delete globalThis.Worker")],
  "on the page, as no worker is allowed": [
    "page",
    () => (path, body) =>
      path.endsWith("index.html") ? body.toString().replace("worker-src 'self'", "worker-src 'none'") : body,
  ],
  "on the page, as the worker's script is missing": [
    "page",
    () => {
      let requests = 0;
      return (path, body) => {
        if (!SCRIPT.test(path)) return body;
        requests += 1;
        // The first is the page's own.
        if (requests > 1) throw new Error("missing");
        return body;
      };
    },
  ],
};

const heard = () => page.run(() => heard);
const hears = (...expected) =>
  page.until(`the page hears ${expected}`, (wanted) => heard.map(String).includes(wanted), String(expected));

/** Gives a tool a text, where there is one, and asks it something. */
const ask = (tool, question, text) =>
  page.run(
    (tool, question, text) => {
      if (text !== null) secondLoad.takeText(tool, text);
      secondLoad.ask(tool, new Uint8Array([question]));
    },
    tool,
    question,
    text ?? null,
  );

test("the tools are loaded after the start, and then typing and opening tools requests nothing", async () => {
  await changed(undefined, async ({ address, requests }) => {
    await page.open(address);
    await page.hasAnswer();
    assert.equal(await page.run(() => secondLoad.place), "worker");
    const before = requests.length;
    const first = (file) => requests.findIndex((path) => file.test(path));
    assert.ok(first(WASM) > first(/page-\w+\.wasm$/), requests.join(" "));
    await page.fill("Client ID", "not right");
    await page.run(() => document.querySelectorAll("summary").forEach((opens) => opens.click()));
    for (const id of ["tool-access-map", "tool-checks", "tool-undo", "tool-audit"]) {
      await turn(id);
      await page.answered();
      const panel = await page.run((wanted) => document.getElementById(wanted).getAttribute("aria-controls"), id);
      assert.equal(await page.run((wanted) => document.querySelectorAll(`#${wanted} > *`).length > 0, panel), true, id);
    }
    assert.equal(await page.run(() => document.querySelectorAll(".access-map__picture").length), 2);
    await page.paste("Paste the answer", "good morning");
    await turn("tool-explain-error");
    await page.answered();
    await page.paste("Paste the error message", "Segmentation fault");
    await page.paste("Other catalog 1", "sales, marketing.web");
    await page.answered();
    await page.until("it is read", () => document.querySelector("#field-catalogs-1-catalog")?.value === "marketing");
    await page.fill("Profiles Sync catalog", "profiles");
    await page.answered();
    assert.deepEqual(requests.slice(before), []);
    assert.equal(requests.filter((path) => WASM.test(path)).length, 1);
    // Once for the page, and once for the worker, which may find it kept.
    assert.ok(requests.filter((path) => SCRIPT.test(path)).length <= 2, requests.join(" "));
  });
});

test("the tools themselves answer, wherever they work", async () => {
  for (const edit of [asServed, begunBy("delete globalThis.Worker")]) {
    await changed(all(noting, edit), async ({ address }) => {
      await page.open(address);
      await page.askOfEmptyForm(UNDO);
      await page.until("the tool answers", (tool) => heard.length > 0 && heard[0][0] === tool, UNDO);
    });
  }
});

test("the tools' Wasm imports nothing", async () => {
  await page.open(site.address);
  const imports = await page.run(async () => {
    const link = document.querySelector("link[rel=second-load]");
    return WebAssembly.Module.imports(await WebAssembly.compileStreaming(fetch(link.dataset.wasm)));
  });
  assert.deepEqual(imports, []);
});

test("no worker can be made of another address", async () => {
  await page.open(site.address);
  await page.hasTools();
  const outcome = await page.run(() => {
    try {
      new Worker(document.querySelector("link[rel=second-load]").href);
      return "done";
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(outcome, "TypeError");
});

for (const [where, [place, edit]] of Object.entries(places)) {
  const visiting = async (use) => {
    await changed(all(standingIn, edit()), async ({ address }) => {
      await page.open(address);
      await page.until("the tools are there", (wanted) => secondLoad.place === wanted, place);
      await use();
    });
  };

  test(`${where}, every tool answers, and slices of one let the others in`, async () => {
    await visiting(async () => {
      await ask(AUDIT, 1, "ever on");
      await ask(UNDO, 2);
      await hears(UNDO, "0", 2);
      await ask(EXPLAIN, 3, "1 slice");
      await hears(EXPLAIN, "1", 3);
      // The page itself can do something too.
      await page.fill("Client ID", "not right");
      await ask(AUDIT, 4, "3 slices");
      await hears(AUDIT, "3", 4);
    });
  });

  test(`${where}, each question's first reply is heard, and then how far the tool is`, async () => {
    await visiting(async () => {
      await ask(AUDIT, 1, "ever on");
      await hears(AUDIT, "E", 1);
      await hears(AUDIT, "e", 1);
      await ask(AUDIT, 2);
      await hears(AUDIT, "E", 2);
      await hears(AUDIT, "e", 2);
    });
  });

  test(`${where}, a text that is pasted while another is read takes its place, and only it is heard of`, async () => {
    await visiting(async () => {
      await ask(AUDIT, 1, "ever on");
      await hears(AUDIT, "e", 1);
      await page.run(() => {
        heard.length = 0;
        secondLoad.takeText(0, "5 slices");
        secondLoad.ask(0, new Uint8Array([2]));
      });
      await hears(AUDIT, "5", 2);
      await ask(UNDO, 3);
      await hears(UNDO, "0", 3);
      const others = (await heard()).filter(([tool, letter]) => tool === AUDIT && letter !== "5");
      assert.deepEqual(others, []);
    });
  });

  for (const [when, text] of [
    ["when it is taken", "traps"],
    ["while it is read", "works not"],
  ]) {
    test(`${where}, a text on which Wasm breaks off ${when} is told of, and the rest goes on`, async () => {
      await visiting(async () => {
        await ask(EXPLAIN, 1, "1 slice");
        await hears(EXPLAIN, "1", 1);
        await ask(AUDIT, 2, text);
        await hears(AUDIT, "unread");
        // It is asked again without the text.
        await hears(AUDIT, "0", 2);
        // What another tool was given is still there.
        await ask(EXPLAIN, 3);
        await hears(EXPLAIN, "1", 3);
        await ask(AUDIT, 4, "2 slices");
        await hears(AUDIT, "2", 4);
        assert.equal((await heard()).filter((told) => told[1] === "unread").length, 1);
      });
    });
  }
}

// What becomes of its file, and what brings it back.
const failures = {
  "the script is missing": [SCRIPT, () => { throw new Error("missing"); }],
  "the Wasm is missing": [WASM, () => { throw new Error("missing"); }],
  "the script was changed": [SCRIPT, (body) => `${body}\nglobalThis.isChanged = true;`],
  "the Wasm was changed": [WASM, (body) => Buffer.concat([body, Buffer.from([0, 2, 1, 0x78])])],
};

for (const [what, [file, fail]] of Object.entries(failures)) {
  test(`where ${what}, the page hears it and works, and a later try brings the tools`, async () => {
    let isBroken = true;
    const edit = (path, body) => (isBroken && file.test(path) ? fail(body) : body);
    await changed(all(noting, edit), async ({ address }) => {
      await page.open(address);
      await hears("failed");
      await page.fill("Client ID", "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10");
      assert.equal(await page.state(), "1 field empty");
      await page.run(() => secondLoad.tryAgain());
      await page.until("the page hears it again", () => heard.length === 2);
      assert.deepEqual(await heard(), ["failed", "failed"]);
      assert.equal(await page.run(() => globalThis.isChanged ?? false), false);

      isBroken = false;
      await page.run(() => secondLoad.tryAgain());
      await page.hasTools();
      assert.deepEqual(await heard(), ["failed", "failed"]);
    });
  });
}

test("what was asked before the tools came is answered then, the newest of it", async () => {
  let isBroken = true;
  const edit = (path, body) => {
    if (isBroken && WASM.test(path)) throw new Error("missing");
    return body;
  };
  await changed(all(standingIn, edit), async ({ address }) => {
    await page.open(address);
    await hears("failed");
    await ask(AUDIT, 1, "7 slices");
    await ask(AUDIT, 2, "1 slice");
    await ask(CHECKS, 3);
    isBroken = false;
    await page.run(() => secondLoad.tryAgain());
    await hears(AUDIT, "1", 2);
    await hears(CHECKS, "0", 3);
    assert.equal((await heard()).length, 3);
  });
});

test("tools that do not run anywhere are told of as tools that could not be loaded", async () => {
  let wasm = Buffer.from("no Wasm");
  const edit = (path, body) => (WASM.test(path) ? wasm : body);
  await changed(all(standingIn, edit), async ({ address }) => {
    await page.open(address);
    await page.hasTools();
    await ask(AUDIT, 1, "1 slice");
    await hears("failed");
    wasm = standIn;
    await page.run(() => secondLoad.tryAgain());
    await hears(AUDIT, "1", 1);
  });
});

/** Presses a tool's button. */
const turn = (id) => page.run((wanted) => document.getElementById(wanted).click(), id);

/** A listing of so many grants to the tests' principal, in schemas of a catalog of this name. */
const listing = (catalog, rows) =>
  Array.from({ length: rows }, (_, at) => `${CLIENT_ID}\tSELECT\tSCHEMA\t${catalog}.schema_${at}`).join("\n");

test("a tool that was opened says that it could not be loaded, and trying again brings it", async () => {
  let isBroken = true;
  const edit = (path, body) => {
    if (isBroken && WASM.test(path)) throw new Error("missing");
    return body;
  };
  const failure = () => page.run(() => document.querySelector("#panel-undo [role=alert]")?.innerText ?? null);
  const text =
    "This part of the page could not be loaded. The form, the SQL, the settings and the link work without it.\n\nTry again";
  await changed(all(noting, edit), async ({ address }) => {
    await page.open(address);
    await hears("failed");
    await turn("tool-undo");
    assert.equal(await failure(), text);
    assert.deepEqual(await page.violations(), []);
    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    assert.equal(await page.state(), "SQL ready");
    await page.press("Copy step 3");
    await page.hears("Copied step 3, 1 statement.");
    await page.press("Try again");
    assert.equal(await page.run(() => document.activeElement.id), "tool-undo");
    await page.until("it has failed again", () => heard.length === 2);
    assert.equal(await failure(), text);
    await page.press("No service principal yet? 15 steps");
    const tryAgain = await page.driver.findElement(By.css(".checklist button"));
    await tryAgain.click();
    assert.equal(await page.run(() => document.activeElement.id), "form", "the checklist stands in the form");
    await page.until("it has failed a third time", () => heard.length === 3);

    isBroken = false;
    await page.press("Try again");
    await page.until("the tool is there", () => document.querySelector("#panel-undo pre") !== null);
    assert.equal(await failure(), null);
    const undo = await page.run(() => document.querySelector("#panel-undo pre").textContent);
    assert.match(undo, /^-- Undo Step 3: Profiles Sync catalog\nREVOKE /);
  });
});

/** A script that has the tools break off on a text which says so, where they work. */
const breaksOff = (path, body) =>
  SCRIPT.test(path)
    ? `{
        const { encode } = TextEncoder.prototype;
        TextEncoder.prototype.encode = function (text) {
          if (text.includes("breaks off")) throw new RangeError("broken by a test");
          return encode.call(this, text);
        };
      }${body}`
    : body;

for (const [where, edit] of [
  ["in a worker", asServed],
  ["on the page", begunBy("delete globalThis.Worker")],
]) {
  test(`${where}, a text on which a tool breaks off is said to be unread, and all else goes on`, async () => {
    await changed(all(withoutDigests, edit, breaksOff), async ({ address }) => {
      await page.open(address);
      await page.fill("Client ID", CLIENT_ID);
      await page.fill("Profiles Sync catalog", "profiles");
      for (const id of ["tool-audit", "tool-explain-error", "tool-undo"]) await turn(id);
      await page.answered();
      await turn("tool-explain-error");
      await page.answered();
      await page.put("error-text", "Segmentation fault");
      await page.answered();
      await turn("tool-audit");
      await page.answered();
      await page.put("audit-text", "it breaks off");
      await page.until("it says so", () => document.querySelector("#panel-audit [role=alert]") !== null);
      assert.deepEqual(
        await page.run(() => [
          document.querySelector("#panel-audit [role=alert]").innerText,
          document.getElementById("audit-text").value,
          document.querySelector("#panel-audit .verdict"),
        ]),
        ["This text could not be read. It is still in the box: paste a shorter piece of it.", "it breaks off", null],
      );
      await page.answered();
      await page.fill("Profiles Sync catalog", "crm");
      for (const id of ["tool-explain-error", "tool-undo"]) {
        await turn(id);
        await page.answered();
      }
      const shown = await page.run(() => ({
        cause: document.querySelector(".explanation__cause")?.innerText ?? "",
        undo: document.querySelector("#panel-undo pre").textContent,
      }));
      assert.match(shown.cause, /^This error is not known here/);
      assert.match(shown.undo, /ON CATALOG `crm`/);
      await turn("tool-audit");
      await page.answered();
      await page.put("audit-text", "good morning");
      await page.until("it is judged", () => document.querySelector("#panel-audit .verdict") !== null);
      assert.equal(await page.run(() => document.querySelector("#panel-audit [role=alert]")), null);
    });
  });

  test(`${where}, a listing that is pasted while another is read is never mixed with it`, async () => {
    await changed(edit, async ({ address }) => {
      await page.open(address);
      await page.fill("Client ID", CLIENT_ID);
      await page.fill("Profiles Sync catalog", "profiles");
      await turn("tool-audit");
      await page.answered();
      await page.run((newer) => {
        window.states = [];
        const enter = (id, text) => {
          document.getElementById(id).value = text;
          document.getElementById(id).dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        };
        const bench = document.getElementById("bench");
        new MutationObserver(() => {
          const isRead = (state) => state.startsWith("Reading: ");
          const shown = (selector) =>
            [...document.querySelectorAll(`#panel-audit ${selector}`)].map((element) => element.textContent);
          const state = shown(".tool__words").find(isRead) ?? shown(".verdict__summary")[0] ?? "";
          const isFirst = isRead(state) && !states.some(isRead);
          states.push(/older/.test(document.getElementById("panel-audit").textContent) ? "older" : state);
          // As soon as the first is read, the form changes, and then comes another.
          if (isFirst) {
            enter("field-profilesSync-catalog", "crm");
            enter("audit-text", newer);
          }
        }).observe(bench, { subtree: true, childList: true, characterData: true, attributes: true });
      }, listing("newer", 3));
      await page.put("audit-text", listing("older", 40_000));
      await page.until("it is judged", () => document.querySelector(".verdict__summary") !== null);
      await page.answered();
      assert.match(await page.run(() => document.querySelector(".verdict").innerText), /newer\.schema_2/);
      assert.match(await page.run(() => document.querySelector(".verdict__summary").innerText), /3 grants are not needed/);
      const states = await page.run(() => states);
      assert.ok(states.some((state) => /^Reading: \d+ %$/.test(state)), `${states}`);
      assert.ok(!states.includes("older"), `something of the older text was shown: ${states}`);
      assert.deepEqual(states.filter((state) => /4\d{4}/.test(state)), []);
    });
  });
}
