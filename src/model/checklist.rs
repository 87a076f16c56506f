//! Step 1 as a checklist: its parts, and the ways through Databricks' consoles.

/// A part of Step 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub enum ChecklistPart {
    /// 1a: create the service principal.
    Create,
    /// 1b: let it use a SQL warehouse.
    Warehouse,
}

/// A way through 1a.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConsoleWay {
    /// Through the account console, as the guide goes.
    #[default]
    AccountConsole,
    /// Through the workspace's own settings.
    WorkspaceSettings,
}

impl ChecklistPart {
    /// Both parts, in the guide's order.
    pub const ALL: [Self; 2] = [Self::Create, Self::Warehouse];

    /// The guide's number of the part, which also names its ticks.
    pub fn number(self) -> &'static str {
        match self {
            Self::Create => "1a",
            Self::Warehouse => "1b",
        }
    }

    /// How many things there are to do in it, whichever way one goes.
    pub fn count(self) -> usize {
        match self {
            Self::Create => 10,
            Self::Warehouse => 5,
        }
    }
}

impl ConsoleWay {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::AccountConsole, Self::WorkspaceSettings];

    /// The way's name where it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccountConsole => "account-console",
            Self::WorkspaceSettings => "workspace-settings",
        }
    }
}
