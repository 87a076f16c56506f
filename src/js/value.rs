//! JavaScript's values, as far as a call is made of them.

use js_sys::{Array, Number, Reflect};
use wasm_bindgen::JsValue;

use super::call::{CallValue, Seen, Unreadable};

impl CallValue for JsValue {
    fn look(&self) -> Result<Seen, Unreadable> {
        if self.is_null() || self.is_undefined() {
            return Ok(Seen::Absent);
        }
        if let Some(text) = self.as_string() {
            return Ok(Seen::Text(text));
        }
        if let Some(number) = self.as_f64() {
            return Ok(Seen::Number(number));
        }
        if let Some(flag) = self.as_bool() {
            return Ok(Seen::Flag(flag));
        }
        // A proxy that was revoked throws whatever is asked of it, `Array.isArray` included.
        if self.is_object() && Reflect::get_prototype_of(self).is_err() {
            return Err(Unreadable);
        }
        Ok(match self {
            list if Array::is_array(list) => Seen::List,
            function if function.is_function() => Seen::Function,
            object if object.is_object() => Seen::Object,
            _ => Seen::Other,
        })
    }

    fn keys(&self) -> Result<Vec<String>, Unreadable> {
        let keys = Reflect::own_keys(self).map_err(|_| Unreadable)?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    fn value_of(&self, key: &str) -> Result<Self, Unreadable> {
        Reflect::get(self, &Self::from_str(key)).map_err(|_| Unreadable)
    }

    // Not `Array::length`: a proxy may throw there.
    fn length(&self) -> Result<f64, Unreadable> {
        Ok(self.value_of("length")?.as_f64().unwrap_or_default())
    }

    fn item(&self, index: u32) -> Result<Self, Unreadable> {
        Reflect::get_u32(self, index).map_err(|_| Unreadable)
    }

    fn shown(number: f64) -> String {
        Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
    }
}
