//! What an audit reads and what it leaves unread, and whose grants there are.

use data_graph_setup::audit::{Reader, UnreadReason};
use data_graph_setup::export::{Statement, sql_text};
use data_graph_setup::model::Wording;
use data_graph_setup::plan::Draft;
use data_graph_setup::words::audit::unread_reason;

use crate::support::audits::{all_but, audit, plan, row};
use crate::support::{CLIENT_ID, SECRETS, holds_secret_shape, only, smallest};

/// What was left unread, by line.
fn unread(text: &str) -> Vec<(usize, String, UnreadReason)> {
    let audited = audit(&plan(), text);
    audited
        .unread
        .into_iter()
        .map(|it| (it.line, it.text.replace(CLIENT_ID, "ID"), it.reason))
        .collect()
}

#[test]
fn every_piece_that_cannot_be_read_says_why() {
    use UnreadReason::{
        BadName, CutShort, NoObject, NoPrincipal, NotARow, OtherObject, UnknownPrivilege,
    };
    let header = "Principal,ActionType,ObjectType,ObjectKey\n";
    for (text, reason) in [
        ("some words", NotARow),
        ("ID,OWN,CATALOG,sales", UnknownPrivilege),
        ("ID,SELECT,GADGET,main", OtherObject),
        ("ID,USE CATALOG,SCHEMA,sales.orders", UnknownPrivilege),
        ("ID,SELECT,SCHEMA,sales", NoObject),
        ("ID,SELECT,CATALOG,a.b", NoObject),
        ("ID,SELECT,,", NoObject),
        (",SELECT,CATALOG,sales", NoPrincipal),
        ("ID,SELECT,CATALOG,a b", BadName),
        ("ID,SELECT,CATALOG,system", BadName),
        ("ID,SELECT,SCHEMA,sales.information_schema", BadName),
        ("ID,SELECT,CATALOG,sal...", CutShort),
        ("ID,SELECT,SCHEMA,sales.ord…", CutShort),
        ("0f5a1c2e-7b1d-4e55-...,SELECT,CATALOG,sales", CutShort),
        ("ID,SELECT", CutShort),
        ("ID SELECT", CutShort),
    ] {
        let expected = [(2, text.to_owned(), reason)];
        assert_eq!(unread(&format!("{header}{text}\n")), expected, "{text}");
    }
    for (reason, sentence) in [
        (NotARow, "Not a row of a result."),
        (CutShort, "A part of this row is cut off."),
        (UnknownPrivilege, "Unknown privilege for this kind of object."),
        (OtherObject, "Not about a catalog, schema or table."),
        (NoObject, "Does not say which catalog, schema or table it is about."),
        (NoPrincipal, "Does not say whose grant it is."),
        (
            BadName,
            "This name is reserved by Databricks, or is not possible for this kind of object.",
        ),
    ] {
        assert_eq!(unread_reason(reason), sentence);
    }
}

#[test]
fn what_surrounds_a_listing_is_no_part_of_it_and_no_error() {
    let text = "\u{feff}Principal\tActionType\tObjectType\tObjectKey\r\n\
                \r\n\
                +-----+-----+\r\n\
                |---|:--|\r\n\
                -----\r\n\
                ID\tSELECT\tCATALOG\tsales\r\n\
                },\r\n\
                ],\r\n";
    assert_eq!(unread(text), []);
    for text in ["nothing here", "a,b,c,d", "Yes, I ran it, as an admin, today"] {
        assert_eq!(unread(text), [(1, text.to_owned(), UnreadReason::NotARow)]);
    }
}

#[test]
fn a_row_that_was_cut_short_leaves_what_it_may_have_held_unknown() {
    let gone = "ID,SELECT,SCHEMA,sales.orders";
    let audited = audit(&plan(), &all_but(&[gone], &["ID,SELECT,SCHEMA,sales.ord..."]));
    assert_eq!(
        row(&audited, "SELECT", "SCHEMA sales.orders"),
        (
            "unknown",
            None,
            "A part of the result is cut off, and it may be in there. Paste all of it.".to_owned()
        )
    );
    assert_eq!(
        audited.summary.to_text(),
        "1 grant is not checked. 9 grants are there. A row of this client ID could not be read, so it may have more access \
         than shown here."
    );
    assert_eq!(row(&audited, "USE SCHEMA", "SCHEMA sales.orders").0, "have");
}

#[test]
fn the_cells_that_spark_prints_are_known_to_be_cut() {
    let text = "+--------------------+-----------+----------+------------+\n\
                |           Principal| ActionType|ObjectType|   ObjectKey|\n\
                +--------------------+-----------+----------+------------+\n\
                |0f5a1c2e-7b1d-4e5...|USE CATALOG|   CATALOG|       sales|\n\
                |0f5a1c2e-7b1d-4e5...|     SELECT|    SCHEMA|sales.orders|\n\
                +--------------------+-----------+----------+------------+\n\
                only showing top 2 rows\n";
    let audited = audit(&plan(), text);
    let reasons: Vec<_> =
        audited.unread.iter().map(|unread| (unread.line, unread.reason)).collect();
    let expected =
        [(4, UnreadReason::CutShort), (5, UnreadReason::CutShort), (7, UnreadReason::NotARow)];
    assert_eq!(reasons, expected);
    assert_eq!(audited.counts.unknown, 10);
}

#[test]
fn half_a_listing_is_never_taken_for_a_whole_one() {
    let whole = all_but(&[], &[]).replace("ID", CLIENT_ID);
    let with_header = format!("Principal,ActionType,ObjectType,ObjectKey\n{whole}");
    let header = with_header.find('\n').unwrap_or_default();
    for end in header..with_header.trim_end().len() {
        let audited = audit(&plan(), with_header.get(..end).unwrap_or_default());
        // A name may be cut where a shorter one is left, which nobody can tell.
        let is_at_name = with_header
            .get(..end)
            .and_then(|text| text.lines().last())
            .is_some_and(|line| 3 <= line.matches(',').count());
        let is_whole_line = with_header.get(..end).is_some_and(|text| text.ends_with('\n'));
        if !is_at_name && !is_whole_line {
            let last = audited.unread.last();
            let line = with_header.get(..end).unwrap_or_default().lines().count();
            assert_eq!(last.map(|unread| unread.line), Some(line), "cut at {end}");
        }
        assert!(!audited.summary.to_text().ends_with(" there. None is too many."), "cut at {end}");
    }
}

#[test]
fn other_principals_are_counted_by_name_whatever_the_case_in_the_order_in_which_they_come() {
    let text = "analysts,SELECT,CATALOG,sales\n\
                ANA@example.com,USE CATALOG,CATALOG,sales\n\
                Analysts,USE SCHEMA,CATALOG,sales\n\
                ana@EXAMPLE.com,MODIFY,CATALOG,sales\n\
                `analysts`,BROWSE,CATALOG,sales\n\
                11111111-2222-3333-4444-555555555555,SELECT,CATALOG,sales\n";
    let audited = audit(&plan(), text);
    let others: Vec<_> =
        audited.others.iter().map(|other| (other.principal.as_str(), other.count)).collect();
    let expected =
        [("analysts", 3), ("ANA@example.com", 2), ("11111111-2222-3333-4444-555555555555", 1)];
    assert_eq!(others, expected);
    assert_eq!(audited.counts.extra, 0);
}

#[test]
fn the_plans_own_principal_is_known_in_any_case_and_in_quotes() {
    for id in [
        CLIENT_ID.to_uppercase(),
        format!("`{CLIENT_ID}`"),
        format!("\u{200b}{CLIENT_ID}\u{feff}"),
        format!(" {CLIENT_ID} "),
    ] {
        let audited = audit(&plan(), &format!("{id}\tSELECT\tSCHEMA\tsales.orders"));
        assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "have", "{id}");
        assert!(audited.others.is_empty(), "{id}");
    }
}

#[test]
fn secrets_are_blanked_wherever_they_stand() {
    for (secret, ..) in SECRETS {
        let apart: String = secret.chars().flat_map(|c| [c, '\u{200b}']).collect();
        for secret in [secret.to_owned(), apart, format!("x{secret}y")] {
            let text = format!(
                "{secret},SELECT,CATALOG,sales\n\
                 ID,SELECT,CATALOG,{secret}\n\
                 DATABRICKS_CLIENT_SECRET={secret}\n\
                 {{\"token\": \"{secret}\"}}\n\
                 [{{\"Principal\": \"{secret}\", \"ActionType\": \"OWN\", \"ObjectType\": \"CATALOG\", \"ObjectKey\": \"a\"}}]\n"
            );
            let audited = audit(&plan(), &text);
            let unread: Vec<_> =
                audited.unread.iter().map(|it| (it.line, it.text.as_str())).collect();
            assert_eq!(unread, [(2, ""), (3, ""), (4, ""), (5, "")], "{secret}");
            let others: Vec<_> =
                audited.others.iter().map(|it| (it.principal.as_str(), it.count)).collect();
            assert_eq!(others, [("", 1)], "{secret}");
            let visible: String = format!("{audited:?}").replace("\\u{200b}", "");
            assert!(!holds_secret_shape(&visible), "{visible}");
        }
    }
}

#[test]
fn what_is_inherited_counts_where_it_was_granted() {
    let five_columns = "Principal\tActionType\tObjectType\tObjectKey\tInheritedFrom\n\
                        ID\tSELECT\tSCHEMA\tsales.orders\tCATALOG\n\
                        ID\tUSE SCHEMA\tSCHEMA\tsales.orders\tNONE\n";
    let audited = audit(&plan(), five_columns);
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").1.as_deref(), Some("CATALOG sales"));
    assert_eq!(
        row(&audited, "USE SCHEMA", "SCHEMA sales.orders").1.as_deref(),
        Some("SCHEMA sales.orders")
    );
    assert_eq!(row(&audited, "SELECT", "CATALOG sales").0, "extra");
}

#[test]
fn a_bar_in_a_name_is_read_as_markdown_writes_it() {
    let draft = Draft { catalogs: vec![only("sales", &["a|b"])], ..smallest() };
    let text = "| Principal | ActionType | ObjectType | ObjectKey |\n|---|---|---|---|\n\
                | ID | SELECT | SCHEMA | sales.a\\|b |\n";
    let audited = audit(&draft, text);
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.a|b").0, "have");
}

#[test]
fn cells_without_a_header_are_told_by_what_they_hold() {
    for text in [
        "SCHEMA,sales.orders,SELECT,ID",
        "sales.orders\tSCHEMA\tID\tSELECT",
        "| SELECT | sales.orders | ID | DATABASE |",
        "ID;SELECT;SCHEMA;sales.orders",
        "ID  SELECT  SCHEMA  sales.orders",
    ] {
        let audited = audit(&plan(), text);
        assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "have", "{text}");
        assert!(audited.unread.is_empty() && audited.others.is_empty(), "{text}");
    }
}

#[test]
fn the_query_and_words_that_name_the_client_id_hide_no_grants() {
    let plan_of = plan();
    let principal = data_graph_setup::plan::resolve(&plan_of).plan.principal;
    let query = sql_text(&Statement::ListGrants { of: &principal }, Wording::UnityCatalog);
    for line in [query.as_str(), "These are the grants of ID:", "Could not find principal ID"] {
        let gone = "ID,SELECT,SCHEMA,sales.orders";
        let audited = audit(&plan_of, &format!("{line}\n{}", all_but(&[gone], &[])));
        assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "missing", "{line}");
    }
}

#[test]
fn a_schema_called_null_is_a_schema() {
    let text = "GRANTOR,GRANTEE,CATALOG_NAME,SCHEMA_NAME,PRIVILEGE_TYPE,IS_GRANTABLE,INHERITED_FROM\n\
                me,ID,sales,null,SELECT,NO,NONE\n";
    let audited = audit(&plan(), text);
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "unknown");
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.null").0, "extra");
}

#[test]
fn an_empty_first_cell_is_a_cell() {
    let text =
        "\tPrincipal\tActionType\tObjectType\tObjectKey\n0\tID\tSELECT\tSCHEMA\tsales.orders\n";
    let audited = audit(&plan(), text);
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "have");
}

#[test]
fn rows_that_an_email_quotes_are_the_principals_own() {
    let audited = audit(&plan(), "> ID\tSELECT\tSCHEMA\tsales.orders\n");
    assert!(audited.others.is_empty());
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "have");
}

/// Ends, however hard the text is to read.
#[test]
fn a_megabyte_of_anything_is_read_to_its_end() {
    const MEGABYTE: usize = 1 << 20;
    let of = |piece: &str| piece.repeat(MEGABYTE / piece.len());
    let some = |piece: &str| piece.repeat(2_000);
    let row = format!("{CLIENT_ID}\tSELECT\tSCHEMA\tsales.orders\n");
    let questions = |answer: &str| -> String {
        (0..10_000).map(|at| format!("SHOW GRANTS ON SCHEMA sales.s{at};\n{answer}")).collect()
    };
    for (text, is_listing) in [
        (questions(""), false),
        (questions("no rows\n"), true),
        (of("perms = {\n"), false),
        (of("x {\"principal\": [\n"), false),
        (of("Row(principal='a', [\n"), false),
        (of("(("), false),
        (of("resource \"databricks_grants\" \"g\" {\n"), false),
        (of("SHOW SCHEMAS IN sales\n"), false),
        (some("{\"a\": \"{\\\"principal\\\": 1}\"}\n"), false),
        (of("x"), false),
        (of("["), false),
        (of("{\"a\":"), false),
        (of("[1,"), false),
        (of("\""), false),
        (of("| "), false),
        (of(","), false),
        (of("\t"), false),
        (of("`"), false),
        (of("catalog "), false),
        (of(&row), true),
        (some("x\n"), false),
        (some("[\n"), false),
        (some("{\"a\":\n"), false),
        (some("\"\n"), false),
        (format!("[{}", some("[\"a\"],\n")), false),
        (format!("[{}", some("{\"a\":1},\n")), false),
    ] {
        let start: String = text.chars().take(20).collect();
        let mut reader = Reader::new(None);
        while !reader.read_on(&text, 1 << 16) {}
        assert!(text.len() <= reader.position(), "{start}");
        assert_eq!(reader.finish().is_listing, is_listing, "{start}");
    }
}

const HEADER: &str = "Principal,ActionType,ObjectType,ObjectKey\n";

#[test]
fn a_row_of_the_principal_that_could_not_be_read_keeps_the_verdict_from_being_clean() {
    for (line, reason) in [
        ("ID\tMODIFY\tCATALOG", UnreadReason::CutShort),
        ("ID,MODIFY,CATALOG,sal...", UnreadReason::CutShort),
        ("ID,FROBNICATE,CATALOG,sales", UnreadReason::UnknownPrivilege),
        ("ID,SELECT,GADGET,lake", UnreadReason::OtherObject),
        ("ID,SELECT,CATALOG,system", UnreadReason::BadName),
        ("Segment (ID),MODIFY,CATALOG,sales", UnreadReason::NoPrincipal),
    ] {
        let audited = audit(&plan(), &format!("{HEADER}{}{line}\n", all_but(&[], &[])));
        let reasons: Vec<_> = audited.unread.iter().map(|unread| unread.reason).collect();
        assert_eq!(reasons, [reason], "{line}");
        assert!(!audited.is_clean(), "{line}");
        assert_eq!(
            audited.summary.to_text(),
            "All 10 grants are there. No other grant was found. A row of this client ID could not be read, so it may have \
             more access than shown here.",
            "{line}"
        );
    }
    let others = "Good morning\nsomeone,FROBNICATE,CATALOG,sales\n";
    let audited = audit(&plan(), &format!("{}{others}", all_but(&[], &[])));
    assert!(
        audited.is_clean() && audited.summary.to_text().ends_with("2 lines could not be read.")
    );
}

#[test]
fn a_schema_that_nothing_is_listed_on_may_not_have_been_asked_about() {
    let gone = ["ID,USE SCHEMA,SCHEMA,sales.orders", "ID,SELECT,SCHEMA,sales.orders"];
    let listing = all_but(&gone, &[]);
    let status =
        |text: &str| row(&audit(&plan(), text), "SELECT", "SCHEMA sales.orders").0.to_owned();
    assert_eq!(status(&listing), "unknown");
    let asked = "SHOW GRANTS ON SCHEMA sales.orders\n";
    assert_eq!(status(&format!("{listing}{asked}")), "unknown");
    assert_eq!(status(&format!("{listing}{asked}no rows\n")), "missing");
    // The listing of one principal says nothing of others, and a row of a table nothing of its schema.
    let someones = "someone,USE SCHEMA,SCHEMA,sales.orders\n";
    assert_eq!(status(&format!("{listing}{someones}")), "unknown");
    assert_eq!(
        status(&format!("{listing}{someones}any,USE SCHEMA,SCHEMA,sales.orders\n")),
        "missing"
    );
    assert_eq!(status(&format!("{listing}someone,SELECT,TABLE,sales.orders.lines\n")), "unknown");
}

#[test]
fn what_was_asked_for_another_or_refused_is_not_answered() {
    let listing = all_but(
        &[
            "ID,SELECT,CATALOG,profiles",
            "ID,USE SCHEMA,CATALOG,profiles",
            "ID,USE CATALOG,CATALOG,profiles",
        ],
        &[],
    );
    let status = |text: &str| {
        row(&audit(&plan(), &format!("{listing}{text}")), "SELECT", "CATALOG profiles").0.to_owned()
    };
    assert_eq!(status("SHOW GRANTS `ID` ON CATALOG `profiles`;\n(0 rows)\n"), "missing");
    assert_eq!(status("SHOW GRANTS `ID` ON CATALOG `profiles`;\n"), "unknown");
    assert_eq!(status("SHOW GRANTS `someone@x.y` ON CATALOG `profiles`;\n(0 rows)\n"), "unknown");
    assert_eq!(status("catalog profiles\nError: PERMISSION_DENIED: no\n"), "unknown");
}

#[test]
fn an_answer_is_about_what_was_asked_right_before_it() {
    let json = r#"{"privilege_assignments":[{"principal":"ID","privileges":["ALL_PRIVILEGES"]}]}"#;
    let read = |before: &str| {
        let audited = audit(&plan(), &format!("{before}\n{json}\n"));
        (row(&audited, "SELECT", "CATALOG profiles").0.to_owned(), audited.own_unread)
    };
    assert_eq!(read("catalog profiles"), ("have".to_owned(), 0));
    for (other, own_unread) in [
        ("catalog profiles\n{}", 1),
        ("catalog profiles\n{}\ndatabricks grants get function main.s.f", 0),
        ("catalog profiles\n{}\ncurl https://x/permissions/schema/hr.private", 0),
        ("catalog profiles\n{}\ndatabricks grants get catalog profiles --principal somebody", 1),
        // Two questions, and one answer.
        ("databricks grants get catalog profiles\ndatabricks grants get catalog sales", 1),
    ] {
        assert_eq!(read(other).1, own_unread, "{other}");
        assert_ne!(read(other).0, "have", "{other}");
    }
}

#[test]
fn what_is_inherited_without_a_name_is_a_grant_further_up() {
    let json = r#"{"privilege_assignments":[{"principal":"ID","privileges":[
        {"privilege":"SELECT","inherited_from_type":"CATALOG"}]}]}"#;
    let audited = audit(&plan(), &format!("schema sales.orders\n{json}"));
    assert_eq!(row(&audited, "SELECT", "CATALOG sales").0, "extra");
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").1.as_deref(), Some("CATALOG sales"));
}

#[test]
fn a_listing_that_goes_on_elsewhere_is_not_all() {
    let rows = all_but(&["ID,SELECT,SCHEMA,sales.orders"], &[]);
    let items: Vec<String> = rows
        .lines()
        .filter_map(|line| {
            let [who, what, kind, key] = line.split(',').collect::<Vec<_>>()[..] else { return None };
            Some(format!(
                r#"{{"principal":"{who}","privilege":"{what}","object_type":"{kind}","object_key":"{key}"}}"#
            ))
        })
        .collect();
    let items = items.join(",");
    for text in [
        format!(r#"{{"rows":[{items}],"next_page_token":"abc"}}"#),
        format!(r#"{{"rows":[{items}],"manifest":{{"truncated":true}}}}"#),
        format!("{rows}only showing top 20 rows\n"),
    ] {
        let audited = audit(&plan(), &text);
        assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "unknown", "{text}");
        assert!(
            audited.summary.to_text().contains("The result goes on beyond the end of your text."),
            "{text}"
        );
        assert!(!audited.is_clean());
    }
    let audited = audit(&plan(), &format!(r#"{{"rows":[{items}],"next_page_token":""}}"#));
    assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "missing");
}

#[test]
fn two_columns_of_one_meaning_are_no_header() {
    let audited =
        audit(&plan(), "action,principal,privilege,securable\nREVOKE,ID,SELECT,profiles\n");
    assert!(!audited.is_listing);
    let plan_of_terraform = r#"{"actions":["delete"],"before":{"catalog":"profiles","principal":"ID","privileges":["SELECT"]},"after":null}"#;
    assert!(!audit(&plan(), plan_of_terraform).is_listing);
}
