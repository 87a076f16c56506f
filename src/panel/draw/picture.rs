//! How the picture of the access and its list are drawn.

use crate::model::Power;
use crate::panel::Text;
use crate::panel::block::{
    LegendEntry, ListItem, ListedName, OpeningKind, OwnedLabelText, Picture,
};
use crate::panel::drawn::{Attribute, Node, Tag};
use crate::picture::drawing::{Area, Drawing, Format, Label, Mark};

use super::{element, keyed, owned, plain, show_all, space, text};

/// The picture for both widths, with what its signs mean, and the list.
pub fn picture(picture: &Picture) -> Node {
    let legend = picture.legend.iter().map(legend_entry).collect();
    let drawings =
        picture.drawings.iter().map(|(format, it)| drawing(*format, it, &picture.label)).collect();
    let principal = vec![text(&picture.principal_word), space()];
    let principal = [principal, listed(&picture.principal)].concat();
    let class = match picture.show_all {
        Some(_) => "access-map__box access-map__box--cut",
        None => "access-map__box",
    };
    let list = vec![
        element(Tag::Summary, "access-map__heading", vec![text(&picture.list_heading)]),
        element(Tag::P, "access-map__principal", principal),
        element(Tag::Ul, "access-map__items", picture.items.iter().map(item).collect()),
    ];
    element(
        Tag::Div,
        "access-map__body",
        vec![
            element(Tag::Ul, "access-map__legend", legend),
            keyed(element(Tag::Div, class, drawings), "picture"),
        ]
        .into_iter()
        .chain(show_all(picture.show_all.as_ref()))
        .chain([keyed(element(Tag::Details, "access-map__list", list), "list")])
        .collect(),
    )
}

fn legend_entry(entry: &LegendEntry) -> Node {
    let power = entry.power;
    let area = Area { left: 20, top: 4, width: 12, height: 12 };
    let path = if power == Power::Write { "M0 8H20M0 12H20" } else { "M0 10H20" };
    let mark = mark(&Mark { area, power, is_open: entry.is_open });
    let sign = (!entry.is_open).then(|| lines(power, path)).into_iter().chain([mark]).collect();
    let attributes = vec![
        (Attribute::Class, "access-map__sign".into()),
        (Attribute::ViewBox, "0 0 34 20".into()),
        (Attribute::AriaHidden, "true".into()),
        (Attribute::Focusable, "false".into()),
    ];
    let mut means: Vec<Node> = Vec::new();
    if let Some(words) = &entry.word {
        means.extend([word(power, words), Node::Text(": ".into())]);
    }
    means.push(text(&entry.means));
    plain(Tag::Li, vec![Node::Element(Tag::Svg, attributes, sign), plain(Tag::Span, means)])
}

/// The word for reading or writing, in its colour.
fn word(power: Power, word: &Text) -> Node {
    let class = if power == Power::Write { "access-map__write" } else { "access-map__read" };
    element(Tag::Span, class, vec![text(word)])
}

fn drawing(format: Format, drawing: &Drawing<OwnedLabelText>, label_text: &Text) -> Node {
    let class = match format {
        Format::Narrow => "access-map__picture access-map__picture--narrow",
        Format::Wide => "access-map__picture access-map__picture--wide",
    };
    let attributes = vec![
        (Attribute::Class, class.into()),
        (Attribute::Role, "img".into()),
        (Attribute::AriaLabel, label_text.clone()),
        (Attribute::ViewBox, format!("0 0 {} {}", drawing.width, drawing.height).into()),
    ];
    let mut nodes = vec![
        rectangle(&drawing.principal, "6", "access-map__frame"),
        rectangle(&drawing.own_catalog, "6", "access-map__frame access-map__frame--write"),
        lines(Power::Read, &drawing.read_lines),
        lines(Power::Write, &drawing.write_lines),
    ];
    nodes.extend(drawing.marks.iter().map(mark));
    nodes.extend(drawing.labels.iter().flat_map(label));
    Node::Element(Tag::Svg, attributes, nodes)
}

/// Where something stands.
fn place(area: &Area) -> [(Attribute, Text); 4] {
    [
        (Attribute::X, area.left.to_string().into()),
        (Attribute::Y, area.top.to_string().into()),
        (Attribute::Width, area.width.to_string().into()),
        (Attribute::Height, area.height.to_string().into()),
    ]
}

fn rectangle(area: &Area, radius: &'static str, class: &'static str) -> Node {
    let mut attributes = vec![(Attribute::Class, class.into())];
    attributes.extend(place(area));
    attributes.push((Attribute::Rx, radius.into()));
    Node::Element(Tag::Rect, attributes, Vec::new())
}

fn lines(power: Power, path: &str) -> Node {
    let class = match power {
        Power::Write => "access-map__line access-map__line--write",
        _ => "access-map__line",
    };
    let attributes = vec![(Attribute::Class, class.into()), (Attribute::D, path.to_owned().into())];
    Node::Element(Tag::Path, attributes, Vec::new())
}

/// Reading is an open circle, writing a filled square.
fn mark(mark: &Mark) -> Node {
    let Mark { area, power, is_open } = mark;
    let is_write = *power == Power::Write;
    let class = match (is_write, is_open) {
        (true, false) => "access-map__mark access-map__mark--write",
        (false, false) => "access-map__mark",
        (_, true) => "access-map__mark access-map__mark--open",
    };
    rectangle(area, if is_write { "2" } else { "6" }, class)
}

fn label(label: &Label<OwnedLabelText>) -> Vec<Node> {
    let Label { area, is_at_end, text } = label;
    match text {
        OwnedLabelText::Words { words, power } => {
            let class = match power {
                Some(Power::Write) => "access-map__word access-map__write",
                Some(_) => "access-map__word access-map__read",
                None => "access-map__word",
            };
            let x = if *is_at_end { area.right() } else { area.left };
            let mut attributes = vec![
                (Attribute::Class, class.into()),
                (Attribute::X, x.to_string().into()),
                (Attribute::Y, (area.top + BASELINE).to_string().into()),
            ];
            attributes.extend(is_at_end.then(|| (Attribute::TextAnchor, "end".into())));
            vec![Node::Element(Tag::SvgText, attributes, vec![super::text(words)])]
        }
        OwnedLabelText::Name { shown, full, opening } => {
            let name = name(area, shown, full.as_deref(), opening.is_some());
            opening.map(|opening| around(area, opening)).into_iter().chain([name]).collect()
        }
    }
}

/// A name. A drawing of its own cuts off what is wider or higher than any letter should be.
fn name(area: &Area, shown: &str, full: Option<&str>, is_open: bool) -> Node {
    let class =
        if is_open { "access-map__name access-map__name--open" } else { "access-map__name" };
    let attributes =
        vec![(Attribute::Class, class.into()), (Attribute::Y, BASELINE.to_string().into())];
    let title = full.map(|full| plain(Tag::Title, vec![owned(full)]));
    let text = Node::Element(Tag::SvgText, attributes, vec![owned(shown)]);
    Node::Element(Tag::Svg, place(area).to_vec(), title.into_iter().chain([text]).collect())
}

/// What marks a placeholder.
fn around(area: &Area, opening: OpeningKind) -> Node {
    let Area { left, top, width, height } = *area;
    let around = Area { left: left - 4, top: top + 1, width: width + 8, height: height - 2 };
    let class = match opening {
        OpeningKind::Missing => "access-map__opening",
        OpeningKind::Wrong => "access-map__opening access-map__opening--wrong",
    };
    rectangle(&around, "3", class)
}

/// How far below a label's upper edge its letters stand.
const BASELINE: u32 = 15;

fn item(item: &ListItem) -> Node {
    let mut nodes = Vec::new();
    if let Some((power, words)) = &item.power {
        nodes.extend([word(*power, words), space()]);
    }
    nodes.extend(listed(&item.name));
    if let Some(says) = &item.says {
        nodes.extend([Node::Text(": ".into()), text(says)]);
    }
    if !item.items.is_empty() {
        let items = item.items.iter().map(self::item).collect();
        nodes.push(element(Tag::Ul, "access-map__schemas", items));
    }
    plain(Tag::Li, nodes)
}

fn listed(name: &ListedName) -> Vec<Node> {
    let code = |class: &'static str| element(Tag::Code, class, vec![owned(&name.text)]);
    match &name.opening {
        None => vec![code("access-map__listed")],
        Some(opening) => vec![
            code("access-map__listed access-map__listed--open"),
            Node::Text(" (".into()),
            text(opening),
            Node::Text(")".into()),
        ],
    }
}
