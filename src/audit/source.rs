//! Where an answer comes from, and which of two is the later.

/// Where an answer comes from, as far as the text tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The workspace.
    pub workspace: Option<String>,
    /// The day and time.
    pub when: Option<String>,
    /// Whether it is Terraform's state, and not an answer of Databricks.
    pub is_state: bool,
}

/// How an answer stands to an earlier one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It is the later one.
    Later,
    /// It is the older one.
    Older,
    /// Nobody can tell.
    Unknown,
}

impl Source {
    /// How an answer of this source stands to an earlier one.
    pub fn order(&self, earlier: Option<&Self>) -> Order {
        let Some(earlier) = earlier else { return Order::Unknown };
        let is_elsewhere = |one: &Option<String>, other: &Option<String>| {
            one.is_some() && other.is_some() && one != other
        };
        match (&self.when, &earlier.when) {
            _ if is_elsewhere(&self.workspace, &earlier.workspace) => Order::Unknown,
            _ if self.is_state != earlier.is_state => Order::Unknown,
            (Some(here), Some(there)) if here < there => Order::Older,
            // Answers that were asked for one after another stand in their order.
            _ => Order::Later,
        }
    }
}
