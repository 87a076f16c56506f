// What the built page and the module are made of, load by load, and what a server sends of it.
import { existsSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);

/** Bytes with gzip and with brotli, each as small as it gets: what a server sends of them, by the ending of its file. */
export function compressed(bytes) {
  const gz = gzipSync(bytes, { level: 9 });
  // The system that it was made on, which differs and means nothing.
  gz[9] = 255;
  return { gz, br: brotliCompressSync(bytes) };
}

/** The sizes of a file of dist/: as it is, with gzip, and with brotli. */
export function sizesOf(path) {
  const bytes = readFileSync(new URL(path, dist));
  const laid = ["gz", "br"].map((ending) => new URL(`${path}.${ending}`, dist));
  const sent = laid.every(existsSync) ? laid.map((file) => readFileSync(file)) : Object.values(compressed(bytes));
  return [bytes, ...sent].map(({ length }) => length);
}

/**
 * Wasm and JavaScript of each load: its name, its files, and how many bytes it may have with brotli. Where that is not yet
 * what it is to come to, `aim` is.
 */
export function loads() {
  const html = readFileSync(new URL("index.html", dist), "utf8");
  const named = (tag, ...attributes) =>
    [...html.matchAll(tag)].flatMap(([found]) =>
      attributes.map((attribute) => found.match(new RegExp(` ${attribute}="?\\./([^" >]+)`))[1]),
    );
  const start = named(/<script\b[^>]*\bsrc=[^>]*>/g, "src");
  const page = named(/<link\b[^>]* rel="?first-load\b[^>]*>/g, "href", "data-wasm");
  const tools = named(/<link\b[^>]* rel="?second-load\b[^>]*>/g, "href", "data-wasm");
  return [
    { name: "first load", files: [...start, ...page], budget: 139_800, aim: 120_000 },
    { name: "second load", files: tools, budget: 200_000 },
    { name: "module's Wasm", files: ["module/data_graph_setup_bg.wasm"], budget: 180_000 },
  ];
}
