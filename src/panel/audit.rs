//! The audit: what to ask Databricks, and what its answer shows.

use crate::answer::audited::{Audited, AuditedGrant, AuditedOther, Status};
use crate::audit::{Listing, Unread};
use crate::export::{Probe, Statement, grant_probes, shell, sql_text, tokens};
use crate::model::Identifier;
use crate::plan::{Plan, Resolved};
use crate::words::audit::unread_reason;
use crate::words::expected::expected;
use crate::words::page::tools::NOTHING_PASTED;
use crate::words::{noun, panel as words};

use super::block::{
    Block, Choice, Choices, Copyable, GrantRow, JudgedGrants, OtherPrincipal, Probes, ShownProbe,
    Text, UnreadLine, UnreadLines,
};
use super::{Panel, TextBox, gaps_of_principal};

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
        lead: Some(words::AUDIT_LEAD.into()),
        blocks: questions(resolved, choice),
        text_box: Some(TextBox {
            label: words::AUDIT_PASTE.into(),
            hint: Some(words::AUDIT_PASTE_HINT.into()),
        }),
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
        let (value, label, hint) = match self {
            Self::ShowGrants => {
                ("show-grants", words::AUDIT_SHOW_GRANTS, words::AUDIT_SHOW_GRANTS_HINT)
            }
            Self::OneQuery => ("one-query", words::AUDIT_ONE_QUERY, words::AUDIT_ONE_QUERY_HINT),
            Self::Cli => ("cli", words::AUDIT_CLI, words::AUDIT_CLI_HINT),
        };
        Choice { value: value.into(), label: label.into(), hint: hint.into() }
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

fn questions(resolved: &Resolved, choice: usize) -> Vec<Block> {
    let plan = &resolved.plan;
    let probes = grant_probes(plan);
    let part = Block::Part(words::AUDIT_ASK.into());
    if probes.is_empty() {
        return vec![part, Block::Paragraph(words::NOTHING_TO_ASK.into())];
    }
    let way = Way::ALL.get(choice).copied().unwrap_or(Way::ShowGrants);
    let (blanks, problems) = gaps_of_principal(resolved);
    let text = Copyable::new(words::AUDIT_ASK, way.text(plan, &probes))
        .with_button(words::COPY_QUERIES, words::COPIED_QUERIES)
        .with_gaps(blanks, problems);
    let shown = probes.iter().map(|probe| ShownProbe {
        statement: spelled(&probe.statement, plan),
        expected: expected(&probe.expected),
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
            blocks: vec![Block::Probes(Probes::new(words::AUDIT_EXPECTED, shown))],
        },
    ]
}

fn spelled(statement: &Statement<'_>, plan: &Plan) -> String {
    sql_text(&tokens(statement, plan.wording))
}

/// The verdict in one line, then what needs doing, what could not be read, and what is as it should be.
fn verdict(audited: &Audited, shows_all: bool) -> Block {
    let most = if shows_all { usize::MAX } else { MOST_ROWS };
    let rest = &audited.summary.rest;
    let mut blocks = vec![
        Block::Part(words::AUDIT_VERDICT.into()),
        Block::VerdictLine {
            verdict: audited.summary.verdict.clone(),
            rest: (!rest.is_empty()).then(|| rest.clone()),
        },
    ];
    if audited.is_listing {
        blocks.extend(audited.allows.clone().map(Block::Allows));
        for (status, heading) in [
            (Status::Missing, words::MISSING),
            (Status::Extra, words::EXTRA),
            (Status::Unknown, words::UNKNOWN),
        ] {
            blocks.extend(grants(audited, status, Some(heading), most).map(Block::Grants));
        }
        if let Some(have) = grants(audited, Status::Have, None, most) {
            blocks.push(Block::Fold {
                summary: words::group(words::HAVE, audited.counts.have).into(),
                is_open: false,
                blocks: vec![Block::Grants(have)],
            });
        }
    } else {
        blocks.extend([
            Block::Paragraph(words::AUDIT_EXAMPLE_LEAD.into()),
            Block::Sample {
                label: words::AUDIT_EXAMPLE_LEAD.into(),
                text: words::AUDIT_EXAMPLE.into(),
            },
            Block::Paragraph(words::AUDIT_NOT_FOR_ERRORS.into()),
        ]);
    }
    blocks.extend(unread(&audited.unread, most));
    blocks.extend(others(&audited.others));
    if !audited.fix.is_empty() {
        let fix = Copyable::new(words::AUDIT_FIX, audited.fix.clone());
        blocks.extend([
            Block::Part(words::AUDIT_FIX.into()),
            Block::Paragraph(words::AUDIT_FIX_LEAD.into()),
            Block::Copyable(fix.with_button(words::COPY_FIX, words::COPIED_FIX)),
        ]);
    }
    if audited.is_listing {
        blocks.push(Block::Paragraph(words::AUDIT_LIMITS.into()));
    }
    Block::Verdict { is_clean: audited.is_clean(), blocks }
}

/// How many rows of a group are shown at first, and of other principals at all.
const MOST_ROWS: usize = 50;

fn grants(
    audited: &Audited,
    status: Status,
    heading: Option<&'static str>,
    most: usize,
) -> Option<JudgedGrants> {
    let rows = || audited.rows.iter().filter(|row| row.status == status);
    let count = rows().count();
    (0 < count).then(|| JudgedGrants {
        heading: heading.map(|heading| words::group(heading, count).into()),
        rows: rows().take(most).map(row).collect(),
        show_all: show_all(count, most),
    })
}

fn row(row: &AuditedGrant) -> GrantRow {
    let names: Vec<&str> = row.securable.names().map(Identifier::as_str).collect();
    GrantRow {
        status: row.status,
        status_word: words::status(row.status).into(),
        privilege: row.privilege.into(),
        on: format!("{} {}", words::ON, noun(row.securable.securable_type())).into(),
        full_name: names.join("."),
        why: row.why.clone(),
    }
}

fn show_all(count: usize, most: usize) -> Option<Text> {
    (most < count).then(|| words::show_all(count).into())
}

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

fn others(others: &[AuditedOther]) -> Option<Block> {
    let other = |other: &AuditedOther| OtherPrincipal {
        principal: shown(&other.principal),
        holds: other.holds.clone(),
    };
    let mut blocks = vec![Block::Others(others.iter().take(MOST_ROWS).map(other).collect())];
    if MOST_ROWS < others.len() {
        blocks.push(Block::Paragraph(words::more(others.len() - MOST_ROWS).into()));
    }
    (!others.is_empty()).then(|| Block::Fold {
        summary: words::others(others.len()).into(),
        is_open: others.iter().any(|other| other.more.is_some()),
        blocks,
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
