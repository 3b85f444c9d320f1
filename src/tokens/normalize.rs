//! Folding of typographic and case variants.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{TokenKind, lookalikes};
use crate::language::{self, Numbers};

/// Characters that take no place on the page: soft hyphen, zero-width characters, direction marks, BOM.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The one form in which quotes, dashes and dots are compared.
#[must_use]
pub fn fold_punctuation(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{200a}' | '\u{202f}' => ' ',
        other => other,
    }
}

/// The folded form of a token: compatibility-composed, lower case, without invisible characters, one
/// kind of quote and dash, no look-alike letters of another script, abbreviations without their full stops. `U.S.` and `US` become `usa`, so that the country is not the pronoun.
#[must_use]
pub fn fold(piece: &str, kind: TokenKind) -> Cow<'_, str> {
    if kind == TokenKind::Word && matches!(piece, "US" | "U.S" | "U.S." | "U.S.A" | "U.S.A.") {
        return Cow::Borrowed("usa");
    }
    let folded = if piece.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(piece)
    } else if piece.is_ascii() {
        Cow::Owned(piece.to_ascii_lowercase())
    } else {
        let latin = lookalikes::latin(piece);
        let letters = latin.nfkc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase);
        Cow::Owned(letters.map(fold_punctuation).collect())
    };
    match kind {
        TokenKind::Word if folded.contains('.') => Cow::Owned(folded.replace('.', "")),
        TokenKind::Punctuation if folded.chars().all(|c| c == '-') => Cow::Borrowed("-"),
        TokenKind::Punctuation if folded == "…" => Cow::Borrowed("..."),
        _ => folded,
    }
}

/// Figures without the marks between groups of digits and with a full stop before decimals: `1.200,5` of a German text
/// and `1,200.5` of an English one are one number.
#[must_use]
pub fn figures<'a>(folded: Cow<'a, str>, numbers: &Numbers) -> Cow<'a, str> {
    let marks = |c: char| c == numbers.decimal || numbers.grouping.contains(&c);
    if !folded.contains(marks) {
        return folded;
    }
    let (whole, decimals) = match folded.rsplit_once(numbers.decimal) {
        Some((whole, decimals)) if !whole.contains(numbers.decimal) => (whole, Some(decimals)),
        _ => (&*folded, None),
    };
    // `9.30 Uhr` and `12.05.2024` are no groups of three.
    let grouped = whole.split(|c| numbers.grouping.contains(&c)).skip(1).all(|group| group.len() == GROUP_DIGITS);
    let whole = if grouped { whole.replace(numbers.grouping, "") } else { whole.to_owned() };
    Cow::Owned(decimals.map_or_else(|| whole.clone(), |decimals| format!("{whole}.{decimals}")))
}

/// Figures and the letters that are glued to them: `8m` → (`8`, `m`).
#[must_use]
pub fn split_letters(piece: &str) -> (&str, &str) {
    piece.split_at(piece.trim_end_matches(char::is_alphabetic).len())
}

/// Figures without the multiplier that is glued to them: as a term, the 8 of `8m` is the one of `8 million`.
#[must_use]
pub fn bare_figures<'a>(figures: &'a str, numbers: &Numbers) -> &'a str {
    let (bare, multiplier) = split_letters(figures);
    if language::value(numbers.suffixes, multiplier).is_some() { bare } else { figures }
}

/// Cuts the unit off the figures that it is glued to: `310mm` → (`310`, `mm`).
#[must_use]
pub fn split_unit<'a>(piece: &'a str, numbers: &Numbers) -> (&'a str, &'a str) {
    let (figures, unit) = split_letters(piece);
    let known = !figures.is_empty() && language::value(numbers.measures, &unit.to_lowercase()).is_some();
    if known { (figures, unit) } else { (piece, "") }
}

/// Digits between two grouping marks.
pub const GROUP_DIGITS: usize = 3;

/// Cuts the elided article or pronoun off a French word: `l'État` → (`l'`, `État`), so that the word is one with `État`.
#[must_use]
pub fn split_elision<'a>(piece: &'a str, language: &str) -> (&'a str, &'a str) {
    const ELIDED: &[&str] = &["c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t"];
    if language != "fr" {
        return ("", piece);
    }
    let cut = piece.find(['\'', '’']);
    match cut.map(|at| piece.split_at(at)) {
        Some((elided, rest)) if ELIDED.contains(&elided.to_lowercase().as_str()) => {
            let mark = rest.chars().next().map_or(0, char::len_utf8);
            if rest.len() > mark { piece.split_at(elided.len() + mark) } else { ("", piece) }
        }
        _ => ("", piece),
    }
}

/// Cuts the English possessive off a word: `envoy's` → (`envoy`, `'s`).
#[must_use]
pub fn split_possessive(piece: &str, kind: TokenKind) -> (&str, &str) {
    if kind == TokenKind::Punctuation || !piece.ends_with(['s', 'S']) {
        return (piece, "");
    }
    for suffix in ["'s", "’s", "'S", "’S"] {
        if let Some(stem) = piece.strip_suffix(suffix)
            && !stem.is_empty()
            && !matches!(
                stem.to_ascii_lowercase().as_str(),
                "it" | "he" | "she" | "that" | "there" | "what" | "let" | "who" | "here"
            )
        {
            return piece.split_at(stem.len());
        }
    }
    (piece, "")
}
