//! The page's side of the second load: what it asks the tools, and what it hears from them.
//!
//! The tools work elsewhere, and come later than the page; `src/start.js` and `src/tools.js` see to both. What is asked
//! before they are there is answered once they are. Where there is no such script, nothing is ever answered.

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use crate::panel::{DrawnReply, Question, Tool};

/// What the page hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A tool's reply to the newest text and question that it was given. Earlier ones are never heard of again.
    Reply(Rc<DrawnReply>),
    /// A tool broke off on what it was given last, and lost it: its text, if it had one, else the question. With a text
    /// lost, a reply without it follows. The other tools go on.
    Unread(Tool),
    /// The tools cannot be loaded, or not be run. What was asked waits for [`try_again`].
    Failed,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = secondLoad, js_name = listen)]
    fn listen_to(hear: JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = secondLoad, js_name = takeText)]
    fn take_text_of(tool: u8, text: &JsString) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = secondLoad, js_name = ask)]
    fn ask_tool(tool: u8, question: Vec<u8>) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = secondLoad, js_name = tryAgain)]
    fn load_again() -> Result<(), JsValue>;
}

/// Hears all that the tools say from now on, in place of who heard it before.
pub fn listen(hear: impl Fn(Heard) + 'static) {
    let hear = move |tool: Option<u8>, reply: Option<Vec<u8>>| {
        let heard = match (tool, reply) {
            (_, Some(reply)) => {
                DrawnReply::from_bytes(&reply).map(|reply| Heard::Reply(Rc::new(reply)))
            }
            (Some(number), None) => Tool::numbered(number).map(Heard::Unread),
            (None, None) => Some(Heard::Failed),
        };
        if let Some(heard) = heard {
            hear(heard);
        }
    };
    let _ = listen_to(Closure::<dyn Fn(Option<u8>, Option<Vec<u8>>)>::new(hear).into_js_value());
}

/// Gives a tool what stands in its box now, in place of what stood there. It holds nothing secret-shaped; the questions
/// after it are about it.
pub fn take_text(tool: Tool, text: &JsString) {
    let _ = take_text_of(tool.number(), text);
}

/// Asks a tool, in place of what it was asked before.
pub fn ask(question: &Question) {
    let _ = ask_tool(question.tool.number(), question.to_bytes());
}

/// Loads the tools again, where that has failed.
pub fn try_again() {
    let _ = load_again();
}
