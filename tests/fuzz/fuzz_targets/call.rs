//! Any JSON, passed to the module as a plan.

#![no_main]

use data_graph_setup::answer::Answer;
use data_graph_setup::js::call::read_plan;
use data_graph_setup_fuzz::{Json, assert_answer, assert_link};
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target, fuzzer_mutate};
use serde_json::{Value, json};

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(call) = serde_json::from_slice::<Value>(data) else { return Corpus::Reject };
    let Ok(draft) = read_plan(&Json(&call)) else { return Corpus::Reject };
    let answer = Answer::new(&draft);
    assert_answer(&answer);
    assert_link(&answer.plan);
    Corpus::Keep
});

// Few changes to its bytes leave JSON whole, so most of the time one value in it is changed instead.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut picks = Picks(seed);
    let changed = serde_json::from_slice(&data[..size]).ok().and_then(|mut plan: Value| {
        for _ in 0..=picks.below(3) {
            let number = picks.below(count(&plan));
            change(nth(&mut plan, &mut { number })?, &mut picks);
        }
        serde_json::to_vec(&plan).ok()
    });
    match changed {
        Some(text) if text.len() <= max_size && picks.below(8) != 0 => {
            data[..text.len()].copy_from_slice(&text);
            text.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

/// Numbers that follow from the seed.
struct Picks(u32);

impl Picks {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit.max(1)
    }
}

/// How many values there are in a value, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// One of them, by its number.
fn nth<'a>(value: &'a mut Value, number: &mut usize) -> Option<&'a mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, number)),
        Value::Object(entries) => entries.values_mut().find_map(|entry| nth(entry, number)),
        _ => None,
    }
}

fn change(value: &mut Value, picks: &mut Picks) {
    match value {
        _ if picks.below(16) == 0 => *value = Value::Null,
        Value::Null => {
            let others = [json!(""), json!([]), json!([""]), json!({}), json!("exists"), json!(1)];
            *value = others[picks.below(others.len())].clone();
        }
        Value::Bool(flag) => *flag = !*flag,
        Value::Number(number) => {
            let numbers = [0.0, -1.0, 443.0, 443.5, 65535.0, 65536.0, 1e21, 5e-324, -0.0];
            let near = number.as_f64().unwrap_or_default() + 1.0;
            *value = json!([near, numbers[picks.below(numbers.len())]][picks.below(2)]);
        }
        Value::String(text) => {
            let mut bytes = text.as_bytes().to_vec();
            let size = bytes.len();
            let max_size = 2 * size + 64;
            bytes.resize(max_size, 0);
            let changed = fuzzer_mutate(&mut bytes, size, max_size);
            *text = String::from_utf8_lossy(&bytes[..changed]).into_owned();
        }
        Value::Array(items) => {
            let place = picks.below(items.len());
            if items.is_empty() || picks.below(4) == 0 {
                items.push(Value::Null);
            } else if picks.below(3) == 0 {
                items.remove(place);
            } else {
                // The same again, to be changed later or to stay one and the same, now and then many times.
                let times = if picks.below(32) == 0 { 100 } else { 1 };
                let copies = vec![items[place].clone(); times];
                items.splice(place..place, copies);
            }
        }
        Value::Object(entries) => {
            let number = picks.below(entries.len());
            let key = entries.keys().nth(number).cloned().unwrap_or_default();
            entries.remove(&key);
        }
    }
}
