//! What the core costs natively, by how many schemas a form names in how many catalogs. `script/bench` runs it, and makes
//! of it the cost per schema.

use std::fmt;
use std::hint::black_box;

use data_graph_setup::answer::Answer;
use data_graph_setup::answer::audited::Audited;
use data_graph_setup::audit::Reader;
use data_graph_setup::link;
use data_graph_setup::paste::names;
use data_graph_setup::plan::{Draft, ScopeDraft, resolve};

use divan::Bencher;

const CLIENT_ID: &str = include_str!("../tests/support/client-id.txt").trim_ascii();

/// How many schemas, in how many catalogs. The catalogs that are left without one are read whole.
struct Case {
    schemas: usize,
    catalogs: usize,
}

const CASES: [Case; 12] = {
    const fn of(schemas: usize, catalogs: usize) -> Case {
        Case { schemas, catalogs }
    }
    [
        of(1, 1),
        of(1, 20),
        of(1, 200),
        of(100, 1),
        of(100, 20),
        of(100, 200),
        of(1_000, 1),
        of(1_000, 20),
        of(1_000, 200),
        of(10_000, 1),
        of(10_000, 20),
        of(10_000, 200),
    ]
};

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.schemas, self.catalogs)
    }
}

impl Case {
    /// The names, of each catalog its schemas.
    fn names(&self) -> Vec<(String, Vec<String>)> {
        let catalog = |number| {
            let schemas = (number..self.schemas).step_by(self.catalogs);
            (format!("catalog_{number}"), schemas.map(|it| format!("schema_{it}")).collect())
        };
        (0..self.catalogs).map(catalog).collect()
    }

    fn draft(&self) -> Draft {
        let scope = |(catalog, schemas): (String, Vec<String>)| ScopeDraft {
            catalog,
            schemas: (!schemas.is_empty()).then_some(schemas),
        };
        Draft {
            client_id: CLIENT_ID.to_owned(),
            profiles_sync: ScopeDraft { catalog: "profiles".to_owned(), schemas: None },
            catalogs: self.names().into_iter().map(scope).collect(),
            ..Draft::default()
        }
    }

    fn link(&self) -> String {
        link::encode(&resolve(&self.draft()).plan).unwrap_or_default()
    }

    /// The names as somebody keeps them in a list.
    fn list(&self) -> String {
        let mut list = String::new();
        for (catalog, schemas) in self.names() {
            if schemas.is_empty() {
                list += &format!("{catalog}\n");
            }
            list.extend(schemas.iter().map(|schema| format!("{catalog}.{schema}\n")));
        }
        list
    }

    /// What `SHOW GRANTS` lists of it once all of it is granted, as cells between tabs.
    fn listing(&self) -> String {
        let row =
            |privilege, kind, name: &str| format!("{CLIENT_ID}\t{privilege}\t{kind}\t{name}\n");
        let mut listing = String::new();
        for (catalog, schemas) in self.names() {
            listing += &row("USE CATALOG", "CATALOG", &catalog);
            if schemas.is_empty() {
                listing += &row("USE SCHEMA", "CATALOG", &catalog);
                listing += &row("SELECT", "CATALOG", &catalog);
            }
            for schema in schemas {
                let schema = format!("{catalog}.{schema}");
                listing += &row("USE SCHEMA", "SCHEMA", &schema);
                listing += &row("SELECT", "SCHEMA", &schema);
            }
        }
        listing
    }
}

/// What a change in the form costs: everything that it amounts to, as text.
#[divan::bench(args = CASES)]
fn sql(bencher: Bencher<'_, '_>, case: &Case) {
    bencher.with_inputs(|| case.draft()).bench_refs(|draft| Answer::without_reasons(draft));
}

#[divan::bench(args = CASES)]
fn link_written(bencher: Bencher<'_, '_>, case: &Case) {
    let plan = resolve(&case.draft()).plan;
    bencher.bench(|| link::encode(black_box(&plan)));
}

#[divan::bench(args = CASES)]
fn link_read(bencher: Bencher<'_, '_>, case: &Case) {
    let link = case.link();
    bencher.bench(|| link::decode(black_box(&link)));
}

#[divan::bench(args = CASES)]
fn list_pasted(bencher: Bencher<'_, '_>, case: &Case) {
    let list = case.list();
    bencher.bench(|| names::read(black_box(&list)));
}

#[divan::bench(args = CASES)]
fn listing_audited(bencher: Bencher<'_, '_>, case: &Case) {
    let (plan, listing) = (resolve(&case.draft()).plan, case.listing());
    bencher.bench(|| {
        let listing = Reader::read_all(plan.principal.filled(), black_box(&listing));
        Audited::of(&plan, &listing)
    });
}

fn main() {
    divan::main();
}
