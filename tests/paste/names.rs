//! Names in many spellings.

use data_graph_setup::model::{Identifier, NamePart};
use data_graph_setup::paste::names::{Names, RefusedReason, read, read_schemas};

/// The catalogs as `a`, limited ones as `a(b c)`.
fn taken(names: &Names) -> String {
    let scope = |scope: &data_graph_setup::paste::names::Scope| {
        let schemas = scope.schemas.as_ref().map(|schemas| {
            let names: Vec<&str> = schemas.iter().map(Identifier::as_str).collect();
            format!("({})", names.join(" "))
        });
        format!("{}{}", scope.catalog.as_str(), schemas.unwrap_or_default())
    };
    names.catalogs.iter().map(scope).collect::<Vec<_>>().join(" ")
}

fn refused(names: &Names) -> String {
    let names: Vec<&str> = names.refused.iter().map(|refused| refused.name.as_str()).collect();
    names.join(" ")
}

fn unread(names: &Names) -> Vec<(usize, &str)> {
    names.unread.iter().map(|unread| (unread.line, unread.text.as_str())).collect()
}

/// Asserts what is taken, that nothing is refused, and that nothing is left.
#[track_caller]
fn assert_all_taken(text: &str, right: &str) {
    let names = read(text);
    assert_eq!(
        (taken(&names), refused(&names), unread(&names)),
        (right.to_owned(), String::new(), vec![]),
        "{text}"
    );
}

/// Asserts what is taken and what is refused.
#[track_caller]
fn assert_taken(text: &str, right: &str, no: &str) {
    let names = read(text);
    assert_eq!(
        (taken(&names), refused(&names)),
        (right.to_owned(), no.to_owned()),
        "{text}\n{:?}",
        names.unread
    );
}

#[test]
fn lists_are_read_whatever_keeps_their_names_apart() {
    for text in [
        "sales\nmarketing\ncrm",
        "sales,marketing,crm",
        "sales; marketing;crm;",
        "sales\tmarketing\tcrm",
        "sales, marketing and crm",
        "- sales\n- marketing\n- crm",
        "* sales\n* marketing\n* crm",
        "1. sales\n2. marketing\n3. crm",
        "1) sales\n2) marketing\n3) crm",
        "• sales\n• marketing\n• crm",
        "[\"sales\", \"marketing\", \"crm\"]",
        "['sales', 'marketing', 'crm']",
        "('sales', 'marketing', 'crm')",
        "[\n  'sales',\n  'marketing',\n  'crm',\n]",
        "`sales`, \"marketing\", 'crm'",
        "“sales”, “marketing”, ‘crm’",
        "> sales\n> marketing\n> crm",
        "\u{feff}sales\r\nmarketing\r\n\r\ncrm\r\n",
        "sales\rmarketing\rcrm",
        "  sales  \n\tmarketing\n\u{a0}crm",
        "catalogs: sales, marketing, crm",
        "catalogs = [\"sales\", \"marketing\", \"crm\"]",
        "catalogs:\n  - sales\n  - marketing\n  - crm",
        "Catalog: sales\nCatalog: marketing\nCatalog: crm",
        "catalog sales\ncatalog `marketing`\nCATALOG crm",
        "sales.\nmarketing,\ncrm.",
    ] {
        assert_all_taken(text, "sales marketing crm");
    }
}

#[test]
fn full_names_are_schemas_of_their_catalog() {
    for text in [
        "sales.public, sales.eu",
        "sales.public\nsales.eu",
        "`sales`.`public`; `sales`.`eu`",
        "`sales.public`, `sales.eu`",
        "\"sales\".\"public\"\n\"sales\".\"eu\"",
        "'sales.public','sales.eu'",
        "SALES.PUBLIC\nsales.public\nsales.eu",
        "sales . public\nsales. eu",
        "schema sales.public\nSCHEMA `sales`.`eu`",
        "[\"sales.public\",\"sales.eu\"]",
        "catalog: sales\nschemas: [public, eu]",
        "- catalog: sales\n  schemas:\n    - public\n    - eu",
        "catalog = \"sales\"\nschemas = [\"public\", \"eu\"]",
        "[{\"catalog\":\"sales\",\"schemas\":[\"public\",\"eu\"]}]",
        "{\"catalogs\":[{\"catalog\":\"sales\",\"schemas\":[\"public\",\"eu\"]}]}",
        "sales.public\tsales.eu",
    ] {
        let found = taken(&read(text)).to_lowercase();
        assert_eq!(found, "sales(public eu)", "{text}");
    }
}

#[test]
fn a_quoted_name_is_one_name() {
    assert_all_taken("\"crm,prod\"", "crm,prod");
    assert_all_taken("`crm,prod`", "crm,prod");
    assert_all_taken("'crm;prod', sales", "crm;prod sales");
    assert_all_taken("`we``b`.`a,b`", "we`b(a,b)");
    assert_all_taken("\"a\"\"b\"", "a\"b");
    assert_all_taken("it's", "it's");
    assert_all_taken("'tis", "'tis");
}

#[test]
fn what_show_catalogs_prints_is_read_in_every_form() {
    for text in [
        "catalog\nsales\ncrm-prod",
        "SHOW CATALOGS;\ncatalog\nsales\ncrm-prod",
        "> SHOW CATALOGS\n catalog\n --------\n sales\n crm-prod",
        "spark-sql (default)> SHOW CATALOGS;\nsales\ncrm-prod",
        "spark.sql(\"SHOW CATALOGS\").show()\n+--------+\n| catalog|\n+--------+\n|   sales|\n|crm-prod|\n+--------+\n",
        "| catalog |\n|---|\n| sales |\n| crm-prod |",
        "| catalog |\n| :--- |\n| `sales` |\n| `crm-prod` |",
        "\"catalog\"\n\"sales\"\n\"crm-prod\"",
        "[{\"catalog\":\"sales\"},{\"catalog\":\"crm-prod\"}]",
        "[[\"catalog\"],[\"sales\"],[\"crm-prod\"]]",
        "{\"catalogs\":[{\"name\":\"sales\",\"catalog_type\":\"MANAGED_CATALOG\",\"owner\":\"a@b.c\"},{\"name\":\"crm-prod\"}]}",
        "$ databricks catalogs list -o json\n[\n  {\"name\": \"sales\", \"full_name\": \"sales\"},\n  {\"name\": \"crm-prod\"}\n]\n",
        "$ databricks catalogs list\nName      Type             Comment\nsales     MANAGED_CATALOG  All  of it\ncrm-prod  MANAGED_CATALOG  \n",
        "catalog_name,catalog_owner,comment\nsales,a@b.c,\"It's, all\"\ncrm-prod,x,",
        "catalog_name\tcatalog_owner\tcomment\nsales\talice\t\ncrm-prod\tbob\tx",
        "catalog_name;owner\nsales;alice\ncrm-prod;bob",
        "   catalog\n0  sales\n1  crm-prod",
        "{\"manifest\":{\"schema\":{\"columns\":[{\"name\":\"catalog\"}]}},\"result\":{\"data_array\":[[\"sales\"],[\"crm-prod\"]]}}",
        "SHOW CATALOGS;\n\n| catalog  |\n| -------- |\n| sales    |\n| crm-prod |\n",
        "Catalog Name | Owner\nsales | alice\ncrm-prod | bob",
    ] {
        assert_all_taken(text, "sales crm-prod");
    }
}

#[test]
fn what_show_schemas_prints_belongs_to_the_catalog_that_was_asked_about() {
    for text in [
        "SHOW SCHEMAS IN sales;\ndatabaseName\ndefault\npublic",
        "show schemas from `sales`\ndatabaseName\ndefault\npublic",
        "SHOW DATABASES IN sales;\n+------------+\n|databaseName|\n+------------+\n|     default|\n|      public|\n+------------+",
        "USE CATALOG sales;\nSHOW SCHEMAS;\n| databaseName |\n|---|\n| default |\n| public |",
        "spark.sql(\"SHOW SCHEMAS IN sales\").show()\n+------------+\n|databaseName|\n+------------+\n|     default|\n|      public|\n+------------+",
        "%sql\nSHOW SCHEMAS IN `sales`;\n\ndatabaseName\n\ndefault\npublic",
        "$ databricks schemas list sales --output json\n[{\"name\":\"default\"},{\"name\":\"public\"}]",
        "$ databricks schemas list sales\nFull Name      Owner  Comment\nsales.default  alice  Made by us\nsales.public   bob    \n",
        "SHOW SCHEMAS IN sales; databaseName\ndefault\npublic",
        "SHOW SCHEMAS IN sales\n[{\"databaseName\":\"default\"},{\"databaseName\":\"public\"}]",
        "SELECT schema_name FROM sales.information_schema.schemata;\nschema_name\ndefault\npublic",
        "catalog_name,schema_name,schema_owner\nsales,default,a\nsales,public,b",
        "schema_name,catalog_name\ndefault,sales\npublic,sales",
        "[{\"catalog_name\":\"sales\",\"schema_name\":\"default\"},{\"catalog_name\":\"sales\",\"schema_name\":\"public\"}]",
        "{\"schemas\":[{\"full_name\":\"sales.default\"},{\"full_name\":\"sales.public\"}]}",
        "full_name\nsales.default\nsales.public",
        "| Catalog | Schema | Notes |\n|---|---|---|\n| sales | default | |\n| sales | public | yes |",
    ] {
        let names = read(text);
        assert_eq!(
            (taken(&names), refused(&names)),
            ("sales(default public)".to_owned(), String::new()),
            "{text}"
        );
        assert!(names.unread.iter().all(|it| it.text == "%sql"), "{text}: {:?}", names.unread);
    }
}

#[test]
fn stars_stand_for_all_that_is_in_a_name_and_maps_hold_schemas_by_catalog() {
    assert_all_taken("sales.*, crm.core.*", "sales crm(core)");
    assert_all_taken(
        "{\"crm\":[\"core\"],\"sales\":[\"public\",\"eu\"]}",
        "crm(core) sales(public eu)",
    );
    assert_all_taken("{\"catalogs\":[\"sales\",\"crm\"]}", "sales crm");
}

#[test]
fn what_spark_says_below_a_table_is_no_row() {
    let text = "+-------+\n|catalog|\n+-------+\n|  sales|\n+-------+\nonly showing top 1 row";
    let names = read(text);
    assert_eq!(taken(&names), "sales");
    assert_eq!(unread(&names), [(6, "only showing top 1 row")]);
}

#[test]
fn several_listings_follow_one_another() {
    let text = "> SHOW SCHEMAS IN sales;\n databaseName\n default\n information_schema\n\n> SHOW SCHEMAS IN crm;\n databaseName\n core\n\n> SHOW CATALOGS;\n catalog\n hr\n";
    assert_taken(text, "sales(default) crm(core) hr", "information_schema");
}

#[test]
fn statements_give_what_they_grant_on() {
    let id = "`0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10`";
    for (text, right) in [
        ("GRANT USE CATALOG, USE SCHEMA, SELECT ON CATALOG sales TO ID;", "sales"),
        ("grant usage, select, use schema on catalog `crm-prod` to ID", "crm-prod"),
        ("GRANT SELECT ON CATALOG a TO ID; GRANT SELECT ON CATALOG b TO ID;", "a b"),
        ("GRANT USE CATALOG, SELECT\n  ON CATALOG sales\n  TO ID;", "sales"),
        (
            "GRANT USE CATALOG, SELECT\n  ON CATALOG sales\n  TO ID\nGRANT SELECT ON CATALOG crm TO ID",
            "sales crm",
        ),
        ("USE CATALOG marketing;\nGRANT USAGE, SELECT ON SCHEMA web TO ID;", "marketing(web)"),
        (
            "GRANT USE SCHEMA ON SCHEMA a.b TO ID;\nGRANT SELECT ON DATABASE `a`.`c` TO ID;",
            "a(b c)",
        ),
        ("GRANT USE CATALOG ON CATALOG a TO ID;", "a()"),
        ("GRANT `SELECT` ON CATALOG a TO ID", ""),
        ("spark.sql(\"GRANT SELECT ON CATALOG sales TO ID\")", "sales"),
        ("GRANT ALL PRIVILEGES ON SCHEMA sales.raw TO ID;", "sales(raw)"),
    ] {
        assert_eq!(taken(&read(&text.replace("ID", id))), right, "{text}");
    }
}

#[test]
fn what_databricks_keeps_is_refused_and_an_information_schema_left_out() {
    assert_taken(
        "system, samples, hive_metastore, spark_catalog, sales",
        "sales",
        "system samples hive_metastore spark_catalog",
    );
    assert_taken("__databricks_internal\nsales", "sales", "__databricks_internal");
    assert_taken(
        "sales.information_schema\nsales.public",
        "sales(public)",
        "sales.information_schema",
    );
    assert_taken("databaseName\npublic", "", "public");
    assert_taken("a.b.c, sales", "sales", "a.b.c");
    assert_taken("<catalog>, ${schema}, sales", "sales", "<catalog> ${schema}");
    assert_taken("sales eu\nsales/eu\nsales", "sales", "sales eu sales/eu");
    assert_taken("GRANT SELECT ON TABLE a.b.c TO `x`;", "", "a.b.c");
}

#[test]
fn what_is_not_used_is_unread_with_its_line() {
    let text = "Hi, these are the catalogs we need for Segment:\n\nsales\ncrm  # the new one\n-- old ones\nREVOKE SELECT ON CATALOG hr FROM `x`;\nhttps://acme.example/wiki\nonly showing top 20 rows\nalice@acme.example\n(2 rows)";
    let names = read(text);
    assert_eq!(taken(&names), "sales crm");
    assert_eq!(
        unread(&names),
        [
            (1, "Hi, these are the catalogs we need for Segment:"),
            (4, "# the new one"),
            (5, "-- old ones"),
            (6, "REVOKE SELECT ON CATALOG hr FROM `x`;"),
            (7, "https://acme.example/wiki"),
            (8, "only showing top 20 rows"),
            (9, "alice@acme.example"),
            (10, "(2 rows)"),
        ]
    );
}

#[test]
fn a_catalog_that_is_named_whole_and_in_part_is_taken_in_part_and_told() {
    let names = read("sales\nsales.public");
    assert_eq!((taken(&names), unread(&names)), ("sales(public)".to_owned(), vec![(1, "sales")]));
}

#[test]
fn a_question_without_an_answer_is_unread() {
    let names = read("USE CATALOG sales;\nSHOW SCHEMAS IN crm;\n");
    assert_eq!(taken(&names), "");
    assert_eq!(unread(&names), [(1, "USE CATALOG sales;"), (2, "SHOW SCHEMAS IN crm;")]);
}

#[test]
fn a_secret_is_refused_by_its_kind_and_the_rest_used() {
    for secret in
        ["dose0123456789abcdef", "dapi0123456789abcdef-2", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIi"]
    {
        for text in [
            format!("sales, {secret}, crm"),
            format!("sales\n{secret}\ncrm"),
            format!("[\"sales\",\"{secret}\",\"crm\"]"),
        ] {
            let names = read(&text);
            assert_eq!(
                (taken(&names), refused(&names)),
                ("sales crm".to_owned(), String::new()),
                "{text}"
            );
            assert_eq!(names.refused.len(), 1);
            assert!(!format!("{names:?}").contains(&secret[..12]));
        }
    }
}

#[test]
fn where_schemas_are_listed_a_name_is_a_schema() {
    let sales = Identifier::parse("sales", NamePart::Catalog).unwrap();
    let names = read_schemas(&sales, "public, eu, samples; crm.core");
    assert_eq!(taken(&names), "sales(public eu samples) crm(core)");
}

#[test]
fn what_is_refused_is_told_once_for_each_reason() {
    let names = read("schemas: a/b\ncatalog: a/b\ncatalog: a/b\nschemas: a/b");
    let told: Vec<(&str, bool)> = names
        .refused
        .iter()
        .map(|it| (it.name.as_str(), it.reason == RefusedReason::NoCatalog))
        .collect();
    assert_eq!(told, [("a/b", true), ("a/b", false)], "{names:?}");
}

#[test]
fn nothing_gives_nothing() {
    for text in ["", " \n\t\n", "{}", "[]", "+---+", ",,;"] {
        let names = read(text);
        assert!(names.catalogs.is_empty() && names.refused.is_empty(), "{text}: {names:?}");
    }
}
