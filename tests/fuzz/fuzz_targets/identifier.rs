//! Any text, as a name and in every field.

#![no_main]

use data_graph_setup::answer::Answer;
use data_graph_setup::export::SettingId;
use data_graph_setup::model::{GuideStep, Identifier, NamePart, Wording, is_invisible};
use data_graph_setup::plan::mend::{Mend, clean, mend};
use data_graph_setup::plan::{Draft, Field, Problem, ProblemKind, Resolved, resolve};
use data_graph_setup_fuzz::support::sql::names_in;
use data_graph_setup_fuzz::support::{
    CLIENT_ID, TEXT_FIELDS, holds_secret_shape, smallest, smallest_with,
};
use data_graph_setup_fuzz::{assert_link, assert_no_secret, assert_statements};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for part in [NamePart::Catalog, NamePart::Schema, NamePart::Table] {
        if let Ok(name) = Identifier::parse(&text, part) {
            assert_name(&text, &name);
            assert_quoted(part, &name);
        }
    }
    for field in TEXT_FIELDS {
        assert_field(field, &text);
    }
});

fn assert_name(text: &str, name: &Identifier) {
    let kept = name.as_str();
    assert_eq!(kept, text.trim());
    assert!((1..=255).contains(&kept.chars().count()));
    let is_visible = |c: char| !c.is_control() && !c.is_whitespace() && !is_invisible(c);
    assert!(kept.chars().all(|c| is_visible(c) && !"./".contains(c)), "{kept:?}");
    assert_no_secret(kept);
    let folded = name.folded();
    assert_eq!(folded.to_lowercase(), folded);
    assert!(name.is_same_as(name));
    // Folding may make a name too long, or another one that is no name.
    if let Ok(again) = Identifier::parse(&folded, NamePart::Table) {
        assert_eq!(again.folded(), folded);
        assert!(again.is_same_as(name));
    }
}

/// Asserts that the name comes out of the SQL as it went in, in the one statement that it belongs to.
fn assert_quoted(part: NamePart, name: &Identifier) {
    let name = name.as_str();
    for wording in [Wording::Guide, Wording::UnityCatalog] {
        let mut draft = smallest();
        draft.wording = wording;
        let id = match part {
            NamePart::Catalog => {
                draft.segment_catalog = name.to_owned();
                draft.profiles_sync.catalog = name.to_owned();
                GuideStep::ProfilesSync
            }
            NamePart::Schema => {
                draft.profiles_sync.schemas = Some(vec![name.to_owned()]);
                GuideStep::SomeSchemas
            }
            NamePart::Table => {
                draft.test_table = format!("sales.orders.{name}");
                GuideStep::Check
            }
        };
        let answer = Answer::new(&draft);
        assert!(answer.is_ready(), "{:?}", answer.problems);
        assert_statements(&answer);
        let step = answer.steps.iter().find(|step| step.id == id).expect("all steps are there");
        let last = step.statements.last().expect("no step is empty");
        let names = names_in(&last.sql);
        let is_guide = wording == Wording::Guide;
        match part {
            NamePart::Catalog => {
                assert!(assert_link(&answer.plan));
                assert_eq!(names, [name, CLIENT_ID]);
                let setting = answer.settings.iter().find(|found| found.id == SettingId::Catalog);
                assert_eq!(setting.and_then(|found| found.value.as_deref()), Some(name));
            }
            NamePart::Schema if is_guide => assert_eq!(names, [name, CLIENT_ID]),
            NamePart::Schema => assert_eq!(names, ["profiles", name, CLIENT_ID]),
            NamePart::Table if is_guide => assert_eq!(names, ["orders", name]),
            NamePart::Table => assert_eq!(names, ["sales", "orders", name]),
        }
    }
}

/// Asserts that what would mend a field makes it right, and that cleaning keeps a right one as it is.
fn assert_field(field: Field, text: &str) {
    let draft = smallest_with(field, text);
    let Resolved { plan, problems, .. } = resolve(&draft);
    for problem in &problems {
        assert_mended(&draft, problem);
    }
    let cleaned = clean(field, text);
    assert!(!cleaned.contains(is_invisible), "{cleaned:?}");
    // The quotes around the parts of a table may hide others around all of it.
    if field != Field::TestTable {
        assert_eq!(clean(field, &cleaned), cleaned);
    }
    // What was right in spite of something invisible stood in a part of an address that does not count.
    if problems.is_empty() && !text.trim().contains(is_invisible) {
        assert_eq!(resolve(&smallest_with(field, &cleaned)).plan, plan);
    }
    if holds_secret_shape(text) {
        assert_eq!(problems.len(), 1, "a secret is taken for a {field}");
        assert_eq!(mend(&problems[0]), None);
    }
    assert_no_secret(&format!("{plan:?} {problems:?}"));
}

fn assert_mended(draft: &Draft, problem: &Problem) {
    let mut mended = draft.clone();
    let fields = match mend(problem) {
        None => return,
        Some(Mend::Replace { field, text }) => {
            mended.set_text(field, text);
            vec![field]
        }
        Some(Mend::Split { row, catalog, schema }) => {
            mended.set_text(Field::Catalog(row), catalog);
            mended.scope_mut(row).expect("the problem's own row").schemas = Some(vec![schema]);
            vec![Field::Catalog(row), Field::Schema(row, 0)]
        }
    };
    let left = resolve(&mended).problems.into_iter().find(|found| {
        fields.contains(&found.field) && found.kind != ProblemKind::WholeAndRestricted
    });
    assert_eq!(left, None, "{problem:?}");
}
