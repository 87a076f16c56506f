//! A colour is a line in `style/tokens.css`, and again where no style sheet reaches.

use std::collections::BTreeMap;

use crate::read;

/// The colours of the light theme and of the dark one, by their names.
fn tokens() -> [BTreeMap<String, String>; 2] {
    let sheet = read("style/tokens.css");
    let lines = sheet.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
    let both = lines.filter_map(|(name, value)| {
        let pair = value.strip_prefix("light-dark(")?.strip_suffix(");")?;
        Some((name, pair.split_once(", ")?))
    });
    let mut themes = [BTreeMap::new(), BTreeMap::new()];
    for (name, (light, dark)) in both {
        // What stands below is for those who ask for more contrast.
        themes[0].entry(name.to_owned()).or_insert_with(|| light.to_owned());
        themes[1].entry(name.to_owned()).or_insert_with(|| dark.to_owned());
    }
    themes
}

/// What stands behind each start, up to the next quote.
fn quoted<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    text.split(start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn the_window_around_the_page_has_the_colour_of_its_ground() {
    let page = read("index.html");
    let [light, dark] = tokens();
    assert_eq!(
        quoted(&page, "name=\"theme-color\" content=\""),
        [&light["ground"], &dark["ground"]]
    );
}

#[test]
fn the_icon_is_drawn_in_colours_of_the_light_theme() {
    let icon = read("style/icon.svg");
    let [light, _] = tokens();
    let [sheet, ink, seal] = ["sheet", "ink", "read"].map(|name| light[name].as_str());
    assert_eq!(quoted(&icon, "stroke=\""), [ink, ink, seal]);
    let fills: Vec<String> = quoted(&icon, "fill=\"")
        .into_iter()
        .filter(|fill| *fill != "none")
        .map(|fill| match fill.strip_prefix('#') {
            Some(short) if short.len() == 3 => {
                let long = short.chars().flat_map(|digit| [digit, digit]);
                format!("#{}", long.collect::<String>())
            }
            _ => fill.to_owned(),
        })
        .collect();
    assert_eq!(fills, [sheet]);
}

#[test]
fn the_pictures_that_others_show_are_drawn_in_colours_of_the_light_theme() {
    let [light, _] = tokens();
    for drawing in ["style/preview.svg", "script/pictures.mjs"] {
        let text = read(drawing);
        let colours = quoted(&text, "\"#");
        assert!(!colours.is_empty(), "{drawing}");
        for colour in colours {
            let colour = format!("#{colour}");
            assert!(light.values().any(|token| *token == colour), "{colour} in {drawing}");
        }
    }
}

#[test]
fn no_other_sheet_has_a_colour_or_a_z_index_of_its_own() {
    for entry in std::fs::read_dir(crate::repository("style")).unwrap() {
        let path = entry.unwrap().path();
        let is_sheet = path.extension().is_some_and(|extension| extension == "css");
        if !is_sheet || path.ends_with("tokens.css") {
            continue;
        }
        let sheet = std::fs::read_to_string(&path).unwrap();
        for (name, value) in declarations(&sheet) {
            let is_colour = COLOURS
                .iter()
                .any(|start| value.split([' ', ',', '(', ')']).any(|word| word.starts_with(start)));
            assert!(!is_colour, "{}: {name}: {value}", path.display());
            let is_token = value.starts_with("var(--");
            assert!(name != "z-index" || is_token, "{}: {name}: {value}", path.display());
        }
    }
}

/// How a colour begins that is no token.
const COLOURS: [&str; 10] =
    ["#", "rgb", "hsl", "hwb", "lab", "lch", "oklab", "oklch", "white", "black"];

/// The properties that a sheet sets, with their values.
fn declarations(sheet: &str) -> Vec<(String, String)> {
    let sheet: String = sheet
        .split("/*")
        .map(|piece| piece.split_once("*/").map_or(piece, |(_, rest)| rest))
        .collect();
    let rules = sheet.split('{').flat_map(|piece| piece.split('}').next());
    let declared = rules.flat_map(|rule| rule.split(';')).filter_map(|it| it.split_once(':'));
    declared
        .map(|(name, value)| {
            (name.trim().to_owned(), value.split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .collect()
}

#[test]
fn what_a_sheet_sets_is_found_wherever_it_stands() {
    let sheet = "a:hover { color: #f00 } @media x { b { z-index:\n 3; /* c: d; */ margin: 0 }\n}";
    let found = declarations(sheet);
    for wanted in [("color", "#f00"), ("z-index", "3"), ("margin", "0")] {
        assert!(
            found.contains(&(wanted.0.to_owned(), wanted.1.to_owned())),
            "{wanted:?}: {found:?}"
        );
    }
}
