// What is known against crates: asked where it can be had, and said where it cannot.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Asks at an address, and returns how that ended and what was said. */
async function asked(OSV) {
  const child = spawn("node", ["script/advisories.mjs"], { cwd: root, env: { ...process.env, OSV } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const status = await new Promise((done) => child.on("close", done));
  return [status, said];
}

/** Asks a server that knows one advisory, of Yew. */
async function askedOf(advisory) {
  const queries = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    if (request.url === "/v1/querybatch") {
      queries.push(...JSON.parse(body).queries);
      response.end(JSON.stringify({ results: queries.map(({ package: { name } }) => (name === "yew" ? { vulns: [{ id: "RUSTSEC-1" }] } : {})) }));
    } else if (request.url === "/v1/vulns/RUSTSEC-1" && advisory) {
      response.end(JSON.stringify({ id: "RUSTSEC-1", summary: "A summary", ...advisory }));
    } else {
      response.writeHead(500).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return [...(await asked(`http://127.0.0.1:${server.address().port}`)), queries];
  } finally {
    server.close();
  }
}

test("a fault fails, by name, and every crate of Cargo.lock was asked for", async () => {
  for (const affected of [[{}], [{ database_specific: { informational: "unsound" } }]]) {
    const [status, said, queries] = await askedOf({ affected });
    assert.equal(status, 1, said);
    assert.match(said, /^Fault: yew \d+\.\d+\.\d+: A summary \(RUSTSEC-1\)$/m);
    for (const name of ["yew", "serde", "proptest"]) assert.ok(queries.some(({ package: crate }) => crate.name === name && crate.ecosystem === "crates.io"));
    assert.ok(queries.every(({ package: crate, version }) => version && crate.name !== "data-graph-setup"));
  }
});

test("that nobody maintains a crate is said, and so is nothing that was withdrawn held against it", async () => {
  for (const advisory of [
    { affected: [{ database_specific: { informational: "unmaintained" } }] },
    { affected: [{}], withdrawn: "2026-01-01T00:00:00Z" },
  ]) {
    const [status, said] = await askedOf(advisory);
    assert.equal(status, 0, said);
    assert.match(said, /^Note: yew /m);
  }
});

test("where nobody can be asked, or no answer can be had, it is said", async () => {
  for (const [status, said] of [await asked("http://127.0.0.1:1"), await askedOf(null)]) {
    assert.equal(status, 0);
    assert.match(said, /^Advisories were left out: /);
  }
});
