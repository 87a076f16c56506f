//! How bash spells a script, from version 3.2 on, as macOS has it.

use crate::export::shell::quoted;

use super::cli::Shell;

/// Bash.
pub const BASH: Shell = Shell {
    first_line: "#!/usr/bin/env bash\n",
    // Names are meant as they are: with dollars, backslashes and typographic quotes.
    comment: "# shellcheck disable=SC1003,SC1112,SC2016\n",
    begin: "set -euo pipefail\n",
    begin_beyond_ascii: "",
    quoted,
    variable: "\"$@0\"",
    joins: "",
    joined: "@0",
    setting: "@0=\"${@1:?@2}\"\n",
    optional_setting: "@0=\"${@1:-}\"\n",
    check_client_id: "if ! [[ $client_id =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]]; then
  echo @0 >&2
  exit 1
fi
",
    create: "if ! databricks catalogs get -- @0 >/dev/null 2>&1; then
  databricks catalogs create -- @0
fi
",
    create_at: "if ! databricks catalogs get -- @0 >/dev/null 2>&1; then
  databricks catalogs create --storage-root @1 -- @0
fi
",
    update_grants: "databricks grants update --json @0 -- @1 @2\n",
    update_permissions: "databricks permissions update --json @0 -- warehouses @1\n",
    update_permissions_if_set: "if [ -n @1 ]; then
  databricks permissions update --json @0 -- warehouses @1
else
  echo @2 >&2
fi
",
};
