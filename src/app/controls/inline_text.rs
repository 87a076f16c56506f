//! A sentence with names in it.

use yew::prelude::*;

use crate::app::elements::{code, each, element};
use crate::model::look_alike::is_odd;
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
    code("inline-text__name", marked(text))
}

/// A name, of which letters are marked that may pass for others.
pub fn marked(text: &str) -> Html {
    if text.is_ascii() {
        return text.to_owned().into();
    }
    let letters = text.chars().map(|c| match is_odd(c) {
        true => element("mark", "", c.to_string()),
        false => c.to_string().into(),
    });
    each(letters)
}
