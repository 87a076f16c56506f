//! A panel as a reviewer reads it.

use std::fmt::Write as _;

use data_graph_setup::panel::block::{
    Block, ListItem, ListedName, ListedStatement, OwnedLabelText,
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
    out.optional("lead", panel.lead.as_ref());
    out.blocks(&panel.blocks);
    if let Some(text_box) = &panel.text_box {
        out.line("box", &text_box.label);
        out.optional("hint", text_box.hint.as_ref());
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
                        let text = format!("{} ({}): {}", choice.label, choice.value, choice.hint);
                        out.line(mark, &text);
                    }
                });
            }
            Block::Copyable(text) => {
                self.line("copyable", &text.label);
                self.within(|out| {
                    out.line("button", &format!("{} → {}", text.copy, text.copied));
                    out.fields(&text.blanks, &text.problems);
                    out.line("text", &format!("\n{}", text.beginning()));
                    out.optional("hidden", text.hidden.as_ref());
                });
            }
            Block::Sample { label, text } => self.line("sample", &format!("{label}\n{text}")),
            Block::Fold { summary, is_open, blocks } => {
                self.line(if *is_open { "open fold" } else { "fold" }, summary);
                self.within(|out| out.blocks(blocks));
            }
            Block::Probes(probes) => {
                self.line("probes", &probes.label);
                self.within(|out| {
                    for probe in &probes.probes {
                        out.line("probe", &format!("{}\n{}", probe.statement, probe.expected));
                    }
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
            Block::Allows(sentence) => self.line("allows", &sentence.to_text()),
            Block::Grants(grants) => {
                self.line("grants", grants.heading.as_deref().unwrap_or_default());
                self.within(|out| {
                    for row in &grants.rows {
                        let text =
                            format!("{} {} {}\n{}", row.privilege, row.on, row.full_name, row.why);
                        out.line(&format!("{} ({})", row.status_word, row.status.as_str()), &text);
                    }
                    out.optional("button", grants.show_all.as_ref());
                });
            }
            Block::Unread(unread) => {
                for line in &unread.lines {
                    self.line(&line.place, &format!("{:?}\n{}", line.text, line.reason));
                }
                self.optional("button", unread.show_all.as_ref());
            }
            Block::Others(others) => {
                for other in others {
                    self.line(&other.principal, &other.holds.to_text());
                }
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
                self.line("picture", &format!("{} ({})", picture.label, picture.box_label));
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
