// The forms that are measured: so many schemas in so many catalogs. The catalogs that are left without one are read whole,
// as in core.rs.
import { CLIENT_ID } from "../tests/support/golden.mjs";

export const SCHEMAS = [1, 100, 1_000, 10_000];
export const CATALOGS = [1, 20, 200];

/** A plan as the module takes it. */
export function plan(schemas, catalogs) {
  const scope = (_, number) => {
    const names = [];
    for (let schema = number; schema < schemas; schema += catalogs) names.push(`schema_${schema}`);
    return names.length === 0 ? { catalog: `catalog_${number}` } : { catalog: `catalog_${number}`, schemas: names };
  };
  return {
    clientId: CLIENT_ID,
    profilesSync: { catalog: "profiles" },
    catalogs: Array.from({ length: catalogs }, scope),
  };
}

/** A line for each thing that a plan reads. */
const lines = ({ catalogs }, ofCatalog, ofSchema) =>
  catalogs
    .flatMap(({ catalog, schemas }) => schemas?.map((schema) => ofSchema(catalog, schema)) ?? [ofCatalog(catalog)])
    .join("\n");

/** What it reads, as somebody keeps it in a list. */
export const list = (plan) => lines(plan, (catalog) => catalog, (catalog, schema) => `${catalog}.${schema}`);

/** Its link, without the `#`. */
export const link = (plan) =>
  `v=1&id=${plan.clientId}&profiles=${plan.profilesSync.catalog}&${list(plan).replace(/^/gm, "read=").replaceAll("\n", "&")}`;

/** What `SHOW GRANTS` lists once all of it is granted, as cells between tabs. */
export function listing({ clientId, segmentCatalog, profilesSync, catalogs }) {
  const rows = [];
  const row = (kind, name, ...privileges) => {
    for (const privilege of privileges) rows.push(`${clientId}\t${privilege}\t${kind}\t${name}`);
  };
  const whole = (catalog) => row("CATALOG", catalog, "USE CATALOG", "USE SCHEMA", "SELECT");
  row("CATALOG", segmentCatalog?.name ?? "segment_linked_profiles_db", "USE CATALOG", "CREATE SCHEMA", "SELECT");
  whole(profilesSync.catalog);
  for (const { catalog, schemas } of catalogs) {
    if (!schemas) whole(catalog);
    else row("CATALOG", catalog, "USE CATALOG");
    for (const schema of schemas ?? []) row("SCHEMA", `${catalog}.${schema}`, "USE SCHEMA", "SELECT");
  }
  return `${rows.join("\n")}\n`;
}
