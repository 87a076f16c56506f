//! What the page says of the picture of the access before it is there.

/// Heading that opens the picture.
pub const HEADING: &str = "See it as a picture";
/// What the picture shows.
pub const HEADING_HINT: &str = "who can read and write what, once this SQL has run";
