import assert from "node:assert/strict";
import { test } from "node:test";

import { encodeLink, generate, load, thrown } from "./support.mjs";

/** What is wrong, and the key path that the error has to name. */
const shapes = [
  [undefined, "plan"],
  [null, "plan"],
  ["v=1", "plan"],
  [[], "plan"],
  [{ clientId: 5 }, "clientId"],
  [{ oauthSecret: "" }, "oauthSecret"],
  [{ segmentCatalog: "segment" }, "segmentCatalog"],
  [{ segmentCatalog: { name: ["segment"] } }, "segmentCatalog.name"],
  [{ segmentCatalog: { storage: "old" } }, "segmentCatalog.storage"],
  [{ segmentCatalog: { storage: { location: 5 } } }, "segmentCatalog.storage.location"],
  [{ segmentCatalog: { storage: { bucket: "" } } }, "segmentCatalog.storage.bucket"],
  [{ segmentCatalog: { reverseEtlSchema: true } }, "segmentCatalog.reverseEtlSchema"],
  [{ profilesSync: { catalog: "profiles", schema: "ps_segment" } }, "profilesSync.schema"],
  [{ catalogs: { catalog: "sales" } }, "catalogs"],
  [{ catalogs: ["sales"] }, "catalogs[0]"],
  [{ catalogs: [{}, { schemas: 5 }] }, "catalogs[1].schemas"],
  [{ catalogs: [{}, { schemas: ["orders", 5] }] }, "catalogs[1].schemas[1]"],
  [{ grantedBefore: "yes" }, "grantedBefore"],
  [{ testTable: { catalog: "sales" } }, "testTable"],
  [{ connection: { hostname: 127 } }, "connection.hostname"],
  [{ connection: { port: "443" } }, "connection.port"],
  [{ connection: { httpPath: null, user: "" } }, "connection.user"],
  [{ wording: "databricks" }, "wording"],
];

for (const [plan, path] of shapes) {
  test(`${JSON.stringify(plan) ?? "no plan"} throws an Error that begins with ${path}`, () => {
    for (const call of [generate, encodeLink]) {
      const error = thrown(() => call(plan));
      assert.ok(error instanceof Error);
      assert.equal(error.message.split(" ")[0], `\`${path}\``);
      assert.match(error.message, /\.$/);
    }
  });
}

test("a list longer than any plan's throws an Error that names its key path", () => {
  const list = Object.assign([], { length: 5_000_000 });
  for (const [plan, path] of [
    [{ catalogs: list }, "catalogs"],
    [{ catalogs: [{ schemas: list }] }, "catalogs[0].schemas"],
  ]) {
    assert.ok(thrown(() => generate(plan)).message.startsWith(`\`${path}\` `));
  }
});

test("a call without an argument throws an Error that names the plan", () => {
  for (const call of [generate, encodeLink]) assert.match(thrown(() => call()).message, /^`plan` /);
});

test("a call that throws leaves the next one as it was", () => {
  const before = generate({});
  for (const [plan] of shapes) thrown(() => generate(plan));
  assert.deepEqual(generate({}), before);
});

test("plans that throw while they are read do not wear the module out", async () => {
  const { generate } = await load();
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const before = generate({});
  for (let call = 0; call < 2_000; call += 1) {
    let reads = 0;
    const changing = {
      get catalog() {
        reads += 1;
        if (reads > 1) throw new Error("read twice");
        return "sales";
      },
    };
    for (const plan of [{ catalogs: [changing] }, { segmentCatalog: proxy }]) {
      try {
        generate(plan);
      } catch (error) {
        assert.ok(!(error instanceof WebAssembly.RuntimeError), error);
      }
    }
  }
  assert.deepEqual(generate({}), before);
});
