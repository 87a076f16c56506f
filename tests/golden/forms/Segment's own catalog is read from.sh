#!/usr/bin/env bash
# Gives Segment's service principal its access, with the Databricks CLI from version 0.205 on. It holds no secret.
# Save it as a file, and run that. It can be run twice. Sign in first, as an owner of these catalogs or with MANAGE on them: set
# DATABRICKS_CONFIG_PROFILE to a profile, or DATABRICKS_HOST and what your sign-in needs. Not as Segment's service principal.
# Every call adds to what is there. Other people's access stays as it is.
# Only "remove" removes access: older access to whole catalogs that are now limited to some schemas.
# shellcheck disable=SC1003,SC1112,SC2016
set -euo pipefail

warehouse_id="${DATA_GRAPH_WAREHOUSE_ID:-}"

# Step 2: Segment's own catalog
# Creates the catalog for Segment's bookkeeping, unless it exists. Listed in lower case.
if ! databricks catalogs get -- 'shared' >/dev/null 2>&1; then
  databricks catalogs create -- 'shared'
fi
# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG","CREATE_SCHEMA","SELECT"]}]}' -- catalog 'shared'

# Step 3: Profiles Sync catalog
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}' -- catalog 'profiles'

# Step 5: Only some schemas
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'SHARED.public'
# Removes older access to the whole catalog. Otherwise the limit to some schemas has no effect. No longer listed: SELECT, USE SCHEMA.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG"],"remove":["SELECT","USE_SCHEMA"]}]}' -- catalog 'sales'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'sales.orders'

# Step 1b: SQL warehouse
# Lets Segment use the SQL warehouse. Adds to the list of who can use it, and removes nobody.
if [ -n "$warehouse_id" ]; then
  databricks permissions update --json '{"access_control_list":[{"service_principal_name":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","permission_level":"CAN_USE"}]}' -- warehouses "$warehouse_id"
else
  echo 'Not done: access to the SQL warehouse. Set DATA_GRAPH_WAREHOUSE_ID to the ID of the warehouse and run this again, or give it in Databricks (Step 1b).' >&2
fi
