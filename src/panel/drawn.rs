//! A panel as it is drawn: elements, text, and the few things in it that do something.
//!
//! The page puts these on the screen as they are, so that what only a tool shows weighs on the tools' code alone. Elements
//! and attributes are those named here: nothing that is pasted can become another.

use serde::{Deserialize, Serialize};

use crate::export::StatementPlace;
use crate::model::{ChecklistPart, Tool};
use crate::plan::Field;

use super::{Taken, Text};

/// What a tool answers, as the page gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnReply {
    /// The tool.
    pub tool: Tool,
    /// The number of the question.
    pub number: u32,
    /// How it stands, in a few words.
    pub state: Text,
    /// What it shows; absent while it only reads on.
    pub panel: Option<DrawnPanel>,
}

/// What a tool shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnPanel {
    /// Whether its state asks for something.
    pub needs_you: bool,
    /// What it shows.
    pub nodes: Vec<Node>,
    /// Whether it is still reading the text that was pasted.
    pub is_reading: bool,
    /// What those should hear, once for each text, who do not see the findings appear.
    pub said: Option<Text>,
    /// The statements that the findings are about.
    pub points_at: Vec<StatementPlace>,
    /// What a pasted text makes of the form, or the plan that it holds.
    pub taken: Option<Taken>,
}

/// Something that is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    /// Text, which is never markup.
    Text(Text),
    /// An element with what is in it.
    Element(Tag, Vec<(Attribute, Text)>, Vec<Node>),
    /// A button that copies a text.
    CopyButton(CopyText),
    /// A radio button with its label.
    Choice(DrawnChoice),
    /// A box to tick, with its label and hint.
    Tick {
        /// The part of the checklist that it stands in.
        part: ChecklistPart,
        /// Its place there, counted from 0.
        index: usize,
        /// What it is called.
        label: Text,
        /// What helps to decide.
        hint: Option<Text>,
    },
    /// How much of a part of the checklist is ticked.
    Tally(ChecklistPart),
    /// A button.
    Button(Text, Press),
    /// The box for pasted text, and what the page itself says of reading it.
    TextBox {
        /// What it is called.
        label: Text,
        /// What helps to fill it in.
        hint: Option<Text>,
    },
}

/// A text with the button that copies it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyText {
    /// What the button says.
    pub label: Text,
    /// What it is called where that alone would not tell.
    pub name: Option<Text>,
    /// The text.
    pub text: Text,
    /// What is said once it is copied.
    pub copied: Text,
    /// The fields that are missing in it.
    pub blanks: Vec<Field>,
    /// The fields that are wrong in it.
    pub problems: Vec<Field>,
    /// Under which name it can be kept as a file.
    pub file: Option<Text>,
}

/// One of several things to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnChoice {
    /// The name that the choices of one question share.
    pub name: Text,
    /// What its ID ends in.
    pub value: Text,
    /// What it is called.
    pub label: Text,
    /// Its place among the choices, counted from 0.
    pub index: usize,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Press {
    /// Shows long lists whole.
    ShowAll,
    /// Leads to a statement of the SQL.
    Seek(StatementPlace),
    /// Puts a text in a field.
    Fill(Field, String),
    /// Puts the panel's plan into the form, as a link does.
    Open,
}

macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $enum {
            $(#[doc = $name] $variant,)*
        }

        impl $enum {
            /// Its name in HTML or SVG.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

names! {
    /// The elements that a panel may hold.
    Tag {
        A = "a",
        Bdi = "bdi",
        Code = "code",
        Details = "details",
        Div = "div",
        Fieldset = "fieldset",
        H2 = "h2",
        H3 = "h3",
        H4 = "h4",
        Input = "input",
        Label = "label",
        Legend = "legend",
        Li = "li",
        Ol = "ol",
        P = "p",
        Path = "path",
        Pre = "pre",
        Rect = "rect",
        Span = "span",
        Summary = "summary",
        Svg = "svg",
        SvgText = "text",
        Title = "title",
        Ul = "ul",
    }
}

names! {
    /// The attributes that its elements may have. A key is none of HTML's: by it an element that keeps something, such as a
    /// fold, is told from those beside it.
    Attribute {
        AriaHidden = "aria-hidden",
        AriaLabel = "aria-label",
        Class = "class",
        D = "d",
        DataHeld = "data-held",
        Focusable = "focusable",
        Href = "href",
        Height = "height",
        Id = "id",
        Key = "key",
        Open = "open",
        Rel = "rel",
        Role = "role",
        Rx = "rx",
        Target = "target",
        TextAnchor = "text-anchor",
        Type = "type",
        ViewBox = "viewBox",
        Width = "width",
        X = "x",
        Y = "y",
    }
}

impl DrawnReply {
    /// Reads what [`Reply::to_bytes`](super::Reply::to_bytes) wrote.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
