//! A step of the form.

use yew::prelude::*;

use crate::app::browser;
use crate::model::GuideStep;
use crate::words::page;

/// Props of [`FormSection`].
#[derive(PartialEq, Properties)]
pub struct FormSectionProps {
    /// Which step it is.
    pub section: GuideStep,
    /// What it holds.
    pub children: Html,
}

/// A numbered step of the form. When the focus enters it, the result shows the same step.
#[component]
pub fn FormSection(props: &FormSectionProps) -> Html {
    let FormSectionProps { section, children } = props;
    let section = *section;
    let onfocusin = Callback::from(move |_: FocusEvent| {
        browser::show_in_sheet(&format!("result-{}", section.key()));
    });
    let heading_id = format!("section-{}", section.key());
    html! {
        <section class="form-section" aria-labelledby={heading_id.clone()} {onfocusin}>
            <p class="step-number" aria-hidden="true">{ section.key() }</p>
            <div class="form-section__body">
                <p class="form-section__step">{ page::section_name(section) }</p>
                <h2 class="form-section__heading" id={heading_id}>{ page::section_heading(section) }</h2>
                { children.clone() }
            </div>
        </section>
    }
}
