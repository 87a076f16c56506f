//! The verdict of an audit, its reasons, and its fix.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::audited::{Audited, AuditedGrant, Status, Summary};
use crate::model::Identifier;
use crate::words::audit::unread_reason;
use crate::words::noun;
use crate::words::panel;

use super::inline_text::InlineText;
use super::text_block::{TextBlock, text_block};

/// Props of [`AuditReport`].
#[derive(PartialEq, Properties)]
pub struct AuditReportProps {
    /// What the audit found.
    pub audited: Rc<Audited>,
}

/// The verdict in one line, then what needs doing, what could not be read, and what is as it should be.
#[component]
pub fn AuditReport(props: &AuditReportProps) -> Html {
    let AuditReportProps { audited } = props;
    let shows_all = use_state(|| false);
    let on_show_all = {
        let shows_all = shows_all.setter();
        Callback::from(move |_: MouseEvent| shows_all.set(true))
    };
    let most = if *shows_all { usize::MAX } else { MOST_ROWS };
    let with = |status: Status| -> Vec<&AuditedGrant> {
        audited.rows.iter().filter(|row| row.status == status).collect()
    };
    let group = |heading: &str, status: Status| {
        let rows = with(status);
        html! {
            if !rows.is_empty() {
                <h5 class="verdict__group">{ panel::group(heading, rows.len()) }</h5>
                { self::rows(&rows, most, &on_show_all) }
            }
        }
    };
    let have = with(Status::Have);
    let is_clean = audited.is_clean();
    html! {
        <div class={classes!("verdict", if is_clean { "verdict--clean" } else { "verdict--open" })}>
            <h4 class="tool-card__part">{ panel::AUDIT_VERDICT }</h4>
            { summary(&audited.summary) }
            if !audited.is_listing {
                <p class="tool-card__lead">{ panel::AUDIT_EXAMPLE_LEAD }</p>
                <pre class="text-block__text" tabindex="0" role="region" aria-label={panel::AUDIT_EXAMPLE_LEAD}><code>{ panel::AUDIT_EXAMPLE }</code></pre>
                <p class="tool-card__lead">{ panel::AUDIT_NOT_FOR_ERRORS }</p>
            } else {
                if let Some(allows) = &audited.allows {
                    <p class="verdict__allows">{ panel::AUDIT_ALLOWS }{ " " }<InlineText text={allows.clone()} /></p>
                }
                { group(panel::MISSING, Status::Missing) }
                { group(panel::EXTRA, Status::Extra) }
                { group(panel::UNKNOWN, Status::Unknown) }
                if !have.is_empty() {
                    <details class="aside">
                        <summary class="aside__heading">{ panel::group(panel::HAVE, have.len()) }</summary>
                        { rows(&have, most, &on_show_all) }
                    </details>
                }
            }
            { unread(audited, most, &on_show_all) }
            { others(audited) }
            if !audited.fix.is_empty() {
                <h4 class="tool-card__part">{ panel::AUDIT_FIX }</h4>
                <p class="tool-card__lead">{ panel::AUDIT_FIX_LEAD }</p>
                { text_block(TextBlock {
                    label: panel::AUDIT_FIX,
                    text: audited.fix.clone().into(),
                    copy: panel::COPY_FIX,
                    copied: panel::COPIED_FIX,
                    blanks: Rc::default(),
                    problems: Rc::default(),
                }) }
            }
            if audited.is_listing {
                <p class="tool-card__lead">{ panel::AUDIT_LIMITS }</p>
            }
        </div>
    }
}

/// The verdict itself, and smaller what is to be known of it.
fn summary(summary: &Summary) -> Html {
    let Summary { verdict, rest } = summary.clone();
    html! {
        <p class="verdict__summary" id={VERDICT_ID}>
            <InlineText text={verdict} />
            if !rest.is_empty() {
                { " " }<span class="verdict__rest"><InlineText text={rest} /></span>
            }
        </p>
    }
}

/// The ID of the verdict.
pub const VERDICT_ID: &str = "verdict";

/// How many rows of a group are shown at first.
const MOST_ROWS: usize = 50;

fn rows(rows: &[&AuditedGrant], most: usize, on_show_all: &Callback<MouseEvent>) -> Html {
    html! {
        <>
            <ul class="verdict__rows">
                { for rows.iter().take(most).enumerate().map(|(index, row)| self::row(index, row)) }
            </ul>
            { rest(rows.len(), most, on_show_all) }
        </>
    }
}

fn rest(count: usize, most: usize, on_show_all: &Callback<MouseEvent>) -> Html {
    html! {
        if most < count {
            <button class="button button--small" type="button" onclick={on_show_all.clone()}>{ panel::show_all(count) }</button>
        }
    }
}

fn row(index: usize, row: &AuditedGrant) -> Html {
    let status = row.status.as_str();
    let kind = noun(row.securable.securable_type());
    let name = row.securable.names().map(Identifier::as_str).collect::<Vec<_>>().join(".");
    html! {
        <li class={classes!("verdict-row", format!("verdict-row--{status}"))} key={index}>
            <p class="verdict-row__grant">
                <span class="verdict-row__status">{ panel::status(row.status) }</span>
                { " " }<code>{ row.privilege }</code>{ format!(" {} {} ", panel::ON, kind) }
                <bdi><code>{ name }</code></bdi>
            </p>
            <p class="verdict-row__why"><InlineText text={row.why.clone()} /></p>
        </li>
    }
}

fn unread(audited: &Audited, most: usize, on_show_all: &Callback<MouseEvent>) -> Html {
    let count = audited.unread.len();
    html! {
        if 0 < count {
            <details class="aside">
                <summary class="aside__heading">{ panel::unread(count) }</summary>
                <ol class="verdict__unread">
                    { for audited.unread.iter().take(most).enumerate().map(|(index, unread)| html! {
                        <li key={index}>
                            <span class="verdict__line">{ panel::line(unread.line) }</span>
                            <code class="verdict__text">
                                if unread.text.is_empty() { { panel::SECRET_LINE } } else { { cut(&unread.text) } }
                            </code>
                            <span>{ unread_reason(unread.reason) }</span>
                        </li>
                    }) }
                </ol>
                { rest(count, most, on_show_all) }
            </details>
        }
    }
}

fn others(audited: &Audited) -> Html {
    let count = audited.others.len();
    html! {
        if 0 < count {
            <details class="aside" open={audited.others.iter().any(|other| other.more.is_some())}>
                <summary class="aside__heading">{ panel::others(count) }</summary>
                <ul class="verdict__others">
                    { for audited.others.iter().take(MOST_ROWS).enumerate().map(|(index, other)| html! {
                        <li key={index}>
                            <bdi><code>{ if other.principal.is_empty() { panel::SECRET_LINE.to_owned() } else { cut(&other.principal) } }</code></bdi>
                            { ": " }<InlineText text={other.holds.clone()} />
                        </li>
                    }) }
                </ul>
                if MOST_ROWS < count {
                    <p class="tool-card__lead">{ panel::more(count - MOST_ROWS) }</p>
                }
            </details>
        }
    }
}

/// As much of a line as is worth looking at.
fn cut(text: &str) -> String {
    let mut chars = text.chars();
    let mut cut: String = chars.by_ref().take(LONGEST_LINE).collect();
    if chars.next().is_some() {
        cut.push('…');
    }
    cut
}

const LONGEST_LINE: usize = 300;
