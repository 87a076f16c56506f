//! How far the form is.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::icon::icon;
use crate::app::controls::inline_text::inline_text;
use crate::app::controls::way_to_field::way_to_field;
use crate::app::elements::{Dressed, block, button, each, p, span, when};
use crate::export::{Setting, SettingId};
use crate::plan::Field;
use crate::state::FocusTarget;
use crate::words::label;
use crate::words::page::result as words;
use crate::words::page::{self, link};

/// How far the form is.
pub struct Status {
    /// Whether the SQL can be run, and may be copied.
    pub is_ready: bool,
    is_held: bool,
    sql_blanks: usize,
    sql_problems: usize,
    gaps: Vec<Field>,
    settings_missing: usize,
}

impl Status {
    pub(in crate::app) fn of(view: &View<'_>) -> Self {
        let answer = view.answer;
        let is_missing =
            |setting: &&Setting| setting.value.is_none() && setting.id != SettingId::OAuthSecret;
        let (blanks, problems) = view.sql_gaps();
        let wrong = answer.problems.iter().map(|problem| problem.field);
        Self {
            is_ready: blanks.is_empty() && problems.is_empty() && !view.is_held,
            is_held: view.is_held,
            sql_blanks: blanks.len(),
            sql_problems: problems.len(),
            gaps: answer.blanks.iter().copied().chain(wrong).collect(),
            settings_missing: answer.settings.iter().filter(is_missing).count(),
        }
    }

    /// How far the SQL is, in a few words.
    pub fn sql(&self) -> String {
        match (self.sql_blanks, self.sql_problems) {
            (0, 0) if self.is_held => link::TO_CONFIRM.to_owned(),
            (0, 0) => words::READY.to_owned(),
            (blanks, problems) => page::gaps(blanks, problems),
        }
    }

    /// The same in as few as there are.
    pub fn short(&self) -> String {
        match (self.sql_blanks, self.sql_problems) {
            _ if self.is_held => words::LOCKED.to_owned(),
            (0, 0) => words::READY_SHORT.to_owned(),
            (blanks, 0) => words::empty(blanks),
            (_, problems) => words::to_fix(problems),
        }
    }

    /// How far the settings are.
    pub fn settings_short(&self) -> String {
        match self.settings_missing {
            _ if self.is_held => words::LOCKED.to_owned(),
            0 => words::READY_SHORT.to_owned(),
            count => words::missing(count),
        }
    }

    fn settings(&self) -> String {
        match self.settings_missing {
            0 => words::SETTINGS_READY.to_owned(),
            count => words::settings_missing(count),
        }
    }
}

/// How far the form is, and the access in a sentence.
pub fn status(view: &View<'_>, status: &Status) -> Html {
    let (class, shape) =
        if status.is_ready { ("status__ok", "#i-check") } else { ("status__open", "#i-warn") };
    let gaps = &status.gaps;
    let hidden = gaps.len().saturating_sub(MOST_NAMED);
    let is_current = view.copies.is_current(words::COPY_SQL, &view.answer.sql);
    let text = span("status__text", status.sql());
    let seek_settings = view.seeks(FocusTarget::Settings);
    let line = block(
        "div",
        "status",
        [
            block("p", class, [icon(shape), text]).set("aria-live", "polite"),
            each(
                gaps.iter()
                    .take(MOST_NAMED)
                    .map(|it| way_to_field(view, *it, "gap", label::field(*it).into())),
            ),
            when(0 < hidden, || p("status__more", words::more_gaps(hidden))),
            button("link status__settings", status.settings(), seek_settings),
            when(view.state.form.is_confirmed, || p("status__note", link::CONFIRMED)),
            when(is_current == Some(false), || {
                block("p", "status__open", [icon("#i-warn"), page::CHANGED_SINCE.into()])
            }),
        ],
    );
    block("div", "summary", [line, p("access", inline_text(&view.answer.summary))])
}

/// How many of the fields that are missing or wrong are named.
const MOST_NAMED: usize = 4;
