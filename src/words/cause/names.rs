//! Names that are not there, not for here, or not names at all.

use crate::diagnosis::{InPlan, Misplaced, Mistake, NotFound, UnknownPrincipal};
use crate::export::StatementPlace;
use crate::model::{ApplicationIdError, Identifier, Privilege, SecurableType};
use crate::plan::{Placeholder, Plan};

use super::{Piece, Sentence, code, full_name, listed, name, noun, places, sentence};

/// A catalog that the workspace may not use.
pub fn unbound(catalog: Option<&Identifier>) -> Sentence {
    let catalog = catalog.map_or_else(
        || "This catalog".into(),
        |catalog| sentence!["Catalog ", name(catalog.as_str())],
    );
    sentence![
        catalog,
        " exists, but is not bound to this workspace. No GRANT will fix it. Ask its owner to bind the workspace in Catalog \
        Explorer, under Workspaces, or use a workspace that is bound.",
    ]
}

/// A principal that was not found.
pub fn principal(found: UnknownPrincipal, plan: &Plan) -> Sentence {
    let own = plan.principal.filled().map(|id| Piece::Name(id.as_str().to_owned()));
    let use_own = own.as_ref().map_or_else(
        || {
            "Enter the service principal's Application ID here as the client ID. Then run this plan's statements.".into()
        },
        |id| {
            sentence![
                "Grants need the Application ID, which in this plan is ",
                id,
                ". Run this plan's own statements.",
            ]
        },
    );
    let own_id = own.as_ref().map(|id| sentence!["In this plan, the Application ID is ", id, ". "]);
    match found {
        UnknownPrincipal::PlansOwn => sentence![
            "Databricks knows no service principal with this plan's client ID ",
            own,
            ". Compare it with the Application ID in Databricks. If it is right, the service principal is in another \
            account, or not yet in this workspace. Add it under Settings, Identity and access, wait a minute, and \
            run the statement again.",
        ],
        UnknownPrincipal::OtherId => match own {
            Some(id) => sentence![
                "Databricks does not know the UUID in the statement, and it is not this plan's client ID ",
                id,
                ". It may be an account ID, or the ID of another service principal. Run this plan's own statements.",
            ],
            None => "Databricks does not know the UUID in the statement. It may be an account ID, or belong to another account. \
                     Enter the service principal's Application ID here as the client ID.".into(),
        },
        UnknownPrincipal::WorkspaceGroup => sentence![
            "Databricks found no such group. Groups of one workspace, such as ",
            code("users"),
            " and ",
            code("admins"),
            ", cannot get grants: only groups of the account can. ",
            use_own,
        ],
        UnknownPrincipal::NameInTool => sentence![
            "Databricks finds no principal of that name in the account. A service principal is named by its Application ID, never \
            by its display name: in Terraform, ",
            code("application_id"),
            ". If it is a group, it is one of the workspace only. Groups can get grants when an account admin makes them in the \
            account. ",
            own_id,
            "Apply again then: SHOW GRANTS lists what was granted.",
        ],
        UnknownPrincipal::InPermissions => sentence![
            "A permission names somebody that this workspace does not have. A service principal is named by its Application ID, \
            not by its display name: in Terraform, ",
            code("service_principal_name"),
            " takes ",
            code("application_id"),
            ". A user is named by the e-mail address that they sign in with. ",
            own_id,
            "If the name is right, ask a workspace admin to add it under Settings, Identity and access. It worked when the same \
            run passes.",
        ],
        UnknownPrincipal::NoId(error) => sentence![
            no_id(error),
            " ",
            use_own,
        ],
        UnknownPrincipal::Nothing => sentence![
            "Databricks does not find the principal in the statement. ",
            use_own,
        ],
    }
}

fn no_id(error: ApplicationIdError) -> &'static str {
    match error {
        ApplicationIdError::Number => {
            "Databricks does not find the principal. The statement has a number: the internal ID of a service principal."
        }
        ApplicationIdError::Email => {
            "Databricks does not find the principal. The statement has an e-mail address that no user of this account has."
        }
        ApplicationIdError::WarehouseId => {
            "Databricks does not find the principal. The statement has what looks like the ID of a SQL warehouse."
        }
        ApplicationIdError::Secret(_) => {
            "Databricks does not find the principal. The statement has a secret instead of an ID. Replace that secret: it is \
             in the query history now."
        }
        ApplicationIdError::Placeholder
        | ApplicationIdError::Wrapped
        | ApplicationIdError::Other => {
            "Databricks does not find the principal. The statement has something other than an ID, perhaps a display name."
        }
    }
}

/// A privilege that does not exist where it was granted.
pub fn misplaced(misplaced: &Misplaced, statements: &[StatementPlace]) -> Sentence {
    let on = misplaced.on.map_or("there", |on| match on {
        SecurableType::Catalog => "on catalogs",
        SecurableType::Schema => "on schemas",
        SecurableType::Table => "on tables",
    });
    let place = places(statements)
        .map(|place| sentence![" This plan does it with ", place, "."])
        .unwrap_or_default();
    match misplaced.mistake {
        Mistake::OtherLevel(privilege) => sentence![
            privilege.as_listed(),
            " cannot be granted ",
            on,
            ", only ",
            levels(privilege),
            ". Grant it there.",
            place,
        ],
        Mistake::CalledOtherwise(privilege) => sentence![
            "Unity Catalog has no privilege of that name. It uses ",
            privilege.as_listed(),
            " instead. Segment needs that only where this plan grants it.",
            place,
        ],
        Mistake::OldMetastore(privilege) => sentence![
            privilege.as_listed(),
            " can be granted ",
            on,
            " today. This metastore still has an older privilege model, in which nothing is inherited. Ask a metastore admin to \
            upgrade it to privilege model 1.0, then run the statement again.",
        ],
        Mistake::Known(privilege) => sentence![
            privilege.as_listed(),
            " was granted where it does not exist. It can be granted ",
            levels(privilege),
            ". Compare the statement with those of this plan.",
        ],
        Mistake::Unknown => sentence![
            "The privilege in the statement does not exist ",
            on,
            ", or is misspelt. Compare the statement with those of this plan.",
        ],
    }
}

fn levels(privilege: Privilege) -> Sentence {
    let levels: Vec<&'static str> = [
        (SecurableType::Catalog, "on catalogs"),
        (SecurableType::Schema, "on schemas"),
        (SecurableType::Table, "on tables"),
    ]
    .into_iter()
    .filter(|(kind, _)| privilege.fits(*kind))
    .map(|(_, words)| words)
    .collect();
    listed(levels)
}

/// Something that is not there.
pub fn not_found(missing: &NotFound, statements: &[StatementPlace]) -> Sentence {
    let kind = noun(missing.named.kind);
    let found =
        sentence!["Databricks finds no ", kind, " ", full_name(missing.named.names.iter()), "."];
    let place = places(statements).unwrap_or_else(|| "the statement".into());
    match missing.in_plan {
        InPlan::Created => sentence![
            found,
            " Segment writes in this catalog, and this plan creates it with ",
            place,
            ". Run that first. If you already did, the workspace belongs to another metastore: compare the hostname.",
        ],
        InPlan::SaidToExist => sentence![
            found,
            " Segment writes in this catalog, and this plan says that it exists. Check its spelling and the workspace. If it \
            does not exist yet, choose to create it, and run the new statement of Step 2.",
        ],
        InPlan::ReverseEtl => sentence![
            found,
            " Either Reverse ETL has not run in that catalog, or its schema has another number of underscores. If it has not \
            run, answer “Has Segment Reverse ETL ever run in this catalog?” with No, and leave out ",
            place,
            ".",
        ],
        InPlan::Granted => sentence![
            found,
            " This plan names it in ",
            place,
            ". Check its spelling in Catalog Explorer, and that this workspace uses the right metastore. Then fix it here and \
            run the new statements.",
        ],
        InPlan::Tested => sentence![
            found,
            " Only the table to test with names it, in ",
            place,
            ". Check its spelling in Catalog Explorer, and fix it here.",
        ],
        InPlan::AsCatalog => sentence![
            missing.named.names.last().map(|last| name(last.as_str())),
            " is a catalog of this plan, but was taken for a schema. The guide's ",
            code("USE DATABASE"),
            " in Step 6 does that: Databricks calls schemas databases too. ",
            if statements.is_empty() {
                sentence!["Use ", code("USE CATALOG"), " instead, or full names."]
            } else {
                sentence!["Run ", place, " instead."]
            },
        ],
        InPlan::OnlyItsCatalog => sentence![
            found,
            " Its catalog is in this plan, but no statement names the ",
            kind,
            " itself. Check its spelling in Catalog Explorer. Databricks also says “not found” when a grant is missing.",
        ],
        InPlan::NamedWithoutCatalog => sentence![
            found,
            " The name has no catalog, so Databricks looked only in the current one. Write the full name, like ",
            code("catalog.schema.table"),
            ", or run ",
            code("USE CATALOG"),
            " first.",
        ],
        InPlan::Nowhere => sentence![
            found,
            " This plan does not name it. Check its spelling, and that this workspace uses the right metastore. If Segment \
            should read it, add it here.",
        ],
    }
}

/// A placeholder that was run.
pub fn placeholder(found: Option<Placeholder>, statements: &[StatementPlace]) -> Sentence {
    let what = found.map_or_else(
        || "A placeholder".into(),
        |placeholder| sentence!["The placeholder ", Piece::Code(placeholder.to_string().into())],
    );
    match places(statements) {
        Some(place) => sentence![
            what,
            " was run as it is. It is still open in ",
            place,
            " of this plan. Fill in what is missing here, and run the new statements.",
        ],
        None => sentence![
            what,
            " was run as it is. This plan no longer has it. Copy the statements again, and run those.",
        ],
    }
}
