//! What pasted text makes of the form: what it names comes in, what stood there stays, and nothing is lost unsaid.

use super::support::{CLIENT_ID, only, smallest, whole};
use super::{question, shown};
use data_graph_setup::panel::block::Block;
use data_graph_setup::panel::{Panel, Pasting, Question, Taken, Tool};
use data_graph_setup::plan::{Draft, Field, ScopeRow};

const OTHER: fn(usize) -> Field = |index| Field::Catalog(ScopeRow::Other(index));

/// What a text makes of a form that it is pasted into.
fn pasted(draft: &Draft, field: Field, text: &str) -> (Taken, Panel) {
    pasted_as(draft, Pasting { field, in_box: text.to_owned(), replaces: true }, text)
}

fn pasted_as(draft: &Draft, pasting: Pasting, text: &str) -> (Taken, Panel) {
    let question = Question { pasting: Some(pasting), ..question(Tool::Pasting, draft) };
    let panel = shown(question, text);
    let Some(taken) = panel.taken.clone() else { unreachable!("{panel:?}") };
    (taken, panel)
}

fn said(panel: &Panel) -> &str {
    panel.said.as_deref().unwrap_or_default()
}

/// All that is said, folded or not, line by line.
fn words(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(sentence) | Block::Note(sentence) => lines.push(sentence.to_text()),
            Block::Fold { summary, blocks, .. } => {
                lines.push(summary.clone().into_owned());
                lines.extend(words(blocks));
            }
            Block::Unread(unread) => {
                lines.extend(unread.lines.iter().map(|it| format!("{}: {}", it.place, it.text)));
            }
            Block::Fill { label, .. } => lines.push(label.clone().into_owned()),
            other => unreachable!("{other:?} is not said of pasted text"),
        }
    }
    lines
}

#[test]
fn a_list_becomes_rows_and_the_empty_box_behind_them_is_next() {
    let (taken, panel) = pasted(&smallest(), OTHER(0), "finance\nproduct, web.raw");
    let rows = [whole("finance"), whole("product"), only("web", &["raw"])];
    assert_eq!(taken.draft, Draft { catalogs: rows.to_vec(), ..smallest() });
    assert!(taken.is_taken);
    assert_eq!(taken.next, OTHER(3));
    assert_eq!(said(&panel), "Added `finance`, `product` and `web.raw`.");
}

#[test]
fn the_first_name_takes_the_place_of_what_was_replaced_and_the_others_come_behind_it() {
    let draft = Draft { catalogs: vec![whole("old"), whole("last")], ..smallest() };
    let (taken, _) = pasted(&draft, OTHER(0), "new, more");
    assert_eq!(taken.draft.catalogs, [whole("new"), whole("more"), whole("last")]);
    let pasting = Pasting { field: OTHER(0), in_box: "old new, more".to_owned(), replaces: false };
    let (taken, _) = pasted_as(&draft, pasting, " new, more");
    assert_eq!(taken.draft.catalogs, [whole("old"), whole("new"), whole("more"), whole("last")]);
}

#[test]
fn of_a_list_in_the_profiles_sync_box_the_first_stays_there() {
    let field = Field::Catalog(ScopeRow::ProfilesSync);
    let (taken, _) = pasted(&Draft::default(), field, "profiles.a; sales");
    assert_eq!(taken.draft.profiles_sync, only("profiles", &["a"]));
    assert_eq!(taken.draft.catalogs, [whole("sales")]);
}

#[test]
fn a_row_that_was_limited_stays_limited() {
    let draft = Draft { catalogs: vec![only("old", &["a"])], ..smallest() };
    let (taken, panel) = pasted(&draft, OTHER(0), "`new`");
    assert_eq!(taken.draft.catalogs, [only("new", &["a"])]);
    assert!(words(&panel.findings)[1].starts_with("`new` stays limited"));
}

#[test]
fn names_on_the_list_already_are_counted_and_not_added_again() {
    let draft = Draft { catalogs: vec![whole("sales"), only("web", &["a"])], ..smallest() };
    let (taken, panel) = pasted(&draft, OTHER(2), "first\nSALES\nweb.a\nweb.B\n");
    let rows = [whole("sales"), only("web", &["a", "B"]), whole("first")];
    assert_eq!(taken.draft.catalogs, rows);
    assert_eq!(said(&panel), "Added `first` and `web.B`. 2 names are already on your list.");
}

#[test]
fn schemas_go_into_the_boxes_of_their_row_and_other_catalogs_into_rows() {
    let draft = Draft { catalogs: vec![only("web", &["a"])], ..smallest() };
    let field = Field::Schema(ScopeRow::Other(0), 1);
    let (taken, panel) = pasted(&draft, field, "b\nweb.c\nsales.x\nA");
    assert_eq!(taken.draft.catalogs, [only("web", &["a", "b", "c"]), only("sales", &["x"])]);
    assert_eq!(taken.next, Field::Schema(ScopeRow::Other(0), 3));
    assert_eq!(
        said(&panel),
        "Added `web.b`, `web.c` and `sales.x`. 1 name is already on your list."
    );
}

#[test]
fn schemas_come_before_their_catalog_is_named() {
    let draft = Draft { catalogs: vec![only("", &[])], ..smallest() };
    let (taken, panel) = pasted(&draft, Field::Schema(ScopeRow::Other(0), 0), "a, b");
    assert_eq!(taken.draft.catalogs, [only("", &["a", "b"])]);
    assert_eq!(said(&panel), "Added `a` and `b`.");
}

#[test]
fn what_is_refused_is_listed_with_its_reason_and_the_rest_is_taken() {
    let (taken, panel) = pasted(&smallest(), OTHER(0), "system\nsales\nhive_metastore\n");
    assert_eq!(taken.draft.catalogs, [whole("sales")]);
    let lines = words(&panel.findings);
    assert_eq!(lines[..2], ["Added `sales`.", "2 names not added"]);
    assert!(lines[2].starts_with("`system`: ") && lines[3].starts_with("`hive_metastore`: "));
}

#[test]
fn a_text_of_which_nothing_can_be_taken_stays_in_its_box() {
    let text = "???\n!!!";
    let (taken, panel) = pasted(&smallest(), OTHER(0), text);
    assert!(!taken.is_taken);
    assert_eq!(taken.draft, Draft { catalogs: vec![whole(text)], ..smallest() });
    assert!(!panel.findings.is_empty(), "what was expected is said");
}

#[test]
fn a_single_wrong_name_is_left_to_the_words_beside_its_box() {
    let (taken, panel) = pasted(&smallest(), OTHER(0), "information_schema");
    assert_eq!(taken.draft.catalogs, [whole("information_schema")]);
    assert_eq!(words(&panel.findings), [""; 0]);
}

#[test]
fn ten_thousand_names_are_counted_and_none_is_lost() {
    let list: String = (0..10_000).map(|number| format!("catalog_{number}\n")).collect();
    let (taken, panel) = pasted(&smallest(), OTHER(0), &list);
    assert_eq!(taken.draft.catalogs.len(), 10_000);
    assert_eq!(said(&panel), "Added 10000 catalogs.");
}

#[test]
fn a_connection_fills_what_it_names_and_the_rest_stays() {
    let draft = Draft { port: "8443".to_owned(), ..smallest() };
    let url = "jdbc:databricks://dbc-a1b2c3d4-e5f6.cloud.databricks.com:443;httpPath=/sql/1.0/warehouses/0123456789abcdef";
    let (taken, panel) = pasted(&draft, Field::HttpPath, url);
    let filled = Draft {
        hostname: "dbc-a1b2c3d4-e5f6.cloud.databricks.com".to_owned(),
        http_path: "/sql/1.0/warehouses/0123456789abcdef".to_owned(),
        port: "443".to_owned(),
        ..smallest()
    };
    assert_eq!(taken.draft, filled);
    assert_eq!(said(&panel), "Filled in: Hostname, HTTP path and Port.");
    let (taken, _) = pasted(&draft, Field::HttpPath, "\"/sql/1.0/warehouses/0123456789abcdef\"");
    assert_eq!((taken.draft.hostname.as_str(), taken.draft.port.as_str()), ("", "8443"));
    assert_eq!(taken.draft.http_path, filled.http_path);
}

#[test]
fn a_client_id_beside_a_connection_is_offered_and_taken_in_its_own_box() {
    let text = format!(
        "Server hostname: dbc-a1b2c3d4-e5f6.cloud.databricks.com\nclient_id: {CLIENT_ID}\n"
    );
    let (taken, panel) = pasted(&Draft::default(), Field::Hostname, &text);
    assert_eq!(taken.draft.client_id, "");
    let offer = Block::Fill {
        label: format!("Use {CLIENT_ID} as client ID").into(),
        field: Field::ClientId,
        text: CLIENT_ID.to_owned(),
    };
    assert!(panel.findings.contains(&offer));
    let (taken, panel) = pasted(&Draft::default(), Field::ClientId, &text);
    assert_eq!(taken.draft.client_id, CLIENT_ID);
    assert!(!panel.findings.iter().any(|it| matches!(it, Block::Fill { .. })));
}

#[test]
fn a_connection_in_a_box_for_names_fills_the_connection_and_its_password_becomes_no_name() {
    let url =
        "jdbc:databricks://dbc-a1b2c3d4-e5f6.cloud.databricks.com:443;UID=token;PWD=hunter2hunter2";
    for field in [OTHER(0), Field::Catalog(ScopeRow::ProfilesSync), Field::TestTable] {
        let (taken, _) = pasted(&Draft::default(), field, url);
        assert_eq!(taken.draft.hostname, "dbc-a1b2c3d4-e5f6.cloud.databricks.com");
        let rest = Draft { hostname: String::new(), port: String::new(), ..taken.draft };
        assert_eq!(rest, Draft::default());
    }
    let (taken, panel) =
        pasted(&Draft::default(), OTHER(0), "UID=token\nPWD=hunter2hunter2\nsales");
    assert_eq!(taken.draft, Draft::default());
    assert!(words(&panel.findings).iter().any(|line| line.contains("password")));
}

#[test]
fn a_catalog_that_is_listed_whole_and_with_schemas_is_named() {
    let (taken, panel) = pasted(&Draft::default(), OTHER(0), "marketing, marketing.web");
    assert_eq!(taken.draft.catalogs, [only("marketing", &["web"])]);
    assert!(words(&panel.findings).iter().any(|line| line.contains("both whole and with schemas")));
}

#[test]
fn two_workspaces_fill_in_nothing() {
    let text = "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com\nhttps://dbc-b1b2c3d4-e5f6.cloud.databricks.com";
    let (taken, panel) = pasted(&smallest(), Field::Hostname, text);
    assert!(!taken.is_taken);
    assert!(words(&panel.findings)[0].contains("two workspaces"));
}

#[test]
fn a_text_with_a_password_of_which_nothing_is_taken_is_not_kept() {
    let (taken, _) = pasted(&smallest(), Field::Hostname, "PWD=hunter2hunter2;UID=token");
    assert!(!taken.is_taken);
    assert_eq!(taken.draft, smallest());
}

/// Random texts are for the host: the crate that makes them does not compile for the browser.
#[cfg(not(target_arch = "wasm32"))]
mod law {
    use data_graph_setup::plan::ScopeDraft;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn names_that_stood_in_the_form_stay_and_only_whole_names_come_in(
            text in "([a-c]{1,2}[.,;\n \t`\"]?){0,12}",
            before in proptest::collection::vec("[a-c]{1,2}", 0..4),
        ) {
            let catalogs: Vec<ScopeDraft> = before.iter().map(|name| whole(name)).collect();
            let at = catalogs.len();
            let draft = Draft { catalogs: catalogs.clone(), ..smallest() };
            let (taken, _) = pasted(&draft, OTHER(at), &text);
            prop_assert_eq!(&taken.draft.catalogs[..at], catalogs.as_slice());
            let rest = Draft { catalogs: Vec::new(), ..taken.draft.clone() };
            prop_assert_eq!(rest, smallest());
            if taken.is_taken {
                for scope in &taken.draft.catalogs[at..] {
                    prop_assert!(text.contains(&scope.catalog) && !scope.catalog.is_empty());
                }
            }
        }
    }
}
