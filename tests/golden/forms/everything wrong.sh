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
segment_catalog="${DATA_GRAPH_SEGMENT_CATALOG:?is not set. It stands for: Segment catalog}"
managed_location="${DATA_GRAPH_MANAGED_LOCATION:?is not set. It stands for: Storage location}"
profiles_sync_catalog="${DATA_GRAPH_PROFILES_SYNC_CATALOG:?is not set. It stands for: Profiles Sync catalog}"
catalog_1="${DATA_GRAPH_CATALOG_1:?is not set. It stands for: Other catalog 1}"
catalog_2_schema_2="${DATA_GRAPH_CATALOG_2_SCHEMA_2:?is not set. It stands for: Other catalog 2, schema 2}"
catalog_2_schema_3="${DATA_GRAPH_CATALOG_2_SCHEMA_3:?is not set. It stands for: Other catalog 2, schema 3}"
reverse_etl_schema="${DATA_GRAPH_REVERSE_ETL_SCHEMA:?is not set. It stands for: Reverse ETL schema}"
warehouse_id="${DATA_GRAPH_WAREHOUSE_ID:?is not set. It stands for: ID of the SQL warehouse, the last part of its HTTP path}"

# Step 2: Segment's own catalog
# Creates the catalog for Segment's bookkeeping at this location, unless it exists. Listed in lower case.
if ! databricks catalogs get -- "$segment_catalog" >/dev/null 2>&1; then
  databricks catalogs create --storage-root "$managed_location" -- "$segment_catalog"
fi
# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_CATALOG","CREATE_SCHEMA","SELECT"]}]}' -- catalog "$segment_catalog"

# Step 3: Profiles Sync catalog
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}' -- catalog "$profiles_sync_catalog"

# Step 4: Other catalogs
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}' -- catalog "$catalog_1"

# Step 5: Only some schemas
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_CATALOG"]}]}' -- catalog 'sales'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'sales.orders'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'sales.'"$catalog_2_schema_2"
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["USE_SCHEMA","SELECT"]}]}' -- schema 'sales.'"$catalog_2_schema_3"

# Reverse ETL schema
# Lets Segment keep using the schema that Reverse ETL created under another service principal. Listed as ALL PRIVILEGES.
databricks grants update --json '{"changes":[{"principal":"'"$client_id"'","add":["ALL_PRIVILEGES"]}]}' -- schema "$segment_catalog"'.'"$reverse_etl_schema"

# Step 1b: SQL warehouse
# Lets Segment use the SQL warehouse. Adds to the list of who can use it, and removes nobody.
databricks permissions update --json '{"access_control_list":[{"service_principal_name":"'"$client_id"'","permission_level":"CAN_USE"}]}' -- warehouses "$warehouse_id"
