#Requires -Version 5.1
# Gives Segment's service principal its access, with the Databricks CLI from version 0.205 on. It holds no secret.
# Save it as a file, and run that. It can be run twice. Sign in first, as an owner of these catalogs or with MANAGE on them: set
# DATABRICKS_CONFIG_PROFILE to a profile, or DATABRICKS_HOST and what your sign-in needs. Not as Segment's service principal.
# Every call adds to what is there. Other people's access stays as it is.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# PowerShell before 7.3 passes quotes in arguments on as they are. So every version does here, and the script escapes them.
$PSNativeCommandArgumentPassing = 'Legacy'
$PSNativeCommandUseErrorActionPreference = $false
function Get-Words([string[]]$Words, [string[]]$Names) {
  ($Words + '--' + $Names) -replace '(\\*)"', '$1$1\"'
}
function Test-Databricks([string[]]$Words, [string[]]$Names) {
  $ErrorActionPreference = 'Continue'
  & databricks @(Get-Words $Words $Names) 2>&1 | Out-Null
  $LASTEXITCODE -eq 0
}
# A request goes through a file, where no version changes it.
function Invoke-Databricks([string[]]$Words, [string]$Json, [string[]]$Names) {
  $request = [IO.Path]::GetTempFileName()
  try {
    if ($Json) {
      [IO.File]::WriteAllText($request, $Json)
      $Words += '--json', "@$request"
    }
    & databricks @(Get-Words $Words $Names)
    if ($LASTEXITCODE -ne 0) { throw "databricks stopped with exit code $LASTEXITCODE." }
  } finally {
    Remove-Item -LiteralPath $request
  }
}
function Get-Setting([string]$Name, [string]$Message) {
  $value = [Environment]::GetEnvironmentVariable($Name)
  if (-not $value) { throw "${Name}: $Message" }
  $value
}

$client_id = Get-Setting 'DATA_GRAPH_CLIENT_ID' 'is not set. It stands for: Client ID'
if ($client_id -cnotmatch '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') {
  throw 'DATA_GRAPH_CLIENT_ID is no client ID: a UUID in lower case.'
}
$segment_catalog = Get-Setting 'DATA_GRAPH_SEGMENT_CATALOG' 'is not set. It stands for: Segment catalog'
$managed_location = Get-Setting 'DATA_GRAPH_MANAGED_LOCATION' 'is not set. It stands for: Storage location'
$profiles_sync_catalog = Get-Setting 'DATA_GRAPH_PROFILES_SYNC_CATALOG' 'is not set. It stands for: Profiles Sync catalog'
$catalog_1 = Get-Setting 'DATA_GRAPH_CATALOG_1' 'is not set. It stands for: Other catalog 1'
$catalog_2_schema_2 = Get-Setting 'DATA_GRAPH_CATALOG_2_SCHEMA_2' 'is not set. It stands for: Other catalog 2, schema 2'
$catalog_2_schema_3 = Get-Setting 'DATA_GRAPH_CATALOG_2_SCHEMA_3' 'is not set. It stands for: Other catalog 2, schema 3'
$reverse_etl_schema = Get-Setting 'DATA_GRAPH_REVERSE_ETL_SCHEMA' 'is not set. It stands for: Reverse ETL schema'
$warehouse_id = Get-Setting 'DATA_GRAPH_WAREHOUSE_ID' 'is not set. It stands for: ID of the SQL warehouse, the last part of its HTTP path'

# Step 2: Segment's own catalog
# Creates the catalog for Segment's bookkeeping at this location, unless it exists. Listed in lower case.
if (-not (Test-Databricks 'catalogs', 'get' -Names $segment_catalog)) {
  Invoke-Databricks 'catalogs', 'create', '--storage-root', $managed_location -Names $segment_catalog
}
# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["USE_CATALOG","CREATE_SCHEMA","SELECT"]}]}') -Names 'catalog', $segment_catalog

# Step 3: Profiles Sync catalog
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}') -Names 'catalog', $profiles_sync_catalog

# Step 4: Other catalogs
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}') -Names 'catalog', $catalog_1

# Step 5: Only some schemas
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["USE_CATALOG"]}]}') -Names 'catalog', 'sales'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["USE_SCHEMA","SELECT"]}]}') -Names 'schema', 'sales.orders'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["USE_SCHEMA","SELECT"]}]}') -Names 'schema', ('sales.' + $catalog_2_schema_2)
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["USE_SCHEMA","SELECT"]}]}') -Names 'schema', ('sales.' + $catalog_2_schema_3)

# Reverse ETL schema
# Lets Segment keep using the schema that Reverse ETL created under another service principal. Listed as ALL PRIVILEGES.
Invoke-Databricks 'grants', 'update' -Json ('{"changes":[{"principal":"' + $client_id + '","add":["ALL_PRIVILEGES"]}]}') -Names 'schema', ($segment_catalog + '.' + $reverse_etl_schema)

# Step 1b: SQL warehouse
# Lets Segment use the SQL warehouse. Adds to the list of who can use it, and removes nobody.
Invoke-Databricks 'permissions', 'update' -Json ('{"access_control_list":[{"service_principal_name":"' + $client_id + '","permission_level":"CAN_USE"}]}') -Names 'warehouses', $warehouse_id
