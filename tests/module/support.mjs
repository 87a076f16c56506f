// What the module's tests share: the built module as an importing project finds it, and plans to call it with.
import { readFile } from "node:fs/promises";
import { CLIENT_ID as clientId } from "../support/golden.mjs";

export { clientId };

export const place = new URL("../../dist/module/", import.meta.url);

let loaded = 0;

/** Loads an instance of the module that shares nothing with the others. */
export async function load() {
  loaded += 1;
  const module = await import(new URL(`data_graph_setup.js?${loaded}`, place));
  module.initSync({ module: await readFile(new URL("data_graph_setup_bg.wasm", place)) });
  return module;
}

export const { generate, encodeLink, decodeLink, audit } = await load();

/** Nothing is missing or wrong in it. */
export const smallest = { clientId, profilesSync: { catalog: "profiles" } };

/** Every key is used, as people type and paste. */
export const full = {
  clientId: `  ${clientId.toUpperCase()} `,
  segmentCatalog: {
    name: "segment_data_graph",
    storage: { location: "s3://acme-lake/segment/data-graph" },
    reverseEtlSchema: "__segment_reverse_etl",
  },
  profilesSync: { catalog: "profiles", schemas: ["ps_segment", "ps_materialize"] },
  catalogs: [
    { catalog: "sales" },
    { catalog: "marketing", schemas: ["campaigns"] },
    { catalog: "billing-eu" },
    {},
    { catalog: "Marketing", schemas: ["web`site"] },
  ],
  grantedBefore: true,
  testTable: "sales.orders.lines",
  connection: {
    hostname: "https://DBC-a1b2c3d4-e5f6.cloud.databricks.com/?o=42",
    httpPath: "sql/1.0/warehouses/0123456789ABCDEF/",
    port: 8443,
  },
  wording: "unity-catalog",
};

/** Nothing in it is right. */
export const wrong = {
  clientId: "segment@example.com",
  segmentCatalog: { name: "my catalog", storage: { location: "/mnt/lake" }, reverseEtlSchema: "reverse_etl" },
  profilesSync: { catalog: "system", schemas: ["a b"] },
  catalogs: [{ catalog: "a.b" }, { catalog: "sales", schemas: ["${schema_1}"] }],
  testTable: "sales.orders",
  connection: { hostname: "accounts.cloud.databricks.com", httpPath: "/sql/protocolv1/o/1/2", port: 70000 },
};

/** A list of so many names. */
export const names = (count, name) => Array.from({ length: count }, (_, index) => `${name}_${index}`);

/** The error that a call throws. */
export function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("the call threw nothing");
}

/** Freezes a value with everything in it. */
export function frozen(value) {
  for (const part of Object.values(value)) {
    if (typeof part === "object" && part !== null) frozen(part);
  }
  return Object.freeze(value);
}
