//! What is said of the plan's other forms.

use crate::export::form::Form;

/// Asks which script to show.
pub const SHELL: &str = "Which shell?";

/// What a form is called.
pub fn name(form: Form) -> &'static str {
    match form {
        Form::Terraform => "Terraform",
        Form::Bash => "bash",
        Form::PowerShell => "PowerShell",
        Form::Runbook => "Runbook",
    }
}

/// What a form is for, and what to do with it.
pub fn lead(form: Form) -> &'static str {
    match form {
        Form::Terraform => {
            "The same access as Terraform resources. Nobody else's access changes. Careful: what else this service principal \
             has on these catalogs and schemas is removed. Check terraform plan before you apply it."
        }
        Form::Bash | Form::PowerShell => {
            "The same access by the Databricks CLI, signed in as somebody who may grant it. Running the script twice changes \
             nothing more."
        }
        Form::Runbook => {
            "All of it as Markdown for a ticket: who asks, who runs what, how to check it, and how to undo it."
        }
    }
}

/// What the button says that copies a form.
pub fn copy(form: Form) -> &'static str {
    match form {
        Form::Terraform => "Copy Terraform",
        Form::Bash | Form::PowerShell => "Copy script",
        Form::Runbook => "Copy runbook",
    }
}

/// What is said once it is copied.
pub fn copied(form: Form) -> &'static str {
    match form {
        Form::Terraform => "Copied the Terraform configuration.",
        Form::Bash | Form::PowerShell => "Copied the script.",
        Form::Runbook => "Copied the runbook.",
    }
}

/// Under which name it is downloaded.
pub fn file_name(form: Form) -> &'static str {
    match form {
        Form::Terraform => "databricks-access-for-segment.tf",
        Form::Bash => "databricks-access-for-segment.sh",
        Form::PowerShell => "databricks-access-for-segment.ps1",
        Form::Runbook => "databricks-access-for-segment.md",
    }
}
