//! How notes are worded: the sides by their letters, the first version first.

use super::SentenceView;
use crate::letter::letter;

/// Longer words are cut in a note; the finding's marks show them whole.
const LONGEST_WORDS: usize = 60;

/// What a note says of both sides: `A takes no stand; B leaves the truth open.`
#[must_use]
pub fn both(a: &SentenceView<'_>, of_a: &str, b: &SentenceView<'_>, of_b: &str) -> String {
    format!("{} {of_a}; {} {of_b}.", letter(a.document_index), letter(b.document_index))
}

/// What a note says of one side: `B leaves out: “for now”.`
#[must_use]
pub fn one(view: &SentenceView<'_>, what: &str) -> String {
    format!("{} {what}.", letter(view.document_index))
}

/// Words in the marks that notes use.
#[must_use]
pub fn words(text: &str) -> String {
    if text.chars().count() <= LONGEST_WORDS {
        return format!("“{text}”");
    }
    let cut: String = text.chars().take(LONGEST_WORDS).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(whole, _)| whole);
    format!("“{} …”", whole.trim_end_matches(|last: char| !last.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn long_words_are_cut_between_two() {
        assert_eq!(words("rotten"), "“rotten”");
        let long = "the pier, which the council had sworn to keep open all winter, was shut";
        assert_eq!(words(long), "“the pier, which the council had sworn to keep open all …”");
    }
}
