//! What the page says of links: the one that it makes, and those that it opens.

use crate::words::counted;
use crate::words::sentence::{Piece, Sentence, name, sentence};

/// Button that copies the link.
pub const COPY_LINK: &str = "Copy link";
/// Name of the second button that copies it, where the first is out of sight.
pub const COPY_THE_LINK: &str = "Copy the link";
/// Says that the link was copied.
pub const COPIED_LINK: &str = "Copied the link. It holds what the form holds, and no secret.";

/// Says that the link was copied without what is wrong.
pub fn copied_link_without(problems: usize) -> String {
    let values = counted(problems, "value", "values");
    format!("Copied the link. It leaves out {values} that you still have to fix.")
}

/// Says what a link would not hold.
pub fn link_leaves_out(problems: usize) -> String {
    match problems {
        1 => "1 value is wrong. A link leaves it out.".to_owned(),
        problems => format!("{problems} values are wrong. A link leaves them out."),
    }
}

/// Heading of what is to be checked of a link.
pub const FROM_LINK: &str = "Someone sent you these values";
/// Heading of a link of which nothing could be used.
pub const LINK_UNREADABLE: &str = "This link could not be read";
/// Heading of a link of which nothing is to be checked.
pub const LINK_OPENED: &str = "This link filled the form";
/// Heading of a link that was refused.
pub const LINK_REFUSED: &str = "This link was not opened";
/// What to do about values from a link.
pub const FROM_LINK_ADVICE: &str =
    "Running the SQL gives this service principal access to your data. Check them first.";

/// Label of who gets access.
pub const WHO: &str = "Who";
/// How to check the client ID.
pub const WHO_CHECK: &str = "In Databricks: Settings → Identity and access → Service principals → yours. Its Application ID must be this one. \
     Not sure? Ask for it by another way than the link came by.";
/// Label of where the secret goes.
pub const WHERE: &str = "Where";
/// How to check the host.
pub const WHERE_CHECK: &str = "Segment will send the client ID and your secret to this address. Compare it with your workspace's address.";
/// Label of what can be read.
pub const READS: &str = "Reads";
/// How to check what can be read.
pub const READS_CHECK: &str = "May Segment read all of these?";
/// Label of what can be written.
pub const WRITES: &str = "Writes";
/// Behind the catalog that Segment writes in.
pub const WRITES_CREATE: &str = " will be created, and Segment can create schemas in it";
/// Behind such a catalog that exists.
pub const WRITES_EXISTS: &str = " exists, and Segment can create schemas in it";
/// Label of where the tables are kept.
pub const STORED: &str = "Stored at";
/// How to check that.
pub const STORED_CHECK: &str = "Segment's tables are kept there. Is this your storage?";
/// Label of the Reverse ETL schema.
pub const ALL_ON: &str = "Everything on";
/// How to check that.
pub const ALL_ON_CHECK: &str =
    "Segment gets all privileges on this schema. Has Reverse ETL run there?";
/// Label of the table that the checks read from.
pub const TESTS: &str = "Tests";
/// How to check that.
pub const TESTS_CHECK: &str = "Step 6 reads 10 rows of this table.";
/// Label of letters and names that look like others.
pub const MIND: &str = "Careful";
/// Label of a statement that removes access.
pub const REMOVES: &str = "Removes";
/// How to check that.
pub const REMOVES_CHECK: &str = "This removes access that was granted before. Do you want that?";
/// Says what access will be removed, where none is yet.
pub const REMOVES_LATER: &str = "nothing yet; older access to the rest, once a catalog is limited";
/// Says how often a statement like the one before removes access.
pub fn removes_more(count: usize) -> String {
    format!("and the same on the other {count} catalogs that are read only in part.")
}
/// Asks whether a list was looked at that is too long for one look.
pub fn names_question(count: usize) -> String {
    format!("The link names {count} catalogs and schemas. Did you look at all of them?")
}
/// Button that says so.
pub fn confirm_names(count: usize) -> String {
    format!("Yes, at all {count}")
}
/// Button that goes back to the list.
pub const LOOK_AGAIN: &str = "Not yet";
/// Says why a confirmation did not count.
pub const CONFIRMED_EARLY: &str = "Too quick to count. Look at the values, then press again.";
/// Stands in print in the place of what is to be confirmed.
pub const NOT_PRINTED: &str = "Unconfirmed: a link brought these values, and nobody has checked them here. No SQL is printed.";

/// Button that confirms the values from a link.
pub const CONFIRM: &str = "I checked these values";
/// Button that empties the form of them.
pub const DISCARD: &str = "Discard the link";
/// Says that the values from a link were confirmed.
pub const CONFIRMED: &str = "You checked the values from the link.";
/// Marks a field whose value came from a link.
pub const MARK_FROM_LINK: &str = "from a link";
/// Stands for "ready" while values from a link are to be confirmed.
pub const TO_CONFIRM: &str = "Check the values from the link";
/// Says why nothing can be copied while values from a link are to be confirmed.
pub const CONFIRM_FIRST: &str = "Nothing can be copied until you have checked the values.";
/// Button that goes to what is to be confirmed.
pub const GO_TO_CONFIRMATION: &str = "Show what to check";

/// Heading of the question which form to keep.
pub const LINK_MET_WORK: &str = "A link was opened while you were working here";
/// What the question is.
pub const LINK_MET_WORK_ADVICE: &str =
    "Which values do you want to go on with? The others are kept.";
/// Button that keeps what was typed.
pub const KEEP_MINE: &str = "Keep mine";
/// Button that uses the link.
pub const USE_LINK: &str = "Look at the link";
/// Offers the values of the link.
pub const LINK_IS_KEPT: &str = "The values from the link are kept.";
/// Offers the values that were typed.
pub const MINE_ARE_KEPT: &str = "The values you had before the link are kept.";
/// Button that turns to the values of the link.
pub const TURN_TO_LINK: &str = "Go to the link's";
/// Button that turns to the values that were typed.
pub const TURN_TO_MINE: &str = "Go to mine";

/// Says why a linked host was left out.
pub fn foreign_host(host: &str) -> Sentence {
    sentence![
        name(host),
        " is not a Databricks address. Segment would send your secret there, so a link cannot fill it in. If it is yours, type it in \
         Step 7.",
    ]
}

/// How much of a link was used.
pub fn link_usage(count: usize, ignored: usize) -> String {
    let used = counted(count, "value", "values");
    match (count, ignored) {
        (0, 0) => "The link holds no values.".to_owned(),
        (0, _) => "Nothing in the link could be used:".to_owned(),
        (1, 0) => "The 1 value in the link was used.".to_owned(),
        (_, 0) => format!("All {used} in the link were used."),
        (1, _) => format!("1 value from the link was used. {ignored} could not be used:"),
        _ => format!("{used} from the link were used. {ignored} could not be used:"),
    }
}

/// In front of the fields that a link leaves empty.
pub const STILL_EMPTY: &str = "Not in the link:";

/// A part of a link as it stood there, cut short.
pub fn link_part(key: &str, value: &str) -> String {
    let part: String = match (key, value) {
        ("", "") => "…".to_owned(),
        (key, "") => key.to_owned(),
        (key, value) => format!("{key}={value}"),
    };
    match name(&part) {
        Piece::Name(part) => part,
        part => Sentence::from(part).to_text(),
    }
}

/// Says that more parts of a link were left out than are listed.
pub fn more_ignored(count: usize) -> String {
    format!("and {count} more.")
}
