/** Null and undefined both mean that a value is absent. */
export type Absent = null | undefined;

/** A catalog to read. Without `schemas` all of it; with `schemas: []` only some, none named yet. */
export interface Scope {
  /** Its name, without quotes and not as `catalog.schema`. */
  catalog?: string | Absent;
  /** Only these schemas of it, each by its own name. */
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
        /**
         * How it comes to be: `"new"` when absent. With a location, it is created there: `s3://`, `abfss://`, `gs://` or `r2://`.
         */
        storage?:
          | "new"
          | "exists"
          | {
              /** Where it keeps its tables. */
              location: string;
            }
          | Absent;
        /** `__segment_reverse_etl` or `_segment_reverse_etl`, where Reverse ETL has run in the catalog. */
        reverseEtlSchema?: string | Absent;
      }
    | Absent;
  /** The catalog that Profiles Sync fills. */
  profilesSync?: Scope | Absent;
  /** Other catalogs to read. */
  catalogs?: Scope[] | Absent;
  /** Whether the SQL also removes older, wider grants on the restricted catalogs. */
  grantedBefore?: boolean | Absent;
  /** A table that the checks read from: `catalog.schema.table`. */
  testTable?: string | Absent;
  /** How Segment reaches the SQL warehouse. No SQL needs it. */
  connection?:
    | {
        /** The workspace's host, such as `dbc-a1b2c3d4-e5f6.cloud.databricks.com`. */
        hostname?: string | Absent;
        /** The warehouse's path, such as `/sql/1.0/warehouses/0123456789abcdef`. */
        httpPath?: string | Absent;
        /** 443 when absent. */
        port?: number | Absent;
      }
    | Absent;
  /** In which words the SQL is printed: `"guide"` when absent. Both grant the same. */
  wording?: "guide" | "unity-catalog" | Absent;
}

/** What a plan amounts to. */
export interface Answer {
  /** No blanks and no problems: `sql` can be run as it is. */
  ready: boolean;
  /** Fields without a value. */
  blanks: {
    /** Its key path in the plan, such as `catalogs[1].schemas[0]`. */
    field: string;
    /** What it is called for people. */
    label: string;
  }[];
  /** Values that are wrong. */
  problems: {
    /** Its key path in the plan. */
    field: string;
    /** The value as passed; empty where it looks like a secret. */
    value: string;
    /** Whole sentences: what was found, and what to do. */
    message: string;
  }[];
  /** What should be known. */
  notes: {
    /** The key path in the plan that it belongs to. */
    field: string;
    /** Whole sentences. */
    message: string;
  }[];
  /** The access in a sentence or two. */
  summary: string;
  /** Always all six, in this order. */
  steps: {
    /** The step's number in Segment's guide, or its last section. */
    id: "2" | "3" | "4" | "5" | "6" | "reverse-etl";
    /** What the step is about. */
    title: string;
    /** Only shows the guide's statements: the plan has nothing to do here. */
    example: boolean;
    /** Its statements, a line each. */
    sql: string;
    /** Its statements one by one. */
    statements: {
      /** One line, with its semicolon. */
      sql: string;
      /** Why it is there, and what Databricks will list it as. */
      why: string;
    }[];
  }[];
  /** All that grants, examples aside. */
  sql: string;
  /** The statements of step 6, unless it is an example. */
  checks: string;
  /** The way back: what removes all that `sql` grants, the last step first. No DROP, and safe to run twice. */
  undo: string;
  /** What to enter in Segment. */
  settings: {
    /** The setting's label there. */
    label: string;
    /** Null where missing or wrong, and always for the secret. */
    value: string | null;
  }[];
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
    /** Whole sentences: what it is for, or why it is not needed. */
    why: string;
  }[];
  /** What could not be read. */
  unread: UnreadLine[];
  /** Whose other grants are listed. */
  others: {
    /** Empty where it looks like a secret. */
    principal: string;
    /** How many of its grants are listed. */
    count: number;
  }[];
  /** SQL that makes the grants those that the plan needs: each GRANT live, each REVOKE a comment. */
  fix: string;
  /** What else is to be known of the text: that it mixes workspaces or times, holds a plan and no listing, or the like. */
  notes: string[];
}

/** A line of a pasted text that was not used. */
export interface UnreadLine {
  /** Counted from 1. */
  line: number;
  /** Empty where it holds what looks like a secret. */
  text: string;
}

/** What an error message means for a plan. */
export interface ExplainedError {
  /** Whether the error is known; where it is not, `cause` says what to paste or do instead. */
  known: boolean;
  /** Whole sentences: what was found, and what to do. */
  cause: string;
  /** The statements that fix it, or that it is about; examples are never among them. */
  statements: {
    /** The step that holds it. */
    step: "2" | "3" | "4" | "5" | "6" | "reverse-etl";
    /** Its place in the step, counted from 0. */
    index: number;
  }[];
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
  /** In the order of the text, each once. */
  catalogs: {
    /** Its name, as it was written. */
    catalog: string;
    /** The schemas that are named with it; null where it is named by itself. */
    schemas: string[] | null;
  }[];
  /** Named, and not to be added. */
  refused: {
    /** Empty where it looks like a secret. */
    name: string;
    /** Whole sentences: why it cannot be added. */
    why: string;
  }[];
  /** What was not used besides. */
  unread: UnreadLine[];
}

/** What pasted text says of a connection. Nobody has confirmed it yet. */
export interface Connection {
  /** The workspace's host. */
  hostname: string | null;
  /** The warehouse's path. */
  httpPath: string | null;
  /** The port, where one is named. */
  port: number | null;
  /** A service principal's client ID that stands beside it. */
  clientId: string | null;
  /** Whole sentences: what was made, masked, left out, or there more than once. */
  told: string[];
}

/** A part of a link or of a plan's file that was not used. */
export interface Ignored {
  /** Its key in the link, or its key path in the file; empty where it looks like a secret. */
  key: string;
  /** Its text; empty where it looks like a secret. */
  value: string;
  /** Whole sentences: why it was not used. */
  reason: string;
}

/** What a plan's file holds. Nobody has confirmed its values yet. */
export interface OpenedPlan {
  /** In canonical form: trimmed, merged, defaults null. */
  plan: Plan;
  /** What was not used. */
  ignored: Ignored[];
}

/** What a link holds. Nobody has confirmed its values yet. */
export interface DecodedLink {
  /** In canonical form: trimmed, merged, defaults null. */
  plan: Plan;
  /** What was not used. */
  ignored: Ignored[];
}
