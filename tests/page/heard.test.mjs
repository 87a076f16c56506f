// What a screen reader reads of the page, step by step, through the browser's accessibility tree. What is heard stands in
// tests/golden/heard/, to be read as it would be heard.
import { beforeEach, test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { Listener } from "../support/heard.mjs";
import { begunBy, changed, Key, visit } from "./support.mjs";

const JDBC = "jdbc:databricks://adb-1234567890123456.7.azuredatabricks.net:443;httpPath=/sql/1.0/warehouses/0123456789abcdef";

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(async () => {
  await page.size(1440, 900);
  await page.run(() => [sessionStorage, localStorage].forEach((storage) => storage.clear()));
});

const keys = (...pressed) => page.driver.actions().sendKeys(...pressed).perform();
const copyToClipboard = (text) => page.run((wanted) => navigator.clipboard.writeText(wanted), text);
const pasteHere = async (text) => {
  await copyToClipboard(text);
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
  await page.answered();
  await page.until("it is taken", () => !document.querySelector(".hint--waiting"));
};
const goTo = async (label, index) => {
  const box = await page.box(label, index);
  await page.run((element) => element.focus(), box);
};
/** Types over what stands in a box, and goes on. */
const over = async (label, text) => {
  await goTo(label);
  await page.driver.actions().keyDown(Key.CONTROL).sendKeys("a").keyUp(Key.CONTROL).perform();
  await keys(text, Key.TAB);
};
/** Presses a button by the keyboard, as who hears the page does. */
const pressByKey = async (name, index = 0) => {
  const button = (await page.buttons(name))[index];
  await page.run((element) => element.focus(), button);
  await keys(Key.ENTER);
};
const said = (start) =>
  page.until(`the page says ${start}`, (start) => document.querySelector("[role=status]").innerText.startsWith(start), start);

test("the main job, from the empty form to what is copied", async () => {
  const listener = new Listener(page, "main-job");
  await listener.open(site.address);
  await page.hasAnswer();
  await listener.hear("The page opens");
  await keys(CLIENT_ID, Key.TAB);
  await listener.hear("Types the client ID and goes on with Tab");
  await keys("my profiles", Key.TAB);
  await page.until("the problem is told", () => document.querySelector(".message--problem"));
  await listener.hear("Types a wrong name and goes on");
  await goTo("Profiles Sync catalog");
  await listener.hear("Goes back to the wrong name");
  await over("Profiles Sync catalog", "profiles");
  await listener.hear("Types the right name and goes on");
  await goTo("Other catalog 1");
  await pasteHere("sales\nmarketing.web\nnot a name");
  await listener.hear("Pastes a list of names");
  await goTo("JDBC URL or connection details");
  await pasteHere(JDBC);
  await listener.hear("Pastes the connection");
  await goTo("Other catalog 3");
  await keys("no name", Key.TAB);
  await pressByKey("Copy SQL");
  await page.until("it is asked or copied", () => document.querySelector(".popover, .button__done"));
  await listener.hear("Copies the SQL while a name is wrong");
  await keys(Key.ESCAPE);
  await listener.hear("Closes the question with Escape");
  await over("Other catalog 3", "finance");
  await listener.hear("Puts the last name right");
  await pressByKey("Copy SQL");
  await said("Copied all SQL");
  await listener.hear("Copies the SQL");
  await pressByKey("Copy step 3");
  await said("Copied step 3");
  await listener.hear("Copies a step");
  await pressByKey("Copy settings");
  await said("Copied the settings.");
  await listener.hear("Copies the settings");
  await pressByKey("Copy link");
  await said("Copied the link");
  await listener.hear("Copies the link");
  await page.run(() => document.querySelector("#explain").focus());
  await keys(" ");
  await page.answered();
  await page.until("the reasons are there", () => document.querySelector(".statement__why"));
  await listener.hear("Has each line explained");
  await keys(" ");
  await pressByKey("More");
  await listener.hear("Opens the menu");
  await keys(Key.TAB, Key.ENTER);
  await page.until("the form is empty", () => document.querySelector("#field-clientId").value === "");
  await listener.hear("Starts over");
  listener.compare();
});

const LINK =
  `#v=1&id=${CLIENT_ID}&profiles=profiles.ps_segment&read=sales&before=1&colour=blue` +
  "&host=dbc-1.cloud.databricks.com&path=/sql/1.0/warehouses/0123456789abcdef";

test("a link, from its review to what was changed since", async () => {
  const listener = new Listener(page, "link");
  await listener.open(site.address + LINK);
  await page.answered();
  await page.until("there was time for a look", () => !document.querySelector("[data-looking], [data-comparing]"));
  await listener.hear("A link is opened");
  await pressByKey("Copy SQL");
  await page.until("it is refused", () => document.querySelector(".popover"));
  await listener.hear("Tries to copy before the values are checked");
  await pressByKey("Show what to check");
  await listener.hear("Goes to what is to be confirmed");
  await page.press("I checked these values");
  await page.until("it is confirmed", () => !document.querySelector(".review--held"));
  await page.answered();
  await listener.hear("Confirms the values");
  await over("Profiles Sync catalog", "profiles2");
  await page.answered();
  await page.until("it is counted", () => document.querySelector(".changes")?.innerText);
  await listener.hear("Changes a value");
  await page.run((fragment) => void (location.hash = fragment), LINK.replace("sales", "other"));
  await page.until("it is asked", () => document.querySelector("[role=alert]#review"));
  await listener.hear("Another link is opened over it");
  await pressByKey("Keep mine");
  await listener.hear("Keeps the own values");
  listener.compare();
});

test("the tools, tab by tab", async () => {
  const listener = new Listener(page, "tools");
  await listener.open(`${site.address}#v=1&id=${CLIENT_ID}&profiles=profiles&read=sales`);
  await page.press("I checked these values");
  await page.answered();
  await listener.hear("A link is confirmed");
  for (const name of ["SQL", "Map", "Terraform", "CLI", "Runbook"]) {
    await page.run((name) => [...document.querySelectorAll("[role=tab]")].find((it) => it.innerText === name).focus(), name);
    await keys(Key.ARROW_RIGHT);
    await page.answered();
    await listener.hear(`Goes right from the tab ${name}`);
  }
  await goTo("Paste a plan's file or a link");
  await pasteHere(`#v=1&id=${CLIENT_ID}&profiles=profiles`);
  await said("Since this plan");
  await listener.hear("Pastes another plan's link");
  await page.run(() => document.getElementById("tool-audit").focus());
  await keys(Key.ENTER);
  await page.answered();
  await listener.hear("Opens the audit");
  await goTo("Paste the answer");
  const rows = ["USE CATALOG", "SELECT", "MODIFY"].map((privilege) => `${CLIENT_ID},${privilege},CATALOG,profiles`);
  await pasteHere([...rows, "analysts,SELECT,CATALOG,profiles", "prose"].join("\n"));
  await page.until("it is judged", () => document.querySelector(".verdict"));
  await listener.hear("Pastes a listing");
  for (const [from, what] of [["tool-audit", "the checks"], ["tool-checks", "errors explained"]]) {
    await page.run((id) => document.getElementById(id).focus(), from);
    await keys(Key.ARROW_RIGHT);
    await page.answered();
    await listener.hear(`Goes right to ${what}`);
  }
  await goTo("Paste the error message");
  await pasteHere("User does not have SELECT on Schema 'profiles.a'.");
  await page.until("it is explained", () => document.querySelector(".explanation"));
  await listener.hear("Pastes an error");
  await page.run(() => document.getElementById("tool-explain-error").focus());
  await keys(Key.ARROW_RIGHT);
  await page.answered();
  await listener.hear("Goes right to the way back");
  await pressByKey("No service principal yet? 15 steps");
  await page.answered();
  await page.until("the steps are there", () => document.querySelector(".checklist [type=checkbox]"));
  await listener.hear("Opens the steps to a service principal");
  listener.compare();
});

test("on a phone, the result as a dialog", async () => {
  await page.size(360, 800);
  const listener = new Listener(page, "phone");
  await listener.open(site.address);
  await page.hasAnswer();
  await listener.hear("The page opens");
  await page.run(() => document.getElementById("dock-sql").focus());
  await keys(Key.ENTER);
  await page.until("it is open", () => document.querySelector(".side").getAttribute("role") === "dialog");
  await listener.hear("Opens the SQL");
  await keys(Key.ESCAPE);
  await listener.hear("Closes it with Escape");
  listener.compare();
});

test("where the page cannot start, breaks down, or is refused by the clipboard", async () => {
  const listener = new Listener(page, "failures");
  await changed(begunBy("delete globalThis.WebAssembly"), async ({ address }) => {
    await listener.open(address, () => page.until("it says so", () => document.querySelector(".not-started")?.checkVisibility()));
    await listener.hear("There is no WebAssembly");
  });
  await listener.open(site.address);
  await page.hasAnswer();
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await listener.hear("The page is filled in", { isKnown: true });
  await page.run(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))));
  await pressByKey("Copy SQL");
  await page.until("it is refused", () => document.querySelector(".popover"));
  await listener.hear("The clipboard refuses");
  await keys(Key.ESCAPE);
  await listener.hear("Closes that with Escape");
  await page.run(() => (Node.prototype.insertBefore = () => { throw new Error("broken by a test"); }));
  await pressByKey("No service principal yet? 15 steps");
  await page.until("it says so", () => document.querySelector(".crash-notice").checkVisibility());
  await listener.hear("The page breaks down");
  listener.compare();
});
