import assert from "node:assert/strict";
import { test } from "node:test";

import { clientId, frozen, full, generate, load, names, smallest, wrong } from "./support.mjs";

/** An answer less the sentences that say why and what to do: those may be reworded. */
function withoutSentences(answer) {
  return {
    ...answer,
    problems: answer.problems.map(({ field, value }) => ({ field, value })),
    notes: answer.notes.map(({ field }) => field).sort(),
    steps: answer.steps.map(({ statements, ...step }) => ({ ...step, statements: statements.map(({ sql }) => sql) })),
  };
}

/** A step as it is without its sentences: its SQL is its statements, a line each. */
function step(id, title, statements, example = false) {
  return { id, title, example, sql: statements.map((statement) => `${statement}\n`).join(""), statements };
}

const sentences = (answer) => [
  ...answer.problems.map(({ message }) => message),
  ...answer.notes.map(({ message }) => message),
  ...answer.steps.flatMap(({ statements }) => statements.map(({ why }) => why)),
  answer.summary,
];

test("a full plan in Unity Catalog wording is answered as the contract says", () => {
  const to = `TO \`${clientId}\`;`;
  const from = `FROM \`${clientId}\`;`;
  const step2 = [
    "CREATE CATALOG IF NOT EXISTS `segment_data_graph` MANAGED LOCATION 's3://acme-lake/segment/data-graph';",
    `GRANT USE CATALOG, CREATE SCHEMA, SELECT ON CATALOG \`segment_data_graph\` ${to}`,
  ];
  const step4 = [
    `GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG \`sales\` ${to}`,
    `GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG \`billing-eu\` ${to}`,
  ];
  const step5 = [
    `REVOKE SELECT, USE SCHEMA ON CATALOG \`profiles\` ${from}`,
    `GRANT USE CATALOG ON CATALOG \`profiles\` ${to}`,
    `GRANT USE SCHEMA, SELECT ON SCHEMA \`profiles\`.\`ps_segment\` ${to}`,
    `GRANT USE SCHEMA, SELECT ON SCHEMA \`profiles\`.\`ps_materialize\` ${to}`,
    `REVOKE SELECT, USE SCHEMA ON CATALOG \`marketing\` ${from}`,
    `GRANT USE CATALOG ON CATALOG \`marketing\` ${to}`,
    `GRANT USE SCHEMA, SELECT ON SCHEMA \`marketing\`.\`campaigns\` ${to}`,
    `GRANT USE SCHEMA, SELECT ON SCHEMA \`marketing\`.\`web\`\`site\` ${to}`,
  ];
  const step6 = ["SHOW SCHEMAS IN `sales`;", "SELECT * FROM `sales`.`orders`.`lines` LIMIT 10;"];
  const reverseEtl = [`GRANT ALL PRIVILEGES ON SCHEMA \`segment_data_graph\`.\`__segment_reverse_etl\` ${to}`];

  assert.deepEqual(withoutSentences(generate(full)), {
    ready: true,
    blanks: [],
    problems: [],
    notes: ["catalogs[4].catalog", "grantedBefore", "segmentCatalog.reverseEtlSchema"],
    summary:
      `After this SQL, \`${clientId}\` can read 4 catalogs: 2 whole, 2 in part (4 schemas), and create schemas in ` +
      "`segment_data_graph`. It gets all privileges on its schema `__segment_reverse_etl`.",
    steps: [
      step("2", "Segment's own catalog", step2),
      step(
        "3",
        "Profiles Sync catalog",
        ["GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG `${profiles_sync_catalog}` TO `${client_id}`;"],
        true,
      ),
      step("4", "Other catalogs", step4),
      step("5", "Only some schemas", step5),
      step("6", "Check the access", step6),
      step("reverse-etl", "Reverse ETL schema", reverseEtl),
    ],
    sql: [
      "-- Step 2: Segment's own catalog",
      ...step2,
      "",
      "-- Step 4: Other catalogs",
      ...step4,
      "",
      "-- Step 5: Only some schemas",
      ...step5,
      "",
      "-- Reverse ETL schema",
      ...reverseEtl,
      "",
    ].join("\n"),
    checks: "SHOW SCHEMAS IN `sales`;\nSELECT * FROM `sales`.`orders`.`lines` LIMIT 10;\n",
    undo: [
      "-- Undo Reverse ETL schema",
      `REVOKE ALL PRIVILEGES ON SCHEMA \`segment_data_graph\`.\`__segment_reverse_etl\` ${from}`,
      "",
      "-- Undo Step 5: Only some schemas",
      `REVOKE USE SCHEMA, SELECT ON SCHEMA \`marketing\`.\`web\`\`site\` ${from}`,
      `REVOKE USE SCHEMA, SELECT ON SCHEMA \`marketing\`.\`campaigns\` ${from}`,
      `REVOKE USE CATALOG ON CATALOG \`marketing\` ${from}`,
      `REVOKE USE SCHEMA, SELECT ON SCHEMA \`profiles\`.\`ps_materialize\` ${from}`,
      `REVOKE USE SCHEMA, SELECT ON SCHEMA \`profiles\`.\`ps_segment\` ${from}`,
      `REVOKE USE CATALOG ON CATALOG \`profiles\` ${from}`,
      "",
      "-- Undo Step 4: Other catalogs",
      `REVOKE USE CATALOG, USE SCHEMA, SELECT ON CATALOG \`billing-eu\` ${from}`,
      `REVOKE USE CATALOG, USE SCHEMA, SELECT ON CATALOG \`sales\` ${from}`,
      "",
      "-- Undo Step 2: Segment's own catalog",
      `REVOKE USE CATALOG, CREATE SCHEMA, SELECT ON CATALOG \`segment_data_graph\` ${from}`,
      "",
      "-- Not removed: the catalog that Step 2 creates, with everything in it",
      "-- Not granted again: what a REVOKE in your SQL removes",
      "",
    ].join("\n"),
    settings: [
      { label: "Hostname", value: "dbc-a1b2c3d4-e5f6.cloud.databricks.com" },
      { label: "Http Path", value: "/sql/1.0/warehouses/0123456789abcdef" },
      { label: "Port", value: "8443" },
      { label: "Catalog", value: "segment_data_graph" },
      { label: "Service principal client ID", value: clientId },
      { label: "OAuth secret", value: null },
    ],
  });
});

test("the same plan in guide wording prints the guide's words", () => {
  const { sql, checks } = generate({ ...full, wording: "guide" });
  assert.equal(
    sql.replaceAll(`\`${clientId}\``, "ID"),
    `-- Step 2: Segment's own catalog
CREATE CATALOG IF NOT EXISTS \`segment_data_graph\` MANAGED LOCATION 's3://acme-lake/segment/data-graph';
GRANT USAGE ON CATALOG \`segment_data_graph\` TO ID;
GRANT CREATE ON CATALOG \`segment_data_graph\` TO ID;
GRANT SELECT ON CATALOG \`segment_data_graph\` TO ID;

-- Step 4: Other catalogs
GRANT USAGE, SELECT, USE SCHEMA ON CATALOG \`sales\` TO ID;
GRANT USAGE, SELECT, USE SCHEMA ON CATALOG \`billing-eu\` TO ID;

-- Step 5: Only some schemas
REVOKE SELECT, USE SCHEMA ON CATALOG \`profiles\` FROM ID;
GRANT USAGE ON CATALOG \`profiles\` TO ID;
USE CATALOG \`profiles\`;
GRANT USAGE, SELECT ON SCHEMA \`ps_segment\` TO ID;
GRANT USAGE, SELECT ON SCHEMA \`ps_materialize\` TO ID;
REVOKE SELECT, USE SCHEMA ON CATALOG \`marketing\` FROM ID;
GRANT USAGE ON CATALOG \`marketing\` TO ID;
USE CATALOG \`marketing\`;
GRANT USAGE, SELECT ON SCHEMA \`campaigns\` TO ID;
GRANT USAGE, SELECT ON SCHEMA \`web\`\`site\` TO ID;

-- Reverse ETL schema
GRANT ALL PRIVILEGES ON SCHEMA \`segment_data_graph\`.\`__segment_reverse_etl\` TO ID;
`,
  );
  assert.equal(checks, "USE CATALOG `sales`;\nSHOW SCHEMAS;\nSELECT * FROM `orders`.`lines` LIMIT 10;\n");
});

test("an empty plan shows the guide's statements", () => {
  const step2 = [
    "CREATE CATALOG IF NOT EXISTS `SEGMENT_LINKED_PROFILES_DB`;",
    "GRANT USAGE ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO `${client_id}`;",
    "GRANT CREATE ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO `${client_id}`;",
    "GRANT SELECT ON CATALOG `SEGMENT_LINKED_PROFILES_DB` TO `${client_id}`;",
  ];
  const step3 = ["GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `${profiles_sync_catalog}` TO `${client_id}`;"];
  const step4 = ["GRANT USAGE, SELECT, USE SCHEMA ON CATALOG `${catalog}` TO `${client_id}`;"];
  const step5 = [
    "GRANT USAGE ON CATALOG `${catalog}` TO `${client_id}`;",
    "USE CATALOG `${catalog}`;",
    "GRANT USAGE, SELECT ON SCHEMA `${schema_1}` TO `${client_id}`;",
    "GRANT USAGE, SELECT ON SCHEMA `${schema_2}` TO `${client_id}`;",
  ];
  const step6 = [
    "USE CATALOG `${linked_read_only_database}`;",
    "SHOW SCHEMAS;",
    "SELECT * FROM `${schema}`.`${table}` LIMIT 10;",
  ];
  const reverseEtl = [
    "GRANT ALL PRIVILEGES ON SCHEMA `${segment_internal_catalog}`.`__segment_reverse_etl` TO `${client_id}`;",
  ];

  assert.deepEqual(withoutSentences(generate({})), {
    ready: false,
    blanks: [
      { field: "clientId", label: "Client ID" },
      { field: "profilesSync.catalog", label: "Profiles Sync catalog" },
    ],
    problems: [],
    notes: [],
    summary: "After this SQL: Segment can read nothing yet. It can create schemas in `SEGMENT_LINKED_PROFILES_DB`.",
    steps: [
      step("2", "Segment's own catalog", step2),
      step("3", "Profiles Sync catalog", step3),
      step("4", "Other catalogs", step4, true),
      step("5", "Only some schemas", step5, true),
      step("6", "Check the access", step6, true),
      step("reverse-etl", "Reverse ETL schema", reverseEtl, true),
    ],
    sql: [
      "-- Step 2: Segment's own catalog",
      ...step2,
      "",
      "-- Step 3: Profiles Sync catalog",
      ...step3,
      "",
    ].join("\n"),
    checks: "",
    undo: [
      "-- Undo Step 3: Profiles Sync catalog",
      "REVOKE USE CATALOG, SELECT, USE SCHEMA ON CATALOG `${profiles_sync_catalog}` FROM `${client_id}`;",
      "",
      "-- Undo Step 2: Segment's own catalog",
      "REVOKE SELECT ON CATALOG `SEGMENT_LINKED_PROFILES_DB` FROM `${client_id}`;",
      "REVOKE CREATE SCHEMA ON CATALOG `SEGMENT_LINKED_PROFILES_DB` FROM `${client_id}`;",
      "REVOKE USE CATALOG ON CATALOG `SEGMENT_LINKED_PROFILES_DB` FROM `${client_id}`;",
      "",
      "-- Not removed: the catalog that Step 2 creates, with everything in it",
      "",
    ].join("\n"),
    settings: [
      { label: "Hostname", value: null },
      { label: "Http Path", value: null },
      { label: "Port", value: "443" },
      { label: "Catalog", value: "SEGMENT_LINKED_PROFILES_DB" },
      { label: "Service principal client ID", value: null },
      { label: "OAuth secret", value: null },
    ],
  });
});

test("a wholly wrong plan is an answer: every value is a problem and prints its placeholder", () => {
  const answer = generate(wrong);
  assert.equal(answer.ready, false);
  assert.deepEqual(withoutSentences(answer).problems, [
    { field: "clientId", value: "segment@example.com" },
    { field: "segmentCatalog.name", value: "my catalog" },
    { field: "segmentCatalog.storage.location", value: "/mnt/lake" },
    { field: "segmentCatalog.reverseEtlSchema", value: "reverse_etl" },
    { field: "profilesSync.catalog", value: "system" },
    { field: "profilesSync.schemas[0]", value: "a b" },
    { field: "catalogs[0].catalog", value: "a.b" },
    { field: "catalogs[1].schemas[0]", value: "${schema_1}" },
    { field: "testTable", value: "sales.orders" },
    { field: "connection.hostname", value: "accounts.cloud.databricks.com" },
    { field: "connection.httpPath", value: "/sql/protocolv1/o/1/2" },
    { field: "connection.port", value: "70000" },
  ]);
  assert.deepEqual(answer.blanks, []);
  assert.equal(
    answer.sql,
    `-- Step 2: Segment's own catalog
CREATE CATALOG IF NOT EXISTS \`\${segment_internal_catalog}\` MANAGED LOCATION '\${managed_location}';
GRANT USAGE ON CATALOG \`\${segment_internal_catalog}\` TO \`\${client_id}\`;
GRANT CREATE ON CATALOG \`\${segment_internal_catalog}\` TO \`\${client_id}\`;
GRANT SELECT ON CATALOG \`\${segment_internal_catalog}\` TO \`\${client_id}\`;

-- Step 4: Other catalogs
GRANT USAGE, SELECT, USE SCHEMA ON CATALOG \`\${catalog}\` TO \`\${client_id}\`;

-- Step 5: Only some schemas
GRANT USAGE ON CATALOG \`\${profiles_sync_catalog}\` TO \`\${client_id}\`;
USE CATALOG \`\${profiles_sync_catalog}\`;
GRANT USAGE, SELECT ON SCHEMA \`\${schema_1}\` TO \`\${client_id}\`;
GRANT USAGE ON CATALOG \`sales\` TO \`\${client_id}\`;
USE CATALOG \`sales\`;
GRANT USAGE, SELECT ON SCHEMA \`\${schema_1}\` TO \`\${client_id}\`;

-- Reverse ETL schema
GRANT ALL PRIVILEGES ON SCHEMA \`\${segment_internal_catalog}\`.\`\${reverse_etl_schema}\` TO \`\${client_id}\`;
`,
  );
  assert.deepEqual(
    answer.settings.map(({ value }) => value),
    [null, null, null, null, null, null],
  );
});

test("every message and every reason is whole sentences", () => {
  for (const plan of [{}, smallest, full, wrong]) {
    for (const sentence of sentences(generate(plan))) assert.match(sentence, /^[A-Z`“][^\n]+\.$/);
  }
});

test("every reason of a grant says what Databricks lists it as, whatever the wording", () => {
  for (const wording of ["guide", "unity-catalog"]) {
    const { steps } = generate({ ...full, wording });
    for (const { sql, why } of steps.flatMap(({ statements }) => statements)) {
      const granted = sql.match(/^GRANT (.+) ON (CATALOG|SCHEMA) /);
      if (!granted) continue;
      for (const privilege of granted[1].split(", ")) {
        const listed = { USAGE: `USE ${granted[2]}`, CREATE: "CREATE SCHEMA" }[privilege] ?? privilege;
        assert.match(why, new RegExp(`Listed as .*\\b${listed}\\b`), sql);
      }
    }
  }
});

test("taking back says what stays and who else is concerned", () => {
  const { message } = generate(full).notes.find(({ field }) => field === "grantedBefore");
  for (const concern of [/ALL PRIVILEGES/, /ownership/, /groups/, /Another Segment product/]) {
    assert.match(message, concern);
  }
});

test("the same plan gives the same bytes", async () => {
  const other = await load();
  for (const plan of [{}, smallest, full, wrong]) {
    const bytes = JSON.stringify(generate(plan));
    assert.equal(JSON.stringify(generate(plan)), bytes);
    assert.equal(JSON.stringify(other.generate(structuredClone(plan))), bytes);
  }
});

test("an answer keeps nothing of the calls before it", () => {
  const before = generate({});
  generate(full);
  assert.deepEqual(generate({}), before);
});

test("a plan is left as it was", () => {
  for (const plan of [{}, smallest, full, wrong]) {
    const copy = structuredClone(plan);
    generate(plan);
    assert.deepEqual(plan, copy);
  }
});

test("a frozen plan is answered like any other", () => {
  assert.deepEqual(generate(frozen(structuredClone(full))), generate(full));
});

test("an answer belongs to the caller, who may change it", () => {
  const answer = generate(full);
  answer.steps[0].statements.push({ sql: "", why: "" });
  answer.ready = "perhaps";
  assert.notDeepEqual(generate(full), answer);
});

test("10,000 schemas of one catalog are 10,000 grants", () => {
  const schemas = names(10_000, "schema");
  const { ready, steps } = generate({ ...smallest, catalogs: [{ catalog: "sales", schemas }] });
  assert.equal(ready, true);
  assert.deepEqual(
    steps[3].statements.map(({ sql }) => sql),
    [
      `GRANT USAGE ON CATALOG \`sales\` TO \`${clientId}\`;`,
      "USE CATALOG `sales`;",
      ...schemas.map((schema) => `GRANT USAGE, SELECT ON SCHEMA \`${schema}\` TO \`${clientId}\`;`),
    ],
  );
});

test("10,000 catalogs with a schema each are restricted one by one", () => {
  const catalogs = names(10_000, "catalog").map((catalog) => ({ catalog, schemas: ["public"] }));
  const { ready, summary, steps } = generate({ ...smallest, catalogs, wording: "unity-catalog" });
  assert.equal(ready, true);
  assert.match(summary, /can read 10001 catalogs: 1 whole, 10000 in part \(10000 schemas\),/);
  assert.equal(steps[3].statements.length, 20_000);
});
