//! Parts of the page that are drawn again only when something has changed of what they show.
//!
//! A form of thousands of names is drawn at every key, and of all its rows one differs. Each such part is a component of
//! its own, whose properties count as the same until what it shows differs; so Yew leaves what stands there alone.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VComp;

use crate::model::GuideStep;
use crate::plan::ScopeRow;

use super::{App, Part};

/// All of them, as they were drawn last.
#[derive(Default)]
pub struct Stills(RefCell<Drawn>);

#[derive(Default)]
struct Drawn {
    before: Vec<Rc<Still>>,
    now: Vec<Rc<Still>>,
}

/// One of them.
pub struct Still {
    place: Place,
    look: Option<Vec<u8>>,
    drawn: Html,
}

/// Which of them it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The row of a catalog.
    Row(ScopeRow),
    /// Some statements of a step, from this one on, counted from 0.
    Statements(GuideStep, usize),
}

impl Still {
    /// What it shows.
    pub fn drawn(&self) -> Html {
        self.drawn.clone()
    }
}

impl Stills {
    /// Starts to draw the page: what is not drawn again is forgotten.
    pub fn start_drawing(&self) {
        let mut drawn = self.0.borrow_mut();
        drawn.before = std::mem::take(&mut drawn.now);
    }

    /// Shows what is drawn, as it was drawn last where it would look the same: it is drawn from these bytes alone. Without any it is
    /// always drawn again.
    pub fn still(&self, place: Place, look: Option<Vec<u8>>, draw: &dyn Fn() -> Html) -> Html {
        let is_same =
            |still: &&Rc<Still>| still.place == place && still.look.is_some() && still.look == look;
        let known = self.0.borrow().before.iter().find(is_same).cloned();
        let still = known.unwrap_or_else(|| Rc::new(Still { place, look, drawn: draw() }));
        self.0.borrow_mut().now.push(Rc::clone(&still));
        let part = Part { still: Some(still) };
        // A row is alone where it stands.
        let key = match place {
            Place::Row(_) => 0,
            Place::Statements(_, first) => first,
        };
        VComp::new::<App>(Rc::new(part), Some(key.into())).into()
    }
}
