//! Step 7 of the result: what to enter in Segment.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::copy_button::{Copying, Gaps, copy_button};
use crate::app::elements::{code, element, span};
use crate::export::{Setting, SettingId};
use crate::words::page;

/// The guide's five actions in Segment, and the six settings, each to be copied.
pub fn settings(view: &View<'_>) -> Html {
    html! {
        <section class="step-card" id="result-7" aria-labelledby="result-heading-7">
            <p class="step-number" aria-hidden="true">{ "7" }</p>
            <div class="step-card__body">
                <div class="step-card__head">
                    <h3 class="step-card__heading" id="result-heading-7">
                        { span("visually-hidden", "Step 7: ") }{ page::SETTINGS }
                    </h3>
                </div>
                <ol class="settings-card__actions">
                    { for page::CONNECT_ACTIONS.iter().map(|action| element("li", "", *action)) }
                </ol>
                <table class="settings-card__table">
                    <caption class="visually-hidden">{ page::SETTINGS_LEAD }</caption>
                    <thead class="visually-hidden">
                        <tr><th scope="col">{ page::SETTING }</th><th scope="col">{ page::VALUE }</th><th scope="col">{ page::COPY }</th></tr>
                    </thead>
                    <tbody>{ for view.answer.settings.iter().map(|setting| row(view, setting)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(view: &View<'_>, setting: &Setting) -> Html {
    let Setting { id, value } = setting;
    html! {
        <tr class="settings-card__row" key={id.label()}>
            <th class="settings-card__label" scope="row">{ id.label() }</th>
            <td class="settings-card__value">
                if let Some(value) = value {
                    { code("", value) }
                } else if *id == SettingId::OAuthSecret {
                    { page::SECRET_VALUE }
                } else {
                    { span("settings-card__missing", page::NOT_GIVEN) }
                }
            </td>
            <td class="settings-card__copy">
                if let Some(value) = value {
                    { copy_setting(view, *id, value) }
                }
            </td>
        </tr>
    }
}

fn copy_setting(view: &View<'_>, id: SettingId, value: &str) -> Html {
    copy_button(
        view,
        Copying {
            label: page::COPY.into(),
            name: Some(page::copy_setting(id).into()),
            text: value.to_owned().into(),
            said: page::copied_setting(id).into(),
            gaps: Gaps::default(),
            class: "button button--small",
        },
    )
}
