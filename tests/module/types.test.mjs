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
