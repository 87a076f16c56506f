//! What would make the grants that were listed those that a plan needs.

use crate::access::Grant;
use crate::model::{ByObject, Object, Privilege};

use super::listing::Listing;
use super::verdict::{ExtraKind, JudgedGrant, Verdict};

/// What would make the grants those that the plan needs: to be run in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repair {
    /// What is missing, by securable.
    pub missing: Vec<(Object, Vec<Privilege>)>,
    /// What is held only through something that is to be taken back, and so has to be granted by itself before that.
    pub kept: Vec<(Object, Vec<Privilege>)>,
    /// What is to be taken back, the worst first.
    pub taken_back: Vec<TakenBack>,
}

/// Privileges on one securable that are not needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// What they were granted on.
    pub on: Object,
    /// The privileges.
    pub privileges: Vec<Privilege>,
    /// Why they should go.
    pub kind: ExtraKind,
    /// What has to be granted again afterwards, since ALL PRIVILEGES takes it along.
    pub regranted: Vec<Privilege>,
}

/// Works out the repair from what was judged.
pub fn repair(judged: &[JudgedGrant], listing: &Listing) -> Repair {
    let mut left = listing.grants.clone();
    let mut repair = Repair::default();
    let (mut missing, mut kept) = (ByObject::default(), ByObject::default());
    let mut all_taken: ByObject<usize> = ByObject::default();
    for JudgedGrant { grant, verdict } in judged {
        match verdict {
            Verdict::Missing { .. } => push(&mut missing, grant),
            Verdict::Extra(kind) => {
                let key = grant.on.key();
                left.revoke(grant.privilege, &key);
                take_back(&mut repair.taken_back, grant, *kind);
                if grant.privilege == Privilege::AllPrivileges {
                    all_taken.insert(&key, repair.taken_back.len() - 1);
                }
            }
            Verdict::Have(_) | Verdict::Unknown(_) => {}
        }
    }
    for JudgedGrant { grant, verdict } in judged {
        let key = grant.on.key();
        if !matches!(verdict, Verdict::Have(_)) || left.holds(grant.privilege, &key) {
            continue;
        }
        let taken = all_taken.get(&key).and_then(|at| repair.taken_back.get_mut(*at));
        match taken {
            Some(taken) => taken.regranted.push(grant.privilege),
            None => push(&mut kept, grant),
        }
    }
    Repair { missing: missing.into_values(), kept: kept.into_values(), ..repair }
}

fn push(grants: &mut ByObject<(Object, Vec<Privilege>)>, grant: &Grant) {
    let key = grant.on.key();
    match grants.get_mut(&key) {
        Some((_, privileges)) => privileges.push(grant.privilege),
        None => grants.insert(&key, (grant.on.clone(), vec![grant.privilege])),
    }
}

fn take_back(taken_back: &mut Vec<TakenBack>, grant: &Grant, kind: ExtraKind) {
    // SQL takes ALL PRIVILEGES by itself only.
    let is_all = |privilege: &Privilege| *privilege == Privilege::AllPrivileges;
    if let Some(last) = taken_back.last_mut()
        && last.kind == kind
        && last.on == grant.on
        && !is_all(&grant.privilege)
        && !last.privileges.iter().any(is_all)
    {
        last.privileges.push(grant.privilege);
        return;
    }
    taken_back.push(TakenBack {
        on: grant.on.clone(),
        privileges: vec![grant.privilege],
        kind,
        regranted: Vec::new(),
    });
}
