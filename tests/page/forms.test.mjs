// The plan's other forms, beside the SQL: Terraform, scripts and a runbook.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { initSync, render } from "../../dist/module/data_graph_setup.js";
import { CLIENT_ID } from "../support/golden.mjs";
import { Key, visit } from "./support.mjs";

initSync({ module: await readFile(new URL("../../dist/module/data_graph_setup_bg.wasm", import.meta.url)) });

const plan = {
  clientId: CLIENT_ID,
  profilesSync: { catalog: "profiles" },
  catalogs: [{ catalog: "sales" }, { catalog: "marketing", schemas: ["web"] }],
  connection: { hostname: "adb-1234567890123456.7.azuredatabricks.net", httpPath: "/sql/1.0/warehouses/0123456789abcdef" },
};
const LINK =
  `v=1&id=${CLIENT_ID}&profiles=profiles&read=sales&read=marketing.web` +
  "&host=adb-1234567890123456.7.azuredatabricks.net&path=/sql/1.0/warehouses/0123456789abcdef";

/** Each form: its tab, the choice there, its button, its file, and what of the page's address stands in it. */
const forms = {
  terraform: ["Terraform", null, "Copy Terraform", "databricks-access-for-segment.tf"],
  bash: ["CLI", "bash", "Copy script", "databricks-access-for-segment.sh"],
  powershell: ["CLI", "PowerShell", "Copy script", "databricks-access-for-segment.ps1"],
  runbook: ["Runbook", null, "Copy runbook", "databricks-access-for-segment.md"],
};

let site, page;
visit((visited) => ({ site, page } = visited));

const show = async (tab, choice) => {
  await page.press(tab);
  await page.answered();
  if (!choice) return;
  await page.choose(choice);
  await page.answered();
};
const panel = () => page.run(() => document.querySelector("#panel").innerText);
const open = async (fragment = "") => {
  await page.run(() => sessionStorage.clear());
  await page.open(site.address + fragment);
};
/** As the module writes it; the page adds its own address to a link. */
const expected = (name) => render(plan, name).replaceAll("#v=1", `${site.address}#v=1`);

for (const [name, [tab, choice, button]] of Object.entries(forms)) {
  test(`${name} is copied as the module writes it`, async () => {
    await open(`#${LINK}`);
    await page.answered();
    await page.confirm();
    await show(tab, choice);
    await page.press(button);
    await page.until("it is said", () => document.querySelector("[role=status]").innerText.startsWith("Copied the "));
    const text = await page.clipboard();
    if (name === "runbook") assert.ok(text.includes(`${site.address}#${LINK}`), "it holds the link");
    else assert.equal(text, expected(name));
  });
}

test("a form is handed out as a file of its own name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
  try {
    await page.devtools("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    for (const [name, [tab, choice, , file]] of Object.entries(forms)) {
      await show(tab, choice);
      await page.press(`Download ${file}`);
      await page.driver.wait(async () => (await readdir(folder)).includes(file), 10_000, `waited in vain for ${file}`);
      const text = await readFile(join(folder, file), "utf8");
      if (name !== "runbook") assert.equal(text, expected(name));
    }
  } finally {
    await page.devtools("Browser.setDownloadBehavior", { behavior: "default" });
    await rm(folder, { recursive: true, force: true });
  }
});

test("the tabs are gone through by arrow keys, and a change in the form is in the form beside it at once", async () => {
  await page.press("SQL");
  for (const label of ["Map", "Terraform", "CLI", "Runbook", "File", "SQL"]) {
    await page.driver.actions().sendKeys(Key.ARROW_RIGHT).perform();
    assert.equal(await page.run(() => document.activeElement.innerText), label);
    assert.equal(await page.run(() => document.activeElement.ariaSelected), "true");
  }
  await show("Terraform");
  await page.fill("Other catalog 1", "renamed");
  await page.until("it is written anew", () => document.querySelector("#panel").innerText.includes('"renamed"'));
});

test("while values of a link are unconfirmed, no form is copied, selected, printed or handed out", async () => {
  await open(`#${LINK}`);
  await page.answered();
  for (const [, [tab, choice, button, file]] of Object.entries(forms)) {
    await show(tab, choice);
    await page.run(() => navigator.clipboard.writeText("untouched"));
    await page.press(button);
    await page.press(`Download ${file}`);
    await page.copyByHand("#panel");
    assert.equal(await page.clipboard(), "untouched");
    await page.media({}, { on: "print" });
    assert.equal(await page.run(() => document.querySelector("#panel").checkVisibility()), false);
    await page.media({});
  }
  assert.equal(await page.isHeld(), true);
});

test("a form with gaps asks before it is copied, and shows what stands in for them", async () => {
  await open();
  await show("CLI", "bash");
  assert.match(await panel(), /CLIENT_ID/);
  await page.press("Copy script");
  const asked = await page.run(() => document.querySelector(".popover").innerText);
  assert.match(asked, /^2 fields empty\. The text still has placeholders\./);
});

test("what the forms are not told they do not hold: a secret in a box is in none of them", async () => {
  await open();
  await page.fill("Profiles Sync catalog", "dose0123456789abcdef0123456789abcdef");
  for (const [, [tab, choice]] of Object.entries(forms)) {
    await show(tab, choice);
    assert.doesNotMatch(await panel(), /dose0123/);
  }
});
