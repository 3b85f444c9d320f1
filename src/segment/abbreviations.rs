//! Words whose full stop need not end the sentence (`data/en/abbreviations.txt`).

use std::sync::LazyLock;

/// What an abbreviation says about the full stop behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// A name or whatever else it belongs to: the sentence goes on.
    Name,
    /// The sentence goes on if a figure follows.
    Number,
    /// The sentence ends only before a word that opens sentences.
    End,
    /// The sentence ends before any capital but those of days, months and time zones.
    Clock,
}

static ENGLISH: LazyLock<Vec<(&str, Follow)>> =
    LazyLock::new(|| include_str!("../../data/en/abbreviations.txt").lines().filter_map(row).collect());

fn row(line: &'static str) -> Option<(&'static str, Follow)> {
    let (word, follow) = line.split_once(' ')?;
    let follow = match follow {
        "name" => Follow::Name,
        "number" => Follow::Number,
        "end" => Follow::End,
        "clock" => Follow::Clock,
        _ => return None,
    };
    Some((word, follow))
}

/// Looks up a word that stood before a full stop. Letters with stops between them ("U.S", "D.C") need no entry.
pub(super) fn follow(word: &str) -> Option<Follow> {
    let lower = word.to_lowercase();
    match ENGLISH.binary_search_by(|(entry, _)| (*entry).cmp(&lower)) {
        Ok(found) => Some(ENGLISH[found].1),
        Err(_) => is_dotted(word).then_some(Follow::End),
    }
}

fn is_dotted(word: &str) -> bool {
    let mut parts = word.split('.').peekable();
    parts.peek().is_some_and(|first| first.len() < word.len())
        && parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_line_is_read() {
        let lines = include_str!("../../data/en/abbreviations.txt").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), ENGLISH.len());
        assert!(ENGLISH.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn dotted_letters_need_no_entry() {
        assert_eq!(follow("U.S"), Some(Follow::End));
        assert_eq!(follow("p.m"), Some(Follow::Clock));
        assert_eq!(follow("Sen"), Some(Follow::Name));
        assert_eq!(follow("end"), None);
        assert_eq!(follow("B"), None);
    }
}
