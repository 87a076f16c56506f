//! Any text, read as a plan's file.

#![no_main]

use data_graph_setup::answer::Answer;
use data_graph_setup::file::{read, write};
use data_graph_setup::plan::resolve;
use data_graph_setup::words;
use data_graph_setup_fuzz::support::holds_secret_shape;
use data_graph_setup_fuzz::{assert_answer, assert_canonical};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let Ok(opened) = read(&text) else { return };
    for it in &opened.left_out {
        assert!(!holds_secret_shape(&it.key) && !holds_secret_shape(&it.value));
        assert!(!holds_secret_shape(&words::file::reason(&it.reason).to_text()));
    }
    assert_canonical(&opened.draft);
    assert_answer(&Answer::new(&opened.draft));
    let written = write(&resolve(&opened.draft).plan);
    assert_eq!(read(&written).map(|again| again.draft), Ok(opened.draft));
});
