//! How error messages are read: every shape of them, whatever stands around them, and nothing else of the text.

use data_graph_setup::access::needed;
use data_graph_setup::answer::Answer;
use data_graph_setup::answer::explained::Explained;
use data_graph_setup::diagnosis::rules::{
    Pattern, error_class, network, sign_in, storage, syntax, terraform, warehouse, workspace,
};
use data_graph_setup::diagnosis::{Cause, Diagnosis, diagnose};
use data_graph_setup::model::{SecretKind, Wording};
use data_graph_setup::plan::{Draft, REVERSE_ETL_SCHEMA, StorageDraft};
use data_graph_setup::words::cause::{NOTHING_PASTED, UNKNOWN};

use crate::support::errors::{REVERSE_ETL_PROSE, draft, explained, places, plan, with_reverse_etl};
use crate::support::{SECRETS, holds_secret_shape, smallest, whole};

/// Says whether a text of each pattern is found to mean what the pattern does.
#[track_caller]
fn assert_patterns<Meaning: Copy>(patterns: &[Pattern<Meaning>], cause: impl Fn(Meaning) -> Cause) {
    let plan = plan(&draft());
    for pattern in patterns {
        let text = pattern.text.replace('*', "x").to_ascii_uppercase();
        let found = diagnose(&plan, &format!("Error: {text}\nMore of it."));
        let Some(Diagnosis { cause: found, .. }) = found else {
            unreachable!("{text} is not known");
        };
        assert_eq!(found, cause(pattern.means), "{text}");
    }
}

#[test]
fn every_pattern_is_known_and_none_is_taken_for_another() {
    assert_patterns(&syntax::PATTERNS, Cause::Syntax);
    assert_patterns(&sign_in::PATTERNS, Cause::SignIn);
    assert_patterns(&network::PATTERNS, Cause::Network);
    assert_patterns(&workspace::PATTERNS, Cause::Workspace);
    assert_patterns(&warehouse::PATTERNS, Cause::Warehouse);
    assert_patterns(&storage::PATTERNS, Cause::Storage);
    assert_patterns(&terraform::PATTERNS, Cause::Terraform);
    assert_patterns(&error_class::PATTERNS, Cause::ErrorClass);
}

#[test]
fn every_cause_is_told_in_words_of_its_own() {
    let mut texts = vec!["User is not an account admin for Account", "SQLSTATE: 42501"];
    texts.extend(sign_in::PATTERNS.iter().map(|pattern| pattern.text));
    texts.extend(network::PATTERNS.iter().map(|pattern| pattern.text));
    texts.extend(workspace::PATTERNS.iter().map(|pattern| pattern.text));
    texts.extend(warehouse::PATTERNS.iter().map(|pattern| pattern.text));
    texts.extend(storage::PATTERNS.iter().map(|pattern| pattern.text));
    texts.extend(syntax::PATTERNS.iter().map(|pattern| pattern.text));
    texts.extend(terraform::PATTERNS.iter().map(|pattern| pattern.text));
    let plan = plan(&draft());
    let mut said: Vec<(Cause, String)> = Vec::new();
    for text in texts {
        let Some(Diagnosis { cause, .. }) = diagnose(&plan, text) else {
            unreachable!("{text} is not known");
        };
        let sentence = Explained::new(&plan, text).cause.to_text();
        assert!(sentence.ends_with('.') && !sentence.contains('!'), "{sentence}");
        for (other, of_other) in &said {
            assert_eq!(*of_other == sentence, *other == cause, "{sentence}");
        }
        said.push((cause, sentence));
    }
}

#[test]
fn whatever_wraps_a_message_changes_nothing() {
    const MESSAGE: &str = "User does not have USE SCHEMA on Schema 'crm.orders'.";
    let plan = plan(&draft());
    let bare = Explained::new(&plan, MESSAGE);
    assert_eq!(places(&bare), [("5", 1), ("5", 2)]);
    for text in [
        "User does not have USE\n   SCHEMA on\r\nSchema\n'crm.orders'.",
        "╷\n│ Error: User does not have\n│ USE SCHEMA on Schema 'crm.orders'.\n│ \n│   with databricks_grant.x,\n╵",
        "-- User does not have\n-- USE SCHEMA on Schema 'crm.orders'.",
        "# MAGIC User does not have USE SCHEMA\n# MAGIC on Schema 'crm.orders'.",
        "> > User does not have USE SCHEMA on\n> > Schema 'crm.orders'.",
        "\u{1b}[31mUser does not have \u{1b}[1;4mUSE SCHEMA\u{1b}[0m on Schema 'crm.orders'.\u{1b}[0m",
        "User\u{a0}does not have USE\u{a0}SCHEMA on Schema ‘crm.orders’.",
        "user DOES NOT HAVE use_schema ON schema \"CRM.ORDERS\"",
        "User does not have USE SCHEMA on Schema `crm`.`orders`.",
        "User does not have USE SCHEMA on Schema '`crm`.`orders`'.",
        "User does not have USE SCHEMA on Schema crm.orders. SQLSTATE: 42501",
        r#"{"status":{"state":"FAILED","error":{"error_code":"BAD_REQUEST","message":"\n[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have USE SCHEMA on Schema 'crm.orders'. SQLSTATE: 42501"}}}"#,
        r#"{"body":"{\"error_code\":403,\"message\":\"User does not have USE SCHEMA on Schema \\u0027crm.orders\\u0027.\\n\"}"}"#,
        r#""User does not have USE SCHEMA on Schema \"crm.orders\".\nConfig: host=x""#,
        "\u{1b}]0;title\u{7}org.apache.hive.service.cli.HiveSQLException: Error running query: [INSUFFICIENT_PERMISSIONS] com.databricks.sql.managedcatalog.acl.UnauthorizedAccessException: PERMISSION_DENIED: User does not have USE SCHEMA on Schema 'crm.orders'.\n\tat com.databricks.sql.Foo(Foo.scala:12)",
        "databricks.sql.exc.ServerOperationError: [INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have USE SCHEMA on Schema 'crm.orders'. SQLSTATE: 42501",
        "User does not have USE\u{200b} SCHEMA on Schema 'crm.\u{feff}orders'.",
        "You are missing required permissions\nRequires permission\nUSE_SCHEMA on schema'crm.orders'",
    ] {
        assert_eq!(Explained::new(&plan, text), bare, "{text}");
    }
}

#[test]
fn a_name_without_quotes_takes_in_no_word_behind_it() {
    for text in [
        "User does not have USE SCHEMA on Schema\nDetails follow.",
        "User does not have USE SCHEMA on Schema crm that was asked for",
        "User does not have USE SCHEMA on Schema SQLSTATE: 42501",
    ] {
        let explained = explained(&draft(), text);
        assert!(
            explained.cause.to_text().starts_with("USE SCHEMA is missing on a schema that"),
            "{text}"
        );
    }
}

#[test]
fn of_several_known_errors_the_first_that_has_to_do_with_the_plan_is_told() {
    for (text, at) in [
        (
            "User does not have SELECT on Table 'a.b.c'.\nUser does not have USE CATALOG on Catalog 'sales'.",
            ("4", 0),
        ),
        ("Catalog 'a' does not exist.\nCatalog 'sales' does not exist.", ("4", 0)),
        ("Invalid access token.\nUser does not have USE CATALOG on Catalog 'profiles'.", ("3", 0)),
        (
            "User does not have USE CATALOG on Catalog 'profiles'.\nUser does not have USE CATALOG on Catalog 'sales'.",
            ("3", 0),
        ),
    ] {
        assert_eq!(places(&explained(&draft(), text)), [at], "{text}");
    }
    let first = explained(
        &draft(),
        "User does not have SELECT on Table 'a.b.c'. Catalog 'd' does not exist.",
    );
    assert!(
        first.cause.to_text().starts_with("SELECT is missing on table `a.b.c`"),
        "{}",
        first.cause.to_text()
    );
}

#[test]
fn hostile_names_are_found_in_the_plan() {
    for name in [
        "it's",
        "a`b",
        "`",
        "``x",
        "'",
        "a\"b",
        "Größe",
        "日本語",
        "a;DROP",
        "--",
        "x'OR'1'='1",
        "$x",
        "a’b",
        "…",
        "a,b",
        "*",
        "on",
        "sqlstate",
        "a-b",
    ] {
        let draft = Draft { catalogs: vec![whole(name)], ..draft() };
        for text in [
            format!("User does not have USE CATALOG on Catalog '{name}'. SQLSTATE: 42501"),
            format!("User does not have MANAGE on Catalog '{}'.", name.to_ascii_uppercase()),
            format!("The catalog `{}` not found.", name.replace('`', "``")),
        ] {
            let explained = explained(&draft, &text);
            assert_eq!(
                places(&explained),
                [("4", 0)],
                "{text} says: {}",
                explained.cause.to_text()
            );
            assert!(explained.cause.to_text().contains(name), "{}", explained.cause.to_text());
        }
    }
}

#[test]
fn a_long_name_is_cut() {
    let name = "n".repeat(255);
    let text = format!("User does not have USE CATALOG on Catalog '{name}'.");
    let draft = Draft { catalogs: vec![whole(&name)], ..draft() };
    let explained = explained(&draft, &text);
    assert_eq!(places(&explained), [("4", 0)]);
    assert!(
        explained.cause.to_text().contains(&format!("`{}…`", "n".repeat(60))),
        "{}",
        explained.cause.to_text()
    );
}

#[test]
fn a_missing_client_id_is_asked_for_before_a_statement_is_run() {
    let draft = Draft { client_id: String::new(), ..draft() };
    let text = "User does not have USE CATALOG on Catalog 'sales'.";
    let cause = explained(&draft, text).cause.to_text();
    assert!(cause.ends_with("The client ID is still missing. Enter it first."), "{cause}");
}

#[test]
fn blanks_in_front_of_a_message_hide_nothing_of_it() {
    let text = "User does not have USE CATALOG on Catalog 'profiles'.";
    let plan = plan(&draft());
    let behind_blanks = format!("{}{text}", "\n ".repeat(100_000));
    assert_eq!(Explained::new(&plan, &behind_blanks), Explained::new(&plan, text));
    assert!(Explained::new(&plan, text).is_known);
}

#[test]
fn what_is_not_known_is_said_not_to_be() {
    for text in ["", " \n\t", "\u{a0}"] {
        let explained = explained(&draft(), text);
        assert_eq!(
            (explained.is_known, explained.cause.to_text().as_str()),
            (false, NOTHING_PASTED)
        );
    }
    for text in [
        "Something went wrong.",
        "User does not have a clue on Tuesday",
        "User does not have FROBNICATE on Catalog 'sales'",
        "the catalog was found",
        "GRANT ALL PRIVILEGES ON SCHEMA `segment_db`.`__segment_reverse_etl` TO `me`;",
        "CREATE CATALOG IF NOT EXISTS `sales`;",
        "USE SCHEMA on Schema 'crm.orders'",
        "\u{200b}",
    ] {
        let explained = explained(&draft(), text);
        assert_eq!(
            (explained.is_known, explained.cause.to_text().as_str()),
            (false, UNKNOWN),
            "{text}"
        );
        assert_eq!(explained.statements, []);
    }
}

#[test]
fn an_example_is_never_pointed_at() {
    let draft = Draft { storage: StorageDraft::Exists, ..smallest() };
    for text in [
        "User does not have USE CATALOG on Catalog '${catalog}'.",
        "Schema '${schema_1}' does not exist.",
        "PARSE_SYNTAX_ERROR: Syntax error at or near '$'",
        REVERSE_ETL_PROSE,
        "User does not have CREATE CATALOG on Metastore 'm'.",
        "Metastore storage root URL does not exist.",
    ] {
        assert_eq!(places(&explained(&draft, text)), [], "{text}");
    }
}

#[test]
fn every_privilege_that_a_plan_needs_points_at_a_statement_that_grants_it() {
    for draft in [draft(), with_reverse_etl()] {
        for wording in [Wording::Guide, Wording::UnityCatalog] {
            let draft = Draft { wording, ..draft.clone() };
            let plan = plan(&draft);
            let answer = Answer::new(&draft);
            for grant in needed(&plan) {
                let kind = grant.on.securable_type();
                let names: Vec<&str> = grant.on.names().map(|name| name.as_str()).collect();
                let privilege = if grant
                    .on
                    .names()
                    .nth(1)
                    .is_some_and(|it| it.as_str() == REVERSE_ETL_SCHEMA)
                {
                    "MODIFY"
                } else {
                    grant.privilege.as_listed()
                };
                let text = format!(
                    "User does not have {privilege} on {} '{}'.",
                    kind.in_sql(),
                    names.join(".")
                );
                let explained = Explained::new(&plan, &text);
                let last = explained.statements.last().copied();
                let sql = last.and_then(|place| {
                    let step = answer.steps.iter().find(|step| step.id == place.step)?;
                    Some(step.texts().nth(place.index)?.to_owned())
                });
                let sql = sql.unwrap_or_default();
                let quoted = format!("`{}`", names.last().copied().unwrap_or_default());
                assert!(
                    sql.starts_with("GRANT ") && sql.contains(&quoted),
                    "{text} points at {sql}"
                );
                let in_sql = grant.privilege.in_sql(kind, wording);
                assert!(sql.contains(in_sql), "{text} points at {sql}");
            }
        }
    }
}

#[test]
fn nothing_secret_shaped_comes_out() {
    for (secret, kind, shown) in SECRETS {
        for text in [
            format!("User does not have USE CATALOG on Catalog '{secret}'."),
            format!("User does not have SELECT on Table 'sales.{secret}.x'."),
            format!("User does not have MANAGE on Catalog '{secret}'."),
            format!("Could not find principal with name {secret}"),
            format!("Catalog '{secret}' does not exist."),
            format!("Catalog '{secret}' is not accessible in current workspace"),
            format!("Privilege {secret} is not applicable to this entity [{secret}:CATALOG/X]"),
            format!("invalid_client\nConfig: host=x, client_secret={secret}"),
            format!("Catalog 'sales' does not exist. token={secret}"),
            secret.to_owned(),
        ] {
            let explained = explained(&draft(), &text);
            assert!(
                !holds_secret_shape(&format!("{explained:?}")),
                "{text} says: {}",
                explained.cause
            );
            assert!(
                explained.cause.to_text().contains(shown),
                "{text} says: {}",
                explained.cause.to_text()
            );
        }
        let (start, end) = secret.split_at(6);
        let hidden = format!("User does not have USE CATALOG on Catalog '{start}\u{200b}{end}'.");
        let explained = explained(&draft(), &hidden);
        assert!(!holds_secret_shape(&explained.cause.to_text()), "{}", explained.cause.to_text());
        assert_eq!(SecretKind::find(secret), Some(kind));
    }
}

#[test]
fn of_the_text_only_names_come_out() {
    for text in [
        "Could not find principal with name quokka",
        "Principal: GroupName(quokka) does not exist",
        "quokka: User does not have USE CATALOG on Catalog 'sales'. quokka",
        "User does not have QUOKKA, USE CATALOG on Catalog 'sales'.",
        "Privilege QUOKKA is not applicable to this entity [sales:CATALOG/QUOKKA]",
        "[INVALID_IDENTIFIER] The unquoted identifier quo-kka is invalid. quokka",
        "Syntax error at or near 'quokka'",
        "Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for workspace: quokka",
        "Catalog 'quokka catalog' does not exist.",
        "User does not have USE CATALOG on Catalog 'quokka/x'.",
        "User does not have CREATE CATALOG on Metastore 'quokka'.",
        "quokka is not authorized to use this SQL Endpoint.",
    ] {
        let explained = explained(&draft(), text);
        let said = explained.cause.to_text().to_lowercase();
        assert!(!said.contains("quokka") && !said.contains("quo-kka"), "{said}");
    }
}

#[test]
fn a_megabyte_of_anything_ends() {
    let plan = plan(&draft());
    for piece in [
        "does not have ",
        "User does not have USE CATALOG on Catalog 'x",
        "User does not have USE CATALOG on Catalog 'x' ",
        "cannot create does not have permission SELECT, ",
        "catalog `a`.",
        "schema 'x' was not found ",
        "privilege x is not applicable to this entity [",
        "could not find principal with name ",
        "external location ",
        "warehouse ",
        " privilege on ",
        "no access to 'x' must have ",
        "missing ",
        "permissions for x are {a [B] but have to be ",
        "== sql == ",
        "http status: 9",
        "any ",
        "\\",
        "\u{1b}[1",
        "'",
        "`",
        "\n",
        "│",
    ] {
        let text = piece.repeat((1 << 20) / piece.len() + 1);
        let explained = Explained::new(&plan, &text);
        assert!(explained.cause.to_text().ends_with('.'), "{piece}");
        assert!(explained.cause.to_text().len() < 2_000, "{piece}");
    }
}
