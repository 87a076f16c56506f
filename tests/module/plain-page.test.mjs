// What script/bench measures is only worth it while both pages write the same SQL, from the same link.
import assert from "node:assert/strict";
import { test } from "node:test";

import { read, sql } from "../../benches/plain/plain.js";
import { CATALOGS, link, listing, plan, SCHEMAS } from "../../benches/plans.mjs";
import { audit, decodeLink, encodeLink, generate } from "./support.mjs";

for (const schemas of SCHEMAS) {
  for (const catalogs of CATALOGS) {
    const measured = plan(schemas, catalogs);

    test(`the plain page writes the same SQL as the page; schemas: ${schemas}, catalogs: ${catalogs}`, () => {
      const { ready, sql: ours } = generate(measured);
      assert.ok(ready);
      assert.equal(sql(read(link(measured))), ours);
      assert.equal(link(measured), encodeLink(measured));
    });
  }
}

test("the plain page reads what is encoded in a link, and keeps a catalog limited of which no schema is named", () => {
  const encoded = `v=1&id=&segment=own%20one&profiles=pr%C3%B6files.&read=${encodeURIComponent("a`b")}.c%60d`;
  const typed = read(encoded);
  assert.deepEqual(typed, {
    clientId: "",
    segmentCatalog: "own one",
    profilesSync: { catalog: "pröfiles", schemas: [] },
    catalogs: [{ catalog: "a`b", schemas: ["c`d"] }],
  });
  // A name with a space is a mistake, which only our page finds.
  const right = encoded.replace("own%20one", "own_one");
  assert.equal(sql(read(right)), generate(decodeLink(right).plan).sql);
});

test("the listing that is measured has every grant of its plan, and no other", () => {
  const measured = plan(100, 20);
  const { summary, rows } = audit(measured, listing(measured));
  assert.deepEqual(new Set(rows.map(({ status }) => status)), new Set(["have"]), summary);
});
