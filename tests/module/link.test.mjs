import assert from "node:assert/strict";
import { test } from "node:test";

import { clientId, decodeLink, encodeLink, frozen, full, generate } from "./support.mjs";
import { names, smallest, thrown, wrong } from "./support.mjs";

const link =
  `v=1&id=${clientId}&segment=segment_data_graph&storage=s3://acme-lake/segment/data-graph` +
  "&retl=__segment_reverse_etl&profiles=profiles.ps_segment&profiles=profiles.ps_materialize&read=sales" +
  "&read=marketing.campaigns&read=marketing.web%60site&read=billing-eu&before=1&test=sales.orders.lines" +
  "&host=dbc-a1b2c3d4-e5f6.cloud.databricks.com&path=/sql/1.0/warehouses/0123456789abcdef&port=8443" +
  "&wording=unity-catalog";

/** The full plan as a link holds it: trimmed, merged, absent values null. */
const canonical = {
  clientId,
  segmentCatalog: {
    name: "segment_data_graph",
    storage: { location: "s3://acme-lake/segment/data-graph" },
    reverseEtlSchema: "__segment_reverse_etl",
  },
  profilesSync: { catalog: "profiles", schemas: ["ps_segment", "ps_materialize"] },
  catalogs: [
    { catalog: "sales", schemas: null },
    { catalog: "marketing", schemas: ["campaigns", "web`site"] },
    { catalog: "billing-eu", schemas: null },
  ],
  grantedBefore: true,
  testTable: "sales.orders.lines",
  connection: {
    hostname: "dbc-a1b2c3d4-e5f6.cloud.databricks.com",
    httpPath: "/sql/1.0/warehouses/0123456789abcdef",
    port: 8443,
  },
  wording: "unity-catalog",
};

const empty = {
  clientId: null,
  segmentCatalog: null,
  profilesSync: null,
  catalogs: null,
  grantedBefore: null,
  testTable: null,
  connection: null,
  wording: null,
};

test("a full plan is written readably, its keys in the contract's order", () => {
  assert.equal(encodeLink(full), link);
});

test("an empty plan is written as v=1", () => {
  assert.equal(encodeLink({}), "v=1");
});

test("defaults are left out", () => {
  const defaults = {
    segmentCatalog: { name: "SEGMENT_LINKED_PROFILES_DB", storage: "new" },
    catalogs: [],
    grantedBefore: false,
    connection: { port: 443 },
    wording: "guide",
  };
  assert.equal(encodeLink(defaults), "v=1");
});

test("only values without problems are written", () => {
  assert.equal(encodeLink(wrong), "v=1&read=sales.");
});

test("a link is read into the plan in canonical form", () => {
  assert.deepEqual(decodeLink(link), { plan: canonical, ignored: [] });
});

test("a leading # makes no difference", () => {
  assert.deepEqual(decodeLink(`#${link}`), decodeLink(link));
});

test("an empty fragment is an empty plan", () => {
  for (const fragment of ["", "#", "v=1", "#v=1"]) {
    assert.deepEqual(decodeLink(fragment), { plan: empty, ignored: [] });
  }
});

test("a decoded plan gives the SQL, checks and settings of the plan that was encoded", () => {
  for (const plan of [smallest, full, { ...full, wording: "guide" }]) {
    const { sql, checks, settings, summary } = generate(plan);
    const again = generate(decodeLink(encodeLink(plan)).plan);
    assert.deepEqual([again.sql, again.checks, again.settings, again.summary], [sql, checks, settings, summary]);
  }
});

test("a decoded plan is encoded as the link that it came from", () => {
  const plans = [
    {},
    smallest,
    full,
    wrong,
    { segmentCatalog: { storage: "exists", reverseEtlSchema: "_segment_reverse_etl" } },
    { profilesSync: { catalog: "日本語", schemas: [] } },
    { catalogs: [{ catalog: "a&b=c#d", schemas: ["50%", "1+1", "it's", "ü", "\u{20000}"] }] },
    { connection: { hostname: "https://example.com:8443/", httpPath: "/sql/1.0/warehouses/main?o=1" } },
  ];
  for (const plan of plans) {
    const written = encodeLink(plan);
    const { plan: read, ignored } = decodeLink(written);
    assert.deepEqual(ignored, [], written);
    assert.equal(encodeLink(read), written);
  }
});

test("what cannot be used is ignored by its key and value, with a reason, and the rest is kept", () => {
  const { plan, ignored } = decodeLink(
    `v=7&id=${clientId}&id=other&segment=my%20catalog&storage=%2Fmnt&profiles=a.b&profiles=c&read=sales` +
      "&read=.orders&read=a.b.c&before=yes&port=0&colour=red&wording=klingon&test=a%2Eb.c&path",
  );
  assert.deepEqual(plan, {
    ...empty,
    clientId,
    profilesSync: { catalog: "a", schemas: ["b"] },
    catalogs: [{ catalog: "sales", schemas: null }],
  });
  assert.deepEqual(
    ignored.map(({ key, value }) => `${key}=${value}`),
    [
      "v=7",
      "id=other",
      "segment=my catalog",
      "storage=/mnt",
      "profiles=c",
      "read=.orders",
      "read=a.b.c",
      "before=yes",
      "port=0",
      "colour=red",
      "wording=klingon",
      "test=a.b.c",
      "path=",
    ],
  );
  for (const { reason } of ignored) assert.match(reason, /^[A-Z`“].+\.$/);
});

test("what is ignored holds exactly key, value and reason", () => {
  assert.deepEqual(Object.keys(decodeLink("x=1").ignored[0]), ["key", "value", "reason"]);
});

test("the same plan gives the same link, and is left as it was", () => {
  const plan = frozen(structuredClone(full));
  assert.equal(encodeLink(plan), encodeLink(plan));
  assert.deepEqual(plan, full);
});

test("10,000 schemas go into a link and come back", () => {
  const schemas = names(10_000, "schema");
  const { plan, ignored } = decodeLink(encodeLink({ profilesSync: { catalog: "profiles", schemas } }));
  assert.deepEqual(plan.profilesSync, { catalog: "profiles", schemas });
  assert.deepEqual(ignored, []);
});

test("20,000 names go into a link and come back", () => {
  const catalogs = names(20_000, "catalog").map((catalog) => ({ catalog, schemas: null }));
  assert.deepEqual(decodeLink(encodeLink({ catalogs })).plan.catalogs, catalogs);
  const profilesSync = { catalog: "profiles", schemas: names(19_999, "schema") };
  assert.deepEqual(decodeLink(encodeLink({ profilesSync })).plan.profilesSync, profilesSync);
});

test("a plan of more names is refused with an Error that says how many it has and how many a link holds", () => {
  for (const plan of [
    { catalogs: names(20_001, "catalog").map((catalog) => ({ catalog })) },
    { profilesSync: { catalog: "profiles", schemas: names(20_000, "schema") } },
  ]) {
    const error = thrown(() => encodeLink(plan));
    assert.ok(error instanceof Error);
    assert.match(error.message, /20,?001 names.* 20,?000\b/);
  }
});

test("a link of more names is refused with the same Error", () => {
  const fragment = names(20_001, "read=catalog").join("&");
  const error = thrown(() => decodeLink(fragment));
  assert.ok(error instanceof Error);
  assert.match(error.message, /20,?001 names.* 20,?000\b/);
});

test("a plan whose link would be longer than 1 MB is refused with an Error that says so", () => {
  const schemas = names(10_000, "s".repeat(120));
  const error = thrown(() => encodeLink({ profilesSync: { catalog: "profiles", schemas } }));
  assert.ok(error instanceof Error);
  assert.match(error.message, /1,?438,?893 bytes.* 1,?000,?000\b/);
});

test("a link longer than 1 MB is refused with an Error that says so", () => {
  const error = thrown(() => decodeLink(`v=1&colour=${"r".repeat(1_000_000)}`));
  assert.ok(error instanceof Error);
  assert.match(error.message, /1,?000,?011 bytes.* 1,?000,?000\b/);
});

test("a plan that is too large for a link is answered all the same", () => {
  const catalogs = names(20_001, "catalog").map((catalog) => ({ catalog }));
  assert.equal(generate({ ...smallest, catalogs }).ready, true);
});

test("a fragment that is no text throws an Error that names it", () => {
  const address = new URL("https://example.com/#v=1");
  for (const fragment of [undefined, null, 5, true, {}, ["v=1"], new String("v=1"), address]) {
    const error = thrown(() => decodeLink(fragment));
    assert.ok(error instanceof Error);
    assert.match(error.message, /^`fragment` should be text/);
  }
});
