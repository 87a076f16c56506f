// Which crates are compiled into the Wasm, and what Cargo knows of them. Build scripts, macros and what only tests need are no
// part of it.
import { execFileSync } from "node:child_process";

const TARGET = "wasm32-unknown-unknown";

/** The Wasm files of a release, with the feature of Cargo.toml that each is built with. */
export const BUILT = { page: "app", tools: "tools", module: "js" };

const cargo = (...args) => execFileSync("cargo", [...args, "--offline"], { encoding: "utf8", maxBuffer: 1 << 28 });

/** Every package that Cargo.lock has, as Cargo describes it. */
export function packages() {
  return JSON.parse(cargo("metadata", "--format-version", "1", "--all-features")).packages;
}

/** What is compiled with a feature: each crate as `name version`, with those that it needs itself. Our own comes first. */
function tree(feature) {
  const printed = cargo(
    ...["tree", "--target", TARGET, "--features", feature, "--edges", "normal,no-proc-macro"],
    ...["--prefix", "depth", "--format", "|{p}", "--no-dedupe"],
  );
  const needs = new Map();
  const above = [];
  for (const line of printed.trim().split("\n")) {
    const [, depth, name, version] = line.match(/^(\d+)\|(\S+) v(\S+)/);
    const crate = `${name} ${version}`;
    above.length = Number(depth);
    if (above.length > 0) needs.get(above.at(-1)).add(crate);
    if (!needs.has(crate)) needs.set(crate, new Set());
    above.push(crate);
  }
  return needs;
}

/**
 * The crates that are compiled into some of the Wasm files, by name and version, our own left out. Each has its `package`, the
 * `needs` of its own, and the files that it is `in`. `own` is the same of ours.
 */
export function compiled(files = Object.keys(BUILT)) {
  const known = new Map(packages().map((crate) => [`${crate.name} ${crate.version}`, crate]));
  const crates = new Map();
  let first;
  for (const file of files) {
    const needs = tree(BUILT[file]);
    [first] = needs.keys();
    for (const [crate, needed] of needs) {
      if (!crates.has(crate)) crates.set(crate, { package: known.get(crate), needs: new Set(), in: [] });
      for (const one of needed) crates.get(crate).needs.add(one);
      crates.get(crate).in.push(file);
    }
  }
  const own = crates.get(first);
  crates.delete(first);
  const sorted = [...crates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, crate]) => crate);
  return { own, crates: sorted };
}
