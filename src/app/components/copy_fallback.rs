//! What to do where the browser refuses to copy.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::browser;
use crate::words::page;

/// Props of [`CopyFallback`].
#[derive(PartialEq, Properties)]
pub struct CopyFallbackProps {
    /// The text that could not be copied.
    pub text: AttrValue,
    /// Called when the box is closed.
    pub on_close: Callback<()>,
}

/// Shows the text selected, and says which keys copy it.
#[component]
pub fn CopyFallback(props: &CopyFallbackProps) -> Html {
    let CopyFallbackProps { text, on_close } = props;
    let node = use_node_ref();
    use_effect_with((node.clone(), text.clone()), |(node, _)| {
        if let Some(text_area) = node.cast::<HtmlTextAreaElement>() {
            browser::select_all(&text_area);
        }
    });
    let onclick = on_close.reform(|_: MouseEvent| ());
    html! {
        <div class="copy-fallback" role="alert">
            <p class="copy-fallback__advice">{ page::copy_refused(browser::is_mac()) }</p>
            <textarea class="copy-fallback__text" ref={node} readonly={true} rows="4" aria-label={page::TEXT_TO_COPY}
                value={text.clone()} />
            <button class="button button--small" type="button" {onclick}>{ page::CLOSE }</button>
        </div>
    }
}
