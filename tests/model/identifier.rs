//! Which texts are names of catalogs, schemas and tables, and what is said of those that are not.

use data_graph_setup::model::{Identifier, IdentifierError, NamePart, SecretKind};

use crate::support::SECRETS;

const PARTS: [NamePart; 3] = [NamePart::Catalog, NamePart::Schema, NamePart::Table];

/// Asserts that a text is a name for every part, printed as `name`.
#[track_caller]
fn accepts_as(text: &str, name: &str) {
    for part in PARTS {
        let parsed = Identifier::parse(text, part);
        assert_eq!(parsed.as_ref().map(Identifier::as_str), Ok(name), "{text:?} as {part:?}");
    }
}

/// Asserts that a text is a name for no part, and why.
#[track_caller]
fn refuses(text: &str, error: &IdentifierError) {
    for part in PARTS {
        assert_eq!(Identifier::parse(text, part).as_ref(), Err(error), "{text:?} as {part:?}");
    }
}

#[track_caller]
fn are_same(one: &str, other: &str, expected: bool) {
    let parse = |text| Identifier::parse(text, NamePart::Catalog);
    let same = match (parse(one), parse(other)) {
        (Ok(one), Ok(other)) => Some((one.is_same_as(&other), other.is_same_as(&one))),
        _ => None,
    };
    assert_eq!(same, Some((expected, expected)), "{one:?} and {other:?}");
}

#[test]
fn a_name_is_kept_as_typed() {
    for name in [
        "sales",
        "Sales_2024",
        "SEGMENT_LINKED_PROFILES_DB",
        "billing-eu",
        "1",
        "0123456789",
        "select",
        "_",
        "__segment_reverse_etl",
        "日本語",
        "Größe",
        "e\u{301}te\u{301}",
        "данные",
        "مبيعات",
        "😀",
        "a`b",
        "`",
        "'",
        "\"",
        "a'b'c",
        "\"a",
        "a\"",
        "‘a",
        "a”",
        "--",
        "--a",
        ";",
        "a;DROP",
        "*",
        "a\\b",
        "\\",
        "%",
        "100%",
        "a,b",
        "(a)",
        "[a]",
        "a=b&c",
        "$",
        "$a",
        "{a}",
        "}}",
        "{",
        "<",
        ">",
        "a>b<c",
    ] {
        accepts_as(name, name);
    }
}

#[test]
fn white_space_around_a_name_is_dropped() {
    for text in [
        " sales",
        "sales ",
        "\tsales\n",
        "\r\n sales\r\n",
        "\u{a0}sales\u{3000}",
        "\u{b}sales\u{c}",
    ] {
        accepts_as(text, "sales");
    }
}

#[test]
fn nothing_but_white_space_is_no_name() {
    for text in ["", " ", "\t\r\n", "\u{a0}\u{2003}"] {
        refuses(text, &IdentifierError::Empty);
    }
}

#[test]
fn a_period_a_space_a_slash_and_every_ascii_control_are_forbidden() {
    let controls = (0..=0x1f).chain([0x7f]).filter_map(char::from_u32);
    let forbidden: Vec<char> = ['.', ' ', '/'].into_iter().chain(controls).collect();
    assert_eq!(forbidden.len(), 36);
    for found in forbidden {
        refuses(&format!("a{found}b"), &IdentifierError::Forbidden { found });
    }
}

#[test]
fn every_other_printable_ascii_character_is_allowed() {
    let allowed: Vec<char> = ('!'..='~').filter(|c| !matches!(c, '.' | '/')).collect();
    assert_eq!(allowed.len(), 92);
    for c in allowed {
        let name = format!("a{c}b");
        accepts_as(&name, &name);
    }
}

#[test]
fn a_forbidden_character_that_is_no_white_space_is_not_trimmed_away() {
    for found in ['.', '/', '\0', '\u{1b}', '\u{7f}'] {
        refuses(&format!("{found}sales"), &IdentifierError::Forbidden { found });
        refuses(&format!("sales{found}"), &IdentifierError::Forbidden { found });
    }
}

#[test]
fn the_first_forbidden_character_is_the_one_that_is_named() {
    refuses("a/b c.d", &IdentifierError::Forbidden { found: '/' });
    refuses("a b/c.d", &IdentifierError::Forbidden { found: ' ' });
}

#[test]
fn an_invisible_character_within_a_name_is_refused() {
    let c1 = '\u{80}'..='\u{9f}';
    let bidi = ('\u{202a}'..='\u{202e}')
        .chain('\u{2066}'..='\u{2069}')
        .chain(['\u{61c}', '\u{200e}', '\u{200f}']);
    let zero_width = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}']
        .into_iter()
        .chain(['\u{34f}', '\u{180e}', '\u{2061}', '\u{2064}', '\u{206f}']);
    let separators = ['\u{2028}', '\u{2029}'];
    let spaces =
        ('\u{2000}'..='\u{200a}').chain(['\u{a0}', '\u{1680}', '\u{202f}', '\u{205f}', '\u{3000}']);
    let fillers = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}', '\u{2800}'];
    let selectors = ['\u{fe00}', '\u{fe0f}', '\u{e0100}', '\u{e01ef}'];
    let tags = ['\u{e0001}', '\u{e0020}', '\u{e0041}', '\u{e007f}'];
    let others = ['\u{fff9}', '\u{fffa}', '\u{fffb}', '\u{fffd}', '\u{1d173}', '\u{fffe}'];
    let all: Vec<char> = c1
        .chain(bidi)
        .chain(zero_width)
        .chain(separators)
        .chain(spaces)
        .chain(fillers)
        .chain(selectors)
        .chain(tags)
        .chain(others)
        .collect();
    for found in all {
        refuses(&format!("sa{found}les"), &IdentifierError::Invisible { found });
    }
}

#[test]
fn an_invisible_character_that_is_no_white_space_is_not_trimmed_away() {
    for found in ['\u{200b}', '\u{feff}', '\u{202e}', '\u{2060}', '\u{ad}', '\u{80}'] {
        refuses(&format!("{found}sales"), &IdentifierError::Invisible { found });
        refuses(&format!("sales{found}"), &IdentifierError::Invisible { found });
    }
}

#[test]
fn a_name_has_at_most_255_characters() {
    for c in ["a", "é", "語", "😀", "$"] {
        let name = c.repeat(255);
        accepts_as(&name, &name);
        refuses(&format!("{name}x"), &IdentifierError::TooLong { length: 256 });
    }
    refuses(&"é".repeat(1000), &IdentifierError::TooLong { length: 1000 });
}

#[test]
fn white_space_around_a_name_does_not_count_for_its_length() {
    let name = "a".repeat(255);
    accepts_as(&format!("  {name}\n"), &name);
}

#[test]
fn a_pair_of_quotes_around_a_name_is_refused() {
    for (open, close) in [
        ('`', '`'),
        ('\'', '\''),
        ('"', '"'),
        ('´', '´'),
        ('‘', '’'),
        ('“', '”'),
        ('„', '“'),
        ('‚', '‘'),
        ('”', '”'),
        ('«', '»'),
    ] {
        for text in [format!("{open}sales{close}"), format!(" {open}sales{close} ")] {
            refuses(&text, &IdentifierError::Quoted { open, close });
        }
    }
}

#[test]
fn a_pair_of_quotes_as_other_languages_have_them_is_refused() {
    for (open, close) in [('’', '’'), ('»', '«'), ('»', '»'), ('‹', '›'), ('›', '‹'), ('「', '」')]
    {
        refuses(&format!("{open}sales{close}"), &IdentifierError::Quoted { open, close });
    }
}

#[test]
fn a_pair_of_quotes_with_nothing_between_is_refused() {
    refuses("``", &IdentifierError::Quoted { open: '`', close: '`' });
    refuses("\"\"", &IdentifierError::Quoted { open: '"', close: '"' });
}

#[test]
fn a_placeholder_of_a_guide_is_refused() {
    for text in [
        "${catalog}",
        "${schema_1}",
        "a${b}c",
        "${",
        "{{catalog}}",
        "{{ catalog }}",
        "a{{b",
        "<catalog>",
        "<your catalog>",
        "a<b>c",
        " ${catalog} ",
        "`${catalog}`",
    ] {
        refuses(text, &IdentifierError::Placeholder);
    }
}

#[test]
fn a_catalog_of_databricks_own_is_refused_in_any_case() {
    for name in [
        "system",
        "samples",
        "hive_metastore",
        "information_schema",
        "__databricks",
        "__databricks_internal",
        "__databricksx",
    ] {
        for text in [name.to_owned(), name.to_uppercase(), format!(" {} ", capitalised(name))] {
            let parsed = Identifier::parse(&text, NamePart::Catalog);
            assert_eq!(parsed, Err(IdentifierError::Reserved), "{text:?}");
        }
    }
}

fn capitalised(name: &str) -> String {
    name.split('_')
        .map(|word| {
            word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default()
        })
        .collect::<Vec<_>>()
        .join("_")
}

#[test]
fn a_schema_of_databricks_own_is_refused_in_any_case() {
    for text in ["information_schema", "INFORMATION_SCHEMA", "__databricks_x", "__DataBricks_x"] {
        let parsed = Identifier::parse(text, NamePart::Schema);
        assert_eq!(parsed, Err(IdentifierError::Reserved), "{text:?}");
    }
}

#[test]
fn a_schema_may_be_called_samples() {
    let parsed = Identifier::parse("samples", NamePart::Schema);
    assert_eq!(parsed.as_ref().map(Identifier::as_str), Ok("samples"));
}

#[test]
fn a_name_that_only_resembles_a_reserved_one_is_accepted() {
    for name in [
        "system2",
        "my_system",
        "sample",
        "samples_eu",
        "hive",
        "hive_metastore_old",
        "information",
        "information_schema_2",
        "databricks",
        "_databricks",
        "x__databricks",
    ] {
        accepts_as(name, name);
    }
}

#[test]
fn names_are_compared_without_case() {
    are_same("sales", "SALES", true);
    are_same("Sales", "sAlEs", true);
    are_same(" sales ", "SALES", true);
    are_same("ÄPFEL", "äpfel", true);
    are_same("ДАННЫЕ", "данные", true);
    are_same("sales", "sales_", false);
    are_same("sales", "sale", false);
    are_same("sales", "ſales", false);
    are_same("a-b", "a_b", false);
}

#[test]
fn a_secret_anywhere_in_a_name_is_refused_as_what_it_looks_like() {
    for (secret, kind, _) in SECRETS {
        for text in [
            secret.to_owned(),
            format!("  {secret}\n"),
            format!("a_{secret}"),
            format!("{secret}_z"),
            format!("`{secret}`"),
            format!("${{{secret}}}"),
            format!("sales eu {secret}"),
            format!("é{secret}"),
        ] {
            refuses(&text, &IdentifierError::Secret(kind));
        }
    }
}

#[test]
fn a_secret_begins_with_eight_characters_after_its_prefix() {
    for name in [
        "dose0123456",
        "dapi0123456",
        "doau0123456",
        "eyJ0123456",
        "doseg01234567",
        "dose0123456g",
        "overdose",
        "dosenbrot",
        "eyJ0123456+",
        "ey01234567",
    ] {
        accepts_as(name, name);
    }
    refuses("dose0123456A", &IdentifierError::Secret(SecretKind::OAuthSecret));
    refuses("eyJ-_-_-_-_", &IdentifierError::Secret(SecretKind::JsonWebToken));
    refuses("eyJeyJabcde", &IdentifierError::Secret(SecretKind::JsonWebToken));
    refuses("dosedose01234567", &IdentifierError::Secret(SecretKind::OAuthSecret));
}
