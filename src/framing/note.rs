//! How notes are worded: the sides by their letters, the first version first.

use super::SentenceView;
use crate::letter::letter;

/// Longer words are cut in a note; the finding's marks show them whole.
const LONGEST_WORDS: usize = 60;

/// What a note says of both sides: `A takes no stand; B leaves the truth open.`
#[must_use]
pub fn both(a: &SentenceView<'_>, of_a: &str, b: &SentenceView<'_>, of_b: &str) -> String {
    [&*letter(a.document_index), " ", of_a, "; ", &*letter(b.document_index), " ", of_b, "."].concat()
}

/// What a note says of one side: `B leaves out: “for now”.`
#[must_use]
pub fn one(view: &SentenceView<'_>, what: &str) -> String {
    [&*letter(view.document_index), " ", what, "."].concat()
}

/// Words in the marks that notes use.
#[must_use]
pub fn words(text: &str) -> String {
    with_words("", text)
}

/// The same behind what is done with them: `says “rotten”`.
#[must_use]
pub fn with_words(does: &str, text: &str) -> String {
    // Most words are short by their bytes already.
    let long = (text.len() > LONGEST_WORDS).then(|| text.char_indices().nth(LONGEST_WORDS)).flatten();
    let Some((end, _)) = long else { return [does, "“", text, "”"].concat() };
    let cut = &text[..end];
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut, |(whole, _)| whole);
    [does, "“", whole.trim_end_matches(|last: char| !last.is_alphanumeric()), " …”"].concat()
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
