// What somebody hears who uses the page with a screen reader, as text: the accessibility tree line by line, what is said of
// the box or button that the focus comes to, and what live regions say. Held against golden files that a person can read;
// UPDATE_GOLDEN=1 writes them again.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/** Roles whose name is all of what is read of them. */
const NAMED_BY_CONTENT = ["heading", "link", "button", "tab", "radio", "checkbox", "DisclosureTriangle", "term", "image"];
/** Roles that nobody hears of where they have no name, and whose text goes on in that of what is around them. */
const UNHEARD = ["generic", "group", "none", "code", "RootWebArea", "DescriptionList", "strong", "mark", "SvgRoot", "Abbr"];
/** What is read as the name of what it belongs to. */
const NAMES = ["LabelText", "Legend"];
/** Roles that begin a line of their own. */
const PLAIN = { paragraph: "", definition: "", DisclosureTriangle: "disclosure", textbox: "box", listitem: "•", contentinfo: "footer" };
const LONGEST = 200;

const shortened = (text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}… (${line.length} letters)`;
};

/** What is said of a node behind its name. */
function states({ role, properties = [], description, value }, name) {
  const has = Object.fromEntries(properties.map(({ name, value }) => [name, value.value]));
  const said = [];
  if (role.value === "textbox" && value?.value) said.push(`holds ${JSON.stringify(shortened(value.value))}`);
  if (["radio", "checkbox"].includes(role.value)) said.push(has.checked === "true" ? "checked" : "not checked");
  if (has.selected) said.push("selected");
  if ("expanded" in has) said.push(has.expanded ? "expanded" : "collapsed");
  if (has.required) said.push("required");
  if (has.invalid && has.invalid !== "false") said.push("invalid");
  if (has.disabled) said.push("unavailable");
  if (has.readonly) said.push("read-only");
  if (has.hasPopup && has.hasPopup !== "false") said.push(`opens a ${has.hasPopup}`);
  if (has.modal) said.push("modal");
  // Readers leave out a description that says the name again.
  if (description?.value && description.value !== name) said.push(`“${shortened(description.value)}”`);
  return said;
}

/** A node as it is read: its role, its name, and how it stands. */
function read(node) {
  const role = node.role.value;
  const name = shortened(node.name?.value ?? "");
  const level = node.properties?.find((it) => it.name === "level")?.value.value;
  const shown = [PLAIN[role] ?? role, role === "heading" && level].filter(Boolean).join(" ");
  return [name ? `${shown} ${JSON.stringify(name)}` : shown, ...states(node, name)].join(", ");
}

/** The whole tree as lines, those within something named further in. */
function lines(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  const found = [];
  let text = "";
  let depth = 0;
  let isInName = false;
  const end = () => {
    if (text.trim()) found.push("  ".repeat(depth) + shortened(text));
    text = "";
  };
  const within = (node) => {
    depth += 1;
    children(node).forEach(walk);
    end();
    depth -= 1;
  };
  const walk = (node) => {
    const role = node.role?.value ?? "none";
    if (role === "InlineTextBox") return;
    if (role === "StaticText") {
      if (isInName) return;
      // Two boxes beside each other in a line, or a name in quotes before a word.
      const isQuoted = /`$/.test(text) && text.split("`").length % 2 === 1;
      const isApart = (/\w$/.test(text) || isQuoted) && /^\w/.test(node.name.value);
      text += (isApart ? " " : "") + node.name.value;
      return;
    }
    if (NAMES.includes(role) && !node.ignored) {
      isInName = true;
      children(node).forEach(walk);
      isInName = false;
      return;
    }
    const isHeard = !node.ignored && (!UNHEARD.includes(role) || node.name?.value);
    if (!isHeard) {
      // A name in the midst of a line is a box of its own there, and the space before it is no text.
      if (!node.ignored && role === "generic" && /\S$/.test(text)) text += " ";
      children(node).forEach(walk);
      return;
    }
    if (role === "status" && !children(node).length) return end();
    end();
    if (role === "paragraph" || role === "definition") {
      children(node).forEach(walk);
      return end();
    }
    found.push("  ".repeat(depth) + read(node));
    if (!NAMED_BY_CONTENT.includes(role) && role !== "textbox") within(node);
  };
  children(nodes[0]).forEach(walk);
  end();
  return found;
}

/** Which lines of two texts are in one of them only: marked by - and +, below what they stand in. */
function changes(before, after) {
  const common = before.map(() => new Uint16Array(after.length + 1)).concat([new Uint16Array(after.length + 1)]);
  for (let one = before.length - 1; one >= 0; one--)
    for (let other = after.length - 1; other >= 0; other--)
      common[one][other] =
        before[one] === after[other] ? common[one + 1][other + 1] + 1 : Math.max(common[one + 1][other], common[one][other + 1]);
  const found = [];
  const around = [];
  const indent = (line) => line.search(/\S/);
  let [one, other, isOpen] = [0, 0, false];
  const mark = (sign, line) => {
    const outer = around.filter((it) => indent(it) < indent(line));
    if (!isOpen && outer.length) found.push(`  ${outer.at(-1)}`);
    isOpen = true;
    found.push(`${sign} ${line}`);
  };
  while (one < before.length || other < after.length) {
    if (one < before.length && before[one] === after[other]) {
      while (around.length && indent(around.at(-1)) >= indent(after[other])) around.pop();
      around.push(after[other]);
      [one, other, isOpen] = [one + 1, other + 1, false];
    } else if (one < before.length && (other === after.length || common[one + 1][other] >= common[one][other + 1])) {
      mark("-", before[one++]);
    } else {
      mark("+", after[other++]);
    }
  }
  return found;
}

/** Notes what live regions say, in order: the polite ones when they change, alerts also when they come into sight. */
const listen = () => {
  const told = [];
  const seen = new WeakMap();
  const textOf = (region) => (region.checkVisibility() ? region.innerText.replace(/\s+/g, " ").trim() : "");
  const polite = ({ target, type }) => (type === "attributes" ? null : (target.closest ? target : target.parentElement)?.closest("[role=status], [aria-live]"));
  new MutationObserver((records) => {
    // What a page holds when it is opened is no news.
    for (const region of document.readyState !== "complete" ? [] : new Set(records.map(polite))) {
      const text = region?.isConnected && textOf(region);
      if (text) told.push(`says: ${text}`);
    }
    for (const alert of document.querySelectorAll("[role=alert]")) {
      const text = textOf(alert);
      if (text && text !== seen.get(alert)) told.push(`alert: ${text}`);
      seen.set(alert, text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden", "class"] });
  globalThis.toldByRegions = told;
};

/** Hears a page from step to step, and holds what was heard against the golden file of this name. */
export class Listener {
  constructor(page, name) {
    this.page = page;
    this.file = new URL(`../golden/heard/${name}.txt`, import.meta.url);
    this.heard = [];
    this.before = [];
  }

  /** Opens an address, listens from the beginning, and waits until the page has started, or for something else. */
  async open(address, wait = () => this.page.started()) {
    const { identifier } = await this.page.devtools("Page.addScriptToEvaluateOnNewDocument", { source: `(${listen})()` });
    await this.page.driver.get("about:blank");
    await this.page.driver.get(address);
    await wait();
    await this.page.devtools("Page.removeScriptToEvaluateOnNewDocument", { identifier });
    this.address = new URL(address).origin;
    this.before = [];
  }

  /**
   * Notes what is heard since the last step: what changed, what was said, and what has the focus. What stands on a page that
   * was opened anew is left out where that `isKnown` from another file.
   */
  async hear(step, { isKnown = false } = {}) {
    await this.page.run(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    const { nodes } = await this.page.devtools("Accessibility.getFullAXTree");
    const now = lines(nodes);
    const told = await this.page.run(() => globalThis.toldByRegions.splice(0));
    const focused = nodes.find(({ role, properties = [] }) =>
      role.value !== "RootWebArea" && properties.some(({ name, value }) => name === "focused" && value.value));
    const focus = focused ? read(focused) : "the page";
    const parts = [`== ${step}`, ...told.map(shortened), ...(focus === this.focus ? [] : [`focus: ${focus}`])];
    const changed = this.before.length ? changes(this.before, now) : now;
    if (changed.length && !isKnown) parts.push("", ...changed);
    this.heard.push(parts.join("\n"));
    [this.before, this.focus] = [now, focus];
  }

  /** Compares what was heard with the golden file. */
  compare() {
    const steady = `${this.heard.join("\n\n")}\n`.replaceAll(this.address, "https://page.example").replace(/\b[0-9a-f]{64}\b/g, "<digest>");
    if (process.env.UPDATE_GOLDEN) writeFileSync(this.file, steady);
    assert.equal(steady, readFileSync(this.file, "utf8"), "UPDATE_GOLDEN=1 writes it again; read what differs");
  }
}
