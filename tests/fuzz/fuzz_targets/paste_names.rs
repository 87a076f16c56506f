//! Any text, pasted as names and as a connection.

#![no_main]

use data_graph_setup::js::answer::{ConnectionOut, NamesOut};
use data_graph_setup::model::{Identifier, NamePart};
use data_graph_setup::paste::{connection, names};
use data_graph_setup_fuzz::{assert_no_secret, assert_no_secret_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    assert_names(&text);
    let found = connection::read(&text);
    assert_no_secret(&format!("{found:?}"));
    assert_no_secret_in(&ConnectionOut::from(&found));
});

/// Asserts that only checked names come out, each once, and that what is left has a line of the text.
fn assert_names(text: &str) {
    let found = names::read(text);
    assert_no_secret(&format!("{found:?}"));
    assert_no_secret_in(&NamesOut::from(&found));
    let is_name = |name: &Identifier, part| {
        Identifier::parse(name.as_str(), part).is_ok_and(|parsed| parsed == *name)
    };
    let mut catalogs: Vec<String> =
        found.catalogs.iter().map(|scope| scope.catalog.folded().into_owned()).collect();
    catalogs.sort();
    assert!(catalogs.is_sorted_by(|one, other| one < other), "a catalog comes twice");
    for scope in &found.catalogs {
        assert!(is_name(&scope.catalog, NamePart::Catalog));
        assert!(scope.schemas.iter().flatten().all(|schema| is_name(schema, NamePart::Schema)));
    }
    let lines = 1 + text.matches(['\r', '\n']).count();
    assert!(found.unread.iter().all(|unread| (1..=lines).contains(&unread.line)));
}
