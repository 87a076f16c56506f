//! Step 1 as things to tick off.

use yew::prelude::*;

use crate::app::Event;
use crate::app::View;
use crate::app::controls::choice::{Choice, TickBox, choice, tick_box};
use crate::app::elements::{element, p, span};
use crate::model::{ChecklistPart, ConsoleWay};
use crate::words::page::checklist::{self, Instruction};

use super::ticks::Ticking;

/// The two parts of Step 1, folded into their headings and how much of them is done.
pub fn checklist(view: &View<'_>) -> Html {
    html! {
        <div class="checklist">
            { for ChecklistPart::ALL.into_iter().map(|it| part(view, it)) }
            if !view.ticks.is_kept {
                { p("message message--note", checklist::NOT_KEPT) }
            }
        </div>
    }
}

fn part(view: &View<'_>, part: ChecklistPart) -> Html {
    let way = view.ticks.way;
    let instructions = checklist::instructions(part, way);
    html! {
        <details class="checklist__part" key={part.number()}>
            <summary class="checklist__heading">
                { span("checklist__number", part.number()) }
                { span("checklist__title", checklist::heading(part)) }
                { span("checklist__progress", checklist::progress(view.ticks.count(part), instructions.len())) }
            </summary>
            if part == ChecklistPart::Create {
                { way_choice(view, way) }
            }
            <ol class="checklist__items">
                { for instructions.iter().enumerate().map(|(index, it)| item(view, part, index, it)) }
            </ol>
        </details>
    }
}

fn item(view: &View<'_>, part: ChecklistPart, index: usize, instruction: &Instruction) -> Html {
    let tick_box = tick_box(TickBox {
        id: &format!("tick-{}-{}", part.number(), index + 1),
        label: instruction.text,
        hint: instruction.hint,
        is_ticked: view.ticks.is_ticked(part, index),
        on_turn: view.on_event(Event::Ticked(Ticking::Toggled(part, index))),
    });
    element("li", "checklist__item", tick_box)
}

fn way_choice(view: &View<'_>, way: ConsoleWay) -> Html {
    let one = |of: ConsoleWay, label: &'static str| {
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
                { one(ConsoleWay::AccountConsole, checklist::ACCOUNT_CONSOLE) }
                { one(ConsoleWay::WorkspaceSettings, checklist::WORKSPACE_SETTINGS) }
            </fieldset>
            if way == ConsoleWay::AccountConsole {
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
