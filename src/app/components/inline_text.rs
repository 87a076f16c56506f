//! A sentence with names in it.

use yew::prelude::*;

use crate::words::sentence::{Piece, Sentence};

/// Props of [`InlineText`].
#[derive(PartialEq, Properties)]
pub struct InlineTextProps {
    /// The sentence.
    pub text: Sentence,
}

/// Shows a sentence with its names and its code set as such.
#[component]
pub fn InlineText(props: &InlineTextProps) -> Html {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => html! { { words.to_string() } },
        Piece::Code(code) => html! { <code class="inline-text__name">{ code.to_string() }</code> },
        Piece::Name(name) => html! { <code class="inline-text__name">{ name }</code> },
        Piece::Quoted(_) => html! { { piece.as_text().concat() } },
    };
    props.text.pieces().iter().map(piece).collect()
}
