/** Null and undefined both mean that a value is absent. */
export type Absent = null | undefined;

/** A catalog to read. Without `schemas` all of it; with `schemas: []` only some, none named yet. */
export interface Scope {
  catalog?: string | Absent;
  schemas?: string[] | Absent;
}

/** What is to be granted and how Segment connects, as typed. */
export interface Plan {
  /** The service principal's Application ID, a UUID. */
  clientId?: string | Absent;
  /** The catalog that Segment writes in. */
  segmentCatalog?:
    | {
        /** `SEGMENT_LINKED_PROFILES_DB` when absent. */
        name?: string | Absent;
        /** `"new"` when absent. */
        storage?: "new" | "exists" | { location: string } | Absent;
        /** `__segment_reverse_etl` or `_segment_reverse_etl`, where Reverse ETL has run in the catalog. */
        reverseEtlSchema?: string | Absent;
      }
    | Absent;
  profilesSync?: Scope | Absent;
  /** Other catalogs to read. */
  catalogs?: Scope[] | Absent;
  /** Whether the SQL also removes older, wider grants on the restricted catalogs. */
  grantedBefore?: boolean | Absent;
  /** `catalog.schema.table` */
  testTable?: string | Absent;
  connection?:
    | {
        hostname?: string | Absent;
        httpPath?: string | Absent;
        /** 443 when absent. */
        port?: number | Absent;
      }
    | Absent;
  /** `"guide"` when absent. */
  wording?: "guide" | "unity-catalog" | Absent;
}

/** What a plan amounts to. */
export interface Answer {
  /** No blanks and no problems: `sql` can be run as it is. */
  ready: boolean;
  /** Fields without a value, by their key path in the plan. */
  blanks: { field: string; label: string }[];
  /** Values that are wrong. `value` is empty where it looks like a secret. */
  problems: { field: string; value: string; message: string }[];
  /** What should be known. */
  notes: { field: string; message: string }[];
  /** The access in a sentence or two. */
  summary: string;
  /** Always all six, in this order. */
  steps: {
    id: "2" | "3" | "4" | "5" | "6" | "reverse-etl";
    title: string;
    /** Only shows the guide's statements: the plan has nothing to do here. */
    example: boolean;
    sql: string;
    statements: { sql: string; why: string }[];
  }[];
  /** All that grants, examples aside. */
  sql: string;
  /** The statements of step 6, unless it is an example. */
  checks: string;
  /** The way back: what removes all that `sql` grants, the last step first. No DROP, and safe to run twice. */
  undo: string;
  /** What to enter in Segment; null where missing or wrong, and always for the secret. */
  settings: { label: string; value: string | null }[];
}

/** What a pasted listing of grants shows of those that a plan needs, and of others. */
export interface Audit {
  /** The verdict in one line, such as "2 grants are missing. 1 grant is not needed." */
  summary: string;
  /** A row for each grant that the plan needs, in the order of its SQL, then those beyond it, the worst first. */
  rows: {
    /** The kind as SQL names it, then the full name: `SCHEMA sales.public`. What is not needed can be on any kind. */
    securable: string;
    /** As Databricks lists it: `USE CATALOG`. */
    privilege: string;
    /** Needed and held, needed and not held, needed and not in the text, or held and not needed. */
    status: "have" | "missing" | "unknown" | "extra";
    /** The securable that it was granted on, in the form of `securable`; null where it is not held. */
    from: string | null;
    why: string;
  }[];
  /** What could not be read, by line, counted from 1. `text` is empty where it holds what looks like a secret. */
  unread: { line: number; text: string }[];
  /** Whose other grants are listed. `principal` is empty where it looks like a secret. */
  others: { principal: string; count: number }[];
  /** SQL that makes the grants those that the plan needs: each GRANT live, each REVOKE a comment. */
  fix: string;
  /** What else is to be known of the text: that it mixes workspaces or times, holds a plan and no listing, or the like. */
  notes: string[];
}

/** What an error message means for a plan. */
export interface ExplainedError {
  /** Whether the error is known; where it is not, `cause` says what to paste or do instead. */
  known: boolean;
  /** Whole sentences: what was found, and what to do. */
  cause: string;
  /** The statements that fix it, or that it is about. `index` counts from 0 within the step; examples are never among them. */
  statements: { step: "2" | "3" | "4" | "5" | "6" | "reverse-etl"; index: number }[];
}

/**
 * A form of a plan besides its SQL. Each grants what the SQL grants, and holds no secret.
 *
 * - `"terraform"`: a `databricks_grant` for each catalog and schema, laid out as `terraform fmt` leaves it. What is missing or
 *   wrong in the plan is a variable without a default.
 * - `"bash"`, `"powershell"`: a script of calls of the Databricks CLI, safe to run twice. What is missing or wrong is taken
 *   from the environment, and the script stops with the variable's name before its first call.
 * - `"runbook"`: a page of Markdown for a ticket, from what has to be there first to the way back. Who asks, who runs and the date
 *   are left to fill in. What is missing or wrong is listed.
 */
export type Format = "terraform" | "bash" | "powershell" | "runbook";

/**
 * The statements of `sql` that only one of two plans has, as they stand there. A statement that only stands elsewhere is no change.
 * In the guide's wording, a schema is named without its catalog: one that moved to another catalog is a change all the same.
 */
export interface Changes {
  /** Only the later plan has these, in the order of its SQL. */
  added: string[];
  /** Only the earlier plan has these, in the order of its SQL. */
  removed: string[];
}

/** What pasted text names. */
export interface Names {
  /** In the order of the text, each once. `schemas` is null where the catalog is named by itself. */
  catalogs: { catalog: string; schemas: string[] | null }[];
  /** Named, and not to be added. `name` is empty where it looks like a secret. */
  refused: { name: string; why: string }[];
  /** What was not used besides, by line, counted from 1. `text` is empty where it holds what looks like a secret. */
  unread: { line: number; text: string }[];
}

/** What pasted text says of a connection. Nobody has confirmed it yet. */
export interface Connection {
  hostname: string | null;
  httpPath: string | null;
  port: number | null;
  /** A service principal's client ID that stands beside it. */
  clientId: string | null;
  /** Whole sentences: what was made, masked, left out, or there more than once. */
  told: string[];
}

/** What a plan's file holds. Nobody has confirmed its values yet. */
export interface OpenedPlan {
  /** In canonical form: trimmed, merged, defaults null. */
  plan: Plan;
  /** What was not used. `key` is a path as in `Plan`; it and `value` are empty where they look like a secret. */
  ignored: { key: string; value: string; reason: string }[];
}

/** What a link holds. Nobody has confirmed its values yet. */
export interface DecodedLink {
  /** In canonical form: trimmed, merged, defaults null. */
  plan: Plan;
  /** What was not used. `key` and `value` are empty where they look like a secret. */
  ignored: { key: string; value: string; reason: string }[];
}
