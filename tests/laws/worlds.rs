//! Worlds of grants around a plan, and the styles in which they are pasted.

#![expect(clippy::panic, reason = "a failure here is a failed test")]

use std::collections::BTreeSet;

use data_graph_setup::answer::Answer;
use data_graph_setup::answer::audited::Audited;
use data_graph_setup::plan::Draft;
use data_graph_setup::words::audit::securable as listed;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::drafts::{ready_draft, stands_in_quotes};
use crate::support::CLIENT_ID;
use crate::support::paste::{Case, Form, Scheme, Style, listing, rows};
use crate::support::world::{Asked, PRIVILEGES, Path, World, questions_of, shown, would_tell};

/// A plan's answer, with the world that its own SQL makes of an empty one.
#[derive(Clone, Debug)]
pub struct Planned {
    pub answer: Answer,
    pub needed: World,
}

impl Planned {
    pub fn new(draft: &Draft) -> Self {
        let answer = Answer::new(draft);
        let Ok(needed) = run(&World::default(), &answer.sql) else { panic!("{}", answer.sql) };
        Self { answer, needed }
    }

    pub fn audit(&self, text: &str) -> Audited {
        Audited::new(&self.answer.plan, text)
    }
}

/// The world after statements; one that cannot be run fails the case.
pub fn run(world: &World, sql: &str) -> Result<World, TestCaseError> {
    let mut world = world.clone();
    world.run(sql, CLIENT_ID).map_err(TestCaseError::fail)?;
    Ok(world)
}

/// A plan that is ready, all of whose securables can be told from a text in quotes once periods join their names.
pub fn ready_plan() -> impl Strategy<Value = Planned> {
    ready_draft().prop_map(|draft| Planned::new(&draft)).prop_filter("in quotes", |case| {
        case.needed.places().iter().all(|place| !stands_in_quotes(&place.join(".")))
    })
}

/// A plan, and a world in which some of what it needs is granted, and some more.
pub fn plan_in_world() -> impl Strategy<Value = (Planned, World)> {
    let extra = (any::<Index>(), any::<Index>(), any::<Index>());
    (ready_plan(), vec(any::<bool>(), 40), 0..4u8, vec(extra, 0..8)).prop_map(
        |(case, kept, keeps, extras)| {
            let mut world = World::default();
            let needed = case.needed.grants.iter().zip(kept.iter().cycle());
            // Now and then all of it, or none.
            world.grants.extend(needed.filter_map(|(grant, kept)| match keeps {
                0 => Some(grant.clone()),
                1 => None,
                _ => kept.then(|| grant.clone()),
            }));
            for (place, how, privilege) in extras {
                let (on, privilege) = another_grant(&case, place, how, privilege);
                world.grants.insert((on, privilege));
            }
            (case, world)
        },
    )
}

/// A grant of any privilege that fits, on a securable of the plan, beside it, inside it, or elsewhere.
pub fn another_grant(
    case: &Planned,
    place: Index,
    how: Index,
    privilege: Index,
) -> (Path, &'static str) {
    let places: Vec<Path> = case.needed.places().into_iter().collect();
    let mut on = place.get(&places).clone();
    match how.index(6) {
        0 | 1 => {}
        2 => {
            on.truncate(1);
        }
        3 => {
            on.truncate(2);
            on.push("beside".to_owned());
        }
        4 => {
            on.resize(2, "beside".to_owned());
            on.push("table".to_owned());
        }
        _ => {
            let elsewhere = ["elsewhere", "schema_1", "table_1"];
            on = elsewhere.into_iter().take(1 + place.index(3)).map(str::to_owned).collect();
        }
    }
    // Those that meet in rules more often than the others.
    let weighty = ["ALL PRIVILEGES", "SELECT", "USE SCHEMA", "MODIFY"];
    let often = PRIVILEGES.iter().filter(|(privilege, ..)| weighty.contains(privilege)).cycle();
    let fits: Vec<&'static str> = PRIVILEGES
        .iter()
        .chain(often.take(20))
        .filter(|(_, lengths, _)| lengths.contains(&on.len()))
        .map(|(privilege, ..)| *privilege)
        .collect();
    (on, *privilege.get(&fits))
}

pub fn style() -> impl Strategy<Value = Style> {
    let scheme = select(
        &[Scheme::ShowGrants, Scheme::ShowGrants, Scheme::InformationSchema, Scheme::Cli][..],
    );
    let case = select(&[Case::Upper, Case::Lower, Case::Mixed][..]);
    let order = Just((0..8).collect::<Vec<usize>>()).prop_shuffle();
    (scheme, select(&Form::ALL[..]), order, case, any::<[bool; 7]>(), 1..4usize).prop_map(
        |(scheme, form, order, case, flags, results)| {
            let [has_header, old_words, underscores, windows, prose, in_lower_case, pretty] = flags;
            Style {
                scheme,
                form,
                has_header,
                order,
                old_words,
                underscores,
                case,
                windows,
                prose,
                in_lower_case,
                pretty,
                results,
            }
        },
    )
}

/// The world's grants as they are pasted, by somebody who asked about all that the plan needs.
pub fn asked_listing(case: &Planned, world: &World, style: &Style) -> String {
    // Questions alone are no listing; an answer without rows still has its header.
    let answers = listing(&rows(world, CLIENT_ID), &case.needed.places(), style);
    format!("Principal,ActionType,ObjectType,ObjectKey\n{answers}")
}

/// A row of an audit: securable, privilege, status, and where it comes from.
pub type Told = (String, String, &'static str, Option<String>);

/// What a listing tells: which questions its answers may have been asked, and which grants it shows.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    pub answers: Vec<Vec<Asked>>,
    pub world: World,
}

impl Listed {
    /// A world's grants listed all at once, as a style has them.
    pub fn at_once(world: &World, style: &Style) -> Self {
        let places = world.places();
        let answers = match style.scheme {
            Scheme::Cli => return Self::asked(world, &places),
            Scheme::InformationSchema => {
                let direct = |place: &Path| vec![Asked { is_direct: true, ..Asked::of(place) }];
                places.iter().map(direct).collect()
            }
            Scheme::ShowGrants => {
                world.grants.iter().map(|(on, privilege)| questions_of(privilege, on)).collect()
            }
        };
        Self { answers, world: world.clone() }
    }

    /// What was asked about these securables.
    pub fn asked(world: &World, places: &BTreeSet<Path>) -> Self {
        let questions: Vec<Asked> = places.iter().map(|place| Asked::of(place)).collect();
        let is_listed = |(on, privilege): &&(Path, &'static str)| {
            questions.iter().any(|asked| asked.lists(privilege, on))
        };
        let grants = world.grants.iter().filter(is_listed).cloned().collect();
        let answers = questions.into_iter().map(|asked| vec![asked]).collect();
        Self { answers, world: World { grants } }
    }
}

/// What an audit has to say of what a listing tells.
pub fn expected_rows(case: &Planned, listed: &Listed) -> BTreeSet<Told> {
    let Listed { answers, world } = listed;
    let needed = case.needed.grants.iter().map(|(on, privilege)| {
        let source = world.source(privilege, on);
        let status = match source {
            Some(_) => "have",
            None if would_tell(answers, privilege, on) => "missing",
            None => "unknown",
        };
        let source = source.map(|source| shown(&source));
        (shown(on), (*privilege).to_owned(), status, source)
    });
    let extra = world
        .grants
        .difference(&case.needed.grants)
        .map(|(on, privilege)| (shown(on), (*privilege).to_owned(), "extra", Some(shown(on))));
    needed.chain(extra).collect()
}

/// What an audit says, in lower case where names are.
pub fn told_rows(audited: &Audited) -> BTreeSet<Told> {
    let lower = |text: &str| match text.split_once(' ') {
        Some((kind, name)) => format!("{kind} {}", name.to_lowercase()),
        None => text.to_owned(),
    };
    audited
        .rows
        .iter()
        .map(|row| {
            let from = row.from.as_ref().map(|from| lower(&listed(from)));
            (lower(&listed(&row.securable)), row.privilege.to_owned(), row.status.as_str(), from)
        })
        .collect()
}
