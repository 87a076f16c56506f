//! What a plan lets its service principal do, as a tree to be drawn or listed.
//!
//! It tells what [`allowed`](crate::access::allowed()) finds in what a plan needs, and beyond that what is still missing.

mod cut;
pub mod drawing;

use std::borrow::Cow;

use crate::model::{ApplicationId, Identifier};
use crate::plan::{Extent, Opening, Plan, Slot};

/// The service principal and every catalog that it reaches, as the plan names them.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessTree<'p> {
    /// The service principal.
    pub principal: ShownName<'p>,
    /// The catalog in which it makes schemas: Segment's own.
    pub own_catalog: ShownName<'p>,
    /// The schema in that catalog on which it has all privileges, where Reverse ETL has run.
    pub own_schema: Option<ShownName<'p>>,
    /// The catalogs that it reads, Profiles Sync before the others.
    pub reads: Vec<ReadCatalog<'p>>,
}

/// A catalog that is read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadCatalog<'p> {
    /// The catalog.
    pub name: ShownName<'p>,
    /// The only schemas of it that are read; absent where it is read whole.
    pub schemas: Option<Vec<ShownName<'p>>>,
}

/// A name, or the placeholder where one is missing or wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownName<'p> {
    /// All of it.
    pub text: Cow<'p, str>,
    /// The opening, where this is a placeholder.
    pub opening: Option<Opening>,
}

impl<'p> AccessTree<'p> {
    /// What a plan lets its service principal do.
    pub fn new(plan: &'p Plan) -> Self {
        let named = |slot| ShownName::new(slot, Identifier::as_str);
        let reads = plan.reads.iter().map(|read| ReadCatalog {
            name: named(&read.catalog),
            schemas: match &read.extent {
                Extent::Whole => None,
                Extent::Only(schemas) => Some(schemas.iter().map(named).collect()),
            },
        });
        Self {
            principal: ShownName::new(&plan.principal, ApplicationId::as_str),
            own_catalog: named(&plan.segment_catalog.name),
            own_schema: plan.segment_catalog.reverse_etl_schema.as_ref().map(named),
            reads: reads.collect(),
        }
    }

    /// Says whether a name is missing or wrong.
    pub fn has_openings(&self) -> bool {
        let own = [&self.principal, &self.own_catalog].into_iter().chain(&self.own_schema);
        let read = self
            .reads
            .iter()
            .flat_map(|read| [&read.name].into_iter().chain(read.schemas.iter().flatten()));
        own.chain(read).any(|name| name.opening.is_some())
    }

    /// How many catalogs that are read have a name.
    pub fn named_reads(&self) -> usize {
        self.reads.iter().filter(|read| read.name.opening.is_none()).count()
    }
}

impl<'p> ShownName<'p> {
    fn new<T>(slot: &'p Slot<T>, text: impl Fn(&'p T) -> &'p str) -> Self {
        match slot {
            Slot::Filled(value) => Self { text: Cow::Borrowed(text(value)), opening: None },
            Slot::Open(opening) => {
                Self { text: Cow::Owned(opening.placeholder.to_string()), opening: Some(*opening) }
            }
        }
    }
}
