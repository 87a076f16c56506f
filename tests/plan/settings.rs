//! What Segment is told to enter, and the sentence that sums a plan up.

use data_graph_setup::answer::Answer;
use data_graph_setup::plan::Draft;

use crate::support::{CLIENT_ID, only, smallest};

#[test]
fn the_settings_are_segments_six_in_the_guides_order() {
    let draft = Draft {
        segment_catalog: "segment".to_owned(),
        hostname: "https://DBC-a1b2c3d4-e5f6.cloud.databricks.com/".to_owned(),
        http_path: "sql/1.0/warehouses/0123456789abcdef".to_owned(),
        port: "8443".to_owned(),
        ..smallest()
    };
    let answer = Answer::new(&draft);
    let listed: Vec<_> =
        answer.settings.iter().map(|found| (found.id.label(), found.value.as_deref())).collect();
    assert_eq!(
        listed,
        [
            ("Hostname", Some("dbc-a1b2c3d4-e5f6.cloud.databricks.com")),
            ("Http Path", Some("/sql/1.0/warehouses/0123456789abcdef")),
            ("Port", Some("8443")),
            ("Catalog", Some("segment")),
            ("Service principal client ID", Some(CLIENT_ID)),
            ("OAuth secret", None),
        ]
    );
}

#[test]
fn the_summary_counts_what_can_be_read() {
    let draft = Draft {
        segment_catalog: "segment".to_owned(),
        catalogs: vec![only("sales", &["orders", "returns", "refunds"])],
        ..smallest()
    };
    assert_eq!(
        Answer::new(&draft).summary.to_text(),
        format!(
            "After this SQL, `{CLIENT_ID}` can read 2 catalogs: 1 whole, 1 in part (3 schemas), and create schemas in `segment`."
        )
    );
    assert_eq!(
        Answer::new(&smallest()).summary.to_text(),
        format!(
            "After this SQL, `{CLIENT_ID}` can read 1 catalog and create schemas in `SEGMENT_LINKED_PROFILES_DB`."
        )
    );
}
