// Prints the size of each file in dist/, as it is and as a server compresses it, and of what is loaded together.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { loads, sizesOf } from "./loads.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

const sizes = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replaceAll("//", "/").slice(dist.length))
  // What is laid beside the files for servers is told in the columns.
  .filter((name) => !/\.(gz|br)$|^_|^hosting\//.test(name))
  .sort()
  .map((name) => ({ name, bytes: sizesOf(name) }));

const total = (name, files) => ({
  name,
  bytes: [0, 1, 2].map((column) => files.reduce((sum, file) => sum + file.bytes[column], 0)),
});
const inModule = ({ name }) => name.startsWith("module/");
const inCopy = ({ name }) => name.startsWith("data-graph-setup.html");
const page = sizes.filter((file) => !inModule(file) && !inCopy(file));
const module = sizes.filter(inModule);
const together = loads().map(({ name, files, budget, aim }) => ({
  ...total(name, sizes.filter((file) => files.includes(file.name))),
  note: `  of ${budget}${aim ? `, which is to become ${aim}` : ""}`,
}));

const rule = Symbol("rule");
const rows = [...page, total("page", page), rule, ...sizes.filter(inCopy), rule, ...module, total("module", module), rule, ...together];
const width = Math.max(...rows.map((row) => row.name?.length ?? 0));
const line = (name, cells) => [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(9))].join("");

console.log(`\n${line("dist/", ["bytes", "gzip", "brotli"])}`);
for (const row of rows) {
  console.log(row === rule ? "" : line(row.name, row.bytes) + (row.note ?? ""));
}
