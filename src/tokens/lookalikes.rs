//! Letters of another script that look like Latin ones (`Раrk` with Cyrillic `Ра`), by Unicode's table of confusables.

use std::borrow::Cow;

use unicode_security::confusable_detection::skeleton;

/// Greek and Cyrillic, the scripts that look-alikes of Latin letters come from.
fn may_look_latin(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}')
}

/// A Latin word with its look-alike letters replaced. A word that is wholly of one script stays, and so does one that
/// is truly of two (`IТ-отдел`).
pub(super) fn latin(word: &str) -> Cow<'_, str> {
    if !word.contains(may_look_latin) || !word.contains(|c: char| c.is_ascii_alphabetic()) {
        return Cow::Borrowed(word);
    }
    let replaced: Option<String> =
        word.chars().map(|c| if may_look_latin(c) { look_alike(c) } else { Some(c) }).collect();
    replaced.map_or(Cow::Borrowed(word), Cow::Owned)
}

fn look_alike(c: char) -> Option<char> {
    let mut buffer = [0; 4];
    let mut prototype = skeleton(c.encode_utf8(&mut buffer));
    match (prototype.next(), prototype.next()) {
        // The table has one letter for `l` and `I`.
        (Some('l'), None) if c.is_uppercase() => Some('I'),
        (Some(latin), None) if latin.is_ascii_alphabetic() => Some(latin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::latin;

    #[test]
    fn a_latin_word_keeps_latin_letters_only() {
        for (mixed, plain) in
            [("Р\u{430}rk", "Park"), ("p\u{43e}rt", "port"), ("Т\u{435}hran", "Tehran"), ("\u{406}ran", "Iran")]
        {
            assert_eq!(latin(mixed), plain);
        }
    }

    #[test]
    fn words_of_another_script_or_of_two_stay() {
        for word in ["порт", "ρ", "IТ-отдел", "port", "café"] {
            assert_eq!(latin(word), word);
        }
    }
}
