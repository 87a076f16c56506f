#!/usr/bin/env bash
# Gives Segment's service principal its access, with the Databricks CLI from version 0.205 on. It holds no secret.
# Save it as a file, and run that. It can be run twice. Sign in first, as an owner of these catalogs or with MANAGE on them: set
# DATABRICKS_CONFIG_PROFILE to a profile, or DATABRICKS_HOST and what your sign-in needs. Not as Segment's service principal.
# Every call adds to what is there. Other people's access stays as it is.
# shellcheck disable=SC1003,SC1112,SC2016
set -euo pipefail

client_id="${DATA_GRAPH_CLIENT_ID:?is not set. It stands for: Client ID}"
if ! [[ $client_id =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]]; then
  echo 'DATA_GRAPH_CLIENT_ID is no client ID: a UUID in lower case.' >&2
  exit 1
fi
profiles_sync_catalog="${DATA_GRAPH_PROFILES_SYNC_CATALOG:?is not set. It stands for: Profiles Sync catalog}"
warehouse_id="${DATA_GRAPH_WAREHOUSE_ID:-}"

# Step 2: Segment's own catalog
# Creates the catalog for Segment's bookkeeping, unless it exists. Listed in lower case.
if ! databricks catalogs get -- 'SEGMENT_LINKED_PROFILES_DB' >/dev/null 2>&1; then
  databricks catalogs create -- 'SEGMENT_LINKED_PROFILES_DB'
fi
# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_CATALOG","CREATE_SCHEMA","SELECT"]}]}' -- catalog 'SEGMENT_LINKED_PROFILES_DB'

# Step 3: Profiles Sync catalog
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}' -- catalog "$profiles_sync_catalog"

# Step 1b: SQL warehouse
# Lets Segment use the SQL warehouse. Adds to the list of who can use it, and removes nobody.
if [ -n "$warehouse_id" ]; then
  databricks permissions update --json '{"access_control_list":[{"service_principal_name":"'"$client_id"'","permission_level":"CAN_USE"}]}' -- warehouses "$warehouse_id"
else
  echo 'Not done: access to the SQL warehouse. Set DATA_GRAPH_WAREHOUSE_ID to the ID of the warehouse and run this again, or give it in Databricks (Step 1b).' >&2
fi
