use super::Value;
use super::number::{write_integer, write_number};

/// Writes JSON straight into text: no tree, no `core::fmt`.
///
/// It puts the commas itself, so a caller just names what it has.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    pub out: String,
}

impl Writer {
    /// Starts an item of a list.
    pub fn item(&mut self) -> &mut Writer {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':' | b',')) {
            self.out.push(',');
        }
        self
    }

    /// Starts a member of an object.
    pub fn key(&mut self, name: &str) -> &mut Writer {
        self.item().text(name).raw(":")
    }

    pub fn raw(&mut self, text: &str) -> &mut Writer {
        self.out.push_str(text);
        self
    }

    pub fn integer(&mut self, number: u64) -> &mut Writer {
        self.padded(number, 1)
    }

    /// With leading zeros.
    pub fn padded(&mut self, number: u64, width: u32) -> &mut Writer {
        write_integer(&mut self.out, number, width);
        self
    }

    pub fn number(&mut self, number: f64) -> &mut Writer {
        write_number(&mut self.out, number);
        self
    }

    pub fn text(&mut self, text: &str) -> &mut Writer {
        self.out.push('"');
        for each in text.chars() {
            match each {
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(each);
                }
                '\n' => self.out.push_str("\\n"),
                '\0'..' ' => {
                    self.out.push_str("\\u00");
                    for half in [each as u8 >> 4, each as u8 & 15] {
                        self.out.push(char::from(half + if half < 10 { b'0' } else { b'a' - 10 }));
                    }
                }
                _ => self.out.push(each),
            }
        }
        self.out.push('"');
        self
    }

    /// Functions and what could not be read have no JSON: `null`.
    pub fn value(&mut self, value: &Value) -> &mut Writer {
        match value {
            Value::Null | Value::Function(_) | Value::Broken(_) => self.raw("null"),
            Value::Bool(true) => self.raw("true"),
            Value::Bool(false) => self.raw("false"),
            Value::Number(number) => self.number(*number),
            Value::Text(text) => self.text(text),
            Value::List(items) => {
                self.raw("[");
                for item in items {
                    self.item().value(item);
                }
                self.raw("]")
            }
            Value::Map(entries) => {
                self.raw("{");
                for (name, value) in entries {
                    self.key(name).value(value);
                }
                self.raw("}")
            }
        }
    }
}
