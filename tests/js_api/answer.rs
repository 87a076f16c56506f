//! What an answer holds.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{SMALLEST, TEXT_KEYS, answer, decoded, of};

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
