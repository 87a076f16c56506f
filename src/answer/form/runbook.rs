//! A plan as a runbook in Markdown, for a ticket: who asks, who runs, and all that they need.

use crate::answer::{sql, undo};
use crate::export::markdown::{block, code};
use crate::export::{Probe, access_probes, grant_probes, settings, sql_text};
use crate::model::{ChecklistPart, ConsoleWay, Identifier, Wording};
use crate::plan::{Extent, Plan, Resolved, Slot, Storage};
use crate::words::checklist as first_step;
use crate::words::expected::expected;
use crate::words::form::runbook as words;
use crate::words::label::field;
use crate::words::page::{TITLE, gaps, result};
use crate::words::sentence::{Piece, Sentence};
use crate::words::summary::{summary, whole_name};
use crate::words::undo::CAREFUL;

use super::fill;

/// Where a plan can be opened again.
#[derive(Clone, Copy, Debug)]
pub enum Link<'l> {
    /// At this address, which holds all of it.
    Address(&'l str),
    /// At the address of a page, behind which this stands.
    Fragment(&'l str),
    /// The plan is too large for one.
    None,
}

/// Writes a plan as a runbook.
pub fn runbook(resolved: &Resolved, link: Link<'_>) -> String {
    let plan = &resolved.plan;
    let [first, second] = words::PAGE;
    let mut page = String::new();
    let (gaps, access, before) = (still_to_fix(resolved), access(plan), before(plan));
    let sql = block("sql", &sql(plan));
    fill(&mut page, first, &[TITLE, &gaps, &access, &before, result::WHERE_TO_RUN, &sql]);
    let (undo, settings, link) = (block("sql", &undo(plan).text), entered(plan), opened(link));
    let rest = [&checks(plan), CAREFUL, &undo, result::SETTINGS_WHERE, &settings, &link];
    fill(&mut page, second, &rest);
    page
}

/// What is missing or wrong.
fn still_to_fix(resolved: &Resolved) -> String {
    let (blanks, problems) = (&resolved.blanks, &resolved.problems);
    let mut text = String::new();
    if blanks.is_empty() && problems.is_empty() {
        return text;
    }
    let mut items = String::new();
    for blank in blanks {
        fill(&mut items, words::EMPTY, &[&field(*blank)]);
    }
    for problem in problems {
        fill(&mut items, words::WRONG, &[&field(problem.field)]);
    }
    fill(&mut text, words::NOT_WHOLE, &[&gaps(blanks.len(), problems.len()), &items]);
    text
}

/// Adds a sentence, with code and names in code spans.
fn add_sentence(text: &mut String, sentence: &Sentence) {
    for piece in sentence.pieces() {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Code(code) => add_code(text, code),
            Piece::Name(name) | Piece::Quoted(name) => add_code(text, name),
        }
    }
}

fn add_code(text: &mut String, inner: &str) {
    text.push_str(&code(inner));
}

/// Adds words and a name in full, or its placeholder.
fn add_name(text: &mut String, words: &str, name: &Slot<Identifier>) {
    text.push_str(words);
    add_sentence(text, &whole_name(name).into());
}

fn access(plan: &Plan) -> String {
    let mut text = String::new();
    add_sentence(&mut text, &summary(plan));
    text.push_str(words::PRINCIPAL);
    match &plan.principal {
        Slot::Filled(id) => add_code(&mut text, id.as_str()),
        Slot::Open(opening) => add_code(&mut text, &opening.placeholder.to_string()),
    }
    for read in &plan.reads {
        add_name(&mut text, words::READS, &read.catalog);
        match &read.extent {
            Extent::Whole => text.push_str(words::WHOLE),
            Extent::Only(schemas) => {
                let mut between = words::ONLY;
                for schema in schemas {
                    add_name(&mut text, between, schema);
                    between = ", ";
                }
            }
        }
    }
    let segment = &plan.segment_catalog;
    add_name(&mut text, words::CREATES, &segment.name);
    if let Some(schema) = &segment.reverse_etl_schema {
        add_name(&mut text, words::ALL_PRIVILEGES, schema);
    }
    for read in plan.reads.iter().filter(|read| plan.takes_back_grants_on(read)) {
        add_name(&mut text, words::REMOVES, &read.catalog);
    }
    text
}

/// What has to be there before the SQL can be run, to be ticked off.
fn before(plan: &Plan) -> String {
    let mut text = String::new();
    for part in ChecklistPart::ALL {
        fill(&mut text, words::PART, &[part.number(), first_step::heading(part)]);
        for it in first_step::instructions(part, ConsoleWay::AccountConsole) {
            add_box(&mut text, it.text, it.hint.unwrap_or_default());
        }
        if part == ChecklistPart::Create {
            let existing = [first_step::EXISTING_PRINCIPAL, first_step::EXISTING_PRINCIPAL_NOTE];
            fill(&mut text, words::OTHER_WAY, &existing);
        }
    }
    text.push_str(words::WHO);
    if plan.segment_catalog.storage != Storage::Exists {
        text.push_str(words::MAY_CREATE);
    }
    text
}

/// Adds something to tick off, and more about it.
fn add_box(text: &mut String, what: &str, more: &str) {
    let space = if more.is_empty() { "" } else { " " };
    for piece in [words::BOX, what, space, more, "\n"] {
        text.push_str(piece);
    }
}

fn checks(plan: &Plan) -> String {
    let mut text = String::new();
    add_checks(&mut text, words::CHECK_AS_ADMIN, &grant_probes(plan));
    add_checks(&mut text, words::CHECK_AS_SEGMENT, &access_probes(plan));
    text
}

fn add_checks(text: &mut String, lead: &str, probes: &[Probe<'_>]) {
    if !probes.is_empty() {
        text.push_str(lead);
    }
    for probe in probes {
        // In words that name everything in full, since each stands alone.
        let statement = sql_text(&probe.statement, Wording::UnityCatalog);
        let mut about = String::new();
        add_sentence(&mut about, &expected(probe));
        add_box(text, &code(&statement), &about);
    }
}

/// The settings with their values, and how to test them.
fn entered(plan: &Plan) -> String {
    let mut text = String::new();
    for setting in settings(plan) {
        let value = match &setting.value {
            Some(value) => code(value),
            None => result::instead(setting.id).to_owned(),
        };
        add_box(&mut text, &[setting.id.label(), ":"].concat(), &value);
    }
    add_box(&mut text, result::CONNECT_ACTIONS.last().copied().unwrap_or_default(), "");
    text
}

fn opened(link: Link<'_>) -> String {
    let mut text = String::new();
    match link {
        // An address holds no angle bracket: a link encodes them.
        Link::Address(address) => fill(&mut text, words::OPEN, &[address]),
        Link::Fragment(fragment) => {
            text.push_str(words::FRAGMENT);
            add_code(&mut text, fragment);
        }
        Link::None => text.push_str(words::NO_LINK),
    }
    text
}
