//! Plans that are no plans, and what is said of them.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{SMALLEST, TEXT_KEYS, answer, of, refusal};

/// Checks that a plan is refused, and that the message begins with this key path.
#[track_caller]
fn refused_at(plan: &str, path: &str) {
    let message = refusal(plan).unwrap_or_default();
    assert!(message.starts_with(&format!("`{path}` ")), "{plan} says: {message}");
}

#[wasm_bindgen_test]
fn a_plan_that_is_no_object_throws_an_error_that_names_it() {
    for plan in
        ["undefined", "null", r#""clientId""#, "5", "true", "[]", "() => ({})", "Symbol()", "1n"]
    {
        refused_at(plan, "plan");
    }
}

#[wasm_bindgen_test]
fn anything_but_text_where_text_belongs_throws_an_error_that_names_its_key_path() {
    for (path, plan) in TEXT_KEYS {
        for value in
            ["5", "NaN", "true", "[]", "{}", "() => ''", "Symbol()", "1n", "new String('a')"]
        {
            refused_at(&plan.replace("TEXT", value), path);
        }
    }
}

#[wasm_bindgen_test]
fn another_wrong_kind_of_value_throws_an_error_that_names_its_key_path() {
    for (path, plan) in [
        ("segmentCatalog", r#"{segmentCatalog: "SEGMENT_LINKED_PROFILES_DB"}"#),
        ("segmentCatalog", "{segmentCatalog: []}"),
        ("segmentCatalog", "{segmentCatalog: 5}"),
        ("segmentCatalog.storage", "{segmentCatalog: {storage: true}}"),
        ("segmentCatalog.storage", "{segmentCatalog: {storage: 5}}"),
        ("segmentCatalog.storage", r#"{segmentCatalog: {storage: ["s3://bucket"]}}"#),
        ("segmentCatalog.storage", r#"{segmentCatalog: {storage: "s3://bucket"}}"#),
        ("segmentCatalog.storage", r#"{segmentCatalog: {storage: "Exists"}}"#),
        ("segmentCatalog.storage", r#"{segmentCatalog: {storage: ""}}"#),
        ("profilesSync", r#"{profilesSync: "profiles"}"#),
        ("profilesSync", r#"{profilesSync: ["profiles"]}"#),
        ("profilesSync.schemas", r#"{profilesSync: {schemas: "ps_segment"}}"#),
        ("profilesSync.schemas", "{profilesSync: {schemas: {length: 0}}}"),
        ("profilesSync.schemas", "{profilesSync: {schemas: new Set()}}"),
        ("profilesSync.schemas[1]", r#"{profilesSync: {schemas: ["a", ["b"]]}}"#),
        ("catalogs", r#"{catalogs: "sales"}"#),
        ("catalogs", r#"{catalogs: {catalog: "sales"}}"#),
        ("catalogs", "{catalogs: 0}"),
        ("catalogs[0]", r#"{catalogs: ["sales"]}"#),
        ("catalogs[1]", "{catalogs: [{}, []]}"),
        ("catalogs[1].schemas", "{catalogs: [{}, {schemas: 5}]}"),
        ("catalogs[1].schemas", "{catalogs: [{}, {schemas: {}}]}"),
        ("catalogs[1].schemas[2]", r#"{catalogs: [{}, {schemas: ["a", null, {}]}]}"#),
        ("grantedBefore", r#"{grantedBefore: "true"}"#),
        ("grantedBefore", "{grantedBefore: 1}"),
        ("grantedBefore", "{grantedBefore: {}}"),
        ("connection", r#"{connection: "https://example.com"}"#),
        ("connection", "{connection: [443]}"),
        ("connection.port", r#"{connection: {port: "443"}}"#),
        ("connection.port", "{connection: {port: 443n}}"),
        ("connection.port", "{connection: {port: true}}"),
        ("connection.port", "{connection: {port: [443]}}"),
        ("wording", r#"{wording: "unity catalog"}"#),
        ("wording", r#"{wording: "Guide"}"#),
        ("wording", r#"{wording: ""}"#),
        ("wording", "{wording: 1}"),
        ("wording", r#"{wording: ["guide"]}"#),
    ] {
        refused_at(plan, path);
    }
}

#[wasm_bindgen_test]
fn an_unknown_key_throws_an_error_that_names_its_key_path() {
    for (path, plan) in [
        ("clientID", r#"{clientID: "a"}"#),
        ("client_id", r#"{client_id: "a"}"#),
        ("oauthSecret", "{oauthSecret: undefined}"),
        ("segmentCatalog.catalog", r#"{segmentCatalog: {catalog: "a"}}"#),
        ("segmentCatalog.storage.path", r#"{segmentCatalog: {storage: {path: "s3://bucket"}}}"#),
        ("profilesSync.schema", r#"{profilesSync: {catalog: "a", schema: "b"}}"#),
        ("catalogs[1].name", r#"{catalogs: [{}, {name: "a"}]}"#),
        ("connection.host", r#"{connection: {host: "a"}}"#),
        ("0", "{0: null}"),
    ] {
        refused_at(plan, path);
    }
}

#[wasm_bindgen_test]
fn keys_that_every_object_inherits_are_unknown_when_a_plan_has_them() {
    for key in ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "toJSON"] {
        refused_at(&format!(r#"{{["{key}"]: {{}}}}"#), key);
        refused_at(
            &format!(r#"{{catalogs: [{{["{key}"]: null}}]}}"#),
            &format!("catalogs[0].{key}"),
        );
    }
}

#[wasm_bindgen_test]
fn a_plan_without_a_prototype_is_a_plan() {
    let plan = format!("Object.assign(Object.create(null), {SMALLEST})");
    assert_eq!(of(&answer(&plan), "it"), of(&answer(SMALLEST), "it"));
}

#[wasm_bindgen_test]
fn an_inherited_value_is_checked_like_the_plans_own() {
    for (path, plan) in [
        ("clientId", "Object.create({clientId: 5})"),
        ("connection.port", r#"{__proto__: {connection: {port: "dose0123456789"}}}"#),
        ("catalogs[0].schemas", "{catalogs: [Object.create({schemas: {}})]}"),
        ("wording", "new (class { get wording() { return 'other' } })()"),
    ] {
        refused_at(plan, path);
    }
}

#[wasm_bindgen_test]
fn what_was_checked_is_what_is_used() {
    let changing = |first, later| {
        format!(
            "((reads = 0) => ({{get connection() {{
                return {{get port() {{ if (reads++) {later}; return {first}; }}}};
            }}}}))()"
        )
    };
    for later in ["return 'dose0123456789'", "return 1", "throw new Error('later')", "throw 'late'"]
    {
        let answer = answer(&changing("8443", later));
        assert_eq!(of(&answer, "it.settings[2].value"), r#""8443""#, "{later}");
    }
}

#[wasm_bindgen_test]
fn a_key_that_cannot_be_read_throws_an_error_that_names_its_path_and_nothing_more() {
    let getter = "{ throw new Error('dose0123456789') }";
    for (path, plan) in [
        ("clientId", format!("{{get clientId() {getter}}}")),
        ("catalogs[1].schemas", format!("{{catalogs: [{{}}, {{get schemas() {getter}}}]}}")),
        ("catalogs[0]", format!("{{catalogs: Object.defineProperty([], 0, {{get() {getter}}})}}")),
        ("catalogs", format!("{{catalogs: new Proxy([], {{get() {getter}}})}}")),
        ("connection", format!("{{connection: new Proxy({{}}, {{ownKeys() {getter}}})}}")),
        ("plan", format!("new Proxy({{}}, {{ownKeys() {getter}}})")),
        ("segmentCatalog", format!("{{segmentCatalog: {REVOKED}}}")),
        ("plan", REVOKED.to_owned()),
    ] {
        refused_at(&plan, path);
        assert!(!refusal(&plan).unwrap_or_default().contains("dose"), "{plan}");
    }
}

/// A proxy that throws whatever is asked of it.
const REVOKED: &str = "(({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable({}, {}))";

#[wasm_bindgen_test]
fn an_object_of_another_class_is_refused_by_its_key_path_or_read_like_a_plain_one() {
    for object in [
        "new Map([['location', 5]])",
        "new Set(['location'])",
        "new ArrayBuffer(8)",
        "new Date()",
        "Object.assign({location: ''}, {[Symbol.iterator]: 5})",
    ] {
        let plan = format!("{{segmentCatalog: {{storage: {object}}}}}");
        let message = refusal(&plan);
        assert!(
            message.as_deref().is_none_or(|text| text.starts_with("`segmentCatalog.storage")),
            "{object} says: {message:?}"
        );
    }
}

#[wasm_bindgen_test]
fn a_refusal_says_what_is_wanted_and_what_was_found() {
    assert_eq!(
        refusal("{catalogs: [{}, {schemas: 5}]}").unwrap(),
        "`catalogs[1].schemas` should be a list, but is a number."
    );
    let wording = refusal(r#"{wording: "other"}"#).unwrap();
    assert!(wording.contains(r#""guide""#) && wording.contains(r#""unity-catalog""#), "{wording}");
    let storage = refusal(r#"{segmentCatalog: {storage: "other"}}"#).unwrap();
    assert!(storage.contains(r#""new""#) && storage.contains(r#""exists""#), "{storage}");
    let unknown = refusal("{connection: {user: 5}}").unwrap();
    for key in ["hostname", "httpPath", "port"] {
        assert!(unknown.contains(&format!("`{key}`")), "{unknown}");
    }
}
