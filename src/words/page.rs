//! What the page says.

pub mod form;
pub mod link;
pub mod result;
pub mod second_load;
pub mod tools;

use super::counted;

/// The page's title and first heading.
pub const TITLE: &str = "Databricks access for Segment's Data Graph";
/// What becomes of what is typed.
pub const PRIVACY: &str = "Nothing you type is sent anywhere";
/// Link that skips to the form.
pub const SKIP_TO_FORM: &str = "Skip to the form";
/// Link that skips to the SQL.
pub const SKIP_TO_SQL: &str = "Skip to the SQL";
/// Name of the links that skip.
pub const SKIP: &str = "Skip";

/// Button that opens the menu.
pub const MORE: &str = "More";
/// Button that empties the form.
pub const START_OVER: &str = "Start over";
/// Says that the form was emptied.
pub const STARTED_OVER: &str = "The form is empty again.";
/// Button that brings something back.
pub const UNDO: &str = "Undo";
/// Says that the form was brought back.
pub const UNDONE: &str = "Your values are back.";
/// Button that closes something.
pub const CLOSE: &str = "Close";

/// Says that copying was refused, and which keys to press.
pub fn copy_refused(is_mac: bool) -> String {
    let keys = if is_mac { "⌘C" } else { "Ctrl+C" };
    format!("This browser did not let the page copy. The text is selected: press {keys}.")
}

/// Button that copies a text.
pub const COPY: &str = "Copy";
/// Label of the text that is offered when copying is refused.
pub const TEXT_TO_COPY: &str = "Text to copy";
/// Says that a button's text is on the clipboard.
pub const COPIED: &str = "Copied";
/// Says that the text changed after it was copied.
pub const CHANGED_SINCE: &str = "Changed since you copied";

/// How many fields are empty, and how many values are wrong.
pub fn gaps(blanks: usize, problems: usize) -> String {
    let empty = || format!("{} empty", counted(blanks, "field", "fields"));
    let to_fix = || format!("{} to fix", counted(problems, "value", "values"));
    match (blanks, problems) {
        (_, 0) => empty(),
        (0, _) => to_fix(),
        _ => format!("{}, {}", empty(), to_fix()),
    }
}

/// Says why copying asks first.
pub fn copies_gaps(blanks: usize, problems: usize) -> String {
    format!("{}. The text still has placeholders.", gaps(blanks, problems))
}

/// Button that copies all the same.
pub const COPY_ANYWAY: &str = "Copy anyway";

/// What a link does, and who has it.
pub const NOT_SENT: &str = "No server, no analytics, no cookies. Your ticks and the theme stay in this browser, and what you type stays in this tab. A link holds what \
    you typed behind its #, which browsers send to no server. To see for yourself, open your browser's developer tools, Network, and type.";
/// What the footer says about the guide.
pub const GUIDE_READ: &str = "Follows Segment's guide, read in November 2026:";
/// Who this page is not by.
pub const NOT_AFFILIATED: &str = "Not made or endorsed by Segment, Twilio or Databricks.";
/// The guide's address.
pub const GUIDE_URL: &str =
    "https://www.twilio.com/docs/segment/unify/data-graph/setup-guides/databricks-setup";
/// The guide's name.
pub const GUIDE: &str = "Segment's guide";
/// Stuck in Segment.
pub const SUPPORT: &str = "Questions about Segment:";
/// Its name.
pub const SUPPORT_NAME: &str = "Segment Support";
/// Segment's support page.
pub const SUPPORT_URL: &str = "https://segment.com/help/contact/";
/// The licence.
pub const LICENCE: &str = "MIT or Apache-2.0";
/// Link that leads to the page's foot.
pub const ABOUT: &str = "About this page";

/// The version of the page.
pub fn version() -> String {
    format!("Version {}", env!("CARGO_PKG_VERSION"))
}
