// Prints the flags that rustc gets for the Wasm, so that the same source gives the same bytes on every machine: whatever
// names a source file, such as a panic, has it by a path that is the same everywhere.
//
// Takes what the flags are to be put behind. Cargo has to have its crates already.
import { execFileSync } from "node:child_process";
import { lstatSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
const rustc = process.env.RUSTC || "rustc";

const metadata = run("cargo", "metadata", "--format-version", "1", "--all-features", "--offline");
const { packages, workspace_root: source } = JSON.parse(metadata);
// Crates lie in a folder that is named for the registry, and a mirror has another name.
const crates = new Set(packages.filter((crate) => crate.source).map((crate) => dirname(dirname(crate.manifest_path))));

// Where the component rust-src is installed, rustc puts its place for the one that the standard library was built with.
const version = run(rustc, "-vV");
const said = (key) => version.match(new RegExp(`^${key}: (.*)$`, "m"))[1];
const builtWith = said("commit-hash") === "unknown" ? said("release") : said("commit-hash");
const library = join(run(rustc, "--print", "sysroot").trim(), "lib/rustlib/src/rust");
const libraries = [library];
if (lstatSync(library, { throwIfNoEntry: false })?.isSymbolicLink()) libraries.push(readlinkSync(library));

// Of several that fit, the last one counts.
const remapped = [
  [source, "/source"],
  ...[...crates].map((folder) => [folder, "/cargo"]),
  ...libraries.map((folder) => [folder, `/rustc/${builtWith}`]),
];
// Cargo takes these flags apart at spaces, and leaves no way to write one.
const spaced = remapped.find(([path]) => /\s/.test(path));
if (spaced) {
  console.error(`The page cannot be built with "${spaced[0]}": that path has a space. Please use a folder without one.`);
  process.exit(1);
}
console.log([...process.argv.slice(2), ...remapped.map(([from, to]) => `--remap-path-prefix=${from}=${to}`)].join(" ").trim());
