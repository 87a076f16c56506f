//! How PowerShell spells a script: Windows PowerShell 5.1, and PowerShell 7.
//!
//! Before 7.3, PowerShell passes an argument with quotes in it on without escaping them, and 7.3 escapes them:
//! <https://learn.microsoft.com/powershell/scripting/learn/experimental-features#psnativecommandargumentpassing>. So requests go
//! through a file, and the quotes in names are escaped by the script, in the old way of passing that every version has
//! (November 2026). Windows PowerShell reads a script without a byte order mark in the system's own encoding, which a look at
//! one letter tells.

use crate::export::power_shell::quoted;

use super::cli::Shell;

/// PowerShell.
pub const POWER_SHELL: Shell = Shell {
    first_line: "#Requires -Version 5.1\n",
    comment: "",
    begin: r#"Set-StrictMode -Version Latest
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
"#,
    begin_beyond_ascii: "if ('é' -cne [string][char]0xe9) { throw @0 }\n",
    quoted,
    variable: "$@0",
    joins: " + ",
    joined: "(@0)",
    setting: "$@0 = Get-Setting '@1' '@2'\n",
    optional_setting: "$@0 = [Environment]::GetEnvironmentVariable('@1')\n",
    check_client_id: "if ($client_id -cnotmatch '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') {
  throw @0
}
",
    create: "if (-not (Test-Databricks 'catalogs', 'get' -Names @0)) {
  Invoke-Databricks 'catalogs', 'create' -Names @0
}
",
    create_at: "if (-not (Test-Databricks 'catalogs', 'get' -Names @0)) {
  Invoke-Databricks 'catalogs', 'create', '--storage-root', @1 -Names @0
}
",
    update_grants: "Invoke-Databricks 'grants', 'update' -Json @0 -Names '@1', @2\n",
    update_permissions: "Invoke-Databricks 'permissions', 'update' -Json @0 -Names 'warehouses', @1\n",
    update_permissions_if_set: "if (@1) {
  Invoke-Databricks 'permissions', 'update' -Json @0 -Names 'warehouses', @1
} else {
  Write-Warning @2
}
",
};
