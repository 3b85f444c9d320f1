//! Letters of another script that look like Latin ones (`Раrk` with Cyrillic `Ра`), by Unicode's table of confusables.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Greek and Cyrillic, the scripts that look-alikes of Latin letters come from.
const SCRIPTS: RangeInclusive<char> = '\u{370}'..='\u{52f}';

/// For each letter of [`SCRIPTS`] the Latin one, or 0; laid out by the build script.
static LOOK_ALIKES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/look_alikes.bin"));

fn may_look_latin(c: char) -> bool {
    SCRIPTS.contains(&c)
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
    let at = u32::from(c).checked_sub(u32::from(*SCRIPTS.start()))?;
    LOOK_ALIKES.get(at as usize).filter(|latin| **latin > 0).map(|latin| char::from(*latin))
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
