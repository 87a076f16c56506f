//! A sentence with names in it.

use yew::prelude::*;

/// Props of [`InlineText`].
#[derive(PartialEq, Properties)]
pub struct InlineTextProps {
    /// A sentence in which back quotes stand around names.
    pub text: AttrValue,
}

/// Shows a sentence with what stands in back quotes set as a name, and what stands in “these” left as it is.
///
/// A name that holds such quotes itself may be cut in the wrong places: its text stays whole, only its look differs.
#[component]
pub fn InlineText(props: &InlineTextProps) -> Html {
    pieces(&props.text)
        .into_iter()
        .map(|(piece, is_name)| {
            if is_name {
                html! { <code class="inline-text__name">{ piece.to_owned() }</code> }
            } else {
                html! { { piece.to_owned() } }
            }
        })
        .collect()
}

/// The pieces of a sentence, each with whether it is a name.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, quote, behind)) = split_at_quote(rest) {
        let close = if quote == '“' { '”' } else { '`' };
        let Some((within, after)) = behind.split_once(close) else { break };
        if quote == '“' {
            let length = rest.len() - after.len();
            pieces.push((rest.get(..length).unwrap_or_default(), false));
        } else {
            pieces.extend([(before, false), (within, true)]);
        }
        rest = after;
    }
    pieces.push((rest, false));
    pieces
}

fn split_at_quote(text: &str) -> Option<(&str, char, &str)> {
    let (at, quote) = text.char_indices().find(|(_, c)| matches!(c, '`' | '“'))?;
    Some((text.get(..at)?, quote, text.get(at + quote.len_utf8()..)?))
}
