//! Step 1 as things to tick off.

use yew::prelude::*;

use crate::app::Event;
use crate::app::controls::choice::{Choice, TickBox, choice, tick_box};
use crate::app::elements::{element, p, span};
use crate::app::view::View;
use crate::words::page::checklist::{self, Action, Part, Way};

use super::ticks::Ticking;

/// The two parts of Step 1, folded into their headings and how much of them is done.
pub fn checklist(view: &View<'_>) -> Html {
    html! {
        <div class="checklist">
            { for Part::ALL.into_iter().map(|it| part(view, it)) }
            if !view.ticks.is_kept {
                { p("message message--note", checklist::NOT_KEPT) }
            }
        </div>
    }
}

fn part(view: &View<'_>, part: Part) -> Html {
    let way = view.ticks.way;
    let actions = part.actions(way);
    html! {
        <details class="checklist__part" key={part.number()}>
            <summary class="checklist__heading">
                { span("checklist__number", part.number()) }
                { span("checklist__title", part.heading()) }
                { span("checklist__progress", checklist::progress(view.ticks.count(part), actions.len())) }
            </summary>
            if part == Part::Create {
                { way_choice(view, way) }
            }
            <ol class="checklist__items">
                { for actions.iter().enumerate().map(|(index, action)| item(view, part, index, action)) }
            </ol>
        </details>
    }
}

fn item(view: &View<'_>, part: Part, index: usize, action: &Action) -> Html {
    let tick_box = tick_box(TickBox {
        id: &format!("tick-{}-{}", part.number(), index + 1),
        label: action.text,
        hint: action.hint,
        is_ticked: view.ticks.is_ticked(part, index),
        on_turn: view.on_event(Event::Ticked(Ticking::Toggled(part, index))),
    });
    element("li", "checklist__item", tick_box)
}

fn way_choice(view: &View<'_>, way: Way) -> Html {
    let one = |of: Way, label: &'static str| {
        choice(Choice {
            name: "way",
            value: of.as_str(),
            label: label.into(),
            hint: None,
            is_chosen: way == of,
            on_choose: view.on_event(Event::Ticked(Ticking::ChoseWay(of))),
        })
    };
    html! {
        <>
            <fieldset class="choices choices--row">
                { element("legend", "choices__legend", checklist::WAY) }
                { one(Way::AccountConsole, checklist::ACCOUNT_CONSOLE) }
                { one(Way::WorkspaceSettings, checklist::WORKSPACE_SETTINGS) }
            </fieldset>
            if way == Way::AccountConsole {
                { p("checklist__way", checklist::ACCOUNT_CONSOLE_HINT) }
                <ul class="checklist__consoles">
                    { for checklist::CONSOLES.iter().map(|(cloud, address)| console(cloud, address)) }
                </ul>
            } else {
                { p("checklist__way", checklist::WORKSPACE_SETTINGS_HINT) }
            }
        </>
    }
}

fn console(cloud: &'static str, address: &'static str) -> Html {
    html! {
        <li key={cloud}>
            { cloud }{ " " }
            <a href={address} target="_blank" rel="noopener noreferrer">{ address.trim_start_matches("https://") }</a>
        </li>
    }
}
