//! What holds of an audit's fix: what it does to a world of grants, and that nothing else can be in it.

use std::collections::BTreeSet;

use data_graph_setup::answer::Answer;
use data_graph_setup::answer::audited::{Audited, Status};
use data_graph_setup::model::{Identifier, NamePart};
use data_graph_setup::words::audit::securable as listed;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::drafts::{HOSTILE, NAMES, config, draft, ready_draft};
use crate::support::paste::{Form, Row, Scheme, Style, listing, rows};
use crate::support::sql::{names_in, pieces};
use crate::support::world::{World, shown};
use crate::support::{CLIENT_ID, holds_secret_shape};
use crate::worlds::{Planned, asked_listing, plan_in_world, run, style};

/// What a fix may say in comments.
const COMMENTS: [&str; 12] = [
    "-- Missing",
    "-- Needed on their own, before the wider grants below are removed",
    "-- Not needed: to remove a grant, delete the -- before its REVOKE",
    "-- Run this together with the line above, which removes these too:",
    "-- Lets Segment create or change things outside its own catalog:",
    "-- Covers the whole catalog, but you chose only some of its schemas:",
    "-- Gives every privilege, now and later, but Segment needs only some:",
    "-- Lets Segment give access to others, and change or delete what is in it:",
    "-- Lets Segment read things that are not in this plan:",
    "-- Lets Segment create or change more in its own catalog than it needs:",
    "-- Shows or opens more than this plan names, but reads no data by itself:",
    "-- Adds nothing: a wider grant of this plan covers it:",
];

/// A fix with the statements in its comments made live, as its own heading tells.
fn uncommented(fix: &str) -> String {
    fix.lines()
        .map(|line| {
            let statement = line.strip_prefix("-- ").filter(|statement| {
                ["REVOKE ", "GRANT "].iter().any(|verb| statement.starts_with(verb))
            });
            format!("{}\n", statement.unwrap_or(line))
        })
        .collect()
}

/// What is not as it should be in an audit of all that the plan needs.
fn left_over(plan: &Planned, world: &World) -> Vec<(String, &'static str, Status)> {
    let style = Style::plain(Form::CopiedGrid);
    let audited = plan.audit(&asked_listing(plan, world, &style));
    let rows = audited.rows.into_iter().filter(|row| row.status != Status::Have);
    rows.map(|row| (listed(&row.securable), row.privilege, row.status)).collect()
}

/// Checks that a fix is nothing but fixed words and statements of checked names.
fn check_text(fix: &str) -> Result<(), TestCaseError> {
    prop_assert!(fix.is_empty() || fix.ends_with('\n') && !fix.starts_with('\n'));
    prop_assert!(!fix.contains("\n\n\n") && !fix.contains('\r'));
    for line in fix.split('\n').filter(|line| !line.is_empty()) {
        if COMMENTS.contains(&line) {
            continue;
        }
        let statement = line.strip_prefix("-- ").unwrap_or(line);
        let is_live = statement.len() == line.len();
        prop_assert!(pieces(statement).is_ok(), "{}", line);
        let verb = statement.split(' ').next();
        prop_assert!(verb == Some("GRANT") || verb == Some("REVOKE") && !is_live, "{}", line);
        let names = names_in(statement);
        let Some((principal, names)) = names.split_last() else {
            return Err(TestCaseError::fail("no principal"));
        };
        prop_assert_eq!(principal, CLIENT_ID);
        for (name, part) in names.iter().zip([NamePart::Catalog, NamePart::Schema, NamePart::Table])
        {
            let checked = Identifier::parse(name, part);
            prop_assert_eq!(checked.as_ref().map(Identifier::as_str), Ok(name.as_str()));
        }
    }
    Ok(())
}

/// A name, a text that is none, or anything: what may stand where a name belongs in a listing.
fn hostile_name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(&NAMES[..]).prop_map(str::to_owned),
        3 => select(&HOSTILE[..]).prop_map(str::to_owned),
        1 => select(&["*/ DROP CATALOG x; /*", "x` TO `y`; --", "-- GRANT", "\u{0}", "x\r-- y"][..])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Rows of the plan's principal and of others, of any privilege on anything.
fn hostile_rows() -> impl Strategy<Value = Vec<Row>> {
    let principal = prop_oneof![
        3 => Just(CLIENT_ID.to_owned()),
        1 => hostile_name(),
        1 => Just("data engineers".to_owned()),
    ];
    let privileges: Vec<&'static str> = crate::support::world::PRIVILEGES
        .iter()
        .map(|(privilege, ..)| *privilege)
        .chain(["OWN", "CREATE CATALOG", "DROP"])
        .collect();
    vec(
        (principal, select(privileges), vec(hostile_name(), 1..4))
            .prop_map(|(principal, privilege, on)| Row { principal, privilege, on }),
        0..8,
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn after_the_fix_as_it_stands_nothing_is_missing((plan, world) in plan_in_world(), style in style()) {
        let style = match style.scheme {
            Scheme::InformationSchema => Style { scheme: Scheme::ShowGrants, ..style },
            _ => style,
        };
        let fix = plan.audit(&asked_listing(&plan, &world, &style)).fix;
        check_text(&fix)?;
        let fixed = run(&world, &fix)?;
        let left = left_over(&plan, &fixed);
        prop_assert!(left.iter().all(|(.., status)| *status == Status::Extra), "{}{:?}", fix, left);
        // It gives nothing that is not needed, and takes nothing.
        prop_assert!(fixed.grants.is_superset(&world.grants));
        prop_assert!(fixed.grants.difference(&world.grants).all(|it| plan.needed.grants.contains(it)));
    }

    #[test]
    fn after_the_fix_with_its_comments_made_live_all_is_clean((plan, world) in plan_in_world(), style in style()) {
        let style = match style.scheme {
            Scheme::InformationSchema => Style { scheme: Scheme::ShowGrants, ..style },
            _ => style,
        };
        let fix = plan.audit(&asked_listing(&plan, &world, &style)).fix;
        let fixed = run(&world, &uncommented(&fix))?;
        let left = left_over(&plan, &fixed);
        prop_assert!(left.is_empty(), "{}\n{:?}\n{}", world_text(&world), left, fix);
        // Whoever runs what is live first and the rest afterwards comes to the same.
        let later = run(&run(&world, &fix)?, &uncommented(&fix))?;
        prop_assert_eq!(later, fixed);
    }

    #[test]
    fn a_clean_world_needs_no_fix_and_another_one_does((plan, world) in plan_in_world()) {
        let style = Style::plain(Form::Csv);
        let audited = plan.audit(&asked_listing(&plan, &world, &style));
        let is_clean = audited.rows.iter().all(|row| row.status == Status::Have);
        prop_assert_eq!(audited.fix.is_empty(), is_clean, "{}", audited.fix);
        prop_assert_eq!(audited.summary.to_text().ends_with(" there. None is too many."), is_clean);
    }

    #[test]
    fn of_hostile_rows_only_checked_names_reach_the_fix(
        draft in prop_oneof![ready_draft(), draft()],
        rows in hostile_rows(),
        style in style(),
    ) {
        let mut draft = draft;
        CLIENT_ID.clone_into(&mut draft.client_id);
        let answer = Answer::new(&draft);
        let audited = Audited::new(&answer.plan, &listing(&rows, &BTreeSet::new(), &style));
        check_text(&audited.fix)?;
        prop_assert!(!audited.fix.to_uppercase().lines().any(|line| line.starts_with("DROP")));
        prop_assert!(!holds_secret_shape(&audited.fix));
        prop_assert!(audited.rows.iter().all(|row| !listed(&row.securable).contains('\n')));
    }

    #[test]
    fn no_text_at_all_reaches_the_fix_but_by_checked_names(
        plan in ready_draft(),
        parts in vec(prop_oneof![
            any::<String>(),
            Just(CLIENT_ID.to_owned()),
            hostile_name(),
            select(&["\t", ",", "|", ";", "  ", "\n", "\"", "`", "[", "{", "}", "]", ":", ".",
                "SELECT", "MODIFY", "CATALOG", "SCHEMA", "sales", "SHOW GRANTS ON CATALOG x",
                "Principal,ActionType,ObjectType,ObjectKey\n"][..]).prop_map(str::to_owned),
        ], 0..40),
    ) {
        let answer = Answer::new(&plan);
        let audited = Audited::new(&answer.plan, &parts.concat());
        check_text(&audited.fix)?;
    }

    #[test]
    fn a_fix_takes_back_only_what_was_listed((plan, world) in plan_in_world()) {
        let fix = plan.audit(&asked_listing(&plan, &world, &Style::plain(Form::Markdown))).fix;
        let mut taken = World::default();
        let revokes: String = uncommented(&fix)
            .lines()
            .filter(|line| line.starts_with("REVOKE"))
            .map(|line| line.replacen("REVOKE", "GRANT", 1).replacen(" FROM `", " TO `", 1) + "\n")
            .collect();
        taken = run(&taken, &revokes)?;
        let extra: BTreeSet<_> = world.grants.difference(&plan.needed.grants).cloned().collect();
        prop_assert_eq!(taken.grants, extra);
    }
}

fn world_text(world: &World) -> String {
    rows(world, CLIENT_ID)
        .iter()
        .map(|row| format!("{} on {}\n", row.privilege, shown(&row.on)))
        .collect()
}
