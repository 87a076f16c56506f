//! Sentences in pieces.

use data_graph_setup::plan::{Draft, resolve};
use data_graph_setup::words::problem::problem;
use data_graph_setup::words::sentence::{Piece, Sentence, name};
use data_graph_setup::words::summary::{readable, readable_names};

use super::support::{smallest, whole};

#[test]
fn a_name_is_quoted_cut_short_and_shows_what_cannot_be_seen() {
    let text = |text: &str| Sentence::from(name(text)).to_text();
    assert_eq!(text("sales"), "`sales`");
    assert_eq!(text("  sa\u{200b}les\n\u{7}"), "`sa[U+200B]les[U+000A][U+0007]`");
    assert_eq!(text("sa`les"), "“sa`les”");
    assert_eq!(text(&"é".repeat(60)), format!("`{}`", "é".repeat(60)));
    assert_eq!(text(&"é".repeat(61)), format!("`{}…`", "é".repeat(60)));
    let quote_behind_the_cut = format!("{}`", "é".repeat(61));
    assert_eq!(text(&quote_behind_the_cut), format!("“{}…”", "é".repeat(60)));
}

#[test]
fn no_character_of_a_name_means_anything() {
    for hostile in ["a`b", "a``b`", "“a`b”", "a”b", "`", "a\"b'c", "<b>a</b>", "{x}"] {
        let draft = Draft { catalogs: vec![whole(hostile)], ..smallest() };
        let resolved = resolve(&draft);
        let names: Vec<Piece> = readable_names(&readable(&resolved.plan)).pieces().to_vec();
        let found = match resolved.problems.as_slice() {
            [] => {
                assert!(names.contains(&Piece::Name(hostile.to_owned())), "{names:?}");
                continue;
            }
            [found] => found,
            more => unreachable!("{more:?}"),
        };
        let said = problem(found);
        let is_there = |piece: &Piece| matches!(piece, Piece::Name(name) | Piece::Quoted(name) if name == hostile.trim());
        assert!(said.pieces().iter().any(is_there), "{said:?}");
    }
}

#[test]
fn a_sentence_is_shown_as_its_text() {
    let draft = Draft { catalogs: vec![whole("a b`c")], ..smallest() };
    let resolved = resolve(&draft);
    assert_eq!(resolved.problems.len(), 1);
    for found in &resolved.problems {
        let said = problem(found);
        assert_eq!(said.to_string(), said.to_text());
        let pieces = said.pieces().iter().flat_map(Piece::as_text).collect::<String>();
        assert_eq!(pieces, said.to_text());
    }
}
