//! The catalogs of an audit: their order, what is said of each once, and that no grant is lost in them.

use std::collections::BTreeMap;

use data_graph_setup::answer::audited::{Audited, Counts, Status};
use data_graph_setup::panel::block::{Block, JudgedCatalog};
use data_graph_setup::panel::{Question, Tool};
use data_graph_setup::plan::{Draft, resolve};
use data_graph_setup::words::audit::securable;

use super::contents::{alike, all_blocks, catalogs, fixture, unnamed};
use super::printed::printed;
use super::support::{CLIENT_ID, full, only, smallest, whole};
use super::{question, shown};

/// A plan with three catalogs read whole, beside Segment's own and the one of Profiles Sync.
fn five_catalogs() -> Draft {
    Draft { catalogs: vec![whole("sales"), whole("crm"), whole("hr")], ..smallest() }
}

/// All that a catalog needs that is read whole, a line each.
fn read_whole(catalog: &str) -> String {
    ["USE CATALOG", "SELECT", "USE SCHEMA"]
        .map(|privilege| format!("{CLIENT_ID},{privilege},CATALOG,{catalog}\n"))
        .concat()
}

/// The lists of an audit's catalogs: what is said for all of each, and a line for each catalog with what is open in it.
fn told(draft: &Draft, text: &str) -> Vec<(Option<String>, Vec<String>)> {
    let panel = shown(question(Tool::Audit, draft), text);
    let lists = all_blocks(&panel).into_iter().filter_map(|block| match block {
        Block::Catalogs(catalogs) => Some(catalogs),
        _ => None,
    });
    let open = |catalog: &JudgedCatalog| {
        let words = catalog.open.iter().map(|alike| format!("; {}", alike.status_word));
        format!("{}: {}{}", catalog.name, catalog.counts, words.collect::<String>())
    };
    let told = lists.map(|list| {
        let lead = list.lead.as_ref().map(ToString::to_string);
        (lead, list.catalogs.iter().map(open).collect())
    });
    told.collect()
}

#[test]
fn catalogs_that_differ_come_first_and_the_others_are_a_line_each() {
    let own = ["USE CATALOG", "CREATE SCHEMA", "SELECT"]
        .map(|privilege| format!("{CLIENT_ID},{privilege},CATALOG,SEGMENT_LINKED_PROFILES_DB\n"));
    let text = format!(
        "{}{}{CLIENT_ID},MODIFY,CATALOG,sales\n{}{CLIENT_ID},USE CATALOG,CATALOG,hr\n{}{CLIENT_ID},SELECT,CATALOG,other\n",
        own.concat(),
        read_whole("sales"),
        read_whole("crm"),
        read_whole("profiles"),
    );
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told(&five_catalogs(), &text),
        [
            (
                None,
                lines(&[
                    "hr: 1 of 3 granted; missing; missing",
                    "sales: 3 of 3 granted, 1 not needed; not needed",
                    "other: 1 not needed; not needed",
                ])
            ),
            (
                None,
                lines(&[
                    "SEGMENT_LINKED_PROFILES_DB: 3 of 3 granted",
                    "profiles: 3 of 3 granted",
                    "crm: 3 of 3 granted",
                ])
            ),
        ]
    );
}

#[test]
fn why_nothing_is_checked_is_said_once() {
    let header = "Principal,ActionType,ObjectType,ObjectKey\n";
    let panel = shown(question(Tool::Audit, &five_catalogs()), header);
    let printed = printed(&panel);
    let verdict = "Not checked yet: the text has no result for any of the 5 catalogs and schemas.";
    let advice = "Run SHOW GRANTS for each and paste each query with its result. An empty result means: missing. Write “no rows” below its query then.";
    assert!(printed.contains(&format!("verdict line: {verdict}")), "{printed}");
    assert_eq!(printed.matches("An empty result means").count(), 1, "{printed}");
    let [(lead, lines)] = &told(&five_catalogs(), header)[..] else { unreachable!("{printed}") };
    assert_eq!(lead.as_deref(), Some(advice));
    assert_eq!(lines.len(), 5);
    assert!(lines.iter().all(|line| line.ends_with(": 3 not checked")), "{lines:?}");
}

#[test]
fn why_a_whole_catalog_is_not_checked_is_said_once_for_all_such_catalogs() {
    let three = format!("{}{}", read_whole("profiles"), read_whole("hr"));
    let [(lead, unchecked), (None, clean)] = &told(&five_catalogs(), &three)[..] else {
        unreachable!("{:?}", told(&five_catalogs(), &three))
    };
    assert_eq!(
        lead.as_deref(),
        Some(
            "No result for these catalogs in your text. Run their SHOW GRANTS and paste each query with its result. An \
             empty result means: missing. Write “no rows” below its query then."
        )
    );
    assert_eq!((unchecked.len(), clean.len()), (3, 2));

    let draft = Draft { catalogs: vec![only("sales", &["a", "b", "c"])], ..smallest() };
    let own = "SHOW GRANTS ON CATALOG `SEGMENT_LINKED_PROFILES_DB`\nno rows\n";
    let panel = shown(question(Tool::Audit, &draft), &format!("{}{own}", read_whole("profiles")));
    let all = catalogs(&panel);
    let Some(sales) = all.iter().find(|it| it.name == "sales") else { unreachable!("{all:?}") };
    let [alike] = sales.open.as_slice() else { unreachable!("{sales:?}") };
    assert_eq!((sales.counts.as_ref(), alike.rows.len()), ("7 not checked", 4));
    assert_eq!(
        alike.why.as_ref().map(ToString::to_string).as_deref(),
        Some(
            "No result for this catalog in your text. Run its SHOW GRANTS and paste query and result. An empty result \
             means: missing. Write “no rows” below its query then."
        )
    );
}

#[test]
fn grants_that_differ_for_one_reason_are_told_with_it_once() {
    let extra = (0..5).map(|at| format!("{CLIENT_ID},SELECT,SCHEMA,other.s{at}\n"));
    let panel = shown(question(Tool::Audit, &smallest()), &extra.collect::<String>());
    let all = catalogs(&panel);
    let Some(other) = all.iter().find(|it| it.name == "other") else { unreachable!("{all:?}") };
    let [alike] = other.open.as_slice() else { unreachable!("{other:?}") };
    assert_eq!(alike.rows.len(), 5);
    assert_eq!(
        alike.why.as_ref().map(ToString::to_string).as_deref(),
        Some("Lets Segment read things that are not in this plan.")
    );
}

#[test]
fn no_grant_of_an_audit_is_lost_in_its_catalogs() {
    let fixtures = ["copied-grid", "clean"].map(fixture);
    let header = "Principal,ActionType,ObjectType,ObjectKey\n".to_owned();
    let extra = (0..60).map(|at| format!("{CLIENT_ID},SELECT,SCHEMA,s{}.s{at}\n", at % 30));
    let texts = [fixtures.concat(), header, extra.collect(), read_whole("sales")];
    for text in fixtures.iter().chain(&texts) {
        for draft in [full(), five_catalogs(), smallest(), unnamed()] {
            let audited = Audited::new(&resolve(&draft).plan, text);
            let asked = Question { shows_all: true, ..question(Tool::Audit, &draft) };
            let panel = shown(asked, text);
            let mut told = BTreeMap::new();
            for catalog in catalogs(&panel) {
                for alike in alike(catalog) {
                    for row in &alike.rows {
                        for privilege in &row.privileges {
                            let grant =
                                (alike.status, format!("{} {}", row.on, row.full_name), *privilege);
                            let why = alike.why.as_ref().map(ToString::to_string);
                            assert_eq!(told.insert(grant, why), None, "told twice");
                        }
                    }
                }
            }
            let rows = audited.rows.iter().map(|row| {
                let (kind, name) = securable(&row.securable)
                    .split_once(' ')
                    .map(|(kind, name)| (kind.to_lowercase(), name.to_owned()))
                    .unwrap();
                ((row.status, format!("on {kind} {name}"), row.privilege), row.why.to_text())
            });
            let rows: BTreeMap<_, _> = rows.collect();
            assert!(told.keys().eq(rows.keys()), "{told:?}\n{rows:?}");
            for (grant, why) in &told {
                // Why grants are not checked may be said for many at once, and then in other words.
                let is_same = why.as_ref() == rows.get(grant);
                assert!(is_same || grant.0 == Status::Unknown, "{grant:?}: {why:?}");
            }
            let counted = |status| told.keys().filter(|(told, ..)| *told == status).count();
            let Counts { have, missing, unknown, extra } = audited.counts;
            let counts =
                [Status::Have, Status::Missing, Status::Unknown, Status::Extra].map(counted);
            assert_eq!(counts, [have, missing, unknown, extra]);
            // And the line over them says as many.
            let verdict = audited.summary.verdict.to_text();
            for (count, what) in [(missing, "missing"), (extra, "not needed")] {
                let says =
                    format!("{count} grant{} {what}.", if count == 1 { " is" } else { "s are" });
                assert_eq!(verdict.contains(&says), 0 < count, "{verdict}");
            }
        }
    }
}
