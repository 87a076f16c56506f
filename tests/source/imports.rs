//! Reading which parts of the crate a file uses.

use std::collections::{BTreeMap, BTreeSet};

/// A module of the crate, or something in one, by its names from the root.
pub type Path = Vec<String>;

/// What a program beside the crate calls the crate.
const LIBRARY: &str = "data_graph_setup";

/// A source file of the crate.
pub struct File {
    /// The module that it is.
    pub module: Path,
    /// All that it names with `crate`, `super`, `self` or the crate's own name in front, wherever that stands.
    pub uses: BTreeSet<Path>,
    /// What its `use` declarations give a name to.
    imports: BTreeMap<String, Path>,
}

impl File {
    /// Reads the file at a path below `src`.
    pub fn read(path: &str, text: &str) -> Self {
        let module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let mut file = Self { module, uses: BTreeSet::new(), imports: BTreeMap::new() };
        let tokens = tokens(text);
        let children: BTreeSet<&str> = tokens
            .windows(3)
            .filter_map(|three| match three {
                [word, name, end] if word == "mod" && end == ";" => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let mut before = "";
        for (at, token) in tokens.iter().enumerate() {
            let is_start = matches!(token.as_str(), "crate" | "super" | "self" | LIBRARY)
                && before != "::"
                && tokens.get(at + 1).is_some_and(|next| next == "::");
            if before == "use" || is_start {
                let mut found = Vec::new();
                tree(tokens.get(at..).unwrap_or_default(), &[], &mut found);
                for (path, name) in found {
                    let Some(path) = file.absolute(&path, &children) else { continue };
                    if before == "use" {
                        file.imports.insert(name, path.clone());
                    }
                    if is_start {
                        file.uses.insert(path);
                    }
                }
            }
            before = token;
        }
        file
    }

    /// A path from the root; `None` for what other crates have.
    fn absolute(&self, path: &[String], children: &BTreeSet<&str>) -> Option<Path> {
        let first = path.first()?.as_str();
        let mut base = match first {
            "crate" | LIBRARY => Path::new(),
            "self" | "super" => self.module.clone(),
            child if children.contains(child) => self.module.clone(),
            _ => return None,
        };
        for (at, name) in path.iter().enumerate() {
            match name.as_str() {
                "super" => drop(base.pop()),
                "crate" | "self" | LIBRARY if at == 0 => {}
                // As in `use crate::words::{self}`.
                "self" => {}
                _ => base.push(name.clone()),
            }
        }
        Some(base)
    }
}

/// The module that a path from the root leads to, through what modules import and pass on.
pub fn home(files: &BTreeMap<Path, File>, path: &[String]) -> Path {
    let mut path = path.to_vec();
    // A path is as long as its imports are deep, so this ends unless they go round in a circle.
    for _ in 0..16 {
        let length = (0..=path.len())
            .rev()
            .find(|&length| path.get(..length).is_some_and(|start| files.contains_key(start)))
            .unwrap_or(0);
        let (module, rest) = path.split_at(length);
        let passed_on = rest.first().and_then(|name| files.get(module)?.imports.get(name));
        match passed_on {
            Some(import) => path = [import.as_slice(), rest.get(1..).unwrap_or_default()].concat(),
            None => return module.to_vec(),
        }
    }
    path
}

/// Reads a path, or a tree of paths, and how many tokens it takes.
fn tree(tokens: &[String], before: &[String], found: &mut Vec<(Path, String)>) -> usize {
    let mut path = before.to_vec();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token == "{" {
            while tokens.get(at).is_some_and(|next| next != "}") {
                at += tree(tokens.get(at..).unwrap_or_default(), &path, found);
                at += usize::from(tokens.get(at).is_some_and(|next| next == ","));
            }
            return at + 1;
        }
        path.push(token.clone());
        if tokens.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    let mut name = path.iter().rev().find(|name| *name != "self").cloned().unwrap_or_default();
    if tokens.get(at).is_some_and(|next| next == "as") {
        name = tokens.get(at + 1).cloned().unwrap_or_default();
        at += 2;
    }
    found.push((path, name));
    at.max(1)
}

/// The words and marks of Rust code, without comments, texts, characters and lifetimes.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => quoted(rest, '"'),
            '\'' => match rest.chars().nth(2) {
                Some('\'') => rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at),
                _ if rest.starts_with("'\\") => quoted(rest, '\''),
                _ => 1,
            },
            'r' if rest.trim_start_matches(['r', '#']).starts_with('"') && raw(rest).is_some() => {
                raw(rest).unwrap_or(rest.len())
            }
            c if is_word(c) => {
                let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                tokens.extend(rest.get(..length).map(str::to_owned));
                length
            }
            ':' if rest.starts_with("::") => {
                tokens.push("::".to_owned());
                2
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(c.to_string());
                }
                c.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// How long the text is that a quote begins, with backslashes in front of what would end it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// How long the raw text is that this begins with, if it does.
fn raw(rest: &str) -> Option<usize> {
    let (marks, text) = rest.strip_prefix('r')?.split_once('"')?;
    let end = format!("\"{marks}");
    let is_raw = marks.chars().all(|c| c == '#');
    is_raw.then(|| text.find(&end).map_or(rest.len(), |at| 2 + marks.len() + at + end.len()))
}
