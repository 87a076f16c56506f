// The mistakes that the page knows by name: what is typed, the exact message, and what one click makes of it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { visit } from "./support.mjs";

const UUID = "The client ID is the service principal's Application ID, a UUID such as 12345678-1234-1234-1234-123456789abc.";
const NAMES = "Databricks names may not contain spaces, periods, slashes or control characters: check the";
const QUOTED = "The SQL quotes every name by itself: enter the name alone.";
const INVISIBLE = "It would make another name of it: type the name anew.";
const CONNECTION = "from the warehouse's Connection details.";

// label, typed, message, [button, box afterwards, its value]
const mistakes = [
  ["Client ID", "segment@example.com", `segment@example.com is an e-mail address. ${UUID} Enter that instead.`],
  ["Client ID", "Segment Data Graph", `Segment Data Graph is not a UUID. ${UUID} Its display name does not work.`],
  [
    "Client ID",
    "4815162342108",
    `4815162342108 is a number, like the internal ID of a service principal. ${UUID} Enter that instead.`,
  ],
  ["Client ID", "0123456789abcdef", `0123456789abcdef looks like the ID of a SQL warehouse. ${UUID} Enter that instead.`],
  ["Client ID", "${client_id}", `\${client_id} is a placeholder from a guide. ${UUID} Enter yours.`],
  [
    "Client ID",
    "{12345678-1234-1234-1234-123456789ABC}",
    "{12345678-1234-1234-1234-123456789ABC} has something around its UUID. Enter the UUID alone.",
    ["Use 12345678-1234-1234-1234-123456789ABC", "Client ID", "12345678-1234-1234-1234-123456789ABC"],
  ],
  ["Profiles Sync catalog", "<catalog>", "<catalog> is a placeholder from a guide. Enter the name of your catalog."],
  ["Profiles Sync catalog", "{{ catalog }}", "{{ catalog }} is a placeholder from a guide. Enter the name of your catalog."],
  [
    "Profiles Sync catalog",
    "sales.orders",
    "sales.orders has a period, which separates a catalog from its schema. Enter the catalog alone, and the schema under " +
      "“Only these schemas”.",
    ["Make it catalog sales, only schema orders", "Schema 1", "orders"],
  ],
  [
    "Profiles Sync catalog",
    "`sales`.`orders`",
    `“\`sales\`.\`orders\`” has quotes around it. ${QUOTED}`,
    ["Make it catalog sales, only schema orders", "Profiles Sync catalog", "sales"],
  ],
  ["Profiles Sync catalog", "'sales'", `'sales' has quotes around it. ${QUOTED}`, ["Use sales", "Profiles Sync catalog", "sales"]],
  ["Profiles Sync catalog", "“sales”", `“sales” has quotes around it. ${QUOTED}`, ["Use sales", "Profiles Sync catalog", "sales"]],
  [
    "Profiles Sync catalog",
    "sa\u200bles",
    `sa[U+200B]les holds an invisible character (U+200B). ${INVISIBLE}`,
    ["Use sales", "Profiles Sync catalog", "sales"],
  ],
  [
    "Profiles Sync catalog",
    "sales\u202egpj",
    `sales[U+202E]gpj holds an invisible character (U+202E). ${INVISIBLE}`,
    ["Use salesgpj", "Profiles Sync catalog", "salesgpj"],
  ],
  [
    "Profiles Sync catalog",
    "sa\u00a0les",
    `sa[U+00A0]les holds an invisible character (U+00A0). ${INVISIBLE}`,
    ["Use sales", "Profiles Sync catalog", "sales"],
  ],
  ["Profiles Sync catalog", "sales eu", `sales eu has a space. ${NAMES} catalog's name in Databricks.`],
  ["Profiles Sync catalog", "sales/eu", `sales/eu has a slash. ${NAMES} catalog's name in Databricks.`],
  [
    "Profiles Sync catalog",
    "x".repeat(256),
    "This name has 256 characters. Databricks names have at most 255: check the catalog's name.",
  ],
  ...["system", "Samples", "hive_metastore", "__databricks_internal"].map((name) => [
    "Profiles Sync catalog",
    name,
    `${name} is managed by Databricks, and Segment's grants don't work on it. Enter a catalog of your own.`,
  ]),
  [
    "Table to test with",
    "sales.orders",
    "sales.orders has 2 parts. A table is named by three: enter it as catalog.schema.table.",
  ],
  [
    "Table to test with",
    "`sales`.`orders`.`lines`",
    `The table in “\`sales\`.\`orders\`.\`lines\`” is wrong. “\`sales\`.\`orders\`.\`lines\`” has quotes around it. ${QUOTED}`,
    ["Use sales.orders.lines", "Table to test with", "sales.orders.lines"],
  ],
  [
    "Hostname",
    "https://accounts.cloud.databricks.com/",
    "https://accounts.cloud.databricks.com/ is the account console, which runs no SQL. Enter the workspace's host, " + CONNECTION,
  ],
  [
    "Hostname",
    "my workspace",
    "my workspace has a space. Host names hold only the letters a to z, digits, hyphens and periods: copy it " + CONNECTION,
  ],
  [
    "HTTP path",
    "sql/protocolv1/o/123/0123-456789-abc",
    "sql/protocolv1/o/123/0123-456789-abc is the path of a cluster. Segment connects to SQL warehouses only: enter a path like " +
      "/sql/1.0/warehouses/0123456789abcdef.",
  ],
  ["Port", "70000", "70000 is not a port. Ports are whole numbers from 1 to 65535; Databricks uses 443."],
];

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

for (const [label, typed, message, mend] of mistakes) {
  test(`${label}: ${JSON.stringify(typed).slice(0, 60)} is named${mend ? " and mended" : ""}`, async () => {
    await page.fill(label, typed);
    const [said] = (await page.messages(label))[0].split("\n");
    assert.equal(said, message);
    assert.equal(await page.value(label), typed, "what was typed stays");
    if (mend) {
      const [button, box, value] = mend;
      await page.press(button);
      assert.equal(await page.value(box), value);
      assert.deepEqual(await page.messages(label), []);
    }
  });
}

test("the same catalog whole and restricted is named, and the SQL shows the narrower one", async () => {
  await page.fill("Profiles Sync catalog", "sales");
  await page.press("Add a catalog");
  await page.fill("Other catalog 1", "Sales");
  await page.choose("Only these schemas", 1);
  await page.fill("Schema 1", "orders");
  assert.deepEqual(await page.messages("Other catalog 1"), [
    "Sales is listed twice, once with all schemas and once with only some. Databricks adds grants up, so only one can hold. " +
      "The SQL shows the narrower one: remove one of the two rows.",
  ]);
  assert.deepEqual(await page.statements("5"), [
    "GRANT USAGE ON CATALOG `sales` TO `${client_id}`;",
    "USE CATALOG `sales`;",
    "GRANT USAGE, SELECT ON SCHEMA `orders` TO `${client_id}`;",
  ]);
});

for (const [pasted, wanted] of [
  ["“sales”", "sales"],
  ["\u200bsales\u00a0", "sales"],
  ["`sales`", "sales"],
  ["\u2066sales\u2069", "sales"],
]) {
  test(`${JSON.stringify(pasted)} is cleaned as it is pasted, and that is said`, async () => {
    await page.run(
      (element, text) => {
        element.value = text;
        element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      },
      await page.box("Profiles Sync catalog"),
      pasted,
    );
    await page.hears("Took quotes or invisible characters off what you pasted.");
    assert.equal(await page.value("Profiles Sync catalog"), wanted);
  });
}
