//! A file uses its own floor and those below, never one above.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::imports::{File, Path, home};
use crate::{read, repository};

/// The floors from the ground up, as the head of `src/lib.rs` draws them. The shells stand on the last.
const FLOORS: &[&[&str]] = &[
    &["model"],
    &["plan"],
    &["export", "link", "picture"],
    &["access"],
    &["audit", "cells", "diagnosis", "file", "json", "paste"],
    &["words"],
    &["answer"],
    &["panel", "state"],
    &["app", "js", "tools"],
];

/// All that is wrong with what files use, by their paths below `src`.
fn wrongs<'a>(
    floors: &[&[&str]],
    sources: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<String> {
    let files: BTreeMap<Path, File> = sources
        .into_iter()
        .map(|(path, text)| File::read(path, text))
        .map(|file| (file.module.clone(), file))
        .collect();
    let floor = |room: &str| floors.iter().position(|rooms| rooms.contains(&room));
    let mut wrongs = BTreeSet::new();
    for file in files.values() {
        let own = file.module.first().map_or("", String::as_str);
        let name = file.module.join("/");
        let Some(own_floor) = floor(own) else {
            wrongs.insert(format!("{own} stands on no floor"));
            continue;
        };
        for path in &file.uses {
            let Some(used) = path.first().map(String::as_str).filter(|used| *used != own) else {
                continue;
            };
            match floor(used) {
                None => wrongs.insert(format!("{name} uses {used}, which stands on no floor")),
                Some(above) if own_floor < above => {
                    wrongs.insert(format!("{name} uses {used}, which stands above {own}"))
                }
                Some(same) if same == own_floor && same + 1 == floors.len() => {
                    wrongs.insert(format!("{name} uses {used}, which is another shell"))
                }
                Some(_) => continue,
            };
        }
    }
    wrongs.into_iter().chain(circles(&files)).collect()
}

/// Rooms side by side that use each other, each with all that is inside it.
///
/// What is used in the file around them is no use of a room: such a file holds what its rooms share, and puts them
/// together.
fn circles(files: &BTreeMap<Path, File>) -> Vec<String> {
    let mut uses: BTreeMap<Path, BTreeSet<Path>> = BTreeMap::new();
    for file in files.values() {
        for used in file.uses.iter().map(|path| home(files, path)) {
            let shared = file.module.iter().zip(&used).take_while(|(one, other)| one == other);
            let length = shared.count() + 1;
            if let (Some(own), Some(other)) = (file.module.get(..length), used.get(..length)) {
                uses.entry(own.to_vec()).or_default().insert(other.to_vec());
            }
        }
    }
    let reached = |from: &Path| {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&Path> = uses.get(from).into_iter().flatten().collect();
        while let Some(room) = next.pop() {
            if reached.insert(room) {
                next.extend(uses.get(room).into_iter().flatten());
            }
        }
        reached
    };
    let all: BTreeMap<&Path, BTreeSet<&Path>> =
        uses.keys().map(|room| (room, reached(room))).collect();
    let mut circles = BTreeSet::new();
    for (room, reached) in all.iter().filter(|(room, reached)| reached.contains(*room)) {
        let is_in_circle =
            |other: &&&Path| all.get(**other).is_some_and(|theirs| theirs.contains(room));
        let circle = reached.iter().filter(is_in_circle).map(|room| room.join("/"));
        circles.insert(format!("in a circle: {}", circle.collect::<Vec<_>>().join(", ")));
    }
    circles.into_iter().collect()
}

/// Every source file of the crate but the root and the page's entry point, by its path below `src`.
fn sources() -> Vec<(String, String)> {
    let root = repository("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let parts: Vec<_> = path.strip_prefix(&root).unwrap().iter().collect();
                let name = parts.iter().map(|part| part.to_str().unwrap());
                sources
                    .push((name.collect::<Vec<_>>().join("/"), fs::read_to_string(path).unwrap()));
            }
        }
    }
    let is_root = |path: &str| ["lib.rs", "main.rs", "document.rs"].contains(&path);
    sources.retain(|(path, _)| !is_root(path));
    sources
}

#[test]
fn no_file_uses_a_floor_above_its_own_nor_another_shell_and_no_rooms_go_in_a_circle() {
    let sources = sources();
    assert!(100 < sources.len(), "{} files were found", sources.len());
    let found = wrongs(FLOORS, sources.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_head_of_the_crate_draws_the_same_floors() {
    let head = read("src/lib.rs");
    let drawing = head.split("```").nth(1).unwrap();
    let mut drawn: Vec<(usize, Vec<&str>)> = Vec::new();
    for line in drawing.lines().filter_map(|line| line.strip_prefix("//!")) {
        let mut words = line.split_whitespace();
        let Some(number) = words.next().and_then(|word| word.parse().ok()) else { continue };
        let mut depth = 0_usize;
        let rooms = words.filter(|word| {
            let is_inside = 0 < depth || word.starts_with('(');
            depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
            !is_inside && *word != "│"
        });
        drawn.push((number, rooms.collect()));
    }
    drawn.reverse();
    let listed: Vec<(usize, Vec<&str>)> =
        FLOORS.iter().zip(1..).map(|(rooms, number)| (number, rooms.to_vec())).collect();
    assert_eq!(drawn, listed);
}

/// What is wrong in a small house of three floors.
fn wrongs_in(sources: &[(&str, &str)]) -> Vec<String> {
    wrongs(&[&["cellar"], &["hall", "stairs"], &["roof", "tower"]], sources.iter().copied())
}

#[test]
fn a_use_of_what_stands_below_or_beside_is_right() {
    let sources = [
        ("cellar.rs", "mod rack;\npub use rack::Wine;\nuse std::fmt;"),
        ("cellar/rack.rs", "use super::Shelf;\nuse crate::cellar::Shelf as Other;"),
        ("hall.rs", "use crate::cellar::{self, Wine};\nuse crate::stairs::Step;"),
        ("roof.rs", "use crate::hall;\nuse yew::roof::Tower;"),
        ("tower.rs", "fn f() { crate::cellar::g(crate::hall::H { stairs: 1 }) }"),
    ];
    assert_eq!(wrongs_in(&sources), [""; 0]);
}

#[test]
fn a_use_of_a_floor_above_is_found_wherever_it_stands() {
    for code in [
        "use crate::hall::Door;",
        "pub use crate::hall::Door;",
        "use crate::{cellar::A, hall::{Door, Mat}};",
        "use crate::hall;",
        "use crate::hall as entrance;",
        "use crate::hall::*;",
        "use data_graph_setup::hall::Door;",
        "use super::hall;",
        "use super::super::cellar::super::hall;",
        "fn f() -> crate::hall::Door { todo() }",
        "fn f() { let quote = '\"'; crate::hall::open() }",
        "fn f<'a>() { let tick = '\\''; let x: &'a str = r#\"\"\"#; crate::hall::open() }",
        "// https://example.com\nuse crate::hall::Door;",
        "const URL: &str = \"https://example.com\"; use crate::hall::Door;",
    ] {
        let found = wrongs_in(&[("cellar.rs", code), ("hall.rs", "")]);
        assert_eq!(found, ["cellar uses hall, which stands above cellar"], "{code}");
    }
}

#[test]
fn what_comments_and_texts_name_is_no_use() {
    for code in [
        "//! See [`Door`](crate::hall::Door).",
        "/* use crate::hall::Door; */",
        "const A: &str = \"crate::hall::Door \\\" crate::hall\";",
        "const A: &str = r#\"\"crate::hall::Door\"#;",
        "pub(crate) fn hall() {}",
    ] {
        assert_eq!(wrongs_in(&[("cellar.rs", code), ("hall.rs", "")]), [""; 0], "{code}");
    }
}

#[test]
fn a_shell_that_sees_another_is_found() {
    let found = wrongs_in(&[("roof/tile.rs", "use crate::tower::Flag;"), ("tower.rs", "")]);
    assert_eq!(found, ["roof/tile uses tower, which is another shell"]);
}

#[test]
fn a_room_without_a_floor_is_found() {
    let found = wrongs_in(&[("shed.rs", ""), ("hall.rs", "use crate::shed::Rake;")]);
    assert_eq!(found, ["hall uses shed, which stands on no floor", "shed stands on no floor"]);
}

#[test]
fn rooms_that_use_each_other_are_found() {
    let hall = ("hall.rs", "pub mod coat;\npub mod hat;\npub use hat::Hat;\nuse crate::cellar::A;");
    let coat = ("hall/coat.rs", "use super::hat::Hat;");
    for hat in ["use super::coat::Coat;", "fn f() { crate::hall::coat::hang() }"] {
        let found = wrongs_in(&[hall, coat, ("hall/hat.rs", hat)]);
        assert_eq!(found, ["in a circle: hall/coat, hall/hat"], "{hat}");
    }
    // By what the file around them passes on, from inside them, and along three of them.
    let passed_on = ("hall/coat/pocket.rs", "use crate::hall::Hat;");
    let hat = ("hall/hat.rs", "use super::coat::Coat;");
    let found = wrongs_in(&[hall, ("hall/coat.rs", "mod pocket;"), passed_on, hat]);
    assert_eq!(found, ["in a circle: hall/coat, hall/hat"]);
    let found = wrongs_in(&[
        ("hall/coat.rs", "use super::hat;"),
        ("hall/hat.rs", "use super::shoe;"),
        ("hall/shoe.rs", "use super::coat;\nuse crate::stairs;"),
        ("stairs.rs", "use crate::hall;"),
        ("hall.rs", ""),
    ]);
    assert_eq!(found, ["in a circle: hall, stairs", "in a circle: hall/coat, hall/hat, hall/shoe"]);
}
