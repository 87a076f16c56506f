// Gives short names to what the page's Wasm and its glue know each other by. wasm-bindgen writes a digest into each of
// them, which no server can compress. Takes the paths of the two files.
import { readFileSync, writeFileSync } from "node:fs";

const [wasmPath, gluePath] = process.argv.slice(2);
const wasm = readFileSync(wasmPath);

// Numbers of the format of Wasm.
const IMPORTS = 2;
const EXPORTS = 7;
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
  } else {
    sections.push(wasm.subarray(start, end));
  }
  at = end;
}

const glue = readFileSync(gluePath, "utf8");
writeFileSync(wasmPath, Buffer.concat(sections));
writeFileSync(gluePath, glue.replace(/[\w$]+/g, (word) => short.get(word) ?? word));
