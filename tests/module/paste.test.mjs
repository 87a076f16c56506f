import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

import { clientId, generate, load, thrown } from "./support.mjs";

const { readConnection, readNames } = await load();

/** The cases of a folder: each text, and what is right of it. */
async function cases(name) {
  const folder = new URL(`../fixtures/${name}/`, import.meta.url);
  const read = (file) => readFile(new URL(file, folder), "utf8");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
  return Promise.all(
    files.map(async (file) => {
      const text = await read(file.replace(/json$/, "txt"));
      return { name: file.replace(".json", ""), text, right: JSON.parse(await read(file)) };
    }),
  );
}

for (const { name, text, right } of await cases("names")) {
  test(`names: ${name}`, () => {
    const { catalogs, refused, unread } = readNames(text);
    assert.deepEqual(catalogs.map(({ catalog }) => catalog), right.catalogs);
    const schemas = catalogs.flatMap(({ catalog, schemas }) => (schemas ?? []).map((schema) => `${catalog}.${schema}`));
    assert.deepEqual(schemas, right.schemas);
    assert.deepEqual(refused.map(({ name }) => name), right.refused);
    for (const { why } of refused) assert.match(why, /\.$/);
    for (const { line } of unread) assert.ok(1 <= line && line <= text.split("\n").length);
    // What was read is a plan's as it is.
    assert.deepEqual(generate({ clientId, catalogs }).problems, []);
  });
}

for (const { name, text, right } of await cases("connections")) {
  test(`connection: ${name}`, () => {
    const { told, ...found } = readConnection(text);
    const { hostname, httpPath, port, clientId } = right;
    assert.deepEqual(found, { hostname, httpPath, port, clientId });
    if (right.says !== null) assert.match(told.join("\n").toLowerCase(), new RegExp(right.says));
    for (const sentence of told) assert.match(sentence, /^[A-Z].*\.$/);
  });
}

test("the answers have the keys of the contract and no others", () => {
  const names = readNames("sales.public\nsystem\nall that we have today");
  assert.deepEqual(Object.keys(names), ["catalogs", "refused", "unread"]);
  assert.deepEqual(names.catalogs, [{ catalog: "sales", schemas: ["public"] }]);
  assert.deepEqual(names.refused.map((refused) => Object.keys(refused)), [["name", "why"]]);
  assert.deepEqual(names.unread, [{ line: 3, text: "all that we have today" }]);
  assert.deepEqual(readNames("sales").catalogs, [{ catalog: "sales", schemas: null }]);
  assert.deepEqual(Object.keys(readConnection("")), ["hostname", "httpPath", "port", "clientId", "told"]);
});

test("anything but text throws an error that names the argument", () => {
  for (const read of [readNames, readConnection]) {
    for (const value of [undefined, null, 5, true, {}, ["sales"], () => "sales", Symbol("sales"), 5n, new String("sales")]) {
      const error = thrown(() => read(value));
      assert.ok(error instanceof Error);
      assert.match(error.message, /^`text` should be text, but is /);
    }
    assert.doesNotThrow(() => read("\ud800, sales"));
  }
});

test("no secret comes out", () => {
  for (const secret of ["dose0123456789abcdef", "dapi0123456789abcdef", "doau0123456789abcdef", "eyJhbGciOiJIUzI1NiJ9.e30"]) {
    for (const text of [secret, `sales,${secret}`, `host: x\ntoken: ${secret}`, `{"name":"${secret}"}`, `USE CATALOG ${secret};`]) {
      for (const found of [readNames(text), readConnection(text)]) {
        const out = JSON.stringify(found);
        assert.ok(!out.includes(secret.slice(0, 12)), out);
        assert.match(out, /looks like an? /);
      }
    }
  }
});

test("ten thousand names are read within a second, and a megabyte of anything within five", () => {
  const time = (read, text) => {
    const begun = performance.now();
    read(text);
    return performance.now() - begun;
  };
  const names = Array.from({ length: 10_000 }, (_, index) => `catalog_${index % 100}.schema_${index}`);
  assert.equal(readNames(names.join("\n")).catalogs.length, 100);
  assert.ok(time(readNames, names.join("\n")) < 1000);
  for (const piece of [
    "'", "\"a,", "`a``", "[", "{\"a\":", "[\n", "(", ".", ",", "a.", "a b c ", "| a ", "GRANT x\n", "GRANT a ON CATALOG b TO ",
    "SELECT a\n", "catalog\n", "catalog,owner\n", "://", "databricks://", "sql/1.0/warehouses/", "host=", "port ", "x.databricks.",
    ".cloud.databricks.com", "client id ", "Server hostname\n", "%2F", "<", "$ ", "> ", "sql(\"", "xxx", "-", "😀", "“a",
  ]) {
    const text = piece.repeat(1_000_000 / piece.length);
    for (const read of [readNames, readConnection]) {
      const took = time(read, text);
      assert.ok(took < 5000, `${read.name} of ${JSON.stringify(piece)}: ${took} ms`);
    }
  }
});
