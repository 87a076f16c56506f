//! Terraform and the scripts for the CLI do what the SQL does, and hold no name but as a value.

use std::collections::BTreeSet;

use data_graph_setup::answer::form::{Link, runbook};
use data_graph_setup::answer::{Answer, Form, undo};
use data_graph_setup::link;
use data_graph_setup::model::Wording;
use data_graph_setup::plan::{Draft, Extent, Field, StorageDraft, resolve};
use data_graph_setup::words;
use proptest::prelude::*;

use crate::drafts::{config, draft, ready_draft};
use crate::live_statements;
use crate::support::forms::bash::read_bash;
use crate::support::forms::markdown::read_markdown;
use crate::support::forms::power_shell::read_power_shell;
use crate::support::forms::terraform::{hcl_text, read_terraform};
use crate::support::forms::{Read, VARIABLE, read_sql};
use crate::support::{SECRETS, TEXT_FIELDS, only, smallest_with, whole};

fn of_sql(answer: &Answer) -> Read {
    read_sql(
        live_statements(answer).filter(|it| !it.starts_with("SHOW") && !it.starts_with("SELECT")),
    )
}

fn form(form: Form, draft: &Draft) -> String {
    form.of(&resolve(draft))
}

/// The fields that the SQL which grants leaves open.
fn open_fields(answer: &Answer) -> BTreeSet<Option<String>> {
    let live = answer.steps.iter().filter(|step| !step.is_example && step.id.grants());
    let open = live.flat_map(|step| &step.open_fields);
    open.map(|(field, _)| Some(words::label::field(*field))).collect()
}

#[test]
fn the_readers_of_these_tests_undo_each_languages_quoting() {
    assert_eq!(hcl_text(r#""a\"b\\%%{c$${d$e%f""#), r#"a"b\%{c${d$e%f"#);
    assert_eq!(hcl_text("\"x.${var.a}\""), format!("x.{VARIABLE}"));
    let bash = read_bash("databricks catalogs get -- 'it'\\''s $HOME'\"$x\"\n");
    assert_eq!(bash.calls, [["catalogs", "get", "--", &format!("it's $HOME{VARIABLE}")]]);
    let power_shell =
        read_power_shell("Test-Databricks 'catalogs', 'get' -Names ($x + 'it''s ’’ $HOME')\n");
    let name = format!("{VARIABLE}it's ’ $HOME");
    assert_eq!(power_shell.calls, [["catalogs", "get", "--", &name]]);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn terraform_grants_what_the_sql_grants(draft in draft()) {
        let (answer, found) = (Answer::new(&draft), read_terraform(&form(Form::Terraform, &draft)));
        let sql = of_sql(&answer);
        prop_assert_eq!(&found.read.granted, &sql.granted);
        prop_assert_eq!(&found.read.created, &sql.created);
        prop_assert_eq!(&found.read.principals, &sql.principals);
    }

    #[test]
    fn every_resource_has_an_address_of_its_own_and_every_import_one_of_theirs(draft in draft()) {
        let found = read_terraform(&form(Form::Terraform, &draft));
        let addresses: BTreeSet<&String> = found.addresses.iter().collect();
        prop_assert_eq!(addresses.len(), found.addresses.len());
        for address in &found.addresses {
            let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
            prop_assert!(address.chars().all(is_label), "{}", address);
        }
        for (address, id) in &found.imports {
            prop_assert!(addresses.contains(address));
            prop_assert!(id.ends_with(VARIABLE) || address.starts_with("databricks_catalog."));
        }
    }

    #[test]
    fn a_resource_keeps_its_address_whatever_else_is_in_the_plan(draft in draft(), other in draft()) {
        let found = read_terraform(&form(Form::Terraform, &draft));
        let both = Draft { catalogs: [draft.catalogs.clone(), other.catalogs].concat(), ..draft };
        let with_others = read_terraform(&form(Form::Terraform, &both));
        for address in &found.addresses {
            // A catalog that is limited by another row keeps no schema that it does not name.
            let is_variable = address.contains("VAR_");
            prop_assert!(is_variable || with_others.addresses.contains(address), "{}", address);
        }
    }

    #[test]
    fn scripts_grant_and_take_back_what_the_sql_does(draft in draft()) {
        let answer = Answer::new(&draft);
        let sql = of_sql(&answer);
        for found in [
            read_bash(&form(Form::Bash, &draft)),
            read_power_shell(&form(Form::PowerShell, &draft)),
        ] {
            prop_assert_eq!(&found.read, &sql);
            let id = answer.plan.connection.http_path.as_ref().and_then(|path| path.warehouse_id());
            let variable = VARIABLE.to_string();
            prop_assert_eq!(found.warehouses, [id.unwrap_or(&variable)]);
        }
    }

    #[test]
    fn both_scripts_make_the_same_calls(draft in draft()) {
        let bash = read_bash(&form(Form::Bash, &draft));
        let power_shell = read_power_shell(&form(Form::PowerShell, &draft));
        prop_assert_eq!(bash.calls, power_shell.calls);
        prop_assert_eq!(bash.needed, power_shell.needed);
    }

    #[test]
    fn each_form_asks_for_what_the_sql_leaves_open_and_for_nothing_else(draft in draft()) {
        let answer = Answer::new(&draft);
        let open = open_fields(&answer).len();
        let terraform = read_terraform(&form(Form::Terraform, &draft));
        prop_assert_eq!(terraform.variables.values().filter(|it| it.is_none()).count(), open);
        let is_path_wrong = answer.problems.iter().any(|it| it.field == Field::HttpPath);
        let bash = read_bash(&form(Form::Bash, &draft));
        prop_assert_eq!(bash.needed.len(), open + usize::from(is_path_wrong));
        let names: BTreeSet<&String> = bash.needed.iter().collect();
        prop_assert_eq!(names.len(), bash.needed.len());
    }

    #[test]
    fn a_runbook_holds_the_sql_and_the_way_back_and_each_name_as_code(draft in draft()) {
        let answer = Answer::new(&draft);
        let page = read_markdown(&form(Form::Runbook, &draft));
        prop_assert_eq!(page.blocks, [&*answer.sql, &undo(&answer.plan).text]);
        let spans: BTreeSet<&str> = page.spans.iter().map(String::as_str).collect();
        for read in &answer.plan.reads {
            let schemas = match &read.extent {
                Extent::Whole => [].as_slice(),
                Extent::Only(schemas) => schemas,
            };
            for name in [&read.catalog].into_iter().chain(schemas).filter_map(|name| name.filled()) {
                prop_assert!(spans.contains(name.as_str()), "{:?}", name);
            }
        }
        for setting in answer.settings.iter().filter_map(|it| it.value.as_deref()) {
            prop_assert!(spans.contains(setting), "{}", setting);
        }
        // What stands outside of code is ours.
        let is_plain = |c: char| c.is_alphanumeric() || c.is_whitespace() || "“”→.,:;'()?-".contains(c);
        let odd: Vec<char> = page.outside.chars().filter(|c| !is_plain(*c)).collect();
        prop_assert!(odd.is_empty(), "{:?} in {}", odd, page.outside);
    }

    #[test]
    fn a_runbook_names_what_is_empty_or_wrong_and_gives_the_link(draft in draft()) {
        let answer = Answer::new(&draft);
        let page = read_markdown(&form(Form::Runbook, &draft));
        for field in &answer.blanks {
            let line = format!("- {} is empty\n", words::label::field(*field));
            prop_assert!(page.outside.contains(&line), "{}", line);
        }
        for problem in &answer.problems {
            let line = format!("- {} is not right\n", words::label::field(problem.field));
            prop_assert!(page.outside.contains(&line), "{}", line);
        }
        prop_assert_eq!(page.outside.contains("Not complete yet"), !answer.is_ready());
        let link = format!("#{}", link::encode(&answer.plan).unwrap());
        prop_assert_eq!(page.spans.last(), Some(&link));
    }

    #[test]
    fn nothing_is_asked_for_where_the_plan_is_ready(draft in ready_draft()) {
        let terraform = read_terraform(&form(Form::Terraform, &draft));
        prop_assert!(terraform.variables.values().all(Option::is_some));
        prop_assert!(read_bash(&form(Form::Bash, &draft)).needed.is_empty());
    }

    #[test]
    fn no_form_hangs_on_the_wording_or_holds_a_name_in_a_comment(draft in draft()) {
        for it in Form::ALL {
            let text = form(it, &draft);
            // A runbook holds the SQL itself.
            let wordings = [Wording::Guide, Wording::UnityCatalog];
            for wording in wordings.into_iter().filter(|_| it != Form::Runbook) {
                let other = Draft { wording, ..draft.clone() };
                prop_assert_eq!(form(it, &other), text.as_str());
            }
            prop_assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains("\n\n\n"));
            prop_assert!(text.lines().all(|line| line == line.trim_end()));
            let known = comments_of_plans(it);
            prop_assert!(comments(&text).all(|line| known.contains(&line)), "{}", text);
        }
    }
}

/// Every comment that a form can hold, of plans whose names are known.
fn comments_of_plans(it: Form) -> BTreeSet<String> {
    let text = str::to_owned;
    let mut all = BTreeSet::new();
    for storage in [StorageDraft::New, StorageDraft::Exists, StorageDraft::NewAt(text("s3://b"))] {
        for granted_before in [false, true] {
            for (one, other) in [(only("a", &["x"]), whole("b")), (whole("b"), only("a", &["x"]))] {
                let draft = Draft {
                    storage: storage.clone(),
                    granted_before,
                    reverse_etl_schema: text("__segment_reverse_etl"),
                    profiles_sync: one,
                    catalogs: vec![other],
                    ..Draft::default()
                };
                all.extend(comments(&form(it, &draft)));
            }
        }
    }
    all
}

fn comments(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| line.starts_with('#')).map(str::to_owned)
}

#[test]
fn no_form_holds_a_secret() {
    for (secret, _, _) in SECRETS {
        for field in TEXT_FIELDS {
            let draft = smallest_with(field, secret);
            for it in Form::ALL {
                assert!(!form(it, &draft).contains(secret), "{it:?} {field}");
            }
        }
    }
}

#[test]
fn a_runbook_is_opened_again_at_an_address_or_says_that_it_is_too_long() {
    let resolved = resolve(&smallest_with(Field::TestTable, ""));
    let address = "https://example.com/#v=1&profiles=profiles";
    let end = |link| runbook(&resolved, link).lines().last().map(str::to_owned);
    assert_eq!(end(Link::Address(address)), Some(format!("<{address}>")));
    assert_eq!(end(Link::Fragment("#v=1")), Some("`#v=1`".to_owned()));
    let too_long = "The plan is too long for a link. Attach it as a file.";
    assert_eq!(end(Link::None), Some(too_long.to_owned()));
}
