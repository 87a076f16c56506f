//! A plan as a configuration for Terraform, laid out as `terraform fmt` leaves it.
//!
//! What the resources do is read from the provider's source, `catalog/resource_grant.go` and `resource_catalog.go`:
//! <https://github.com/databricks/terraform-provider-databricks> (November 2026).

use crate::export::granted::in_api;
use crate::export::hcl::{expression, label, quoted};
use crate::export::value::{Value, variable};
use crate::export::{Granted, Statement, outline};
use crate::model::{GuideStep, Identifier};
use crate::plan::{Field, Plan, Slot};
use crate::words::form::terraform as words;
use crate::words::label::field;
use crate::words::why::why;

use super::{comment, fill, heading};

/// Writes a plan as resources: one `databricks_grant` for each securable, and the Segment catalog where it is to be made.
pub fn configuration(plan: &Plan) -> String {
    let outline = outline(plan);
    let mut text = String::new();
    comment(&mut text, words::HEADER);
    if plan.takes_back_grants() {
        comment(&mut text, words::TAKES_BACK);
    }
    text.push('\n');
    comment(&mut text, words::VERSIONS);
    text.push_str(VERSIONS);
    let default = plan.principal.filled().map(|id| quoted(id.as_str()));
    let default = default.map(|id| ["  default     = ", &id, "\n"].concat()).unwrap_or_default();
    let id_words = [words::CLIENT_ID, words::NOT_A_CLIENT_ID].map(quoted);
    let [description, message] = id_words.each_ref().map(String::as_str);
    fill(&mut text, CLIENT_ID, &[description, &default, message]);
    for opening in &outline.openings {
        if let Some(open) = opening.field.filter(|open| *open != Field::ClientId) {
            fill(&mut text, VARIABLE, &[&variable(*opening), &quoted(&field(open))]);
        }
    }
    if plan.granted_before || outline.creates.is_some() {
        fill(&mut text, EXISTING, &[&quoted(words::EXISTING)]);
    }
    let mut step = None;
    let mut new = None;
    if let Some(Statement::CreateCatalog { catalog, location }) = outline.creates {
        new = Some(catalog);
        add_heading(&mut text, &mut step, GuideStep::SegmentCatalog);
        comment(&mut text, words::CATALOG);
        let name = expression(&Value::of(catalog, Identifier::as_str));
        match location {
            None => fill(&mut text, CATALOG, &[&name]),
            Some(location) => {
                let location = expression(&Value::of(location, |location| location.as_str()));
                fill(&mut text, CATALOG_AT, &[&name, &location]);
            }
        }
        text.push_str(LIFECYCLE);
        fill(&mut text, IMPORT, &[SEGMENT, &name]);
    }
    for granted in &outline.granted {
        add_heading(&mut text, &mut step, granted.step);
        add_grant(&mut text, plan, granted, new);
    }
    comment(&mut text, words::WAREHOUSE);
    text.push_str(WAREHOUSE);
    text
}

fn add_heading(text: &mut String, before: &mut Option<GuideStep>, step: GuideStep) {
    if heading(text, before, step) {
        text.push('\n');
    }
}

/// Adds a grant, which waits for the catalog that is to be made where it is about that one.
fn add_grant(
    text: &mut String,
    plan: &Plan,
    granted: &Granted<'_>,
    new: Option<&Slot<Identifier>>,
) {
    for statement in &granted.statements {
        comment(text, &why(statement));
    }
    let (kind, label) = (granted.kind(), label(granted));
    let name = Value::of_full_name(&granted.on);
    // The longest argument has ten letters.
    let argument = [kind, "          "].concat();
    let argument = argument.get(..10).unwrap_or_default();
    let privileges = in_api(&granted.privileges, ", ");
    fill(text, GRANT, &[&label, argument, &expression(&name), &privileges]);
    let on = *granted.on.catalog();
    if new.is_some_and(|new| new == on || plan.is_segment_catalog(on)) {
        fill(text, DEPENDS_ON, &[SEGMENT]);
    }
    text.push_str("}\n\n");
    if plan.granted_before {
        let mut id = Value::from(kind);
        id.add_text("/");
        id.add_value(name);
        id.add_text("/");
        id.add_value(Value::variable("client_id"));
        fill(text, IMPORT, &[&["databricks_grant.", &label].concat(), &expression(&id)]);
    }
}

/// The address of the Segment catalog.
const SEGMENT: &str = "databricks_catalog.segment";

// Imports have had for_each since Terraform 1.7, and the provider takes names in any case since 1.40.
const VERSIONS: &str = r#"terraform {
  required_version = ">= 1.7"

  required_providers {
    databricks = {
      source  = "databricks/databricks"
      version = ">= 1.40"
    }
  }
}

"#;

const CLIENT_ID: &str = r#"variable "client_id" {
  description = @0
  type        = string
@1
  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.client_id))
    error_message = @2
  }
}

"#;

const VARIABLE: &str = r#"variable "@0" {
  description = @1
  type        = string
  nullable    = false
}

"#;

const EXISTING: &str = r#"variable "existing" {
  description = @0
  type        = set(string)
  default     = []
}

"#;

const CATALOG: &str = r#"resource "databricks_catalog" "segment" {
  name = @0
"#;

const CATALOG_AT: &str = r#"resource "databricks_catalog" "segment" {
  name         = @0
  storage_root = @1
"#;

const LIFECYCLE: &str = "
  lifecycle {
    ignore_changes  = all
    prevent_destroy = true
  }
}

";

/// Imports a resource where somebody says that it exists: an import of what does not exist fails.
const IMPORT: &str = r#"import {
  for_each = setintersection(var.existing, ["@0"])
  to       = @0
  id       = @1
}

"#;

const GRANT: &str = r#"resource "databricks_grant" "@0" {
  @1 = @2
  principal  = var.client_id
  privileges = @3
"#;

const DEPENDS_ON: &str = "
  depends_on = [@0]
";

const WAREHOUSE: &str = r#"#
# resource "databricks_permissions" "warehouse" {
#   sql_endpoint_id = "WAREHOUSE_ID"
#
#   access_control {
#     service_principal_name = var.client_id
#     permission_level       = "CAN_USE"
#   }
# }
"#;
