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
        self.padded(number, 1)
    }

    /// With leading zeros.
    pub fn padded(&mut self, number: u32, width: u32) -> &mut Writer {
        if number >= 10 || width > 1 {
            self.padded(number / 10, width.saturating_sub(1));
        }
        self.out.push(char::from(b'0' + (number % 10) as u8));
        self
    }

    /// A string from raw text: its escapes stand already.
    pub fn quoted(&mut self, raw: &str) -> &mut Writer {
        self.raw("\"").raw(raw).raw("\"")
    }
}
