//! Privileges that are missing: which of them the plan grants, and where.

use crate::diagnosis::cause::{Cause, Elsewhere, Lack, Named, NotGranted, Runner, WhyNotGranted};
use crate::diagnosis::mention::{KINDS, Mention, mention};
use crate::diagnosis::message::MOST_SENTENCES;
use crate::diagnosis::sentence::{OtherRight, Sentence, Target, sentences};
use crate::export::StatementPlace;
use crate::model::Object;
use crate::model::{Identifier, Power, Privilege, Securable, SecurableType, Wording};
use crate::plan::{Extent, Read, Slot};

use super::{Case, Finding, not_found, reverse_etl};

/// Finds what whoever ran a statement lacks, which no grant to the service principal fixes.
pub(super) fn find_runner(case: &Case<'_>) -> Vec<Finding> {
    let lacking = sentences(case.message).into_iter().filter_map(|sentence| {
        if sentence.others.contains(&OtherRight::CreateCatalog) {
            let statement = case.index.create_catalog();
            let cause = Cause::Runner(Runner::MayNotCreateCatalogs);
            return Some(Finding::about(cause, statement.into_iter().collect()));
        }
        let kind = match sentence.on {
            Target::Known(kind) => Some(kind),
            _ => None,
        };
        sentence
            .privileges
            .contains(&Privilege::Manage)
            .then(|| may_not_manage(case, sentence.mention, kind))
    });
    let mut found: Vec<Finding> = lacking.collect();
    add_not_owning(case, &mut found);
    found
}

fn add_not_owning(case: &Case<'_>, found: &mut Vec<Finding>) {
    for words in ["is not an owner of ", "is not the owner of ", "does not own "] {
        for at in case.message.after(words).take(MOST_SENTENCES) {
            if let Some((behind, kind)) =
                KINDS.iter().find_map(|(word, kind)| Some((at.over(word)?, *kind)))
            {
                found.push(may_not_manage(case, mention(behind, kind), Some(kind)));
            }
        }
    }
    if case.message.holds("not an owner of metastore") {
        found.push(if case.message.holds("catalog") {
            let statement = case.index.create_catalog().into_iter().collect();
            Finding::about(Cause::Runner(Runner::MayNotCreateCatalogs), statement)
        } else {
            Finding::untied(Cause::Runner(Runner::MayNotManageStorage))
        });
    }
    let account = ["is not an account admin", "only account admin", "without account admin"];
    if account.iter().any(|words| case.message.holds(words)) {
        found.push(Finding::untied(Cause::Runner(Runner::IsNoAccountAdmin)));
    }
}

/// MANAGE and ownership are for granting, and for replacing, changing and dropping.
///
/// A plan grants on catalogs and schemas, and nobody replaces those; on a table the two are told apart by what was tried.
fn may_not_manage(case: &Case<'_>, mention: Mention, kind: Option<SecurableType>) -> Finding {
    let is_about = |words: &[&str]| words.iter().any(|word| case.message.holds(word));
    let grants = is_about(&["grant", "revoke"]);
    let changes = is_about(&["drop ", "replace", "alter ", "rename", "overwrite"]);
    let is_change = !grants && (changes || kind == Some(SecurableType::Table));
    let runner = |on| if is_change { Runner::MayNotChange(on) } else { Runner::MayNotGrant(on) };
    match mention {
        Mention::Named(named) => match named.object() {
            Some(object) => {
                let on = case.index.spelled(object);
                let statements = if is_change { Vec::new() } else { case.index.on_or_within(&on) };
                let is_tied = case.index.knows_catalog_of(&on);
                Finding::new(Cause::Runner(runner(Some(on))), statements, is_tied)
            }
            None => Finding::untied(Cause::Runner(runner(None))),
        },
        Mention::DatabricksOwn => {
            Finding::untied(Cause::Runner(Runner::MayNotGrantOnDatabricksOwn))
        }
        Mention::Placeholder(_) | Mention::Hidden | Mention::Nothing => {
            Finding::untied(Cause::Runner(runner(None)))
        }
    }
}

/// Finds missing privileges.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    sentences(case.message).into_iter().map(|sentence| of_sentence(case, sentence)).collect()
}

fn of_sentence(case: &Case<'_>, sentence: Sentence) -> Finding {
    let elsewhere = |elsewhere| Finding::untied(Cause::LacksElsewhere(elsewhere));
    let kind = match sentence.on {
        Target::Known(kind) => kind,
        Target::Metastore | Target::Storage => {
            return Finding::untied(Cause::Runner(Runner::MayNotManageStorage));
        }
        Target::AnyFile => return elsewhere(Elsewhere::AnyFile),
        Target::OtherObject => return elsewhere(Elsewhere::OtherObject),
    };
    let Sentence { privileges, is_old, is_terraforms, .. } = sentence;
    let unnamed = |is_hidden| {
        let statements = case.index.granting_any(&privileges, kind);
        let privileges = privileges.clone();
        Finding::new(Cause::LacksOnUnnamed { privileges, on: kind, is_hidden }, statements, false)
    };
    match sentence.mention {
        Mention::DatabricksOwn if is_old || not_found::is_hive(case) => {
            elsewhere(Elsewhere::Hive { catalog: None })
        }
        Mention::DatabricksOwn => elsewhere(Elsewhere::DatabricksOwn),
        Mention::Placeholder(found) => {
            Finding::about(Cause::Placeholder(found), case.index.open(found))
        }
        // The one catalog of the old model has no name to give.
        Mention::Nothing if is_old => elsewhere(Elsewhere::Hive { catalog: None }),
        Mention::Nothing => unnamed(false),
        Mention::Hidden => unnamed(true),
        Mention::Named(named) if not_found::is_struck_out(case, &named) => unnamed(true),
        Mention::Named(named) => match named.object() {
            Some(object) if reverse_etl::is_schema_of(&object) && !is_terraforms => {
                reverse_etl::finding(case, &object)
            }
            Some(object) if !privileges.is_empty() => {
                lack(case, &privileges, case.index.spelled(object), is_terraforms)
            }
            None if is_old => hive(case, &named),
            Some(_) | None => unnamed(false),
        },
    }
}

/// A name without its catalog, in the words of the old permission model.
fn hive(case: &Case<'_>, named: &Named) -> Finding {
    let catalog = named.names.first().and_then(|name| case.index.catalog(name)).cloned();
    // Only the guide's wording makes a catalog the current one there.
    let makes_current = case.plan.wording == Wording::Guide;
    let check = catalog.as_ref().filter(|_| makes_current);
    let check = check.and_then(|catalog| case.index.check_of(catalog));
    let is_tied = catalog.is_some();
    let cause = Cause::LacksElsewhere(Elsewhere::Hive { catalog });
    Finding::new(cause, check.into_iter().collect(), is_tied)
}

fn lack(case: &Case<'_>, privileges: &[Privilege], on: Object, is_terraforms: bool) -> Finding {
    let is_known = case.index.knows_catalog_of(&on);
    if is_terraforms {
        let lack = Lack { on, granted: privileges.to_vec(), not_granted: None, is_terraforms };
        return Finding::new(Cause::Lacks(lack), Vec::new(), is_known);
    }
    let mut granted = Vec::new();
    let mut others = Vec::new();
    let mut statements: Vec<StatementPlace> = Vec::new();
    for &privilege in privileges {
        let Some(places) = case.index.granting(privilege, &on) else {
            others.push(privilege);
            continue;
        };
        granted.push(privilege);
        for place in places {
            if !statements.contains(&place) {
                statements.push(place);
            }
        }
    }
    let not_granted = (!others.is_empty()).then(|| {
        let why = why_not_granted(case, &others, &on);
        NotGranted { privileges: others, why }
    });
    let cause = Cause::Lacks(Lack { on, granted, not_granted, is_terraforms });
    Finding::new(cause, statements, is_known)
}

fn why_not_granted(case: &Case<'_>, privileges: &[Privilege], on: &Object) -> WhyNotGranted {
    let is_named =
        |name: &Slot<Identifier>| name.filled().is_some_and(|name| name.is_same_as(on.catalog()));
    let is_segments = is_named(&case.plan.segment_catalog.name);
    let read = case.plan.reads.iter().find(|read| is_named(&read.catalog));
    let writes = privileges.iter().any(|privilege| Power::Write <= privilege.fact().power);
    match (on, read) {
        (Securable::Catalog(_), _) if is_segments => WhyNotGranted::NotNeeded,
        (_, None) if is_segments => WhyNotGranted::SchemaOfAnother,
        (_, Some(_)) if is_segments && writes => WhyNotGranted::SchemaOfAnother,
        _ if writes => WhyNotGranted::WritesElsewhere,
        _ if !privileges.iter().any(|privilege| FOR_READING.contains(privilege)) => {
            WhyNotGranted::NeverNeeded
        }
        (_, None) => WhyNotGranted::CatalogNotInPlan,
        (Securable::Catalog(_), Some(_)) => WhyNotGranted::NotNeeded,
        (_, Some(read)) if reads_schema_of(read, on) => WhyNotGranted::NotNeeded,
        (_, Some(_)) => WhyNotGranted::SchemaNotInPlan,
    }
}

/// What reading a table takes.
const FOR_READING: [Privilege; 3] =
    [Privilege::UseCatalog, Privilege::UseSchema, Privilege::Select];

fn reads_schema_of(read: &Read, on: &Object) -> bool {
    let Extent::Only(schemas) = &read.extent else { return true };
    let schema = on.names().nth(1);
    schemas
        .iter()
        .filter_map(|schema| schema.filled())
        .any(|listed| schema.is_some_and(|schema| schema.is_same_as(listed)))
}
