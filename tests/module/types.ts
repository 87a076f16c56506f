// Compiled in strict mode and never run: what a project in TypeScript may write, and what it may not.
import init, { audit, changes, decodeLink, encodeLink, explainError, generate, initSync, planFile, readConnection, readNames, readPlanFile, render } from "../../dist/module/data_graph_setup.js";
import type { Answer, Audit, Changes, DecodedLink, ExplainedError, Format, OpenedPlan, Plan, Scope } from "../../dist/module/data_graph_setup.js";

// The interfaces as the contract prints them, each with an `export` in front.
namespace Contract {
  export interface Scope { catalog: string; schemas?: string[] }
  export interface Plan {
    clientId?: string;
    segmentCatalog?: { name?: string; storage?: "new" | "exists" | { location: string }; reverseEtlSchema?: string };
    profilesSync?: Scope; catalogs?: Scope[]; grantedBefore?: boolean; testTable?: string;
    connection?: { hostname?: string; httpPath?: string; port?: number }; wording?: "guide" | "unity-catalog";
  }
  export interface Answer {
    ready: boolean;
    blanks:   { field: string; label: string }[];
    problems: { field: string; value: string; message: string }[];
    notes:    { field: string; message: string }[];
    summary: string;
    steps: { id: "2" | "3" | "4" | "5" | "6" | "reverse-etl"; title: string; example: boolean; sql: string;
             statements: { sql: string; why: string }[] }[];
    sql: string;
    checks: string;
    undo: string;
    settings: { label: string; value: string | null }[];
  }
  export interface ExplainedError {
    known: boolean; cause: string;
    statements: { step: "2" | "3" | "4" | "5" | "6" | "reverse-etl"; index: number }[];
  }
  export interface Audit {
    summary: string;
    rows: { securable: string; privilege: string; status: "have" | "missing" | "unknown" | "extra";
            from: string | null; why: string }[];
    unread: { line: number; text: string }[];
    others: { principal: string; count: number }[];
    fix: string;
    notes: string[];
  }
  export type Refused = { name: string; why: string }[];
  export type Unread = { line: number; text: string }[];
  export interface Connection {
    hostname: string | null; httpPath: string | null; port: number | null; clientId: string | null; told: string[];
  }
  export type Ignored = { key: string; value: string; reason: string }[];
}

declare const promised: { scope: Contract.Scope; plan: Contract.Plan; answer: Contract.Answer; audit: Contract.Audit };

// The functions are those of the contract.
export const generates: (plan: Contract.Plan) => Contract.Answer = generate;
export const audits: (plan: Contract.Plan, text: string) => Contract.Audit = audit;
export const encodes: (plan: Contract.Plan) => string = encodeLink;
export const decodes: (fragment: string) => { plan: Plan; ignored: Contract.Ignored } = decodeLink;
export const readsNames: (text: string) => { catalogs: Scope[]; refused: Contract.Refused; unread: Contract.Unread } = readNames;
export const readsConnections: (text: string) => Contract.Connection = readConnection;
export const saves: (plan: Contract.Plan) => string = planFile;
export const opens: (text: string) => { plan: Plan; ignored: Contract.Ignored } = readPlanFile;
export const renders: (plan: Contract.Plan, format: Format) => string = render;
export const compares: (before: Contract.Plan, after: Contract.Plan) => { added: string[]; removed: string[] } = changes;
export const explains: (plan: Contract.Plan, text: string) => Contract.ExplainedError = explainError;

// What the contract calls a plan is one, and an answer has all that the contract lists and no more.
export const scope: Scope = promised.scope;
export const plan: Plan = promised.plan;
export const answer: Answer = promised.answer;
export const audited: Audit = promised.audit;

// A plan is filled in piece by piece, or at once.
const pieces: Plan = {};
pieces.clientId = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10";
pieces.catalogs = [{ catalog: "sales" }, { catalog: "marketing", schemas: ["campaigns"] }];
generate({
  ...pieces,
  segmentCatalog: { name: "segment", storage: { location: "s3://bucket" }, reverseEtlSchema: "_segment_reverse_etl" },
  profilesSync: { catalog: "profiles", schemas: [] },
  grantedBefore: true,
  testTable: "sales.orders.lines",
  connection: { hostname: "example.com", httpPath: "/sql/1.0/warehouses/0123456789abcdef", port: 443 },
  wording: "unity-catalog",
});
generate({ segmentCatalog: { storage: "new" }, wording: "guide" });
generate({ segmentCatalog: { storage: "exists" } });

// Null and undefined are absent.
generate({ clientId: null, segmentCatalog: null, profilesSync: null, catalogs: null, grantedBefore: null });
generate({ testTable: undefined, connection: undefined, wording: undefined });
generate({ segmentCatalog: { name: null, storage: null }, connection: { hostname: null, port: undefined } });
generate({ profilesSync: { catalog: "profiles", schemas: null } });

// What comes out can be read, and a decoded plan passed on as it is.
const { ready, steps, settings }: Answer = generate({});
export const title: string | undefined = ready ? steps[0]?.title : settings[0]?.value?.trim();
const { plan: opened, ignored }: DecodedLink = decodeLink("v=1");
generate(opened);
export const link: string = encodeLink(opened);
export const reasons: string[] = ignored.map(({ key, value, reason }) => `${key}=${value}: ${reason}`);
const { known, cause, statements }: ExplainedError = explainError(opened, "User does not have USE CATALOG on Catalog 'sales'");
export const told: string = known ? statements.map(({ step, index }) => `${step}.${index + 1}`).join() : cause;

const { rows, unread, others, fix, notes }: Audit = audit(opened, "Principal,ActionType,ObjectType,ObjectKey");
export const missing: string[] = rows.filter(({ status }) => status === "missing").map(({ privilege }) => privilege);
export const lines: number[] = unread.map(({ line, text }) => line + text.length + others.length + fix.length + notes.length);
export const wayBack: string = generate({}).undo.trim();

const { plan: saved }: OpenedPlan = readPlanFile(planFile(opened));
generate(saved);
const { added, removed }: Changes = changes(opened, {});
export const changed: string[] = [...added, ...removed];

// Both ways of loading are there.
export const loading: Promise<unknown> = init({ module_or_path: new URL("https://example.com/module.wasm") });
initSync({ module: new Uint8Array() });

// @ts-expect-error: a file is text
readPlanFile({});
// @ts-expect-error: two plans are needed
changes({});
// @ts-expect-error: no such form
render({}, "hcl");
// @ts-expect-error: a form is needed
render({});
// @ts-expect-error: a plan is needed
generate();
// @ts-expect-error: a plan is no null
generate(null);
// @ts-expect-error: a plan is no text
encodeLink("v=1");
// @ts-expect-error: a fragment is text
decodeLink(1);
// @ts-expect-error: a fragment is needed
decodeLink();
// @ts-expect-error: a message is needed
explainError({});
// @ts-expect-error: a message is text
explainError({}, 5);
// @ts-expect-error: an explanation names no such step
explainError({}, "").statements[0]?.step === "1";
// @ts-expect-error: a number where text belongs
generate({ clientId: 5 });
// @ts-expect-error: there is no field for the secret
generate({ clientId: "", oauthSecret: "" });
// @ts-expect-error: a key in another case
generate({ clientID: "" });
// @ts-expect-error: no key of the Segment catalog
generate({ segmentCatalog: { catalog: "segment" } });
// @ts-expect-error: no word for storage
generate({ segmentCatalog: { storage: "s3://bucket" } });
// @ts-expect-error: no key of a location
generate({ segmentCatalog: { storage: { path: "s3://bucket" } } });
// @ts-expect-error: text where an object belongs
generate({ profilesSync: "profiles" });
// @ts-expect-error: no key of a catalog to read
generate({ profilesSync: { catalog: "profiles", schema: "ps_segment" } });
// @ts-expect-error: an object where a list belongs
generate({ catalogs: { catalog: "sales" } });
// @ts-expect-error: text where a list belongs
generate({ catalogs: [{ catalog: "sales", schemas: "orders" }] });
// @ts-expect-error: a number in a list of text
generate({ catalogs: [{ catalog: "sales", schemas: [5] }] });
// @ts-expect-error: text where true or false belongs
generate({ grantedBefore: "yes" });
// @ts-expect-error: text where a number belongs
generate({ connection: { port: "443" } });
// @ts-expect-error: no key of a connection
generate({ connection: { host: "example.com" } });
// @ts-expect-error: no such wording
generate({ wording: "databricks" });
// @ts-expect-error: no such step
export const isStep = generate({}).steps[0]?.id === "1";
// @ts-expect-error: a setting may be null
export const setting: string | undefined = generate({}).settings[0]?.value;
// @ts-expect-error: a text is needed
audit({});
// @ts-expect-error: a listing is text
audit({}, ["Principal,ActionType,ObjectType,ObjectKey"]);
// @ts-expect-error: a plan is needed
audit("Principal,ActionType,ObjectType,ObjectKey");
// @ts-expect-error: no such status
export const isExtra = audit({}, "").rows[0]?.status === "surplus";
// @ts-expect-error: where a grant comes from may be null
export const source: string | undefined = audit({}, "").rows[0]?.from;
// @ts-expect-error: no key of an audit
audit({}, "").counts;
// What was read is a plan's as it is.
generate({ catalogs: readNames("sales").catalogs });
// @ts-expect-error: a listing is text
readNames(["sales"]);
// @ts-expect-error: a path may be null
export const path: string = readConnection("").httpPath;
// @ts-expect-error: no key of an answer
generate({}).errors;
