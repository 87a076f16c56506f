//! The access as a picture, and the same as a list.

use crate::model::Power;
use crate::picture::drawing::{Drawing, Format, LabelText, Words};
use crate::picture::{AccessTree, ReadCatalog, ShownName};
use crate::plan::Resolved;
use crate::words::panel::access_map as words;

use super::Panel;
use super::block::{
    Block, LegendEntry, ListItem, ListedName, OpeningKind, OwnedLabelText, Picture,
};

/// Who can read and write what by a plan.
pub fn panel(resolved: &Resolved, shows_all: bool) -> Panel {
    let tree = AccessTree::new(&resolved.plan);
    let drawings =
        Format::ALL.map(|format| (format, Drawing::new(&tree, format).map_texts(label_text)));
    let is_long = drawings.iter().any(|(_, drawing)| LONGEST < drawing.height);
    let picture = Picture {
        legend: legend(tree.has_openings()),
        show_all: (!shows_all && is_long).then_some(words::SHOW_ALL.into()),
        label: words::PICTURE.into(),
        drawings: drawings.to_vec(),
        list_heading: words::LIST.into(),
        principal_word: words::words(Words::ServicePrincipal).into(),
        principal: listed(&tree.principal),
        items: list(&tree),
    };
    Panel { blocks: vec![Block::Picture(picture)], ..Panel::default() }
}

/// How high a picture may be to be drawn whole: it stands in the page, and does not scroll by itself. The sheet cuts off the
/// rest (`style/map.css`).
const LONGEST: u32 = 640;

fn legend(has_openings: bool) -> Vec<LegendEntry> {
    let sign = |power, word: &'static str, means: &'static str| LegendEntry {
        power,
        is_open: false,
        word: Some(word.into()),
        means: means.into(),
    };
    let mut legend = vec![
        sign(Power::Write, words::WRITE, words::WRITE_MEANS),
        sign(Power::Read, words::READ, words::READ_MEANS),
    ];
    if has_openings {
        legend.push(LegendEntry {
            power: Power::Read,
            is_open: true,
            word: None,
            means: words::OPEN.into(),
        });
    }
    legend
}

fn label_text(text: LabelText<'_>) -> OwnedLabelText {
    match text {
        LabelText::Words(text) => OwnedLabelText::Words {
            words: words::words(text).into(),
            power: match text {
                Words::Write => Some(Power::Write),
                Words::Read(_) => Some(Power::Read),
                _ => None,
            },
        },
        LabelText::Name(name, short) => OwnedLabelText::Name {
            full: short.as_ref().map(|_| name.text.to_string()),
            shown: short.unwrap_or_else(|| name.text.to_string()),
            opening: name.opening.map(|opening| {
                if opening.is_wrong { OpeningKind::Wrong } else { OpeningKind::Missing }
            }),
        },
    }
}

fn list(tree: &AccessTree<'_>) -> Vec<ListItem> {
    let written = |name, says: &'static str, items| ListItem {
        power: Some((Power::Write, words::WRITE.into())),
        name: listed(name),
        says: Some(says.into()),
        items,
    };
    let own_schema = tree.own_schema.iter().map(|it| written(it, words::ALL_PRIVILEGES, vec![]));
    let own = written(&tree.own_catalog, words::CREATE_SCHEMAS, own_schema.collect());
    [own].into_iter().chain(tree.reads.iter().map(listed_read)).collect()
}

fn listed_read(read: &ReadCatalog<'_>) -> ListItem {
    let schemas = read.schemas.as_deref();
    let schema = |schema| ListItem { power: None, name: listed(schema), says: None, items: vec![] };
    ListItem {
        power: Some((Power::Read, words::READ.into())),
        name: listed(&read.name),
        says: Some(schemas.map_or(words::ALL_SCHEMAS.into(), |schemas| {
            words::only_schemas(schemas.len()).into()
        })),
        items: schemas.unwrap_or_default().iter().map(schema).collect(),
    }
}

fn listed(name: &ShownName<'_>) -> ListedName {
    ListedName {
        text: name.text.to_string(),
        opening: name.opening.map(|opening| words::opening(opening).into()),
    }
}
