//! A plan as a script of calls of the Databricks CLI, for bash and for PowerShell.
//!
//! The calls are those of the CLI's own help, <https://github.com/databricks/cli> v1.13: `grants update` and `permissions update`
//! add to what is there, and `catalogs create` takes the name behind the options. Before 0.205 it was another program:
//! <https://docs.databricks.com/aws/en/dev-tools/cli/reference/grants-commands> (November 2026).

use crate::export::granted::in_api;
use crate::export::value::{Piece, Value, variable};
use crate::export::{Granted, Statement, outline};
use crate::model::{GuideStep, Identifier};
use crate::plan::{Field, Plan, Resolved};
use crate::words::form::cli as words;
use crate::words::why::why;

use super::{comment, fill, heading};

/// How a shell's language spells a script, in [templates](fill).
pub struct Shell {
    /// The first line, which says what runs the script.
    pub first_line: &'static str,
    /// Comments behind those that say what the script is.
    pub comment: &'static str,
    /// What stands before all else that does something.
    pub begin: &'static str,
    /// The same where the script holds more than ASCII; with a message for a wrong encoding.
    pub begin_beyond_ascii: &'static str,
    /// Puts a text in quotes.
    pub quoted: fn(&str) -> String,
    /// A variable in a value.
    pub variable: &'static str,
    /// What joins the pieces of a value.
    pub joins: &'static str,
    /// A value of several pieces.
    pub joined: &'static str,
    /// Takes a variable from the environment, and stops with a message where it is not set. Of a message in quotes.
    pub setting: &'static str,
    /// Takes a variable from the environment, where it is set.
    pub optional_setting: &'static str,
    /// Stops with a message unless the client ID is one.
    pub check_client_id: &'static str,
    /// Creates a catalog unless it is there.
    pub create: &'static str,
    /// The same at a location.
    pub create_at: &'static str,
    /// Asks to update the grants on a securable of a kind.
    pub update_grants: &'static str,
    /// Asks to update the permissions on a warehouse.
    pub update_permissions: &'static str,
    /// The same where the variable is set, and a message where it is not.
    pub update_permissions_if_set: &'static str,
}

/// What the environment variables of a script begin with. Not as the CLI's own do: whoever runs it signs in with those.
const PREFIX: &str = "DATA_GRAPH_";

const WAREHOUSE_ID: &str = "warehouse_id";

/// Writes a plan as a script.
pub fn script(resolved: &Resolved, shell: &Shell) -> String {
    let mut body = String::new();
    Writer { text: &mut body, shell, plan: &resolved.plan }.write(resolved);
    let mut script = String::from(shell.first_line);
    comment(&mut script, words::HEADER);
    if resolved.plan.takes_back_grants() {
        comment(&mut script, words::TAKES_BACK);
    }
    script.push_str(shell.comment);
    script.push_str(shell.begin);
    if !body.is_ascii() {
        let message = (shell.quoted)(words::WRONG_ENCODING);
        fill(&mut script, shell.begin_beyond_ascii, &[&message]);
    }
    script.push_str(&body);
    script
}

struct Writer<'s, 'p> {
    text: &'s mut String,
    shell: &'s Shell,
    plan: &'p Plan,
}

impl Writer<'_, '_> {
    fn write(&mut self, resolved: &Resolved) {
        let outline = outline(self.plan);
        let is_path_wrong = resolved.problems.iter().any(|it| it.field == Field::HttpPath);
        let id = self.plan.connection.http_path.as_ref().and_then(|path| path.warehouse_id());
        if id.is_none() || !outline.openings.is_empty() {
            self.text.push('\n');
        }
        for opening in outline.openings {
            let Some(field) = opening.field else { continue };
            self.setting(self.shell.setting, &variable(opening), &words::not_set(field));
            if field == Field::ClientId {
                let message = self.quoted(words::NOT_A_CLIENT_ID);
                fill(self.text, self.shell.check_client_id, &[&message]);
            }
        }
        // No SQL needs a warehouse, so a plan may be ready without one.
        let may_be_missing = id.is_none() && !is_path_wrong;
        if id.is_none() {
            let template =
                if is_path_wrong { self.shell.setting } else { self.shell.optional_setting };
            self.setting(template, WAREHOUSE_ID, words::WAREHOUSE_NOT_SET);
        }
        let mut step = None;
        if let Some(statement) = outline.creates {
            self.create(&mut step, &statement);
        }
        for granted in &outline.granted {
            self.update_grants(&mut step, granted);
        }
        self.text.push('\n');
        comment(self.text, words::WAREHOUSE);
        let json = self.request(ACCESS_CONTROL, "");
        let id = self.value(&id.map_or_else(|| Value::variable(WAREHOUSE_ID), Value::from));
        let skipped = self.quoted(words::WAREHOUSE_SKIPPED);
        let template = if may_be_missing {
            self.shell.update_permissions_if_set
        } else {
            self.shell.update_permissions
        };
        fill(self.text, template, &[&json, &id, &skipped]);
    }

    fn setting(&mut self, template: &str, name: &str, message: &str) {
        let in_environment = [PREFIX, &name.to_ascii_uppercase()].concat();
        fill(self.text, template, &[name, &in_environment, message]);
    }

    fn heading(&mut self, before: &mut Option<GuideStep>, step: GuideStep) {
        if *before != Some(step) {
            self.text.push('\n');
        }
        heading(self.text, before, step);
    }

    fn create(&mut self, step: &mut Option<GuideStep>, statement: &Statement<'_>) {
        let Statement::CreateCatalog { catalog, location } = statement else { return };
        self.heading(step, GuideStep::SegmentCatalog);
        comment(self.text, &why(statement));
        let name = self.value(&Value::of(catalog, Identifier::as_str));
        match location {
            None => fill(self.text, self.shell.create, &[&name]),
            Some(location) => {
                let location = self.value(&Value::of(location, |it| it.as_str()));
                fill(self.text, self.shell.create_at, &[&name, &location]);
            }
        }
    }

    fn update_grants(&mut self, step: &mut Option<GuideStep>, granted: &Granted<'_>) {
        self.heading(step, granted.step);
        for statement in &granted.statements {
            comment(self.text, &why(statement));
        }
        let mut changes = String::new();
        for (key, privileges) in
            [("add", granted.privileges.as_slice()), ("remove", granted.revoked)]
        {
            if !privileges.is_empty() {
                fill(&mut changes, r#","@0":@1"#, &[key, &in_api(privileges, ",")]);
            }
        }
        let json = self.request(CHANGES, &changes);
        let name = self.value(&Value::of_full_name(&granted.on));
        fill(self.text, self.shell.update_grants, &[&json, granted.kind(), &name]);
    }

    /// A request about the principal. What comes of a variable was checked to be a client ID.
    fn request(&self, [begins, ends]: [&str; 2], changes: &str) -> String {
        let mut request = Value::from(begins);
        request.add(&self.plan.principal, |id| id.as_str());
        request.add_text("\"");
        request.add_text(changes);
        request.add_text(ends);
        self.value(&request)
    }

    fn quoted(&self, text: &str) -> String {
        (self.shell.quoted)(text)
    }

    /// A value as one word or argument.
    fn value(&self, value: &Value) -> String {
        let mut text = String::new();
        for piece in value.pieces() {
            if !text.is_empty() {
                text.push_str(self.shell.joins);
            }
            match piece {
                Piece::Text(piece) => text.push_str(&self.quoted(piece)),
                Piece::Variable(name) => fill(&mut text, self.shell.variable, &[name]),
            }
        }
        if value.pieces().len() == 1 {
            return text;
        }
        let mut joined = String::new();
        fill(&mut joined, self.shell.joined, &[&text]);
        joined
    }
}

const CHANGES: [&str; 2] = [r#"{"changes":[{"principal":""#, "}]}"];

const ACCESS_CONTROL: [&str; 2] = [
    r#"{"access_control_list":[{"service_principal_name":""#,
    r#","permission_level":"CAN_USE"}]}"#,
];
