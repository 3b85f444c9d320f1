//! Words whose full stop need not end the sentence (`lexicons/<language>/abbreviations.txt`).

use crate::language::{Follow, Language, value};

/// Looks up a word that stood before a full stop. Letters with stops between them ("U.S", "D.C") need no entry.
pub(super) fn follow(word: &str, language: &Language) -> Option<Follow> {
    value(language.abbreviations, &word.to_lowercase()).or_else(|| is_dotted(word).then_some(Follow::End))
}

fn is_dotted(word: &str) -> bool {
    let mut parts = word.split('.').peekable();
    parts.peek().is_some_and(|first| first.len() < word.len())
        && parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn dotted_letters_need_no_entry() {
        let english = |word| follow(word, language::of("en"));
        assert_eq!(english("U.S"), Some(Follow::End));
        assert_eq!(english("p.m"), Some(Follow::Clock));
        assert_eq!(english("Sen"), Some(Follow::Name));
        assert_eq!(english("end"), None);
        assert_eq!(english("B"), None);
    }

    #[test]
    fn every_language_has_its_own() {
        assert_eq!(follow("Nr", language::of("de")), Some(Follow::Name));
        assert_eq!(follow("Nr", language::of("fr")), None);
        assert_eq!(follow("Г", language::of("ru")), Some(Follow::Unit));
    }
}
