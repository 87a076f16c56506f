//! Text to be copied as it stands.

use std::rc::Rc;

use yew::prelude::*;

use crate::plan::Field;
use crate::words::{page, panel};

use super::copy_button::CopyButton;

/// What stands in a block, and what its button says.
pub struct TextBlock<'t> {
    /// What the block is, for readers who cannot see it.
    pub label: &'t str,
    /// The text.
    pub text: AttrValue,
    /// What the button is called.
    pub copy: &'static str,
    /// What is said once the clipboard has it.
    pub copied: &'static str,
    /// The fields that are missing in the text.
    pub blanks: Rc<[Field]>,
    /// The fields that are wrong in the text.
    pub problems: Rc<[Field]>,
}

/// A text in a box of its own that scrolls where it is long, with a button that copies it.
pub fn text_block(block: TextBlock<'_>) -> Html {
    let TextBlock { label, text, copy, copied, blanks, problems } = block;
    let (shown, hidden) = beginning(&text);
    html! {
        <div class="text-block">
            <CopyButton label={page::COPY} name={copy} text={text.clone()} said={copied} {blanks} {problems} class="button--small" />
            <pre class="text-block__text" tabindex="0" role="region" aria-label={label.to_owned()}><code>{ shown.to_owned() }</code></pre>
            if 0 < hidden {
                <p class="tool-card__lead">{ panel::lines_hidden(hidden) }</p>
            }
        </div>
    }
}

/// As much of a text as is worth drawing, in whole lines, and how many lines are left.
fn beginning(text: &str) -> (&str, usize) {
    let mut ends = text.match_indices('\n').map(|(at, _)| at + 1);
    match ends.find(|end| MOST_SHOWN <= *end).and_then(|end| text.split_at_checked(end)) {
        Some((shown, rest)) => (shown, rest.lines().count()),
        None => (text, 0),
    }
}

/// About how much of a text is drawn, in bytes: a megabyte would hold the browser up.
const MOST_SHOWN: usize = 20_000;
