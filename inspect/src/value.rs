//! What a page handed over, as `js/inspect/given.ts` found it.

use serde::Deserialize;

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Value {
    /// There is none, or it is not at hand.
    #[default]
    Nothing,
    Null,
    Flag(bool),
    /// As JavaScript writes it.
    Number(String),
    Text(String),
    List(Vec<Value>),
    /// In the order of the page's object.
    Map(Vec<(String, Value)>),
    Function,
    NotFinite,
    /// No plain data: an element, an instance of a class, a symbol.
    Other,
    Threw,
    /// The object stands in itself.
    Cyclic,
    /// Deeper than anything that a configuration has.
    Deep,
}

static NOTHING: Value = Value::Nothing;

impl Value {
    pub fn get(&self, name: &str) -> &Value {
        self.members().iter().find(|(own, _)| own == name).map_or(&NOTHING, |(_, value)| value)
    }

    pub fn item(&self, index: usize) -> &Value {
        self.items().get(index).unwrap_or(&NOTHING)
    }

    pub fn members(&self) -> &[(String, Value)] {
        if let Value::Map(members) = self { members } else { &[] }
    }

    pub fn items(&self) -> &[Value] {
        if let Value::List(items) = self { items } else { &[] }
    }

    /// Empty if it is none.
    pub fn text(&self) -> &str {
        if let Value::Text(text) = self { text } else { "" }
    }

    pub fn is_there(&self) -> bool {
        *self != Value::Nothing
    }
}
