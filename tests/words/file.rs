//! What is said of a file that is refused.

use data_graph_setup::file::FileError;
use data_graph_setup::words::file::refusal;

use crate::is_for_people;

#[test]
fn a_refused_file_is_told_what_it_is() {
    let mut all: Vec<String> = [
        FileError::TooLong { bytes: 10_000_001 },
        FileError::NotJson,
        FileError::NotAPlan,
        FileError::NewerVersion,
    ]
    .map(refusal)
    .to_vec();
    all.iter().for_each(|message| is_for_people(message));
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 4);
}
