// The mistakes that the page knows by name: what is typed, the exact message, and what one click makes of it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { visit } from "./support.mjs";

const UUID = "Enter the service principal's Application ID, a UUID.";
const NAMES = "which names in Databricks cannot have. Check the catalog's name there.";
const QUOTED = "Enter only the name. The SQL adds the quotes.";
const INVISIBLE = "which makes it another name. Type the name again.";

// label, typed, message, [button, box afterwards, its value], and what is made of it at once where it is plain
const mistakes = [
  ["Client ID", "segment@example.com", `segment@example.com is an e-mail address. ${UUID}`],
  ["Client ID", "Segment Data Graph", "Segment Data Graph is not a UUID. Enter the Application ID; the display name does not work."],
  [
    "Client ID",
    "4815162342108",
    `4815162342108 is a number, like the internal ID of a service principal. ${UUID}`,
  ],
  ["Client ID", "0123456789abcdef", `0123456789abcdef looks like the ID of a SQL warehouse. ${UUID}`],
  ["Client ID", "${client_id}", `\${client_id} is a placeholder from a guide. ${UUID}`],
  [
    "Client ID",
    "{12345678-1234-1234-1234-123456789ABC}",
    "{12345678-1234-1234-1234-123456789ABC} has something around its UUID. Enter only the UUID.",
    ["Use 12345678-1234-1234-1234-123456789ABC", "Client ID", "12345678-1234-1234-1234-123456789ABC"],
  ],
  ["Profiles Sync catalog", "<catalog>", "<catalog> is a placeholder from a guide. Enter the name of your catalog."],
  ["Profiles Sync catalog", "{{ catalog }}", "{{ catalog }} is a placeholder from a guide. Enter the name of your catalog."],
  [
    "Profiles Sync catalog",
    "sales.orders",
    "sales.orders has a period, so it looks like a catalog and its schema. Enter only the catalog here, and limit it to that " +
      "schema.",
    ["Use catalog sales, only schema orders", "Profiles Sync catalog, schema 1", "orders"],
    { "Profiles Sync catalog": "sales", "Profiles Sync catalog, schema 1": "orders" },
  ],
  [
    "Profiles Sync catalog",
    "`sales`.`orders`",
    `“\`sales\`.\`orders\`” has quotes around it. ${QUOTED}`,
    ["Use catalog sales, only schema orders", "Profiles Sync catalog", "sales"],
    { "Profiles Sync catalog": "sales", "Profiles Sync catalog, schema 1": "orders" },
  ],
  ["Profiles Sync catalog", "'sales'", `'sales' has quotes around it. ${QUOTED}`, ["Use sales", "Profiles Sync catalog", "sales"]],
  ["Profiles Sync catalog", "“sales”", `“sales” has quotes around it. ${QUOTED}`, ["Use sales", "Profiles Sync catalog", "sales"]],
  [
    "Profiles Sync catalog",
    "sa\u200bles",
    `sa[U+200B]les has an invisible character (U+200B), ${INVISIBLE}`,
    ["Use sales", "Profiles Sync catalog", "sales"],
  ],
  [
    "Profiles Sync catalog",
    "sales\u202egpj",
    `sales[U+202E]gpj has an invisible character (U+202E), ${INVISIBLE}`,
    ["Use salesgpj", "Profiles Sync catalog", "salesgpj"],
  ],
  [
    "Profiles Sync catalog",
    "sa\u00a0les",
    `sa[U+00A0]les has an invisible character (U+00A0), ${INVISIBLE}`,
    ["Use sales", "Profiles Sync catalog", "sales"],
  ],
  ["Profiles Sync catalog", "sales eu", `sales eu has a space, ${NAMES}`],
  ["Profiles Sync catalog", "sales/eu", `sales/eu has a slash, ${NAMES}`],
  [
    "Profiles Sync catalog",
    "x".repeat(256),
    "This name has 256 characters. Databricks allows 255. Check the catalog's name there.",
  ],
  ...["system", "Samples", "hive_metastore", "__databricks_internal"].map((name) => [
    "Profiles Sync catalog",
    name,
    `${name} belongs to Databricks, so Segment's grants do not work on it. Enter a catalog of your own.`,
  ]),
  [
    "Table to test with",
    "sales.orders",
    "Write the full name: catalog.schema.table.",
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
    "https://accounts.cloud.databricks.com/ is the account console, which runs no SQL. Enter the host in the warehouse's " +
      "Connection details.",
  ],
  [
    "Hostname",
    "my workspace",
    "my workspace has a space, which host names cannot have. Copy it from the warehouse's Connection details.",
  ],
  [
    "HTTP path",
    "sql/protocolv1/o/123/0123-456789-abc",
    "sql/protocolv1/o/123/0123-456789-abc is the path of a cluster. Segment connects only to SQL warehouses. Enter a path like " +
      "/sql/1.0/warehouses/0123456789abcdef.",
  ],
  ["Port", "70000", "70000 is not a port. Ports go from 1 to 65535. Databricks uses 443."],
];

let site, page;
visit((visited) => ({ site, page } = visited));
beforeEach(() => page.open(site.address));

for (const [label, typed, message, mend, atOnce] of mistakes) {
  const what = `${label}: ${JSON.stringify(typed).slice(0, 60)}`;
  test(`${what} is ${atOnce ? "taken apart; put back, it is " : ""}named${mend ? " and mended" : ""}`, async () => {
    await page.fill(label, typed);
    if (atOnce) {
      await page.answered();
      for (const [box, value] of Object.entries(atOnce)) assert.equal(await page.value(box), value);
      assert.equal(await pasted(), "Added sales.orders.");
      await page.press("Undo");
    }
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
  await page.fill("Other catalog 1", "Sales");
  await page.choose("Only these", 1);
  await page.fill("Other catalog 1, schema 1", "orders");
  assert.deepEqual(await page.messages("Other catalog 1"), [
    "Sales is listed twice: once with all schemas, once with only some. The SQL uses only some. Remove one of the two rows.",
  ]);
  assert.deepEqual(await page.statements("5"), [
    "GRANT USAGE ON CATALOG `sales` TO `${client_id}`;",
    "USE CATALOG `sales`;",
    "GRANT USAGE, SELECT ON SCHEMA `orders` TO `${client_id}`;",
  ]);
});

/** What the page says of what was pasted last. */
const pasted = () => page.run(() => document.querySelector(".pasted__said")?.innerText ?? null);

for (const [text, wanted] of [
  ["“sales”", "sales"],
  ["\u200bsales\u00a0", "sales"],
  ["`sales`", "sales"],
  ["\u2066sales\u2069", "sales"],
]) {
  const said = "Removed quotes or invisible characters from what you pasted.";
  for (const label of ["Profiles Sync catalog", "Segment catalog"]) {
    test(`${label}: ${JSON.stringify(text)} is cleaned as it is pasted, and that is said and can be undone`, async () => {
      await page.fill(label, "before");
      await page.put(await (await page.box(label)).getAttribute("id"), text);
      await page.hears(said);
      assert.equal(await pasted(), said);
      assert.equal(await page.value(label), wanted);
      assert.deepEqual(await page.messages(label), []);
      await page.press("Undo");
      assert.equal(await page.value(label), "before");
      assert.equal(await pasted(), null);
    });
  }
}
