// What the page's tests share: the built site on a local port, and a browser that finds things as a reader would.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const tools = process.env.DATA_GRAPH_SETUP_TOOLS;
if (!tools) throw new Error("run these tests through ./script/test, which knows where the tools are");
const require = createRequire(`${tools}/npm/`);
const { Builder, By, Key, logging } = require("selenium-webdriver");
const chrome = require("selenium-webdriver/chrome.js");

export { By, Key };
const axeSource = () => readFile(require.resolve("axe-core/axe.min.js"), "utf8");
/** What is held against the page: WCAG 2.2 to AA, and what is good practice. */
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/**
 * Serves dist/ until the returned server is closed. `edit` may change a file's text on its way, keep it back by a promise, or
 * refuse it, or have its connection break off; `others` are pages that stand beside it. It says `headers` of each, and sends all of it in brotli where it
 * `compresses`.
 */
export async function serve(edit = (_path, body) => body, others = {}, { headers = {}, compresses = false } = {}) {
  const requests = [];
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    try {
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const body = others[file] ?? (await edit(file, await readFile(join(dist, file))));
      response.writeHead(200, {
        "content-type": types[extname(file)] ?? "application/octet-stream",
        ...(compresses && { "content-encoding": "br" }),
        ...(body.broken && { "content-length": body.broken.length }),
        ...headers,
      });
      if (body.broken) {
        await new Promise((written) => response.write(body.broken.subarray(0, body.length), written));
        await body.when;
        return response.destroy();
      }
      if (compresses && !compressed.has(file)) compressed.set(file, brotliCompressSync(body));
      response.end(compressed.get(file) ?? body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    const closed = new Promise((done) => server.close(done));
    // The browser keeps connections that nothing uses.
    server.closeAllConnections();
    return closed;
  };
  const address = `http://localhost:${server.address().port}/`;
  return { address, requests, close };
}

/** A file of which only so much arrives before the connection breaks, at once or when a promise is kept. */
export const brokenOff = (body, part = 0.5, when = undefined) => {
  const broken = Buffer.from(body);
  return { broken, length: Math.floor(broken.length * part), when };
};

/** The page without its digests, so that files which were changed on their way are used. */
export const withoutDigests = (path, body) =>
  path.endsWith("index.html") ? body.toString().replace(/ (data-wasm-)?integrity="[^"]*"/g, "") : body;

/** Begins index.html with a script that the content security policy comes too late to stop. */
export const begunBy = (script) => (path, body) =>
  path.endsWith("index.html") ? body.toString().replace(/<!doctype html>/i, `$&<script>${script}</script>`) : body;

/** Serves the page with what `edit` makes of its files, and does something with it. */
export async function changed(edit, use, { others, ...options } = {}) {
  const other = await serve(edit, others, options);
  try {
    return await use(other);
  } finally {
    // Not to be waited for here: a browser keeps connections that it has not used yet.
    closing.push(other.close());
  }
}

const closing = [];

/** The number of the tool that takes the access back. */
const UNDO = 3;

/** The boxes that one for a whole connection stands for, until they are asked for. */
const CONNECTION = ["Hostname", "HTTP path", "Port"];

/** What stands in the menu, which is opened first. */
const IN_MENU = ["Start over"];

/** Opens what is folded around an element, as a reader does. */
const unfold = (element) => {
  for (let fold = element.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])"))
    fold.querySelector("summary").click();
};

/** Serves the site and starts a browser around a file's tests; `take` gets both before the first of them. */
export function visit(take) {
  let site, page;
  before(async () => {
    site = await serve();
    page = await startBrowser();
    await page.allowClipboard(site.address);
    await page.size(1440, 900);
    take({ site, page });
  });
  after(async () => {
    await page?.quit();
    await site?.close();
    await Promise.all(closing);
  });
}

/** Starts a Chromium with an empty profile, with more switches than those of every test where they are named. */
export async function startBrowser(...switches) {
  const profile = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
  const options = new chrome.Options();
  options.addArguments(
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=en-US",
    `--user-data-dir=${profile}`,
    ...switches,
  );
  options.setChromeBinaryPath(process.env.CHROMIUM);
  const preferences = new logging.Preferences();
  preferences.setLevel(logging.Type.BROWSER, logging.Level.ALL);
  options.setLoggingPrefs(preferences);
  const driver = await new Builder()
    .forBrowser("chrome")
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(process.env.CHROMEDRIVER))
    .build();
  await driver.manage().setTimeouts({ script: 60_000 });
  return new Page(driver, profile);
}

/** A browser tab and what a reader does in it. */
export class Page {
  constructor(driver, profile) {
    this.driver = driver;
    this.profile = profile;
  }

  async quit() {
    await this.driver.quit();
    await rm(this.profile, { recursive: true, force: true });
  }

  /** Opens an address in a fresh document and waits until the page has started. */
  async open(address) {
    await this.driver.get("about:blank");
    await this.driver.get(address);
    await this.started();
  }

  /** Does something with a second tab at the same address: `use` gets the ways to the first and to the second one. */
  async besideAnother(address, use) {
    const first = await this.driver.getWindowHandle();
    await this.driver.switchTo().newWindow("tab");
    const second = await this.driver.getWindowHandle();
    const [toFirst, toSecond] = [first, second].map((tab) => () => this.driver.switchTo().window(tab));
    try {
      await this.driver.get(address);
      await this.started();
      await use(toFirst, toSecond);
    } finally {
      await toSecond();
      await this.driver.close();
      await toFirst();
    }
  }

  async started() {
    await this.until("the page has started", () => document.querySelector("div#page form") !== null);
  }

  /** Waits until the second load is there. */
  async hasTools() {
    await this.until("the tools are loaded", () => globalThis.secondLoad?.place !== undefined);
  }

  /** Waits until the tools have answered, after which nothing is left to be loaded. */
  async hasAnswer() {
    await this.hasTools();
    await this.askOfEmptyForm(UNDO);
    await this.until("the tools answer", (tool) => !secondLoad.asked[tool].question, UNDO);
  }

  /** Asks a tool about an empty form: its number, the form's text with its length in front, and zeros. */
  askOfEmptyForm(tool) {
    const draft = ["new", "", "guide", ...Array(9).fill("")].map((text) => `${text.length}:${text}`).join("");
    const question = [tool, draft.length, ...Buffer.from(draft), 0, 0, 0, 0, 0, 0];
    return this.run((tool, bytes) => secondLoad.ask(tool, Uint8Array.from(bytes)), tool, question);
  }

  /** Waits until the tools have answered all that the page has asked them by now. */
  async answered() {
    await this.hasTools();
    await this.until("all is answered", () => Object.values(secondLoad.asked).every(({ question }) => !question));
  }

  /** Waits until a function of the page's is true. */
  async until(what, condition, ...args) {
    await this.driver.wait(() => this.run(condition, ...args), 20_000, `waited in vain until ${what}`);
  }

  run(script, ...args) {
    return this.driver.executeScript(`return (${script})(...arguments)`, ...args);
  }

  devtools(command, parameters = {}) {
    return this.driver.sendAndGetDevToolsCommand(command, parameters);
  }

  async size(width, height, scale = 1) {
    await this.devtools("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
  }

  async theme(value) {
    await this.media({ "prefers-color-scheme": value });
  }

  /** Has the system ask for what it does not ask for by itself, such as more contrast; the page may be `on` paper. */
  async media(features, { on = "" } = {}) {
    const named = Object.entries(features).map(([name, value]) => ({ name, value }));
    await this.devtools("Emulation.setEmulatedMedia", { media: on, features: named });
  }

  /** What axe finds wrong with the page or a part of it as it stands, by all rules or by the one that is named. */
  async violations(where = null, rule = null) {
    if (!(await this.run(() => "axe" in globalThis))) await this.driver.executeScript(await axeSource());
    const { found, passed } = await this.driver.executeAsyncScript(
      (where, tags, rule, done) => {
        // Colours on their way from one theme to the other are neither's.
        for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
        const rules = { runOnly: rule ? [rule] : tags, ...(!rule && { rules: { "target-size": { enabled: true } } }) };
        axe.run(where ?? document, { ...rules, resultTypes: ["violations"] }).then(({ violations, passes }) =>
          done({
            found: violations.map(({ id, nodes }) => [id, nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`)]),
            passed: passes.map(({ id }) => id),
          }),
        );
      },
      where,
      AXE_TAGS,
      rule,
    );
    if (!passed.length) throw new Error("axe has looked at nothing");
    return found;
  }

  async screenshot(whole = false) {
    const { data } = await this.devtools("Page.captureScreenshot", { captureBeyondViewport: whole });
    return Buffer.from(data, "base64");
  }

  async allowClipboard(origin) {
    await this.devtools("Browser.grantPermissions", {
      origin: new URL(origin).origin,
      permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"],
    });
  }

  clipboard() {
    return this.run(() => navigator.clipboard.readText());
  }

  /** The label with this text, the n-th of them counted from 0. */
  async label(text, index = 0) {
    const found = () => this.driver.findElements(By.xpath(`//label[normalize-space()=${JSON.stringify(text)}]`));
    let labels = await found();
    if (!labels[index]) {
      // What a reader presses to come to a box that is not there yet.
      const way = ["Edit", ...(CONNECTION.includes(text) ? ["Type the three values"] : [])];
      for (const name of way) for (const button of (await this.buttons(name)).slice(0, 1)) await this.click(button);
      labels = await found();
    }
    if (!labels[index]) throw new Error(`nothing is labelled ${text} (${index})`);
    await this.run(unfold, labels[index]);
    return labels[index];
  }

  /** What this label belongs to, the n-th of them counted from 0, out of all that is folded around it. */
  async box(label, index = 0) {
    return this.run((element) => element.control, await this.label(label, index));
  }

  /** Replaces what stands in a box, key by key, and leaves it. */
  async fill(label, text, index = 0) {
    const box = await this.box(label, index);
    // In an empty box Backspace may lead to the one before.
    if ((await box.getAttribute("value")) !== "") await box.sendKeys(Key.chord(Key.CONTROL, "a"), Key.BACK_SPACE);
    if (text !== "") await box.sendKeys(text);
    await this.leave();
  }

  /** Puts a text on the clipboard and pastes it over what stands in a box, as a reader would. */
  async paste(label, text) {
    const box = await this.box(label);
    await this.run((wanted) => navigator.clipboard.writeText(wanted), text);
    await this.run((element) => element.scrollIntoView({ block: "center", behavior: "instant" }), box);
    await box.click();
    await box.sendKeys(Key.chord(Key.CONTROL, "a"), Key.chord(Key.CONTROL, "v"));
  }

  /** Puts a text into the box of this ID in one event, as a paste does. */
  put(id, text) {
    return this.run(
      (id, text) => {
        const box = document.getElementById(id);
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      },
      id,
      text,
    );
  }

  /** Selects what stands in an element, and presses the keys that copy it. */
  async copyByHand(selector) {
    await this.run((wanted) => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(wanted));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }, selector);
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys("c").keyUp(Key.CONTROL).perform();
  }

  async leave() {
    await this.run(() => document.activeElement.blur());
  }

  async value(label, index = 0) {
    return (await this.box(label, index)).getAttribute("value");
  }

  /** Chooses a radio button or turns a tick box. */
  async choose(label, index = 0) {
    const element = await this.label(label, index);
    await this.run((element) => element.scrollIntoView({ block: "center" }), element);
    await element.click();
  }

  /** The buttons, links and summaries in sight that are called so. */
  async buttons(name) {
    // The names as the browser works them out take long, so only of those that may be meant.
    const candidates = await this.run((name) => {
      const isNamed = (text) => text?.replace(/\s+/g, " ").includes(name);
      return [...document.querySelectorAll("button, summary, a")].filter(
        (button) => button.checkVisibility() && (isNamed(button.ariaLabel) || isNamed(button.textContent)),
      );
    }, name);
    const found = [];
    for (const button of candidates) {
      if ((await button.isDisplayed()) && (await button.getAccessibleName()).trim() === name) found.push(button);
    }
    return found;
  }

  /** Confirms the values of a link, in the second step too where there is one. */
  async confirm() {
    await this.press("I checked these values");
    const isDrawn = () => document.querySelector("#confirm-names, main:not(.desk--held)") !== null;
    await this.until("the click is answered", isDrawn);
    const [second] = await this.driver.findElements(By.css("#confirm-names ~ [data-confirms]"));
    if (second) await this.click(second);
  }

  async press(name, index = 0) {
    if (IN_MENU.includes(name)) await this.run(() => document.querySelector("#menu").click());
    const button = (await this.buttons(name))[index];
    if (!button) throw new Error(`no button is called ${name} (${index})`);
    await this.click(button);
  }

  /** Presses a button; one that confirms, once it has been looked at for long enough. */
  async click(button) {
    if ((await button.getAttribute("data-confirms")) !== null) {
      await this.driver.actions().move({ origin: button }).perform();
      await this.until("there was time for a look", () => !document.querySelector("[data-looking], [data-comparing]"));
    }
    await this.run((element) => element.scrollIntoView({ block: "center", behavior: "instant" }), button);
    await button.click();
  }

  /** What the result says of itself: ready, or how much is missing; empty while values from a link are to be checked. */
  state() {
    return this.run(() => document.querySelector(".status__text")?.innerText.trim() ?? "");
  }

  /** What there is to say of a link, or of a form that was emptied or set aside; empty where there is nothing. */
  banner() {
    return this.run(() => [...document.querySelectorAll(".review, .notice")].map(({ innerText }) => innerText.trim()).join("\n"));
  }

  /** Whether values from a link are to be checked, so that the page hands nothing out. */
  isHeld() {
    return this.run(() => document.querySelector(".review--held") !== null);
  }

  /** What there is to say of a box, and is read out with it: problems and notes. */
  async messages(label, index = 0) {
    const box = await this.box(label, index);
    return this.run(
      (element) =>
        (element.getAttribute("aria-describedby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id))
          .filter((described) => described?.matches(".message"))
          .map((message) => message.innerText),
      box,
    );
  }

  /** The IDs of the boxes that are marked as filled by a link. */
  async marked() {
    for (const button of await this.buttons("Edit")) await this.click(button);
    return this.run(() =>
      [...document.querySelectorAll(".from-link")].map((mark) => {
        const messages = mark.closest(".scope__messages");
        return (messages ?? mark).parentElement.querySelector("textarea").id;
      }),
    );
  }

  /** What the status region says. */
  said() {
    return this.run(() => document.querySelector("[role=status]").innerText.trim());
  }

  async hears(text) {
    await this.until(
      `the page says "${text}"`,
      (wanted) => document.querySelector("[role=status]").innerText.trim() === wanted,
      text,
    );
  }

  /** The statements of a step, as text. */
  statements(id) {
    return this.run(
      (step) => [...document.querySelectorAll(`#result-${step} ol .sql-code`)].map((line) => line.textContent),
      id,
    );
  }

  async consoleMessages() {
    const entries = await this.driver.manage().logs().get(logging.Type.BROWSER);
    return entries.map((entry) => `${entry.level.name}: ${entry.message}`);
  }
}
