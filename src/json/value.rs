//! What JSON holds.

/// A value of JSON. A number keeps its digits, since none is reckoned with here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(String),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Values by name, in their order.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The value of this name; of several, the last.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.members().iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text of this name, where there is one.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// The items, where it is a list.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The values with their names; none where it is no object.
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// What is directly in it.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        let items = self.as_array().unwrap_or_default();
        items.iter().chain(self.members().iter().map(|(_, value)| value))
    }

    /// The value as the cell of a table; absent where it holds further objects.
    pub fn as_cell(&self) -> Option<String> {
        match self {
            Self::Null => Some(String::new()),
            Self::String(text) | Self::Number(text) => Some(text.clone()),
            Self::Bool(flag) => Some(flag.to_string()),
            Self::Array(items) => {
                let texts: Option<Vec<&str>> = items.iter().map(Self::as_str).collect();
                texts.map(|texts| texts.join(","))
            }
            Self::Object(_) => None,
        }
    }
}
