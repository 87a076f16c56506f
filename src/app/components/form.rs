//! The form, in the guide's order.

use std::rc::Rc;

use yew::prelude::*;

use crate::answer::Answer;
use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, State};
use crate::model::GuideStep;
use crate::plan::{Field, ScopeRow};
use crate::words::label;
use crate::words::page;

use super::catalog_rows::CatalogRows;
use super::check_section::CheckSection;
use super::connect_section::ConnectSection;
use super::field_messages::FieldMessages;
use super::form_section::FormSection;
use super::principal_section::PrincipalSection;
use super::scope_fields::ScopeFields;
use super::segment_catalog_section::SegmentCatalogSection;

/// Props of [`Form`].
#[derive(PartialEq, Properties)]
pub struct FormProps {
    /// What the page remembers.
    pub state: Rc<State>,
    /// What it amounts to.
    pub answer: Rc<Answer>,
}

/// Everything that can be typed and chosen.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let FormProps { state, answer } = props;
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="form" id={FORM_ID} tabindex="-1" aria-label={page::FORM} autocomplete="off" {onsubmit}>
            for section in GuideStep::NUMBERED {
                <FormSection {section}>{ section_body(section, state, answer) }</FormSection>
            }
        </form>
    }
}

/// The ID of the form.
pub const FORM_ID: &str = "form";

fn section_body(section: GuideStep, state: &Rc<State>, answer: &Rc<Answer>) -> Html {
    match section {
        GuideStep::ServicePrincipal => html! { <PrincipalSection {state} {answer} /> },
        GuideStep::SegmentCatalog => html! { <SegmentCatalogSection {state} {answer} /> },
        GuideStep::ProfilesSync => html! {
            <>
                <p class="form-section__intro">{ page::PROFILES_SYNC_INTRO }</p>
                <ScopeFields row={ScopeRow::ProfilesSync} label={label::PROFILES_SYNC_CATALOG} {state} {answer} />
            </>
        },
        GuideStep::OtherCatalogs => html! {
            <>
                <p class="form-section__intro">{ page::OTHER_CATALOGS_INTRO }</p>
                <CatalogRows {state} {answer} />
            </>
        },
        GuideStep::SomeSchemas => html! { <SomeSchemas {state} {answer} /> },
        GuideStep::Check => html! { <CheckSection {state} {answer} /> },
        GuideStep::Connect => html! { <ConnectSection {state} {answer} /> },
        GuideStep::ReverseEtl => Html::default(),
    }
}

#[component]
fn SomeSchemas(props: &FormProps) -> Html {
    let FormProps { state, answer } = props;
    let send = use_send();
    let is_ticked = state.draft.granted_before;
    let onchange = Callback::from(move |_: Event| {
        send.emit(Action::ChoseGrantedBefore(!is_ticked));
    });
    html! {
        <>
            <p class="form-section__intro">{ page::SOME_SCHEMAS_INTRO }</p>
            <div class="choice">
                <input class="choice__button" type="checkbox" id="granted-before" checked={is_ticked}
                    aria-describedby="granted-before-hint" {onchange} />
                <label class="choice__label" for="granted-before">{ page::GRANTED_BEFORE }</label>
                <p class="choice__hint" id="granted-before-hint">{ page::GRANTED_BEFORE_HINT }</p>
            </div>
            <FieldMessages field={Field::GrantedBefore} {state} {answer} />
        </>
    }
}
