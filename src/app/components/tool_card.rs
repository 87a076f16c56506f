//! A tool, folded into its heading and its state until it is opened.

use yew::prelude::*;

use crate::app::hooks::use_send::use_send;
use crate::app::state::{Action, Tool};

/// Props of [`ToolCard`].
#[derive(PartialEq, Properties)]
pub struct ToolCardProps {
    /// Which tool it is.
    pub tool: Tool,
    /// Whether it is open.
    pub is_open: bool,
    /// What it is called.
    pub heading: AttrValue,
    /// How it stands, in a few words.
    pub state: AttrValue,
    /// Whether its state asks for something.
    #[prop_or_default]
    pub needs_you: bool,
    /// What it does.
    pub lead: AttrValue,
    /// What is in it; drawn once it is opened, and kept from then on.
    pub children: Html,
}

/// A heading that opens what is below it.
#[component]
pub fn ToolCard(props: &ToolCardProps) -> Html {
    let ToolCardProps { tool, is_open, heading, state, needs_you, lead, children } = props;
    let send = use_send();
    let tool = *tool;
    let was_open = use_mut_ref(|| false);
    let is_drawn = was_open.replace_with(|was_open| *was_open || *is_open) || *is_open;
    let onclick = Callback::from(move |_: MouseEvent| send.emit(Action::TurnedTool(tool)));
    let body_id = format!("{}-body", tool.id());
    html! {
        <section class={classes!("tool-card", is_open.then_some("tool-card--open"))}>
            <h3 class="tool-card__heading">
                <button class="tool-card__button" type="button" id={tool.id()} aria-expanded={is_open.to_string()}
                    aria-controls={body_id.clone()} {onclick}>
                    <span class="tool-card__name">{ heading }</span>
                    <span class={classes!("tool-card__state", needs_you.then_some("tool-card__state--needs-you"))}>{ state }</span>
                </button>
            </h3>
            <div class="tool-card__body" id={body_id} hidden={!is_open}>
                if is_drawn {
                    <p class="tool-card__lead">{ lead }</p>
                    { children.clone() }
                }
            </div>
        </section>
    }
}
