// Prints the size of each file in dist/, as it is and as a server compresses it.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

const sizes = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replaceAll("//", "/"))
  .sort()
  .map((path) => {
    const bytes = readFileSync(path);
    const packed = [gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)];
    return { name: path.slice(dist.length), bytes: [bytes, ...packed].map(({ length }) => length) };
  });

const total = (name, files) => ({
  name,
  bytes: [0, 1, 2].map((column) => files.reduce((sum, file) => sum + file.bytes[column], 0)),
});
const inModule = ({ name }) => name.startsWith("module/");
const page = sizes.filter((file) => !inModule(file));
const module = sizes.filter(inModule);

const rule = Symbol("rule");
const rows = [...page, total("page", page), rule, ...module, total("module", module), rule, total("total", sizes)];
const width = Math.max(...rows.map((row) => row.name?.length ?? 0));
const line = (name, cells) => [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(9))].join("");

console.log(`\n${line("dist/", ["bytes", "gzip", "brotli"])}`);
for (const row of rows) {
  console.log(row === rule ? "" : line(row.name, row.bytes));
}
