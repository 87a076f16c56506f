//! Missing privileges.

use crate::diagnosis::{Elsewhere, Lack, NotGranted, ReverseEtl, Runner, WhyNotGranted};
use crate::export::StatementPlace;
use crate::model::{Privilege, Securable, SecurableType};
use crate::plan::{Plan, REVERSE_ETL_SCHEMA, REVERSE_ETL_SCHEMA_AS_PRINTED};

use super::{Sentence, code, name, place, places, privileges, segment_catalog, sentence};

/// Privileges that are missing on one securable.
pub fn lack(lack: &Lack, statements: &[StatementPlace], plan: &Plan) -> Sentence {
    let on = place(&lack.on);
    if lack.is_terraforms {
        return sentence![
            are(&lack.granted),
            " missing on ",
            &on,
            ", for the identity that Terraform signs in with: what is granted to the service principal does not \
            change that. Have the owner of ",
            on,
            " grant it to that identity, or apply with one that owns it.",
        ];
    }
    let mut sentences = Sentence::default();
    if let Some(place) = places(statements) {
        sentences.add_sentence(sentence![
            are(&lack.granted),
            " missing on ",
            &on,
            ". This plan grants that with ",
            place,
            ". ",
            not_run(statements),
        ]);
    }
    if let Some(not_granted) = &lack.not_granted {
        let missing = if lack.granted.is_empty() { "missing" } else { "missing as well" };
        sentences.add_sentence(sentence![
            are(&not_granted.privileges),
            " ",
            missing,
            " on ",
            on,
            ", and no statement of this plan grants that.",
        ]);
        sentences.add_sentence(why(not_granted, lack, plan));
    }
    sentences.add_sentence(WHO);
    if plan.principal.filled().is_none() && !statements.is_empty() {
        sentences.add_sentence(NO_CLIENT_ID);
    }
    sentences
}

const WHO: &str = "This holds if Segment met the error: Databricks says “User” of service principals too. If you met it in a session of \
     your own, it is your own account that may not, whatever the service principal was granted.";

const NO_CLIENT_ID: &str = "The client ID is still missing in this plan: enter it first.";

/// What is to be done with statements that should have given what is missing.
fn not_run(statements: &[StatementPlace]) -> &'static str {
    if statements.len() == 1 {
        "Either it has not been run, or was run for another client ID, or was taken back since: run it, then try again."
    } else {
        "Either they have not been run, or were run for another client ID, or were taken back since: run them together, then try again."
    }
}

fn are(missing: &[Privilege]) -> Sentence {
    let verb = if missing.len() == 1 { "is" } else { "are" };
    sentence![privileges(missing), " ", verb]
}

fn why(not_granted: &NotGranted, lack: &Lack, plan: &Plan) -> Sentence {
    let catalog = name(lack.on.catalog().as_str());
    match not_granted.why {
        WhyNotGranted::CatalogNotInPlan => sentence![
            "Catalog ",
            catalog,
            " is not in the plan. If Segment is to read it, add it under “Other catalogs” and run its new \
            statements; if not, look where its name comes from.",
        ],
        WhyNotGranted::SchemaNotInPlan => sentence![
            "Of catalog ",
            catalog,
            ", the plan reads only other schemas. If Segment is to read this one, add it under “Only these schemas” \
            and run its new statement.",
        ],
        WhyNotGranted::WritesElsewhere => sentence![
            "It is needed for writing, and this plan lets Segment write in catalog ",
            segment_catalog(plan),
            " only. Compare the Segment catalog here with the catalog that is entered in Segment: both have to name \
            the same.",
        ],
        WhyNotGranted::SchemaOfAnother => sentence![
            "In catalog ",
            catalog,
            " Segment uses the schemas that it made itself, and it may do everything in those, so this one seems to \
            be somebody else's. If Reverse ETL made it, answer “Has Segment Reverse ETL ever run in this catalog?” \
            with yes; if somebody made it for Segment, have its owner grant USE SCHEMA, CREATE TABLE, SELECT and \
            MODIFY on it to the service principal.",
        ],
        WhyNotGranted::NotNeeded => {
            "The plan names it, but reading it does not take that. Look which product or query asked for it.".into()
        }
    }
}

/// Privileges that are missing on something without a full name.
pub fn unnamed(missing: &[Privilege], on: SecurableType) -> Sentence {
    let (kind, parts) = match on {
        SecurableType::Catalog => ("a catalog", code("catalog")),
        SecurableType::Schema => ("a schema", code("catalog.schema")),
        SecurableType::Table => ("a table", code("catalog.schema.table")),
    };
    let missing = if missing.is_empty() { "A privilege is".into() } else { are(missing) };
    sentence![
        missing,
        " missing on ",
        kind,
        ", but the text does not name it in full, or names what cannot be a name. Paste the whole message, with the \
        name in the form ",
        parts,
        ": then this plan's statements can be searched for it.",
    ]
}

/// Privileges that are missing where plans never grant.
pub fn elsewhere(elsewhere: &Elsewhere, statements: &[StatementPlace]) -> Sentence {
    match elsewhere {
        Elsewhere::DatabricksOwn => {
            sentence![
                "This is about a catalog or schema that Databricks keeps for itself, such as ",
                code("system"),
                " or ",
                code("samples"),
                ". Segment does not need it, and no grant of this plan opens it: leave it out.",
            ]
        }
        Elsewhere::Hive { catalog: Some(catalog) } => {
            let first = places(statements).unwrap_or_else(|| sentence![
                code("USE CATALOG"),
            ]);
            sentence![
                name(catalog.as_str()),
                " is a catalog of this plan, but Databricks took it for a schema of the old ",
                code("hive_metastore"),
                ", since no catalog was named before it. Run ",
                first,
                " first, or write names in full, as in ",
                code("catalog.schema.table"),
                ".",
            ]
        }
        Elsewhere::Hive { catalog: None } => {
            sentence![
                "This is how the old permission model of ",
                code("hive_metastore"),
                " puts it, where a name ends up that is written without its catalog. Write it in full, as in ",
                code("catalog.schema.table"),
                "; what is really kept in ",
                code("hive_metastore"),
                " cannot be granted by this plan, so use a catalog of Unity Catalog.",
            ]
        }
        Elsewhere::AnyFile => {
            sentence![
                "Files were read by their path, which takes a permission that no statement of this plan gives. \
                Segment reads tables: name the table, as in ",
                code("catalog.schema.table"),
                ".",
            ]
        }
        Elsewhere::OtherObject => {
            "This is about something that is neither catalog nor schema nor table, such as a volume or a function. Segment's \
             Data Graph does not need it, so no statement of this plan grants it. Ask its owner, if something else does.".into()
        }
    }
}

/// What whoever ran a statement may not do.
pub fn runner(runner: &Runner, statements: &[StatementPlace]) -> Sentence {
    match runner {
        Runner::MayNotCreateCatalogs => {
            let what = places(statements).map_or_else(
                || "This plan makes no catalog, so another statement asked for it.".into(),
                |place| {
                    sentence![
                        "Have a metastore admin run ",
                        place,
                        ". Databricks says the same where the catalog is there already: then choose “Yes, it already \
                        exists” for the Segment catalog, and the plan leaves that statement out.",
                    ]
                },
            );
            sentence![
                "Whoever ran the statement may not make catalogs in this metastore: CREATE CATALOG is missing, and \
                it is not the service principal that needs it. ",
                what,
            ]
        }
        Runner::MayNotGrant(on) => {
            let on = on.as_ref().map_or_else(|| "what the statement names".into(), place);
            let what = places(statements).unwrap_or_else(|| "the statement".into());
            sentence![
                "Whoever ran the statement may not grant on ",
                on,
                ". This is not about the service principal. Have its owner, a holder of MANAGE on it or a metastore \
                admin run ",
                what,
                ".",
            ]
        }
        Runner::MayNotGrantOnDatabricksOwn => {
            sentence![
                "Nobody but Databricks and account admins grants on what Databricks keeps for itself, such as ",
                code("system"),
                " or ",
                code("samples"),
                ". Segment does not need it: leave it out.",
            ]
        }
        Runner::IsNoAccountAdmin => {
            "Whoever ran the statement is no account admin, which it takes. No statement of this plan does: look which one \
             was run.".into()
        }
        Runner::MayNotManageStorage => {
            "Whoever ran the statement lacks a privilege on the metastore, an external location or a credential. No grant \
             to the service principal changes that: ask a metastore admin, or the owner of the location.".into()
        }
    }
}

/// The schema that Reverse ETL left.
pub fn reverse_etl(found: &ReverseEtl, statements: &[StatementPlace], plan: &Plan) -> Sentence {
    match found {
        ReverseEtl::Planned => planned_reverse_etl(statements, plan),
        ReverseEtl::NotPlanned => sentence![
            missing_on(sentence!["the schema ", code(REVERSE_ETL_SCHEMA)]),
            " This plan says that Reverse ETL has not run: choose “Yes, it already exists” for the Segment catalog, \
            answer “Has Segment Reverse ETL ever run in this catalog?” with yes, and run the statement of the \
            Reverse ETL step.",
        ],
        ReverseEtl::OtherSpelling { underscores } => {
            let spelling =
                if *underscores == 1 { REVERSE_ETL_SCHEMA_AS_PRINTED } else { REVERSE_ETL_SCHEMA };
            sentence![
                missing_on(sentence!["the schema ", code(spelling)]),
                " This plan names it with another number of underscores: choose ",
                code(spelling),
                " for the Reverse ETL schema, and run the new statement of the Reverse ETL step.",
            ]
        }
        ReverseEtl::OtherCatalog(catalog) => sentence![
            "Privileges are missing on a schema that Segment Reverse ETL made in catalog ",
            name(catalog.as_str()),
            ", while in this plan Segment writes in catalog ",
            segment_catalog(plan),
            ". Compare the Segment catalog here with the catalog that is entered in Segment: both have to name the \
            same.",
        ],
    }
}

fn planned_reverse_etl(statements: &[StatementPlace], plan: &Plan) -> Sentence {
    let segment = &plan.segment_catalog;
    let schema = segment.reverse_etl_schema.as_ref().and_then(|schema| schema.filled());
    let on = match (segment.name.filled(), schema) {
        (Some(catalog), Some(schema)) => {
            place(&Securable::Schema { catalog: catalog.clone(), schema: schema.clone() })
        }
        _ => sentence!["the schema ", code(REVERSE_ETL_SCHEMA)],
    };
    let place = places(statements).unwrap_or_else(|| "its statement".into());
    let mut sentences = sentence![
        missing_on(on),
        " This plan grants them with ",
        place,
        ". ",
        not_run(statements),
    ];
    if plan.principal.filled().is_none() {
        sentences.add_sentence(NO_CLIENT_ID);
    }
    sentences
}

fn missing_on(schema: Sentence) -> Sentence {
    sentence![
        "Privileges are missing on ",
        schema,
        ", which Segment Reverse ETL made under another service principal.",
    ]
}
