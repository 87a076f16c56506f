//! A panel as a reviewer reads it.

use std::fmt::Write as _;

use data_graph_setup::panel::block::{
    AlikeGrants, Block, ListItem, ListedName, ListedStatement, OwnedLabelText,
};
use data_graph_setup::panel::{Panel, Text};
use data_graph_setup::plan::Field;

/// All that a panel shows, a line for each thing, from top to bottom.
pub fn printed(panel: &Panel) -> String {
    let mut out = Printer::default();
    out.line("state", &panel.state);
    if panel.needs_you {
        out.line("needs you", "");
    }
    out.blocks(&panel.blocks);
    if let Some(text_box) = &panel.text_box {
        out.line("box", &text_box.label);
        out.optional("hint", text_box.hint.as_ref());
    }
    out.line("beside", "");
    if panel.findings.is_empty() {
        out.optional("waiting", panel.waiting.as_ref());
    }
    out.blocks(&panel.findings);
    out.optional("said", panel.said.as_ref());
    for place in &panel.points_at {
        out.line("points at", &format!("step {} statement {}", place.step.key(), place.index));
    }
    out.text
}

#[derive(Default)]
struct Printer {
    text: String,
    depth: usize,
}

impl Printer {
    fn line(&mut self, what: &str, text: &str) {
        let indent = "    ".repeat(self.depth);
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let _ = writeln!(self.text, "{}", format!("{indent}{what}: {first}").trim_end());
        for line in lines {
            let _ = writeln!(self.text, "{}", format!("{indent}  | {line}").trim_end());
        }
    }

    fn optional(&mut self, what: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.line(what, text);
        }
    }

    fn fields(&mut self, blanks: &[Field], problems: &[Field]) {
        for field in blanks {
            self.line("blank", &field.to_string());
        }
        for field in problems {
            self.line("wrong", &field.to_string());
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn within(&mut self, print: impl FnOnce(&mut Self)) {
        self.depth += 1;
        print(self);
        self.depth -= 1;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Part(part) => self.line("part", part),
            Block::Paragraph(sentence) => self.line("paragraph", &sentence.to_text()),
            Block::Note(sentence) => self.line("note", &sentence.to_text()),
            Block::Choices(choices) => {
                self.line("choices", &format!("{} ({})", choices.legend, choices.name));
                self.within(|out| {
                    for (index, choice) in choices.choices.iter().enumerate() {
                        let mark = if index == choices.chosen { "chosen" } else { "choice" };
                        out.line(mark, &format!("{} ({})", choice.label, choice.value));
                    }
                });
            }
            Block::Copyable(text) => {
                self.line("copyable", &text.label);
                self.within(|out| {
                    out.optional("heading", text.heading.as_ref());
                    out.optional("lead", text.lead.as_ref());
                    out.line("button", &format!("{} → {}", text.copy, text.copied));
                    out.fields(&text.blanks, &text.problems);
                    if let Some((line, note)) = &text.fold {
                        out.line("fold", &format!("{line}\n{note}"));
                    }
                    out.line("text", &format!("\n{}", text.beginning()));
                    out.optional("button", text.show_all.as_ref());
                    out.optional("hidden", text.hidden.as_ref());
                });
            }
            Block::ChecklistHeading(part) => self.line("checklist", part.number()),
            Block::Checklist(it) => {
                for item in &it.items {
                    self.line("tick", &format!("{} {}", item.text, item.hint.unwrap_or_default()));
                }
            }
            Block::Links(links) => {
                links
                    .iter()
                    .for_each(|(name, address)| self.line("link", &format!("{name} {address}")));
            }
            Block::ShowAll(label) => self.line("button", label),
            Block::Reasons(reasons) => {
                reasons.iter().for_each(|reason| self.line("reason", reason));
            }
            Block::Open(label) => self.line("open", label),
            Block::Fill { label, field, text } => {
                self.line("fill", &format!("{label} → {field}: {text}"));
            }
            Block::Sample { label, text } => self.line("sample", &format!("{label}\n{text}")),
            Block::Fold { summary, is_open, blocks } => {
                self.line(if *is_open { "open fold" } else { "fold" }, summary);
                self.within(|out| out.blocks(blocks));
            }
            Block::Probes(probes) => {
                self.line("probes", "");
                self.within(|out| {
                    for probe in &probes.probes {
                        out.line("probe", &format!("{}\n{}", probe.statement, probe.expected));
                    }
                    out.optional("button", probes.show_all.as_ref());
                    out.optional("more", probes.more.as_ref());
                });
            }
            Block::Verdict { is_clean, blocks } => {
                self.line("verdict", if *is_clean { "clean" } else { "open" });
                self.within(|out| out.blocks(blocks));
            }
            Block::VerdictLine { verdict, rest } => {
                let rest = rest.as_ref().map(|rest| format!("\n{rest}")).unwrap_or_default();
                self.line("verdict line", &format!("{verdict}{rest}"));
            }
            Block::Limits(sentence) => self.line("limits", &sentence.to_text()),
            Block::Allows(sentence) => self.line("allows", &sentence.to_text()),
            Block::Catalogs(catalogs) => {
                self.line("catalogs", catalogs.key);
                self.within(|out| {
                    if let Some(lead) = &catalogs.lead {
                        out.line("lead", &lead.to_text());
                    }
                    for catalog in &catalogs.catalogs {
                        let tick = if catalog.is_clean { " ✓" } else { "" };
                        out.line("catalog", &format!("{}: {}{tick}", catalog.name, catalog.counts));
                        out.within(|out| {
                            out.alike(&catalog.open);
                            if !catalog.folded.is_empty() {
                                out.line(
                                    "fold",
                                    catalog.fold.as_deref().unwrap_or("(the line above)"),
                                );
                                out.within(|out| out.alike(&catalog.folded));
                            }
                        });
                    }
                    out.optional("button", catalogs.show_all.as_ref());
                });
            }
            Block::Unread(unread) => {
                for line in &unread.lines {
                    self.line(&line.place, &format!("{:?}\n{}", line.text, line.reason));
                }
                self.optional("button", unread.show_all.as_ref());
            }
            Block::Others(others) => {
                for other in &others.principals {
                    self.line(&other.principal, &other.holds.to_text());
                }
                self.optional("button", others.show_all.as_ref());
            }
            Block::Explanation { is_known, blocks } => {
                self.line("explanation", if *is_known { "known" } else { "not known" });
                self.within(|out| out.blocks(blocks));
            }
            Block::Cause(sentence) => self.line("cause", &sentence.to_text()),
            Block::Statements(statements) => {
                self.line("statements", &statements.heading);
                self.within(|out| {
                    for ListedStatement { place, sql } in &statements.statements {
                        let place = format!("step {} statement {}", place.step.key(), place.index);
                        out.line(&place, &format!("{}\n{sql}", statements.show));
                    }
                    let button = format!("{} → {}", statements.copy, statements.copied);
                    out.line("button", &button);
                    out.fields(&statements.blanks, &statements.problems);
                    out.line("text", &format!("\n{}", statements.text));
                });
            }
            Block::Picture(picture) => {
                for entry in &picture.legend {
                    let word = entry.word.as_deref().unwrap_or("(a mark alone)");
                    self.line("sign", &format!("{:?}, {word}: {}", entry.power, entry.means));
                }
                self.line("picture", &picture.label);
                self.optional("button", picture.show_all.as_ref());
                for (format, drawing) in &picture.drawings {
                    let size = format!("{} by {}", drawing.width, drawing.height);
                    self.line(&format!("{format:?}"), &size);
                    self.within(|out| {
                        for label in &drawing.labels {
                            match &label.text {
                                OwnedLabelText::Words { words, power: Some(power) } => {
                                    out.line(&format!("{power:?}"), words);
                                }
                                OwnedLabelText::Words { words, power: None } => {
                                    out.line("words", words);
                                }
                                OwnedLabelText::Name { shown, full, opening } => {
                                    let full = full.as_ref().map(|it| format!(" = {it}"));
                                    let opening = opening.map(|it| format!(" ({it:?})"));
                                    let behind = [full, opening].into_iter().flatten();
                                    let behind: String = behind.collect();
                                    out.line("name", &format!("{shown}{behind}"));
                                }
                            }
                        }
                    });
                }
                self.line("fold", &picture.list_heading);
                self.within(|out| {
                    out.line(&picture.principal_word, &name(&picture.principal));
                    out.items(&picture.items);
                });
            }
        }
    }

    fn alike(&mut self, alike: &[AlikeGrants]) {
        for alike in alike {
            self.line(&alike.status_word, alike.status.as_str());
            self.within(|out| {
                for row in &alike.rows {
                    let privileges = row.privileges.join(", ");
                    out.line("grants", &format!("{privileges} {} {}", row.on, row.full_name));
                }
                out.optional("button", alike.show_all.as_ref());
                if let Some(why) = &alike.why {
                    out.line("why", &why.to_text());
                }
            });
        }
    }

    fn items(&mut self, items: &[ListItem]) {
        for item in items {
            let word = item.power.as_ref().map_or("item", |(_, word)| word);
            let says = item.says.as_ref().map(|says| format!(": {says}")).unwrap_or_default();
            self.line(word, &format!("{}{says}", name(&item.name)));
            self.within(|out| out.items(&item.items));
        }
    }
}

fn name(name: &ListedName) -> String {
    let opening = name.opening.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{}{opening}", name.text)
}
