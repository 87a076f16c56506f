// The page as a fortress: what it lets in, what it does with files that were changed, and how it breaks down.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { begunBy, changed, visit, withoutDigests } from "./support.mjs";

const html = await readFile(new URL("../../dist/index.html", import.meta.url), "utf8");
/** What stands inside the document between the tags of this name, and its digest. */
const inside = (name) => [...html.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map(([, text]) => text);
const [style] = inside("style");
const [script] = inside("script");
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const POLICY =
  `default-src 'none'; script-src 'self' ${digest(script)} 'wasm-unsafe-eval'; style-src ${digest(style)}; ` +
  "img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types data-graph-setup";
const GUIDE = "https://www.twilio.com/docs/segment/unify/data-graph/setup-guides/databricks-setup";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

async function hasNotStarted() {
  await page.until("the page says that it has not started", () => {
    const notice = document.querySelector(".not-started");
    return notice?.checkVisibility() && notice.innerText.startsWith("This page could not be started.");
  });
  // What it says of the rest of the page is true.
  const [guide, sql, isOff] = await page.run(() => [
    document.querySelector(".form__lead a").href,
    document.querySelector("#result-2").innerText,
    [...document.querySelectorAll("#page :is(textarea, input, button)")].every((it) => it.matches(":disabled")),
  ]);
  assert.equal(guide, GUIDE);
  assert.match(sql, /GRANT USAGE ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO\s+`\$\{client_id\}`;/);
  assert.equal(isOff, true);
}

test("the content security policy is the first thing in the head, and exact", async () => {
  const [name, content, before] = await page.run(() => {
    const { httpEquiv, content, previousElementSibling } = document.querySelector("meta[http-equiv]");
    return [httpEquiv, content, previousElementSibling];
  });
  assert.equal(name, "Content-Security-Policy");
  assert.equal(content.trim().replace(/\s+/g, " "), POLICY);
  assert.equal(before, null);
});

test("nothing is inline but one script and one style sheet, as the page is served or after use", async () => {
  assert.equal(inside("style").length, 1);
  assert.equal(inside("script").length, 1);
  const rest = html.replace(`<style>${style}</style>`, "").replace(`<script>${script}</script>`, "");
  assert.doesNotMatch(rest, /<style|\sstyle=|\son\w+=|javascript:/i);
  assert.doesNotMatch(rest, /<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/i);
  await page.fill("Client ID", "not right");
  await page.fill("Profiles Sync catalog", "profiles");
  await page.fill("Other catalog 1", "sales");
  await page.press("Copy SQL");
  await page.press("Start over");
  const inline = await page.run(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => element.getAttributeNames().some((name) => name === "style" || name.startsWith("on")))
      .concat(...document.querySelectorAll("style, script:not([src])"))
      .map((element) => element.textContent),
  );
  assert.deepEqual(inline, [script, style]);
});

test("every script that is loaded has a digest, and the Wasm too", async () => {
  await page.hasTools();
  const digests = await page.run(() => {
    const files = document.querySelectorAll("script[src], link[rel=first-load], link[rel=second-load]");
    const wasm = document.querySelectorAll("[data-wasm]");
    return [...files].map(({ integrity }) => integrity).concat([...wasm].map(({ dataset }) => dataset.wasmIntegrity));
  });
  // gate.js, first-view.js and start.js; the glue and the tools' script twice, as a link and as a script; and their Wasm.
  assert.equal(digests.length, 9);
  for (const digest of digests) assert.match(digest, /^sha384-[\w+/]{64}$/);
});

test("scripts, styles and markup that arrive at run time are refused", async () => {
  const outcome = await page.run(async () => {
    const violations = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
    const refused = (act) => {
      try {
        act();
        return "done";
      } catch (error) {
        return error.name;
      }
    };
    const outcome = {
      innerHTML: refused(() => (document.createElement("p").innerHTML = "<b>markup</b>")),
      write: refused(() => document.write("<b>markup</b>")),
      "script text": refused(() => (document.createElement("script").text = "1")),
      "script address": refused(() => (document.createElement("script").src = "start.js")),
      "another policy": refused(() => trustedTypes.createPolicy("another", { createHTML: (text) => text })),
      "the same policy": refused(() => trustedTypes.createPolicy("data-graph-setup", { createHTML: (text) => text })),
    };
    // What a driver runs may evaluate text, what comes later may not.
    await new Promise((done) => setTimeout(done));
    outcome.eval = refused(() => eval("1"));
    outcome.Function = refused(() => new Function("1"));
    const style = document.createElement("style");
    style.append("body { opacity: 0.5 }");
    document.head.append(style);
    document.body.setAttribute("style", "opacity: 0.5");
    const script = document.createElementNS("http://www.w3.org/2000/svg", "script");
    script.append("globalThis.hasRun = true");
    document.body.append(script);
    const frame = document.createElement("iframe");
    frame.src = location.href;
    document.body.append(frame);
    const image = new Image();
    image.src = "http://127.0.0.1:9/image";
    await fetch("http://127.0.0.1:9/fetch").catch(() => {});
    await new Promise((done) => setTimeout(done, 200));
    outcome.opacity = getComputedStyle(document.body).opacity;
    outcome.hasRun = globalThis.hasRun ?? false;
    outcome.violations = [...new Set(violations)].sort();
    return outcome;
  });
  assert.deepEqual(outcome, {
    innerHTML: "TypeError",
    write: "TypeError",
    "script text": "TypeError",
    "script address": "TypeError",
    "another policy": "TypeError",
    "the same policy": "TypeError",
    eval: "EvalError",
    Function: "EvalError",
    opacity: "1",
    hasRun: false,
    violations: [
      "connect-src",
      "frame-src",
      "img-src",
      "require-trusted-types-for",
      "style-src-attr",
      "style-src-elem",
      "trusted-types",
    ],
  });
});

test("scripts and handlers that a host adds to the file are refused", async () => {
  const added =
    '<script>hasRun = true</script><script src="data:text/javascript,hasRun=true"></script>' +
    '<img src="data:," onerror="hasRun = true">';
  const edit = (path, body) => (path.endsWith("index.html") ? body.toString().replace("</body>", `${added}$&`) : body);
  await changed(edit, async ({ address }) => {
    await page.open(address);
    assert.equal(await page.run(() => globalThis.hasRun ?? false), false);
  });
});

// Each change leaves a file that would run. Without the digests it does, which shows that these tests see it run.
const changes = {
  "the gate": [/gate-\w+\.js$/, (body) => `${body}\nglobalThis.isChanged = true;`],
  "what takes over the first view": [/first-view-\w+\.js$/, (body) => `${body}\nglobalThis.isChanged = true;`],
  "the start script": [/start-\w+\.js$/, (body) => `${body}\nglobalThis.isChanged = true;`],
  "the glue": [/page-\w+\.js$/, (body) => `${body}\nglobalThis.isChanged = true;`],
  // A section that means nothing.
  "the Wasm": [/page-\w+\.wasm$/, (body) => Buffer.concat([body, Buffer.from([0, 2, 1, 0x78])])],
};
for (const [name, [file, change]] of Object.entries(changes)) {
  test(`${name} does not run when it was changed, and the page says that it has not started`, async () => {
    const edit = (path, body) => (file.test(path) ? change(body) : body);
    await changed(edit, async ({ address }) => {
      await page.driver.get(address);
      await hasNotStarted();
      assert.equal(await page.run(() => globalThis.isChanged ?? false), false);
    });
    const editAll = (path, body) => edit(path, withoutDigests(path, body));
    await changed(editAll, async ({ address }) => {
      await page.open(address);
      if (name !== "the Wasm") assert.equal(await page.run(() => globalThis.isChanged), true);
    });
  });
}

test("styles that were changed are not used, and the page works without them", async () => {
  const edit = (path, body) => (path.endsWith("index.html") ? body.toString().replace("</style>", "body { opacity: 0.5 }$&") : body);
  const opacity = () => page.run(() => getComputedStyle(document.body).opacity);
  await changed(edit, async ({ address }) => {
    await page.open(address);
    assert.equal(await opacity(), "1");
    await page.fill("Client ID", CLIENT_ID);
    assert.equal(await page.state(), "1 field empty");
  });
  const allowed = (path, body) => edit(path, path.endsWith("index.html") ? body.toString().replace(digest(style), "'unsafe-inline'") : body);
  await changed(allowed, async ({ address }) => {
    await page.open(address);
    assert.equal(await opacity(), "0.5");
  });
});

test("the script inside the document does not run when it was changed, and the page works without it", async () => {
  const edit = (path, body) => (path.endsWith("index.html") ? body.toString().replace("</script>", "globalThis.isChanged = true;$&") : body);
  await changed(edit, async ({ address }) => {
    await page.open(address);
    assert.equal(await page.run(() => globalThis.isChanged ?? false), false);
    await page.fill("Client ID", CLIENT_ID);
    assert.equal(await page.state(), "1 field empty");
  });
  const allowed = (path, body) => edit(path, path.endsWith("index.html") ? body.toString().replace(digest(script), "'unsafe-inline'") : body);
  await changed(allowed, async ({ address }) => {
    await page.open(address);
    assert.equal(await page.run(() => globalThis.isChanged), true);
  });
});

test("the page says that it has not started where there is no WebAssembly, and where a file is missing", async () => {
  await changed(begunBy("delete globalThis.WebAssembly"), async ({ address }) => {
    await page.driver.get(address);
    await hasNotStarted();
  });
  for (const [file] of Object.values(changes)) {
    const missing = (path, body) => {
      if (file.test(path)) throw new Error("missing");
      return body;
    };
    await changed(missing, async ({ address }) => {
      await page.driver.get(address);
      await hasNotStarted();
    });
  }
});

test("a browser that is too old for the page is told so, and by which it can be read", async () => {
  const old = begunBy('const { supports } = CSS; CSS.supports = (...of) => !/light-dark/.test(of) && supports.apply(CSS, of);');
  await changed(old, async ({ address }) => {
    await page.driver.get(address);
    await hasNotStarted();
    const words = "This browser is too old. The page needs Chrome or Edge 123, Firefox 121, Safari 17.5, or a newer one.";
    assert.ok((await page.run(() => document.querySelector(".not-started").innerText)).includes(words));
    assert.deepEqual(await page.violations(), []);
  });
  await changed(begunBy("delete globalThis.WebAssembly"), async ({ address }) => {
    await page.driver.get(address);
    await hasNotStarted();
    assert.equal(await page.run(() => document.querySelector(".not-started__old").checkVisibility()), false);
  });
});

test("the page says that it has not started where JavaScript is off", async () => {
  await page.devtools("Emulation.setScriptExecutionDisabled", { value: true });
  try {
    await page.driver.get("about:blank");
    await page.driver.get(site.address);
    await hasNotStarted();
    assert.match(await page.run(() => document.body.innerText), /JavaScript is switched off in this browser\./);
  } finally {
    await page.devtools("Emulation.setScriptExecutionDisabled", { value: false });
  }
});

test("nothing but the page's own files is requested, each once, and the console stays empty", async () => {
  await changed(undefined, async ({ address, requests }) => {
    await page.consoleMessages();
    await page.open(address);
    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    await page.press("Copy SQL");
    await page.hears("Copied all SQL, 5 statements.");
    await page.hasTools();
    const own = [...html.matchAll(/(?:src|href|data-wasm)="?\.(\/[^" >]*)/g)].map(([, path]) => path);
    assert.deepEqual(requests.filter((path) => !own.includes(path)), []);
    // The page requests what its worker is made of, and the worker again where the browser may not keep it.
    const others = requests.filter((path) => !/tools-\w+\.js$/.test(path));
    assert.equal(new Set(others).size, others.length);
    assert.ok(requests.length - others.length <= 2);
    const addresses = await page.run(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.deepEqual(addresses.filter((name) => !name.startsWith(address)), []);
    assert.deepEqual(await page.consoleMessages(), []);
  });
});

test("the file is still handed over", async () => {
  const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
  try {
    await page.devtools("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    await page.press("Download");
    const name = "databricks-access-for-segment.sql";
    await page.driver.wait(async () => (await readdir(folder)).includes(name), 10_000, "waited in vain for the file");
    assert.match(await readFile(join(folder, name), "utf8"), /TO `0f5a1c2e/);
  } finally {
    await page.devtools("Browser.setDownloadBehavior", { behavior: "default" });
    await rm(folder, { recursive: true, force: true });
  }
});

test("no address that the page leads to learns where the reader came from", async () => {
  await page.run(() => location.assign("?again"));
  await page.until("the page has started again", () => location.search && document.querySelector("div#page form") !== null);
  assert.equal(await page.run(() => document.referrer), "");
});

/** Lets the page's next drawing fail, which nothing in the page expects. */
const breakDrawing = "Node.prototype.insertBefore = () => { throw new Error('broken by a test'); };";

async function showsCrash() {
  await page.until("the page says that it broke down", () => {
    const notice = document.querySelector(".crash-notice");
    return notice?.checkVisibility() && notice.innerText.startsWith("This page has stopped working.");
  });
  assert.equal(await page.run(() => document.querySelector(".crash-notice").getAttribute("role")), "alert");
}

async function crash() {
  await page.fill("Client ID", "not a client ID");
  await page.fill("Profiles Sync catalog", "profiles");
  await page.until("the address has it", () => location.hash === "#v=1&profiles=profiles");
  assert.equal(await page.run(() => document.querySelector(".crash-notice").checkVisibility()), false);
  await page.run(`() => { ${breakDrawing} }`);
  await page.press("No service principal yet? 15 steps");
  await showsCrash();
}

test("a page that breaks down says so, keeps what was typed, and offers its link", async () => {
  await crash();
  assert.equal(await page.value("Client ID"), "not a client ID");
  assert.equal(await page.value("Profiles Sync catalog"), "profiles");
  const [link] = await page.buttons("Your values in a new tab");
  assert.equal(await link.getAttribute("href"), `${site.address}#v=1&profiles=profiles`);
  const isInSight = await page.run(() => {
    scrollTo(0, document.body.scrollHeight);
    const { top, bottom } = document.querySelector(".crash-notice").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.equal(isInSight, true);

  const first = await page.driver.getWindowHandle();
  await link.click();
  await page.driver.wait(async () => (await page.driver.getAllWindowHandles()).length === 2, 10_000);
  const [second] = (await page.driver.getAllWindowHandles()).filter((handle) => handle !== first);
  await page.driver.switchTo().window(second);
  try {
    await page.started();
    assert.match(await page.banner(), /^Someone sent you these values/);
    assert.equal(await page.value("Profiles Sync catalog"), "profiles");
  } finally {
    await page.driver.close();
    await page.driver.switchTo().window(first);
  }

  await page.press("Reload the page");
  await page.until("the page is as before", () => {
    const box = document.querySelector("#field-profilesSync-catalog");
    return box?.value === "profiles" && !document.querySelector(".crash-notice").checkVisibility();
  });
});

test("a page that broke down copies nothing, and its boxes can still be typed in", async () => {
  await page.run(() => navigator.clipboard.writeText("untouched"));
  await crash();
  for (const name of ["Copy link", "Copy Catalog"]) await page.press(name);
  await page.fill("Profiles Sync catalog", "profiles2");
  assert.equal(await page.value("Profiles Sync catalog"), "profiles2");
  await page.run(() => new Promise((done) => setTimeout(done, 500)));
  assert.equal(await page.clipboard(), "untouched");
  assert.equal(await page.run(() => location.hash), "#v=1&profiles=profiles");
});

test("a page that breaks down while it waits for the browser says so", async () => {
  await page.fill("Client ID", CLIENT_ID);
  await page.run(`() => { navigator.clipboard.writeText = async () => { ${breakDrawing} }; }`);
  await page.press("Copy step 2");
  await showsCrash();
});

test("a page that breaks down at its first drawing has not started, and says so", async () => {
  await changed(begunBy(breakDrawing), async ({ address }) => {
    await page.driver.get(address);
    await hasNotStarted();
  });
});

test("what fails elsewhere in the window is not the page's breakdown", async () => {
  await page.run(() => {
    setTimeout(() => {
      throw new Error("an extension's");
    });
    Promise.reject(new Error("an extension's"));
    return new Promise((done) => setTimeout(done, 300));
  });
  assert.equal(await page.run(() => document.querySelector(".crash-notice").checkVisibility()), false);
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing wrong with a page that broke down or has not started, in the ${theme} theme`, async () => {
    await page.theme(theme);
    await crash();
    assert.deepEqual(await page.violations(), []);
    await changed(begunBy("delete globalThis.WebAssembly"), async ({ address }) => {
      await page.driver.get(address);
      await hasNotStarted();
      assert.deepEqual(await page.violations(), []);
    });
    const unscripted = (path, body) => (path.endsWith("index.html") ? body.toString().replace(/<script.*?<\/script>/gs, "") : body);
    await changed(unscripted, async ({ address }) => {
      await page.driver.get(address);
      await hasNotStarted();
      assert.deepEqual(await page.violations(), []);
    });
  });
}
