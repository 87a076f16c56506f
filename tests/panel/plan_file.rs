//! What the page says of a plan's file, and of another plan that is held against the form.

use data_graph_setup::file::write;
use data_graph_setup::link;
use data_graph_setup::panel::block::Block;
use data_graph_setup::panel::{Panel, Question, Tool};
use data_graph_setup::plan::{Draft, resolve};

use super::support::{CLIENT_ID, full, smallest, whole};
use super::{question, shown};

fn paragraphs(panel: &Panel) -> Vec<String> {
    let said = panel.findings.iter().filter_map(|block| match block {
        Block::Paragraph(text) | Block::Note(text) => Some(text.to_text()),
        Block::Fold { summary, .. } => Some(summary.to_string()),
        Block::Open(label) => Some(format!("[{label}]")),
        _ => None,
    });
    said.collect()
}

fn file(draft: &Draft) -> String {
    write(&resolve(draft).plan)
}

/// What is said of a text in the box, and the plan that it would put into the form.
fn told(form: &Draft, text: &str) -> (Vec<String>, Option<Draft>) {
    let panel = shown(question(Tool::PlanFile, form), text);
    (paragraphs(&panel), panel.taken.map(|taken| taken.draft))
}

#[test]
fn the_file_is_what_the_module_writes_and_holds_nothing_wrong() {
    let wrong = Draft { client_id: "Segment".to_owned(), ..full() };
    for draft in [full(), smallest(), Draft::default(), wrong] {
        let panel = shown(question(Tool::PlanFile, &draft), "");
        let text = panel.blocks.iter().find_map(|block| match block {
            Block::Copyable(copyable) => Some(copyable.text.to_string()),
            _ => None,
        });
        assert_eq!(text, Some(file(&draft)));
        assert_eq!(
            (panel.findings.len(), panel.taken, panel.said),
            (0, None, None),
            "nothing was pasted"
        );
    }
}

#[test]
fn a_file_says_how_the_form_differs_from_it_and_offers_to_be_opened() {
    let saved = smallest();
    let mut form = smallest();
    form.catalogs.push(whole("added"));
    let (said, opened) = told(&form, &file(&saved));
    let heard = shown(question(Tool::PlanFile, &form), &file(&saved)).said;
    assert_eq!(heard.as_deref(), said.first().map(String::as_str));
    assert_eq!(said, ["Since this plan: 1 statement added, 0 removed", "[Open it in the form]"]);
    assert_eq!(opened, Some(Draft::from(&resolve(&saved).plan)));
}

#[test]
fn a_plan_that_the_form_holds_already_is_not_offered() {
    let (said, _) = told(&full(), &file(&full()));
    assert_eq!(said, ["The form holds the same plan."]);
}

#[test]
fn a_difference_outside_the_sql_is_one() {
    let other = Draft { hostname: String::new(), ..full() };
    let (said, _) = told(&full(), &file(&other));
    let same_sql = "Changed since this plan, but the statements are the same.";
    assert_eq!(said, [same_sql, "[Open it in the form]"]);
}

#[test]
fn a_link_is_held_against_the_form_as_a_file_is() {
    let encoded = link::encode(&resolve(&smallest()).plan).unwrap();
    let linked = link::decode(&encoded).unwrap().draft;
    let asked = Question { before: Some(linked.clone()), ..question(Tool::PlanFile, &full()) };
    let of_link = shown(asked, &encoded);
    let of_file = shown(question(Tool::PlanFile, &full()), &file(&smallest()));
    assert_eq!(paragraphs(&of_link), paragraphs(&of_file));
    assert_eq!(of_link.taken.map(|taken| taken.draft), Some(linked));
}

#[test]
fn what_is_no_plan_is_refused_by_name_and_nothing_can_be_opened() {
    for (text, said) in [
        ("SHOW GRANTS", "This is neither a plan's file nor a link"),
        (r#"{"clientId": "#, "This is neither a plan's file nor a link"),
        (r#"{"name": "package"}"#, "This is JSON, but no plan."),
        (r#"{"version": 2, "clientId": "x"}"#, "A newer version of this page"),
        ("[1, 2]", "This is JSON, but no plan."),
    ] {
        let (found, opened) = told(&full(), text);
        assert!(
            found.len() == 1 && found.iter().all(|it| it.starts_with(said)),
            "{text}: {found:?}"
        );
        assert_eq!(opened, None, "{text}");
    }
}

#[test]
fn what_a_file_loses_is_named_and_a_secret_in_it_is_not_shown() {
    let secret = "dose0123456789abcdef0123456789abcdef";
    let text = format!(
        r#"{{"version": 1, "clientId": "{CLIENT_ID}", "note": "{secret}", "testTable": "a"}}"#
    );
    let (said, _) = told(&Draft::default(), &text);
    assert!(said.iter().any(|it| it.starts_with("`note`: It looks like ")), "{said:?}");
    assert!(said.iter().any(|it| it.starts_with("`testTable`: ")), "{said:?}");
    assert!(!said.concat().contains("dose0123"), "{said:?}");
}

#[test]
fn of_many_parts_that_are_lost_the_first_are_named_and_the_rest_counted() {
    let keys: String = (0..50).map(|at| format!(r#", "key{at}": 1"#)).collect();
    let (said, _) = told(&Draft::default(), &format!(r#"{{"version": 1{keys}}}"#));
    assert_eq!(said.iter().filter(|it| it.contains("No setting has this key.")).count(), 20);
    assert!(said.iter().any(|it| it == "And 30 more."), "{said:?}");
}
