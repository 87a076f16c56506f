//! A sentence with names in it.

use yew::prelude::*;

use crate::app::elements::code;
use crate::words::sentence::{Piece, Sentence};

/// Shows a sentence with its names and its code set apart from its words. No character of a name means anything.
pub fn inline_text(text: &Sentence) -> Html {
    text.pieces().iter().map(piece).collect()
}

fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Words(words) => Html::from(&**words),
        Piece::Code(code) => name(code),
        Piece::Name(text) => name(text),
        Piece::Quoted(_) => Html::from(piece.as_text().concat()),
    }
}

fn name(text: &str) -> Html {
    code("inline-text__name", text.to_owned())
}
