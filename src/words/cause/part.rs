//! Sentences that are the same for every plan but for a value or two, as data: code for each would weigh more.

use crate::plan::Plan;

use super::{Piece, Sentence, name, sentence};

/// A part of such sentences.
#[derive(Clone, Copy)]
pub enum Part {
    /// Words of ours.
    Say(&'static str),
    /// Code of ours.
    Code(&'static str),
    /// The client ID, as far as it is known.
    ClientId,
    /// The HTTP path, as far as it is known.
    HttpPath,
    /// What to compare the host with, as a sentence of its own.
    CompareHost,
}

/// The sentences for a plan.
pub fn filled(parts: &[Part], plan: &Plan) -> Sentence {
    let mut sentence = Sentence::default();
    for part in parts {
        match *part {
            Part::Say(words) => sentence.add(words),
            Part::Code(code) => sentence.add(super::code(code)),
            Part::ClientId => sentence.add(client_id(plan)),
            Part::HttpPath => sentence.add(http_path(plan)),
            Part::CompareHost => sentence.add(compare_host(plan)),
        }
    }
    sentence
}

fn client_id(plan: &Plan) -> Sentence {
    plan.principal.filled().map_or_else(
        || "the client ID".into(),
        |id| sentence!["the client ID ", Piece::Name(id.as_str().to_owned())],
    )
}

fn http_path(plan: &Plan) -> Sentence {
    plan.connection.http_path.as_ref().map_or_else(
        || "the HTTP path".into(),
        |path| sentence!["the HTTP path ", name(path.as_str()), " of this plan"],
    )
}

fn compare_host(plan: &Plan) -> Sentence {
    match &plan.connection.hostname {
        Some(host) => sentence![
            "Compare the host in the message with the hostname in this plan, ",
            name(host.as_str()),
            ", and with the warehouse's Connection details.",
        ],
        None => "Compare the hostname with the warehouse's Connection details.".into(),
    }
}
