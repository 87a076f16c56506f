# What Segment's service principal may do in Databricks: one databricks_grant for each catalog and schema.
# Sign in as for any use of the Databricks provider, as an owner of these catalogs or with MANAGE on them.
# Do not change databricks_grant into databricks_grants. The plural sets a catalog's whole list of grants:
# everybody else would lose access.
# Careful: a databricks_grant sets everything that this service principal itself holds on a catalog or schema.
# What it holds there and this file does not list is removed, ALL_PRIVILEGES included. The plan shows it only after an import.
# Older access: on each catalog that is limited to some schemas, Terraform removes SELECT, USE_SCHEMA and all else but
# USE_CATALOG. It does not remove ownership, access through groups, or grants on schemas and tables that this file does
# not list. Another Segment product with the same service principal loses this access too.

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

variable "existing" {
  description = "Addresses of resources that exist in Databricks already, to be imported instead of created"
  type        = set(string)
  default     = []
}

# Step 2: Segment's own catalog

# Terraform creates the catalog if it is missing. It never changes it afterwards, and never deletes it.
resource "databricks_catalog" "segment" {
  name         = "segment_data_graph"
  storage_root = "s3://acme-lake/segment/data-graph"

  lifecycle {
    ignore_changes  = all
    prevent_destroy = true
  }
}

import {
  for_each = setintersection(var.existing, ["databricks_catalog.segment"])
  to       = databricks_catalog.segment
  id       = "segment_data_graph"
}

# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
resource "databricks_grant" "catalog_segment_data_graph" {
  catalog    = "segment_data_graph"
  principal  = var.client_id
  privileges = ["USE_CATALOG", "CREATE_SCHEMA", "SELECT"]

  depends_on = [databricks_catalog.segment]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.catalog_segment_data_graph"])
  to       = databricks_grant.catalog_segment_data_graph
  id       = "catalog/segment_data_graph/${var.client_id}"
}

# Step 4: Other catalogs

# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
resource "databricks_grant" "catalog_sales" {
  catalog    = "sales"
  principal  = var.client_id
  privileges = ["USE_CATALOG", "USE_SCHEMA", "SELECT"]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.catalog_sales"])
  to       = databricks_grant.catalog_sales
  id       = "catalog/sales/${var.client_id}"
}

# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
resource "databricks_grant" "catalog_billing-eu" {
  catalog    = "billing-eu"
  principal  = var.client_id
  privileges = ["USE_CATALOG", "USE_SCHEMA", "SELECT"]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.catalog_billing-eu"])
  to       = databricks_grant.catalog_billing-eu
  id       = "catalog/billing-eu/${var.client_id}"
}

# Step 5: Only some schemas

# Removes older access to the whole catalog. Otherwise the limit to some schemas has no effect. No longer listed: SELECT, USE SCHEMA.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
resource "databricks_grant" "catalog_profiles" {
  catalog    = "profiles"
  principal  = var.client_id
  privileges = ["USE_CATALOG"]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.catalog_profiles"])
  to       = databricks_grant.catalog_profiles
  id       = "catalog/profiles/${var.client_id}"
}

# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
resource "databricks_grant" "schema_profiles--ps_segment" {
  schema     = "profiles.ps_segment"
  principal  = var.client_id
  privileges = ["USE_SCHEMA", "SELECT"]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.schema_profiles--ps_segment"])
  to       = databricks_grant.schema_profiles--ps_segment
  id       = "schema/profiles.ps_segment/${var.client_id}"
}

# Removes older access to the whole catalog. Otherwise the limit to some schemas has no effect. No longer listed: SELECT, USE SCHEMA.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
resource "databricks_grant" "catalog_marketing" {
  catalog    = "marketing"
  principal  = var.client_id
  privileges = ["USE_CATALOG"]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.catalog_marketing"])
  to       = databricks_grant.catalog_marketing
  id       = "catalog/marketing/${var.client_id}"
}

# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
resource "databricks_grant" "schema_marketing--campaigns" {
  schema     = "marketing.campaigns"
  principal  = var.client_id
  privileges = ["USE_SCHEMA", "SELECT"]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.schema_marketing--campaigns"])
  to       = databricks_grant.schema_marketing--campaigns
  id       = "schema/marketing.campaigns/${var.client_id}"
}

# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
resource "databricks_grant" "schema_marketing--web" {
  schema     = "marketing.web"
  principal  = var.client_id
  privileges = ["USE_SCHEMA", "SELECT"]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.schema_marketing--web"])
  to       = databricks_grant.schema_marketing--web
  id       = "schema/marketing.web/${var.client_id}"
}

# Reverse ETL schema

# Lets Segment keep using the schema that Reverse ETL created under another service principal. Listed as ALL PRIVILEGES.
resource "databricks_grant" "schema_segment_data_graph--__segment_reverse_etl" {
  schema     = "segment_data_graph.__segment_reverse_etl"
  principal  = var.client_id
  privileges = ["ALL_PRIVILEGES"]

  depends_on = [databricks_catalog.segment]
}

import {
  for_each = setintersection(var.existing, ["databricks_grant.schema_segment_data_graph--__segment_reverse_etl"])
  to       = databricks_grant.schema_segment_data_graph--__segment_reverse_etl
  id       = "schema/segment_data_graph.__segment_reverse_etl/${var.client_id}"
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
