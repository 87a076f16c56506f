//! Checks, each with what it should give.

use yew::prelude::*;

use super::inline_text::InlineText;

/// Statements with what each should give.
pub fn probe_list(probes: impl Iterator<Item = (String, String)>) -> Html {
    html! {
        <ol class="probe-list">
            { for probes.enumerate().map(|(index, (statement, expected))| html! {
                <li class="probe-list__item" key={index}>
                    <code class="probe-list__statement">{ statement }</code>
                    <p class="probe-list__expected"><InlineText text={expected} /></p>
                </li>
            }) }
        </ol>
    }
}
