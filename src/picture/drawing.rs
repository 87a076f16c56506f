//! Where everything stands in the picture of the access.
//!
//! The service principal stands at the top. A line for writing goes from it to Segment's own catalog, and a line for
//! reading goes down to the catalogs that it reads, in columns. Lengths are in units, about a pixel each.

use std::ops::Range;

use super::cut::{cut, width};
use super::{AccessTree, ReadCatalog, ShownName};
use crate::model::Power;

/// For how wide a space a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a phone: everything in one column.
    Narrow,
    /// For a sheet: Segment's own catalog beside the service principal, and two columns below.
    Wide,
}

/// A drawn tree: what stands where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing<Text> {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The frame around the service principal.
    pub principal: Area,
    /// The frame around Segment's own catalog.
    pub own_catalog: Area,
    /// The lines for reading, as an SVG path.
    pub read_lines: String,
    /// The lines for writing, double ones, as an SVG path.
    pub write_lines: String,
    /// The marks in front of catalogs and schemas.
    pub marks: Vec<Mark>,
    /// The texts.
    pub labels: Vec<Label<Text>>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub left: u32,
    /// Its upper edge.
    pub top: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// A mark in front of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands: a square.
    pub area: Area,
    /// What is allowed there: [`Power::Read`] or [`Power::Write`].
    pub power: Power,
    /// Whether the name behind it is missing or wrong.
    pub is_open: bool,
}

/// A text in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<Text> {
    /// Where it stands; the text goes from its left edge, or to its right edge where it is at the end.
    pub area: Area,
    /// Whether it ends at the right edge.
    pub is_at_end: bool,
    /// What it says.
    pub text: Text,
}

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
pub enum LabelText<'t> {
    /// A name, and what is left of it where it is too long.
    Name(&'t ShownName<'t>, Option<String>),
    /// Words of ours.
    Words(Words),
}

/// What the picture says besides names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Over the name of the service principal.
    ServicePrincipal,
    /// At the line for writing.
    Write,
    /// At the line for reading: how many catalogs with a name are read.
    Read(usize),
    /// Under Segment's own catalog.
    CreateSchemas,
    /// Under the schema of Reverse ETL.
    AllPrivileges,
    /// Beside or under a catalog that is read whole.
    AllSchemas,
    /// Beside or under a catalog of which only so many schemas are read.
    Schemas(usize),
    /// Instead of so many more schemas.
    More(usize),
}

impl Format {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Narrow, Self::Wide];

    fn width(self) -> u32 {
        match self {
            Self::Narrow => 292,
            Self::Wide => 660,
        }
    }

    fn columns(self) -> u32 {
        match self {
            Self::Narrow => 1,
            Self::Wide => 2,
        }
    }
}

impl Area {
    /// Its right edge.
    pub fn right(&self) -> u32 {
        self.left + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> u32 {
        self.top + self.height
    }

    /// The height of its middle.
    pub fn middle(&self) -> u32 {
        self.top + self.height / 2
    }
}

impl<Text> Drawing<Text> {
    /// The same drawing with its texts put differently.
    pub fn map_texts<Other>(self, map: impl Fn(Text) -> Other) -> Drawing<Other> {
        let label = |Label { area, is_at_end, text }| Label { area, is_at_end, text: map(text) };
        Drawing {
            width: self.width,
            height: self.height,
            principal: self.principal,
            own_catalog: self.own_catalog,
            read_lines: self.read_lines,
            write_lines: self.write_lines,
            marks: self.marks,
            labels: self.labels.into_iter().map(label).collect(),
        }
    }
}

impl<'t> Drawing<LabelText<'t>> {
    /// Draws a tree, in time linear in its names.
    pub fn new(tree: &'t AccessTree<'t>, format: Format) -> Self {
        let mut drawing = Self {
            width: format.width(),
            height: 0,
            principal: Area { left: EDGE, top: EDGE, width: 0, height: 0 },
            own_catalog: Area { left: EDGE, top: EDGE, width: 0, height: 0 },
            read_lines: String::new(),
            write_lines: String::new(),
            marks: Vec::new(),
            labels: Vec::new(),
        };
        drawing.draw_principal(tree, format);
        drawing.draw_own_catalog(tree, format);
        drawing.draw_reads(tree, format);
        drawing
    }

    fn draw_principal(&mut self, tree: &'t AccessTree<'t>, format: Format) {
        self.principal.width = match format {
            Format::Narrow => self.width - 2 * EDGE,
            Format::Wide => WIDE_PRINCIPAL,
        };
        let inside = self.principal.left + FRAME..self.principal.right() - FRAME;
        let top = self.principal.top + FRAME;
        self.words(Words::ServicePrincipal, inside.clone(), top);
        self.name(&tree.principal, inside, top + LINE);
        self.principal.height = 2 * (FRAME + LINE);
    }

    fn draw_own_catalog(&mut self, tree: &'t AccessTree<'t>, format: Format) {
        let from = self.principal;
        match format {
            Format::Narrow => {
                self.own_catalog.left = EDGE + TEXT;
                self.own_catalog.top = from.bottom() + LINE + GAP;
                let x = self.own_catalog.left + FRAME + MARK / 2;
                let (top, bottom) = (from.bottom(), self.own_catalog.top);
                self.write_lines =
                    format!("M{} {top}V{bottom}M{} {top}V{bottom}", x - APART, x + APART);
                self.words(Words::Write, x + MARK..self.width, from.bottom() + GAP / 2);
            }
            Format::Wide => {
                self.own_catalog.left = from.right() + WIDE_WRITE;
                let y = self.own_catalog.top + FRAME + LINE / 2;
                let (left, right) = (from.right(), self.own_catalog.left);
                self.write_lines =
                    format!("M{left} {}H{right}M{left} {}H{right}", y - APART, y + APART);
                self.words(Words::Write, from.right() + GAP..self.own_catalog.left, y - LINE - 2);
            }
        }
        self.own_catalog.width = self.width - EDGE - self.own_catalog.left;
        let left = self.own_catalog.left + FRAME;
        let right = self.own_catalog.right() - FRAME / 3;
        let mut top = self.own_catalog.top + FRAME;
        let root = self.mark(Power::Write, &tree.own_catalog, left, top, MARK);
        self.name(&tree.own_catalog, left + BEHIND_MARK..right, top);
        self.words(Words::CreateSchemas, left + BEHIND_MARK..right, top + LINE);
        top += 2 * LINE;
        if let Some(schema) = &tree.own_schema {
            top += GAP / 2;
            let left = left + BEHIND_MARK;
            let mark = self.mark(Power::Write, schema, left, top, SMALL_MARK);
            let x = root.left + root.width / 2;
            let (y, left) = (mark.middle(), mark.left);
            self.write_lines += &format!(
                "M{} {top}V{}H{left}M{} {top}V{}H{left}",
                x - APART,
                y + APART,
                x + APART,
                y - APART,
                top = root.bottom()
            );
            self.name(schema, left + BEHIND_SMALL_MARK..right, top);
            self.words(Words::AllPrivileges, left + BEHIND_SMALL_MARK..right, top + LINE);
            top += 2 * LINE;
        }
        self.own_catalog.height = top + FRAME - self.own_catalog.top;
    }

    fn draw_reads(&mut self, tree: &'t AccessTree<'t>, format: Format) {
        let columns = format.columns();
        let width = (self.width - 2 * EDGE - (columns - 1) * BETWEEN) / columns;
        let trunk_top = self.principal.bottom();
        // The line from which the columns hang. In the wide format its word stands beside Segment's own catalog.
        let line = match format {
            Format::Narrow => self.own_catalog.bottom() + OVER_LINE,
            Format::Wide => (self.own_catalog.bottom() + GAP).max(trunk_top + OVER_LINE),
        };
        let words = Words::Read(tree.named_reads());
        self.words(words, EDGE + TEXT..EDGE + width, line - LINE - 4);
        let is_dense = MOST_SPACIOUS < tree.reads.len();
        let total: u32 = tree.reads.iter().map(|read| height(read, is_dense)).sum();
        let (mut column, mut drawn, mut top) = (0, 0, line + GAP);
        let mut trunk_bottom = line;
        for read in &tree.reads {
            if total * (column + 1) <= drawn * columns {
                self.draw_trunk(EDGE + column * (width + BETWEEN), trunk_top, line, trunk_bottom);
                column += 1;
                top = line + GAP;
            }
            let left = EDGE + column * (width + BETWEEN);
            trunk_bottom = self.draw_read(read, left..left + width, top, is_dense);
            let height = height(read, is_dense);
            drawn += height;
            top += height;
            self.height = self.height.max(top);
        }
        self.draw_trunk(EDGE + column * (width + BETWEEN), trunk_top, line, trunk_bottom);
    }

    /// Draws what a column's branches leave: the first goes down from the service principal, another from the line.
    fn draw_trunk(&mut self, column: u32, trunk_top: u32, line: u32, bottom: u32) {
        let x = column + TRUNK;
        let start = if column == EDGE {
            format!("M{x} {trunk_top}")
        } else {
            format!("M{} {line}H{}q{BEND} 0 {BEND} {BEND}", EDGE + TRUNK, x - BEND)
        };
        self.read_lines += &format!("{start}V{}", bottom - BEND);
    }

    /// Draws a catalog that is read, and returns the height at which its branch leaves the trunk.
    fn draw_read(
        &mut self,
        read: &'t ReadCatalog<'t>,
        column: Range<u32>,
        top: u32,
        is_dense: bool,
    ) -> u32 {
        let mark = self.mark(Power::Read, &read.name, column.start + BRANCH, top, MARK);
        let trunk = column.start + TRUNK;
        let y = mark.middle();
        self.read_lines += &format!("M{trunk} {}q0 {BEND} {BEND} {BEND}H{}", y - BEND, mark.left);
        let extent = match &read.schemas {
            None => Words::AllSchemas,
            Some(schemas) => Words::Schemas(schemas.len()),
        };
        let text = column.start + BRANCH + BEHIND_MARK;
        if is_dense {
            let split = column.end - EXTENT;
            self.name(&read.name, text..split - GAP / 2, top);
            self.words(extent, split..column.end, top);
            if let Some(label) = self.labels.last_mut() {
                label.is_at_end = true;
            }
            return y;
        }
        self.name(&read.name, text..column.end, top);
        self.words(extent, text..column.end, top + LINE);
        let schemas = read.schemas.as_deref().unwrap_or_default();
        let (by_name, more) = shown(schemas.len());
        let mut top = top + 2 * LINE;
        let x = mark.left + mark.width / 2;
        for schema in schemas.iter().take(by_name) {
            let branch = self.mark(Power::Read, schema, text, top, SMALL_MARK);
            self.read_lines +=
                &format!("M{x} {}V{}H{}", mark.bottom(), branch.middle(), branch.left);
            self.name(schema, text + BEHIND_SMALL_MARK..column.end, top);
            top += LINE;
        }
        if 0 < more {
            self.words(Words::More(more), text + BEHIND_SMALL_MARK..column.end, top);
        }
        y
    }

    fn mark(&mut self, power: Power, name: &ShownName<'_>, left: u32, top: u32, size: u32) -> Area {
        let area = Area { left, top: top + (LINE - size) / 2, width: size, height: size };
        self.marks.push(Mark { area, power, is_open: name.opening.is_some() });
        area
    }

    fn name(&mut self, name: &'t ShownName<'t>, within: Range<u32>, top: u32) {
        let cells = (within.end - within.start) * 10 / TENTHS_OF_CELL;
        let short = cut(&name.text, cells);
        let used = width(short.as_deref().unwrap_or(&name.text)).max(1);
        let area = Area {
            left: within.start,
            top,
            width: (used * TENTHS_OF_CELL).div_ceil(10),
            height: LINE,
        };
        self.labels.push(Label { area, is_at_end: false, text: LabelText::Name(name, short) });
    }

    fn words(&mut self, words: Words, within: Range<u32>, top: u32) {
        let area = Area { left: within.start, top, width: within.end - within.start, height: LINE };
        self.labels.push(Label { area, is_at_end: false, text: LabelText::Words(words) });
    }
}

/// How much of a column a catalog takes, with the gap below it.
fn height(read: &ReadCatalog<'_>, is_dense: bool) -> u32 {
    if is_dense {
        return LINE + GAP / 2;
    }
    let (by_name, more) = shown(read.schemas.as_ref().map_or(0, Vec::len));
    let lines = 2 + by_name + usize::from(0 < more);
    LINE * u32::try_from(lines).unwrap_or_default() + GAP
}

/// How many of some schemas are shown by name, and how many are only counted.
fn shown(schemas: usize) -> (usize, usize) {
    if schemas <= MOST_SCHEMAS {
        (schemas, 0)
    } else {
        (MOST_SCHEMAS - 1, schemas + 1 - MOST_SCHEMAS)
    }
}

/// From how many catalogs on each gets one line, and the list alone names its schemas.
const MOST_SPACIOUS: usize = 12;
const MOST_SCHEMAS: usize = 4;

/// Leaves room for half the width of a line.
const EDGE: u32 = 2;
const LINE: u32 = 20;
const GAP: u32 = 12;
/// What a line takes with the word over it.
const OVER_LINE: u32 = 34;
/// How far each half of a double line is from its middle.
const APART: u32 = 2;
const FRAME: u32 = 12;
const MARK: u32 = 12;
const SMALL_MARK: u32 = 8;
const BEHIND_MARK: u32 = 22;
const BEHIND_SMALL_MARK: u32 = 18;
const TRUNK: u32 = 8;
const BEND: u32 = 7;
const BRANCH: u32 = 24;
const TEXT: u32 = 20;
const BETWEEN: u32 = 28;
const EXTENT: u32 = 86;
const WIDE_PRINCIPAL: u32 = 244;
const WIDE_WRITE: u32 = 76;
/// The width of a letter, a little more than that of the widest monospaced faces.
const TENTHS_OF_CELL: u32 = 87;
