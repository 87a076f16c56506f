#Requires -Version 5.1
# Gives Segment's service principal its access, with the Databricks CLI from version 0.205 on. It holds no secret.
# Save it as a file, and run that. It can be run twice. Sign in first, as an owner of these catalogs or with MANAGE on them: set
# DATABRICKS_CONFIG_PROFILE to a profile, or DATABRICKS_HOST and what your sign-in needs. Not as Segment's service principal.
# Every call adds to what is there. Other people's access stays as it is.
# Only "remove" removes access: older access to whole catalogs that are now limited to some schemas.
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

$warehouse_id = [Environment]::GetEnvironmentVariable('DATA_GRAPH_WAREHOUSE_ID')

# Step 2: Segment's own catalog
# Creates the catalog for Segment's bookkeeping, unless it exists. Listed in lower case.
if (-not (Test-Databricks 'catalogs', 'get' -Names 'shared')) {
  Invoke-Databricks 'catalogs', 'create' -Names 'shared'
}
# Lets Segment enter this catalog, create its own schema for checkpoint tables, and read there. Listed as USE CATALOG, CREATE SCHEMA, SELECT.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
Invoke-Databricks 'grants', 'update' -Json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG","CREATE_SCHEMA","SELECT"]}]}' -Names 'catalog', 'shared'

# Step 3: Profiles Sync catalog
# Lets Segment read every table in every schema of this catalog, now and later. Listed as USE CATALOG, USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG","USE_SCHEMA","SELECT"]}]}' -Names 'catalog', 'profiles'

# Step 5: Only some schemas
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_SCHEMA","SELECT"]}]}' -Names 'schema', 'SHARED.public'
# Removes older access to the whole catalog. Otherwise the limit to some schemas has no effect. No longer listed: SELECT, USE SCHEMA.
# Lets Segment enter the catalog. Alone, it shows no data. Listed as USE CATALOG.
Invoke-Databricks 'grants', 'update' -Json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_CATALOG"],"remove":["SELECT","USE_SCHEMA"]}]}' -Names 'catalog', 'sales'
# Lets Segment read every table in this schema, now and later. Listed as USE SCHEMA, SELECT.
Invoke-Databricks 'grants', 'update' -Json '{"changes":[{"principal":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","add":["USE_SCHEMA","SELECT"]}]}' -Names 'schema', 'sales.orders'

# Step 1b: SQL warehouse
# Lets Segment use the SQL warehouse. Adds to the list of who can use it, and removes nobody.
if ($warehouse_id) {
  Invoke-Databricks 'permissions', 'update' -Json '{"access_control_list":[{"service_principal_name":"0f5a1c2e-7b1d-4e55-9c0a-3c6f2b8d9e10","permission_level":"CAN_USE"}]}' -Names 'warehouses', $warehouse_id
} else {
  Write-Warning 'Not done: access to the SQL warehouse. Set DATA_GRAPH_WAREHOUSE_ID to the ID of the warehouse and run this again, or give it in Databricks (Step 1b).'
}
