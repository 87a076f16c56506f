//! Secrets, and text that is not well-formed.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{SECRETS, TEXT_KEYS, answer, decoded, of, refusal};

#[wasm_bindgen_test]
fn a_secret_in_any_text_is_a_problem_with_an_empty_value_and_appears_nowhere() {
    for secret in SECRETS {
        for (path, plan) in TEXT_KEYS {
            let answer = answer(&plan.replace("TEXT", &format!("' x {secret} y'")));
            assert_eq!(
                of(&answer, "it.problems.map(({ field, value }) => [field, value])"),
                format!(r#"[["{path}",""]]"#)
            );
            assert!(!of(&answer, "it").contains(secret), "{path}");
        }
    }
}

#[wasm_bindgen_test]
fn a_secret_in_capital_letters_appears_nowhere_where_letters_are_made_small() {
    for plan in [
        "{clientId: 'DOSE0123456789ABCDEF'}",
        "{connection: {hostname: 'DAPI01234567.example.com'}}",
        "{connection: {httpPath: '/SQL/DOAU01234567'}}",
    ] {
        let answer = answer(plan);
        assert_eq!(of(&answer, "it.problems.map(({ value }) => value)"), r#"[""]"#, "{plan}");
        assert!(!of(&answer, "it").contains("01234567"), "{plan}");
    }
}

#[wasm_bindgen_test]
fn no_refusal_repeats_a_secret() {
    for secret in SECRETS {
        for plan in [
            format!("{{{secret}: 1}}"),
            format!("{{x_{secret}_x: 1}}"),
            format!("{{segmentCatalog: {{{secret}: 1}}}}"),
            format!("{{segmentCatalog: {{storage: {{{secret}: 1}}}}}}"),
            format!("{{segmentCatalog: {{storage: '{secret}'}}}}"),
            format!("{{profilesSync: '{secret}'}}"),
            format!("{{profilesSync: {{{secret}: 1}}}}"),
            format!("{{catalogs: [{{{secret}: 1}}]}}"),
            format!("{{catalogs: '{secret}'}}"),
            format!("{{grantedBefore: '{secret}'}}"),
            format!("{{connection: {{port: '{secret}'}}}}"),
            format!("{{connection: {{{secret}: 1}}}}"),
            format!("{{wording: '{secret}'}}"),
            format!("'{secret}'"),
        ] {
            let message = refusal(&plan).unwrap();
            assert!(!message.contains(secret), "{plan} says: {message}");
        }
    }
}

#[wasm_bindgen_test]
fn a_secret_in_a_link_appears_nowhere() {
    const KEYS: [&str; 13] = [
        "v", "id", "segment", "storage", "retl", "profiles", "read", "before", "test", "host",
        "path", "port", "wording",
    ];
    for secret in SECRETS {
        let encoded: String = secret.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let values = [secret.to_owned(), format!("a.{secret}"), encoded];
        let known =
            KEYS.iter().flat_map(|key| values.iter().map(move |value| format!("{key}={value}")));
        let unknown = [format!("secret={secret}"), format!("{secret}=1"), secret.to_owned()];
        for link in known.chain(unknown) {
            let decoded = decoded(&link);
            assert_eq!(of(&decoded, "it.ignored.length"), "1", "{link}");
            assert!(!of(&decoded, "it").contains(secret), "{link}");
        }
    }
}

#[wasm_bindgen_test]
fn text_with_half_a_surrogate_pair_is_a_problem_and_reaches_no_sql() {
    for (path, plan) in TEXT_KEYS {
        for half in [r#""a\ud800b""#, r#""\udfff""#, r#""\udc00\ud800""#] {
            let answer = answer(&plan.replace("TEXT", half));
            assert_eq!(
                of(&answer, "it.problems.map(({ field }) => field)"),
                format!("[\"{path}\"]")
            );
            assert!(
                !of(&answer, "[it.sql, it.checks, it.settings]").contains('\u{fffd}'),
                "{path}"
            );
        }
    }
}

#[wasm_bindgen_test]
fn an_answer_is_well_formed_even_where_the_plan_is_not() {
    for (_, plan) in TEXT_KEYS {
        let answer = answer(&plan.replace("TEXT", r#""a\ud800b""#));
        assert_eq!(of(&answer, "/\\\\ud[89a-f]/.test(JSON.stringify(it))"), "false", "{plan}");
    }
}

#[wasm_bindgen_test]
fn a_key_with_half_a_surrogate_pair_is_unknown() {
    assert!(refusal(r#"{"clientId\ud800": null}"#).is_some());
    assert!(refusal(r#"{wording: "guide\ud800"}"#).unwrap().starts_with("`wording` "));
}

#[wasm_bindgen_test]
fn a_whole_surrogate_pair_is_a_letter_like_any_other() {
    let answer = answer(r#"{profilesSync: {catalog: "\ud840\udc00"}}"#);
    assert_eq!(of(&answer, "it.problems"), "[]");
    assert!(of(&answer, "it.sql").contains("ON CATALOG `\u{20000}` TO"));
}
