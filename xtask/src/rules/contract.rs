//! The contract as it is written: sections, and in each `- ID text`.

/// `## 2. Click`, with its rules.
pub struct Section {
    pub title: String,
    pub rules: Vec<Rule>,
}

pub struct Rule {
    pub id: String,
    text: String,
}

pub struct Contract {
    pub sections: Vec<Section>,
}

impl Contract {
    pub fn read(text: &str) -> Contract {
        let mut sections: Vec<Section> = Vec::new();
        let mut open = false;
        for line in text.lines() {
            if let Some(title) = line.strip_prefix("## ") {
                sections.push(Section { title: title.into(), rules: Vec::new() });
                open = false;
            } else if let Some(section) = sections.last_mut() {
                if let Some(rest) = line.strip_prefix("- ") {
                    let (id, text) = rest.split_once(' ').unwrap_or_default();
                    open = is_id(id);
                    if open {
                        section.rules.push(Rule { id: id.into(), text: text.into() });
                    }
                } else if let Some(rule) = section.rules.last_mut().filter(|_| open && line.starts_with("  ")) {
                    rule.text.push(' ');
                    rule.text.push_str(line.trim());
                } else {
                    open = false;
                }
            }
        }
        Contract { sections }
    }

    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.sections.iter().flat_map(|section| &section.rules)
    }

    pub fn has(&self, id: &str) -> bool {
        self.rules().any(|rule| rule.id == id)
    }

    /// Whether some rule's id begins like this one.
    pub fn has_family(&self, id: &str) -> bool {
        let family = |id: &str| id.split('-').next().map(String::from);
        self.rules().any(|rule| family(&rule.id) == family(id))
    }
}

impl Rule {
    /// As tests write it: `click_4`.
    pub fn in_names(&self) -> String {
        self.id.to_lowercase().replace('-', "_")
    }

    /// Up to the first full stop that ends a sentence: none within code or brackets, none of an abbreviation.
    pub fn first_sentence(&self) -> &str {
        let (mut code, mut depth) = (false, 0);
        for (at, c) in self.text.char_indices() {
            match c {
                '`' => code = !code,
                '(' if !code => depth += 1,
                ')' if !code => depth -= 1,
                '.' if !code && depth == 0 && self.text[at + 1..].starts_with(' ') => return &self.text[..=at],
                _ => {}
            }
        }
        &self.text
    }
}

fn is_id(word: &str) -> bool {
    word.split_once('-').is_some_and(|(family, number)| {
        !family.is_empty()
            && family.chars().all(|c| c.is_ascii_uppercase())
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_with_their_first_sentence() {
        let text = "# T\n\n- NO-1 Not in a section.\n\n## 1. One\n\n- DOM-8 `a.b c. d` (x. y) is\n  one. Two.\n- Not yet: GOAL-8.\n\n  DOM-9 text\n## 2. Two\n\n- VIS-1 All of it";
        let contract = Contract::read(text);
        let rules: Vec<_> = contract.rules().map(|rule| (rule.in_names(), rule.first_sentence())).collect();
        assert_eq!(rules, [("dom_8".to_string(), "`a.b c. d` (x. y) is one."), ("vis_1".to_string(), "All of it")]);
        assert!(contract.has("VIS-1") && !contract.has("VIS-2") && contract.has_family("VIS-2"));
    }
}
