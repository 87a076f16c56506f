//! A sentence with names in it.

use yew::prelude::*;

use crate::app::elements::{code, element};
use crate::words::sentence::{Access, Piece, Sentence};

/// Shows a sentence with its names and its code set apart from its words. No character of a name means anything.
pub fn inline_text(text: &Sentence) -> Html {
    text.pieces().iter().map(piece).collect()
}

fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Words(words) => match words.access {
            None => Html::from(&***words),
            Some(Access::Read) => element("b", "is-read", &***words),
            Some(Access::Write) => element("b", "is-write", &***words),
        },
        Piece::Code(code) => name(code),
        Piece::Name(text) => name(text),
        Piece::Quoted(_) => Html::from(piece.as_text().concat()),
    }
}

fn name(text: &str) -> Html {
    code("inline-text__name", text.to_owned())
}
