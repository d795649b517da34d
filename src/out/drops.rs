use crate::json::Writer;

/// What did not get out, counted by reason (DEL-5): a hole in the sequence is either here, or lost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drops(Vec<(&'static str, u64)>);

impl Drops {
    pub fn add(&mut self, reason: &'static str, count: u64) {
        if count == 0 {
            return;
        }
        match self.0.iter_mut().find(|(known, _)| *known == reason) {
            Some(entry) => entry.1 += count,
            None => self.0.push((reason, count)),
        }
    }

    pub fn total(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    pub fn write(&self, out: &mut Writer) {
        out.raw("{");
        for (reason, count) in &self.0 {
            out.key(reason).integer(*count);
        }
        out.raw("}");
    }
}
