/// Writes JSON straight into text. It puts the commas itself, so a caller just names what it has.
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

    /// Starts a member of a map. The name is raw: its escapes stand already.
    pub fn key(&mut self, name: &str) -> &mut Writer {
        self.item().raw("\"").raw(name).raw("\":")
    }

    /// What is JSON already.
    pub fn raw(&mut self, text: &str) -> &mut Writer {
        self.out.push_str(text);
        self
    }

    pub fn integer(&mut self, number: u32) -> &mut Writer {
        if number >= 10 {
            self.integer(number / 10);
        }
        self.out.push(char::from(b'0' + (number % 10) as u8));
        self
    }
}
