import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { place } from "./support.mjs";

const manifest = JSON.parse(await readFile(new URL("package.json", place), "utf8"));

test("the package is four files", async () => {
  assert.deepEqual((await readdir(place)).sort(), [
    "data_graph_setup.d.ts",
    "data_graph_setup.js",
    "data_graph_setup_bg.wasm",
    "package.json",
  ]);
});

test("its manifest says that it is an ES module and names its files", () => {
  const { name, version, type, main, types, files } = manifest;
  assert.deepEqual(
    { name, type, main, types, files: files.toSorted() },
    {
      name: "data-graph-setup",
      type: "module",
      main: "data_graph_setup.js",
      types: "data_graph_setup.d.ts",
      files: ["data_graph_setup.d.ts", "data_graph_setup.js", "data_graph_setup_bg.wasm"],
    },
  );
  assert.match(version, /^\d+\.\d+\.\d+$/);
});

test("its version and licence are the crate's", async () => {
  const crate = await readFile(new URL("../../Cargo.toml", place), "utf8");
  for (const key of ["version", "license"]) {
    assert.equal(manifest[key], crate.match(new RegExp(`^${key} = "(.+)"$`, "m"))[1]);
  }
});

test("it needs no other package", () => {
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.peerDependencies, undefined);
});

test("it exports the eleven functions and the two ways to load it", async () => {
  const module = await import(new URL("data_graph_setup.js", place));
  assert.deepEqual(Object.keys(module).sort(), [
    "audit",
    "changes",
    "decodeLink",
    "default",
    "encodeLink",
    "explainError",
    "generate",
    "initSync",
    "planFile",
    "readConnection",
    "readNames",
    "readPlanFile",
    "render",
  ]);
});

test("an installed package is imported by its name", async (context) => {
  const project = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
  context.after(() => rm(project, { recursive: true, force: true }));
  await mkdir(join(project, "node_modules"));
  await symlink(fileURLToPath(place), join(project, "node_modules/data-graph-setup"), "dir");
  const program = `
    import { readFile } from "node:fs/promises";
    import init, { encodeLink } from "data-graph-setup";
    await init({ module_or_path: await readFile("node_modules/data-graph-setup/data_graph_setup_bg.wasm") });
    console.log(encodeLink({}));
  `;
  await writeFile(join(project, "program.mjs"), program);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["program.mjs"], { cwd: project });
  assert.deepEqual({ stdout, stderr }, { stdout: "v=1\n", stderr: "" });
});
