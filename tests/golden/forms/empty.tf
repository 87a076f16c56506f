# What Segment's service principal may do in Databricks: one databricks_grant for each catalog and schema.
# Sign in as for any use of the Databricks provider, as an owner of these catalogs or with MANAGE on them.
# Do not change databricks_grant into databricks_grants. The plural sets a catalog's whole list of grants:
# everybody else would lose access.
# Careful: a databricks_grant sets everything that this service principal itself holds on a catalog or schema.
# What it holds there and this file does not list is removed, ALL_PRIVILEGES included. The plan shows it only after an import.

# Leave this block out if your configuration has one. Imports with for_each need Terraform 1.7.
terraform {
  required_version = ">= 1.7"

  required_providers {
    databricks = {
      source  = "databricks/databricks"
      version = ">= 1.40"
    }
  }
}

variable "client_id" {
  description = "Client ID (application ID) of Segment's service principal"
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.client_id))
    error_message = "The client ID is a UUID in lower case, such as 0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10."
  }
}

variable "profiles_sync_catalog" {
  description = "Profiles Sync catalog"
  type        = string
  nullable    = false
}

variable "existing" {
  description = "Addresses of resources that exist in Databricks already, to be imported instead of created"
  type        = set(string)
  default     = []
}

# Step 2: Segment's own catalog

# Terraform creates the catalog if it is missing. It never changes it afterwards, and never deletes it.
resource "databricks_catalog" "segment" {
  name = "SEGMENT_LINKED_PROFILES_DB"

  lifecycle {
    ignore_changes  = all
    prevent_destroy = true
  }
}

import {
  for_each = setintersection(var.existing, ["databricks_catalog.segment"])
  to       = databricks_catalog.segment
  id       = "SEGMENT_LINKED_PROFILES_DB"
}

# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
resource "databricks_grant" "catalog_segment_linked_profiles_db" {
  catalog    = "SEGMENT_LINKED_PROFILES_DB"
  principal  = var.client_id
  privileges = ["USE_CATALOG", "CREATE_SCHEMA", "SELECT"]

  depends_on = [databricks_catalog.segment]
}

# Step 3: Profiles Sync catalog

# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
resource "databricks_grant" "catalog_VAR_profiles_sync_catalog" {
  catalog    = var.profiles_sync_catalog
  principal  = var.client_id
  privileges = ["USE_CATALOG", "USE_SCHEMA", "SELECT"]
}

# Warehouse access is not in this file. databricks_permissions sets the warehouse's whole list: everybody else would lose
# access to it. Give “Can use” in Databricks (Step 1b), or with the CLI, which adds to the list: databricks permissions update.
# Use this only if Terraform may own the whole list, and with everybody else in it:
#
# resource "databricks_permissions" "warehouse" {
#   sql_endpoint_id = "WAREHOUSE_ID"
#
#   access_control {
#     service_principal_name = var.client_id
#     permission_level       = "CAN_USE"
#   }
# }
