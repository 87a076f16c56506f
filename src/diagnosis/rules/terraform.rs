//! What only Terraform says, or the CLI's bundles, which deploy as Terraform does.

use crate::diagnosis::cause::{Cause, Terraform};
use crate::diagnosis::message::{MOST_SENTENCES, Message};
use crate::model::Source;

use super::pattern::{Pattern, reported, seen, untied};
use super::{Case, Finding};

pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    if are_same(case.message) {
        return vec![Finding::untied(Cause::Terraform(Terraform::SamePrivileges))];
    }
    untied(case, &PATTERNS, Cause::Terraform)
}

/// Says whether the provider compares two lists that hold the same privileges, however they are spelled.
///
/// `permissions for … are &{[{… [USE_CATALOG] [Principal]}]}, but have to be {[{… [USE CATALOG] []}]}`:
/// <https://github.com/databricks/terraform-provider-databricks/issues/3566> (November 2026).
fn are_same(message: &Message) -> bool {
    const LONGEST: usize = 4_000;
    let listed = message.after("permissions for ").take(MOST_SENTENCES).find_map(|at| {
        let (_, at) = at.up_to(" are ", LONGEST)?;
        let (found, at) = at.up_to("but have to be", LONGEST)?;
        let (wanted, _) = at.up_to("}]}", LONGEST)?;
        Some((assignments(found), assignments(wanted)))
    });
    listed.is_some_and(|(found, wanted)| {
        let holds_all = |these: &[Assignment<'_>], those: &[Assignment<'_>]| {
            these.iter().all(|this| those.iter().any(|that| this.is_same_as(that)))
        };
        !found.is_empty() && holds_all(&found, &wanted) && holds_all(&wanted, &found)
    })
}

/// A principal as Go prints it, with the words in capitals that its privileges are made of.
struct Assignment<'m> {
    principal: &'m str,
    words: Vec<&'m str>,
}

impl Assignment<'_> {
    fn is_same_as(&self, other: &Self) -> bool {
        let has_all = |other: &[&str]| other.iter().all(|word| self.words.contains(word));
        self.principal == other.principal
            && self.words.len() == other.words.len()
            && has_all(&other.words)
    }
}

/// The first of the principals in a list.
fn assignments(list: &str) -> Vec<Assignment<'_>> {
    const MOST: usize = 40;
    let is_privilege = |word: &&str| 2 < word.len() && word.chars().all(|c| c.is_ascii_uppercase());
    let all = list.split('{').map(|one| {
        let principal = one.split_whitespace().next().unwrap_or_default();
        let words = one.split(|c: char| !c.is_alphanumeric()).filter(is_privilege);
        Assignment {
            principal: principal.trim_matches(['[', ']', '&']),
            words: words.take(MOST).collect(),
        }
    });
    all.filter(|one| !one.words.is_empty()).take(MOST).collect()
}

const PROVIDER: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/blob/main/catalog/resource_grants.go",
);
const CLI_5794: Source = Source::november_2026("https://github.com/databricks/cli/issues/5794");
const CLI_4801: Source = Source::november_2026("https://github.com/databricks/cli/pull/4801");
const ISSUE_4151: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/4151",
);
const ISSUE_1658: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/1658",
);
const ISSUE_3130: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/3130",
);
const ISSUE_3680: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/3680",
);
const PULUMI_45: Source =
    Source::november_2026("https://github.com/pulumi/pulumi-databricks/issues/45");
const ISSUE_3125: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/3125",
);
const ISSUE_1547: Source = Source::november_2026(
    "https://github.com/databricks/terraform-provider-databricks/issues/1547",
);

/// What Terraform says.
pub const PATTERNS: [Pattern<Terraform>; 16] = [
    seen("permissions for * but have to be", Terraform::OtherPrivileges, PROVIDER),
    seen("duplicate privileges to add and delete", Terraform::ListedTwice, CLI_4801),
    seen("got empty permissions list", Terraform::EmptyList, PROVIDER),
    seen("got more than one principal in permissions list", Terraform::SeveralPrincipals, PROVIDER),
    seen("getpermissions invalid schema name", Terraform::SchemaWithoutCatalog, ISSUE_4151),
    seen("is not a valid securable type", Terraform::SecurableType, ISSUE_3125),
    seen("users can only manage catalog, schema, table", Terraform::SecurableType, ISSUE_1547),
    seen("cannot create grants: * is not allowed on", Terraform::OldProvider, ISSUE_1658),
    reported("failed in rate limiter", Terraform::TooManyRequests),
    seen("is not allowed on catalog", Terraform::OldProvider, PULUMI_45),
    seen("is not allowed on schema", Terraform::OldProvider, ISSUE_3130),
    reported("is not allowed on table", Terraform::OldProvider),
    seen("permission_level * is not supported with", Terraform::PermissionLevel, ISSUE_3680),
    seen("grants are not applied", Terraform::NotApplied, CLI_5794),
    reported("grants are never applied", Terraform::NotApplied),
    reported("grants * not being applied", Terraform::NotApplied),
];
