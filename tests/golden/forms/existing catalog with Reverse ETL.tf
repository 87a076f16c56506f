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
  default     = "0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10"

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.client_id))
    error_message = "The client ID is a UUID in lower case, such as 0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10."
  }
}

# Step 2: Segment's own catalog

# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
resource "databricks_grant" "catalog_segment" {
  catalog    = "segment"
  principal  = var.client_id
  privileges = ["USE_CATALOG", "CREATE_SCHEMA", "SELECT"]
}

# Step 3: Profiles Sync catalog

# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
resource "databricks_grant" "catalog_profiles" {
  catalog    = "profiles"
  principal  = var.client_id
  privileges = ["USE_CATALOG", "USE_SCHEMA", "SELECT"]
}

# Reverse ETL schema

# Lets Segment keep using the schema that Reverse ETL created under another service principal. Listed as ALL PRIVILEGES.
resource "databricks_grant" "schema_segment--__segment_reverse_etl" {
  schema     = "segment.__segment_reverse_etl"
  principal  = var.client_id
  privileges = ["ALL_PRIVILEGES"]
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
