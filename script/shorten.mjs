// Leaves out of the page's Wasm what nobody reads. Takes the paths of it and of its glue.
//
// What the two know each other by gets short names: wasm-bindgen writes a digest into each of them, which no server can
// compress. Where in which source file a panic was, and which tools made the file, goes.
import { readFileSync, writeFileSync } from "node:fs";

const [wasmPath, gluePath] = process.argv.slice(2);
const wasm = readFileSync(wasmPath);

// Numbers of the format of Wasm.
const CUSTOM = 0;
const IMPORTS = 2;
const EXPORTS = 7;
const DATA = 11;
const FUNCTION = 0;

let at = 8;
/** Reads a number, which takes as many bytes as it needs. */
const number = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
};
const text = () => {
  const length = number();
  at += length;
  return wasm.toString("utf8", at - length, at);
};
const written = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...written(value >>> 7)]);
const bytesOf = (name) => [...written(Buffer.byteLength(name)), ...Buffer.from(name)];

const short = new Map();
const shorten = (name) => {
  // Others, such as `memory`, could mean something else in the glue.
  if (!/^(__wb|__externref|wasm_bindgen_)/.test(name)) return name;
  if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
  return short.get(name);
};

// Where a panic was, which the page has nobody to tell: a browser only hears that the Wasm broke off.
const PLACE = /(?:\/(?:rustc|rust|cargo|source)\/|src\/)[\w.\/+-]+?\.rs/g;

const rewrite = {
  [IMPORTS]() {
    const from = text();
    const name = shorten(text());
    if (wasm[at++] !== FUNCTION) throw new Error(`${name} is no function`);
    return [...bytesOf(from), ...bytesOf(name), FUNCTION, ...written(number())];
  },
  [EXPORTS]() {
    const name = shorten(text());
    return [...bytesOf(name), wasm[at++], ...written(number())];
  },
};

const sections = [wasm.subarray(0, at)];
while (at < wasm.length) {
  const start = at;
  const id = wasm[at++];
  const end = number() + at;
  if (rewrite[id]) {
    const count = number();
    const entries = [...written(count), ...Array.from({ length: count }, rewrite[id]).flat()];
    sections.push(Buffer.from([id, ...written(entries.length), ...entries]));
  } else if (id === DATA) {
    // As long as before, and nothing to be sent.
    const data = wasm.toString("latin1", start, end);
    sections.push(Buffer.from(data.replace(PLACE, (place) => "\0".repeat(place.length)), "latin1"));
  } else if (id !== CUSTOM) {
    sections.push(wasm.subarray(start, end));
  }
  at = end;
}

const glue = readFileSync(gluePath, "utf8");
writeFileSync(wasmPath, Buffer.concat(sections));
writeFileSync(gluePath, glue.replace(/[\w$]+/g, (word) => short.get(word) ?? word));
