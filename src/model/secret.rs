//! Text that looks like a secret, so that it can be kept out of everything.

use super::text::is_invisible;

/// What a secret-shaped text looks like.
///
/// The prefixes are those that public secret scanners look for (November 2026); Databricks documents
/// `dose` for OAuth secrets only through
/// <https://docs.aws.amazon.com/secretsmanager/latest/userguide/mes-partner-DatabricksSPSecret.html>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretKind {
    /// `dose…`, the OAuth secret of a service principal.
    OAuthSecret,
    /// `dapi…`, a personal access token.
    PersonalAccessToken,
    /// `doau…`, an OAuth refresh token.
    RefreshToken,
    /// `eyJ…`, a JSON Web Token: an OAuth access token or ID token.
    JsonWebToken,
}

impl SecretKind {
    /// Finds the first secret-shaped run anywhere in a text, in time linear in its length.
    ///
    /// ```
    /// use data_graph_setup::model::SecretKind;
    ///
    /// assert_eq!(SecretKind::find("id: dose0123abcd"), Some(SecretKind::OAuthSecret));
    /// assert_eq!(SecretKind::find("dosenette"), None);
    /// ```
    pub fn find(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        (0..bytes.len()).find_map(|start| Self::at_start_of(bytes.get(start..)?))
    }

    /// Takes every secret-shaped run out of a text, in any case and even where invisible characters take it apart.
    ///
    /// With each goes all that stands around it without a gap, such as a token's other parts, and the invisible characters go
    /// everywhere. Absent where there is none.
    ///
    /// ```
    /// use data_graph_setup::model::SecretKind;
    ///
    /// let (text, kind) = SecretKind::take_out("id,dose0123abcd,x").unwrap_or_else(|| unreachable!());
    /// assert_eq!((text.as_str(), kind), ("id,,x", SecretKind::OAuthSecret));
    /// ```
    pub fn take_out(text: &str) -> Option<(String, Self)> {
        let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        take_out(&visible)
    }

    fn at_start_of(bytes: &[u8]) -> Option<Self> {
        SHAPES.iter().find_map(|&(prefix, belongs, kind)| {
            let rest = bytes.strip_prefix(prefix)?;
            let body = rest.get(..SHORTEST_BODY)?;
            body.iter().all(belongs).then_some(kind)
        })
    }
}

/// How many characters after the prefix make a text secret-shaped.
const SHORTEST_BODY: usize = 8;

type Shape = (&'static [u8], fn(&u8) -> bool, SecretKind);

const SHAPES: [Shape; 4] = [
    (b"dose", u8::is_ascii_hexdigit, SecretKind::OAuthSecret),
    (b"dapi", u8::is_ascii_hexdigit, SecretKind::PersonalAccessToken),
    (b"doau", u8::is_ascii_hexdigit, SecretKind::RefreshToken),
    (b"eyJ", is_base64url, SecretKind::JsonWebToken),
];

fn take_out(text: &str) -> Option<(String, SecretKind)> {
    let bytes = text.as_bytes();
    let lower = text.to_ascii_lowercase();
    let shape_at = |at: usize| {
        [bytes, lower.as_bytes()]
            .into_iter()
            .find_map(|bytes| SecretKind::at_start_of(bytes.get(at..)?))
    };
    let belongs = |byte: Option<&u8>| {
        byte.is_some_and(|byte| is_base64url(byte) || matches!(byte, b'.' | b'+' | b'/' | b'='))
    };
    let mut left = String::new();
    let mut found = None;
    let (mut kept, mut at) = (0, 0);
    while at < bytes.len() {
        let Some(kind) = shape_at(at) else {
            at += 1;
            continue;
        };
        found.get_or_insert(kind);
        let mut start = at;
        while kept < start && belongs(bytes.get(start - 1)) {
            start -= 1;
        }
        while belongs(bytes.get(at)) {
            at += 1;
        }
        left.push_str(text.get(kept..start).unwrap_or_default());
        kept = at;
    }
    left.push_str(text.get(kept..).unwrap_or_default());
    Some((left, found?))
}

fn is_base64url(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
