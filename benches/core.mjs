// Runs core.rs, and holds what a schema costs among many against what it costs among fewer.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { count, held, median } from "./figures.mjs";
import { CATALOGS, SCHEMAS } from "./plans.mjs";

const run = promisify(execFile);

/** What core.rs calls what it measures. */
const WORKS = {
  sql: "SQL and all else of a form",
  link_written: "link written",
  link_read: "link read",
  list_pasted: "pasted list read",
  listing_audited: "listing audited",
};
const TARGET = 1.2;
const ROUNDS = 9;

const NANOSECONDS = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 };

/** Nanoseconds by work and case, out of the tree that divan draws. */
function read(tree) {
  const found = {};
  let work;
  for (const line of tree.split("\n")) {
    const [, name] = line.match(/^[├╰]─ (\w+)/) ?? [];
    if (name) work = name;
    const [, schemas, catalogs] = line.match(/─ (\d+) in (\d+) /) ?? [];
    if (!schemas) continue;
    const [, value, unit] = line.split("│").at(-4).match(/([\d.]+) (\S+)/);
    found[`${work} ${schemas} ${catalogs}`] = value * NANOSECONDS[unit];
  }
  return found;
}

export async function measureCore() {
  const built = ["bench", "--bench", "core", "--no-run", "--message-format=json"];
  const { stdout } = await run("cargo", built, { maxBuffer: 1e9 });
  const messages = stdout.trim().split("\n").map((line) => JSON.parse(line));
  const { executable } = messages.findLast(({ target, executable }) => target?.name === "core" && executable);

  const measured = {};
  const measure = async (schemas) => {
    // Samples of one length, as whatever else the machine does falls on long ones more often.
    const size = Math.max(1, SCHEMAS.at(-1) / Math.max(schemas, 1000));
    const options = ["--bench", `::${schemas} in`, "--sample-count", "3", "--sample-size", String(size)];
    const { stdout } = await run(executable, options, { maxBuffer: 1e9 });
    for (const [name, value] of Object.entries(read(stdout))) (measured[name] ??= []).push(value);
  };
  for (let round = 0; round < ROUNDS; round++) for (const schemas of SCHEMAS) await measure(schemas);

  const of = (work, schemas, catalogs) => median(measured[`${work} ${schemas} ${catalogs}`]) / schemas;
  return Object.entries(WORKS).map(([work, title]) => {
    const ratios = CATALOGS.map((catalogs) => of(work, 10_000, catalogs) / of(work, 1_000, catalogs));
    const micros = CATALOGS.map((catalogs) => (of(work, 10_000, catalogs) / 1000).toFixed(1));
    return {
      what: `Core, natively, ${title}: cost per schema at ${count(10_000)} against ${count(1_000)}`,
      target: `at most ${TARGET} times`,
      measured: `${ratios.map((ratio) => held(ratio.toFixed(2), ratio <= TARGET)).join(", ")} times (${micros.join(", ")} µs)`,
    };
  });
}
