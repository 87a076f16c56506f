// Takes out of a Wasm file what only puts words to a panic, which nobody reads: the page hears that its Wasm broke off, and no
// more. Takes the path of the file, which has to name its functions, and that of the one to write.
//
// Each function that never returns, since all it does is to panic, breaks off at once instead. What only they used goes when
// wasm-opt runs after this.
import { readFileSync, writeFileSync } from "node:fs";
import { HEAD, Kind, Reader, Section, written } from "./wasm.mjs";

const [path, out] = process.argv.slice(2);
const wasm = new Reader(readFileSync(path));

// The standard library's and wasm-bindgen's.
const PANICS = new RegExp(
  [
    "core::panicking::(panic|assert_failed)",
    "core::(option|result)::(expect_failed|unwrap_failed)$",
    "core::str::slice_error_fail",
    "core::slice::index::slice_\\w*fail$",
    "core::cell::panic_",
    "alloc::raw_vec::(handle_error|capacity_overflow)$",
    "__rustc::rust_begin_unwind$",
    "wasm_bindgen::__rt::borrow_fail",
  ]
    .map((name) => `^${name}`)
    .join("|"),
);
/** A function's name as a path, without digests, whether the compiler has encoded it or wasm-bindgen has decoded it. */
const plain = (name) => {
  if (!/^_(R|ZN)/.test(name)) return name.replace(/\[\w+\]/, "");
  const parts = [];
  // Each part stands behind its length. A digest begins with letters that are no length.
  let rest = name.replace(/Cs\w+?_(?=\d)/g, "");
  for (let found; (found = rest.match(/\d+/)); ) {
    const from = found.index + found[0].length;
    parts.push(rest.slice(from, from + Number(found[0])));
    rest = rest.slice(from + Number(found[0]));
  }
  return parts.join("::");
};

const BREAKS_OFF = Buffer.from([3, 0, 0, 0x0b]);

const FUNCTION_NAMES = 1;

const limits = () => {
  const hasMost = wasm.byte() & 1;
  wasm.number();
  if (hasMost) wasm.number();
};

const sections = [];
while (!wasm.isAtEnd) {
  const start = wasm.at;
  const id = wasm.byte();
  const length = wasm.number();
  sections.push({ id, start, body: wasm.at, end: wasm.at + length });
  wasm.at += length;
}

/** Reads the import that stands here, and says whether it is a function. */
const isFunctionImport = () => {
  wasm.text();
  wasm.text();
  const kind = wasm.byte();
  if (kind === Kind.FUNCTION) wasm.number();
  else if (kind === Kind.TABLE) (wasm.byte(), limits());
  else if (kind === Kind.MEMORY) limits();
  else if (kind === Kind.GLOBAL) wasm.at += 2;
  else throw new Error(`an import is of the unknown kind ${kind}`);
  return kind === Kind.FUNCTION;
};

let imported = 0;
const names = new Map();
for (const { id, body, end } of sections) {
  wasm.at = body;
  if (id === Section.IMPORTS) {
    for (let count = wasm.number(); count > 0; count--) if (isFunctionImport()) imported++;
  } else if (id === Section.CUSTOM && wasm.text() === "name") {
    while (wasm.at < end) {
      const kind = wasm.byte();
      const length = wasm.number();
      const next = wasm.at + length;
      if (kind === FUNCTION_NAMES)
        for (let count = wasm.number(); count > 0; count--) names.set(wasm.number(), plain(wasm.text()));
      wasm.at = next;
    }
  }
}
if (names.size === 0) throw new Error(`${path} does not name its functions`);

let snipped = 0;
const code = ({ body }) => {
  wasm.at = body;
  const count = wasm.number();
  const bodies = Array.from({ length: count }, (_, index) => {
    const start = wasm.at;
    const length = wasm.number();
    wasm.at += length;
    if (!PANICS.test(names.get(imported + index) ?? "")) return wasm.bytes.subarray(start, wasm.at);
    snipped++;
    return BREAKS_OFF;
  });
  const all = Buffer.concat([Buffer.from(written(count)), ...bodies]);
  return Buffer.concat([Buffer.from([Section.CODE, ...written(all.length)]), all]);
};
const rest = sections.map((section) =>
  section.id === Section.CODE ? code(section) : wasm.bytes.subarray(section.start, section.end),
);
if (snipped === 0) throw new Error(`${path} has none of the functions that panic`);
writeFileSync(out, Buffer.concat([wasm.bytes.subarray(0, HEAD), ...rest]));
