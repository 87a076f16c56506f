// Takes out of a Wasm file what only puts words to a panic, which nobody reads: the page hears that its Wasm broke off, and no
// more. Takes the path of the file, which has to name its functions, and that of the one to write.
//
// Each function that never returns, since all it does is to panic, breaks off at once instead. What only they used goes when
// wasm-opt runs after this.
import { readFileSync, writeFileSync } from "node:fs";

const [path, out] = process.argv.slice(2);
const wasm = readFileSync(path);

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

// Numbers of the format of Wasm.
const CUSTOM = 0;
const IMPORTS = 2;
const CODE = 10;
const FUNCTION_NAMES = 1;
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

let at = 8;
/** Reads a number, which takes as many bytes as it needs. */
const number = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
};
const written = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...written(value >>> 7)]);
const text = () => {
  const length = number();
  at += length;
  return wasm.toString("utf8", at - length, at);
};
const limits = () => {
  const hasMost = wasm[at++] & 1;
  number();
  if (hasMost) number();
};

const sections = [];
while (at < wasm.length) {
  const start = at;
  const id = wasm[at++];
  const length = number();
  sections.push({ id, start, body: at, end: at + length });
  at += length;
}

/** Reads the import that stands here, and says whether it is a function. */
const isFunctionImport = () => {
  text();
  text();
  const kind = wasm[at++];
  if (kind === FUNCTION) number();
  else if (kind === TABLE) (at++, limits());
  else if (kind === MEMORY) limits();
  else if (kind === GLOBAL) at += 2;
  else throw new Error(`an import is of the unknown kind ${kind}`);
  return kind === FUNCTION;
};

let imported = 0;
const names = new Map();
for (const { id, body, end } of sections) {
  at = body;
  if (id === IMPORTS) {
    for (let count = number(); count > 0; count--) if (isFunctionImport()) imported++;
  } else if (id === CUSTOM && text() === "name") {
    while (at < end) {
      const kind = wasm[at++];
      const length = number();
      const next = at + length;
      if (kind === FUNCTION_NAMES) for (let count = number(); count > 0; count--) names.set(number(), plain(text()));
      at = next;
    }
  }
}
if (names.size === 0) throw new Error(`${path} does not name its functions`);

let snipped = 0;
const code = ({ body }) => {
  at = body;
  const count = number();
  const bodies = Array.from({ length: count }, (_, index) => {
    const start = at;
    at = number() + at;
    if (!PANICS.test(names.get(imported + index) ?? "")) return wasm.subarray(start, at);
    snipped++;
    return BREAKS_OFF;
  });
  const all = Buffer.concat([Buffer.from(written(count)), ...bodies]);
  return Buffer.concat([Buffer.from([CODE, ...written(all.length)]), all]);
};
const rest = sections.map((section) => (section.id === CODE ? code(section) : wasm.subarray(section.start, section.end)));
if (snipped === 0) throw new Error(`${path} has none of the functions that panic`);
writeFileSync(out, Buffer.concat([wasm.subarray(0, 8), ...rest]));
