//! Reading the other forms of a plan back: Terraform, bash and PowerShell, without a look at how they were written.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::{BTreeMap, BTreeSet};

use data_graph_setup::model::lowercase;
use serde_json::Value;

use super::sql::{Piece, pieces_of};

/// What stands for a variable in a text that was read; no name holds it.
pub const VARIABLE: char = '\u{0}';

/// A kind of securable and its full name in lower case.
pub type On = (String, String);

/// What a form does, as far as all that it names is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The privileges that it grants, on what.
    pub granted: BTreeMap<On, BTreeSet<String>>,
    /// The privileges that it takes back, on what.
    pub taken_back: BTreeMap<On, BTreeSet<String>>,
    /// The catalog that it creates, and where.
    pub created: Option<(String, Option<String>)>,
    /// To whom it grants; none of those is a variable.
    pub principals: BTreeSet<String>,
}

impl Read {
    fn add(
        &mut self,
        kind: &str,
        name: &str,
        privileges: impl Iterator<Item = String>,
        is_grant: bool,
    ) {
        if name.contains(VARIABLE) {
            return;
        }
        let on = (kind.to_owned(), lowercase(name));
        let map = if is_grant { &mut self.granted } else { &mut self.taken_back };
        map.entry(on).or_default().extend(privileges);
    }

    fn is_from(&mut self, principal: &str) {
        if !principal.contains(VARIABLE) {
            self.principals.insert(principal.to_owned());
        }
    }
}

/// What SQL does, statement by statement.
pub fn read_sql<'a>(statements: impl Iterator<Item = &'a str>) -> Read {
    let mut read = Read::default();
    let mut current = String::new();
    for statement in statements {
        let pieces = pieces_of(statement);
        let word = |at: usize| match pieces.get(at) {
            Some(Piece::Fixed(word)) => word.as_str(),
            _ => "",
        };
        let names: Vec<String> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Name(name) | Piece::Text(name) => Some(match name.contains("${") {
                    true => VARIABLE.to_string(),
                    false => name.clone(),
                }),
                Piece::Fixed(_) => None,
            })
            .collect();
        match (word(0), word(1)) {
            ("USE", "CATALOG") => current = names[0].clone(),
            ("CREATE", "CATALOG") if names[0] != VARIABLE.to_string() => {
                let lower = lowercase(&names[0]);
                read.created = Some((lower, names.get(1).cloned()));
            }
            (verb @ ("GRANT" | "REVOKE"), _) => {
                let on = (0..pieces.len()).find(|at| word(*at) == "ON").unwrap();
                let kind = word(on + 1).to_lowercase();
                let words: Vec<&str> = (1..on).map(word).collect();
                let privileges: Vec<String> = words
                    .split(|word| *word == ",")
                    .map(|words| match (words.join("_").as_str(), kind.as_str()) {
                        ("USAGE", "catalog") => "USE_CATALOG".to_owned(),
                        ("USAGE", _) => "USE_SCHEMA".to_owned(),
                        ("CREATE", _) => "CREATE_SCHEMA".to_owned(),
                        (new, _) => new.to_owned(),
                    })
                    .collect();
                let (principal, names) = names.split_last().unwrap();
                let full_name = match (kind.as_str(), names) {
                    ("schema", [schema]) => format!("{current}.{schema}"),
                    _ => names.join("."),
                };
                read.add(&kind, &full_name, privileges.into_iter(), verb == "GRANT");
                read.is_from(principal);
            }
            _ => {}
        }
    }
    read
}

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

/// What a script's calls do.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub read: Read,
    /// The arguments of each call, variables as [`VARIABLE`].
    pub calls: Vec<Vec<String>>,
    /// The environment variables without which it stops.
    pub needed: Vec<String>,
    /// The warehouses that it gives access to.
    pub warehouses: Vec<String>,
}

impl Script {
    fn call(&mut self, arguments: Vec<String>) {
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["catalogs", "get", "--", _] => {}
            ["catalogs", "create", "--", name] => self.created(name, None),
            ["catalogs", "create", "--storage-root", root, "--", name] => {
                self.created(name, Some(root))
            }
            ["grants", "update", "--json", json, "--", kind, name] => {
                let json: Value =
                    serde_json::from_str(&json.replace(VARIABLE, "variable")).unwrap();
                let [change] = json["changes"].as_array().unwrap().as_slice() else {
                    panic!("{json}")
                };
                let list = |key: &str| -> Vec<String> {
                    let list = change[key].as_array().into_iter().flatten();
                    list.map(|it| it.as_str().unwrap().to_owned()).collect()
                };
                self.read.add(kind, name, list("add").into_iter(), true);
                if change.get("remove").is_some() {
                    self.read.add(kind, name, list("remove").into_iter(), false);
                }
                let principal = change["principal"].as_str().unwrap();
                if principal != "variable" {
                    self.read.principals.insert(principal.to_owned());
                }
            }
            ["permissions", "update", "--json", json, "--", "warehouses", id] => {
                let json: Value =
                    serde_json::from_str(&json.replace(VARIABLE, "variable")).unwrap();
                assert_eq!(json["access_control_list"][0]["permission_level"], "CAN_USE");
                self.warehouses.push((*id).to_owned());
            }
            _ => panic!("{words:?}"),
        }
        self.calls.push(arguments);
    }

    fn created(&mut self, name: &str, root: Option<&str>) {
        if !name.contains(VARIABLE) {
            let lower = lowercase(name);
            self.read.created = Some((lower, root.map(str::to_owned)));
        }
    }
}

/// Reads a script for bash.
pub fn read_bash(text: &str) -> Script {
    let mut script = Script::default();
    for line in text.lines() {
        let line = line.trim_start().trim_end_matches(" >/dev/null 2>&1; then");
        let line = line.strip_prefix("if ! ").unwrap_or(line);
        if let Some(rest) = line.strip_prefix("databricks ") {
            script.call(shell_words(rest));
        } else if let Some((_, rest)) = line.split_once("=\"${DATA_GRAPH_")
            && let Some((name, _)) = rest.split_once(":?")
        {
            script.needed.push(format!("DATA_GRAPH_{name}"));
        }
    }
    script
}

/// Takes a command apart as POSIX says.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' ' {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_default();
        match c {
            '\'' => loop {
                match chars.next().unwrap() {
                    '\'' => break,
                    inner => word.push(inner),
                }
            },
            '"' => {
                // All that stands in these is a variable.
                let name: String = std::iter::from_fn(|| chars.next_if(|c| *c != '"')).collect();
                assert!(name.starts_with('$') && chars.next() == Some('"'), "{line}");
                word.push(VARIABLE);
            }
            '\\' => word.push(chars.next().unwrap()),
            _ => {
                assert!(
                    c.is_ascii_alphanumeric() || "-_".contains(c),
                    "{c:?} stands unquoted in {line}"
                );
                word.push(c);
            }
        }
    }
    words.extend(word);
    words
}

/// Reads a script for PowerShell.
pub fn read_power_shell(text: &str) -> Script {
    let mut script = Script::default();
    for line in text.lines().map(str::trim_start) {
        let line = match line.strip_prefix("if (-not (") {
            Some(condition) => condition.strip_suffix(")) {").unwrap(),
            None => line,
        };
        let called =
            ["Invoke-Databricks ", "Test-Databricks "].iter().find_map(|it| line.strip_prefix(it));
        if let Some(rest) = called {
            let (words, json, names) = power_shell_arguments(rest);
            let json = json.into_iter().flat_map(|json| ["--json".to_owned(), json]);
            script.call(
                words.into_iter().chain(json).chain(["--".to_owned()]).chain(names).collect(),
            );
        } else if let Some((_, rest)) = line.split_once(" = Get-Setting ") {
            script.needed.push(power_shell_text(rest).unwrap().0);
        }
    }
    script
}

/// The words, the request and the names of a call.
fn power_shell_arguments(line: &str) -> (Vec<String>, Option<String>, Vec<String>) {
    let (mut words, mut json, mut names) = (Vec::new(), None, Vec::new());
    let mut place = "";
    let mut rest = line;
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix(' ').or_else(|| rest.strip_prefix(", ")) {
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("-Json ") {
            (place, rest) = ("json", behind);
        } else if let Some(behind) = rest.strip_prefix("-Names ") {
            (place, rest) = ("names", behind);
        } else {
            let (value, behind) = power_shell_value(rest);
            match place {
                "" => words.push(value),
                "json" => json = Some(value),
                _ => names.push(value),
            }
            rest = behind;
        }
    }
    (words, json, names)
}

/// A text, a variable, or several of both in parentheses.
fn power_shell_value(text: &str) -> (String, &str) {
    if let Some(mut rest) = text.strip_prefix('(') {
        let mut whole = String::new();
        loop {
            let (value, behind) = power_shell_value(rest);
            whole.push_str(&value);
            match behind.strip_prefix(" + ") {
                Some(next) => rest = next,
                None => return (whole, behind.strip_prefix(')').unwrap()),
            }
        }
    }
    if let Some(name) = text.strip_prefix('$') {
        let length =
            name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
        return (VARIABLE.to_string(), &name[length..]);
    }
    power_shell_text(text).unwrap_or_else(|| panic!("{text}"))
}

/// A text between single quotes, which PowerShell takes typographic ones for, too.
fn power_shell_text(text: &str) -> Option<(String, &str)> {
    let is_quote = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
    let mut chars = text.char_indices().peekable();
    chars.next().filter(|(_, c)| is_quote(*c))?;
    let mut inner = String::new();
    while let Some((at, c)) = chars.next() {
        if is_quote(c) && chars.next_if(|(_, next)| is_quote(*next)).is_none() {
            return Some((inner, &text[at + c.len_utf8()..]));
        }
        inner.push(c);
    }
    None
}

/// What a page of Markdown holds.
#[derive(Clone, Debug, Default)]
pub struct Markdown {
    /// What its code spans hold.
    pub spans: Vec<String>,
    /// What its code blocks hold.
    pub blocks: Vec<String>,
    /// All else, without the marks of headings, boxes and strong words.
    pub outside: String,
}

/// Reads a page as CommonMark says of code.
pub fn read_markdown(text: &str) -> Markdown {
    let mut page = Markdown::default();
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let fence = line.len() - line.trim_start_matches('`').len();
        if 3 <= fence {
            let closes = |line: &str| {
                line.trim_end().len() >= fence && line.trim_end().chars().all(|c| c == '`')
            };
            page.blocks.push(lines.by_ref().take_while(|line| !closes(line)).collect());
            continue;
        }
        let line = line.trim_start_matches('#');
        let line = line
            .strip_prefix("- [ ] ")
            .unwrap_or(line)
            .replace("**Not complete yet**", "Not complete yet");
        let mut rest = line.as_str();
        while let Some(at) = rest.find('`') {
            page.outside.push_str(&rest[..at]);
            let begins = &rest[at..];
            let length = begins.len() - begins.trim_start_matches('`').len();
            let inner = &begins[length..];
            let ends = code_ends(inner, length).unwrap_or_else(|| panic!("{line}"));
            let code = &inner[..ends];
            let padded = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
            page.spans.push(padded.unwrap_or(code).to_owned());
            rest = &inner[ends + length..];
        }
        page.outside.push_str(rest);
    }
    page
}

/// Where a run of just so many back quotes begins.
fn code_ends(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find('`')?;
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        if run == length {
            return Some(at);
        }
        at += run;
    }
}
