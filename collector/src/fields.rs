use crate::reject::Reject;
use serde_json::{Map, Value};

/// The members of an object, taken out one by one; what is left is what the contract does not know.
pub struct Fields(Map<String, Value>);

/// Reads one value, and says what is wrong with it as if it stood alone.
pub type Kind<T> = fn(Value) -> Result<T, Reject>;

impl Fields {
    pub fn of(value: Value) -> Result<Fields, Reject> {
        match value {
            Value::Object(members) => Ok(Fields(members)),
            _ => Err(Reject::bad("wrong_type", "must be an object")),
        }
    }

    pub fn optional<T>(&mut self, name: &str, kind: Kind<T>) -> Result<Option<T>, Reject> {
        self.0.remove(name).map(|value| kind(value).map_err(|reject| reject.within(name))).transpose()
    }

    pub fn required<T>(&mut self, name: &str, kind: Kind<T>) -> Result<T, Reject> {
        self.optional(name, kind)?.ok_or_else(|| Reject::contract("missing", "must be there").within(name))
    }

    pub fn rest(self) -> Map<String, Value> {
        self.0
    }
}
