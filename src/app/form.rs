//! The form, in the guide's order.

mod catalog_rows;
mod checklist;
mod schema_list;
mod scope;
mod segment_catalog;
pub mod ticks;

use yew::prelude::*;

use crate::app::elements::{element, p};
use crate::model::GuideStep;
use crate::plan::{Field, ScopeRow};
use crate::state::Action;
use crate::words::{label, page};

use super::View;
use super::controls::choice::{TickBox, tick_box};
use super::controls::field_messages::field_messages;
use super::controls::text_field::{TextField, text_field};
use super::{browser, ids};

use checklist::checklist;

/// Everything that can be typed and chosen.
pub fn form(view: &View<'_>) -> Html {
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="form" id={ids::FORM} tabindex="-1" aria-label={page::FORM} autocomplete="off" {onsubmit}>
            { for GuideStep::NUMBERED.into_iter().map(|step| section(view, step)) }
        </form>
    }
}

/// A numbered step of the form. When the focus enters it, the result shows the same step.
fn section(view: &View<'_>, step: GuideStep) -> Html {
    let number = step.key();
    let onfocusin =
        Callback::from(move |_: FocusEvent| browser::show_in_sheet(&format!("result-{number}")));
    let heading_id = format!("section-{number}");
    html! {
        <section class="form-section" aria-labelledby={heading_id.clone()} {onfocusin}>
            <p class="step-number" aria-hidden="true">{ number }</p>
            <div class="form-section__body">
                { p("form-section__step", page::section_name(step)) }
                <h2 class="form-section__heading" id={heading_id}>{ page::section_heading(step) }</h2>
                { fields(view, step) }
            </div>
        </section>
    }
}

fn fields(view: &View<'_>, step: GuideStep) -> Html {
    match step {
        GuideStep::ServicePrincipal => principal(view),
        GuideStep::SegmentCatalog => segment_catalog::segment_catalog(view),
        GuideStep::ProfilesSync => profiles_sync(view),
        GuideStep::OtherCatalogs => catalog_rows::catalog_rows(view),
        GuideStep::SomeSchemas => some_schemas(view),
        GuideStep::Check => check(view),
        GuideStep::Connect => connect(view),
        GuideStep::ReverseEtl => Html::default(),
    }
}

/// What a step of the form is for.
fn intro(text: &'static str) -> Html {
    p("form-section__intro", text)
}

/// More about something, folded into its heading.
fn aside(heading: &'static str, text: &'static str, more: Html) -> Html {
    html! {
        <details class="aside">
            { element("summary", "aside__heading", heading) }
            { p("aside__text", text) }
            { more }
        </details>
    }
}

/// The checklist of Step 1, and the client ID that comes out of it.
fn principal(view: &View<'_>) -> Html {
    let client_id = TextField {
        hint: Some(page::CLIENT_ID_HINT),
        ..TextField::new(Field::ClientId, label::CLIENT_ID)
    };
    html! {
        <>
            { intro(page::PRINCIPAL_INTRO) }
            { checklist(view) }
            { aside(page::EXISTING_PRINCIPAL, page::EXISTING_PRINCIPAL_NOTE, Html::default()) }
            { text_field(view, client_id) }
        </>
    }
}

fn profiles_sync(view: &View<'_>) -> Html {
    html! {
        <>
            { intro(page::PROFILES_SYNC_INTRO) }
            { scope::scope(view, ScopeRow::ProfilesSync, Html::default()) }
        </>
    }
}

fn some_schemas(view: &View<'_>) -> Html {
    let is_ticked = view.state.form.draft.granted_before;
    let granted_before = TickBox {
        id: "granted-before",
        label: page::GRANTED_BEFORE,
        hint: Some(page::GRANTED_BEFORE_HINT),
        is_ticked,
        on_turn: view.on_choose(Action::ChoseGrantedBefore(!is_ticked)),
    };
    html! {
        <>
            { intro(page::SOME_SCHEMAS_INTRO) }
            <div class="choice">{ tick_box(granted_before) }</div>
            { field_messages(view, Field::GrantedBefore) }
        </>
    }
}

/// Who runs the check and what it shows, and the table for it.
fn check(view: &View<'_>) -> Html {
    let test_table = TextField {
        hint: Some(page::TEST_TABLE_HINT),
        ..TextField::new(Field::TestTable, label::TEST_TABLE)
    };
    html! {
        <>
            { intro(page::CHECK_INTRO) }
            { aside(page::CHECK_HOW, page::CHECK_HOW_TEXT, Html::default()) }
            { text_field(view, test_table) }
        </>
    }
}

/// How Segment reaches the SQL warehouse: host, path and port.
fn connect(view: &View<'_>) -> Html {
    let hostname = TextField {
        hint: Some(page::HOSTNAME_HINT),
        input_mode: "url",
        ..TextField::new(Field::Hostname, label::HOSTNAME)
    };
    let port = TextField {
        hint: Some(page::PORT_HINT),
        default: Some("443"),
        input_mode: "numeric",
        ..TextField::new(Field::Port, label::PORT)
    };
    let http_path = TextField {
        hint: Some(page::HTTP_PATH_HINT),
        input_mode: "url",
        ..TextField::new(Field::HttpPath, label::HTTP_PATH)
    };
    html! {
        <>
            { intro(page::CONNECT_INTRO) }
            <div class="connection-fields">
                { text_field(view, hostname) }
                { text_field(view, port) }
            </div>
            { text_field(view, http_path) }
        </>
    }
}
