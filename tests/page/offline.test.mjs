// The offline copy: one file that does the whole job from a disk, without a network, and holds what a file can hold.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CLIENT_ID, golden, goldenAudit } from "../support/golden.mjs";
import { By, visit } from "./support.mjs";

const NAME = "data-graph-setup.html";
const dist = new URL("../../dist/", import.meta.url);
const { href: address } = new URL(NAME, dist);
const bytes = await readFile(new URL(NAME, dist));
const html = bytes.toString();

const sha256 = (text, encoding) => createHash("sha256").update(text).digest(encoding);
const all = (pattern) => [...html.matchAll(pattern)].map(([, text]) => text);
/** The text of each script, in the order in which they run. */
const scripts = all(/<script\b[^>]*>(.*?)<\/script>/gs);
const PLACES = {
  "the script in the head": 0,
  "the gate": 1,
  "what takes over the first view": 2,
  "what hands over the rest": 3,
  "the page's Wasm": 4,
  "the page's glue": 5,
  "the start script": 6,
  "the tools' Wasm": 7,
  "the tools' script": 8,
};

const digest = (text) => `'sha256-${sha256(text, "base64")}'`;
const [style] = all(/<style>(.*?)<\/style>/gs);
// The digest of the script in the head is the site's own, and stands behind those that are the copy's.
const POLICY =
  `default-src 'none'; script-src ${[...scripts.slice(1), scripts[0]].map(digest).join(" ")} 'wasm-unsafe-eval'; ` +
  `style-src ${digest(style)}; img-src data:; connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'; ` +
  "require-trusted-types-for 'script'; trusted-types data-graph-setup";
const FULL = golden("full with Reverse ETL.guide");

const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
after(() => rm(folder, { recursive: true, force: true }));

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  // No origin: a file has none to name.
  await page.devtools("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
});

/** Does something while the browser has no network. */
async function offline(act) {
  const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await page.devtools("Network.enable");
  await page.devtools("Network.emulateNetworkConditions", { offline: true, ...conditions });
  try {
    return await act();
  } finally {
    await page.devtools("Network.emulateNetworkConditions", { offline: false, ...conditions });
  }
}

/** Writes a file to the disk, and returns its address. */
async function written(text, name = NAME) {
  const file = join(folder, name);
  await writeFile(file, text);
  return pathToFileURL(file).href;
}

const section = () => page.run(() => document.querySelector(".offline-copy")?.innerText.replace(/\s+/g, " ").trim() ?? null);

test("the copy's digest stands beside it, and on the page before the start and after", async () => {
  assert.equal(await readFile(new URL(`${NAME}.sha256`, dist), "utf8"), `${sha256(bytes, "hex")}  ${NAME}\n`);
  const what = "Offline copy: all of this page in one file, for where there is no network.";
  const offer = `${what} SHA-256 of the file: ${sha256(bytes, "hex")} Licences of what is in it.`;
  await page.devtools("Emulation.setScriptExecutionDisabled", { value: true });
  try {
    await page.driver.get(site.address);
    assert.equal(await section(), offer);
  } finally {
    await page.devtools("Emulation.setScriptExecutionDisabled", { value: false });
  }
  await page.open(site.address);
  assert.equal(await section(), offer);
  const [link] = await page.buttons("Offline copy");
  assert.equal(await link.getAttribute("href"), site.address + NAME);
  assert.equal(await page.run((link) => link.hasAttribute("download"), link), true);
  const served = await page.run(async (href) => (await fetch(href)).text(), site.address + NAME);
  assert.equal(sha256(served, "hex"), sha256(bytes, "hex"));
});

test("the copy says what it is and of which version, and offers itself to nobody", async () => {
  const version = (await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8")).match(/^version = "(.*)"$/m)[1];
  await page.open(address);
  assert.match(await section(), /^This is the offline copy: all of the page in one file, which asks no network for anything\./);
  assert.equal((await page.buttons("Offline copy")).length, 0);
  assert.match(await page.run(() => document.querySelector(".page-footer").innerText), new RegExp(`Version ${version.replaceAll(".", "\\.")} `));
  assert.equal(html.includes(sha256(bytes, "hex")), false);
});

test("the copy's policy is exact, and comes before all but what the file is written in", async () => {
  await page.open(address);
  const [name, content, first, rest] = await page.run(() => {
    const policy = document.querySelector("meta[http-equiv]");
    const { previousElementSibling: first } = policy;
    return [policy.httpEquiv, policy.content, first.outerHTML, first.previousElementSibling];
  });
  assert.equal(name, "Content-Security-Policy");
  assert.equal(content.trim().replace(/\s+/g, " "), POLICY);
  assert.match(first, /^<meta charset="utf-8">$/i);
  assert.ok(html.search(/<meta charset/) < 1024);
  assert.equal(rest, null);
  assert.deepEqual([...new Set(POLICY.match(/'[a-z-]*unsafe[a-z-]*'/g))], ["'wasm-unsafe-eval'"]);
});

test("everything stands inside the copy", () => {
  const outside = html.replaceAll(/(<(?:script|style)\b[^>]*>).*?(?=<\/(?:script|style)>)/gs, "$1");
  assert.equal(scripts.length, Object.keys(PLACES).length);
  assert.doesNotMatch(outside, /\ssrc=|\sintegrity=|data-wasm|\sstyle=|\son\w+=|javascript:/i);
  assert.deepEqual(outside.match(/<link\b[^>]*>/g).map((link) => link.match(/href="?(data:image\/svg\+xml|[^" >]*)/)[1]), ["data:image/svg+xml"]);
});

test("scripts, requests, frames and workers of others are refused", async () => {
  await page.open(address);
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
      "script address": refused(() => (document.createElement("script").src = "start.js")),
      "another policy": refused(() => trustedTypes.createPolicy("another", { createHTML: (text) => text })),
      "another worker": refused(() => new Worker(URL.createObjectURL(new Blob(["1"])))),
    };
    await new Promise((done) => setTimeout(done));
    outcome.eval = refused(() => eval("1"));
    const script = document.createElementNS("http://www.w3.org/2000/svg", "script");
    script.append("globalThis.hasRun = true");
    document.body.append(script);
    document.body.setAttribute("style", "opacity: 0.5");
    const frame = document.createElement("iframe");
    frame.src = location.href;
    document.body.append(frame);
    new Image().src = "http://127.0.0.1:9/image";
    for (const wanted of ["http://127.0.0.1:9/fetch", location.href, "data:,1", URL.createObjectURL(new Blob(["1"]))]) {
      outcome[wanted.split(":")[0]] = await fetch(wanted).then(() => "fetched", () => "refused");
    }
    await new Promise((done) => setTimeout(done, 200));
    outcome.opacity = getComputedStyle(document.body).opacity;
    outcome.hasRun = globalThis.hasRun ?? false;
    outcome.violations = [...new Set(violations)].sort();
    return outcome;
  });
  assert.deepEqual(outcome, {
    innerHTML: "TypeError",
    "script address": "TypeError",
    "another policy": "TypeError",
    "another worker": "TypeError",
    eval: "EvalError",
    http: "refused",
    file: "refused",
    data: "refused",
    blob: "refused",
    opacity: "1",
    hasRun: false,
    violations: ["connect-src", "frame-src", "img-src", "require-trusted-types-for", "style-src-attr", "trusted-types"],
  });
});

/** Presses a tool's tab. */
const turn = async (id) => {
  await page.run((wanted) => document.getElementById(wanted).click(), id);
  await page.answered();
};

/** Copies by a button, and says what the clipboard has then. */
const copied = async (button, said) => {
  await page.press(button);
  await page.hears(said);
  return page.clipboard();
};

test("the whole job is done from the disk without a network, and nothing is asked for", async () => {
  await page.consoleMessages();
  await offline(async () => {
    await page.open(address);
    assert.deepEqual(await page.statements("2"), golden("empty.guide").steps[2]);

    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    await page.paste("Other catalog 1", "sales\nmarketing.campaigns\nmarketing.web");
    await page.until("the list is read", () => document.querySelector("#field-catalogs-1-catalog")?.value === "marketing");
    await page.answered();
    assert.equal(await page.state(), "SQL ready");
    const link = `v=1&id=${CLIENT_ID}&profiles=profiles&read=sales&read=marketing.campaigns&read=marketing.web`;
    await page.until("the address bar has it", (wanted) => location.hash === `#${wanted}`, link);
    assert.equal(await copied("Copy link", "Copied the link. It holds what the form holds, and no secret."), `${address}#${link}`);
    await page.driver.navigate().refresh();
    await page.started();
    assert.equal(await page.value("Other catalog 2"), "marketing", "a reload keeps the form");
    assert.equal(await page.banner(), "");

    // A link comes in, and is held until it is confirmed.
    await page.open(`${address}#${FULL.link}`);
    await page.hasTools();
    assert.equal(await page.run(() => secondLoad.place), "worker");
    assert.match(await page.banner(), /^Someone sent you these values/);
    assert.equal(await page.isHeld(), true);
    await page.confirm();
    assert.equal(await page.isHeld(), false);
    assert.equal(await copied("Copy SQL", "Copied all SQL, 16 statements."), FULL.sql);
    for (const [id, name] of Object.entries({ 2: "step 2", 4: "step 4", 5: "step 5", 6: "step 6", "reverse-etl": "Reverse ETL" })) {
      const statements = FULL.steps[id];
      const count = statements.length === 1 ? "1 statement" : `${statements.length} statements`;
      const text = await copied(`Copy ${name}`, `Copied ${name}, ${count}.`);
      assert.deepEqual(text.trim().split("\n").filter((line) => !line.startsWith("--")), statements);
    }
    for (const name of ["Hostname", "Http Path", "Port", "Catalog", "Service principal client ID"]) {
      assert.equal(await copied(`Copy ${name}`, `Copied ${name}.`), FULL.settings[name]);
    }

    await turn("tool-access-map");
    assert.notEqual(await page.run(() => document.querySelector(".access-map__picture")), null);
    await turn("tool-checks");
    assert.equal(await page.run(() => document.querySelectorAll("#panel-checks pre").length > 0), true);
    await turn("tool-undo");
    assert.match(await page.run(() => document.querySelector("pre[aria-label='The undo']").textContent), /REVOKE .* FROM `0f5a1c2e/);
    await turn("tool-explain-error");
    await page.paste("Paste the error message", "User does not have USE SCHEMA on Schema 'marketing.web'.");
    await page.until("it is explained", () => document.querySelector(".explanation__cause") !== null);
    assert.match(await page.run(() => document.querySelector(".explanation").innerText), /marketing/);

    const plan =
      `#v=1&id=${CLIENT_ID}&segment=segment_data_graph&profiles=profiles.ps_segment&read=sales&read=marketing.campaigns` +
      "&read=marketing.web&read=billing-eu";
    await page.open(address + plan);
    await page.confirm();
    await turn("tool-audit");
    await page.paste("Paste the answer", await readFile(new URL("../fixtures/audit/copied-grid.txt", import.meta.url), "utf8"));
    await page.until("it is judged", () => document.querySelector(".verdict__summary") !== null);
    assert.match(await page.run(() => document.querySelector(".verdict__line").innerText), /^2 grants are missing\. 1 grant is not needed\.$/);
    assert.equal(await copied("Copy the fix", "Copied the fix."), goldenAudit("two missing and one too many").fix);

    const asked = await page.run(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.deepEqual(asked.filter((name) => !/^(blob|data):/.test(name)), []);
  });
  assert.deepEqual(await page.consoleMessages(), []);
});

test("the copy is one page wherever it is put", async () => {
  await page.open(site.address + NAME);
  await page.until("the tools are there", () => secondLoad.place === "worker");
  await page.hasAnswer();
});

test("the offline copy is not offered in print, behind the open result, or while values are on their way", async () => {
  const isOffered = () => page.run(() => document.querySelector(".offline-copy").checkVisibility({ visibilityProperty: true }));
  await page.open(site.address);
  assert.equal(await isOffered(), true);
  await page.media({}, { on: "print" });
  assert.equal(await isOffered(), false);
  await page.media({});
  await page.run(() => document.documentElement.classList.add("arriving"));
  assert.equal(await isOffered(), false);
  await page.run(() => document.documentElement.classList.remove("arriving"));
  await page.size(360, 800);
  try {
    assert.equal(await isOffered(), true);
    await page.run(() => document.querySelector("#dock-sql").click());
    await page.until("the result is over the page", () => document.querySelector(".side--open") !== null);
    assert.equal(await isOffered(), false);
  } finally {
    await page.size(1440, 900);
  }
});

test("where no worker is allowed the copy's tools work on the page", async () => {
  await page.open(await written(html.replace("worker-src blob:", "worker-src 'none'")));
  await page.until("the tools are there", () => secondLoad.place === "page");
  await page.hasAnswer();
});

test("the copy works where nothing can be stored, and where the file has been renamed", async () => {
  const refuse = ["localStorage", "sessionStorage"]
    .map((name) => `Object.defineProperty(window, "${name}", { get() { throw new DOMException("no", "SecurityError"); } });`)
    .join("");
  const begun = html.replace(/<!doctype html>/i, `$&<script>${refuse}</script>`);
  await page.open(`${await written(begun, "Data graph (1) ünï.html")}#${FULL.link}`);
  await page.confirm();
  assert.equal(await copied("Copy SQL", "Copied all SQL, 16 statements."), FULL.sql);
  await page.hasAnswer();
});

test("the copy breaks down as the page does", async () => {
  await page.open(address);
  await page.run(() => {
    Node.prototype.insertBefore = () => {
      throw new Error("broken by a test");
    };
  });
  await page.press("No service principal yet? 15 steps");
  await page.until("it says so", () => document.querySelector(".crash-notice").checkVisibility());
});

test("in a frame of another file the copy does not run", async () => {
  const frame = await written(`<!doctype html><iframe src="${address}" width="1000" height="700"></iframe>`, "frame.html");
  await page.driver.get(frame);
  await page.driver.switchTo().frame(await page.driver.findElement(By.css("iframe")));
  try {
    await page.until("it says why", () => document.querySelector(".not-started__framed")?.checkVisibility());
    assert.equal(await page.run(() => document.querySelector("form, [data-confirms], .copy-button")), null);
    assert.equal(await page.run(() => document.querySelector(".offline-copy").checkVisibility()), false);
  } finally {
    await page.driver.switchTo().defaultContent();
  }
});

/** The copy with something changed in one of its scripts, and whether that may run. */
function changed(place, change, isAllowed) {
  const before = scripts[place];
  const text = html.replace(before, () => change(before));
  return isAllowed ? text.replace(digest(before), () => digest(change(before))) : text;
}

const notices = () =>
  page.until("it says that it has not started", () => {
    const notice = document.querySelector(".not-started");
    return notice?.checkVisibility() && notice.innerText.startsWith("This page could not be started.");
  });
const mark = (text) => `${text}\nglobalThis.isChanged = true;`;
const isChanged = () => page.run(() => globalThis.isChanged ?? false);

for (const [name, place] of Object.entries(PLACES)) {
  test(`of the copy, ${name} does not run when it was changed`, async () => {
    await page.driver.get("about:blank");
    await page.driver.get(await written(changed(place, mark)));
    if (name === "the script in the head") {
      await page.hasTools();
    } else if (name.startsWith("the tools'")) {
      await page.started();
      await turnFails();
    } else {
      await notices();
    }
    assert.equal(await isChanged(), false);
    // With its digest in the policy it does, which shows that this test sees it run.
    await page.open(await written(changed(place, mark, true)));
    await page.hasTools();
    assert.equal(await isChanged(), true);
  });
}

/** Opens a tool that cannot work, which says so. */
async function turnFails() {
  await page.run(() => document.getElementById("tool-undo").click());
  await page.until("it is told", () => document.querySelector("#panel-undo [role=alert]") !== null);
  assert.equal(await page.run(() => secondLoad.place), null);
}

test("a letter of the copy's Wasm that was changed keeps all of it from running", async () => {
  const swap = (text) => text.replace(/(.*)A/s, "$1B");
  await page.driver.get("about:blank");
  await page.driver.get(await written(changed(PLACES["the page's Wasm"], swap)));
  await notices();
  await page.driver.get("about:blank");
  await page.driver.get(await written(changed(PLACES["the tools' Wasm"], swap)));
  await page.started();
  await turnFails();
});

test("a copy in which nothing that could fail aloud is left says that it has not started", async () => {
  const silent = ["the page's glue", "the start script", "the tools' Wasm", "the tools' script"].map((name) => scripts[PLACES[name]]);
  await page.driver.get("about:blank");
  await page.driver.get(await written(silent.reduce((text, script) => text.replace(script, () => mark(script)), html)));
  await notices();
});

test("styles that were changed are not used in the copy", async () => {
  await page.open(await written(html.replace("</style>", "body { opacity: 0.5 }$&")));
  assert.equal(await page.run(() => getComputedStyle(document.body).opacity), "1");
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing wrong with the copy in the ${theme} theme`, async () => {
    await page.theme(theme);
    await page.open(address);
    await page.hasTools();
    assert.deepEqual(await page.violations(), []);
  });
}
