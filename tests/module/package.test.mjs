import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { load, place } from "./support.mjs";

const tools = process.env.DATA_GRAPH_SETUP_TOOLS;
if (!tools) throw new Error("run these tests through ./script/test, which knows where the tools are");
const require = createRequire(`${tools}/npm/`);
const run = promisify(execFile);

const manifest = JSON.parse(await readFile(new URL("package.json", place), "utf8"));

const FILES = [
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "data_graph_setup.d.ts",
  "data_graph_setup.js",
  "data_graph_setup_bg.wasm",
  "licences.txt",
  "node.js",
  "package.json",
];

test("the package is the module with its types, its licences and what to read first", async () => {
  assert.deepEqual((await readdir(place)).sort(), FILES);
});

test("npm packs all of it, and nothing else", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: fileURLToPath(place) });
  const [{ name, files }] = JSON.parse(stdout);
  assert.deepEqual([name, files.map(({ path }) => path).sort()], ["data-graph-setup", FILES]);
});

test("its manifest says that it is an ES module, and names files that are there", () => {
  const { name, version, type, main, types, exports, files } = manifest;
  assert.deepEqual([name, type, main, types], ["data-graph-setup", "module", "data_graph_setup.js", "data_graph_setup.d.ts"]);
  assert.deepEqual(Object.keys(exports["."]), ["types", "node", "default"]);
  const named = [exports["."], exports].flatMap((entries) => Object.values(entries)).filter((entry) => typeof entry === "string");
  for (const file of [...named.map((path) => path.slice(2)), ...files]) assert.ok(FILES.includes(file), file);
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

/** A project that has the package among its modules, with these files. */
async function project(context, files) {
  const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "node_modules"));
  await symlink(fileURLToPath(place), join(folder, "node_modules/data-graph-setup"), "dir");
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test("an installed package is imported by its name in Node, and is there at once", async (context) => {
  const cwd = await project(context, {
    "plain.mjs": `import { encodeLink } from "data-graph-setup"; console.log(encodeLink({}));`,
    "init.mjs": `
      import { readFile } from "node:fs/promises";
      import init, { encodeLink } from "data-graph-setup";
      await init({ module_or_path: await readFile("node_modules/data-graph-setup/data_graph_setup_bg.wasm") });
      await init();
      console.log(encodeLink({}));
    `,
  });
  for (const program of ["plain.mjs", "init.mjs"]) {
    assert.deepEqual(await run(process.execPath, [program], { cwd }), { stdout: "v=1\n", stderr: "" });
  }
});

test("the lines that its README begins with work", async (context) => {
  const readme = await readFile(new URL("README.md", place), "utf8");
  const [, lines] = readme.match(/```js\n(.*?)```/s);
  const cwd = await project(context, { "lines.mjs": lines });
  const { stdout, stderr } = await run(process.execPath, ["lines.mjs"], { cwd });
  assert.equal(stderr, "");
  assert.match(stdout, /^-- Step 2.*^GRANT .*^resource "databricks_grant" "catalog_sales"/ms);
});

test("its README names every function", async () => {
  const readme = await readFile(new URL("README.md", place), "utf8");
  const module = await import(new URL("data_graph_setup.js", place));
  for (const name of Object.keys(module).filter((name) => !["default", "initSync"].includes(name))) {
    assert.ok(readme.includes(`\`${name}(`), name);
  }
});

test("a project in TypeScript finds its types by its name", async (context) => {
  const ts = require("typescript");
  const use = `import init, { generate, type Plan } from "data-graph-setup";\nconst plan: Plan = {};\nexport const sql: string = (await init(), generate(plan).sql);\n`;
  const cwd = await project(context, { "use.mts": use });
  for (const [module, moduleResolution] of [
    [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
    [ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
  ]) {
    const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module, moduleResolution, types: [] };
    const program = ts.createProgram([join(cwd, "use.mts")], { ...options, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"] });
    assert.deepEqual(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText), []);
  }
});

test("Vite builds a page with it, and takes its Wasm along", async (context) => {
  const root = await project(context, {
    "package.json": `{ "type": "module" }`,
    "index.html": `<!doctype html><title>x</title><script type="module" src="/main.js"></script>`,
    "main.js": `import init, { generate } from "data-graph-setup"; await init(); document.title = generate({}).summary;`,
  });
  const { build } = await import(pathToFileURL(require.resolve("vite")));
  await build({ root, logLevel: "error", build: { target: "esnext" } });
  const assets = await readdir(join(root, "dist/assets"));
  const wasm = assets.find((name) => name.endsWith(".wasm"));
  const script = await readFile(join(root, "dist/assets", assets.find((name) => name.endsWith(".js"))), "utf8");
  assert.ok(script.includes(wasm) && !script.includes("node:fs"));
  assert.deepEqual(await readFile(join(root, "dist/assets", wasm)), await readFile(new URL("data_graph_setup_bg.wasm", place)));
});

const example = (name) => readFile(new URL(`../../examples/${name}`, import.meta.url), "utf8");

/** Runs a command with a text on its standard input. */
function piped(command, options, input, cwd) {
  const { stdout, stderr, status } = spawnSync(command, options, { cwd, input, encoding: "utf8" });
  return { stdout, stderr, status };
}

test("the example script turns a plan's file into SQL, or another form", async (context) => {
  const plan = await example("plan.json");
  const cwd = await project(context, { "sql.mjs": await example("sql.mjs") });
  const { generate, planFile, readPlanFile, render } = await load();
  const { plan: opened } = readPlanFile(plan);
  assert.equal(planFile(opened), plan);
  const { sql } = generate(opened);
  assert.deepEqual(piped(process.execPath, ["sql.mjs"], plan, cwd), { stdout: sql, stderr: "", status: 0 });
  const terraform = piped(process.execPath, ["sql.mjs", "terraform"], plan, cwd);
  assert.deepEqual(terraform, { stdout: render(opened, "terraform"), stderr: "", status: 0 });
});

test("the example script stops a pipeline where something is missing or wrong, or no plan", async (context) => {
  const cwd = await project(context, { "sql.mjs": await example("sql.mjs") });
  for (const [file, said] of [
    ['{"version":1}', /^Client ID is empty\.\nProfiles Sync catalog is empty\.\n$/],
    ['{"version":1,"clientId":"x","profilesSync":{"catalog":"a"}}', /^clientId: /],
    ['{"version":2}', /^A newer version/],
    ["GRANT", /^This is no JSON/],
  ]) {
    const { stderr, status } = piped(process.execPath, ["sql.mjs"], file, cwd);
    assert.match(stderr, said);
    assert.equal(status, 1);
  }
});

test("the example in one line prints the same SQL", async (context) => {
  const cwd = await project(context, { "plan.json": await example("plan.json") });
  const [, line] = (await example("README.md")).match(/^(node --input-type=module .*)$/m);
  const { generate, readPlanFile } = await load();
  const { sql } = generate(readPlanFile(await example("plan.json")).plan);
  assert.deepEqual(piped("bash", ["-c", line], "", cwd), { stdout: sql, stderr: "", status: 0 });
});
