//! Text that looks like a secret, so that it can be kept out of everything.

use std::fmt;

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
    const ALL: [Self; 4] =
        [Self::OAuthSecret, Self::PersonalAccessToken, Self::RefreshToken, Self::JsonWebToken];

    /// Finds the first secret-shaped run anywhere in a text, even where invisible characters take it apart.
    ///
    /// Those of hex digits are found in any case. The time is linear in the text's length, and nothing is copied.
    ///
    /// ```
    /// use data_graph_setup::model::SecretKind;
    ///
    /// assert_eq!(SecretKind::find("id: dose0123abcd"), Some(SecretKind::OAuthSecret));
    /// assert_eq!(SecretKind::find("DO\u{200b}SE0123ABCD"), Some(SecretKind::OAuthSecret));
    /// assert_eq!(SecretKind::find("dosenette"), None);
    /// ```
    pub fn find(text: &str) -> Option<Self> {
        first(text).map(|(_, kind)| kind)
    }

    /// Takes every secret-shaped run out of a text, as [`SecretKind::find`] finds them.
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
        let kind = Self::find(text)?;
        let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let mut left = String::new();
        let mut rest = visible.as_str();
        while let Some((at, _)) = first(rest) {
            let (before, secret) = rest.split_at(at);
            left.push_str(before.trim_end_matches(stands_in_tokens));
            rest = secret.trim_start_matches(stands_in_tokens);
        }
        left.push_str(rest);
        Some((left, kind))
    }

    /// Says whether a text begins with a secret of this kind.
    fn begins(self, text: &str) -> bool {
        let (prefix, is_hex) = match self {
            Self::OAuthSecret => ("dose", true),
            Self::PersonalAccessToken => ("dapi", true),
            Self::RefreshToken => ("doau", true),
            Self::JsonWebToken => ("eyJ", false),
        };
        let mut prefix = prefix.chars();
        let mut body = 0;
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            match prefix.next() {
                Some(letter) if c == letter || is_hex && c.eq_ignore_ascii_case(&letter) => {}
                None if c.is_ascii_hexdigit() || !is_hex && is_base64url(c) => body += 1,
                _ => return false,
            }
            if body == SHORTEST_BODY {
                return true;
            }
        }
        false
    }
}

impl fmt::Display for SecretKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OAuthSecret => "an OAuth secret",
            Self::PersonalAccessToken => "a personal access token",
            Self::RefreshToken => "a refresh token",
            Self::JsonWebToken => "a JSON Web Token",
        })
    }
}

/// How many characters after the prefix make a text secret-shaped.
const SHORTEST_BODY: usize = 8;

/// The first secret-shaped run in a text, and where it begins.
fn first(text: &str) -> Option<(usize, SecretKind)> {
    for (at, letters) in text.as_bytes().windows(2).enumerate() {
        if may_begin(letters)
            && let Some(here) = text.get(at..)
            && let Some(kind) = SecretKind::ALL.into_iter().find(|kind| kind.begins(here))
        {
            return Some((at, kind));
        }
    }
    None
}

/// Says whether two bytes may begin a prefix, so that few places of a long text have to be looked at closely.
///
/// The second may also belong to an invisible character.
fn may_begin(letters: &[u8]) -> bool {
    matches!(letters, [b'd' | b'D', b'o' | b'O' | b'a' | b'A' | 0x80..] | [b'e', b'y' | 0x80..])
}

/// Says whether a character may be part of a token, or join its parts.
fn stands_in_tokens(c: char) -> bool {
    is_base64url(c) || matches!(c, '.' | '+' | '/' | '=')
}

fn is_base64url(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
