//! How a panel is drawn: which elements and classes stand for its blocks.

mod picture;

use crate::audit::Status;
use crate::model::Tool;
use crate::words::label::step_heading;
use crate::words::page;
use crate::words::panel as words;
use crate::words::sentence::{Piece, Sentence};

use super::block::{
    Block, Choices, Copyable, GrantRow, JudgedGrants, ListedStatement, OtherPrincipal,
    PlanStatements, Probes, ShownProbe, UnreadLine, UnreadLines,
};
use super::drawn::{Attribute, CopyText, DrawnChoice, DrawnPanel, DrawnReply, Node, Press, Tag};
use super::{Panel, Progress, Reply, Text};

/// Draws a reply.
pub fn reply(reply: &Reply) -> DrawnReply {
    let Reply { tool, number, ref progress } = *reply;
    let (state, panel) = match progress {
        Progress::Reading { state, .. } => (state, None),
        Progress::Begun(panel) => (&panel.state, Some(self::panel(tool, panel, true))),
        Progress::Done(panel) => (&panel.state, Some(self::panel(tool, panel, false))),
    };
    DrawnReply { tool, number, state: state.clone(), panel }
}

fn panel(tool: Tool, panel: &Panel, is_reading: bool) -> DrawnPanel {
    let mut nodes: Vec<Node> = panel.lead.iter().map(lead).collect();
    let mut ask = blocks(&panel.blocks);
    ask.extend(panel.text_box.as_ref().map(|text_box| Node::TextBox {
        label: text_box.label.clone(),
        hint: text_box.hint.clone(),
    }));
    let findings = blocks(&panel.findings);
    if tool == Tool::Audit {
        let class = if findings.is_empty() { "audit" } else { "audit audit--judged" };
        let ask = keyed(element(Tag::Div, "audit__ask", ask), "ask");
        nodes.push(element(Tag::Div, class, [vec![ask], findings].concat()));
    } else {
        nodes.extend(ask);
        nodes.extend(findings);
    }
    DrawnPanel {
        needs_you: panel.needs_you,
        nodes,
        is_reading,
        said: panel.said.clone(),
        points_at: panel.points_at.clone(),
    }
}

fn blocks(blocks: &[Block]) -> Vec<Node> {
    blocks.iter().flat_map(block).collect()
}

fn block(block: &Block) -> Vec<Node> {
    vec![match block {
        Block::Part(heading) => part(heading),
        Block::Paragraph(text) => element(Tag::P, "tool-card__lead", sentence(text)),
        Block::Note(text) => element(Tag::P, "message message--note", sentence(text)),
        Block::Choices(it) => choices(it),
        Block::Copyable(it) => copyable(it),
        Block::Sample { label, text } => boxed(label, text),
        Block::Fold { summary, is_open, blocks: inner } => {
            keyed(fold(summary, *is_open, blocks(inner)), fold_key(inner))
        }
        Block::Probes(it) => return probes(it),
        Block::Verdict { is_clean, blocks: inner } => {
            let class = if *is_clean { "verdict verdict--clean" } else { "verdict verdict--open" };
            element(Tag::Div, class, blocks(inner))
        }
        Block::VerdictLine { verdict, rest } => verdict_line(verdict, rest.as_ref()),
        Block::Allows(allows) => {
            let lead = vec![text(&words::AUDIT_ALLOWS.into()), space()];
            element(Tag::P, "verdict__allows", [lead, sentence(allows)].concat())
        }
        Block::Grants(it) => return grants(it),
        Block::Unread(it) => return unread(it),
        Block::Others(principals) => {
            element(Tag::Ul, "verdict__others", principals.iter().map(other).collect())
        }
        Block::Explanation { is_known, blocks: inner } => {
            let class = if *is_known { "explanation explanation--known" } else { "explanation" };
            element(Tag::Div, class, blocks(inner))
        }
        Block::Cause(text) => element(Tag::P, "explanation__cause", sentence(text)),
        Block::Statements(it) => return statements(it),
        Block::Picture(it) => picture::picture(it),
    }]
}

/// The ID of the audit's verdict, for the page to bring it into view.
pub const VERDICT_ID: &str = "verdict";

/// An element of a class.
fn element(tag: Tag, class: impl Into<Text>, children: Vec<Node>) -> Node {
    Node::Element(tag, vec![(Attribute::Class, class.into())], children)
}

/// An element that is told from those beside it by a key.
fn keyed(mut node: Node, key: &'static str) -> Node {
    if let Node::Element(_, attributes, _) = &mut node {
        attributes.push((Attribute::Key, key.into()));
    }
    node
}

/// An element without a class.
fn plain(tag: Tag, children: Vec<Node>) -> Node {
    Node::Element(tag, Vec::new(), children)
}

fn text(text: &Text) -> Node {
    Node::Text(text.clone())
}

fn owned(text: &str) -> Node {
    Node::Text(text.to_owned().into())
}

fn space() -> Node {
    Node::Text(" ".into())
}

/// A sentence, its names and its code set apart from its words. No character of a name means anything.
fn sentence(sentence: &Sentence) -> Vec<Node> {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => text(words),
        Piece::Code(code) => element(Tag::Code, "inline-text__name", vec![text(code)]),
        Piece::Name(name) => element(Tag::Code, "inline-text__name", vec![owned(name)]),
        Piece::Quoted(_) => Node::Text(piece.as_text().concat().into()),
    };
    sentence.pieces().iter().map(piece).collect()
}

fn part(heading: &Text) -> Node {
    element(Tag::H4, "tool-card__part", vec![text(heading)])
}

fn lead(words: &Text) -> Node {
    element(Tag::P, "tool-card__lead", vec![text(words)])
}

/// An element that scrolls by itself, also by keyboard.
fn region(tag: Tag, class: &'static str, label: &Text, children: Vec<Node>) -> Node {
    let attributes = vec![
        (Attribute::Class, class.into()),
        (Attribute::TabIndex, "0".into()),
        (Attribute::Role, "region".into()),
        (Attribute::AriaLabel, label.clone()),
    ];
    Node::Element(tag, attributes, children)
}

fn boxed(label: &Text, text: &str) -> Node {
    let code = plain(Tag::Code, vec![owned(text)]);
    region(Tag::Pre, "text-block__text", label, vec![code])
}

fn fold(summary: &Text, is_open: bool, blocks: Vec<Node>) -> Node {
    let mut attributes = vec![(Attribute::Class, "aside".into())];
    attributes.extend(is_open.then(|| (Attribute::Open, "".into())));
    let summary = element(Tag::Summary, "aside__heading", vec![text(summary)]);
    Node::Element(Tag::Details, attributes, [vec![summary], blocks].concat())
}

/// No two folds beside each other hold the same kind of thing.
fn fold_key(blocks: &[Block]) -> &'static str {
    match blocks.first() {
        Some(Block::Probes(_)) => "probes",
        Some(Block::Grants(_)) => "grants",
        Some(Block::Unread(_)) => "unread",
        Some(Block::Others(_)) => "others",
        _ => "more",
    }
}

fn choices(choices: &Choices) -> Node {
    let mut nodes = vec![element(Tag::Legend, "visually-hidden", vec![text(&choices.legend)])];
    nodes.extend(choices.choices.iter().enumerate().map(|(index, choice)| {
        Node::Choice(DrawnChoice {
            name: choices.name.clone(),
            value: choice.value.clone(),
            label: choice.label.clone(),
            hint: choice.hint.clone(),
            index,
        })
    }));
    element(Tag::Fieldset, "choices", nodes)
}

fn copyable(it: &Copyable) -> Node {
    let button = Node::CopyButton(CopyText {
        label: page::COPY.into(),
        name: Some(it.copy.clone()),
        text: it.text.clone(),
        copied: it.copied.clone(),
        blanks: it.blanks.clone(),
        problems: it.problems.clone(),
    });
    let mut nodes = vec![button, boxed(&it.label, it.beginning())];
    nodes.extend(it.hidden.as_ref().map(lead));
    element(Tag::Div, "text-block", nodes)
}

fn probes(probes: &Probes) -> Vec<Node> {
    let items = element(Tag::Ol, "probe-list__items", probes.probes.iter().map(probe).collect());
    let list = region(Tag::Div, "probe-list", &probes.label, vec![items]);
    [list].into_iter().chain(probes.more.as_ref().map(lead)).collect()
}

fn probe(probe: &ShownProbe) -> Node {
    let statement = element(Tag::Code, "probe-list__statement", vec![owned(&probe.statement)]);
    let expected = element(Tag::P, "probe-list__expected", sentence(&probe.expected));
    element(Tag::Li, "probe-list__item", vec![statement, expected])
}

fn verdict_line(verdict: &Sentence, rest: Option<&Sentence>) -> Node {
    let mut nodes = sentence(verdict);
    if let Some(rest) = rest {
        nodes.extend([space(), element(Tag::Span, "verdict__rest", sentence(rest))]);
    }
    let attributes =
        vec![(Attribute::Class, "verdict__summary".into()), (Attribute::Id, VERDICT_ID.into())];
    Node::Element(Tag::P, attributes, nodes)
}

fn grants(grants: &JudgedGrants) -> Vec<Node> {
    let heading = grants.heading.as_ref();
    let heading = heading.map(|words| element(Tag::H5, "verdict__group", vec![text(words)]));
    let rows = element(Tag::Ul, "verdict__rows", grants.rows.iter().map(grant).collect());
    heading.into_iter().chain([rows]).chain(show_all(grants.show_all.as_ref())).collect()
}

fn grant(row: &GrantRow) -> Node {
    let class = match row.status {
        Status::Have => "verdict-row verdict-row--have",
        Status::Missing => "verdict-row verdict-row--missing",
        Status::Unknown => "verdict-row verdict-row--unknown",
        Status::Extra => "verdict-row verdict-row--extra",
    };
    let grant = vec![
        element(Tag::Span, "verdict-row__status", vec![text(&row.status_word)]),
        space(),
        plain(Tag::Code, vec![text(&row.privilege)]),
        space(),
        text(&row.on),
        space(),
        isolated(owned(&row.full_name)),
    ];
    let grant = element(Tag::P, "verdict-row__grant", grant);
    let why = element(Tag::P, "verdict-row__why", sentence(&row.why));
    element(Tag::Li, class, vec![grant, why])
}

/// A name that may be written from right to left, kept from what stands beside it.
fn isolated(name: Node) -> Node {
    plain(Tag::Bdi, vec![plain(Tag::Code, vec![name])])
}

fn show_all(label: Option<&Text>) -> Option<Node> {
    label.map(|label| Node::Button(label.clone(), Press::ShowAll))
}

fn unread(unread: &UnreadLines) -> Vec<Node> {
    let lines = element(Tag::Ol, "verdict__unread", unread.lines.iter().map(unread_line).collect());
    [lines].into_iter().chain(show_all(unread.show_all.as_ref())).collect()
}

fn unread_line(line: &UnreadLine) -> Node {
    plain(
        Tag::Li,
        vec![
            element(Tag::Span, "verdict__line", vec![text(&line.place)]),
            element(Tag::Code, "verdict__text", vec![text(&line.text)]),
            plain(Tag::Span, vec![text(&line.reason)]),
        ],
    )
}

fn other(other: &OtherPrincipal) -> Node {
    let mut nodes = vec![isolated(text(&other.principal)), Node::Text(": ".into())];
    nodes.extend(sentence(&other.holds));
    plain(Tag::Li, nodes)
}

fn statements(listed: &PlanStatements) -> Vec<Node> {
    let items = listed.statements.iter().map(|it| statement(it, &listed.show)).collect();
    let copy = Node::CopyButton(CopyText {
        label: listed.copy.clone(),
        name: None,
        text: listed.text.clone(),
        copied: listed.copied.clone(),
        blanks: listed.blanks.clone(),
        problems: listed.problems.clone(),
    });
    vec![part(&listed.heading), element(Tag::Ol, "explanation__statements", items), copy]
}

fn statement(it: &ListedStatement, show: &Text) -> Node {
    let heading = step_heading(it.place.step);
    let show = Node::Button(show.clone(), Press::Seek(it.place));
    element(
        Tag::Li,
        "explanation__statement",
        vec![
            element(Tag::P, "explanation__step", vec![Node::Text(heading.into())]),
            element(Tag::Code, "probe-list__statement", vec![owned(&it.sql)]),
            element(Tag::Div, "explanation__actions", vec![show]),
        ],
    )
}
