//! The contract that a JavaScript caller sees, in a real browser.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use data_graph_setup::js::{audit, decode_link, encode_link, generate};
use js_sys::{Error, Function};
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A plan without blanks and problems, as a JavaScript expression.
const SMALLEST: &str =
    r#"{clientId: "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10", profilesSync: {catalog: "profiles"}}"#;

/// Secret-shaped text of every kind.
const SECRETS: [&str; 4] =
    ["dose0123456789abcdef", "dapi01234567", "doau0123456789", "eyJhbGciOiJIUzI1NiJ9"];

/// Every key of a plan that takes text, as a plan that holds only this text.
const TEXT_KEYS: [(&str, &str); 11] = [
    ("clientId", "{clientId: TEXT}"),
    ("segmentCatalog.name", "{segmentCatalog: {name: TEXT}}"),
    ("segmentCatalog.storage.location", "{segmentCatalog: {storage: {location: TEXT}}}"),
    ("segmentCatalog.reverseEtlSchema", "{segmentCatalog: {reverseEtlSchema: TEXT}}"),
    ("profilesSync.catalog", "{profilesSync: {catalog: TEXT}}"),
    ("profilesSync.schemas[1]", r#"{profilesSync: {catalog: "a", schemas: ["b", TEXT]}}"#),
    ("catalogs[1].catalog", r#"{catalogs: [{catalog: "a"}, {catalog: TEXT}]}"#),
    ("catalogs[1].schemas[0]", r#"{catalogs: [{}, {catalog: "a", schemas: [TEXT]}]}"#),
    ("testTable", "{testTable: TEXT}"),
    ("connection.hostname", "{connection: {hostname: TEXT}}"),
    ("connection.httpPath", "{connection: {httpPath: TEXT}}"),
];

/// Every key of a plan, as a plan that holds only this value.
const KEYS: [&str; 17] = [
    "{clientId: VALUE}",
    "{segmentCatalog: VALUE}",
    "{segmentCatalog: {name: VALUE}}",
    "{segmentCatalog: {storage: VALUE}}",
    "{segmentCatalog: {reverseEtlSchema: VALUE}}",
    "{profilesSync: VALUE}",
    "{profilesSync: {catalog: VALUE}}",
    "{profilesSync: {schemas: VALUE}}",
    "{catalogs: VALUE}",
    "{catalogs: [VALUE]}",
    "{grantedBefore: VALUE}",
    "{testTable: VALUE}",
    "{connection: VALUE}",
    "{connection: {hostname: VALUE}}",
    "{connection: {httpPath: VALUE}}",
    "{connection: {port: VALUE}}",
    "{wording: VALUE}",
];

/// The value of a JavaScript expression.
fn js(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).unwrap()
}

/// What a JavaScript expression makes of a value called `it`, as JSON.
fn of(it: &JsValue, expression: &str) -> String {
    let function = Function::new_with_args("it", &format!("return JSON.stringify({expression})"));
    function.call1(&JsValue::UNDEFINED, it).unwrap().as_string().unwrap_or("undefined".to_owned())
}

fn answer(plan: &str) -> JsValue {
    generate(&js(plan)).map_err(JsValue::from).unwrap()
}

fn decoded(link: &str) -> JsValue {
    decode_link(&JsValue::from_str(link)).map_err(JsValue::from).unwrap()
}

fn audited(plan: &str, text: &str) -> JsValue {
    audit(&js(plan), &JsValue::from_str(text)).map_err(JsValue::from).unwrap()
}

/// The message of what a call throws, which has to be an `Error`.
fn message<T>(outcome: Result<T, JsError>) -> Option<String> {
    let thrown = JsValue::from(outcome.err()?);
    Some(thrown.unchecked_into::<Error>().message().into())
}

/// The message with which a plan is refused, by `generate`, `encodeLink` and `audit` alike.
fn refusal(plan: &str) -> Option<String> {
    let text = JsValue::from_str("");
    let generating = message(generate(&js(plan)));
    assert_eq!(generating, message(encode_link(&js(plan))), "{plan}");
    assert_eq!(generating, message(audit(&js(plan), &text)), "{plan}");
    generating
}

/// Checks that a plan is refused, and that the message begins with this key path.
#[track_caller]
fn refused_at(plan: &str, path: &str) {
    let message = refusal(plan).unwrap_or_default();
    assert!(message.starts_with(&format!("`{path}` ")), "{plan} says: {message}");
}

#[wasm_bindgen_test]
fn an_answer_has_the_keys_of_the_contract_and_no_others() {
    assert_eq!(
        of(&answer(SMALLEST), "Object.keys(it)"),
        r#"["ready","blanks","problems","notes","summary","steps","sql","checks","undo","settings"]"#
    );
}

#[wasm_bindgen_test]
fn every_part_of_an_answer_has_the_keys_of_the_contract() {
    let plan = r#"{segmentCatalog: {name: "a b", reverseEtlSchema: "__segment_reverse_etl"}}"#;
    let keys = |list| of(&answer(plan), &format!("Object.keys({list}[0])"));
    assert_eq!(keys("it.blanks"), r#"["field","label"]"#);
    assert_eq!(keys("it.problems"), r#"["field","value","message"]"#);
    assert_eq!(keys("it.notes"), r#"["field","message"]"#);
    assert_eq!(keys("it.steps"), r#"["id","title","example","sql","statements"]"#);
    assert_eq!(keys("it.steps[0].statements"), r#"["sql","why"]"#);
    assert_eq!(keys("it.settings"), r#"["label","value"]"#);
}

#[wasm_bindgen_test]
fn an_answer_is_made_of_plain_objects_arrays_and_primitives() {
    let kinds = "(function kinds(value) {
        if (value === null || typeof value !== 'object') return [typeof value];
        const plain = [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
        return [plain, ...Object.values(value).flatMap(kinds)];
    })(it).filter((kind, index, all) => all.indexOf(kind) === index).sort()";
    assert_eq!(of(&answer("{}"), kinds), r#"["boolean","object","string",true]"#);
    assert_eq!(of(&decoded("x=1&port=8443"), kinds), r#"["number","object","string",true]"#);
}

#[wasm_bindgen_test]
fn the_six_steps_come_in_the_guides_order_whatever_the_plan() {
    for plan in ["{}", SMALLEST, r#"{segmentCatalog: {storage: "exists"}, catalogs: [{}]}"#] {
        assert_eq!(
            of(&answer(plan), "it.steps.map((step) => step.id)"),
            r#"["2","3","4","5","6","reverse-etl"]"#
        );
    }
}

#[wasm_bindgen_test]
fn the_six_settings_come_in_the_guides_order_with_null_where_one_is_absent() {
    assert_eq!(
        of(&answer("{}"), "it.settings.map(({ label, value }) => [label, value])"),
        concat!(
            r#"[["Hostname",null],["Http Path",null],["Port","443"],"#,
            r#"["Catalog","SEGMENT_LINKED_PROFILES_DB"],"#,
            r#"["Service principal client ID",null],["OAuth secret",null]]"#
        )
    );
}

#[wasm_bindgen_test]
fn an_answer_is_ready_without_blanks_and_problems() {
    let state = |plan| of(&answer(plan), "[it.ready, it.blanks.length, it.problems.length]");
    assert_eq!(state(SMALLEST), "[true,0,0]");
    assert_eq!(state("{}"), "[false,2,0]");
    assert_eq!(state(&SMALLEST.replace("profiles\"", "my profiles\"")), "[false,0,1]");
}

#[wasm_bindgen_test]
fn blanks_name_their_full_key_path_as_given() {
    let plan = r#"{
        segmentCatalog: {storage: {location: " "}},
        catalogs: [{}, {catalog: "sales", schemas: []}, {schemas: ["orders"]}],
    }"#;
    assert_eq!(
        of(&answer(plan), "it.blanks.map((blank) => blank.field)"),
        concat!(
            r#"["clientId","segmentCatalog.storage.location","profilesSync.catalog","#,
            r#""catalogs[1].schemas[0]","catalogs[2].catalog"]"#
        )
    );
}

#[wasm_bindgen_test]
fn a_wrong_name_is_an_answer_whose_problem_names_its_full_key_path() {
    for (path, plan) in TEXT_KEYS {
        let answer = answer(&plan.replace("TEXT", r#"" no\u200bne ""#));
        assert_eq!(
            of(&answer, "it.problems.map(({ field, value }) => [field, value])"),
            format!("[[\"{path}\",\" no\u{200b}ne \"]]")
        );
    }
}

#[wasm_bindgen_test]
fn a_number_that_is_no_port_is_an_answer_with_a_problem() {
    for port in ["0", "-1", "65536", "443.5", "NaN", "Infinity", "-Infinity"] {
        let answer = answer(&format!("{{connection: {{port: {port}}}}}"));
        assert_eq!(
            of(&answer, "[it.problems[0].field, it.problems[0].value, it.settings[2].value]"),
            format!(r#"["connection.port","{port}",null]"#)
        );
    }
}

#[wasm_bindgen_test]
fn null_undefined_and_a_missing_key_are_one() {
    let empty = of(&answer("{}"), "it");
    for plan in KEYS {
        for value in ["null", "undefined"] {
            let plan = plan.replace("VALUE", value);
            assert_eq!(of(&answer(&plan), "it"), empty, "{plan}");
        }
    }
}

#[wasm_bindgen_test]
fn a_schema_that_is_null_is_not_named_yet_and_opens_no_catalog() {
    for schemas in ["[null]", "[undefined]", "[,]", r#"[""]"#] {
        let plan = |schemas| format!("{{catalogs: [{{catalog: \"sales\", schemas: {schemas}}}]}}");
        assert_eq!(of(&answer(&plan(schemas)), "it"), of(&answer(&plan("[]")), "it"), "{schemas}");
    }
}

#[wasm_bindgen_test]
fn a_location_that_is_absent_is_a_blank_of_a_catalog_at_a_location() {
    for storage in ["{}", "{location: null}", "{location: undefined}", r#"{location: ""}"#] {
        let answer = answer(&format!("{{segmentCatalog: {{storage: {storage}}}}}"));
        assert_eq!(of(&answer, "it.blanks[1].field"), r#""segmentCatalog.storage.location""#);
        assert!(of(&answer, "it.sql").contains("MANAGED LOCATION '${managed_location}';"));
    }
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

#[wasm_bindgen_test]
fn a_decoded_link_has_every_key_of_a_plan_with_null_where_one_is_absent() {
    assert_eq!(
        of(&decoded("v=1"), "it"),
        concat!(
            r#"{"plan":{"clientId":null,"segmentCatalog":null,"profilesSync":null,"catalogs":null,"#,
            r#""grantedBefore":null,"testTable":null,"connection":null,"wording":null},"ignored":[]}"#
        )
    );
    assert_eq!(
        of(&decoded("segment=a&profiles=b&host=example.com"), "it.plan"),
        concat!(
            r#"{"clientId":null,"segmentCatalog":{"name":"a","storage":null,"reverseEtlSchema":null},"#,
            r#""profilesSync":{"catalog":"b","schemas":null},"catalogs":null,"grantedBefore":null,"#,
            r#""testTable":null,"connection":{"hostname":"example.com","httpPath":null,"port":null},"#,
            r#""wording":null}"#
        )
    );
}

#[wasm_bindgen_test]
fn a_decoded_link_names_what_it_ignored_by_key_value_and_reason() {
    let decoded = decoded("#v=2&segment=my%20catalog&color=red&id=");
    assert_eq!(
        of(&decoded, "it.ignored.map(({ key, value }) => [key, value])"),
        r#"[["v","2"],["segment","my catalog"],["color","red"],["id",""]]"#
    );
    assert_eq!(
        of(&decoded, "it.ignored.every(({ reason }) => /^[A-Z`].+\\.$/.test(reason))"),
        "true"
    );
}

#[wasm_bindgen_test]
fn a_decoded_plan_can_be_passed_on_as_it_is() {
    let link = "v=1&id=0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10&profiles=a.b&read=c&port=8443";
    let plan = js_sys::Reflect::get(&decoded(link), &"plan".into()).unwrap();
    assert_eq!(encode_link(&plan).map_err(JsValue::from).unwrap(), link);
    let answer = generate(&plan).map_err(JsValue::from).unwrap();
    assert_eq!(of(&answer, "it.ready"), "true");
}

#[wasm_bindgen_test]
fn a_fragment_that_is_no_text_throws_an_error_that_names_it() {
    for fragment in ["undefined", "null", "5", "true", "{}", "['v=1']", "new String('v=1')"] {
        let message = message(decode_link(&js(fragment))).unwrap_or_default();
        assert!(message.starts_with("`fragment` "), "{fragment} says: {message}");
    }
}

#[wasm_bindgen_test]
fn an_audit_has_the_keys_of_the_contract_and_no_others() {
    let text = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,MODIFY,CATALOG,sales\nsomeone,SELECT,CATALOG,sales\nx\n";
    let audited = audited(SMALLEST, text);
    assert_eq!(of(&audited, "Object.keys(it)"), r#"["summary","rows","unread","others","fix"]"#);
    assert_eq!(
        of(&audited, "Object.keys(it.rows[0])"),
        r#"["securable","privilege","status","from","why"]"#
    );
    assert_eq!(of(&audited, "it.unread"), r#"[{"line":3,"text":"x"}]"#);
    assert_eq!(of(&audited, "it.others"), r#"[{"principal":"someone","count":1}]"#);
    assert_eq!(
        of(
            &audited,
            "it.rows.map(({ securable, status, from }) => [securable, status, from]).at(-1)"
        ),
        r#"["CATALOG sales","extra","CATALOG sales"]"#
    );
    assert_eq!(of(&audited, "it.rows[0].from"), "null");
}

#[wasm_bindgen_test]
fn a_listing_that_is_no_text_throws_an_error_that_names_it() {
    for text in ["undefined", "null", "5", "true", "{}", "['a']", "new String('a')", "Symbol()"] {
        let message = message(audit(&js(SMALLEST), &js(text))).unwrap_or_default();
        assert!(message.starts_with("`text` should be text"), "{text} says: {message}");
    }
}

#[wasm_bindgen_test]
fn a_secret_in_a_listing_appears_nowhere() {
    for secret in SECRETS {
        for text in [
            format!("{secret},SELECT,CATALOG,sales"),
            format!("0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,SELECT,CATALOG,{secret}"),
            format!("export DATABRICKS_CLIENT_SECRET={secret}"),
            format!("{{\"token\": \"{secret}\"}}"),
        ] {
            assert!(!of(&audited(SMALLEST, &text), "it").contains(secret), "{text}");
        }
    }
}

#[wasm_bindgen_test]
fn a_listing_with_half_a_surrogate_pair_reaches_no_sql() {
    let text = js(r#""0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10,MODIFY,CATALOG,a\ud800b""#);
    let audited = audit(&js(SMALLEST), &text).map_err(JsValue::from).unwrap();
    assert_eq!(of(&audited, "[it.fix, it.unread.length]"), r#"["",1]"#);
}
