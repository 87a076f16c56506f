// What crates are under, and the licences that stand beside what was built.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { compiled, packages } from "../../script/crates.mjs";
import { textsOf } from "../../script/licence-texts.mjs";
import { refused } from "../../script/spdx.mjs";

const dist = new URL("../../dist/", import.meta.url);
const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
after(() => rm(folder, { recursive: true, force: true }));

const words = (text) => text.replace(/\s+/g, " ").trim();

test("every crate that builds, tests or is compiled in is under a licence that is allowed", () => {
  assert.deepEqual(refused(packages()), []);
});

test("other licences are refused, by name", () => {
  const crate = (license) => ({ name: "other", version: "1.0.0", license });
  for (const license of ["GPL-3.0-only", "MIT AND GPL-2.0-only", "MPL-2.0", "LicenseRef-own", null]) {
    assert.deepEqual(refused([crate(license)]), [`other 1.0.0: ${license ?? "no licence"}`]);
  }
  for (const license of ["MIT/GPL-3.0-only", "(MIT OR Apache-2.0) AND Unicode-3.0"]) assert.deepEqual(refused([crate(license)]), []);
});

for (const [path, files] of [
  ["licences.txt", ["page", "tools"]],
  ["module/licences.txt", ["module"]],
]) {
  test(`${path} has every text of every crate that is compiled into ${files.join(" and ")}`, async () => {
    const text = await readFile(new URL(path, dist), "utf8");
    const said = words(text);
    const { crates } = compiled(files);
    for (const { package: crate } of crates) {
      const row = text.match(new RegExp(`^${crate.name} ${crate.version.replaceAll(".", "\\.")} +(.+?)  +([\\d, ]+)$`, "m"));
      assert.ok(row, `${crate.name} stands there`);
      assert.equal(row[1].trim(), crate.license);
      for (const number of row[2].split(", ")) assert.ok(text.includes(`\n==== ${number} ==`), `there is a text ${number}`);
      for (const licence of textsOf(crate)) assert.ok(said.includes(words(licence)), `the text of ${crate.name}`);
    }
    const [, list] = text.match(/\n\n((?:\S+ \d.*\n)+)/);
    assert.equal(list.trim().split("\n").length, crates.length + 1, "no other crates stand there");
  });
}

test("what the standard library is built with is named", async () => {
  const text = await readFile(new URL("licences.txt", dist), "utf8");
  const place = execFileSync("rustc", ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"], { encoding: "utf8" }).trim();
  const names = (await readdir(place)).flatMap((file) => file.match(/^lib(.+)-[0-9a-f]+\.rlib$/)?.[1] ?? []);
  assert.ok(names.includes("core"));
  const standard = text.slice(text.indexOf("==== Rust ="));
  for (const name of names.filter((name) => !name.startsWith("rustc_std_workspace_"))) assert.match(standard, new RegExp(`\\b${name}\\b`));
});

test("a crate without a text is taken under Apache-2.0, or stops the build by its name", async () => {
  const crate = (license) => ({ name: "bare", version: "1.0.0", license, manifest_path: join(folder, "Cargo.toml") });
  assert.match(textsOf(crate("MIT OR Apache-2.0"))[0], /Apache License\s+Version 2\.0/);
  for (const license of ["MIT", "MIT AND Apache-2.0", null]) assert.throws(() => textsOf(crate(license)), /^Error: bare 1\.0\.0 has no licence text/);
});

test("a crate's texts are found by their names, in a folder of licences, and where its manifest says", async () => {
  const manifest_path = join(folder, "own", "Cargo.toml");
  await mkdir(join(folder, "own", "LICENSES"), { recursive: true });
  const put = (name, text) => writeFile(join(folder, "own", name), text);
  await Promise.all([put("README.md", "0"), put("COPYING", "1\r\n"), put("LICENSES/MIT.txt", "2  \n\n"), put("terms.txt", "3")]);
  const texts = textsOf({ name: "own", version: "1.0.0", license: "MIT", license_file: "terms.txt", manifest_path });
  assert.deepEqual(texts, ["1\n", "2\n", "3\n"]);
});

test("the offline copy has the licences in it", async () => {
  const [copy, text] = await Promise.all(["data-graph-setup.html", "licences.txt"].map((name) => readFile(new URL(name, dist), "utf8")));
  assert.ok(copy.includes(`<!--\n${text}-->`));
});
