//! A plan as a runbook in Markdown, for a ticket: who asks, who runs, and all that they need.

use crate::answer::{AnsweredStep, undo};
use crate::export::markdown::{add_block, code};
use crate::export::{Probe, access_probes, grant_probes, settings, sql_text, steps};
use crate::model::{ChecklistPart, ConsoleWay, Identifier, Wording};
use crate::plan::{Extent, Field, Plan, Resolved, Slot, Storage};
use crate::words::checklist as first_step;
use crate::words::expected::expected;
use crate::words::form::runbook as words;
use crate::words::label::field as label;
use crate::words::page::{TITLE, gaps, result};
use crate::words::sentence::{Piece, Sentence};
use crate::words::summary::{summary, whole_name};
use crate::words::undo as undo_words;

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
    let mut page = Page { text: String::new() };
    page.text.push_str("# ");
    page.line(TITLE);
    page.paragraph(words::INTRO);
    page.paragraph(words::TO_FILL_IN);
    page.gaps(resolved);
    page.access(plan);
    page.before(plan);
    page.heading(words::SQL);
    page.paragraph(result::WHERE_TO_RUN);
    page.block(&sql(plan));
    page.heading(words::CHECK);
    page.checks(words::CHECK_AS_ADMIN, &grant_probes(plan));
    page.checks(words::CHECK_AS_SEGMENT, &access_probes(plan));
    page.heading(words::UNDO);
    page.paragraph(words::UNDO_LEAD);
    page.paragraph(undo_words::CAREFUL);
    page.block(&undo(plan).text);
    page.settings(plan);
    page.link(link);
    page.text
}

/// All that grants, examples aside, as the answer has it.
fn sql(plan: &Plan) -> String {
    let steps = steps(plan);
    let live = steps.iter().filter(|step| !step.is_example && step.id.grants());
    let answered = live.map(|step| AnsweredStep::new(step, plan, &|_| String::new()));
    let texts: Vec<String> = answered.map(|step| step.under_its_heading()).collect();
    texts.join("\n")
}

struct Page {
    text: String,
}

impl Page {
    fn add(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.text.push_str(piece);
        }
    }

    fn line(&mut self, text: &str) {
        self.add(&[text, "\n"]);
    }

    fn paragraph(&mut self, text: &str) {
        self.add(&["\n", text.trim_end(), "\n"]);
    }

    fn heading(&mut self, title: &str) {
        self.add(&["\n## ", title, "\n"]);
    }

    fn block(&mut self, sql: &str) {
        self.text.push('\n');
        add_block(&mut self.text, "sql", sql);
    }

    /// A sentence, with code and names in code spans.
    fn sentence(&mut self, sentence: &Sentence) {
        for piece in sentence.pieces() {
            match piece {
                Piece::Words(words) => self.text.push_str(words),
                Piece::Code(text) => self.text.push_str(&code(text)),
                Piece::Name(text) | Piece::Quoted(text) => self.text.push_str(&code(text)),
            }
        }
    }

    /// A name in full, or its placeholder.
    fn name(&mut self, name: &Slot<Identifier>) {
        self.sentence(&whole_name(name).into());
    }

    /// What is missing or wrong in what the SQL is made of.
    fn gaps(&mut self, resolved: &Resolved) {
        let (blanks, problems) = (&resolved.blanks, &resolved.problems);
        if blanks.is_empty() && problems.is_empty() {
            return;
        }
        let counts = gaps(blanks.len(), problems.len());
        self.add(&["\n**", words::NOT_WHOLE, "**: ", &counts, words::NOT_WHOLE_LEAD, "\n\n"]);
        let mut item = |field: &Field, what: &str| self.add(&["- ", &label(*field), what, "\n"]);
        blanks.iter().for_each(|field| item(field, words::EMPTY));
        problems.iter().for_each(|problem| item(&problem.field, words::WRONG));
    }

    fn access(&mut self, plan: &Plan) {
        self.heading(words::ACCESS);
        self.text.push('\n');
        self.sentence(&summary(plan));
        self.text.push_str("\n\n");
        let principal = match &plan.principal {
            Slot::Filled(id) => code(id.as_str()),
            Slot::Open(opening) => code(&opening.placeholder.to_string()),
        };
        self.add(&["- ", words::PRINCIPAL, &principal, "\n"]);
        for read in &plan.reads {
            self.add(&["- ", words::READS]);
            self.name(&read.catalog);
            match &read.extent {
                Extent::Whole => self.text.push_str(words::WHOLE),
                Extent::Only(schemas) => {
                    for (index, schema) in schemas.iter().enumerate() {
                        self.text.push_str(if 0 < index { ", " } else { words::ONLY });
                        self.name(schema);
                    }
                }
            }
            self.text.push('\n');
        }
        let segment = &plan.segment_catalog;
        self.add(&["- ", words::CREATES]);
        self.name(&segment.name);
        self.text.push('\n');
        if let Some(schema) = &segment.reverse_etl_schema {
            self.add(&["- ", words::ALL_PRIVILEGES]);
            self.name(schema);
            self.text.push('\n');
        }
        for read in plan.reads.iter().filter(|read| plan.takes_back_grants_on(read)) {
            self.add(&["- ", words::REMOVES]);
            self.name(&read.catalog);
            self.text.push('\n');
        }
    }

    /// What has to be there before the SQL can be run, to be ticked off.
    fn before(&mut self, plan: &Plan) {
        self.heading(words::BEFORE);
        for part in ChecklistPart::ALL {
            self.add(&["\n### ", part.number(), ": ", first_step::heading(part), "\n\n"]);
            for it in first_step::instructions(part, ConsoleWay::AccountConsole) {
                self.add(&["- [ ] ", it.text]);
                if let Some(hint) = it.hint {
                    self.add(&[" ", hint]);
                }
                self.text.push('\n');
            }
            if part == ChecklistPart::Create {
                self.paragraph(words::OTHER_WAY);
                let existing =
                    [first_step::EXISTING_PRINCIPAL, first_step::EXISTING_PRINCIPAL_NOTE];
                self.paragraph(&existing.join(" "));
            }
        }
        self.add(&["\n### ", words::WHO, "\n\n- [ ] ", words::OWNS, "\n"]);
        if plan.segment_catalog.storage != Storage::Exists {
            self.add(&["- [ ] ", words::MAY_CREATE, "\n"]);
        }
    }

    fn checks(&mut self, lead: &str, probes: &[Probe<'_>]) {
        if probes.is_empty() {
            return;
        }
        self.paragraph(lead);
        self.text.push('\n');
        for probe in probes {
            // In words that name everything in full, since each stands alone.
            let statement = sql_text(&probe.statement, Wording::UnityCatalog);
            self.add(&["- [ ] ", &code(&statement), " "]);
            self.sentence(&expected(probe));
            self.text.push('\n');
        }
    }

    fn settings(&mut self, plan: &Plan) {
        self.heading(words::SETTINGS);
        self.paragraph(result::SETTINGS_WHERE);
        self.text.push('\n');
        for setting in settings(plan) {
            let value = match &setting.value {
                Some(value) => code(value),
                None => result::instead(setting.id).to_owned(),
            };
            self.add(&["- [ ] ", setting.id.label(), ": ", &value, "\n"]);
        }
        if let Some(test) = result::CONNECT_ACTIONS.last() {
            self.add(&["- [ ] ", test, "\n"]);
        }
    }

    fn link(&mut self, link: Link<'_>) {
        self.heading(words::LINK);
        match link {
            // An address holds no angle bracket: a link encodes them.
            Link::Address(address) => {
                self.paragraph(words::OPEN);
                fill(&mut self.text, "\n<@0>\n", &[address]);
            }
            Link::Fragment(fragment) => {
                self.paragraph(words::FRAGMENT);
                fill(&mut self.text, "\n@0\n", &[&code(fragment)]);
            }
            Link::None => self.paragraph(words::NO_LINK),
        }
    }
}
