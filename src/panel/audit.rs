//! The audit: what to ask Databricks, and what its answer shows.

mod catalogs;

use crate::answer::audited::{Audited, AuditedOther, FixPart};
use crate::audit::{Elsewhere, Listing, Unread};
use crate::export::{Probe, Statement, grant_probes, shell, sql_text};
use crate::plan::{Plan, Resolved};
use crate::words::audit::remarks::ELSEWHERE;
use crate::words::audit::unread_reason;
use crate::words::expected::expected;
use crate::words::page::tools::NOTHING_PASTED;
use crate::words::panel as words;
use crate::words::panel::runners;

use super::block::{
    Block, Choice, Choices, OtherPrincipal, OtherPrincipals, Probes, ShownProbe, UnreadLine,
    UnreadLines,
};
use super::copyable::Copyable;
use super::{Panel, Text, TextBox, gaps_of_principal};

use catalogs::{catalogs, show_all};

/// What the audit shows of a plan: how to ask, in the way that was chosen, and what a listing shows once one is read.
pub fn panel(
    resolved: &Resolved,
    choice: usize,
    shows_all: bool,
    listing: Option<&Listing>,
) -> Panel {
    let audited = listing.map(|listing| Audited::of(&resolved.plan, listing));
    let audited = audited.as_ref();
    Panel {
        state: audited.map_or(NOTHING_PASTED.into(), |audited| {
            words::audit_state(&audited.counts, audited.is_listing, audited.is_clean()).into()
        }),
        needs_you: audited.is_some_and(|audited| !audited.is_clean()),
        blocks: questions(resolved, choice, shows_all),
        text_box: Some(TextBox {
            label: words::AUDIT_PASTE.into(),
            hint: Some(words::AUDIT_PASTE_HINT.into()),
        }),
        waiting: Some(words::AUDIT_WAITING.into()),
        findings: audited.map(|audited| verdict(audited, shows_all)).into_iter().collect(),
        said: audited.map(|audited| audited.summary.to_text().into()),
        ..Panel::default()
    }
}

/// A way to ask for the grants.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    ShowGrants,
    OneQuery,
    Cli,
}

impl Way {
    const ALL: [Self; 3] = [Self::ShowGrants, Self::OneQuery, Self::Cli];

    fn choice(self) -> Choice {
        let (value, label) = match self {
            Self::ShowGrants => ("show-grants", words::AUDIT_SHOW_GRANTS),
            Self::OneQuery => ("one-query", words::AUDIT_ONE_QUERY),
            Self::Cli => ("cli", words::AUDIT_CLI),
        };
        Choice { value: value.into(), label: label.into() }
    }

    fn hint(self, statements: usize) -> Text {
        match self {
            Self::ShowGrants => words::show_grants_hint(statements).into(),
            Self::OneQuery => words::AUDIT_ONE_QUERY_HINT.into(),
            Self::Cli => words::AUDIT_CLI_HINT.into(),
        }
    }

    /// What else is to be known of it.
    fn note(self) -> &'static str {
        match self {
            Self::ShowGrants => words::AUDIT_SHOW_GRANTS_NOTE,
            Self::OneQuery => words::AUDIT_ONE_QUERY_NOTE,
            Self::Cli => words::AUDIT_CLI_NOTE,
        }
    }

    fn text(self, plan: &Plan, probes: &[Probe<'_>]) -> String {
        match self {
            Self::ShowGrants => {
                probes.iter().map(|probe| spelled(&probe.statement, plan) + "\n").collect()
            }
            Self::OneQuery => spelled(&Statement::ListGrants { of: &plan.principal }, plan) + "\n",
            Self::Cli => shell::effective_grants(plan),
        }
    }
}

fn questions(resolved: &Resolved, choice: usize, shows_all: bool) -> Vec<Block> {
    let plan = &resolved.plan;
    let probes = grant_probes(plan);
    let part = Block::Part(words::AUDIT_ASK.into());
    if probes.is_empty() {
        return vec![part, Block::Paragraph(words::NOTHING_TO_ASK.into())];
    }
    let way = Way::ALL.get(choice).copied().unwrap_or(Way::ShowGrants);
    let (blanks, problems) = gaps_of_principal(resolved);
    let text = Copyable::new(words::AUDIT_QUERIES, way.text(plan, &probes), shows_all)
        .with_lead(way.hint(probes.len()))
        .with_button(words::COPY_QUERIES, words::COPIED_QUERIES)
        .folded(words::AUDIT_SHOW_QUERIES, way.note())
        .with_gaps(blanks, problems);
    let shown = probes.iter().map(|probe| ShownProbe {
        statement: spelled(&probe.statement, plan),
        expected: expected(probe),
    });
    vec![
        part,
        Block::Choices(Choices {
            legend: words::AUDIT_WAY.into(),
            name: "audit-way".into(),
            choices: Way::ALL.map(Way::choice).to_vec(),
            chosen: Way::ALL.iter().position(|each| *each == way).unwrap_or_default(),
        }),
        Block::Copyable(text),
        Block::Fold {
            summary: words::AUDIT_EXPECTED.into(),
            is_open: false,
            blocks: vec![
                Block::Probes(Probes::new(shown, shows_all)),
                Block::Paragraph(words::AUDIT_ANYTHING_ELSE.into()),
            ],
        },
    ]
}

fn spelled(statement: &Statement<'_>, plan: &Plan) -> String {
    sql_text(statement, plan.wording)
}

/// The verdict in one line, then the catalogs, what fixes them, and what could not be judged.
fn verdict(audited: &Audited, shows_all: bool) -> Block {
    let most = if shows_all { usize::MAX } else { MOST_ROWS };
    let rest = &audited.summary.rest;
    let mut blocks = vec![Block::VerdictLine {
        verdict: audited.summary.verdict.clone(),
        rest: (!rest.is_empty()).then(|| rest.clone()),
    }];
    if audited.is_listing {
        blocks.extend(audited.allows.clone().map(Block::Allows));
        blocks.extend(catalogs(audited, shows_all));
    } else {
        blocks.extend([
            Block::Paragraph(words::AUDIT_EXAMPLE_LEAD.into()),
            Block::Sample {
                label: words::AUDIT_EXAMPLE_LABEL.into(),
                text: words::AUDIT_EXAMPLE.into(),
            },
            Block::Paragraph(words::AUDIT_NOT_FOR_ERRORS.into()),
        ]);
    }
    if !audited.fix.is_empty() {
        let fix = Copyable::new(words::AUDIT_FIX, audited.fix.clone(), shows_all)
            .headed(words::AUDIT_FIX)
            .with_lead(fix_lead(&audited.fix))
            .with_button(words::COPY_FIX, words::COPIED_FIX);
        blocks.push(Block::Copyable(fix));
        blocks.extend(by_runner(&audited.fix_parts, shows_all));
    }
    if 0 < audited.counts.missing {
        blocks.push(Block::Paragraph(words::TAKEN_BACK.into()));
    }
    blocks.extend(elsewhere(&audited.elsewhere, most));
    blocks.extend(unread(&audited.unread, most));
    blocks.extend(others(&audited.others, most));
    if audited.is_listing {
        blocks.push(Block::Limits(words::AUDIT_LIMITS.into()));
    }
    Block::Verdict { is_clean: audited.is_clean(), blocks }
}

/// What of the fix each catalog's owner can run.
fn by_runner(parts: &[FixPart], shows_all: bool) -> Option<Block> {
    let shown = parts.iter().take(MOST_ROWS).map(|part| {
        let text = Copyable::new("", part.fix.clone(), shows_all);
        let text = text.with_lead(runners::owner(&part.catalog));
        Block::Copyable(text.named(runners::copy_fix(&part.catalog), runners::COPY))
    });
    let hidden = parts.len().saturating_sub(MOST_ROWS);
    let more = (0 < hidden).then(|| Block::Paragraph(words::more(hidden).into()));
    (!parts.is_empty()).then(|| Block::Fold {
        summary: runners::FIX_BY_RUNNER.into(),
        is_open: false,
        blocks: shown.chain(more).collect(),
    })
}

/// How to use the fix. What is held only through something that is not needed is added, too.
fn fix_lead(fix: &str) -> &'static str {
    let adds = fix.lines().any(|line| line.starts_with("GRANT "));
    let removes = fix.lines().any(|line| line.starts_with("-- REVOKE "));
    match (adds, removes) {
        (true, true) => words::AUDIT_FIX_BOTH,
        (true, false) => words::AUDIT_FIX_ADDS,
        (false, _) => words::AUDIT_FIX_REMOVES,
    }
}

/// How many lines and other principals are shown until more are asked for.
const MOST_ROWS: usize = 20;

fn unread(unread: &[Unread], most: usize) -> Option<Block> {
    let line = |unread: &Unread| UnreadLine {
        place: words::line(unread.line).into(),
        text: shown(&unread.text),
        reason: unread_reason(unread.reason).into(),
    };
    (!unread.is_empty()).then(|| Block::Fold {
        summary: words::unread(unread.len()).into(),
        is_open: false,
        blocks: vec![Block::Unread(UnreadLines {
            lines: unread.iter().take(most).map(line).collect(),
            show_all: show_all(unread.len(), most),
        })],
    })
}

/// The grants on what no plan is about.
fn elsewhere(elsewhere: &[Elsewhere], most: usize) -> Option<Block> {
    let line = |granted: &Elsewhere| UnreadLine {
        place: granted.securable.clone().into(),
        text: granted.privileges.clone().into(),
        reason: ELSEWHERE.into(),
    };
    (!elsewhere.is_empty()).then(|| Block::Fold {
        summary: words::elsewhere(elsewhere.len()).into(),
        is_open: false,
        blocks: vec![Block::Unread(UnreadLines {
            lines: elsewhere.iter().take(most).map(line).collect(),
            show_all: show_all(elsewhere.len(), most),
        })],
    })
}

fn others(others: &[AuditedOther], most: usize) -> Option<Block> {
    let other = |other: &AuditedOther| OtherPrincipal {
        principal: shown(&other.principal),
        holds: other.holds.clone(),
    };
    (!others.is_empty()).then(|| Block::Fold {
        summary: words::others(others.len()).into(),
        is_open: others.iter().any(|other| other.more.is_some()),
        blocks: vec![Block::Others(OtherPrincipals {
            principals: others.iter().take(most).map(other).collect(),
            show_all: show_all(others.len(), most),
        })],
    })
}

/// As much of a line as is worth looking at; one that held a secret is empty, and is told to be so.
fn shown(text: &str) -> Text {
    if text.is_empty() {
        return words::SECRET_LINE.into();
    }
    let mut chars = text.chars();
    let mut shown: String = chars.by_ref().take(LONGEST_LINE).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown.into()
}

const LONGEST_LINE: usize = 300;
