// The page as a fortress: what it lets in, what it does with files that were changed, and how it breaks down.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { axeSource, begunBy, changed, visit, withoutDigests } from "./support.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types data-graph-setup";
const GUIDE = "https://www.twilio.com/docs/segment/unify/data-graph/setup-guides/databricks-setup";

let site, page;
visit((visited) => ({ site, page } = visited));
const html = await readFile(new URL("../../dist/index.html", import.meta.url), "utf8");
beforeEach(() => page.open(site.address));

async function hasNotStarted() {
  await page.until(
    "the page says that it has not started",
    () => document.querySelector("main")?.innerText.includes("The page could not be started."),
  );
  const [text, link] = await page.run(() => [document.body.innerText, document.querySelector("main p:not([hidden]) a").href]);
  assert.doesNotMatch(text, /being loaded/);
  assert.equal(link, GUIDE);
  assert.equal(await page.run(() => document.querySelector("form")), null);
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

test("nothing in the page is inline, as it is served or after use", async () => {
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/i);
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/i);
  await page.fill("Client ID", "not right");
  await page.fill("Profiles Sync catalog", "profiles");
  await page.fill("Other catalog 1", "sales");
  await page.press("Copy SQL");
  await page.press("Start over");
  const inline = await page.run(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => element.getAttributeNames().some((name) => name === "style" || name.startsWith("on")))
      .concat(...document.querySelectorAll("style, script:not([src])"))
      .map((element) => element.outerHTML),
  );
  assert.deepEqual(inline, []);
});

test("every script and style sheet has a digest, and the Wasm too", async () => {
  await page.hasTools();
  const digests = await page.run(() => {
    const links = "link[rel=stylesheet], link[rel=modulepreload], link[rel=second-load]";
    const files = document.querySelectorAll(`script, ${links}`);
    const wasm = document.querySelectorAll("[data-wasm]");
    return [...files].map(({ integrity }) => integrity).concat([...wasm].map(({ dataset }) => dataset.wasmIntegrity));
  });
  // gate.js and start.js; the glue and the tools' script twice, as a link and as a script; their Wasm; and the style sheets.
  assert.equal(digests.length, 8 + (await page.run(() => document.styleSheets.length)));
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

test("a style sheet that was changed is not used, and the page works without it", async () => {
  const edit = (path, body) => (/base-\w+\.css$/.test(path) ? `${body} body { opacity: 0.5 }` : body);
  const opacity = () => page.run(() => getComputedStyle(document.body).opacity);
  await changed(edit, async ({ address }) => {
    await page.open(address);
    assert.equal(await opacity(), "1");
    await page.fill("Client ID", CLIENT_ID);
    assert.equal(await page.state(), "1 field empty");
  });
  await changed((path, body) => edit(path, withoutDigests(path, body)), async ({ address }) => {
    await page.open(address);
    assert.equal(await opacity(), "0.5");
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
  await page.until("the page has started again", () => location.search && document.querySelector("form") !== null);
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

test("a page that breaks down at its first drawing says so", async () => {
  await changed(begunBy(breakDrawing), async ({ address }) => {
    await page.driver.get(address);
    await showsCrash();
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
    const violations = async () => {
      await page.driver.executeScript(await axeSource());
      return page.driver.executeAsyncScript(`
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
          done(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html + " " + node.failureSummary)])));
      `);
    };
    await crash();
    assert.deepEqual(await violations(), []);
    await changed(begunBy("delete globalThis.WebAssembly"), async ({ address }) => {
      await page.driver.get(address);
      await hasNotStarted();
      assert.deepEqual(await violations(), []);
    });
  });
}
