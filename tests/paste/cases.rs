//! What people really paste: each text in `tests/fixtures` with what is right of it.

use std::fs;
use std::path::Path;

use data_graph_setup::paste::{connection, names};
use data_graph_setup::words;
use serde_json::Value;

/// The texts of a folder with what is right of them, by name.
fn cases(folder: &str) -> Vec<(String, String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(path.with_extension("txt")).unwrap();
            let right = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            cases.push((path.file_stem().unwrap().to_string_lossy().into_owned(), text, right));
        }
    }
    cases
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

#[test]
fn names_are_read_as_is_right_in_every_case() {
    let cases = cases("names");
    assert!(7 <= cases.len());
    for (name, text, right) in cases {
        // With line ends of Windows, too.
        for text in [text.replace('\n', "\r\n"), text] {
            let found = names::read(&text);
            let catalogs: Vec<&str> =
                found.catalogs.iter().map(|scope| scope.catalog.as_str()).collect();
            assert_eq!(catalogs, texts(&right["catalogs"]), "{name}");
            let schemas = found.catalogs.iter().flat_map(|scope| {
                let catalog = scope.catalog.as_str();
                let schemas = scope.schemas.iter().flatten();
                schemas.map(move |schema| format!("{catalog}.{}", schema.as_str()))
            });
            assert_eq!(schemas.collect::<Vec<_>>(), texts(&right["schemas"]), "{name}");
            let refused: Vec<&str> =
                found.refused.iter().map(|refused| refused.name.as_str()).collect();
            assert_eq!(refused, texts(&right["refused"]), "{name}");
        }
    }
}

#[test]
fn connections_are_read_as_is_right_in_every_case() {
    let cases = cases("connections");
    assert!(13 <= cases.len());
    for (name, text, right) in cases {
        for text in [text.replace('\n', "\r\n"), text] {
            let found = connection::read(&text);
            let hostname = found.hostname.as_ref().map(|hostname| hostname.as_str());
            assert_eq!(hostname, right["hostname"].as_str(), "{name}");
            let http_path = found.http_path.as_ref().map(|path| path.as_str());
            assert_eq!(http_path, right["httpPath"].as_str(), "{name}");
            let port = found.port.map(|port| u64::from(port.number()));
            assert_eq!(port, right["port"].as_u64(), "{name}");
            let client_id = found.client_id.as_ref().map(|id| id.as_str());
            assert_eq!(client_id, right["clientId"].as_str(), "{name}");
            let told: Vec<String> = found
                .told
                .iter()
                .map(|told| words::paste::told(*told).to_text().to_lowercase())
                .collect();
            if let Some(says) = right["says"].as_str() {
                let is_said = |word| told.iter().any(|told| told.contains(word));
                assert!(says.split('|').any(is_said), "{name}: {told:?}");
            }
        }
    }
}
