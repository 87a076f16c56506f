// What a reader does in an engine: finds things by role and name, types, presses, pastes, and looks what there is to be seen.
import assert from "node:assert/strict";
import { Key } from "../page/support.mjs";

/** What may have a role in this page; which name and role it has, the engine says. */
const MAY_BE = {
  button: "button",
  checkbox: "input[type=checkbox]",
  group: "fieldset",
  // Each step of the result stands below one.
  heading: "h3",
  image: "[role=img]",
  radio: "input[type=radio]",
  region: "section, [role=region]",
  // What folds open has no role that all engines agree on.
  summary: "summary",
  tab: "[role=tab]",
  tabpanel: "[role=tabpanel]",
  textbox: "textarea",
};

/** What engines call a role, where that is not its one name. */
const CALLED = { image: ["image", "img"], summary: null };

const WAIT = 20_000;
const pause = (time) => new Promise((done) => setTimeout(done, time));
const plain = (text) => text.replace(/\s+/g, " ").trim();

export class Reader {
  constructor({ driver }) {
    this.driver = driver;
  }

  run(script, ...args) {
    return this.driver.executeScript(`return (${script})(...arguments)`, ...args);
  }

  /** Asks again and again until the answer is true, and returns it. */
  async until(what, ask) {
    for (const end = Date.now() + WAIT; ; await pause(20)) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) assert.fail(`waited in vain until ${what}`);
    }
  }

  /** Does something, again where what it was meant for is drawn anew meanwhile. */
  async fresh(act) {
    for (const end = Date.now() + WAIT; ; ) {
      try {
        return await act();
      } catch (error) {
        if (error.name !== "StaleElementReferenceError" || Date.now() > end) throw error;
      }
    }
  }

  /** Opens an address in a fresh document of a fresh tab's memory, and waits until the page works. */
  async open(address) {
    await this.leave();
    await this.driver.get(address);
    await this.works();
  }

  /** Leaves the page, so that the next address is opened anew and remembers nothing. */
  async leave() {
    await this.run(() => sessionStorage.clear()).catch(() => {});
    await this.driver.get("about:blank");
  }

  async works() {
    const isFirstView = () => document.querySelector("main") === null || document.querySelector("body > fieldset") !== null;
    await this.until("the page works", async () => !(await this.run(isFirstView)));
  }

  /** Waits until what is typed is kept, which is so before the page works. */
  async takesTyping() {
    const isEnabled = () => document.querySelector("body > fieldset:enabled") !== null;
    await this.until("boxes can be typed in", () => this.run(isEnabled));
  }

  /** Makes the part of the window that shows the page so large. */
  async size(width, height) {
    const window = this.driver.manage().window();
    // What stands around the page is as high as it is in the engine.
    await this.until(`the page has ${width} by ${height} px`, async () => {
      const [wide, high] = await this.run(() => [innerWidth, innerHeight]);
      if (wide === width && high === height) return true;
      const rect = await window.getRect();
      await window.setRect({ x: 0, y: 0, width: rect.width + width - wide, height: rect.height + height - high });
      return false;
    });
  }

  /** All that has this role and name and is to be seen, within an element if one is named. */
  async all(role, name, within = null) {
    // The engine's own names take a call each, so only of those that may be meant.
    const candidates = await this.run(
      (selector, name, within) => {
        // How what stands beside each other is spaced in a name, the engine knows.
        const letters = (text) => text?.replace(/\s+/g, "") ?? "";
        const isNamed = (text) => letters(text).includes(letters(name));
        const names = (it) => [
          it.ariaLabel,
          it.textContent,
          ...[...(it.labels ?? [])].map((label) => label.textContent),
          ...(it.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
        ];
        // What is pressed through its label may itself be out of sight.
        const isSeen = (it) => it.checkVisibility() && !it.closest("[inert]");
        return [...(within ?? document).querySelectorAll(selector)].filter((it) => isSeen(it) && names(it).some(isNamed));
      },
      MAY_BE[role],
      name,
      within,
    );
    const roles = role in CALLED ? CALLED[role] : [role];
    const found = [];
    for (const element of candidates) {
      const isOne = await Promise.all([
        element.getAccessibleName().then((its) => plain(its) === name),
        roles === null || element.getAriaRole().then((its) => roles.includes(its)),
      ]).catch((error) => {
        // Drawn anew meanwhile.
        if (error.name === "StaleElementReferenceError") return [false];
        throw error;
      });
      if (isOne.every(Boolean)) found.push(element);
    }
    return found;
  }

  /** What has this role and name, once it is there. */
  async find(role, name, within) {
    const [found] = await this.until(`there is a ${role} called ${name}`, async () => {
      const all = await this.all(role, name, within);
      return all.length > 0 && all;
    });
    return found;
  }

  async has(role, name, within) {
    return (await this.all(role, name, within)).length > 0;
  }

  /** Clicks on an element in the middle of the window; on its label where it has one beside a tick or a dot. */
  async click(element) {
    const scrolled = () =>
      this.run((element) => {
        const shown = element.matches("input") ? element.labels[0] : element;
        shown.scrollIntoView({ block: "center", behavior: "instant" });
        return shown;
      }, element);
    await this.until("it can be clicked on", async () => {
      try {
        await (await scrolled()).click();
        return true;
      } catch (error) {
        // The page had not come to rest.
        if (["ElementClickInterceptedError", "ElementNotInteractableError"].includes(error.name)) return false;
        throw error;
      }
    });
  }

  /** Clicks on what has this role and name, once it is there. */
  async clickOn(role, name, within) {
    await this.fresh(async () => this.click(await this.find(role, name, within)));
  }

  async press(name, within) {
    await this.clickOn("button", name, within);
  }

  async turnTo(tab) {
    await this.clickOn("tab", tab);
  }

  /** Opens the result over the page, where it does not stand beside the form. */
  async result() {
    const [button] = await this.all("button", "SQL ready");
    if (button) await this.click(button);
  }

  async fold(name) {
    await this.clickOn("summary", name);
  }

  /** Chooses one of a group. */
  async choose(name, group) {
    await this.fresh(async () => {
      const within = group && (await this.find("group", group));
      await this.click(await this.find("radio", name, within));
    });
  }

  async tick(name) {
    await this.clickOn("checkbox", name);
  }

  async keys(...keys) {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  async chord(modifier, key) {
    await this.driver.actions().keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
  }

  async arrowLeft(times) {
    await this.keys(...Array(times).fill(Key.ARROW_LEFT));
  }

  async undoKeys() {
    await this.chord(Key.CONTROL, "z");
  }

  /** Clicks into a box, again where what is said of the box that was left has moved it away. */
  async goTo(box) {
    await this.until(`the focus is in ${box}`, async () => {
      await this.clickOn("textbox", box);
      return (await this.focused()) === box;
    });
  }

  /** Types over what stands in a box. */
  async type(box, text) {
    await this.goTo(box);
    await this.chord(Key.CONTROL, "a");
    await this.keys(text);
  }

  /**
   * Presses a key with Control in a box that is no part of the page, as if in another window, and goes back to where the
   * focus was. So the clipboard is read and written by keys in every engine: two of the three let no script read it.
   */
  async elsewhere(text, key, isDone) {
    const [box, focused] = await this.run((text) => {
      const focused = document.activeElement;
      const box = document.body.appendChild(document.createElement("textarea"));
      box.value = text;
      // Nothing is scrolled for it.
      box.style.position = "fixed";
      box.style.top = "0";
      box.focus({ preventScroll: true });
      box.select();
      return [box, focused];
    }, text);
    await this.chord(Key.CONTROL, key);
    let held;
    await this.until("the key has done its work", async () => isDone((held = await this.run((box) => box.value, box))));
    await this.run(
      (box, focused) => {
        box.remove();
        focused.focus({ preventScroll: true });
      },
      box,
      focused,
    );
    return held;
  }

  /** What is on the clipboard, which is not empty. WebKitGTK pastes a little later than the key is down. */
  clipboard() {
    return this.elsewhere("", "v", (held) => held !== "");
  }

  async putOnClipboard(text) {
    await this.until("the text is on the clipboard", async () => {
      await this.elsewhere(text, "c", () => true);
      return (await this.clipboard()) === text;
    });
  }

  /** Pastes a text over what stands in a box. */
  async paste(box, text) {
    await this.putOnClipboard(text);
    await this.goTo(box);
    await this.chord(Key.CONTROL, "a");
    await this.chord(Key.CONTROL, "v");
  }

  /** What stands in a box. */
  async value(box) {
    return this.fresh(async () => (await this.find("textbox", box)).getAttribute("value"));
  }

  async holds(box, text) {
    await this.until(`${box} holds ${text}`, async () => (await this.value(box)) === text);
  }

  /** What is to be read in something. */
  async read(role, name) {
    const text = async () => this.run((element) => element.innerText, await this.find(role, name));
    return plain(await this.fresh(text));
  }

  async reads(role, name, pattern) {
    await this.until(`the ${role} ${name} has ${pattern}`, async () => pattern.test(await this.read(role, name)));
  }

  /** What is to be read in a step of the result, with its heading. */
  async step(name) {
    const text = async () =>
      this.run((heading) => heading.closest("section, details").innerText, await this.find("heading", name));
    return plain(await this.fresh(text));
  }

  async stepReads(name, pattern) {
    await this.until(`the step ${name} has ${pattern}`, async () => pattern.test(await this.step(name)));
  }

  /** The whole page as it is to be read. */
  page() {
    return this.run(() => document.body.innerText.replace(/\s+/g, " "));
  }

  async sees(pattern) {
    await this.until(`the page has ${pattern}`, async () => pattern.test(await this.page()));
  }

  async hasAddress(address) {
    await this.until(`the address is ${address}`, async () => (await this.driver.getCurrentUrl()) === address);
  }

  /** What the page has announced last. */
  announced() {
    return this.run(() => document.querySelector("[role=status]").innerText.trim());
  }

  async hears(text) {
    await this.until(`the page says "${text}"`, async () => (await this.announced()) === text);
  }

  /** Copies by a button, hears that it is copied, and says what the clipboard has. */
  async copy(button, said) {
    await this.press(button);
    await this.hears(said);
    return this.clipboard();
  }

  /** Confirms a link: who presses too early is told so, and presses again. */
  async confirm() {
    const isDone = async () => {
      const [button] = await this.all("button", "I checked these values");
      if (button) await this.click(button);
      return !button;
    };
    await this.until("the link is confirmed", () => this.fresh(isDone));
  }

  /** What has the focus: its role and its name. */
  async focused() {
    const active = await this.driver.switchTo().activeElement();
    return plain(await active.getAccessibleName());
  }

  /** Waits until something of this name has the focus. */
  async isAt(name) {
    await this.until(`the focus is at ${name}`, async () => (await this.focused()) === name);
  }

  /** Presses Tab until something of this name has the focus, or Shift and Tab. */
  async tabTo(name, back = false) {
    const passed = [];
    while (passed.length < 80) {
      if (back) await this.chord(Key.SHIFT, Key.TAB);
      else await this.keys(Key.TAB);
      const focused = await this.focused();
      if (focused === name) return;
      passed.push(focused);
    }
    assert.fail(`the Tab key never reached ${name}, but ${passed.join(" | ")}`);
  }

  /** Goes to a button by Tab, presses it by a key, hears that it has copied, and says what the clipboard has. */
  async copyByKeys(button, key, said) {
    await this.tabTo(button);
    await this.keys(key);
    await this.hears(said);
    return this.clipboard();
  }
}
