// The other forms, read by the programs that they are written for, or by grammars of their languages.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { hostileNames } from "./hostile.mjs";
import { clientId, full, generate, load, smallest, thrown, wrong } from "./support.mjs";

const tools = process.env.DATA_GRAPH_SETUP_TOOLS;
if (!tools) throw new Error("run these tests through ./script/test, which knows where the tools are");
const require = createRequire(`${tools}/npm/`);
const { encodeLink, render } = await load();

const isName = (name) => generate({ ...smallest, catalogs: [{ catalog: name, schemas: [name] }] }).ready;
const names = hostileNames(400, isName);

/** Every name as a catalog, as a schema, and in the Segment catalog's place. */
const hostile = {
  ...full,
  segmentCatalog: { name: names[1], storage: "new" },
  profilesSync: { catalog: names[0], schemas: names },
  catalogs: names.slice(2).map((catalog, index) => (index % 2 ? { catalog } : { catalog, schemas: [catalog, "plain"] })),
};
const plans = { empty: {}, smallest, full, wrong, hostile, existing: { ...full, segmentCatalog: { storage: "exists" } } };

test("there are hundreds of hostile names, and the plan with them is ready", () => {
  assert.equal(new Set(names).size, 400);
  assert.ok(generate(hostile).ready);
});

test("a form that is none throws an error that names the argument and the forms", () => {
  for (const format of [undefined, null, "", "Terraform", "toString", 5, {}, []]) {
    const { message } = thrown(() => render(smallest, format));
    assert.match(message, /^`format` should be "terraform" or "bash" or "powershell" or "runbook"/);
  }
});

test("Terraform's own code leaves each configuration as it is, and reads each name as it is", async () => {
  const { format } = require("@cdktf/hcl-tools");
  const { parse } = require("@cdktf/hcl2json");
  for (const [name, plan] of Object.entries(plans)) {
    const text = render(plan, "terraform");
    assert.equal(await format(text), text, name);
    const { resource, variable } = await parse(`${name}.tf`, text);
    assert.equal(variable.client_id[0].default, generate(plan).settings[4].value ?? undefined);
    if (name !== "hostile") continue;
    // A literal text comes out as a template.
    const plain = (template) => template.replaceAll("$${", "${").replaceAll("%%{", "%{");
    const grants = Object.values(resource.databricks_grant).map(([grant]) => grant);
    const granted = new Set(grants.map(({ catalog, schema }) => plain(catalog ?? schema)));
    for (const wanted of names) assert.ok(granted.has(wanted) && granted.has(`${names[0]}.${wanted}`), wanted);
    assert.equal(resource.databricks_catalog.segment[0].name, names[1]);
  }
});

test("ShellCheck has nothing to say about the scripts for bash", () => {
  for (const [name, plan] of Object.entries(plans)) {
    const { stdout, status, error } = spawnSync("shellcheck", ["-"], { input: render(plan, "bash"), encoding: "utf8" });
    assert.equal(error, undefined, "ShellCheck is not installed: run these tests through ./script/test");
    assert.deepEqual({ stdout, status }, { stdout: "", status: 0 }, name);
  }
});

/** Runs a script by bash, with a `databricks` that writes down its arguments and fails where it is asked whether a catalog exists. */
async function run(context, script, { variables = {}, hasCatalog = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "bin"));
  const stub = join(folder, "bin/databricks");
  await writeFile(
    stub,
    `#!/bin/sh\n{ printf '%s\\036' "$@"; printf '\\035'; } >>"$CALLS"\n[ "$1 $2" != "catalogs get" ] || ${hasCatalog}\n`,
  );
  await chmod(stub, 0o755);
  await writeFile(join(folder, "script"), script);
  const env = { PATH: `${join(folder, "bin")}:/usr/bin:/bin`, CALLS: join(folder, "calls"), ...variables };
  const ended = await promisify(execFile)("bash", ["script"], { cwd: folder, env }).then(
    (output) => ({ ...output, code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  );
  const calls = await readFile(env.CALLS, "utf8").catch(() => "");
  return { ...ended, calls: calls.split("\x1d").slice(0, -1).map((call) => call.split("\x1e").slice(0, -1)) };
}

test("bash hands every hostile name to the CLI as it is", async (context) => {
  const { code, stderr, calls } = await run(context, render(hostile, "bash"));
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  const named = new Set();
  for (const call of calls) {
    const [group, verb] = call;
    if (group === "catalogs") {
      assert.deepEqual(call, ["catalogs", verb, "--", names[1]]);
    } else {
      assert.deepEqual([...call.slice(0, 3), call[4]], [group, "update", "--json", "--"]);
      const json = JSON.parse(call[3]);
      if (group === "permissions") {
        assert.deepEqual(call.slice(5), ["warehouses", "0123456789abcdef"]);
        assert.deepEqual(json, { access_control_list: [{ service_principal_name: clientId, permission_level: "CAN_USE" }] });
      } else {
        assert.deepEqual([group, Object.keys(json), json.changes.length, json.changes[0].principal], ["grants", ["changes"], 1, clientId]);
        named.add(`${call[5]} ${call[6]}`);
      }
    }
  }
  for (const name of names) assert.ok(named.has(`catalog ${name}`) && named.has(`schema ${names[0]}.${name}`), name);
});

test("a catalog is created only where it is missing, and everything else runs again", async (context) => {
  const script = render(full, "bash");
  const [first, again] = [await run(context, script), await run(context, script, { hasCatalog: true })];
  const create = ["catalogs", "create", "--storage-root", "s3://acme-lake/segment/data-graph", "--", "segment_data_graph"];
  assert.deepEqual(first.calls.filter(([, verb]) => verb === "create"), [create]);
  assert.deepEqual(again.calls, first.calls.filter(([, verb]) => verb !== "create"));
});

test("access is taken back only where that is asked for", async (context) => {
  const removed = async (plan) => {
    const { calls } = await run(context, render(plan, "bash"));
    return calls.filter((call) => call[3]?.includes('"remove"')).map((call) => [call[6], JSON.parse(call[3]).changes[0].remove]);
  };
  const taken = ["SELECT", "USE_SCHEMA"];
  assert.deepEqual(await removed(full), [["profiles", taken], ["marketing", taken]]);
  assert.deepEqual(await removed({ ...full, grantedBefore: false }), []);
});

test("bash calls nothing before everything that is missing or wrong was given, and names what is not", async (context) => {
  const script = render(wrong, "bash");
  const variables = Object.fromEntries([...script.matchAll(/\$\{(DATA_GRAPH_\w+):\?/g)].map(([, name]) => [name, "x"]));
  const { blanks, problems } = generate(wrong);
  const outside = ["connection.hostname", "connection.port", "testTable"];
  assert.equal(Object.keys(variables).length, [...blanks, ...problems].filter(({ field }) => !outside.includes(field)).length);
  variables.DATA_GRAPH_CLIENT_ID = clientId;
  for (const name of Object.keys(variables)) {
    const { [name]: _, ...others } = variables;
    const { code, stderr, calls } = await run(context, script, { variables: others });
    assert.ok(code !== 0 && stderr.includes(`${name}: is not set. It stands for: `), stderr);
    assert.deepEqual(calls, []);
  }
  const odd = await run(context, script, { variables: { ...variables, DATA_GRAPH_CLIENT_ID: '","add":["MANAGE' } });
  assert.deepEqual([odd.code, odd.calls], [1, []]);
  const names = { DATA_GRAPH_CATALOG_1: "it's \"$HOME\"" };
  const { code, calls } = await run(context, script, { variables: { ...variables, ...names } });
  assert.equal(code, 0);
  assert.ok(calls.some((call) => call.at(-1) === names.DATA_GRAPH_CATALOG_1));
});

test("a warehouse that no plan needs is left out with a word", async (context) => {
  const script = render(smallest, "bash");
  const without = await run(context, script);
  assert.equal(without.code, 0);
  assert.match(without.stderr, /DATA_GRAPH_WAREHOUSE_ID/);
  const variables = { DATA_GRAPH_WAREHOUSE_ID: "0123" };
  const { calls } = await run(context, script, { variables });
  assert.deepEqual(calls.slice(0, -1), without.calls);
  assert.deepEqual(calls.at(-1).slice(-2), ["warehouses", "0123"]);
});

test("a call that fails stops the script for bash", async (context) => {
  const script = render(smallest, "bash").replace("set -euo pipefail\n", "$&databricks() { [ \"$1\" = catalogs ] && command databricks \"$@\"; }\n");
  const { code, calls } = await run(context, script);
  assert.ok(code !== 0);
  assert.deepEqual(calls.map(([group, verb]) => `${group} ${verb}`), ["catalogs get", "catalogs create"]);
});

test("PowerShell's grammar reads the scripts for it, and each name as one text", async () => {
  const { Language, Parser } = require("web-tree-sitter");
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm")));
  for (const [name, plan] of Object.entries(plans)) {
    const { rootNode } = parser.parse(render(plan, "powershell"));
    assert.equal(rootNode.hasError, false, name);
    if (name !== "hostile") continue;
    const texts = rootNode.descendantsOfType("verbatim_string_characters").map(({ text }) =>
      text.slice(1, -1).replace(/(['‘’‚‛])\1/g, "$1"),
    );
    const read = new Set(texts);
    for (const wanted of names) assert.ok(read.has(wanted) && read.has(`${names[0]}.${wanted}`), wanted);
    const calls = rootNode.descendantsOfType("command_name").map(({ text }) => text);
    assert.ok(calls.filter((call) => call === "Invoke-Databricks").length > names.length);
  }
});

test("a runbook is a page of Markdown with each name as code, and nothing of a name is markup", () => {
  const { marked } = require("marked");
  for (const [name, plan] of Object.entries(plans)) {
    const text = render(plan, "runbook");
    const kinds = new Set();
    const codes = new Set();
    const blocks = [];
    marked.walkTokens(marked.lexer(text), (token) => {
      kinds.add(token.type);
      if (token.type === "codespan") codes.add(token.text);
      if (token.type === "code") blocks.push([token.lang, `${token.text}\n`]);
    });
    const known = ["heading", "space", "paragraph", "text", "list", "list_item", "checkbox", "code", "codespan", "strong"];
    assert.deepEqual([...kinds].filter((kind) => !known.includes(kind)), [], name);
    const { sql, undo, ready } = generate(plan);
    assert.deepEqual(blocks, [["sql", sql], ["sql", undo]]);
    assert.equal(kinds.has("strong"), !ready);
    assert.ok(codes.has(`#${encodeLink(plan)}`));
    if (name === "hostile") for (const wanted of names) assert.ok(codes.has(wanted), wanted);
  }
});
