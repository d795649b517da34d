use super::{Value, parse_number};

/// Deeper nesting is refused: the stack of the module is small, and no configuration needs it.
const DEPTH: u32 = 32;

/// Reads one value. `None` where the text is not well formed: the host writes it, so that is a defect of ours or of a
/// hand-written test, never a page's.
pub fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.blank();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn run(&mut self, belongs: fn(u8) -> bool) -> &str {
        let start = self.at;
        while self.peek().is_some_and(belongs) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: u32) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        self.blank();
        match self.peek()? {
            b'"' => self.string().map(Value::Text),
            b'{' => self.map(depth),
            b'[' => self.list(depth),
            b'@' => {
                self.at += 1;
                let digits = self.run(|byte| byte.is_ascii_digit());
                digits
                    .bytes()
                    .try_fold(0u32, |number, digit| number.checked_mul(10)?.checked_add(u32::from(digit - b'0')))
                    .map(Value::Function)
            }
            b'!' => {
                self.at += 1;
                Some(Value::Broken(self.word().into()))
            }
            b'-' | b'0'..=b'9' => {
                let number = self.run(|byte| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'));
                parse_number(number).map(Value::Number)
            }
            _ => match self.word() {
                "true" => Some(Value::Bool(true)),
                "false" => Some(Value::Bool(false)),
                "null" => Some(Value::Null),
                _ => None,
            },
        }
    }

    fn word(&mut self) -> &str {
        self.run(|byte| byte.is_ascii_lowercase() || byte == b'_')
    }

    fn list(&mut self, depth: u32) -> Option<Value> {
        self.at += 1;
        let mut items = Vec::new();
        self.blank();
        if self.take(b']').is_some() {
            return Some(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.blank();
            if self.take(b']').is_some() {
                return Some(Value::List(items));
            }
            self.take(b',')?;
        }
    }

    fn map(&mut self, depth: u32) -> Option<Value> {
        self.at += 1;
        let mut entries: Vec<(String, Value)> = Vec::new();
        self.blank();
        if self.take(b'}').is_some() {
            return Some(Value::Map(entries));
        }
        loop {
            self.blank();
            let key = self.string()?;
            self.blank();
            self.take(b':')?;
            let value = self.value(depth + 1)?;
            match entries.iter_mut().find(|(name, _)| *name == key) {
                Some(entry) => entry.1 = value,
                None => entries.push((key, value)),
            }
            self.blank();
            if self.take(b'}').is_some() {
                return Some(Value::Map(entries));
            }
            self.take(b',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut out = String::new();
        loop {
            out.push_str(self.run(|byte| byte != b'"' && byte != b'\\'));
            self.at += 1;
            if self.text.as_bytes().get(self.at - 1)? == &b'"' {
                return Some(out);
            }
            self.at += 1;
            out.push(match self.text.as_bytes().get(self.at - 1)? {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => self.unicode()?,
                byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
                _ => return None,
            });
        }
    }

    /// After `\u`. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD: what leaves is always valid UTF-8.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if (0xD800..0xDC00).contains(&first) && self.text.get(self.at..self.at + 2) == Some("\\u") {
            let back = self.at;
            self.at += 2;
            let second = self.hex()?;
            if (0xDC00..0xE000).contains(&second) {
                return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            self.at = back;
        }
        Some(char::from_u32(first).unwrap_or('\u{FFFD}'))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.chars().try_fold(0, |code, digit| Some(code * 16 + digit.to_digit(16)?))
    }
}
