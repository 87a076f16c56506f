//! What an audit says of a text besides its grants, and what silence in it means.

use crate::support::audits::{all_but, audit, plan, row};

#[test]
fn what_is_granted_on_volumes_and_locations_is_set_aside_and_the_principals_own_is_not_needed() {
    let text = format!(
        "{}ID,READ VOLUME,VOLUME,sales.orders.raw\n\
         ID,CREATE_CATALOG,METASTORE,0b1f3c5e\n\
         ana@example.com,READ FILES,EXTERNAL LOCATION,lake\n",
        all_but(&[], &[])
    );
    let audited = audit(&plan(), &text);
    assert!(audited.unread.is_empty(), "{:?}", audited.unread);
    let elsewhere: Vec<_> = audited
        .elsewhere
        .iter()
        .map(|it| (it.securable.as_str(), it.privileges.as_str()))
        .collect();
    let expected =
        [("VOLUME sales.orders.raw", "READ VOLUME"), ("METASTORE 0b1f3c5e", "CREATE CATALOG")];
    assert_eq!(elsewhere, expected);
    assert_eq!(audited.counts.extra, 2);
    assert!(!audited.is_clean() && audited.fix.is_empty());
    assert!(audited.summary.to_text().contains("1 row of others"), "{:?}", audited.summary);
}

#[test]
fn a_text_that_mixes_principals_workspaces_or_times_says_so() {
    let said = |text: &str| audit(&plan(), text).summary.to_text();
    let listing = all_but(&[], &[]);
    let asked = |host: &str| {
        format!(
            "curl https://{host}/api/2.1/unity-catalog/permissions/catalog/sales?principal=ID\n{{}}\n"
        )
    };
    let two = asked("dbc-1.cloud.databricks.com") + &asked("dbc-2.cloud.databricks.com");
    assert!(said(&two).contains("`dbc-1.cloud.databricks.com` and `dbc-2.cloud.databricks.com`"));
    let other = "SHOW GRANTS `ana@example.com` ON CATALOG sales;\nno rows\n";
    assert!(said(&format!("{listing}{other}")).contains("asked for `ana@example.com`"));
    let question = "SHOW GRANTS ON CATALOG sales;\n";
    let row = "ID,USE CATALOG,CATALOG,sales\n";
    let times = format!("{question}{row}{question}no rows\n");
    assert!(said(&times).contains("different times"));
    for text in
        [listing, format!("{question}{row}{question}{row}"), asked("dbc-1.cloud.databricks.com")]
    {
        let said = said(&text);
        assert!(
            !said.contains("mixes") && !said.contains("times") && !said.contains("asked for"),
            "{said}"
        );
    }
}

#[test]
fn of_two_answers_the_one_with_the_later_day_counts() {
    let status = |text: &str| row(&audit(&plan(), text), "SELECT", "CATALOG profiles").0.to_owned();
    let question = "SHOW GRANTS ON CATALOG profiles;\n";
    let (with, without) = ("ID,SELECT,CATALOG,profiles\n", "(0 rows)\n");
    let new = "-- 2026-11-02\n";
    let old = "-- 2026-10-01\n";
    assert_eq!(status(&format!("{old}{question}{with}{new}{question}{without}")), "missing");
    assert_eq!(status(&format!("{new}{question}{with}{old}{question}{without}")), "have");
    assert_eq!(status(&format!("{new}{question}{without}{old}{question}{with}")), "missing");
    // Nobody asked for the first, so that nobody can tell which is the later.
    assert_eq!(status(&format!("{with}{question}{without}")), "unknown");
}

#[test]
fn a_list_of_what_can_be_seen_is_no_listing_and_an_empty_one_no_success() {
    let said = |text: &str| audit(&plan(), text).summary.to_text();
    for empty in [
        "SHOW SCHEMAS IN sales;\ndatabaseName\ndefault\ninformation_schema\n",
        "$ databricks schemas list sales\nFull Name                 Owner  Comment\nsales.information_schema  x\n",
        "SHOW TABLES IN sales.orders\ndatabase\ttableName\tisTemporary\n",
    ] {
        let said = said(empty);
        assert!(said.starts_with("No grants found in this text."), "{said}");
        assert!(said.contains("has nothing of yours in it. That is no success"), "{said}");
    }
    let lacks = said("SHOW SCHEMAS IN sales;\ndatabaseName\ncrm\nweb\n");
    assert!(lacks.contains("It lacks schema `sales.orders`."), "{lacks}");
    let full = said("SHOW SCHEMAS IN sales;\ndatabaseName\norders\n");
    assert!(!full.contains("lacks") && full.contains("what whoever ran it can see"), "{full}");
}

#[test]
fn a_plan_of_terraforms_that_would_take_access_away_says_so() {
    let said = |text: &str| audit(&plan(), text).summary.to_text();
    let plan = |sign: char| {
        format!(
            "  ~ resource \"databricks_grants\" \"g\" {{\n        id = \"catalog/sales\"\n      {sign} grant {{\n          \
             {sign} principal  = \"ID\"\n          {sign} privileges = [\n              {sign} \"USE_CATALOG\",\n            \
             ]\n        }}\n    }}\n"
        )
    };
    assert!(said(&plan('-')).contains("would take access away"));
    assert!(said(&plan('+')).contains("say what somebody wants"));
    let json = |before: &str, after: &str| {
        format!(
            r#"{{"resource_changes":[{{"change":{{"before":{{"grant":[{before}]}},"after":{{"grant":[{after}]}}}}}}]}}"#
        )
    };
    let own = r#"{"principal":"ID","privileges":["SELECT"]}"#;
    assert!(said(&json(own, "")).contains("would take access away"));
    assert!(said(&json("", own)).contains("say what somebody wants"));
}

#[test]
fn what_a_group_holds_in_an_answer_for_the_service_principal_is_not_called_missing() {
    let answer = |principal: &str| {
        format!(
            "$ databricks grants get-effective catalog profiles{principal}\n{{\"privilege_assignments\":[{{\"principal\":\"account \
             users\",\"privileges\":[{{\"privilege\":\"SELECT\"}}]}}]}}\n"
        )
    };
    let status = |text: &str, privilege: &str| {
        row(&audit(&plan(), text), privilege, "CATALOG profiles").0.to_owned()
    };
    // The answer is about groups that it is in.
    assert_eq!(status(&answer(" --principal ID"), "SELECT"), "unknown");
    assert_eq!(status(&answer(" --principal ID"), "USE SCHEMA"), "missing");
    assert_eq!(status(&answer(""), "SELECT"), "missing");
}

#[test]
fn an_own_row_that_does_not_say_on_what_it_is_may_be_the_one_that_is_needed() {
    let gone = "ID,SELECT,SCHEMA,sales.orders";
    for unread in ["Segment (ID),SELECT,SCHEMA,sales.orders", "ID,SELECT,,"] {
        let audited = audit(&plan(), &all_but(&[gone], &[unread]));
        assert_eq!(row(&audited, "SELECT", "SCHEMA sales.orders").0, "unknown", "{unread}");
    }
}
