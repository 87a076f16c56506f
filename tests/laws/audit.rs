//! What holds of an audit for every plan, every world of grants and every way of pasting it.

use std::collections::BTreeSet;

use data_graph_setup::answer::audited::Status;
use data_graph_setup::words::audit::securable as listed;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::drafts::config;
use crate::support::CLIENT_ID;
use crate::support::paste::{PROSE, Scheme, Style, listing, rows};
use crate::support::world::{Path, World, shown, would_tell};
use crate::worlds::{
    Listed, another_grant, asked_listing, expected_rows, plan_in_world, ready_plan, style,
    told_rows,
};

fn nothing() -> BTreeSet<Path> {
    BTreeSet::new()
}

/// The world's grants as they are pasted, by somebody who lists them all at once.
fn whole_listing(world: &World, style: &Style) -> String {
    listing(&rows(world, CLIENT_ID), &nothing(), style)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_audit_of_what_the_plans_own_sql_grants_is_clean_in_every_form(
        plan in ready_plan(),
        style in style(),
    ) {
        let text = whole_listing(&plan.needed, &style);
        let audited = plan.audit(&text);
        let unread = if style.prose { PROSE.len() } else { 0 };
        prop_assert_eq!(audited.unread.len(), unread, "{}\n{:?}", text, audited.unread);
        prop_assert_eq!(
            told_rows(&audited),
            expected_rows(&plan, &Listed::at_once(&plan.needed, &style)),
            "{}", text
        );
        prop_assert!(audited.rows.iter().all(|row| row.status == Status::Have));
        prop_assert_eq!(audited.rows.len(), plan.needed.grants.len());
        prop_assert_eq!(&audited.fix, "");
        prop_assert!(audited.others.is_empty());
        prop_assert!(audited.summary.to_text().contains(" there. None is too many."));
    }

    #[test]
    fn an_audit_says_what_holds_in_any_world_in_every_form(
        (plan, world) in plan_in_world(),
        style in style(),
    ) {
        let text = whole_listing(&world, &style);
        let audited = plan.audit(&text);
        let expected = expected_rows(&plan, &Listed::at_once(&world, &style));
        prop_assert_eq!(told_rows(&audited), expected, "{}", text);
    }

    #[test]
    fn an_audit_of_what_was_asked_leaves_nothing_unknown(
        (plan, world) in plan_in_world(),
        mut style in style(),
    ) {
        if style.scheme == Scheme::InformationSchema {
            style.scheme = Scheme::ShowGrants;
        }
        let text = asked_listing(&plan, &world, &style);
        let audited = plan.audit(&text);
        let places = plan.needed.places().union(&world.places()).cloned().collect();
        let expected = expected_rows(&plan, &Listed::asked(&world, &places));
        prop_assert_eq!(told_rows(&audited), expected, "{}", text);
        prop_assert_eq!(audited.counts.unknown, 0);
    }

    #[test]
    fn any_one_grant_that_goes_is_missing_unless_another_covers_it(
        plan in ready_plan(),
        which in any::<Index>(),
        style in style(),
    ) {
        let gone = plan.needed.grants.iter().nth(which.index(plan.needed.grants.len()));
        let Some((on, privilege)) = gone.cloned() else { return Ok(()) };
        let mut world = plan.needed.clone();
        world.grants.remove(&(on.clone(), privilege));
        let audited = plan.audit(&whole_listing(&world, &style));
        let told = Listed::at_once(&world, &style).answers;
        let status = if world.holds(privilege, &on) {
            Status::Have
        } else if would_tell(&told, privilege, &on) {
            Status::Missing
        } else {
            // Then no answer would have shown it.
            Status::Unknown
        };
        let others: Vec<_> = audited.rows.iter().filter(|row| row.status != Status::Have).collect();
        match (status, others.as_slice()) {
            (Status::Have, []) => {}
            (_, [row]) => {
                prop_assert_eq!(row.status, status);
                prop_assert_eq!(listed(&row.securable).to_lowercase(), shown(&on).to_lowercase());
                prop_assert_eq!(row.privilege, privilege);
                prop_assert_eq!(&row.from, &None);
            }
            (_, others) => prop_assert!(false, "{:?}", others),
        }
    }

    #[test]
    fn any_one_grant_that_comes_is_extra(
        plan in ready_plan(),
        (place, how, privilege) in any::<(Index, Index, Index)>(),
        style in style(),
    ) {
        let (on, privilege) = another_grant(&plan, place, how, privilege);
        prop_assume!(!plan.needed.contains(privilege, &on));
        let mut world = plan.needed.clone();
        world.grants.insert((on.clone(), privilege));
        let audited = plan.audit(&whole_listing(&world, &style));
        let extra: Vec<_> =
            audited.rows.iter().filter(|row| row.status != Status::Have).collect();
        let [row] = extra.as_slice() else {
            return Err(TestCaseError::fail(format!("{extra:?}")));
        };
        prop_assert_eq!(row.status, Status::Extra);
        prop_assert_eq!(listed(&row.securable).to_lowercase(), shown(&on).to_lowercase());
        prop_assert_eq!(row.privilege, privilege);
        prop_assert_eq!(row.from.as_ref(), Some(&row.securable));
    }
}
