/// What did not get out, counted by reason (DEL-5): a hole in the sequence is either here, or lost.
pub type Drops = Vec<(&'static str, u64)>;

pub fn add(drops: &mut Drops, reason: &'static str) {
    match drops.iter_mut().find(|(known, _)| *known == reason) {
        Some(entry) => entry.1 += 1,
        None => drops.push((reason, 1)),
    }
}
