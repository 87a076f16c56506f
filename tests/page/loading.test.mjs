// Loading over a bad network and from a host in the middle of an update: the page starts whole, or says that it has not and
// offers another try. That a changed file does not run is held in fortress.test.mjs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { begunBy, brokenOff, changed, visit } from "./support.mjs";

let page;
visit((visited) => ({ page } = visited));

const first = {
  "the gate": /gate-\w+\.js$/,
  "what takes over the first view": /first-view-\w+\.js$/,
  "the start script": /start-\w+\.js$/,
  "the glue": /page-\w+\.js$/,
  "the Wasm": /page-\w+\.wasm$/,
};
const second = { "the tools' script": /tools-\w+\.js$/, "the tools' Wasm": /tools-\w+\.wasm$/ };

const LINK = `#v=1&id=${CLIENT_ID}&profiles=profiles`;

async function open(address) {
  await page.driver.get("about:blank");
  await page.driver.get(address);
}

const hasNotStarted = () =>
  page.until("the page says that it has not started", () => document.querySelector(".not-started__failed")?.checkVisibility());

/** Presses "Try again" and waits for the document that comes of it. */
async function tryAgain() {
  await page.run(() => (globalThis.isOld = true));
  await page.press("Try again");
  await page.until("the page is loaded anew", () => globalThis.isOld === undefined && document.readyState === "complete");
}

const toolHasFailed = () =>
  page.until("the tool says so", () => /could not be loaded/.test(document.querySelector("#panel-undo [role=alert]")?.innerText));

for (const [name, file] of Object.entries(first)) {
  test(`where the network breaks while ${name} comes, the page says so, and trying again starts it with its link`, async () => {
    let isBroken = true;
    const edit = (path, body) => (isBroken && file.test(path) ? brokenOff(body) : body);
    await changed(edit, async ({ address }) => {
      await open(address + LINK);
      await hasNotStarted();
      await tryAgain();
      await hasNotStarted();
      isBroken = false;
      await tryAgain();
      await page.started();
      assert.match(await page.banner(), /^Someone sent you these values/);
      assert.equal(await page.value("Profiles Sync catalog"), "profiles");
    });
  });
}

test("where the network breaks while the document comes, it says so, and trying again starts the page with its link", async () => {
  let isBroken = true;
  let hasCome;
  const isSeen = new Promise((done) => (hasCome = done));
  // Tells the server when the browser has drawn so much of it, and lets no test wait as long as a reader.
  const watching = begunBy(`
    const later = setTimeout;
    globalThis.setTimeout = (act, delay, ...rest) => later(act, delay / 100, ...rest);
    const watch = setInterval(() => document.querySelector("#page .form") && (clearInterval(watch), fetch("data-graph-setup.html.sha256")));
  `);
  const edit = (path, body) => {
    if (path.endsWith(".sha256")) hasCome();
    if (!isBroken || path !== "/index.html") return body;
    return brokenOff(watching(path, body), 0.9, isSeen);
  };
  await changed(edit, async ({ address }) => {
    await open(address + LINK);
    await hasNotStarted();
    isBroken = false;
    await tryAgain();
    await page.started();
    assert.equal(await page.value("Profiles Sync catalog"), "profiles");
  });
});

for (const [name, file] of Object.entries(second)) {
  test(`where the network breaks while ${name} come${name.endsWith("s") ? "" : "s"}, its tools say so, and trying again brings them`, async () => {
    let isBroken = true;
    const edit = (path, body) => (isBroken && file.test(path) ? brokenOff(body) : body);
    await changed(edit, async ({ address }) => {
      await page.open(address);
      await page.fill("Client ID", CLIENT_ID);
      await page.fill("Profiles Sync catalog", "profiles");
      assert.equal(await page.state(), "SQL ready");
      await page.run(() => document.getElementById("tool-undo").click());
      await toolHasFailed();
      isBroken = false;
      await page.press("Try again");
      await page.until("the tool is there", () => /^-- Undo/.test(document.querySelector("#panel-undo pre")?.textContent));
    });
  });
}

test("what the browser has kept for ever, and does not work, is asked for anew by trying again", async () => {
  const headers = { "cache-control": "public, max-age=31536000, immutable" };
  for (const file of Object.values(first)) {
    // As a network that wants somebody to sign in answers for everything.
    let isIntercepted = true;
    const edit = (path, body) => (isIntercepted && file.test(path) ? "<!doctype html><title>Sign in</title>" : body);
    await changed(
      edit,
      async ({ address }) => {
        await open(address);
        await hasNotStarted();
        isIntercepted = false;
        await tryAgain();
        await page.started();
      },
      { headers },
    );
  }
});

const dist = new URL("../../dist/", import.meta.url);
const html = readFileSync(new URL("index.html", dist), "utf8");
const digest = (body, encoding) => createHash("sha384").update(body).digest(encoding);
const files = Object.values({ ...first, ...second }).map((file) => html.match(new RegExp(`\\./(${file.source.slice(0, -1)})`))[1]);

/** A later release: every file says that it ran, or means the same by other bytes, and has a name of its own. */
const later = files.reduce(
  (release, file) => {
    const body = readFileSync(new URL(file, dist));
    const changed = file.endsWith(".js")
      ? Buffer.concat([body, Buffer.from(`\n(globalThis.later ??= []).push(${JSON.stringify(file)});`)])
      : Buffer.concat([body, Buffer.from([0, 2, 1, 0x78])]);
    const named = file.replace(/[0-9a-f]{16}/, digest(changed, "hex").slice(0, 16));
    return {
      html: release.html.replaceAll(file, named).replaceAll(digest(body, "base64"), digest(changed, "base64")),
      files: { ...release.files, [`/${named}`]: changed },
    };
  },
  { html, files: {} },
);
const scripts = files.filter((file) => file.endsWith(".js")).sort();
const ran = () => page.run(() => [...new Set(globalThis.later)].sort());

/** Serves what a host has at a moment: the document of one of the two releases, and the files of those that are there. */
function host(moment) {
  const edit = (path, body) => {
    if (path === "/index.html") return moment.isLater ? later.html : body;
    if (!moment.hasEarlier && files.includes(path.slice(1))) throw new Error("gone");
    return body;
  };
  const others = Object.defineProperties({}, Object.fromEntries(
    Object.entries(later.files).map(([path, body]) => [path, { get: () => (moment.hasLater(path) ? body : undefined) }]),
  ));
  return (use) => changed(edit, use, { others });
}

test("a host that has the files of two releases serves each document its own, and the page starts", async () => {
  const moment = { isLater: false, hasEarlier: true, hasLater: () => true };
  await host(moment)(async ({ address }) => {
    await page.open(address);
    await page.hasAnswer();
    assert.deepEqual(await ran(), []);
    moment.isLater = true;
    await page.open(address);
    await page.hasAnswer();
    assert.deepEqual(await ran(), scripts);
  });
});

test("a document that came before its files, or is older than they are, says so, and trying again starts the later release", async () => {
  const moment = { isLater: true, hasEarlier: true, hasLater: () => false };
  await host(moment)(async ({ address }) => {
    await open(address);
    await hasNotStarted();
    assert.deepEqual(await ran(), []);
    moment.hasLater = () => true;
    await tryAgain();
    await page.started();
    await page.hasAnswer();
    assert.deepEqual(await ran(), scripts);
  });
  const kept = { isLater: false, hasEarlier: false, hasLater: () => true };
  await host(kept)(async ({ address }) => {
    await open(address);
    await hasNotStarted();
    kept.isLater = true;
    await tryAgain();
    await page.started();
    await page.hasAnswer();
    assert.deepEqual(await ran(), scripts);
  });
});

test("with one file of a release still missing, nothing of the other release runs in its place", async () => {
  for (const [path] of Object.entries(later.files)) {
    const moment = { isLater: true, hasEarlier: true, hasLater: (other) => other !== path };
    await host(moment)(async ({ address }) => {
      await open(address);
      if (!path.startsWith("/tools-")) {
        await hasNotStarted();
        return;
      }
      await page.started();
      await page.run(() => document.getElementById("tool-undo").click());
      await toolHasFailed();
      moment.hasLater = () => true;
      await page.press("Try again");
      await page.hasAnswer();
      assert.deepEqual(await ran(), scripts);
    });
  }
});

test("no button offers another try where nothing would hear it", async () => {
  await page.devtools("Emulation.setScriptExecutionDisabled", { value: true });
  try {
    await changed(undefined, async ({ address }) => {
      await open(address);
      await hasNotStarted();
      assert.deepEqual(await page.buttons("Try again"), []);
    });
  } finally {
    await page.devtools("Emulation.setScriptExecutionDisabled", { value: false });
  }
});
