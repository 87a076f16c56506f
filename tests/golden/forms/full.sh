#!/usr/bin/env bash
# Gives Segment's service principal its access, with the Databricks CLI from version 0.205 on. It holds no secret.
# Save it as a file, and run that. It can be run twice. Sign in first, as an owner of these catalogs or with MANAGE on them: set
# DATABRICKS_CONFIG_PROFILE to a profile, or DATABRICKS_HOST and what your sign-in needs. Not as Segment's service principal.
# Every call adds to what is there. Other people's access stays as it is.
# Only "remove" removes access: older access to whole catalogs that are now limited to some schemas.
# shellcheck disable=SC1003,SC1112,SC2016
set -euo pipefail

# Step 2: Segment's own catalog
# Creates the catalog for Segment's bookkeeping at this location, unless it exists. Listed in lower case.
if ! databricks catalogs get -- 'segment_data_graph' >/dev/null 2>&1; then
  databricks catalogs create --storage-root 's3://acme-lake/segment/data-graph' -- 'segment_data_graph'
fi
# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG","CREATE_SCHEMA","SELECT"]}]}' -- catalog 'segment_data_graph'

# Step 4: Other catalogs
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}' -- catalog 'sales'
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}' -- catalog 'billing-eu'

# Step 5: Only some schemas
# Removes older access to the whole catalog. Otherwise the limit to some schemas has no effect. No longer listed: SELECT, USE SCHEMA.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG"],"remove":["SELECT","USE_SCHEMA"]}]}' -- catalog 'profiles'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'profiles.ps_segment'
# Removes older access to the whole catalog. Otherwise the limit to some schemas has no effect. No longer listed: SELECT, USE SCHEMA.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG"],"remove":["SELECT","USE_SCHEMA"]}]}' -- catalog 'marketing'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'marketing.campaigns'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'marketing.web'

# Step 1b: SQL warehouse
# Lets Segment use the SQL warehouse. Adds to the list of who can use it, and removes nobody.
databricks permissions update --json '{"access_control_list":[{"service_principal_name":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","permission_level":"CAN_USE"}]}' -- warehouses '0123456789abcdef'
