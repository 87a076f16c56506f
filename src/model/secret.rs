//! Text that looks like a secret, so that it can be kept out of everything.

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

fn is_base64url(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
