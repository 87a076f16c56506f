//! The names of fields and of kinds of secrets.

use data_graph_setup::model::SecretKind;
use data_graph_setup::words;

use crate::support::TEXT_FIELDS;

#[test]
fn every_kind_of_secret_has_a_name_of_its_own() {
    let mut labels: Vec<String> = [
        SecretKind::OAuthSecret,
        SecretKind::PersonalAccessToken,
        SecretKind::RefreshToken,
        SecretKind::JsonWebToken,
    ]
    .map(|kind| words::label::secret(kind).to_text())
    .to_vec();
    labels.sort_unstable();
    labels.dedup();
    assert_eq!(labels.len(), 4);
}

#[test]
fn every_field_has_a_label_of_its_own() {
    let mut labels: Vec<String> = TEXT_FIELDS.map(words::label::field).to_vec();
    assert!(labels.iter().all(|label| !label.is_empty() && !label.ends_with('.')));
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), TEXT_FIELDS.len());
}
