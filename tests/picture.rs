//! The picture of the access: it tells what the grants allow, and nothing in it lies over something else.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failure here is a failed test"
)]

mod support;

use data_graph_setup::access::{CatalogAccess, Reach, allowed, needed};
use data_graph_setup::model::{Identifier, NamePart, Power};
use data_graph_setup::picture::drawing::{Area, Drawing, Format, LabelText, Words};
use data_graph_setup::picture::{AccessTree, ReadCatalog, ShownName};
use data_graph_setup::plan::{Draft, Plan, ScopeDraft, resolve};

use support::{CLIENT_ID, only, smallest, whole};

fn identifier(name: &ShownName<'_>) -> Option<Identifier> {
    let is_named = name.opening.is_none();
    is_named.then(|| Identifier::parse(&name.text, NamePart::Schema).unwrap())
}

/// What a tree says is allowed, catalog by catalog, by their names; openings say nothing.
fn told(tree: &AccessTree<'_>) -> Vec<CatalogAccess> {
    let mut told = Vec::new();
    if let Some(catalog) = identifier(&tree.own_catalog) {
        let own_schema: Vec<_> = tree.own_schema.iter().filter_map(identifier).collect();
        let reach = Reach { schemas: own_schema, ..Reach::default() };
        let (read, write) = (reach.clone(), reach);
        told.push(CatalogAccess { catalog, read, write, makes_schemas: true, administers: false });
    }
    for ReadCatalog { name, schemas } in &tree.reads {
        let Some(catalog) = identifier(name) else { continue };
        let schemas = schemas.as_ref().map(|schemas| schemas.iter().filter_map(identifier));
        let same = told.iter().position(|access| access.catalog.is_same_as(&catalog));
        let index = same.unwrap_or_else(|| {
            told.push(nothing_in(catalog));
            told.len() - 1
        });
        let read = &mut told[index].read;
        match schemas {
            None => *read = Reach { is_whole: true, ..Reach::default() },
            Some(schemas) => {
                for schema in schemas {
                    if !read.schemas.iter().any(|other| other.is_same_as(&schema)) {
                        read.schemas.push(schema);
                    }
                }
            }
        }
    }
    for access in &mut told {
        access.read.schemas.sort_by_key(|schema| schema.folded().into_owned());
    }
    told.sort_by_key(|access| access.catalog.folded().into_owned());
    told
}

fn nothing_in(catalog: Identifier) -> CatalogAccess {
    CatalogAccess {
        catalog,
        read: Reach::default(),
        write: Reach::default(),
        makes_schemas: false,
        administers: false,
    }
}

/// A picture's text for comparing: names in lower case, since the first spelling counts differently in each.
fn lower(access: &[CatalogAccess]) -> String {
    format!("{access:#?}").to_lowercase()
}

#[test]
fn the_picture_tells_what_the_grants_allow() {
    let scopes = [
        whole(""),
        whole("sales"),
        whole("SALES"),
        only("sales", &["web", "", "no name"]),
        only("crm", &["__segment_reverse_etl", "Web", "web"]),
        only("profiles", &[]),
        whole("segment"),
        only("Segment", &["__segment_reverse_etl", "a"]),
        whole("not right"),
    ];
    let mut tried = 0;
    for segment in ["", "segment", "sales", "not right"] {
        for own_schema in ["", "__segment_reverse_etl", "other"] {
            for profiles_sync in &scopes {
                for other in &scopes {
                    let draft = Draft {
                        client_id: CLIENT_ID.to_owned(),
                        segment_catalog: segment.to_owned(),
                        reverse_etl_schema: own_schema.to_owned(),
                        profiles_sync: profiles_sync.clone(),
                        catalogs: vec![other.clone(), whole("marketing")],
                        ..Draft::default()
                    };
                    let plan = resolve(&draft).plan;
                    let allowed = allowed(&needed(&plan).into_iter().collect());
                    assert_eq!(lower(&told(&AccessTree::new(&plan))), lower(&allowed), "{draft:?}");
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 972);
}

#[test]
fn what_is_missing_stands_in_the_picture_as_the_guides_placeholder() {
    let plan = resolve(&Draft::default()).plan;
    let tree = AccessTree::new(&plan);
    let names = [&tree.principal, &tree.own_catalog, &tree.reads[0].name];
    assert_eq!(
        names.map(|name| (name.text.as_ref(), name.opening.is_some())),
        [
            ("${client_id}", true),
            ("SEGMENT_LINKED_PROFILES_DB", false),
            ("${profiles_sync_catalog}", true)
        ]
    );
    assert!(tree.has_openings());
    assert!(!AccessTree::new(&resolve(&smallest()).plan).has_openings());
}

/// A plan that reads so many catalogs, with names and numbers of schemas of all sizes.
fn plan_of(catalogs: usize) -> Plan {
    let name = |index: usize| match index % 5 {
        0 => format!("sales_{index}"),
        1 => format!("{}{index}", "x".repeat(250)),
        2 => format!("日本語のカタログ日本語のカタログ日本語のカタログ{index}"),
        3 => format!("المبيعات_العربية_{index}"),
        _ => format!("a\u{301}\u{301}\u{301}{index}"),
    };
    let scope = |index: usize| match index % 7 {
        0..=3 => whole(&name(index)),
        count => ScopeDraft {
            catalog: name(index),
            schemas: Some((0..index % 11 * (count - 3)).map(name).collect()),
        },
    };
    let draft = Draft {
        segment_catalog: name(catalogs + 1),
        reverse_etl_schema: if catalogs.is_multiple_of(2) { "" } else { "__segment_reverse_etl" }
            .to_owned(),
        profiles_sync: scope(0),
        catalogs: (1..catalogs).map(scope).collect(),
        ..Draft::default()
    };
    resolve(&draft).plan
}

#[test]
fn nothing_in_the_picture_lies_over_something_else_or_sticks_out() {
    for catalogs in 1..=200 {
        let plan = plan_of(catalogs);
        let tree = AccessTree::new(&plan);
        assert_eq!(tree.reads.len(), catalogs);
        for format in Format::ALL {
            let drawing = Drawing::new(&tree, format);
            let (width, height) = (drawing.width, drawing.height);
            let view = Area { left: 0, top: 0, width, height };
            let frames = [drawing.principal, drawing.own_catalog];
            assert!(!overlap(&frames[0], &frames[1]));
            assert!(frames.iter().all(|frame| encloses(&view, frame)));
            let marks = drawing.marks.iter().map(|mark| mark.area);
            let boxes: Vec<Area> =
                marks.chain(drawing.labels.iter().map(|label| label.area)).collect();
            for (index, area) in boxes.iter().enumerate() {
                assert!(
                    encloses(&view, area),
                    "{area:?} sticks out of {catalogs} catalogs, {format:?}"
                );
                for other in &boxes[..index] {
                    assert!(
                        !overlap(area, other),
                        "{area:?} over {other:?}, {catalogs}, {format:?}"
                    );
                }
                for frame in frames {
                    assert!(
                        encloses(&frame, area) || !overlap(&frame, area),
                        "{area:?} over {frame:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_columns_of_the_picture_are_about_as_long() {
    for catalogs in [2_usize, 12, 13, 20, 200] {
        let draft = Draft {
            catalogs: (1..catalogs).map(|index| whole(&format!("c{index}"))).collect(),
            ..smallest()
        };
        let plan = resolve(&draft).plan;
        let tree = AccessTree::new(&plan);
        let drawing = Drawing::new(&tree, Format::Wide);
        let reads = || drawing.marks.iter().filter(|mark| mark.power == Power::Read);
        let left = reads().filter(|mark| mark.area.right() < drawing.width / 2).count();
        assert_eq!((reads().count(), left), (catalogs, catalogs.div_ceil(2)));
    }
}

#[test]
fn a_name_that_is_too_long_keeps_both_its_ends() {
    let plan = plan_of(3);
    let tree = AccessTree::new(&plan);
    for format in Format::ALL {
        let drawing = Drawing::new(&tree, format);
        let cut: Vec<(&str, &str)> = drawing
            .labels
            .iter()
            .filter_map(|label| match &label.text {
                LabelText::Name(name, Some(short)) => Some((name.text.as_ref(), short.as_str())),
                _ => None,
            })
            .collect();
        assert!(2 <= cut.len());
        for (name, short) in cut {
            let (head, tail) = short.split_once('…').unwrap();
            assert!(name.starts_with(head) && name.ends_with(tail), "{short}");
            assert!(4 <= head.chars().count() && 4 <= tail.chars().count(), "{short}");
        }
    }
}

#[test]
fn a_few_schemas_are_drawn_by_name_and_more_are_counted() {
    let words = |schemas: usize| {
        let names: Vec<String> = (1..=schemas).map(|index| format!("s{index}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let draft = Draft { profiles_sync: only("profiles", &names), ..smallest() };
        let plan = resolve(&draft).plan;
        let tree = AccessTree::new(&plan);
        let drawing = Drawing::new(&tree, Format::Wide);
        let more = drawing.labels.iter().find_map(|label| match label.text {
            LabelText::Words(Words::More(more)) => Some(more),
            _ => None,
        });
        let marks = drawing.marks.iter().filter(|mark| mark.power == Power::Read).count();
        (marks - 1, more)
    };
    assert_eq!([4, 5, 15].map(words), [(4, None), (3, Some(2)), (3, Some(12))]);
}

/// Says whether two areas have a point in common.
fn overlap(one: &Area, other: &Area) -> bool {
    one.left < other.right()
        && other.left < one.right()
        && one.top < other.bottom()
        && other.top < one.bottom()
}

/// Says whether an area has another in it.
fn encloses(outer: &Area, inner: &Area) -> bool {
    outer.left <= inner.left
        && outer.top <= inner.top
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}
