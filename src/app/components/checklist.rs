//! Step 1 as things to tick off.

use yew::prelude::*;

use crate::app::hooks::use_ticks::{Ticking, use_ticks};
use crate::words::page::checklist::{self, Action, Part, Way};

use super::choice::Choice;

/// The two parts of Step 1, folded into their headings and how much of them is done.
#[component]
pub fn Checklist() -> Html {
    let (ticks, on_ticking) = use_ticks();
    let way = ticks.way;
    let item = |part: Part, index: usize, action: &Action| {
        let id = format!("tick-{}-{}", part.number(), index + 1);
        let hint_id = action.hint.map(|_| format!("{id}-hint"));
        let onchange = on_ticking.reform(move |_: Event| Ticking::Toggled(part, index));
        html! {
            <li class="checklist__item" key={index}>
                <input class="choice__button" type="checkbox" id={id.clone()}
                    checked={ticks.is_ticked(part, index)} aria-describedby={hint_id.clone()} {onchange} />
                <label class="choice__label" for={id}>{ action.text }</label>
                if let Some(hint) = action.hint {
                    <p class="choice__hint" id={hint_id}>{ hint }</p>
                }
            </li>
        }
    };
    html! {
        <div class="checklist">
            for part in Part::ALL {
                <details class="checklist__part" key={part.number()}>
                    <summary class="checklist__heading">
                        <span class="checklist__number">{ part.number() }</span>
                        <span class="checklist__title">{ part.heading() }</span>
                        <span class="checklist__progress">
                            { checklist::progress(ticks.count(part), part.actions(way).len()) }
                        </span>
                    </summary>
                    if part == Part::Create {
                        <WayChoice {way} on_choose={on_ticking.reform(Ticking::ChoseWay)} />
                    }
                    <ol class="checklist__items">
                        { for part.actions(way).iter().enumerate().map(|(index, action)| item(part, index, action)) }
                    </ol>
                </details>
            }
            if !ticks.is_kept {
                <p class="message message--note">{ checklist::NOT_KEPT }</p>
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct WayChoiceProps {
    way: Way,
    on_choose: Callback<Way>,
}

#[component]
fn WayChoice(props: &WayChoiceProps) -> Html {
    let WayChoiceProps { way, on_choose } = props;
    let choose = |chosen: Way| on_choose.reform(move |()| chosen);
    html! {
        <>
            <fieldset class="choices choices--row">
                <legend class="choices__legend">{ checklist::WAY }</legend>
                <Choice name="way" value="account-console" label={html! { checklist::ACCOUNT_CONSOLE }}
                    is_chosen={*way == Way::AccountConsole} on_choose={choose(Way::AccountConsole)} />
                <Choice name="way" value="workspace-settings" label={html! { checklist::WORKSPACE_SETTINGS }}
                    is_chosen={*way == Way::WorkspaceSettings} on_choose={choose(Way::WorkspaceSettings)} />
            </fieldset>
            if *way == Way::AccountConsole {
                <p class="checklist__way">{ checklist::ACCOUNT_CONSOLE_HINT }</p>
                <ul class="checklist__consoles">
                    for (cloud, address) in checklist::CONSOLES {
                        <li key={cloud}>
                            { cloud }{ " " }
                            <a href={address} target="_blank" rel="noopener noreferrer">
                                { address.trim_start_matches("https://") }
                            </a>
                        </li>
                    }
                </ul>
            } else {
                <p class="checklist__way">{ checklist::WORKSPACE_SETTINGS_HINT }</p>
            }
        </>
    }
}
