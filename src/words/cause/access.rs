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
            " for the identity that Terraform signs in with. No grant to the service principal changes that. Ask the \
            owner of ",
            on,
            " to grant it to that identity, or run Terraform as the owner.",
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
        let also = if lack.granted.is_empty() { "" } else { " also" };
        sentences.add_sentence(sentence![
            are(&not_granted.privileges),
            also,
            " missing on ",
            on,
            ". No statement of this plan grants that.",
        ]);
        sentences.add_sentence(why(not_granted, lack, plan));
    }
    sentences.add_sentence(WHO);
    if plan.principal.filled().is_none() && !statements.is_empty() {
        sentences.add_sentence(NO_CLIENT_ID);
    }
    sentences
}

const WHO: &str = "Its owner, someone with MANAGE on it or a metastore admin can grant; SHOW GRANTS lists it then. True if Segment showed this error. If you saw it in your own session, your own account lacks the right: Databricks \
     says “User” for both.";

const NO_CLIENT_ID: &str = "The client ID is still missing. Enter it first.";

/// What is to be done with statements that should have given what is missing.
fn not_run(statements: &[StatementPlace]) -> &'static str {
    if statements.len() == 1 {
        "It was not run, was run for another client ID, or was undone since. Run it, then try again."
    } else {
        "They were not run, were run for another client ID, or were undone since. Run them together, then try again."
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
            " is not in the plan. If Segment should read it, add it under “Other catalogs” and run the new statements. If \
            not, find out what asked for it.",
        ],
        WhyNotGranted::SchemaNotInPlan => sentence![
            "In catalog ",
            catalog,
            ", this plan reads only other schemas. If Segment should read this one, add it to that catalog and run the new \
            statement.",
        ],
        WhyNotGranted::WritesElsewhere => sentence![
            "It is needed for writing. This plan lets Segment write only in catalog ",
            segment_catalog(plan),
            ". ",
            SAME_CATALOG,
        ],
        WhyNotGranted::SchemaOfAnother => sentence![
            "In catalog ",
            catalog,
            ", Segment uses only schemas that it created itself. Someone else seems to have created this one. If it was \
            Reverse ETL, answer “Has Segment Reverse ETL ever run in this catalog?” with Yes. If someone created it for \
            Segment, ask its owner to grant the service principal USE SCHEMA, CREATE TABLE, SELECT and MODIFY on it.",
        ],
        WhyNotGranted::NotNeeded => {
            "The plan names it, but reading it does not need that. Find out which product or query asked for it.".into()
        }
        WhyNotGranted::NeverNeeded => {
            "Segment's Data Graph never needs it. Find out which product or query asked for it.".into()
        }
    }
}

const SAME_CATALOG: &str =
    "Check that the Segment catalog here is the catalog that is entered in Segment.";

/// Privileges that are missing on something without a full name.
pub fn unnamed(
    missing: &[Privilege],
    on: SecurableType,
    is_hidden: bool,
    statements: &[StatementPlace],
) -> Sentence {
    let kind = match on {
        SecurableType::Catalog => "a catalog",
        SecurableType::Schema => "a schema",
        SecurableType::Table => "a table",
    };
    let missing = if missing.is_empty() { "A privilege is".into() } else { are(missing) };
    let whose = if is_hidden {
        " whose name is hidden in the text."
    } else {
        " that the text does not name."
    };
    let mut sentences = sentence![missing, " missing on ", kind, whose];
    match places(statements) {
        Some(place) => sentences.add_sentence(sentence![
            "This plan grants that with ",
            place,
            ". Run the one for the name in your own message.",
        ]),
        None => sentences.add_sentence(
            "No statement of this plan grants that. Find out what asked for it, and ask the owner of what your own message names.",
        ),
    }
    sentences.add_sentence(WHO);
    sentences
}

/// Privileges that are missing where plans never grant.
pub fn elsewhere(elsewhere: &Elsewhere, statements: &[StatementPlace]) -> Sentence {
    match elsewhere {
        Elsewhere::DatabricksOwn => {
            sentence![
                "This is about a catalog or schema that belongs to Databricks, such as ",
                code("system"),
                " or ",
                code("samples"),
                ". Segment does not need it: leave it out.",
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
                ". No catalog was named before it. Run ",
                first,
                " first, or write full names, like ",
                code("catalog.schema.table"),
                ".",
            ]
        }
        Elsewhere::Hive { catalog: None } => {
            sentence![
                "This error comes from the old ",
                code("hive_metastore"),
                ", where names without a catalog end up. Write the full name, like ",
                code("catalog.schema.table"),
                ". This plan cannot grant what really is in ",
                code("hive_metastore"),
                ": use a catalog of Unity Catalog.",
            ]
        }
        Elsewhere::AnyFile => {
            sentence![
                "Something read files by their path, which no statement of this plan allows. Segment reads tables: name the \
                table, like ",
                code("catalog.schema.table"),
                ".",
            ]
        }
        Elsewhere::OtherObject => {
            "This is not about a catalog, schema or table, but perhaps about a volume or a function. Segment's Data Graph does \
             not need it, so this plan does not grant it. If something else needs it, ask its owner.".into()
        }
    }
}

/// What whoever ran a statement may not do.
pub fn runner(runner: &Runner, statements: &[StatementPlace]) -> Sentence {
    match runner {
        Runner::MayNotCreateCatalogs => {
            let what = places(statements).map_or_else(
                || "This plan creates no catalog, so another statement asked for it.".into(),
                |place| {
                    sentence![
                        "Ask a metastore admin to run ",
                        place,
                        ". Databricks says the same if the catalog already exists. Then choose “Yes, it already exists” \
                        for the Segment catalog.",
                    ]
                },
            );
            sentence![
                "Whoever ran the statement may not create catalogs in this metastore: CREATE CATALOG is missing. The \
                service principal does not need it. ",
                what,
            ]
        }
        Runner::MayNotGrant(on) => {
            let on = on.as_ref().map_or_else(|| "what the statement names".into(), place);
            let what = places(statements).unwrap_or_else(|| "the statement".into());
            sentence![
                "Whoever ran the statement may not grant on ",
                on,
                ". This is not about the service principal. Ask its owner, someone with MANAGE on it or a metastore admin to \
                run ",
                what,
                ".",
            ]
        }
        Runner::MayNotChange(on) => {
            let on = on.as_ref().map_or_else(|| "what the message names".into(), place);
            sentence![
                "Whoever ran this may not replace, change or drop ",
                &on,
                ": that takes MANAGE, or owning it. Someone else created it, so another owner is there. Ask the owner to grant \
                MANAGE on it to whoever runs this, to hand it over, or to drop it, so that it can be created again. This plan \
                grants no MANAGE: Segment needs none. In Catalog Explorer, ",
                on,
                " shows its owner. It worked when the same run passes.",
            ]
        }
        Runner::MayNotGrantOnDatabricksOwn => {
            sentence![
                "Only Databricks and account admins can grant on what belongs to Databricks, such as ",
                code("system"),
                " or ",
                code("samples"),
                ". Segment does not need it: leave it out.",
            ]
        }
        Runner::IsNoAccountAdmin => {
            "Whoever ran this is not an account admin, but it takes one. No statement of this plan does. Check what was run, or \
             ask an account admin to run it.".into()
        }
        Runner::MayNotManageStorage => {
            "Whoever ran the statement lacks a privilege on the metastore, an external location or a credential. No grant \
             to the service principal changes that. Ask a metastore admin, or the owner of the location.".into()
        }
    }
}

/// The schema that Reverse ETL left.
pub fn reverse_etl(found: &ReverseEtl, statements: &[StatementPlace], plan: &Plan) -> Sentence {
    match found {
        ReverseEtl::Planned => planned_reverse_etl(statements, plan),
        ReverseEtl::NotPlanned => sentence![
            missing_on(sentence!["the schema ", code(REVERSE_ETL_SCHEMA)]),
            " This plan says that Reverse ETL has not run. Choose “Yes, it already exists” for the Segment catalog. Answer \
            “Has Segment Reverse ETL ever run in this catalog?” with Yes. Then run the statement of the Reverse ETL step.",
        ],
        ReverseEtl::OtherSpelling { underscores } => {
            let spelling =
                if *underscores == 1 { REVERSE_ETL_SCHEMA_AS_PRINTED } else { REVERSE_ETL_SCHEMA };
            sentence![
                missing_on(sentence!["the schema ", code(spelling)]),
                " This plan writes it with another number of underscores. Choose ",
                code(spelling),
                " for the Reverse ETL schema, and run the new statement of the Reverse ETL step.",
            ]
        }
        ReverseEtl::OtherCatalog(catalog) => sentence![
            "Privileges are missing on a schema that Segment Reverse ETL created in catalog ",
            name(catalog.as_str()),
            ". In this plan, Segment writes in catalog ",
            segment_catalog(plan),
            ". ",
            SAME_CATALOG,
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
        ", which Segment Reverse ETL created under another service principal.",
    ]
}
