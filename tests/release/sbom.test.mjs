// The bill of materials: valid, exact, and the same wherever it is written.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const { Spec, Validation } = createRequire(`${process.env.DATA_GRAPH_SETUP_TOOLS}/npm/`)("@cyclonedx/cyclonedx-library");

const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
after(() => rm(folder, { recursive: true, force: true }));

let text, bom;
before(async () => {
  const file = join(folder, "bom.json");
  await run("node", ["script/sbom.mjs", file], { cwd: root });
  text = await readFile(file, "utf8");
  bom = JSON.parse(text);
});

/** What Cargo says that it compiled for one Wasm, by name and version. It was built just now, so that nothing is compiled. */
async function compiledBy(...command) {
  const { stdout: flags } = await run("node", ["script/wasm-flags.mjs", process.env.RUSTFLAGS ?? ""], { cwd: root });
  const { RUSTFLAGS, ...env } = process.env;
  const options = ["--release", "--target", "wasm32-unknown-unknown", "--message-format", "json"];
  const [subcommand, ...rest] = command;
  const { stdout } = await run("cargo", [subcommand, ...options, ...rest], {
    cwd: root,
    env: { ...env, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: flags.trim() },
    maxBuffer: 1 << 28,
  });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ reason, filenames }) => reason === "compiler-artifact" && filenames.some((path) => path.includes("/wasm32-unknown-unknown/")))
    .map(({ package_id }) => package_id.match(/#(.+)@(.+)$/))
    .filter((crate) => crate && crate[1] !== "data-graph-setup")
    .map(([, name, version]) => `${name} ${version}`);
}

test("it is valid, against the schema of its version", async () => {
  const version = Spec.Version.v1dot6;
  assert.equal(bom.specVersion, version);
  assert.equal(await new Validation.JsonStrictValidator(version).validate(text), null);
  // The validator would say so.
  assert.notEqual(await new Validation.JsonStrictValidator(version).validate(text.replace('"library"', '"book"')), null);
});

test("it lists exactly the crates that Cargo compiles into each Wasm, and Rust's own library", async () => {
  const listed = new Map(bom.components.map(({ name, version, properties = [] }) => [`${name} ${version}`, properties.map(({ value }) => value)]));
  const compiled = {
    page: await compiledBy("build", "--bin", "page", "--features", "app"),
    tools: await compiledBy("rustc", "--bin", "tools", "--features", "tools", "--", "-C", "strip=debuginfo"),
    module: await compiledBy("rustc", "--lib", "--crate-type", "cdylib", "--features", "js"),
  };
  for (const [file, crates] of Object.entries(compiled)) {
    const inFile = [...listed].filter(([, files]) => files.includes(file)).map(([crate]) => crate);
    assert.deepEqual(inFile.sort(), [...new Set(crates)].sort(), file);
  }
  const { stdout } = await run("rustc", ["--version"]);
  assert.deepEqual(
    [...listed].filter(([, files]) => files.length === 0).map(([part]) => part),
    [`std ${stdout.split(" ")[1]}`],
  );
});

test("each crate has its checksum, its licence and an address of its own", async () => {
  const lock = await readFile(join(root, "Cargo.lock"), "utf8");
  for (const { name, version, purl, hashes, licenses } of bom.components.filter(({ name }) => name !== "std")) {
    assert.equal(purl, `pkg:cargo/${name}@${version}`);
    assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"\n`));
    assert.ok(lock.includes(`checksum = "${hashes[0].content}"`));
    assert.equal(licenses.length, 1);
  }
});

test("it has no time, no random number and no path", () => {
  assert.equal(bom.serialNumber, undefined);
  assert.equal(bom.metadata.timestamp, undefined);
  for (const part of [root, process.env.HOME + "/", "file:"]) assert.equal(text.includes(part), false, part);
});
