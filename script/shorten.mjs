// Leaves out of the page's Wasm what nobody reads. Takes the paths of it and of its glue.
//
// What the two know each other by gets short names: wasm-bindgen writes a digest into each of them, which no server can
// compress. Where in which source file a panic was, and which tools made the file, goes.
import { readFileSync, writeFileSync } from "node:fs";
import { HEAD, Kind, Reader, Section, written } from "./wasm.mjs";

const [wasmPath, gluePath] = process.argv.slice(2);
const wasm = new Reader(readFileSync(wasmPath));
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
  [Section.IMPORTS]() {
    const from = wasm.text();
    const name = shorten(wasm.text());
    if (wasm.byte() !== Kind.FUNCTION) throw new Error(`${name} is no function`);
    return [...bytesOf(from), ...bytesOf(name), Kind.FUNCTION, ...written(wasm.number())];
  },
  [Section.EXPORTS]() {
    const name = shorten(wasm.text());
    return [...bytesOf(name), wasm.byte(), ...written(wasm.number())];
  },
};

const sections = [wasm.bytes.subarray(0, HEAD)];
while (!wasm.isAtEnd) {
  const start = wasm.at;
  const id = wasm.byte();
  const end = wasm.number() + wasm.at;
  if (rewrite[id]) {
    const count = wasm.number();
    const entries = [...written(count), ...Array.from({ length: count }, rewrite[id]).flat()];
    sections.push(Buffer.from([id, ...written(entries.length), ...entries]));
  } else if (id === Section.DATA) {
    // As long as before, and nothing to be sent.
    const data = wasm.bytes.toString("latin1", start, end);
    sections.push(Buffer.from(data.replace(PLACE, (place) => "\0".repeat(place.length)), "latin1"));
  } else if (id !== Section.CUSTOM) {
    sections.push(wasm.bytes.subarray(start, end));
  }
  wasm.at = end;
}

const glue = readFileSync(gluePath, "utf8");
writeFileSync(wasmPath, Buffer.concat(sections));
writeFileSync(gluePath, glue.replace(/[\w$]+/g, (word) => short.get(word) ?? word));
