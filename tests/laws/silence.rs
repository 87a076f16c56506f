//! What holds of silence: a grant is missing only where the world lacks it and an answer would have shown it.

use std::collections::BTreeSet;

use data_graph_setup::answer::audited::{Audited, Status};
use data_graph_setup::words::audit::securable as listed;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::drafts::config;
use crate::support::CLIENT_ID;
use crate::support::paste::{Form, Row, Style, permissions, rows, show_grants, shown_of};
use crate::support::world::{
    Asked, ON_FUNCTIONS, ON_VOLUMES, Path, World, kind, shown, would_tell,
};
use crate::worlds::{Planned, plan_in_world, style};

/// In which form a question and its answer stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    ShowGrants,
    Effective,
    Direct,
    Address,
    Log,
    Variable,
    Python,
    State,
    Shown,
}

const WAYS: [Way; 9] = [
    Way::ShowGrants,
    Way::Effective,
    Way::Direct,
    Way::Address,
    Way::Log,
    Way::Variable,
    Way::Python,
    Way::State,
    Way::Shown,
];

/// Whose grants are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    All,
    Own,
    Other,
}

/// A question with the way in which it is asked.
#[derive(Clone, Debug)]
struct Ask {
    place: Path,
    way: Way,
    whose: Whose,
}

const OTHER: &str = "somebody@example.com";

fn ask() -> impl Strategy<Value = (Index, usize, Way, Whose)> {
    let whose = select(&[Whose::All, Whose::All, Whose::Own, Whose::Own, Whose::Other][..]);
    (any::<Index>(), 0..6usize, select(&WAYS[..]), whose)
}

fn asks(plan: &Planned, asks: &[(Index, usize, Way, Whose)]) -> Vec<Ask> {
    let places: Vec<Path> = plan.needed.places().into_iter().collect();
    let ask = |(place, deeper, way, whose): &(Index, usize, Way, Whose)| {
        let mut place = place.get(&places).clone();
        if *deeper == 5 {
            place.resize(3, "inside".to_owned());
        }
        // Terraform's lists are of everybody, and so is what a notebook was asked here.
        let whose = if matches!(way, Way::State | Way::Shown) { Whose::All } else { *whose };
        Ask { place, way: *way, whose }
    };
    asks.iter().map(ask).collect()
}

impl Ask {
    fn asked(&self) -> Asked {
        let is_direct = matches!(self.way, Way::Direct | Way::State | Way::Shown);
        Asked { is_direct, ..Asked::of(&self.place) }
    }

    /// What stands there: the question, and what is answered in a world.
    fn text(&self, all: &[Row], style: &Style) -> String {
        let kind = kind(&self.place);
        let name = self.place.join(".");
        let quoted = in_sql(&self.place);
        let rows: Vec<Row> = all
            .iter()
            .filter(|row| match self.whose {
                Whose::All => true,
                Whose::Own => row.principal == CLIENT_ID,
                Whose::Other => row.principal == OTHER,
            })
            .cloned()
            .collect();
        let principal = match self.whose {
            Whose::All => None,
            Whose::Own => Some(CLIENT_ID),
            Whose::Other => Some(OTHER),
        };
        let flag = principal.map(|it| format!(" --principal {it}")).unwrap_or_default();
        let query = principal.map(|it| format!("?principal={it}")).unwrap_or_default();
        let (lower, asked) = (kind.to_lowercase(), self.asked());
        let json = |style: &Style| permissions(&rows, &asked, style);
        let on_one_line = Style { pretty: false, ..style.clone() };
        let shell = name.replace('\'', r"'\''");
        match self.way {
            Way::ShowGrants => {
                let of = principal.map(|it| format!(" `{it}`")).unwrap_or_default();
                let style = Style { has_header: true, ..style.clone() };
                let shown: Vec<Row> = shown_of(&rows, &asked).into_iter().cloned().collect();
                format!("SHOW GRANTS{of} ON {kind} {};\n{}", quoted, show_grants(&shown, &style))
            }
            Way::Effective => {
                format!(
                    "$ databricks grants get-effective{flag} -- {lower} '{shell}'\n{}",
                    json(style)
                )
            }
            Way::Direct => {
                format!("$ databricks grants get {lower} '{shell}'{flag}\n{}", json(style))
            }
            Way::Address => {
                let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
                format!(
                    "curl https://dbc-1.cloud.databricks.com/api/2.1/unity-catalog/effective-permissions/{lower}/{name}{query}\n{}",
                    json(style)
                )
            }
            Way::Log => {
                let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
                format!(
                    "08:14 INFO GET /api/2.1/unity-catalog/effective-permissions/{lower}/{name}{query} -> 200 {}",
                    json(&on_one_line)
                )
            }
            Way::Variable => {
                let line = json(&on_one_line);
                format!(
                    "$ databricks grants get-effective{flag} -- {lower} '{shell}'\nACL='{}'\n",
                    line.trim_end()
                )
            }
            Way::Python => {
                let shown = shown_of(&rows, &asked);
                let row = |row: &&Row| {
                    let word = |text: &str| {
                        format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
                    };
                    let key = word(&row.on.join("."));
                    let on = super::support::world::kind(&row.on);
                    format!(
                        "Row(Principal={}, ActionType='{}', ObjectType='{on}', ObjectKey={key})",
                        word(&row.principal),
                        row.privilege
                    )
                };
                let printed: Vec<String> = shown.iter().map(row).collect();
                let of = principal.map(|it| format!(" `{it}`")).unwrap_or_default();
                let end = if printed.is_empty() {
                    "no rows\n".to_owned()
                } else {
                    format!("[{}]\n", printed.join(", "))
                };
                format!("SHOW GRANTS{of} ON {kind} {}\n{end}", quoted)
            }
            // HCL writes these names in another way.
            Way::Shown if !name.contains(['"', '\\', '$', '%']) => self.shown_by_terraform(&rows),
            Way::State | Way::Shown => self.state(&rows),
        }
    }

    fn by_principal(&self, rows: &[Row]) -> Vec<(String, Vec<String>)> {
        let asked = self.asked();
        let shown = shown_of(rows, &asked);
        let principals: BTreeSet<&str> = shown.iter().map(|row| row.principal.as_str()).collect();
        let of = |principal: &str| {
            let rows = shown.iter().filter(|row| row.principal == principal);
            rows.map(|row| row.privilege.replace(' ', "_")).collect()
        };
        principals.into_iter().map(|it| (it.to_owned(), of(it))).collect()
    }

    fn state(&self, rows: &[Row]) -> String {
        let kind = kind(&self.place).to_lowercase();
        let grants: Vec<serde_json::Value> = self
            .by_principal(rows)
            .into_iter()
            .map(|(principal, privileges)| serde_json::json!({"principal": principal, "privileges": privileges}))
            .collect();
        let attributes = serde_json::json!({kind: self.place.join("."), "grant": grants});
        let resource = serde_json::json!({"mode": "managed", "type": "databricks_grants", "name": "g", "instances": [{"attributes": attributes}]});
        format!("{}\n", serde_json::json!({"version": 4, "resources": [resource]}))
    }

    fn shown_by_terraform(&self, rows: &[Row]) -> String {
        let grants: String = self
            .by_principal(rows)
            .into_iter()
            .map(|(principal, privileges)| {
                let privileges: String = privileges.iter().map(|it| format!("            \"{it}\",\n")).collect();
                format!("    grant {{\n        principal  = \"{principal}\"\n        privileges = [\n{privileges}        ]\n    }}\n")
            })
            .collect();
        let id = format!("{}/{}", kind(&self.place).to_lowercase(), self.place.join("."));
        format!(
            "# databricks_grants.g:\nresource \"databricks_grants\" \"g\" {{\n    id = \"{id}\"\n\n{grants}}}\n"
        )
    }
}

fn in_sql(place: &[String]) -> String {
    let quoted = place.iter().map(|name| format!("`{}`", name.replace('`', "``")));
    quoted.collect::<Vec<_>>().join(".")
}

fn told(plan: &Planned, audited: &Audited) -> Vec<(Path, &'static str, Status)> {
    let told = |(on, privilege): &(Path, &'static str)| {
        let row = audited.rows.iter().find(|row| {
            row.privilege == *privilege
                && listed(&row.securable).to_lowercase() == shown(on).to_lowercase()
        });
        (on.clone(), *privilege, row.map_or(Status::Extra, |row| row.status))
    };
    plan.needed.grants.iter().map(told).collect()
}

/// The world's rows, and of what the plan needs and what is granted some for other principals.
fn all_rows(plan: &Planned, world: &World, others: &[bool]) -> Vec<Row> {
    let mut all = rows(world, CLIENT_ID);
    let both = rows(&plan.needed, CLIENT_ID).into_iter().chain(all.clone());
    let taken = both.zip(others.iter().cycle()).filter(|(_, taken)| **taken);
    let of_others: Vec<Row> = taken
        .enumerate()
        .map(|(at, (row, _))| {
            let principal = if at % 3 == 2 { "account users" } else { OTHER };
            Row { principal: principal.to_owned(), ..row }
        })
        .collect();
    all.extend(of_others);
    all
}

/// What is held as far as answers show it.
fn seen(world: &World, asks: &[Ask]) -> World {
    let is_seen = |(on, privilege): &&(Path, &'static str)| {
        asks.iter().any(|ask| ask.whose != Whose::Other && ask.asked().lists(privilege, on))
    };
    World { grants: world.grants.iter().filter(is_seen).cloned().collect() }
}

fn answers(asks: &[Ask]) -> Vec<Vec<Asked>> {
    let ours = asks.iter().filter(|ask| ask.whose != Whose::Other);
    ours.map(|ask| vec![ask.asked()]).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_missing_would_have_been_shown_and_what_is_held_was(
        (plan, world) in plan_in_world(),
        chosen in vec(ask(), 1..6),
        others in vec(any::<bool>(), 7),
        style in style(),
    ) {
        let asks = asks(&plan, &chosen);
        let all = all_rows(&plan, &world, &others);
        let style = Style { form: Form::CopiedGrid, prose: false, windows: false, old_words: false, ..style };
        let text: String = asks.iter().map(|ask| ask.text(&all, &style) + "\n").collect();
        let audited = plan.audit(&text);
        let seen = seen(&world, &asks);
        for (on, privilege, status) in told(&plan, &audited) {
            let expected = if seen.holds(privilege, &on) {
                Status::Have
            } else if would_tell(&answers(&asks), privilege, &on) {
                Status::Missing
            } else {
                Status::Unknown
            };
            prop_assert_eq!(status, expected, "{} on {}\n{}", privilege, shown(&on), text);
            prop_assert!(status != Status::Missing || !world.holds(privilege, &on));
        }
    }

    #[test]
    fn without_its_questions_a_text_says_no_more_than_it_can(
        (plan, world) in plan_in_world(),
        chosen in vec(ask(), 1..6),
        others in vec(any::<bool>(), 7),
        style in style(),
    ) {
        let asks = asks(&plan, &chosen);
        let all = all_rows(&plan, &world, &others);
        let style = Style { has_header: true, prose: false, ..style };
        let answers = asks.iter().map(|ask| {
            let ask = Ask { way: Way::ShowGrants, ..ask.clone() };
            let text = ask.text(&all, &style);
            text.split_once('\n').map(|(_, answer)| answer.to_owned() + "\n").unwrap_or_default()
        });
        let text: String = answers.collect();
        let shown_world = seen(&world, &asks.iter().map(|ask| Ask { way: Way::ShowGrants, ..ask.clone() }).collect::<Vec<_>>());
        let audited = plan.audit(&text);
        for row in &audited.rows {
            let on: Path = row.securable.names().map(|name| name.as_str().to_lowercase()).collect();
            match row.status {
                Status::Have => prop_assert!(shown_world.holds(row.privilege, &on), "{}", text),
                Status::Missing => prop_assert!(!world.holds(row.privilege, &on), "{}", text),
                Status::Extra => prop_assert!(world.contains(row.privilege, &on), "{}", text),
                Status::Unknown => {}
            }
        }
    }

    #[test]
    fn what_is_no_catalog_schema_or_table_tells_little(
        (plan, world) in plan_in_world(),
        place in any::<Index>(),
        is_volume in any::<bool>(),
    ) {
        let places: Vec<Path> = plan.needed.places().into_iter().collect();
        let mut about = place.get(&places).clone();
        about.resize(3, "inside".to_owned());
        let (word, carries) = if is_volume { ("VOLUME", ON_VOLUMES) } else { ("FUNCTION", ON_FUNCTIONS) };
        let asked = Asked { carries: Some(carries), ..Asked::of(&about) };
        let style = Style::plain(Form::CopiedGrid);
        let rows = rows(&world, CLIENT_ID);
        let shown_rows: Vec<Row> = shown_of(&rows, &asked).into_iter().cloned().collect();
        let shell = about.join(".").replace('\'', r"'\''");
        for text in [
            format!("SHOW GRANTS ON {word} {};\n{}", in_sql(&about), show_grants(&shown_rows, &style)),
            format!(
                "$ databricks grants get-effective --principal {CLIENT_ID} -- {} '{}'\n{}",
                word.to_lowercase(), shell, permissions(&rows, &asked, &style)
            ),
        ] {
            let audited = plan.audit(&text);
            for (on, privilege, status) in told(&plan, &audited) {
                let is_told = would_tell(&[vec![asked.clone()]], privilege, &on);
                prop_assert!(status != Status::Missing || is_told && !world.holds(privilege, &on), "{}", text);
                prop_assert!(status != Status::Have || world.holds(privilege, &on), "{}", text);
            }
        }
    }

    #[test]
    fn of_two_answers_about_one_securable_the_later_counts_and_statements_between_are_read(
        (plan, before) in plan_in_world(),
        kept in vec(any::<bool>(), 11),
        has_statements in any::<bool>(),
        answers_again in any::<bool>(),
        way in select(&[Way::ShowGrants, Way::Effective, Way::Address, Way::Variable][..]),
    ) {
        let mut after = World::default();
        let all: BTreeSet<(Path, &'static str)> = before.grants.union(&plan.needed.grants).cloned().collect();
        after.grants = all.iter().zip(kept.iter().cycle()).filter(|(_, kept)| **kept).map(|(it, _)| it.clone()).collect();
        let style = Style::plain(Form::CopiedGrid);
        let asks: Vec<Ask> = plan.needed.places().into_iter().map(|place| Ask { place, way, whose: Whose::All }).collect();
        let answer = |world: &World| -> String {
            asks.iter().map(|ask| ask.text(&rows(world, CLIENT_ID), &style) + "\n").collect()
        };
        let mut text = answer(&before);
        let statement = |verb: &str, joint: &str, (on, privilege): &(Path, &'static str)| {
            format!("{verb} {privilege} ON {} {} {joint} `{CLIENT_ID}`;
", kind(on), in_sql(on))
        };
        if has_statements || !answers_again {
            text.extend(before.grants.difference(&after.grants).map(|it| statement("REVOKE", "FROM", it)));
            text.extend(after.grants.difference(&before.grants).map(|it| statement("GRANT", "TO", it)));
        }
        if answers_again {
            text.push_str(&answer(&after));
        }
        let audited = plan.audit(&text);
        for (on, privilege, status) in told(&plan, &audited) {
            match status {
                Status::Have => prop_assert!(after.holds(privilege, &on), "{} on {}\n{}", privilege, shown(&on), text),
                Status::Missing => prop_assert!(!after.holds(privilege, &on), "{} on {}\n{}", privilege, shown(&on), text),
                _ => prop_assert!(!answers_again, "{} on {}\n{}", privilege, shown(&on), text),
            }
        }
    }
}
