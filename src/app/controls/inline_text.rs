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
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_odd(c) != is_odd(first)).unwrap_or(rest.len());
        let (run, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let shown = run.to_owned();
        runs.push(if is_odd(first) { element("mark", "", shown) } else { shown.into() });
        rest = behind;
    }
    each(runs.into_iter())
}
