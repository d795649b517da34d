//! `docs/untested.md`: rules that no test can prove here, each with the reason: `- PAGE-2: no engine can …`.

pub fn read(text: &str) -> Vec<(String, String)> {
    let entries = text.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
    entries.map(|(id, reason)| (id.into(), reason.into())).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_entry_is_an_id_and_a_reason() {
        assert_eq!(super::read("# Title\n\ntext: x\n- DOM-2: why: so"), [("DOM-2".to_string(), "why: so".to_string())]);
    }
}
