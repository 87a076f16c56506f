//! How a panel is drawn: which elements and classes stand for its blocks.

mod picture;

use crate::audit::Status;
use crate::model::{ChecklistPart, Tool};
use crate::words::checklist as checklist_words;
use crate::words::label::step_heading;
use crate::words::panel::{self as words, plan_file as plan_file_words};
use crate::words::sentence::{Piece, Sentence};

use super::block::{
    AlikeGrants, Block, Catalogs, ChecklistItems, Choices, GrantRow, JudgedCatalog,
    ListedStatement, OtherPrincipal, OtherPrincipals, PlanStatements, Probes, ShownProbe,
    UnreadLine, UnreadLines,
};
use super::copyable::Copyable;
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
    let mut ask = blocks(&panel.blocks);
    ask.extend(panel.text_box.as_ref().map(|text_box| Node::TextBox {
        label: text_box.label.clone(),
        hint: text_box.hint.clone(),
    }));
    let nodes = if tool == Tool::AccessMap {
        ask
    } else if matches!(
        tool,
        Tool::Pasting
            | Tool::Reasons
            | Tool::Checklist
            | Tool::LookAlikes
            | Tool::Runners
            | Tool::Changes
    ) {
        blocks(&panel.findings)
    } else if matches!(tool, Tool::Terraform | Tool::Cli | Tool::Runbook) {
        vec![element(Tag::Div, "other-form", blocks(&panel.findings))]
    } else if tool == Tool::PlanFile {
        ask.push(choose_file());
        let mut nodes = vec![keyed(element(Tag::Div, "other-form", ask), "ask")];
        if !panel.findings.is_empty() {
            let attributes = vec![
                (Attribute::Class, "other-form".into()),
                (Attribute::Key, "answer".into()),
                // Nobody has checked yet what is in it.
                (Attribute::DataHeld, "".into()),
            ];
            nodes.push(Node::Element(Tag::Div, attributes, blocks(&panel.findings)));
        }
        nodes
    } else {
        let mut answer = blocks(&panel.findings);
        let waiting = panel.waiting.as_ref().filter(|_| answer.is_empty());
        answer.extend(waiting.map(|words| element(Tag::P, "tool__waiting", vec![text(words)])));
        let ask = keyed(element(Tag::Div, "tool__ask", ask), "ask");
        let answer = keyed(element(Tag::Div, "tool__answer", answer), "answer");
        vec![element(Tag::Div, "tool", vec![ask, answer])]
    };
    DrawnPanel {
        needs_you: panel.needs_you,
        nodes,
        is_reading,
        said: panel.said.clone(),
        points_at: panel.points_at.clone(),
        taken: panel.taken.clone(),
    }
}

fn blocks(blocks: &[Block]) -> Vec<Node> {
    blocks.iter().flat_map(block).collect()
}

fn block(block: &Block) -> Vec<Node> {
    vec![match block {
        Block::Part(heading) => part(heading),
        Block::Paragraph(text) => element(Tag::P, "tool__words", sentence(text)),
        Block::Note(text) => element(Tag::P, "message message--note", sentence(text)),
        Block::Choices(it) => choices(it),
        Block::Copyable(it) => copyable(it),
        Block::Sample { label, text } => shown_text(label, text),
        Block::Fold { summary, is_open, blocks: inner } => {
            keyed(fold(summary, *is_open, blocks(inner)), fold_key(inner))
        }
        Block::Probes(it) => return probes(it),
        Block::Verdict { is_clean, blocks: inner } => {
            let class = if *is_clean { "verdict verdict--clean" } else { "verdict verdict--open" };
            element(Tag::Div, class, blocks(inner))
        }
        Block::VerdictLine { verdict, rest } => return verdict_line(verdict, rest.as_ref()),
        Block::Allows(allows) => {
            let lead = vec![text(&words::AUDIT_ALLOWS.into()), space()];
            element(Tag::P, "verdict__allows", [lead, sentence(allows)].concat())
        }
        Block::Catalogs(it) => return catalogs(it),
        Block::Unread(it) => return unread(it),
        Block::Others(it) => return others(it),
        Block::Limits(text) => element(Tag::P, "verdict__limits", sentence(text)),
        Block::Explanation { is_known, blocks: inner } => {
            let class = if *is_known { "explanation explanation--known" } else { "explanation" };
            element(Tag::Div, class, blocks(inner))
        }
        Block::Cause(text) => element(Tag::P, "explanation__cause", sentence(text)),
        Block::Statements(it) => return statements(it),
        Block::Picture(it) => picture::picture(it),
        Block::ChecklistHeading(part) => checklist_heading(*part),
        Block::Checklist(it) => checklist(it),
        Block::ShowAll(label) => Node::Button(label.clone(), Press::ShowAll),
        Block::Links(it) => element(Tag::Ul, "checklist__links", it.iter().map(link).collect()),
        Block::Reasons(it) => plain(Tag::Div, it.iter().map(|reason| owned(reason)).collect()),
        Block::Open(label) => Node::Button(label.clone(), Press::Open),
        Block::Fill { label, field, text } => {
            Node::Button(label.clone(), Press::Fill(*field, text.clone()))
        }
    }]
}

/// The box by which a file is chosen; src/tools.js puts what is in it into the box for text.
fn choose_file() -> Node {
    let attributes = vec![(Attribute::Type, "file".into()), (Attribute::Class, "file-box".into())];
    let file = Node::Element(Tag::Input, attributes, Vec::new());
    let label = text(&plan_file_words::CHOOSE.into());
    element(Tag::Label, "paste-box__label", vec![label, space(), file])
}

/// The ID of the audit's verdict, for the page to bring it into view.
pub const VERDICT_ID: &str = "verdict";

fn checklist_heading(part: ChecklistPart) -> Node {
    let number = element(Tag::Span, "checklist__number", vec![text(&part.number().into())]);
    let title = text(&checklist_words::heading(part).into());
    element(Tag::H2, "checklist__heading", vec![number, space(), title, space(), Node::Tally(part)])
}

fn checklist(it: &ChecklistItems) -> Node {
    let items = it.items.iter().enumerate().map(|(index, item)| {
        let tick = Node::Tick {
            part: it.part,
            index,
            label: item.text.into(),
            hint: item.hint.map(Into::into),
        };
        element(Tag::Li, "choice", vec![tick])
    });
    element(Tag::Ol, "checklist__items", items.collect())
}

/// A link that leads away, to where nobody learns of this page.
fn link((name, address): &(Text, Text)) -> Node {
    let shown: Text = address.strip_prefix("https://").unwrap_or(address).to_owned().into();
    let attributes = vec![
        (Attribute::Href, address.clone()),
        (Attribute::Target, "_blank".into()),
        (Attribute::Rel, "noopener noreferrer".into()),
    ];
    let link = Node::Element(Tag::A, attributes, vec![Node::Text(shown)]);
    plain(Tag::Li, vec![text(name), space(), link])
}

/// An element of a class.
fn element(tag: Tag, class: impl Into<Text>, children: Vec<Node>) -> Node {
    Node::Element(tag, vec![(Attribute::Class, class.into())], children)
}

/// An element that is told from those beside it by a key.
fn keyed(mut node: Node, key: impl Into<Text>) -> Node {
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
    element(Tag::H3, "tool__part", vec![text(heading)])
}

fn lead(words: &Text) -> Node {
    element(Tag::P, "tool__words", vec![text(words)])
}

/// A text as it stands, a line below the other. A line breaks rather than scroll by itself.
fn shown_text(label: &Text, text: &str) -> Node {
    let line = |line: &str| {
        let class = match line.starts_with("--") {
            true => "shown-text__line shown-text__line--comment",
            false => "shown-text__line",
        };
        element(Tag::Span, class, vec![owned(line)])
    };
    let code = plain(Tag::Code, text.split_inclusive('\n').map(line).collect());
    let attributes = vec![
        (Attribute::Class, "shown-text".into()),
        (Attribute::Role, "group".into()),
        (Attribute::AriaLabel, label.clone()),
    ];
    Node::Element(Tag::Pre, attributes, vec![code])
}

fn fold(summary: &Text, is_open: bool, nodes: Vec<Node>) -> Node {
    let mut attributes = vec![(Attribute::Class, "fold".into())];
    attributes.extend(is_open.then(|| (Attribute::Open, "".into())));
    let summary = element(Tag::Summary, "fold__line", vec![text(summary)]);
    let body = element(Tag::Div, "fold__body", nodes);
    Node::Element(Tag::Details, attributes, vec![summary, body])
}

/// A small drawing beside a word that says the same.
fn icon(path: &'static str) -> Node {
    let attributes = vec![
        (Attribute::Class, "tool-icon".into()),
        (Attribute::ViewBox, "0 0 16 16".into()),
        (Attribute::AriaHidden, "true".into()),
        (Attribute::Focusable, "false".into()),
    ];
    let path = Node::Element(Tag::Path, vec![(Attribute::D, path.into())], Vec::new());
    Node::Element(Tag::Svg, attributes, vec![path])
}

const TICK: &str = "M3 8.5 6.5 12 13 4.5";
const WARNING: &str = "M8 2.5 14.5 13.5H1.5ZM8 6.5V9.75M8 11.25V12";
const MINUS: &str = "M3 8H13";
const PLUS: &str = "M3 8H13M8 3V13";
const QUESTION: &str = "M5.25 5.75A2.75 2.75 0 1 1 9 8.25C8.25 8.6 8 9 8 10M8 12V13";

/// No two folds beside each other hold the same kind of thing.
fn fold_key(blocks: &[Block]) -> &'static str {
    match blocks.first() {
        Some(Block::Probes(_)) => "probes",
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
            index,
        })
    }));
    element(Tag::Fieldset, "ways", nodes)
}

/// A text with its button beside what is to be known of it.
fn copyable(it: &Copyable) -> Node {
    let mut said: Vec<Node> = it.heading.iter().map(part).collect();
    said.extend(it.lead.as_ref().map(lead));
    let button = Node::CopyButton(CopyText {
        label: it.copy.clone(),
        name: it.name.clone(),
        text: it.text.clone(),
        copied: it.copied.clone(),
        blanks: it.blanks.clone(),
        problems: it.problems.clone(),
        file: it.file.clone(),
    });
    let head = vec![element(Tag::Div, "copyable__words", said), button];
    let mut shown = vec![keyed(shown_text(&it.label, it.beginning()), LIST)];
    shown.extend(show_all(it.show_all.as_ref()));
    shown.extend(it.hidden.as_ref().map(lead));
    let mut nodes = vec![element(Tag::Div, "copyable__head", head)];
    match &it.fold {
        Some((line, note)) => {
            nodes.push(keyed(fold(line, false, [vec![lead(note)], shown].concat()), "text"));
        }
        None => nodes.extend(shown),
    }
    // Lists before it lose their buttons when all is shown, and its text may have the focus then.
    keyed(element(Tag::Div, "copyable", nodes), it.label.clone())
}

fn probes(probes: &Probes) -> Vec<Node> {
    let list = element(Tag::Ol, "probe-list", probes.probes.iter().map(probe).collect());
    let list = keyed(list, LIST);
    let behind = show_all(probes.show_all.as_ref()).into_iter();
    [list].into_iter().chain(behind).chain(probes.more.as_ref().map(lead)).collect()
}

fn probe(probe: &ShownProbe) -> Node {
    let statement = element(Tag::Code, "probe-list__statement", vec![owned(&probe.statement)]);
    let expected = element(Tag::P, "probe-list__expected", sentence(&probe.expected));
    element(Tag::Li, "probe-list__item", vec![statement, expected])
}

fn verdict_line(verdict: &Sentence, rest: Option<&Sentence>) -> Vec<Node> {
    let attributes =
        vec![(Attribute::Class, "verdict__summary".into()), (Attribute::Id, VERDICT_ID.into())];
    // The sheet shows the one that fits.
    let icons = element(Tag::Span, "verdict__icon", vec![icon(WARNING), icon(TICK)]);
    let line = vec![icons, element(Tag::Span, "verdict__line", sentence(verdict))];
    let line = Node::Element(Tag::H3, attributes, line);
    let rest = rest.map(|rest| element(Tag::P, "verdict__rest", sentence(rest)));
    [line].into_iter().chain(rest).collect()
}

fn catalogs(catalogs: &Catalogs) -> Vec<Node> {
    let lead = catalogs.lead.as_ref();
    let lead = lead.map(|words| element(Tag::P, "verdict__why", sentence(words)));
    let list = element(Tag::Ul, "catalogs", catalogs.catalogs.iter().map(catalog).collect());
    let list = keyed(list, catalogs.key);
    lead.into_iter().chain([list]).chain(show_all(catalogs.show_all.as_ref())).collect()
}

fn catalog(catalog: &JudgedCatalog) -> Node {
    let mut counts: Vec<Node> = catalog.is_clean.then(|| icon(TICK)).into_iter().collect();
    counts.push(text(&catalog.counts));
    let counts = element(Tag::Span, "catalog__counts", counts);
    let folded = || element(Tag::Ul, "alikes", catalog.folded.iter().map(alike).collect());
    let name = isolated(owned(&catalog.name));
    let nodes = if catalog.open.is_empty() {
        let line = vec![element(Tag::Span, "catalog__name", vec![name]), space(), counts];
        let line = element(Tag::Summary, "catalog__line", line);
        let fold = element(Tag::Details, "catalog__fold", vec![line, folded()]);
        vec![keyed(fold, "fold")]
    } else {
        let line = vec![element(Tag::H4, "catalog__name", vec![name]), space(), counts];
        let line = element(Tag::Div, "catalog__line", line);
        let open = element(Tag::Ul, "alikes", catalog.open.iter().map(alike).collect());
        let rest = catalog.fold.as_ref();
        let rest = rest.map(|line| keyed(fold(line, false, vec![folded()]), "granted"));
        [line, open].into_iter().chain(rest).collect()
    };
    keyed(element(Tag::Li, "catalog", nodes), catalog.key.clone())
}

fn alike(alike: &AlikeGrants) -> Node {
    let (class, path) = match alike.status {
        Status::Have => ("alike alike--have", TICK),
        Status::Missing => ("alike alike--missing", MINUS),
        Status::Unknown => ("alike alike--unknown", QUESTION),
        Status::Extra => ("alike alike--extra", PLUS),
    };
    let status = vec![icon(path), text(&alike.status_word)];
    let rows = element(Tag::Ul, "alike__rows", alike.rows.iter().map(grant).collect());
    let rows = [keyed(rows, LIST)].into_iter().chain(show_all(alike.show_all.as_ref())).collect();
    let mut nodes = vec![
        element(Tag::Span, "alike__status", status),
        space(),
        element(Tag::Div, "alike__grants", rows),
    ];
    nodes.extend(alike.why.as_ref().map(|why| element(Tag::P, "alike__why", sentence(why))));
    element(Tag::Li, class, nodes)
}

fn grant(row: &GrantRow) -> Node {
    let mut nodes = Vec::new();
    for privilege in &row.privileges {
        if !nodes.is_empty() {
            nodes.push(Node::Text(", ".into()));
        }
        nodes.push(plain(Tag::Code, vec![Node::Text((*privilege).into())]));
    }
    nodes.extend([space(), text(&row.on), space(), isolated(owned(&row.full_name))]);
    element(Tag::Li, "alike__row", nodes)
}

/// A name that may be written from right to left, kept from what stands beside it.
fn isolated(name: Node) -> Node {
    plain(Tag::Bdi, vec![plain(Tag::Code, vec![name])])
}

/// The key of what is shown only in part: it has the focus while the rest comes, so it may not be drawn anew.
const LIST: &str = "list";

fn show_all(label: Option<&Text>) -> Option<Node> {
    label.map(|label| Node::Button(label.clone(), Press::ShowAll))
}

fn unread(unread: &UnreadLines) -> Vec<Node> {
    let lines = element(Tag::Ol, "verdict__unread", unread.lines.iter().map(unread_line).collect());
    [keyed(lines, LIST)].into_iter().chain(show_all(unread.show_all.as_ref())).collect()
}

fn unread_line(line: &UnreadLine) -> Node {
    plain(
        Tag::Li,
        vec![
            element(Tag::Span, "verdict__place", vec![text(&line.place)]),
            element(Tag::Code, "verdict__text", vec![text(&line.text)]),
            plain(Tag::Span, vec![text(&line.reason)]),
        ],
    )
}

fn others(others: &OtherPrincipals) -> Vec<Node> {
    let list = element(Tag::Ul, "verdict__others", others.principals.iter().map(other).collect());
    [keyed(list, LIST)].into_iter().chain(show_all(others.show_all.as_ref())).collect()
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
        file: None,
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
