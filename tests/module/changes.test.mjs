import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeLink, encodeLink, full, generate, load, smallest, thrown } from "./support.mjs";

const { changes } = await load();

test("what changed since a link is what was added and removed, as the SQL has it", () => {
  const { plan } = decodeLink(encodeLink(full));
  const later = { ...plan, catalogs: [...plan.catalogs.slice(1), { catalog: "crm" }] };
  const { added, removed } = changes(plan, later);
  assert.deepEqual(added, [generate(later).sql.split("\n").find((line) => line.includes("`crm`"))]);
  assert.deepEqual(removed, [generate(plan).sql.split("\n").find((line) => line.includes("CATALOG `sales`"))]);
  assert.deepEqual(changes(later, plan), { added: removed, removed: added });
});

test("what grants nothing is no change", () => {
  assert.deepEqual(changes(smallest, { ...smallest, testTable: "profiles.a.b", connection: { port: 8443 } }), { added: [], removed: [] });
});

test("either plan may be of the wrong shape, which throws", () => {
  for (const plans of [[smallest, { clientID: "" }], [{ clientID: "" }, smallest]]) {
    assert.match(thrown(() => changes(...plans)).message, /^`clientID` /);
  }
});
