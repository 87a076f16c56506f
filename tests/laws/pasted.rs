//! What holds of reading any text as names or as a connection.

use data_graph_setup::model::{ApplicationId, HttpPath, Identifier, NamePart, WarehouseAddress};
use data_graph_setup::paste::connection::{self, Setting, Told};
use data_graph_setup::paste::names::{self, Names, Scope};
use data_graph_setup::words;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::drafts::{HOSTILE, NAMES, config};
use crate::support::{CLIENT_ID, SECRETS, holds_secret_shape};

/// Pieces of which lists, listings, statements and connections are made, and others, in no order.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(&PIECES[..]).prop_map(str::to_owned),
        1 => select(&HOSTILE[..]).prop_map(str::to_owned),
        1 => select(&NAMES[..]).prop_map(str::to_owned),
        1 => select(&SECRETS[..]).prop_map(|(secret, ..)| secret.to_owned()),
        1 => any::<String>(),
        1 => "[\\[\\]{}\"'`,;:=.|+\\-<>$\t\r\n ]{0,12}",
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

const PIECES: [&str; 64] = [
    CLIENT_ID,
    "\n",
    "\r\n",
    "\t",
    ",",
    ";",
    " ",
    "  ",
    ".",
    " | ",
    "|---|---|\n",
    "+----+\n",
    "`",
    "``",
    "\"",
    "'",
    "“",
    "#",
    "--",
    "//",
    "> ",
    "$ ",
    "sales",
    "sales.public",
    "`crm`.`core`",
    "information_schema",
    "system",
    "catalog\n",
    "catalog_name,schema_name\n",
    "databaseName\n",
    "| catalog |\n",
    "SHOW CATALOGS;\n",
    "SHOW SCHEMAS IN sales;\n",
    "USE CATALOG sales;\n",
    "GRANT SELECT ON CATALOG sales TO x;\n",
    "GRANT USAGE ON SCHEMA a.b TO x;",
    "spark.sql(\"SHOW SCHEMAS\")",
    "databricks schemas list sales\n",
    "catalog: sales\n",
    "schemas: [a, b]\n",
    "[{\"name\":\"core\",\"catalog_name\":\"crm\"}]",
    "{\"catalogs\":[",
    "do``se01234567",
    "\\u0064ose01234567",
    "do\u{200b}se01234567",
    "dbc-1a2b3c4d-5e6f.cloud.databricks.com",
    "adb-1234567890123456.7.azuredatabricks.net",
    "accounts.cloud.databricks.com",
    "https://",
    "jdbc:databricks://",
    ":443",
    "/sql/1.0/warehouses/4f1c0a9be2d37a55",
    "sql/protocolv1/o/1/2",
    "/sql/warehouses/4f1c0a9be2d37a55?o=1",
    "httpPath=",
    "host = ",
    "Server hostname",
    "Port",
    "443",
    "client_id: ",
    "PWD=",
    "xxxx.cloud.databricks.com",
    "<host>",
    "${HOST}",
];

/// A name that Unity Catalog gives a catalog.
fn name() -> impl Strategy<Value = Identifier> {
    let text = prop_oneof![
        3 => "[a-z][a-z0-9_]{2,10}".boxed(),
        1 => "[^./ \\x00-\\x1f\\x7f]{1,10}".boxed(),
        1 => select(&NAMES[..]).prop_map(str::to_owned).boxed(),
    ];
    text.prop_filter_map("no name of a catalog", |text| {
        Identifier::parse(&text, NamePart::Catalog).ok()
    })
}

/// Catalogs with some of their schemas, no two of one name.
fn scopes() -> impl Strategy<Value = Vec<(Identifier, Vec<Identifier>)>> {
    vec((name(), vec(name(), 0..4)), 1..6).prop_map(|scopes| {
        let mut kept: Vec<(Identifier, Vec<Identifier>)> = Vec::new();
        for (catalog, schemas) in scopes {
            if kept.iter().any(|(other, _)| other.is_same_as(&catalog)) {
                continue;
            }
            let mut some: Vec<Identifier> = Vec::new();
            for schema in schemas {
                let is_schema = Identifier::parse(schema.as_str(), NamePart::Schema).is_ok();
                if is_schema && some.iter().all(|other| !other.is_same_as(&schema)) {
                    some.push(schema);
                }
            }
            kept.push((catalog, some));
        }
        kept
    })
}

/// The names as a list has them, in full.
fn full_names(scopes: &[(Identifier, Vec<Identifier>)], quote: fn(&str) -> String) -> Vec<String> {
    let mut names = Vec::new();
    for (catalog, schemas) in scopes {
        let catalog = quote(catalog.as_str());
        if schemas.is_empty() {
            names.push(catalog);
        } else {
            names.extend(
                schemas.iter().map(|schema| format!("{catalog}.{}", quote(schema.as_str()))),
            );
        }
    }
    names
}

fn back_quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

fn right(scopes: &[(Identifier, Vec<Identifier>)]) -> Names {
    let scope = |(catalog, schemas): &(Identifier, Vec<Identifier>)| Scope {
        catalog: catalog.clone(),
        schemas: (!schemas.is_empty()).then(|| schemas.clone()),
    };
    Names { catalogs: scopes.iter().map(scope).collect(), ..Names::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn of_any_text_only_checked_names_come_out_and_no_secret(text in any_text()) {
        let names = names::read(&text);
        prop_assert!(!holds_secret_shape(&format!("{names:?}")), "{names:?}");
        for (index, scope) in names.catalogs.iter().enumerate() {
            prop_assert!(Identifier::parse(scope.catalog.as_str(), NamePart::Catalog).is_ok());
            let is_other = |other: &Scope| !other.catalog.is_same_as(&scope.catalog);
            prop_assert!(names.catalogs.iter().take(index).all(is_other), "twice: {:?}", scope.catalog);
            for schema in scope.schemas.iter().flatten() {
                prop_assert!(Identifier::parse(schema.as_str(), NamePart::Schema).is_ok());
            }
        }
        let lines = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').count();
        prop_assert!(names.unread.iter().all(|unread| (1..=lines).contains(&unread.line)));
        prop_assert!(names.unread.is_sorted_by_key(|unread| unread.line));
        for refused in &names.refused {
            let why = words::paste::refused(refused).to_text();
            prop_assert!(why.ends_with('.') && !holds_secret_shape(&why), "{why}");
        }
    }

    #[test]
    fn of_any_text_only_a_checked_connection_comes_out_and_no_secret(text in any_text()) {
        let found = connection::read(&text);
        prop_assert!(!holds_secret_shape(&format!("{found:?}")), "{found:?}");
        if let Some(hostname) = &found.hostname {
            let read = WarehouseAddress::parse(hostname.as_str());
            prop_assert!(read.is_ok_and(|read| read.hostname == *hostname), "{hostname:?}");
        }
        if let Some(path) = &found.http_path {
            prop_assert_eq!(HttpPath::parse(path.as_str()), Ok(path.clone()));
        }
        if let Some(client_id) = &found.client_id {
            prop_assert_eq!(ApplicationId::parse(client_id.as_str()), Ok(client_id.clone()));
        }
        if found.told.contains(&Told::Several(Setting::Hostname)) {
            prop_assert!(found.hostname.is_none() && found.http_path.is_none() && found.port.is_none());
        }
        for told in &found.told {
            prop_assert_eq!(found.told.iter().filter(|other| *other == told).count(), 1);
            prop_assert!(words::paste::told(*told).to_text().ends_with('.'));
        }
    }

    #[test]
    fn what_is_written_as_a_list_is_read_back(
        scopes in scopes(),
        between in select(vec![", ", ",", "\n", ";", "; ", "\t", "\r\n", ",\n", "\n\n", " , "]),
    ) {
        let text = full_names(&scopes, back_quoted).join(between);
        prop_assert_eq!(names::read(&text), right(&scopes), "{}", text);
    }

    #[test]
    fn what_is_written_as_json_is_read_back(scopes in scopes()) {
        let list: Vec<serde_json::Value> = scopes
            .iter()
            .flat_map(|(catalog, schemas)| {
                let catalog = catalog.as_str();
                let rows = schemas.iter().map(move |schema| serde_json::json!({
                    "name": schema.as_str(), "catalog_name": catalog, "owner": "somebody",
                }));
                let alone = schemas.is_empty().then(|| serde_json::json!({"catalog": catalog}));
                rows.chain(alone).collect::<Vec<_>>()
            })
            .collect();
        let found = names::read(&serde_json::Value::from(list).to_string());
        prop_assert_eq!(found, right(&scopes));
    }

    #[test]
    fn what_is_written_as_csv_is_read_back(scopes in scopes()) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut text = "catalog_name,schema_name,owner\n".to_owned();
        for (catalog, schemas) in &scopes {
            if schemas.is_empty() {
                text.push_str(&format!("{},,x\n", quoted(catalog.as_str())));
            }
            for schema in schemas {
                text.push_str(&format!("{},{},x\n", quoted(catalog.as_str()), quoted(schema.as_str())));
            }
        }
        prop_assert_eq!(names::read(&text), right(&scopes), "{}", text);
    }
}
