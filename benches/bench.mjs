// Measures the parts that are named, and prints one table, as it stands in the README.
import { cpus } from "node:os";

import { measureCore } from "./core.mjs";
import { measureLighthouse } from "./lighthouse.mjs";
import { measurePage } from "./page.mjs";

const parts = process.argv.slice(2);
const rows = [];
const by = [];
if (parts.includes("lighthouse")) rows.push(...(await measureLighthouse()));
if (parts.includes("page")) {
  const page = await measurePage();
  by.push(page.browser);
  rows.push(...page.rows);
}
if (parts.includes("core")) rows.push(...(await measureCore()));

const date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const cores = cpus();
by.push(`${cores.length} cores of ${cores[0].model.replace(/\((R|TM)\)/g, "").replace(/ (CPU|@).*/, "")}`);
console.log(`\nMeasured on ${date}, ${by.join(", ")}.\n`);
console.log("| what | target | measured |\n| --- | --- | --- |");
for (const { what, target, measured } of rows) console.log(`| ${what} | ${target} | ${measured} |`);
