//! A colour is a line in `style/tokens.css`, and again where no style sheet reaches.

use std::collections::BTreeMap;

use crate::read;

/// The colours of the light theme and of the dark one, by their names.
fn tokens() -> [BTreeMap<String, String>; 2] {
    let sheet = read("style/tokens.css");
    let (light, dark) = sheet.split_once("prefers-color-scheme: dark").unwrap();
    let (dark, _) = dark.split_once("@media").unwrap();
    [light, dark].map(|theme| {
        let lines =
            theme.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        lines
            .map(|(name, value)| (name.to_owned(), value.trim_end_matches(';').to_owned()))
            .collect()
    })
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
fn no_other_sheet_has_a_colour_or_a_z_index_of_its_own() {
    for entry in std::fs::read_dir(crate::repository("style")).unwrap() {
        let path = entry.unwrap().path();
        let is_sheet = path.extension().is_some_and(|extension| extension == "css");
        if !is_sheet || path.ends_with("tokens.css") {
            continue;
        }
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let Some((name, value)) = line.trim().split_once(": ") else { continue };
            let is_colour = ["#", "rgb", "hsl"].iter().any(|start| value.contains(start));
            assert!(!is_colour || name.contains(':'), "{}: {line}", path.display());
            let is_token = value.starts_with("var(--");
            assert!(name != "z-index" || is_token, "{}: {line}", path.display());
        }
    }
}
