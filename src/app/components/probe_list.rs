//! Checks, each with what it should give.

use yew::prelude::*;

use crate::words::panel;
use crate::words::sentence::Sentence;

use super::inline_text::InlineText;

/// Statements with what each should give, in a box that scrolls where they are many.
pub fn probe_list(
    label: &'static str,
    probes: impl ExactSizeIterator<Item = (String, Sentence)>,
) -> Html {
    let hidden = probes.len().saturating_sub(MOST_SHOWN);
    html! {
        <>
            <div class="probe-list" tabindex="0" role="region" aria-label={label}>
                <ol class="probe-list__items">
                    { for probes.take(MOST_SHOWN).enumerate().map(|(index, (statement, expected))| html! {
                        <li class="probe-list__item" key={index}>
                            <code class="probe-list__statement">{ statement }</code>
                            <p class="probe-list__expected"><InlineText text={expected} /></p>
                        </li>
                    }) }
                </ol>
            </div>
            if 0 < hidden {
                <p class="tool-card__lead">{ panel::more(hidden) }</p>
            }
        </>
    }
}

/// How many checks are drawn: thousands would hold the browser up.
const MOST_SHOWN: usize = 200;
