import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const tools = process.env.DATA_GRAPH_SETUP_TOOLS;
if (!tools) throw new Error("run these tests through ./script/test, which knows where the tools are");
const ts = createRequire(`${tools}/npm/`)("typescript");

/** What a compiler in strict mode says of uses of the module's types. */
function complaints(options = {}) {
  const program = ts.createProgram([fileURLToPath(new URL("types.ts", import.meta.url))], {
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    ...options,
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? `${file.getLineAndCharacterOfPosition(start).line + 1}: ` : "";
    return line + ts.flattenDiagnosticMessageText(messageText, "\n");
  });
}

test("right uses of the types compile in strict mode, and wrong ones do not", () => {
  assert.deepEqual(complaints(), []);
});

test("they do so with exact optional properties too", () => {
  assert.deepEqual(complaints({ exactOptionalPropertyTypes: true }), []);
});

test("they do so where Node resolves the module", () => {
  const { NodeNext } = ts.ModuleKind;
  assert.deepEqual(complaints({ module: NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }), []);
});

test("every key that can be passed or read is documented", () => {
  const path = fileURLToPath(new URL("../../dist/module/data_graph_setup.d.ts", import.meta.url));
  const source = ts.createSourceFile(path, ts.sys.readFile(path), ts.ScriptTarget.ES2022, true);
  const bare = [];
  let keys = 0;
  const look = (node) => {
    // What wasm-bindgen writes about its own loading is not ours.
    if (ts.isInterfaceDeclaration(node) && node.name.text === "InitOutput") return;
    if (ts.isPropertySignature(node)) keys += 1;
    const isOurs = ts.isPropertySignature(node) || ts.isInterfaceDeclaration(node) || ts.isFunctionDeclaration(node);
    if (isOurs && ts.getJSDocCommentsAndTags(node).length === 0) bare.push(node.name.getText());
    if (!ts.isFunctionDeclaration(node)) ts.forEachChild(node, look);
  };
  look(source);
  assert.ok(keys > 50);
  assert.deepEqual(bare, []);
});
