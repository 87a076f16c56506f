//! Listings of grants in every form in which somebody may paste them.

use std::collections::{BTreeMap, BTreeSet};

use super::world::{Asked, Path, World, kind, old_word};

/// One grant as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub principal: String,
    pub privilege: &'static str,
    pub on: Vec<String>,
}

/// Which columns a listing has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Those of `SHOW GRANTS`.
    ShowGrants,
    /// Those of the information schema: a table for each kind of securable.
    InformationSchema,
    /// None: the CLI's `grants get-effective`, a line that names the securable before each answer.
    Cli,
}

/// How columns are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    CopiedGrid,
    Csv,
    QuotedCsv,
    Semicolons,
    Gaps,
    Drawn,
    Markdown,
    JsonObjects,
    StatementApi,
}

impl Form {
    pub const ALL: [Self; 9] = [
        Self::CopiedGrid,
        Self::Csv,
        Self::QuotedCsv,
        Self::Semicolons,
        Self::Gaps,
        Self::Drawn,
        Self::Markdown,
        Self::JsonObjects,
        Self::StatementApi,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Upper,
    Lower,
    Mixed,
}

/// All that may differ between two pastes of the same grants.
#[derive(Clone, Debug)]
pub struct Style {
    pub scheme: Scheme,
    pub form: Form,
    pub has_header: bool,
    /// Where each column goes; kept in order where nothing would tell them apart.
    pub order: Vec<usize>,
    pub old_words: bool,
    pub underscores: bool,
    pub case: Case,
    pub windows: bool,
    pub prose: bool,
    pub in_lower_case: bool,
    pub pretty: bool,
    /// How many results the rows come in.
    pub results: usize,
}

impl Style {
    /// The result of `SHOW GRANTS` in a form, as Databricks itself words it.
    pub fn plain(form: Form) -> Self {
        Self {
            scheme: Scheme::ShowGrants,
            form,
            has_header: true,
            order: (0..8).collect(),
            old_words: false,
            underscores: false,
            case: Case::Upper,
            windows: false,
            prose: false,
            in_lower_case: true,
            pretty: true,
            results: 1,
        }
    }
}

/// What stands around a listing and is no part of it. No line names the service principal.
pub const PROSE: [&str; 4] = [
    "Hi Ana, this is what I see for Segment:",
    "(run as an admin; took 1.2 s)",
    "42 rows",
    "Is that all you need?",
];

/// The rows of a world's grants.
pub fn rows(world: &World, principal: &str) -> Vec<Row> {
    let row = |(on, privilege): &(Path, &'static str)| Row {
        principal: principal.to_owned(),
        privilege,
        on: on.clone(),
    };
    world.grants.iter().map(row).collect()
}

/// A listing of rows; with `asked`, one result for each of these securables and each that has a row.
pub fn listing(rows: &[Row], asked: &BTreeSet<Path>, style: &Style) -> String {
    let mut parts: Vec<String> = match style.scheme {
        Scheme::Cli => cli(rows, asked, style),
        Scheme::InformationSchema => information_schema(rows, style),
        Scheme::ShowGrants if asked.is_empty() => {
            let size = rows.len().div_ceil(style.results).max(1);
            rows.chunks(size).map(|rows| show_grants(rows, style)).collect()
        }
        Scheme::ShowGrants => places(rows, asked)
            .iter()
            .map(|place| {
                let here: Vec<Row> =
                    shown_of(rows, &Asked::of(place)).into_iter().cloned().collect();
                let names: Vec<String> = place.iter().map(|name| quoted(name)).collect();
                let statement = format!("SHOW GRANTS ON {} {};\n", kind(place), names.join("."));
                // Without a header, nothing else tells that there was an answer.
                let end = if here.is_empty() && style.is_bare() { "(0 rows)\n" } else { "" };
                statement + &show_grants(&here, style) + end
            })
            .collect(),
    };
    if style.prose {
        let [first, second, third, last] = PROSE.map(|line| format!("{line}\n"));
        parts.insert(0, first + &second);
        parts.insert(parts.len().div_ceil(2).max(1), third);
        parts.push(last);
    }
    let text = parts.join("\n");
    if style.windows { text.replace('\n', "\r\n") } else { text }
}

fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

fn folded(on: &[String]) -> Path {
    on.iter().map(|name| name.to_lowercase()).collect()
}

fn places(rows: &[Row], asked: &BTreeSet<Path>) -> BTreeSet<Path> {
    rows.iter().map(|row| folded(&row.on)).chain(asked.iter().cloned()).collect()
}

/// The rows that an answer to a question shows.
pub fn shown_of<'r>(rows: &'r [Row], asked: &Asked) -> Vec<&'r Row> {
    rows.iter().filter(|row| asked.lists(row.privilege, &folded(&row.on))).collect()
}

impl Style {
    fn privilege(&self, row: &Row) -> String {
        let old = old_word(row.privilege, row.on.len()).filter(|_| self.old_words);
        let word = old.unwrap_or(row.privilege);
        let word = if self.underscores { word.replace(' ', "_") } else { word.to_owned() };
        match self.case {
            Case::Upper => word,
            Case::Lower => word.to_lowercase(),
            Case::Mixed => {
                let letters = word.chars().enumerate();
                letters
                    .map(|(at, c)| if at % 2 == 0 { c } else { c.to_ascii_lowercase() })
                    .collect()
            }
        }
    }

    fn kind(&self, on: &[String]) -> String {
        let word = match kind(on) {
            "SCHEMA" if self.old_words => "DATABASE",
            word => word,
        };
        if self.case == Case::Lower { word.to_lowercase() } else { word.to_owned() }
    }

    fn name(&self, name: &str) -> String {
        if self.in_lower_case { name.to_lowercase() } else { name.to_owned() }
    }

    fn full_name(&self, on: &[String]) -> String {
        self.name(&on.join("."))
    }

    fn column(&self, name: &str) -> String {
        match self.case {
            Case::Upper => name.to_owned(),
            Case::Lower => name.to_lowercase(),
            Case::Mixed => name.to_uppercase(),
        }
    }

    /// Whether nothing but their order tells the columns.
    fn is_bare(&self) -> bool {
        !self.has_header && !matches!(self.form, Form::JsonObjects | Form::StatementApi)
    }

    fn in_order<T: Clone>(&self, cells: &[T]) -> Vec<T> {
        if self.is_bare() {
            return cells.to_vec();
        }
        let order = self.order.iter().filter(|at| **at < cells.len());
        order.filter_map(|at| cells.get(*at).cloned()).collect()
    }

    fn table(&self, header: &[&str], rows: &[Vec<String>]) -> String {
        let header: Vec<String> = header.iter().map(|name| self.column(name)).collect();
        let header = self.in_order(&header);
        let rows: Vec<Vec<String>> = rows.iter().map(|cells| self.in_order(cells)).collect();
        let all = || self.has_header.then_some(&header).into_iter().chain(&rows);
        let lines = |cell: fn(&str) -> String, between: &str| -> String {
            all()
                .map(|cells| {
                    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
                    cells.join(between) + "\n"
                })
                .collect()
        };
        match self.form {
            Form::CopiedGrid => lines(
                |text| if text.starts_with('"') { in_csv(text) } else { text.to_owned() },
                "\t",
            ),
            Form::Csv => lines(
                |text| if text.contains(['"', ',']) { in_csv(text) } else { text.to_owned() },
                ",",
            ),
            Form::QuotedCsv => lines(in_csv, ","),
            Form::Semicolons => lines(
                |text| if text.contains(['"', ';']) { in_csv(text) } else { text.to_owned() },
                ";",
            ),
            Form::Gaps => lines(str::to_owned, "   "),
            Form::Drawn => {
                let width = all().flatten().map(|cell| cell.chars().count()).max().unwrap_or(1);
                let rule = format!("+{}\n", format!("{}+", "-".repeat(width)).repeat(header.len()));
                let line = |cells: &Vec<String>| {
                    let cells: Vec<String> =
                        cells.iter().map(|cell| format!("{cell:<width$}")).collect();
                    format!("|{}|\n", cells.join("|"))
                };
                let head = if self.has_header { line(&header) + &rule } else { String::new() };
                format!("{rule}{head}{}{rule}", rows.iter().map(line).collect::<String>())
            }
            Form::Markdown => {
                let line = |cells: &Vec<String>| {
                    let cells: Vec<String> =
                        cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
                    format!("| {} |\n", cells.join(" | "))
                };
                let rule = format!("|{}\n", ":--|".repeat(header.len()));
                let head = if self.has_header { line(&header) + &rule } else { String::new() };
                head + &rows.iter().map(line).collect::<String>()
            }
            Form::JsonObjects => {
                let object = |cells: &Vec<String>| -> serde_json::Value {
                    let members =
                        header.iter().cloned().zip(cells.iter().map(|cell| cell.as_str().into()));
                    serde_json::Value::Object(members.collect())
                };
                self.json(&rows.iter().map(object).collect::<Vec<_>>().into())
            }
            Form::StatementApi => {
                let columns: Vec<serde_json::Value> = header
                    .iter()
                    .enumerate()
                    .map(|(at, name)| {
                        serde_json::json!({"name": name, "position": at, "type_name": "STRING"})
                    })
                    .collect();
                self.json(&serde_json::json!({
                    "statement_id": "01ef-1",
                    "status": {"state": "SUCCEEDED"},
                    "manifest": {"format": "JSON_ARRAY", "schema": {"column_count": header.len(), "columns": columns}},
                    "result": {"chunk_index": 0, "row_count": rows.len(), "data_array": rows},
                }))
            }
        }
    }

    fn json(&self, value: &serde_json::Value) -> String {
        if self.pretty { format!("{value:#}\n") } else { format!("{value}\n") }
    }
}

/// A cell in quotes, with those within doubled.
fn in_csv(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

pub fn show_grants(rows: &[Row], style: &Style) -> String {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let kind = style.kind(&row.on);
            vec![row.principal.clone(), style.privilege(row), kind, style.full_name(&row.on)]
        })
        .collect();
    style.table(&["Principal", "ActionType", "ObjectType", "ObjectKey"], &cells)
}

/// Three tables, in which a schema also lists what it inherits.
fn information_schema(rows: &[Row], style: &Style) -> Vec<String> {
    let columns: [&[&str]; 3] = [
        &["CATALOG_NAME"],
        &["CATALOG_NAME", "SCHEMA_NAME"],
        &["TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME"],
    ];
    let tables = columns.iter().map(|columns| {
        let places = places(rows, &BTreeSet::new());
        let places = places.iter().filter(|place| place.len() == columns.len());
        let cells: Vec<Vec<String>> = places
            .flat_map(|place| {
                shown_of(rows, &Asked::of(place)).into_iter().map(move |row| {
                    let inherited =
                        if row.on.len() == place.len() { "NONE" } else { kind(&row.on) };
                    let names = place.iter().map(|name| style.name(name));
                    ["System user".to_owned(), row.principal.clone()]
                        .into_iter()
                        .chain(names)
                        .chain([style.privilege(row), "NO".to_owned(), inherited.to_owned()])
                        .collect()
                })
            })
            .collect();
        let header: Vec<&str> = ["GRANTOR", "GRANTEE"]
            .into_iter()
            .chain(columns.iter().copied())
            .chain(["PRIVILEGE_TYPE", "IS_GRANTABLE", "INHERITED_FROM"])
            .collect();
        (!cells.is_empty()).then(|| style.table(&header, &cells))
    });
    tables.flatten().collect()
}

fn cli(rows: &[Row], asked: &BTreeSet<Path>, style: &Style) -> Vec<String> {
    let answer = |place: &Path| {
        let name = style.full_name(place);
        format!(
            "{} {name}\n{}",
            kind(place).to_lowercase(),
            permissions(rows, &Asked::of(place), style)
        )
    };
    places(rows, asked).iter().map(answer).collect()
}

/// An answer of the API: words where only what was granted on the object itself is asked, else with where they come from.
pub fn permissions(rows: &[Row], asked: &Asked, style: &Style) -> String {
    let mut principals: BTreeMap<&str, Vec<serde_json::Value>> = BTreeMap::new();
    for row in shown_of(rows, asked) {
        let privilege = style.privilege(row);
        let is_inherited = row.on.len() < asked.about.len() || asked.carries.is_some();
        let privilege = if asked.is_direct {
            serde_json::json!(privilege)
        } else if is_inherited {
            serde_json::json!({
                "privilege": privilege,
                "inherited_from_type": style.kind(&row.on),
                "inherited_from_name": style.full_name(&row.on),
            })
        } else {
            serde_json::json!({"privilege": privilege})
        };
        principals.entry(&row.principal).or_default().push(privilege);
    }
    let assignments: Vec<serde_json::Value> = principals
        .iter()
        .map(|(principal, privileges)| {
            serde_json::json!({"principal": principal, "privileges": privileges})
        })
        .collect();
    let answer = if assignments.is_empty() {
        serde_json::json!({})
    } else {
        serde_json::json!({"privilege_assignments": assignments})
    };
    style.json(&answer)
}
