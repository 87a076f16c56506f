//! Every verdict with its sentence.

use data_graph_setup::audit::ExtraKind;
use data_graph_setup::plan::Draft;
use data_graph_setup::words::audit::{extra_reason, securable as listed};

use crate::support::audits::{NEEDED, all_but, audit, plan, row};
use crate::support::{CLIENT_ID, only, smallest, whole};

#[test]
fn everything_that_is_needed_and_nothing_else_is_clean() {
    let audited = audit(&plan(), &all_but(&[], &[]));
    assert_eq!(audited.summary.to_text(), "All 10 grants are there. None is too many.");
    let rows: Vec<String> = audited
        .rows
        .iter()
        .map(|row| format!("ID,{},{}", row.privilege, listed(&row.securable).replacen(' ', ",", 1)))
        .collect();
    assert_eq!(rows, NEEDED);
    assert!(audited.is_listing && audited.fix.is_empty());
    assert!(audited.unread.is_empty() && audited.others.is_empty());
}

#[test]
fn what_is_held_says_where_it_was_granted_and_how() {
    for (listed, privilege, securable, from, why) in [
        (
            "ID,SELECT,SCHEMA,sales.orders",
            "SELECT",
            "SCHEMA sales.orders",
            "SCHEMA sales.orders",
            "Granted on the schema itself.",
        ),
        (
            "ID,USE CATALOG,CATALOG,SALES",
            "USE CATALOG",
            "CATALOG sales",
            "CATALOG SALES",
            "Granted on the catalog itself.",
        ),
        (
            "ID,ALL PRIVILEGES,SCHEMA,sales.orders",
            "SELECT",
            "SCHEMA sales.orders",
            "SCHEMA sales.orders",
            "Part of ALL PRIVILEGES on the schema itself.",
        ),
        (
            "ID,SELECT,CATALOG,sales",
            "SELECT",
            "SCHEMA sales.orders",
            "CATALOG sales",
            "Inherited from catalog `sales`.",
        ),
        (
            "ID,ALL PRIVILEGES,CATALOG,sales",
            "USE SCHEMA",
            "SCHEMA sales.orders",
            "CATALOG sales",
            "Part of ALL PRIVILEGES, inherited from catalog `sales`.",
        ),
        (
            "ID,ALL PRIVILEGES,CATALOG,sales",
            "USE CATALOG",
            "CATALOG sales",
            "CATALOG sales",
            "Part of ALL PRIVILEGES on the catalog itself.",
        ),
    ] {
        let audited = audit(&plan(), listed);
        let expected = ("have", Some(from.to_owned()), why.to_owned());
        assert_eq!(row(&audited, privilege, securable), expected, "{listed}");
    }
}

#[test]
fn what_is_missing_says_what_comes_of_it() {
    for (gone, privilege, securable, why) in [
        (0, "USE CATALOG", "CATALOG segment", "Without it Segment cannot enter this catalog."),
        (
            1,
            "CREATE SCHEMA",
            "CATALOG segment",
            "Without it Segment cannot create the schema for its checkpoint tables.",
        ),
        (
            2,
            "SELECT",
            "CATALOG segment",
            "Without it Segment cannot read the tables in this catalog.",
        ),
        (
            5,
            "USE SCHEMA",
            "CATALOG profiles",
            "Without it Segment cannot enter the schemas of this catalog.",
        ),
        (7, "USE SCHEMA", "SCHEMA sales.orders", "Without it Segment cannot enter this schema."),
        (
            8,
            "SELECT",
            "SCHEMA sales.orders",
            "Without it Segment cannot read the tables in this schema.",
        ),
        (
            9,
            "ALL PRIVILEGES",
            "SCHEMA segment.__segment_reverse_etl",
            "Without it Segment cannot continue with the Reverse ETL tables in this schema.",
        ),
    ] {
        let gone = NEEDED.get(gone).copied().unwrap_or_default();
        // Its securable was asked about, so that its absence tells.
        let place = gone.splitn(3, ',').nth(2).unwrap_or_default();
        let question = format!("SHOW GRANTS `ID` ON {};", place.replace(',', " "));
        let catalog = place.split([',', '.']).nth(1).unwrap_or_default();
        let inherited = format!("ID,SELECT,CATALOG,{catalog}");
        let is_shown = |line: &&&str| line.ends_with(place) || ***line == inherited;
        let rows = NEEDED.iter().filter(|line| **line != gone).filter(is_shown).copied();
        let mut answer: Vec<&str> = rows.collect();
        if answer.is_empty() {
            answer.push("no rows");
        }
        answer.insert(0, &question);
        let audited = audit(&plan(), &all_but(&[gone], &answer));
        let expected = ("missing", None, why.to_owned());
        assert_eq!(row(&audited, privilege, securable), expected, "{gone}");
        assert_eq!(audited.summary.to_text(), "1 grant is missing. None is too many.");
        assert_eq!(audited.counts.have, 9);
        assert!(
            audited.fix.starts_with(&format!("-- Missing\nGRANT {privilege} ON ")),
            "{}",
            audited.fix
        );
        assert_eq!(audited.fix.lines().count(), 2);
    }
}

#[test]
fn another_principal_that_holds_what_is_missing_is_named() {
    let gone = "ID,SELECT,SCHEMA,sales.orders";
    let told = |more: &[&str]| {
        let audited = audit(&plan(), &all_but(&[gone], more));
        let (status, _, why) = row(&audited, "SELECT", "SCHEMA sales.orders");
        assert_eq!(status, "missing");
        why.to_owned()
    };
    let sentence = "Without it Segment cannot read the tables in this schema. `data readers` has it. If this \
                    service principal is in that group, it has it too: Databricks does not list that.";
    for held in [
        "data readers,SELECT,SCHEMA,sales.orders",
        "data readers,SELECT,CATALOG,sales",
        "data readers,ALL PRIVILEGES,SCHEMA,SALES.Orders",
        "data readers,ALL PRIVILEGES,CATALOG,sales",
    ] {
        assert_eq!(told(&[held]), sentence, "{held}");
    }
    for held in [
        "data readers,SELECT,SCHEMA,sales.returns",
        "data readers,USE SCHEMA,SCHEMA,sales.orders",
        "data readers,MANAGE,CATALOG,sales",
        "data readers,SELECT,TABLE,sales.orders.lines",
    ] {
        assert_eq!(
            told(&[held]),
            "Without it Segment cannot read the tables in this schema.",
            "{held}"
        );
    }
    // The first that is listed is enough.
    let both = ["data readers,SELECT,SCHEMA,sales.orders", "others,SELECT,SCHEMA,sales.orders"];
    assert_eq!(told(&both), sentence);
}

#[test]
fn what_is_extra_says_what_is_wrong_with_it_the_worst_first() {
    let extras = [
        ("ID,USE SCHEMA,SCHEMA,segment.__segment_reverse_etl", ExtraKind::Repeats),
        ("ID,MODIFY,TABLE,segment.__segment_reverse_etl.t", ExtraKind::Repeats),
        ("ID,SELECT,SCHEMA,profiles.any", ExtraKind::Repeats),
        ("ID,USE CATALOG,CATALOG,crm", ExtraKind::Reaches),
        ("ID,BROWSE,CATALOG,sales", ExtraKind::Reaches),
        ("ID,CREATE TABLE,CATALOG,segment", ExtraKind::WritesMore),
        ("ID,MODIFY,SCHEMA,segment.other", ExtraKind::WritesMore),
        ("ID,SELECT,SCHEMA,sales.returns", ExtraKind::ReadsMore),
        ("ID,SELECT,CATALOG,crm", ExtraKind::ReadsMore),
        ("ID,EXECUTE,CATALOG,profiles", ExtraKind::ReadsMore),
        ("ID,MANAGE,CATALOG,segment", ExtraKind::Manages),
        ("ID,ALL PRIVILEGES,SCHEMA,sales.orders", ExtraKind::AllPrivileges),
        ("ID,ALL PRIVILEGES,CATALOG,crm", ExtraKind::AllPrivileges),
        ("ID,SELECT,CATALOG,sales", ExtraKind::CatalogWide),
        ("ID,USE SCHEMA,CATALOG,sales", ExtraKind::CatalogWide),
        ("ID,MODIFY,CATALOG,profiles", ExtraKind::WritesData),
        ("ID,CREATE TABLE,SCHEMA,sales.orders", ExtraKind::WritesData),
        ("ID,APPLY TAG,TABLE,crm.people.addresses", ExtraKind::WritesData),
    ];
    for (line, kind) in extras {
        let audited = audit(&plan(), &all_but(&[], &[line]));
        let [.., extra] = audited.rows.as_slice() else { unreachable!("no row") };
        assert_eq!((extra.status.as_str(), extra.from.as_ref()), ("extra", Some(&extra.securable)));
        let why = match line.contains("MODIFY") && kind == ExtraKind::WritesData {
            true => "Lets Segment add, change and delete rows outside its own catalog.".to_owned(),
            false => format!("{}.", extra_reason(kind)),
        };
        assert_eq!(extra.why.to_text(), why, "{line}");
        assert_eq!(audited.summary.to_text(), "All 10 grants are there. 1 grant is not needed.");
    }
    let lines = extras.map(|(line, _)| line);
    let audited = audit(&plan(), &all_but(&[], &lines));
    let told: Vec<String> = audited
        .rows
        .iter()
        .filter(|row| row.status.as_str() == "extra")
        .map(|row| row.why.to_text())
        .collect();
    let mut kinds = extras.map(|(_, kind)| kind);
    kinds.sort();
    let reasons = kinds.map(|kind| format!("{}.", extra_reason(kind)));
    let [first, rest @ ..] = reasons.as_slice() else { unreachable!("no reasons") };
    assert_ne!(told.first(), Some(first), "MODIFY has a reason of its own");
    assert_eq!(told.get(1..).unwrap_or_default(), rest);
    let worst_first = [
        ExtraKind::WritesData,
        ExtraKind::CatalogWide,
        ExtraKind::AllPrivileges,
        ExtraKind::Manages,
        ExtraKind::ReadsMore,
        ExtraKind::WritesMore,
        ExtraKind::Reaches,
        ExtraKind::Repeats,
    ];
    assert!(worst_first.is_sorted());
    let last_needed = audited.rows.iter().rposition(|row| row.status.as_str() != "extra");
    assert_eq!(last_needed, Some(NEEDED.len() - 1));
}

#[test]
fn every_reason_for_an_extra_is_a_clause_of_its_own() {
    for (kind, reason) in [
        (ExtraKind::WritesData, "Lets Segment create or change things outside its own catalog"),
        (
            ExtraKind::CatalogWide,
            "Covers the whole catalog, but you chose only some of its schemas",
        ),
        (
            ExtraKind::AllPrivileges,
            "Gives every privilege, now and later, but Segment needs only some",
        ),
        (
            ExtraKind::Manages,
            "Lets Segment give access to others, and change or delete what is in it",
        ),
        (ExtraKind::ReadsMore, "Lets Segment read things that are not in this plan"),
        (
            ExtraKind::WritesMore,
            "Lets Segment create or change more in its own catalog than it needs",
        ),
        (
            ExtraKind::Reaches,
            "Shows or opens more than this plan names, but reads no data by itself",
        ),
        (ExtraKind::Repeats, "Adds nothing: a wider grant of this plan covers it"),
    ] {
        assert_eq!(extra_reason(kind), reason);
    }
}

#[test]
fn without_a_client_id_nothing_is_judged_and_nothing_fixed() {
    for client_id in ["", "me@example.com"] {
        let draft = Draft { client_id: client_id.to_owned(), ..plan() };
        let audited = audit(&draft, &all_but(&[], &["ID,MODIFY,CATALOG,sales"]));
        assert_eq!(
            audited.summary.to_text(),
            "Nothing is checked: the client ID is missing or wrong, so it is unknown whose grants count."
        );
        assert_eq!(audited.rows.len(), 10);
        for row in &audited.rows {
            assert_eq!(row.status.as_str(), "unknown");
            assert_eq!(row.why.to_text(), "Without a client ID it is unknown whose grants count.");
        }
        assert_eq!(audited.fix, "");
        let others: Vec<_> =
            audited.others.iter().map(|other| (other.principal.as_str(), other.count)).collect();
        assert_eq!(others, [(CLIENT_ID, 11)]);
    }
}

#[test]
fn what_is_no_listing_says_so_and_leaves_everything_unknown() {
    for text in
        ["", "   \n\n", "hello", "GRANT SELECT ON CATALOG sales TO x;", "[]", "{}", "42", "null"]
    {
        let audited = audit(&plan(), text);
        assert_eq!(
            audited.summary.to_text(),
            "No grants found in this text. Paste the whole result of SHOW GRANTS, with its columns Principal, \
             ActionType, ObjectType and ObjectKey, or of one of the other queries.",
            "{text}"
        );
        assert!(!audited.is_listing, "{text}");
        assert_eq!(audited.counts.unknown, 10);
        for row in &audited.rows {
            assert_eq!(row.status.as_str(), "unknown");
            assert_eq!(row.why.to_text(), "There are no grants in your text.");
        }
        assert_eq!(audited.fix, "");
    }
}

#[test]
fn a_catalog_that_nothing_is_listed_on_is_unknown_unless_it_was_asked_about() {
    let only_segment: String = NEEDED.iter().take(3).map(|line| format!("{line}\n")).collect();
    let audited = audit(&plan(), &only_segment);
    let sentence = |kind: &str| {
        format!(
            "No result for this {kind} in your text. Run its SHOW GRANTS and paste query and result. An empty result means: \
             missing. Write “no rows” below its query then."
        )
    };
    let (status, from, why) = row(&audited, "SELECT", "SCHEMA sales.orders");
    assert_eq!((status, from, why), ("unknown", None, sentence("schema")));
    let (status, _, why) = row(&audited, "USE CATALOG", "CATALOG profiles");
    assert_eq!((status, why), ("unknown", sentence("catalog")));
    assert_eq!(audited.summary.to_text(), "7 grants are not checked. 3 grants are there.");
    for asked in [
        "SHOW GRANTS `ID` ON CATALOG `profiles`;\nno rows",
        "show grants on catalog PROFILES\n(0 rows)",
        "catalog profiles\n{}",
        "$ databricks grants get-effective --principal 'ID' --output json -- catalog 'profiles'\n{}",
    ] {
        let audited = audit(&plan(), &format!("{only_segment}{asked}\n"));
        assert_eq!(row(&audited, "USE CATALOG", "CATALOG profiles").0, "missing", "{asked}");
        assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "unknown", "{asked}");
        assert!(audited.unread.is_empty(), "{asked}: {:?}", audited.unread);
    }
    // The rows of two others in the catalog show that the listing is about it, and of all.
    let others = "someone,USE CATALOG,CATALOG,profiles\nany,USE CATALOG,CATALOG,profiles\n";
    let audited = audit(&plan(), &format!("{only_segment}{others}"));
    assert_eq!(row(&audited, "SELECT", "CATALOG profiles").0, "missing");
}

#[test]
fn a_header_without_rows_is_a_listing_of_nothing() {
    let audited = audit(&plan(), "Principal\tActionType\tObjectType\tObjectKey\n");
    assert!(audited.is_listing);
    assert_eq!(
        audited.summary.to_text(),
        "Not checked yet: the text has no result for any of the 5 catalogs and schemas."
    );
}

#[test]
fn questions_without_an_answer_are_no_listing() {
    let audited = audit(
        &plan(),
        "SHOW GRANTS `ID` ON CATALOG `sales`;\nSHOW GRANTS `ID` ON CATALOG `profiles`;\n",
    );
    assert!(!audited.is_listing && audited.unread.is_empty());
    assert_eq!(audited.counts.unknown, 10);
}

#[test]
fn rows_of_which_only_single_spaces_are_left_are_read() {
    let spaced = all_but(&[], &[]).replace(',', " ");
    let audited = audit(&plan(), &format!("Principal ActionType ObjectType ObjectKey\n{spaced}"));
    assert!(audited.is_clean(), "{}", audited.summary.to_text());
    assert!(audited.unread.is_empty());
}

#[test]
fn gaps_in_the_plan_are_named_in_the_summary() {
    let draft = Draft { catalogs: vec![only("sales", &["orders", "a b"]), whole("")], ..plan() };
    let audited = audit(&draft, &all_but(&[], &[]));
    assert_eq!(
        audited.summary.to_text(),
        "All 10 grants are there. None is too many. Some names in the plan are missing or wrong. Grants on those count as \
         not needed."
    );
    let audited = audit(&smallest(), "ID,USE CATALOG,CATALOG,profiles");
    assert!(!audited.summary.to_text().contains("names"));
}

#[test]
fn a_group_that_has_more_is_named_and_keeps_the_verdict_from_being_clean() {
    let told = |more: &[&str]| {
        let audited = audit(&plan(), &all_but(&[], more));
        let clean = "All 10 grants are there. None is too many.";
        let rest = audited.summary.to_text().strip_prefix(clean).map(|rest| rest.trim().to_owned());
        (rest, audited.is_clean())
    };
    for (wider, more) in [
        ("account users,MODIFY,CATALOG,profiles", "MODIFY on catalog `profiles`"),
        ("account users,SELECT,CATALOG,sales", "SELECT on catalog `sales`"),
        ("account users,USE SCHEMA,SCHEMA,sales.returns", "USE SCHEMA on schema `sales.returns`"),
        ("account users,MANAGE,SCHEMA,segment.other", "MANAGE on schema `segment.other`"),
    ] {
        let one = format!(
            "`account users` has more, such as {more}. If this service principal is in that group, it has this access too."
        );
        assert_eq!(told(&[wider]), (Some(one), false), "{wider}");
    }
    let several =
        ["account users,MODIFY,CATALOG,sales", "x,MODIFY,CATALOG,sales", "y,MODIFY,CATALOG,sales"];
    let many = "`account users` has more, such as MODIFY on catalog `sales`, and so do 2 other principals. If this service \
                principal is in that group, it has this access too.";
    assert_eq!(told(&several), (Some(many.to_owned()), false));
    for harmless in [
        "account users,BROWSE,CATALOG,profiles",
        "account users,USE CATALOG,CATALOG,sales",
        "account users,SELECT,SCHEMA,sales.orders",
        "account users,USE SCHEMA,CATALOG,elsewhere",
        "somebody@example.com,MODIFY,CATALOG,sales",
        "11111111-2222-4333-8444-555555555555,MODIFY,CATALOG,sales",
    ] {
        assert_eq!(told(&[harmless]), (Some(String::new()), true), "{harmless}");
    }
}

#[test]
fn what_others_hold_is_told_in_a_sentence() {
    let more = ["x,SELECT,CATALOG,sales", "x,MODIFY,CATALOG,sales", "x,BROWSE,CATALOG,crm"];
    let audited = audit(&plan(), &all_but(&[], &more));
    let told: Vec<_> =
        audited.others.iter().map(|other| (other.count, other.holds.to_text())).collect();
    assert_eq!(
        told,
        [(3, "BROWSE on catalog `crm`; MODIFY, SELECT on catalog `sales`".to_owned())]
    );
}

#[test]
fn another_service_principal_is_no_group_that_may_hold_what_is_missing() {
    let other = "11111111-2222-4333-8444-555555555555";
    let listing: String =
        NEEDED.iter().map(|line| format!("{}\n", line.replacen("ID", other, 1))).collect();
    let audited = audit(&plan(), &listing);
    assert_eq!(
        audited.summary.to_text(),
        "None of these rows belong to this client ID. Did you paste the right result? 10 grants are not checked."
    );
    let (_, _, why) = row(&audited, "SELECT", "SCHEMA sales.orders");
    assert!(!why.contains("has it"), "{why}");
    assert_eq!(audited.allows, None);
}
