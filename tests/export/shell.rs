//! The shell commands, run for real by bash and dash with a `databricks` that prints what it is given.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use data_graph_setup::answer::Answer;
use data_graph_setup::export::shell::{effective_grants, principal_lookups, statement_script};
use data_graph_setup::export::{Statement, access_probes, grant_probes};
use data_graph_setup::plan::Draft;
use serde_json::Value;

use crate::support::{CLIENT_ID, full, only, smallest, whole};

const SHELLS: [&str; 2] = ["bash", "dash"];

/// Names that a shell might take for something else.
const HOSTILE: [&str; 16] = [
    "it's",
    "a\"b",
    "$HOME",
    "$(id)",
    "`id`x",
    "a\\",
    "\\n%s",
    "!!",
    "-rf",
    "--help",
    "a;id",
    "a&b|c",
    "*",
    "~x",
    "'\"'\"'x",
    "größe語",
];

/// What a run of a script came to.
struct Run {
    stdout: String,
    stderr: String,
    is_success: bool,
    /// The arguments of each call of `databricks`.
    calls: Vec<Vec<String>>,
    /// What its environment was at the first call.
    environment: Vec<String>,
}

/// A folder of this test's own, with a `databricks` in it that writes down how it was called.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dgs-shell-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("bin")).unwrap();
    let stub = folder.join("bin/databricks");
    let program = "#!/bin/sh\nfor it in \"$@\"; do printf '%s\\036' \"$it\" >> \"$CALLS\"; done\n\
                   printf '\\035' >> \"$CALLS\"\nenv >> \"$CALLS.env\"\n";
    fs::write(&stub, program).unwrap();
    fs::set_permissions(&stub, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

#[track_caller]
fn run(shell: &str, name: &str, script: &str, variables: &[(&str, &str)]) -> Run {
    let folder = folder(&format!("{name}-{shell}"));
    let calls = folder.join("calls");
    let mut child = Command::new(shell)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", folder.join("bin").display()))
        .env("CALLS", &calls)
        .envs(variables.iter().copied())
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let written = fs::read_to_string(&calls).unwrap_or_default();
    let environment = fs::read_to_string(folder.join("calls.env")).unwrap_or_default();
    let found = Run {
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        is_success: output.status.success(),
        calls: written
            .split_terminator('\u{1d}')
            .map(|call| call.split_terminator('\u{1e}').map(str::to_owned).collect())
            .collect(),
        environment: environment.lines().map(str::to_owned).collect(),
    };
    fs::remove_dir_all(&folder).unwrap();
    found
}

/// Checks that a shell takes a script, without running it.
#[track_caller]
fn check_syntax(script: &str) {
    for shell in SHELLS {
        let mut child = Command::new(shell).arg("-n").stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{shell} refuses\n{script}");
    }
}

fn hostile() -> Draft {
    let catalogs = HOSTILE.iter().map(|name| only(name, &[name, "b"])).collect();
    Draft { catalogs, test_table: "a.$(id).it's".to_owned(), ..full() }
}

fn script_of(answer: &Answer) -> (String, Vec<Statement<'_>>) {
    let statements: Vec<Statement<'_>> =
        access_probes(&answer.plan).iter().map(|probe| probe.statement).collect();
    (statement_script(&answer.plan, &statements), statements)
}

fn sql(statement: &Statement<'_>) -> String {
    use data_graph_setup::export::sql_text;
    sql_text(statement, data_graph_setup::model::Wording::UnityCatalog)
}

const SECRET: (&str, &str) = ("DATABRICKS_CLIENT_SECRET", "never printed");

#[test]
fn each_statement_is_one_call_with_valid_json_and_every_name_byte_for_byte() {
    let answer = Answer::new(&hostile());
    let (script, statements) = script_of(&answer);
    check_syntax(&script);
    for shell in SHELLS {
        let run = run(shell, "statements", &script, &[SECRET]);
        assert!(run.is_success, "{}", run.stderr);
        assert_eq!(run.calls.len(), statements.len());
        for (call, statement) in run.calls.iter().zip(&statements) {
            let [api, post, path, flag, json] = call.as_slice() else { unreachable!("{call:?}") };
            assert_eq!(
                [api, post, path, flag],
                ["api", "post", "/api/2.0/sql/statements", "--json"]
            );
            let json: Value = serde_json::from_str(json).unwrap();
            let statement = sql(statement);
            assert_eq!(json["statement"], Value::from(statement.trim_end_matches(';')));
            assert_eq!(json["warehouse_id"], "0123456789abcdef");
            assert_eq!(json["wait_timeout"], "50s");
            assert_eq!(json.as_object().unwrap().len(), 3);
        }
        let announced: Vec<String> = statements.iter().map(sql).collect();
        assert_eq!(run.stdout, announced.join("\n") + "\n");
        for variable in [
            "DATABRICKS_HOST=https://dbc-a1b2c3d4-e5f6.cloud.databricks.com",
            &format!("DATABRICKS_CLIENT_ID={CLIENT_ID}"),
            "DATABRICKS_WAREHOUSE_ID=0123456789abcdef",
            "DATABRICKS_AUTH_TYPE=oauth-m2m",
            "DATABRICKS_CLIENT_SECRET=never printed",
        ] {
            assert!(run.environment.iter().any(|line| line == variable), "{variable}");
        }
    }
}

#[test]
fn without_the_secret_nothing_runs_and_the_variable_is_named() {
    let answer = Answer::new(&full());
    let (script, _) = script_of(&answer);
    for shell in SHELLS {
        for variables in [&[][..], &[("DATABRICKS_CLIENT_SECRET", "")]] {
            let run = run(shell, "secret", &script, variables);
            assert!(!run.is_success);
            assert_eq!(run.calls, Vec::<Vec<String>>::new());
            assert_eq!(run.stdout, "");
            assert!(run.stderr.contains("DATABRICKS_CLIENT_SECRET: is not set"), "{}", run.stderr);
        }
    }
}

#[test]
fn what_the_plan_leaves_open_is_taken_from_the_environment_or_named() {
    let answer = Answer::new(&Draft { client_id: String::new(), ..smallest() });
    let (script, statements) = script_of(&answer);
    check_syntax(&script);
    let variables = [
        ("DATABRICKS_HOST", "https://h"),
        ("DATABRICKS_CLIENT_ID", "my id"),
        ("DATABRICKS_WAREHOUSE_ID", "w1"),
        SECRET,
    ];
    for shell in SHELLS {
        let all = run(shell, "open", &script, &variables);
        assert!(all.is_success, "{}", all.stderr);
        assert_eq!(all.calls.len(), statements.len());
        assert!(all.calls.iter().flatten().any(|it| it.contains("\"warehouse_id\":\"w1\"")));
        for (missing, _) in variables {
            let others: Vec<_> =
                variables.into_iter().filter(|(variable, _)| *variable != missing).collect();
            let run = run(shell, "open-one", &script, &others);
            assert!(!run.is_success && run.calls.is_empty(), "{missing}");
            assert!(run.stderr.contains(&format!("{missing}: is not set")), "{}", run.stderr);
        }
    }
}

#[test]
fn nothing_stays_set_behind_the_statements() {
    let (script, _) = script_of(&Answer::new(&full())).clone();
    let after =
        format!("{script}echo \"<$DATABRICKS_HOST$DATABRICKS_CLIENT_ID$DATABRICKS_AUTH_TYPE>\"\n");
    for shell in SHELLS {
        assert!(run(shell, "behind", &after, &[SECRET]).stdout.ends_with("<>\n"));
    }
}

#[test]
fn no_command_holds_a_secret_a_comment_or_an_empty_line() {
    for draft in [Draft::default(), smallest(), full(), hostile()] {
        let answer = Answer::new(&draft);
        let (script, _) = script_of(&answer);
        for text in [script, effective_grants(&answer.plan)] {
            assert!(text.is_empty() || text.ends_with('\n'));
            for line in text.lines() {
                assert!(!line.is_empty() && !line.trim_start().starts_with('#'), "{line}");
            }
            let reads = text.matches("DATABRICKS_CLIENT_SECRET").count();
            assert!(reads <= 2 && !text.contains("DATABRICKS_CLIENT_SECRET="), "{text}");
        }
    }
}

#[test]
fn each_securable_is_announced_and_asked_about_with_its_name_byte_for_byte() {
    let answer = Answer::new(&hostile());
    let script = effective_grants(&answer.plan);
    check_syntax(&script);
    let expected: Vec<(String, String)> = grant_probes(&answer.plan)
        .iter()
        .filter_map(|probe| match &probe.statement {
            Statement::ShowGrants { on, .. } => {
                let names: Vec<&str> =
                    on.names().filter_map(|name| Some(name.filled()?.as_str())).collect();
                let kind = if names.len() == 1 { "catalog" } else { "schema" };
                Some((kind.to_owned(), names.join(".")))
            }
            _ => None,
        })
        .collect();
    assert!(2 * HOSTILE.len() < expected.len());
    for shell in SHELLS {
        let run = run(shell, "effective", &script, &[]);
        assert!(run.is_success, "{}", run.stderr);
        let announced: String =
            expected.iter().map(|(kind, name)| format!("{kind} {name}\n")).collect();
        assert_eq!(run.stdout, announced);
        let asked: Vec<Vec<String>> = expected
            .iter()
            .map(|(kind, name)| {
                [
                    "grants",
                    "get-effective",
                    "--principal",
                    CLIENT_ID,
                    "--output",
                    "json",
                    "--",
                    kind,
                    name,
                ]
                .map(str::to_owned)
                .to_vec()
            })
            .collect();
        assert_eq!(run.calls, asked);
    }
}

#[test]
fn grants_are_listed_for_nobody_without_a_client_id() {
    let draft = Draft { client_id: String::new(), catalogs: vec![whole("sales")], ..smallest() };
    let script = effective_grants(&Answer::new(&draft).plan);
    check_syntax(&script);
    for shell in SHELLS {
        let none = run(shell, "nobody", &script, &[]);
        assert!(!none.is_success && none.calls.is_empty());
        assert!(none.stderr.contains("DATABRICKS_CLIENT_ID: is not set"), "{}", none.stderr);
        let some = run(shell, "somebody", &script, &[("DATABRICKS_CLIENT_ID", "a b")]);
        assert_eq!(some.calls.len(), 3);
        assert!(some.calls.iter().all(|call| call.get(3).map(String::as_str) == Some("a b")));
    }
}

/// What a terminal shows of the commands and their answers is a listing of what was asked.
#[test]
fn the_commands_pasted_with_their_answers_are_read_by_the_audit() {
    use data_graph_setup::answer::audited::Audited;
    let answer = Answer::new(&Draft { catalogs: vec![only("it's", &["a\"b"])], ..smallest() });
    let mut terminal = String::new();
    for line in effective_grants(&answer.plan).lines() {
        terminal.push_str(&format!("$ {line}\n"));
        if line.starts_with("databricks") {
            terminal.push_str("{}\n");
        }
    }
    let audited = Audited::new(&answer.plan, &terminal);
    assert_eq!(audited.unread, []);
    assert_eq!(audited.counts.missing, audited.rows.len());
}

#[test]
fn the_principal_is_looked_up_in_the_workspace_and_in_the_account() {
    let filter = format!("applicationId eq \"{CLIENT_ID}\"");
    for shell in SHELLS {
        let [workspace, account] = principal_lookups(&Answer::new(&full()).plan);
        let found = run(shell, "lookup", &(workspace + &account), &[]);
        assert!(found.is_success, "{}", found.stderr);
        let asked = ["list", "--filter", &filter, "--output", "json"];
        let calls = [["service-principals"].as_slice(), &["account", "service-principals"]];
        assert_eq!(found.calls, calls.map(|group| [group, asked.as_slice()].concat()));
    }
}

#[test]
fn the_principal_is_looked_up_by_a_variable_while_it_is_not_known() {
    let draft = Draft { client_id: String::new(), ..full() };
    let filter = format!("applicationId eq \"{CLIENT_ID}\"");
    for shell in SHELLS {
        for command in principal_lookups(&Answer::new(&draft).plan) {
            check_syntax(&command);
            let found = run(shell, "unset", &command, &[]);
            assert!(!found.is_success && found.calls.is_empty());
            assert!(found.stderr.contains("DATABRICKS_CLIENT_ID"), "{}", found.stderr);
            let found = run(shell, "set", &command, &[("DATABRICKS_CLIENT_ID", CLIENT_ID)]);
            assert!(found.calls.iter().flatten().any(|word| *word == filter), "{:?}", found.calls);
        }
    }
}
