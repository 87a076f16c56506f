//! A step of the form.

use yew::prelude::*;

use crate::app::browser;
use crate::words::page::Section;

/// Props of [`FormSection`].
#[derive(PartialEq, Properties)]
pub struct FormSectionProps {
    /// Which step it is.
    pub section: Section,
    /// What it holds.
    pub children: Html,
}

/// A numbered step of the form. When the focus enters it, the result shows the same step.
#[component]
pub fn FormSection(props: &FormSectionProps) -> Html {
    let FormSectionProps { section, children } = props;
    let section = *section;
    let onfocusin = Callback::from(move |_: FocusEvent| {
        browser::show_in_sheet(&format!("result-{}", section.number()));
    });
    let heading_id = format!("section-{}", section.number());
    html! {
        <section class="form-section" aria-labelledby={heading_id.clone()} {onfocusin}>
            <p class="step-number" aria-hidden="true">{ section.number() }</p>
            <div class="form-section__body">
                <p class="form-section__step">{ section.step_name() }</p>
                <h2 class="form-section__heading" id={heading_id}>{ section.heading() }</h2>
                { children.clone() }
            </div>
        </section>
    }
}
