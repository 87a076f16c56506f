// Asks OSV, which has all that RustSec publishes, whether anything is known against a crate of Cargo.lock, and fails by name where
// there is. Says so where it cannot be asked.
import { packages } from "./crates.mjs";

const OSV = process.env.OSV || "https://api.osv.dev";
const PATIENCE_MS = 20_000;

async function ask(path, body) {
  const options = body ? { method: "POST", body: JSON.stringify(body) } : {};
  const response = await fetch(`${OSV}/v1/${path}`, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`${OSV} answers ${response.status}`);
  return response.json();
}

const crates = packages().filter(({ source }) => source);

/** What is known of each crate that something is known of. */
async function known() {
  const queries = crates.map(({ name, version }) => ({ package: { ecosystem: "crates.io", name }, version }));
  const { results } = await ask("querybatch", { queries });
  const found = results.flatMap(({ vulns = [] }, index) => vulns.map(({ id }) => ({ id, crate: crates[index] })));
  return Promise.all(found.map(async ({ id, crate }) => ({ id, crate, advisory: await ask(`vulns/${encodeURIComponent(id)}`) })));
}

let found;
try {
  found = await known();
} catch (error) {
  console.log(`Advisories were left out: ${error.cause?.message ?? error.message}.`);
  process.exit();
}

// That nobody maintains a crate is to be known, and no fault of it.
const isFault = ({ affected = [], withdrawn }) =>
  !withdrawn && !affected.every(({ database_specific: of }) => ["unmaintained", "notice"].includes(of?.informational));
for (const { id, crate, advisory } of found) {
  console.log(`${isFault(advisory) ? "Fault" : "Note"}: ${crate.name} ${crate.version}: ${advisory.summary ?? ""} (${id})`);
}
const faults = found.filter(({ advisory }) => isFault(advisory));
console.log(`${crates.length} crates were asked for at ${OSV}: ${faults.length} of ${found.length} advisories are faults.`);
if (faults.length > 0) process.exitCode = 1;
