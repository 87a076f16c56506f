import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

import { clientId, full, generate, load, names, smallest, thrown, wrong } from "./support.mjs";

const { explainError } = await load();

const missing = (privilege, on) => `[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have ${privilege} on ${on}. SQLSTATE: 42501`;

/** The statements that an explanation points at, as the answer prints them. */
const pointedAt = (plan, { statements }) =>
  statements.map(({ step, index }) => {
    const { example, statements } = generate(plan).steps.find(({ id }) => id === step);
    assert.equal(example, false);
    return statements[index].sql;
  });

test("an explanation has the keys of the contract and no others", () => {
  const explained = explainError(smallest, missing("USE CATALOG", "Catalog 'profiles'"));
  assert.deepEqual(Object.keys(explained), ["known", "cause", "statements"]);
  assert.deepEqual(explained.statements, [{ step: "3", index: 0 }]);
  assert.equal(explained.known, true);
  assert.match(explained.cause, /^USE CATALOG is missing on catalog `profiles`\. .*\.$/);
});

for (const wording of ["guide", "unity-catalog"]) {
  test(`a missing privilege points at the statement that grants it, in the wording ${wording}`, () => {
    const plan = { ...full, wording };
    for (const [privilege, on, sql] of [
      ["CREATE SCHEMA", "Catalog 'SEGMENT_DATA_GRAPH'", /^GRANT .*CREATE.* ON CATALOG `segment_data_graph` /],
      ["USE SCHEMA", "Schema 'profiles.PS_Segment'", /^GRANT .*, SELECT ON SCHEMA (`profiles`\.)?`ps_segment` /],
      ["SELECT", "Table 'sales.orders.lines'", /^GRANT .*SELECT.* ON CATALOG `sales` /],
      ["USE CATALOG", "Catalog 'billing-eu'", /^GRANT .* ON CATALOG `billing-eu` /],
      ["USE SCHEMA", "Schema 'marketing.web`site'", /^GRANT .*, SELECT ON SCHEMA (`marketing`\.)?`web``site` /],
      ["MODIFY", "Table 'segment_data_graph.__segment_reverse_etl.t'", /^GRANT ALL PRIVILEGES ON SCHEMA /],
    ]) {
      const explained = explainError(plan, missing(privilege, on));
      assert.match(pointedAt(plan, explained).at(-1) ?? "", sql, `${privilege} on ${on}: ${explained.cause}`);
    }
  });
}

const folder = new URL("../fixtures/cases/errors/", import.meta.url);
const read = (file) => readFile(new URL(file, folder), "utf8");
for (const file of (await readdir(folder)).filter((file) => file.endsWith(".json"))) {
  test(`what people really paste: ${file.replace(".json", "")}`, async () => {
    const { plan, says, never } = JSON.parse(await read(file));
    const cause = explainError({ clientId, ...plan }, await read(file.replace(/json$/, "txt"))).cause.toLowerCase();
    if (says) assert.match(cause, new RegExp(says));
    if (never) assert.doesNotMatch(cause, new RegExp(never));
  });
}

test("an error that is not known says so, and points at nothing", () => {
  for (const text of ["", " \n", "Something went wrong.", "{}", "\ud800", "SELECT 1;"]) {
    const { known, cause, statements } = explainError(smallest, text);
    assert.equal(known, false);
    assert.deepEqual(statements, []);
    assert.match(cause, text.trim() === "" ? /^Nothing to explain yet\. / : /^This error is not known here\b/);
  }
});

test("a plan with nothing in it, or nothing right, is explained from as well", () => {
  for (const plan of [{}, wrong]) {
    for (const text of [missing("USE CATALOG", "Catalog 'sales'"), "Could not find principal with name ${client_id}"]) {
      const explained = explainError(plan, text);
      assert.equal(explained.known, true);
      for (const sql of pointedAt(plan, explained)) assert.ok(sql.includes("`${client_id}`"), sql);
    }
  }
});

test("nothing secret-shaped of the text comes out", () => {
  for (const secret of ["dose0123456789abcdef", "dapi01234567", "doau0123456789", "eyJhbGciOiJIUzI1NiJ9"]) {
    for (const text of [
      missing("USE CATALOG", `Catalog '${secret}'`),
      `Could not find principal with name ${secret}`,
      `Catalog '${secret}' does not exist.`,
      `invalid_client: client_secret=${secret}`,
      secret,
    ]) {
      const { cause } = explainError(smallest, text);
      assert.ok(!cause.includes(secret.slice(0, 12)), cause);
      assert.match(cause, /looks like an? /);
    }
  }
});

test("a principal that is not found is held against the plan's client ID", () => {
  const cause = (name) => explainError(smallest, `Error: cannot create grant: Could not find principal with name ${name}`).cause;
  assert.ok(cause(clientId.toUpperCase()).includes(`this plan's client ID \`${clientId}\``));
  assert.ok(cause("12345678-1234-1234-1234-123456789abc").includes(`it is not this plan's client ID \`${clientId}\``));
  assert.ok(!cause("quokka").includes("quokka"));
});

test("a wrong shape throws an Error that names it", () => {
  for (const plan of [undefined, null, "v=1", []]) {
    assert.match(thrown(() => explainError(plan, "")).message, /^`plan` /);
  }
  for (const text of [undefined, null, 5, {}, ["User does not have"]]) {
    assert.match(thrown(() => explainError({}, text)).message, /^`text` /);
  }
  assert.match(thrown(() => explainError({ clientId: 5 }, "")).message, /^`clientId` /);
});

test("a long text and a plan with many names are explained", () => {
  const plan = { clientId, catalogs: [{ catalog: "sales", schemas: names(10_000, "schema") }], wording: "unity-catalog" };
  const text = "User does not have USE SCHEMA on Schema 'other.x'.\n".repeat(20_000);
  assert.equal(explainError(plan, text).known, true);
  assert.deepEqual(explainError(plan, missing("SELECT", "Schema 'SALES.SCHEMA_9999'")).statements, [{ step: "5", index: 10_000 }]);
});
