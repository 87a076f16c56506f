//! What holds for every text that is pasted as an error message.

use data_graph_setup::answer::Answer;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::Draft;

use crate::drafts::config;
use crate::support::errors::{draft, explained, with_reverse_etl};
use crate::support::{CLIENT_ID, holds_secret_shape, smallest};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const PIECES: [&str; 92] = [
    "User does not have ",
    "does not have permission ",
    "Requires permission ",
    "USE CATALOG",
    "USE_SCHEMA",
    "SELECT",
    "MANAGE",
    "CREATE CATALOG",
    "CREATE SCHEMA",
    "MODIFY",
    "USAGE",
    ",",
    " and ",
    " on ",
    "Catalog ",
    "Schema ",
    "database ",
    "Table ",
    "Metastore ",
    "External Location ",
    "any file",
    "'",
    "\"",
    "`",
    "‘",
    ".",
    "sales",
    "Sales",
    "crm",
    "Orders",
    "it's",
    "lines",
    "profiles",
    "segment_db",
    "__segment_reverse_etl",
    "_segment_reverse_etl",
    "system",
    "${client_id}",
    "${catalog}",
    "<catalog>",
    " does not exist",
    " was not found",
    " cannot be found",
    " is not accessible in current workspace",
    "is not an owner of ",
    "Could not find principal with name ",
    CLIENT_ID,
    "Principal: GroupName(",
    "Privilege ",
    " is not applicable to this entity",
    " [",
    ":CATALOG/",
    "]",
    "storage root URL does not exist",
    "cannot create grant: ",
    "SQLSTATE: 42501",
    "near '$'",
    "invalid_client",
    "entitlement",
    "workspace-access",
    "missing ",
    " privilege on ",
    "No access to ",
    "must have ",
    "***",
    "SQL warehouse ",
    "was stopped",
    "not authorized",
    "HTTP Response code: ",
    "403",
    "OpenSession",
    "/sql/1.0/warehouses/",
    "Connection refused",
    "cloudfetch",
    "permissions for x are {[{a [USE_CATALOG]",
    "but have to be {[{a [USE CATALOG] []}]}",
    "== SQL ==",
    "syntax error at or near",
    "[UNRESOLVED_COLUMN]",
    "no tables",
    "shows ",
    "grant",
    "ServicePrincipalName(",
    "hive_metastore",
    "\n",
    "\\n",
    "\\u0027",
    "\u{1b}[31m",
    "│ ",
    "dose01234567",
    "dapi89abcdef",
    "eyJhbGci-_9",
];

/// A sentence as Databricks writes it, about names and privileges of any kind.
fn sentence() -> impl Strategy<Value = String> {
    const NAMES: [&str; 12] = [
        "sales",
        "CRM.orders",
        "crm.it's",
        "crm.x.y",
        "segment_db",
        "segment_db.__segment_reverse_etl",
        "segment_db._segment_reverse_etl.t",
        "profiles.a",
        "a`b",
        "${catalog}",
        "system.x",
        "dose01234567",
    ];
    const RIGHTS: [&str; 8] = [
        "USE CATALOG",
        "USE SCHEMA and SELECT",
        "CREATE TABLE, MODIFY",
        "CREATE SCHEMA",
        "MANAGE",
        "permission USAGE,CREATE",
        "CREATE CATALOG",
        "EXECUTE",
    ];
    const KINDS: [&str; 6] = ["Catalog", "Schema", "Table", "database", "Metastore", "Volume"];
    (0..6_usize, select(&RIGHTS[..]), select(&KINDS[..]), select(&NAMES[..])).prop_map(
        |(form, right, kind, name)| match form {
            0 | 1 => format!("User does not have {right} on {kind} '{name}'. "),
            2 => format!("Error: cannot create grant: User is not an owner of {kind} '{name}'"),
            3 => format!("{kind} '{name}' does not exist. "),
            4 => format!("{kind} '{name}' is not accessible in current workspace. "),
            _ => {
                let kind = kind.to_uppercase();
                format!("Privilege {right} is not applicable to this entity [{name}:{kind}/X]. ")
            }
        },
    )
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        1 => sentence(),
        8 => select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z0-9'`.\\\\ ]{0,12}",
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn drafts() -> impl Strategy<Value = Draft> {
    let open = Draft { client_id: String::new(), ..draft() };
    let unity_catalog = Draft { wording: Wording::UnityCatalog, ..with_reverse_etl() };
    select(vec![Draft::default(), smallest(), draft(), open, with_reverse_etl(), unity_catalog])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_explained_without_a_secret_and_every_place_is_in_the_answer(
        draft in drafts(),
        text in text(),
    ) {
        let explained = explained(&draft, &text);
        prop_assert!(!holds_secret_shape(&format!("{explained:?}")), "{}", explained.cause.to_text());
        prop_assert!(explained.cause.to_text().ends_with('.'), "{}", explained.cause.to_text());
        prop_assert!(explained.is_known || explained.statements.is_empty());
        let answer = Answer::new(&draft);
        for place in &explained.statements {
            let step = answer.steps.iter().find(|step| step.id == place.step);
            prop_assert!(step.is_some_and(|step| !step.is_example && place.index < step.statements.len()));
        }
        let mut once = explained.statements.clone();
        once.dedup();
        prop_assert_eq!(&once, &explained.statements);
    }
}
