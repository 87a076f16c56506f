//! What is to be known of a pasted text besides its grants.

use crate::audit::{Listing, SeenList};
use crate::model::Object;

use crate::words::sentence::{Sentence, listed, name, sentence};
use crate::words::{counted, place};

/// What is to be known of a text, a sentence or two each. `unseen` are schemas of the plan that a list of their catalog lacks.
pub fn remarks(listing: &Listing, unseen: &[&Object]) -> Vec<Sentence> {
    let remarks = &listing.remarks;
    let mut said: Vec<Sentence> = Vec::new();
    if remarks.takes_away {
        said.push(TAKES_AWAY.into());
    } else if remarks.has_wishes || remarks.has_statements && !listing.is_listing {
        said.push(WISHES.into());
    }
    if remarks.has_state {
        said.push(STATE.into());
    }
    if let [_, _, ..] = remarks.workspaces.as_slice() {
        let names = remarks.workspaces.iter().map(|it| name(it)).collect();
        said.push(sentence![
            "Your text mixes workspaces: ",
            listed(names),
            ". Check one at a time."
        ]);
    }
    if remarks.has_times {
        said.push(TIMES.into());
    }
    if let Some(other) = &remarks.asked_for {
        said.push(sentence![
            "A part of your text was asked for ",
            name(other),
            ". It says nothing of this client ID.",
        ]);
    }
    said.extend(lists(&remarks.lists, unseen));
    if 0 < listing.others_elsewhere {
        let rows = counted(listing.others_elsewhere, "row", "rows");
        said.push(sentence![rows, " of others on volumes, locations and the like are left out."]);
    }
    said
}

fn lists(lists: &[SeenList], unseen: &[&Object]) -> Option<Sentence> {
    if lists.is_empty() {
        return None;
    }
    let mut said: Sentence = LISTS.into();
    if let Some(empty) = lists.iter().find(|list| list.names == 0) {
        let of = empty.of.as_ref();
        said.add_sentence(sentence![
            "The list",
            of.map(|of| sentence![" of ", place(of)]),
            " has nothing of yours in it. That is no success: whoever ran it lacks access, or nothing is there.",
        ]);
    }
    if let Some(schema) = unseen.first() {
        said.add_sentence(sentence![
            "It lacks ",
            place(schema),
            (1 < unseen.len()).then(|| sentence![" and ", unseen.len() - 1, " more of this plan"]),
            ".",
        ]);
    }
    Some(said)
}

/// Why a grant on something that is no catalog, schema or table is not needed.
pub const ELSEWHERE: &str = "Not needed: this plan grants nothing on such an object.";

const TAKES_AWAY: &str = "The Terraform plan in your text would take access away from this client ID. A databricks_grants \
    resource owns the whole list: add this client ID to it.";
const WISHES: &str =
    "Plans, bundles and statements say what somebody wants. They do not show what is granted.";
const STATE: &str = "Grants from Terraform's state are as Terraform last saw them.";
const TIMES: &str = "Your text has results from different times. The later ones count.";
const LISTS: &str = "A list of schemas or tables shows what whoever ran it can see, and no grants.";
