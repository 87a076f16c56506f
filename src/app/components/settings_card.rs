//! Step 7 of the result: what to enter in Segment.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::export::{Setting, SettingId};
use crate::words::page;

use super::copy_button::CopyButton;

/// Props of [`SettingsCard`].
#[derive(PartialEq, Properties)]
pub struct SettingsCardProps {
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// The guide's five actions in Segment, and the six settings, each to be copied.
#[component]
pub fn SettingsCard(props: &SettingsCardProps) -> Html {
    let SettingsCardProps { answer } = props;
    html! {
        <section class="step-card" id="result-7" aria-labelledby="result-heading-7">
            <p class="step-number" aria-hidden="true">{ "7" }</p>
            <div class="step-card__body">
                <div class="step-card__head">
                    <h3 class="step-card__heading" id="result-heading-7">
                        <span class="visually-hidden">{ "Step 7: " }</span>{ page::SETTINGS }
                    </h3>
                </div>
                <ol class="settings-card__actions">
                    for (index, action) in page::CONNECT_ACTIONS.iter().enumerate() {
                        <li key={index}>{ *action }</li>
                    }
                </ol>
                <table class="settings-card__table">
                    <caption class="visually-hidden">{ page::SETTINGS_LEAD }</caption>
                    <thead class="visually-hidden">
                        <tr><th scope="col">{ page::SETTING }</th><th scope="col">{ page::VALUE }</th><th scope="col">{ page::COPY }</th></tr>
                    </thead>
                    <tbody>
                        for setting in answer.settings.iter() {
                            { row(setting) }
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn row(setting: &Setting) -> Html {
    let Setting { id, value } = setting;
    html! {
        <tr class="settings-card__row" key={id.label()}>
            <th class="settings-card__label" scope="row">{ id.label() }</th>
            <td class="settings-card__value">
                if let Some(value) = value {
                    <code>{ value }</code>
                } else if *id == SettingId::OAuthSecret {
                    { page::SECRET_VALUE }
                } else {
                    <span class="settings-card__missing">{ page::NOT_GIVEN }</span>
                }
            </td>
            <td class="settings-card__copy">
                if let Some(value) = value {
                    <CopyButton label={page::COPY} name={page::copy_setting(*id)} text={value.clone()}
                        said={page::copied_setting(*id)} class="button--small" />
                }
            </td>
        </tr>
    }
}
