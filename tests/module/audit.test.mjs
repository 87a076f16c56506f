import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

import { audit, clientId, frozen, generate, load, names, smallest, thrown } from "./support.mjs";

const fixtures = new URL("../fixtures/audit/", import.meta.url);
const read = (name) => readFile(new URL(name, fixtures), "utf8");

/** The plan that the fixtures are listings for. */
const plan = {
  clientId,
  segmentCatalog: { name: "segment_data_graph", storage: { location: "s3://acme-lake/segment/data-graph" } },
  profilesSync: { catalog: "profiles", schemas: ["ps_segment"] },
  catalogs: [{ catalog: "sales" }, { catalog: "marketing", schemas: ["campaigns", "web"] }, { catalog: "billing-eu" }],
  grantedBefore: true,
};

const have = (privilege, securable) => ({
  securable,
  privilege,
  status: "have",
  from: securable,
  why: `Granted on the ${securable.split(" ")[0].toLowerCase()} itself.`,
});

const expected = {
  summary: "2 grants are missing. 1 grant is not needed. 1 line could not be read.",
  rows: [
    have("USE CATALOG", "CATALOG segment_data_graph"),
    {
      securable: "CATALOG segment_data_graph",
      privilege: "CREATE SCHEMA",
      status: "missing",
      from: null,
      why: "Without it Segment cannot create the schema for its checkpoint tables.",
    },
    have("SELECT", "CATALOG segment_data_graph"),
    have("USE CATALOG", "CATALOG sales"),
    have("SELECT", "CATALOG sales"),
    have("USE SCHEMA", "CATALOG sales"),
    have("USE CATALOG", "CATALOG billing-eu"),
    have("SELECT", "CATALOG billing-eu"),
    have("USE SCHEMA", "CATALOG billing-eu"),
    have("USE CATALOG", "CATALOG profiles"),
    have("USE SCHEMA", "SCHEMA profiles.ps_segment"),
    have("SELECT", "SCHEMA profiles.ps_segment"),
    have("USE CATALOG", "CATALOG marketing"),
    have("USE SCHEMA", "SCHEMA marketing.campaigns"),
    have("SELECT", "SCHEMA marketing.campaigns"),
    have("USE SCHEMA", "SCHEMA marketing.web"),
    {
      securable: "SCHEMA marketing.web",
      privilege: "SELECT",
      status: "missing",
      from: null,
      why:
        "Without it Segment cannot read the tables in this schema. `analysts` has it. If this service principal is " +
        "in that group, it has it too: Databricks does not list that.",
    },
    {
      securable: "CATALOG sales",
      privilege: "MODIFY",
      status: "extra",
      from: "CATALOG sales",
      why: "Lets Segment add, change and delete rows outside its own catalog.",
    },
  ],
  unread: [{ line: 1, text: "This is what I get for Segment:" }],
  others: [{ principal: "analysts", count: 1 }],
  fix: `-- Missing
GRANT CREATE SCHEMA ON CATALOG \`segment_data_graph\` TO \`${clientId}\`;
GRANT SELECT ON SCHEMA \`marketing\`.\`web\` TO \`${clientId}\`;

-- Not needed: to remove a grant, delete the -- before its REVOKE
-- Lets Segment create or change things outside its own catalog:
-- REVOKE MODIFY ON CATALOG \`sales\` FROM \`${clientId}\`;
`,
  notes: [],
};

for (const name of (await readdir(fixtures)).filter((name) => name !== "clean.txt")) {
  test(`${name} is read as the same grants as every other form`, async () => {
    assert.deepEqual(audit(plan, await read(name)), expected);
  });
}

test("there is a file for every form", async () => {
  assert.ok((await readdir(fixtures)).length >= 16);
});

test("a clean listing needs no fix", async () => {
  const { summary, rows, unread, others, fix, notes } = audit(plan, await read("clean.txt"));
  assert.equal(summary, "All 17 grants are there. None is too many.");
  assert.deepEqual(new Set(rows.map(({ status }) => status)), new Set(["have"]));
  assert.deepEqual({ unread, others, fix, notes }, { unread: [], others: [], fix: "", notes: [] });
});

test("the wording of the plan and the form of its names make no difference to what is found", async () => {
  const text = await read("csv.txt");
  const shouted = { ...plan, clientId: ` ${clientId.toUpperCase()} `, wording: "unity-catalog" };
  assert.equal(audit(shouted, text).summary, expected.summary);
  assert.equal(audit(shouted, text).fix, expected.fix);
});

test("a text that is no listing leaves all that the plan needs unknown", () => {
  for (const text of ["", "hello", "\u{feff}", "[", '{"a":']) {
    const { summary, rows, fix } = audit(smallest, text);
    assert.match(summary, /^No grants found in this text\. Paste .+\.$/);
    assert.equal(rows.length, 6);
    for (const { status, from } of rows) assert.deepEqual({ status, from }, { status: "unknown", from: null });
    assert.equal(fix, "");
  }
});

test("an empty plan needs what its default catalog does, and knows of no grant whose it is", () => {
  const { summary, rows, fix } = audit({}, "someone,SELECT,CATALOG,sales");
  assert.match(summary, /^Nothing is checked: the client ID is missing/);
  assert.deepEqual(
    rows.map(({ securable, privilege, status }) => [securable, privilege, status]),
    ["USE CATALOG", "CREATE SCHEMA", "SELECT"].map((it) => ["CATALOG SEGMENT_LINKED_PROFILES_DB", it, "unknown"]),
  );
  assert.equal(fix, "");
});

test("anything but text throws an Error that says that text is wanted", () => {
  for (const text of [undefined, null, 5, true, {}, ["a"], new String("a"), Symbol("a"), () => "a"]) {
    const error = thrown(() => audit(smallest, text));
    assert.ok(error instanceof Error);
    assert.match(error.message, /^`text` should be text/);
  }
  assert.match(thrown(() => audit(smallest)).message, /^`text` should be text/);
});

test("a plan of a wrong shape throws as it does everywhere", () => {
  for (const [wrong, path] of [[undefined, "plan"], [{ clientId: 5 }, "clientId"], [{ catalogs: [{ name: "a" }] }, "catalogs[0].name"]]) {
    assert.ok(thrown(() => audit(wrong, "")).message.startsWith(`\`${path}\` `));
    assert.equal(thrown(() => audit(wrong, "")).message, thrown(() => generate(wrong)).message);
  }
});

test("secrets are blanked wherever they stand", () => {
  for (const secret of ["dose0123456789abcdef", "dapi01234567", "doau0123456789", "eyJhbGciOiJIUzI1NiJ9"]) {
    for (const shown of [secret, [...secret].join("\u{200b}")]) {
      const text = [
        `${shown},SELECT,CATALOG,sales`,
        `${clientId},SELECT,CATALOG,${shown}`,
        `DATABRICKS_CLIENT_SECRET=${shown}`,
        `{"token": "${shown}"}`,
        `[{"principal": "${shown}", "privilege": "SELECT", "securable": "sales"}]`,
      ].join("\n");
      const audited = audit(smallest, text);
      assert.ok(!JSON.stringify(audited).replaceAll("\u{200b}", "").includes(secret.slice(0, 12)), secret);
      assert.deepEqual(audited.unread, [
        { line: 2, text: "" },
        { line: 3, text: "" },
        { line: 4, text: "" },
      ]);
      assert.deepEqual(audited.others, [{ principal: "", count: 2 }]);
    }
  }
});

test("the same listing gives the same bytes, and leaves the plan as it was", async () => {
  const other = await load();
  const text = await read("drawn.txt");
  const bytes = JSON.stringify(audit(plan, text));
  assert.equal(JSON.stringify(audit(frozen(structuredClone(plan)), text)), bytes);
  assert.equal(JSON.stringify(other.audit(plan, text)), bytes);
});

test("10,000 schemas are audited one by one", () => {
  const schemas = names(10_000, "schema");
  const text = schemas
    .flatMap((schema) => ["USE SCHEMA", "SELECT"].map((it) => `${clientId}\t${it}\tSCHEMA\tsales.${schema}`))
    .slice(0, -1)
    .join("\n");
  const { summary, rows, fix } = audit({ ...smallest, catalogs: [{ catalog: "sales", schemas }] }, text);
  assert.equal(rows.length, 3 + 3 + 1 + 20_000);
  assert.equal(summary, "1 grant is missing. 7 grants are not checked.");
  assert.match(fix, /GRANT SELECT ON SCHEMA `sales`\.`schema_9999` TO /);
});

test("the way back never drops, and leaves each grant's statement its counterpart", () => {
  const { sql, undo } = generate(plan);
  assert.doesNotMatch(undo, /DROP/i);
  const count = (text, verb) => text.split("\n").filter((line) => line.startsWith(verb)).length;
  assert.equal(count(undo, "REVOKE"), count(sql, "GRANT"));
  assert.equal(count(undo, "GRANT"), 0);
});
