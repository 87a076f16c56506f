//! Reads a pasted listing slice by slice, so that the page stays at hand while a long one is read.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::audit::{Listing, Reader};
use crate::model::ApplicationId;

/// How far reading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// There is nothing to read.
    Nothing,
    /// Some of it is read.
    UnderWay {
        /// How much of it.
        percent: usize,
    },
    /// All of it is read.
    Done {
        /// The text.
        text: Rc<str>,
        /// What it says.
        listing: Rc<Listing>,
    },
}

/// How much is read before the browser gets its turn, in bytes.
const SLICE: usize = 16 * 1024;

/// Reads a text for a service principal, anew when either changes.
#[hook]
pub fn use_reading(principal: Option<ApplicationId>, text: Rc<str>) -> Reading {
    let reading = use_state_eq(|| Reading::Nothing);
    {
        let reading = reading.clone();
        use_effect_with((principal, text), move |(principal, text)| {
            let is_over = Rc::new(Cell::new(false));
            if text.trim().is_empty() {
                reading.set(Reading::Nothing);
            } else {
                let reader = Reader::new(principal.as_ref());
                read_slice(reader, Rc::clone(text), reading, Rc::clone(&is_over));
            }
            move || is_over.set(true)
        });
    }
    (*reading).clone()
}

fn read_slice(
    mut reader: Reader,
    text: Rc<str>,
    reading: UseStateHandle<Reading>,
    is_over: Rc<Cell<bool>>,
) {
    if reader.read_on(&text, SLICE) {
        reading.set(Reading::Done { text, listing: Rc::new(reader.finish()) });
        return;
    }
    reading.set(Reading::UnderWay { percent: reader.position() * 100 / text.len().max(1) });
    Timeout::new(0, move || {
        if !is_over.get() {
            read_slice(reader, text, reading, is_over);
        }
    })
    .forget();
}
