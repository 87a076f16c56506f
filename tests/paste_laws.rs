//! What holds of reading any text as a listing.

// The core is the same in the browser, where the generator of random inputs does not compile.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::BTreeSet;

use data_graph_setup::answer::Answer;
use data_graph_setup::answer::audited::Audited;
use data_graph_setup::audit::{Listing, Reader};
use data_graph_setup::model::{ApplicationId, is_invisible};
use data_graph_setup::words;
use data_graph_setup::words::audit::securable as listed;
use data_graph_setup::words::sentence::Sentence;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use support::drafts::{HOSTILE, NAMES, config, ready_draft};
use support::paste::{Form, Style, listing, rows};
use support::world::World;
use support::worlds::{plan_in_world, run, style};
use support::{CLIENT_ID, SECRETS, holds_secret_shape};

fn principal() -> ApplicationId {
    ApplicationId::parse(CLIENT_ID).unwrap_or_else(|_| unreachable!("a UUID"))
}

/// Pieces of which listings are made, and others, in no order.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(&PIECES[..]).prop_map(str::to_owned),
        1 => select(&HOSTILE[..]).prop_map(str::to_owned),
        1 => select(&NAMES[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[\\[\\]{}\",:|+\\-\t\r\n ]{0,12}",
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

const PIECES: [&str; 36] = [
    CLIENT_ID,
    "0F5A1C2E-7B1D-4E55-9C0A-3C6F2B8D9E10",
    "Principal\tActionType\tObjectType\tObjectKey\n",
    "Principal,ActionType,ObjectType,ObjectKey\n",
    "| Principal | ActionType | ObjectType | ObjectKey |\n",
    "|---|---|---|---|\n",
    "+----+----+\n",
    "GRANTOR,GRANTEE,CATALOG_NAME,PRIVILEGE_TYPE,IS_GRANTABLE,INHERITED_FROM\n",
    "\t",
    ",",
    " | ",
    ";",
    "  ",
    "\n",
    "\r\n",
    "SELECT",
    "USE_CATALOG",
    "ALL PRIVILEGES",
    "MODIFY",
    "CATALOG",
    "SCHEMA",
    "TABLE",
    "sales",
    "sales.orders",
    "sales.orders.lines",
    "{\"privilege_assignments\":[{\"principal\":\"",
    "\",\"privileges\":[{\"privilege\":\"SELECT\"}]}]}",
    "{\"manifest\":{\"schema\":{\"columns\":[{\"name\":\"Principal\"}]}},\"result\":{\"data_array\":[]}}",
    "[{\"Principal\":\"x\",\"ActionType\":\"SELECT\",\"ObjectType\":\"CATALOG\",\"ObjectKey\":\"sales\"}]",
    "[",
    "{\"a\":",
    "catalog sales\n",
    "SHOW GRANTS ON CATALOG sales;\n",
    "databricks grants get-effective -- schema 'a.b'\n",
    "printf '%s\\n' 'catalog sales'\n",
    "\u{feff}",
];

/// A listing in two pieces around something else.
fn torn_listing() -> impl Strategy<Value = String> {
    (plan_in_world(), style(), any_text(), 0..1000usize).prop_map(
        |((_, world), style, noise, at)| {
            let text = listing(&rows(&world, CLIENT_ID), &BTreeSet::new(), &style);
            let mut at = text.len() * at / 1000;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let (one, other) = text.split_at(at);
            format!("{one}{noise}{other}")
        },
    )
}

fn in_slices(text: &str, slices: &[usize]) -> Listing {
    let mut reader = Reader::new(Some(&principal()));
    let mut position = 0;
    for bytes in slices.iter().cycle() {
        let is_done = reader.read_on(text, *bytes);
        assert!(position < reader.position() || is_done, "nothing was read");
        position = reader.position();
        if is_done {
            break;
        }
    }
    reader.finish()
}

/// A secret, whole or with characters in it that cannot be seen.
fn secret() -> impl Strategy<Value = String> {
    let torn = vec(option_of_invisible(), 16);
    (select(&SECRETS[..]), torn).prop_map(|((secret, ..), between)| {
        secret.chars().zip(between).map(|(c, between)| format!("{c}{between}")).collect()
    })
}

fn option_of_invisible() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        6 => Just(""),
        1 => select(&["\u{200b}", "\u{200d}", "\u{feff}", "\u{2060}", "\u{ad}", "\u{e0041}"][..]),
    ]
}

/// All that an audit says, less the characters that cannot be seen.
fn all_said(audited: &Audited) -> String {
    let mut said = vec![audited.summary.to_text(), audited.fix.clone()];
    said.extend(audited.allows.as_ref().map(Sentence::to_text));
    for row in &audited.rows {
        said.extend([listed(&row.securable), row.privilege.to_owned(), row.why.to_text()]);
        said.extend(row.from.as_ref().map(listed));
    }
    said.extend(audited.others.iter().map(|other| other.principal.clone()));
    for unread in &audited.unread {
        said.push(unread.text.clone());
        said.push(words::audit::unread_reason(unread.reason).to_owned());
    }
    said.join("\n").chars().filter(|c| !is_invisible(*c)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_in_slices_of_any_size_as_at_once(
        text in prop_oneof![any_text(), torn_listing(), any::<String>()],
        slices in vec(1..200usize, 1..8),
    ) {
        let at_once = Reader::read_all(Some(&principal()), &text);
        prop_assert_eq!(in_slices(&text, &slices), at_once);
    }

    #[test]
    fn what_is_left_unread_is_the_text_of_its_line(text in any_text()) {
        let listing = Reader::read_all(Some(&principal()), &text);
        let lines: Vec<&str> = text.split('\n').collect();
        prop_assert!(listing.unread.is_sorted_by_key(|unread| unread.line));
        for unread in &listing.unread {
            let line = unread.line.checked_sub(1).and_then(|at| lines.get(at));
            prop_assert!(line.is_some(), "{:?}", unread);
            let is_json = unread.text.starts_with(['{', '[']) || unread.text.contains("{\"")
                || unread.text.contains(": ");
            // A row in JSON is told by the line on which the JSON begins.
            let holds = line.is_some_and(|line| line.contains(unread.text.as_str()));
            prop_assert!(holds || is_json, "{:?} in {:?}", unread, line);
        }
    }

    #[test]
    fn lines_of_prose_between_rows_are_unread_by_their_numbers(
        (plan, world) in plan_in_world(),
        at in vec(any::<prop::sample::Index>(), 1..4),
        windows in any::<bool>(),
    ) {
        let style = Style::plain(Form::CopiedGrid);
        let text = listing(&rows(&world, CLIENT_ID), &BTreeSet::new(), &style);
        let mut lines: Vec<&str> = text.lines().collect();
        for index in at {
            lines.insert(index.index(lines.len() + 1), "and then there is this");
        }
        let expected: Vec<usize> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.starts_with("and then"))
            .map(|(at, _)| at + 1)
            .collect();
        let text = lines.join(if windows { "\r\n" } else { "\n" });
        let audited = plan.audit(&text);
        let told: Vec<usize> = audited.unread.iter().map(|unread| unread.line).collect();
        prop_assert_eq!(told, expected);
        prop_assert!(audited.unread.iter().all(|unread| unread.text == "and then there is this"));
        let end = format!(" {} could not be read.", match audited.unread.len() {
            1 => "1 line".to_owned(),
            count => format!("{count} lines"),
        });
        prop_assert!(!audited.is_listing || audited.summary.to_text().ends_with(&end), "{}", audited.summary.to_text());
    }

    #[test]
    fn no_text_breaks_an_audit_and_its_rows_are_the_plans(
        draft in ready_draft(),
        text in prop_oneof![any_text(), torn_listing()],
    ) {
        let answer = Answer::new(&draft);
        let audited = Audited::new(&answer.plan, &text);
        let needed = run(&World::default(), &answer.sql)?.grants.len();
        let counts = audited.counts;
        prop_assert_eq!(counts.have + counts.missing + counts.unknown, needed);
        prop_assert_eq!(counts.have + counts.missing + counts.unknown + counts.extra, audited.rows.len());
        for why in audited.rows.iter().map(|row| row.why.to_text()) {
            prop_assert!(why.ends_with('.') && !why.contains('\n'), "{}", why);
        }
    }

    #[test]
    fn no_secret_comes_out_of_an_audit(
        (plan, world) in plan_in_world(),
        style in style(),
        secrets in vec((secret(), any::<prop::sample::Index>(), 0..6u8), 1..4),
    ) {
        let mut rows = rows(&world, CLIENT_ID);
        let mut loose = Vec::new();
        for (secret, place, how) in secrets {
            let row = (!rows.is_empty()).then(|| place.index(rows.len()));
            let row = row.and_then(|at| rows.get_mut(at));
            match (how, row) {
                (0, Some(row)) => row.principal = secret,
                (1, Some(row)) => row.principal = format!("team {secret}"),
                (2, Some(row)) => row.on.push(secret),
                (3, Some(row)) => {
                    row.on.pop();
                    row.on.push(format!("x{secret}"));
                }
                _ => loose.push(secret),
            }
        }
        let mut text = listing(&rows, &BTreeSet::new(), &style);
        for secret in loose {
            text = format!("export TOKEN={secret}\n{text}\n{secret}\n[\"{secret}\"]\n{{\"{secret}\": 1}}");
        }
        let audited = plan.audit(&text);
        let said = all_said(&audited);
        prop_assert!(!holds_secret_shape(&said), "{}", said);
    }

    #[test]
    fn no_secret_comes_out_of_any_text(draft in ready_draft(), text in any_text(), more in any_text(), secret in secret()) {
        let answer = Answer::new(&draft);
        let audited = Audited::new(&answer.plan, &format!("{text}{secret}{more}"));
        prop_assert!(!holds_secret_shape(&all_said(&audited)));
    }
}
