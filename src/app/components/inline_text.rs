//! A sentence with names in it.

use yew::prelude::*;

/// Props of [`InlineText`].
#[derive(PartialEq, Properties)]
pub struct InlineTextProps {
    /// A sentence in which back quotes stand around names.
    pub text: AttrValue,
}

/// Shows a sentence with what stands in back quotes set as a name.
///
/// A name that holds back quotes itself may be cut in the wrong places: the text stays whole, only its look differs.
#[component]
pub fn InlineText(props: &InlineTextProps) -> Html {
    let pieces = props.text.split('`').enumerate();
    pieces
        .map(|(index, piece)| {
            if index % 2 == 1 {
                html! { <code class="inline-text__name">{ piece.to_owned() }</code> }
            } else {
                html! { { piece.to_owned() } }
            }
        })
        .collect()
}
