//! What is to be known of a pasted text besides the grants in it.

use crate::model::{ByObject, Object, SecretKind};

/// What is to be known of a pasted text besides the grants in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Whether grants come from Terraform's state, so that they are as Terraform last saw them.
    pub has_state: bool,
    /// Whether it holds what somebody wants to be granted, such as a plan, a bundle or a request.
    pub has_wishes: bool,
    /// Whether it holds statements that grant or take back.
    pub has_statements: bool,
    /// Whether a plan of Terraform's would take access of the service principal away.
    pub takes_away: bool,
    /// Whether its answers are of different times.
    pub has_times: bool,
    /// The workspaces that were asked, each once.
    pub workspaces: Vec<String>,
    /// Another principal whose grants were asked for.
    pub asked_for: Option<String>,
    /// What was seen in lists of schemas and tables.
    pub lists: Vec<SeenList>,
    /// The schemas in these lists.
    pub seen: ByObject<()>,
}

/// A list of schemas or tables: what whoever made it can see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenList {
    /// The catalog or schema whose list it is, where the text says so.
    pub of: Option<Object>,
    /// How many names are in it, besides those that every catalog has.
    pub names: usize,
}

impl Remarks {
    /// Adds a workspace that was asked.
    pub(super) fn add_workspace(&mut self, name: &str) {
        let is_new = self.workspaces.iter().all(|known| known != name);
        if self.workspaces.len() < MOST_WORKSPACES && is_new {
            self.workspaces.extend(shown(name));
        }
    }

    /// Adds another principal whose grants were asked for.
    pub(super) fn add_asked_for(&mut self, name: &str) {
        if self.asked_for.is_none() {
            self.asked_for = shown(name);
        }
    }
}

/// How many workspaces are told apart.
const MOST_WORKSPACES: usize = 8;

/// A name as it may be shown: no secret, and not too long.
fn shown(name: &str) -> Option<String> {
    SecretKind::find(name).is_none().then(|| name.chars().take(LONGEST_NAME).collect())
}

const LONGEST_NAME: usize = 120;
