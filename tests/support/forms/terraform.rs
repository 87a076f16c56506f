//! Reading a configuration for Terraform back.

use std::collections::BTreeMap;

use data_graph_setup::model::lowercase;

use super::{Read, VARIABLE};

/// What a configuration for Terraform holds.
#[derive(Clone, Debug, Default)]
pub struct Terraform {
    pub read: Read,
    /// The addresses of its resources, in their order.
    pub addresses: Vec<String>,
    /// Its variables, each with its default.
    pub variables: BTreeMap<String, Option<String>>,
    /// The addresses that may be imported, each with the ID there.
    pub imports: BTreeMap<String, String>,
}

/// Reads a configuration line by line, comments aside. An argument stands on one line.
pub fn read_terraform(text: &str) -> Terraform {
    let mut found = Terraform::default();
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    while let Some(head) = lines.next() {
        let words: Vec<&str> =
            head.strip_suffix(" {").unwrap_or_else(|| panic!("{head}")).split(' ').collect();
        let mut arguments = BTreeMap::new();
        let mut depth = 1;
        while depth != 0 {
            let line = lines.next().unwrap().trim_start();
            if line == "}" {
                depth -= 1;
            } else if line.ends_with(" {") || line.ends_with(" = {") {
                depth += 1;
            } else {
                let (name, value) = line.split_once('=').unwrap();
                arguments.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
        let text_of = |name: &str| arguments.get(name).map(|value| hcl_text(value));
        let bare = |quoted: &str| quoted.trim_matches('"').to_owned();
        match words.as_slice() {
            ["terraform"] => {}
            ["variable", name] => {
                let default = text_of("default");
                found.variables.insert(bare(name), default);
            }
            ["import"] => {
                found.imports.insert(arguments["to"].clone(), text_of("id").unwrap());
            }
            ["resource", "\"databricks_catalog\"", label] => {
                found.addresses.push(format!("databricks_catalog.{}", bare(label)));
                let name = text_of("name").unwrap();
                if !name.contains(VARIABLE) {
                    let lower = lowercase(&name);
                    let root = text_of("storage_root");
                    found.read.created = Some((lower, root));
                }
            }
            ["resource", "\"databricks_grant\"", label] => {
                found.addresses.push(format!("databricks_grant.{}", bare(label)));
                assert_eq!(arguments["principal"], "var.client_id");
                let kind = if arguments.contains_key("catalog") { "catalog" } else { "schema" };
                let list: Vec<String> = serde_json::from_str(&arguments["privileges"]).unwrap();
                let name = text_of(kind).unwrap();
                let on = (kind.to_owned(), lowercase(&name));
                assert!(!found.read.granted.contains_key(&on), "two resources for {on:?}");
                found.read.add(kind, &name, list.into_iter(), true);
            }
            _ => panic!("{head}"),
        }
    }
    if let Some(Some(id)) = found.variables.get("client_id") {
        found.read.principals.insert(id.clone());
    }
    found
}

/// The text that an expression of Terraform's stands for.
pub fn hcl_text(expression: &str) -> String {
    let Some(inner) = expression.strip_prefix('"').and_then(|it| it.strip_suffix('"')) else {
        return VARIABLE.to_string();
    };
    let mut text = String::new();
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        let doubled = ["$${", "%%{"].into_iter().find(|it| rest.starts_with(it));
        if let Some(doubled) = doubled {
            text.push_str(&doubled[1..]);
            rest = &rest[3..];
        } else if rest.starts_with("${") {
            let end = rest.find('}').unwrap();
            assert!(rest[2..end].starts_with("var."), "{expression}");
            text.push(VARIABLE);
            rest = &rest[end + 1..];
        } else if c == '\\' {
            let escaped = rest.chars().nth(1).unwrap();
            assert!(matches!(escaped, '"' | '\\'), "{expression}");
            text.push(escaped);
            rest = &rest[2..];
        } else {
            assert!(c != '"' && !rest.starts_with("%{"), "{expression}");
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    text
}
