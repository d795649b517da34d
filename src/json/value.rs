/// One value of a configuration, or of what the page hands to `track()`.
///
/// JSON, and two things that a page's objects hold and JSON does not: functions, which the host keeps and numbers, and
/// values that could not be read at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// In the page's order. A repeated key keeps its first place and its last value, as in JavaScript.
    Map(Vec<(String, Value)>),
    /// `@3`: the host's function number 3.
    Function(u32),
    /// `!threw`: why the host could not read it (`threw`, `cyclic`, `too_deep`, `not_data`, `not_finite`, `too_many`).
    Broken(String),
}

impl Value {
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub fn list(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub fn entries(&self) -> &[(String, Value)] {
        match self {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::text)
    }

    pub fn number_at(&self, key: &str) -> Option<f64> {
        self.get(key).and_then(Value::number)
    }
}
