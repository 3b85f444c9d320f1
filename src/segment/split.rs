//! Where the sentences of one block begin and end.
//!
//! Boundary F1 inside the paragraphs of UD GUM news, interviews and biographies (767 bounds; `cargo run -p xtask --
//! segment FILE --srx RULES`), with the time to the first sentence in the dev profile:
//!
//! | splitter | F1 | start |
//! |---|---|---|
//! | these rules | 0.970 | 0.03 ms |
//! | sentencex | 0.948 | 1–10 ms |
//! | srx with the rules that come with it | 0.882 | 1200 ms |
//! | unicode-segmentation, icu_segmenter | 0.879 | 0.01 ms |
//!
//! The bounds of Unicode's annex 29 cost nothing at start, which rules out whoever compiles hundreds of regular
//! expressions; what they lack for news is said here as rules that move, join or add a bound, each on words next to
//! the bound alone. Half of the bounds still missed lie at semicolons, which GUM counts as ends and newsrooms do not,
//! and between a title and a date that no mark parts.

use super::abbreviations::follow;
use super::ends::ends;
use crate::language::{Follow, Language, has, value};
use crate::span::Span;

const OPENERS: &[char] = &['"', '\'', '“', '‘', '„', '‚', '«', '(', '['];
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', ')', ']'];
const DOUBLE_CLOSERS: &[char] = &['"', '”', '»', '’', '\''];
const DASHES: &[char] = &['-', '–', '—'];

/// Spans of the sentences of `block`, relative to it, in order, without white space at their ends.
///
/// Every byte of `block` that is no white space lies in exactly one of them.
pub(super) fn sentences(block: &str, language: &Language) -> Vec<Span> {
    // A line end inside a block is a hard wrap, not the end of a sentence. Same length, so spans hold.
    let flat = block.replace(['\n', '\r'], " ");
    let mut spans: Vec<Span> = Vec::new();
    let mut start = 0;
    for bound in bounds(&flat, language) {
        let left = flat[start..bound].trim();
        if joins(left, flat[bound..].trim_start(), language) {
            continue;
        }
        spans.push(Span::new(start, bound).trimmed(&flat));
        start = bound;
    }
    let rest = Span::new(start, flat.len()).trimmed(&flat);
    match spans.last_mut() {
        Some(last) if !has_word(rest.of(&flat)) => last.end = rest.end.max(last.end),
        _ if !rest.is_empty() => spans.push(rest),
        _ => {}
    }
    spans
}

/// Candidates, sorted: each is the first byte of what may be the next sentence.
fn bounds(flat: &str, language: &Language) -> Vec<usize> {
    let mut bounds: Vec<usize> =
        ends(flat).map(|at| past_references(flat, past_spaced_closer(flat, before_opener(flat, at)))).collect();
    bounds.extend(after_ellipses(flat));
    bounds.extend(glued(flat, language));
    if language.dialogue_dash {
        bounds.extend(before_dashes(flat));
    }
    bounds.sort_unstable();
    bounds.dedup();
    bounds.retain(|&at| at > 0 && at < flat.len());
    bounds
}

/// Unicode counts a curly opening quote as a closer: `said.“We` would leave it with the sentence before.
fn before_opener(flat: &str, at: usize) -> usize {
    let kept = flat[..at].trim_end_matches(['“', '‘', '«', '„', '(', '[']);
    if kept.ends_with(['.', '?', '!', '”', '"']) { kept.len() } else { at }
}

/// Reference marks (`end. [3] [4] Next`) belong to the sentence that they follow.
fn past_references(flat: &str, at: usize) -> usize {
    let mut at = at;
    while let Some(inner) = flat[at..].trim_start().strip_prefix('[') {
        let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        match digits.strip_prefix(']') {
            Some(rest) if digits.len() < inner.len() => at = flat.len() - rest.trim_start().len(),
            _ => break,
        }
    }
    at
}

/// Unicode does not know the character `…` as an end.
fn after_ellipses(flat: &str) -> impl Iterator<Item = usize> + '_ {
    flat.match_indices('…').filter_map(|(at, mark)| {
        let rest = flat[at + mark.len()..].trim_start_matches(CLOSERS);
        let next = rest.trim_start();
        (next.len() < rest.len() && starts_upper(next)).then(|| flat.len() - next.len())
    })
}

/// A space lost between sentences in a copied page: `was over.The crowd`.
fn glued<'a>(flat: &'a str, language: &'a Language) -> impl Iterator<Item = usize> + use<'a> {
    flat.match_indices('.').filter_map(move |(at, _)| {
        let word = flat[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let mut next = flat[at + 1..].chars();
        let opens = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
        let in_address = flat[..at].ends_with(word) && flat[..at - word.len()].ends_with(['.', '/', '@', ':']);
        let ends = word.chars().count() > 1 && word.chars().all(char::is_lowercase) && follow(word, language).is_none();
        (opens && ends && !in_address).then_some(at + 1)
    })
}

/// French sets its closing mark apart: `partons. » Le maire` breaks behind the mark, not before it.
fn past_spaced_closer(flat: &str, at: usize) -> usize {
    match flat[at..].strip_prefix('»') {
        Some(rest) if rest.starts_with([' ', '\u{a0}', '\u{202f}']) => flat.len() - rest.trim_start().len(),
        _ => at,
    }
}

/// Unicode lets a dash go on with the sentence; before a capital it opens what is said next: `сказал он. — Это`.
fn before_dashes(flat: &str) -> impl Iterator<Item = usize> + '_ {
    flat.match_indices(['—', '–']).filter_map(|(at, dash)| {
        let before = flat[..at].trim_end();
        let ends = before.len() < at && before.trim_end_matches(CLOSERS).ends_with(['.', '?', '!', '…']);
        let next = &flat[at + dash.len()..];
        (ends && next.starts_with(' ') && starts_upper(next.trim_start())).then_some(at)
    })
}

/// Whether what Unicode takes for two sentences is one.
fn joins(left: &str, right: &str, language: &Language) -> bool {
    if !has_word(left) || !has_word(right) || goes_on(right) || is_list_number(left) || is_slashed_dateline(left, right)
    {
        return true;
    }
    let bare = left.trim_end_matches(CLOSERS);
    if bare.ends_with(['?', '!', '…']) || bare.ends_with("...") {
        let quoted = left[bare.len()..].contains(DOUBLE_CLOSERS);
        return (quoted && is_attribution(right, language)) || is_cut(left, bare);
    }
    // An inserted name ends inside its bracket: `[George W.] Hale`.
    left.trim_end_matches(']').strip_suffix('.').is_some_and(|left| is_abbreviated(left, right, language))
}

/// A small letter continues a sentence, whatever stands before it: `"Why?" she asked`.
fn goes_on(right: &str) -> bool {
    right.trim_start_matches(OPENERS).starts_with(char::is_lowercase)
        || right.starts_with([',', ';', ':'])
        || right.strip_prefix(DASHES).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase))
}

/// `1.` at the start of a block numbers it.
fn is_list_number(left: &str) -> bool {
    left.strip_suffix('.').is_some_and(|number| number.len() <= 2 && is_figure(number))
}

/// `VARN, May 5. /EYE/. Dockers walked out`: where and by whom, before the sentence.
fn is_slashed_dateline(left: &str, right: &str) -> bool {
    const DATELINE_BYTES: usize = 60;
    let source = right.strip_prefix('/').and_then(|rest| rest.split_once('/'));
    left.len() <= DATELINE_BYTES && (left.ends_with("/.") || source.is_some_and(|(name, _)| !name.contains(' ')))
}

/// `[…]` inside a quotation marks a cut: only a full stop before it ends the sentence.
fn is_cut(left: &str, bare: &str) -> bool {
    let before = bare.trim_end_matches(['.', '…']);
    before.ends_with(['[', '(']) && left.len() > bare.len() && {
        let before = before.trim_end_matches(['[', '(', ' ']).trim_end_matches(CLOSERS);
        !before.ends_with(['.', '?', '!', '…'])
    }
}

/// How many words a speaker's name and title may have before the verb.
const SPEAKER_WORDS: usize = 4;

/// `"Never!" Ms. Quist said`: the speaker of what stands on the left.
fn is_attribution(right: &str, language: &Language) -> bool {
    right
        .split_whitespace()
        .take(SPEAKER_WORDS + 1)
        .take_while(|word| !word.ends_with([',', ';']))
        .map(|word| word.trim_end_matches(['.', '?', '!', ':']))
        .any(|word| has(language.reporting, word))
}

fn is_abbreviated(left: &str, right: &str, language: &Language) -> bool {
    let word = left.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(OPENERS);
    let word = word.rsplit(['/', '-', '—', '–']).next().unwrap_or_default();
    let mut letters = word.chars();
    let follow = match (letters.next(), letters.next()) {
        (Some(initial), None) if initial.is_uppercase() => Some(Follow::End),
        // "(b. 1959", "(d. March 1960", "c. 1818".
        (Some(letter), None) if letter.is_lowercase() => {
            follow(word, language).or(Some(if is_initial(right) { Follow::Name } else { Follow::Number }))
        }
        _ if language.ordinal_stop && word.len() <= 2 && is_figure(word) => Some(Follow::End),
        _ => follow(word, language),
    };
    let time_word = || has(language.time_words, first_word(right));
    match follow {
        Some(Follow::Name) => true,
        Some(Follow::Number) => right.starts_with(|c: char| c.is_ascii_digit()) || time_word(),
        Some(Follow::End) => !opens_sentence(right, language),
        Some(Follow::Clock) => !starts_upper(right) || time_word(),
        Some(Follow::Unit) => !is_counted(left.trim_end_matches(word), language),
        None => false,
    }
}

/// Whether a figure or a number word ends `before`: `2011`, `5 млн`.
fn is_counted(before: &str, language: &Language) -> bool {
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    word.ends_with(|c: char| c.is_ascii_digit()) || value(language.numbers.multipliers, word).is_some()
}

fn is_figure(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// The second half of an abbreviation that is written with a space: `z. B.`, `т. н.`.
fn is_initial(right: &str) -> bool {
    let word = first_word(right);
    word.chars().count() == 1 && right.starts_with(word) && right[word.len()..].starts_with('.')
}

fn opens_sentence(right: &str, language: &Language) -> bool {
    let word = first_word(right);
    let capital_only = word.chars().skip(1).all(|c| !c.is_uppercase());
    let quoted = right.starts_with(['"', '“', '‘', '«']);
    starts_upper(right)
        && (quoted || capital_only && has(language.function_words, &word.to_lowercase().replace('’', "'")))
        // "A." and "I." are initials here.
        && !right.trim_start_matches(OPENERS)[word.len()..].starts_with('.')
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(OPENERS);
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').unwrap_or(text.len());
    &text[..end]
}

fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(OPENERS).starts_with(char::is_uppercase)
}

fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn a_letter_behind_an_opening_quotation_mark_is_no_initial() {
        assert!(!is_initial("“A. x"));
    }

    /// Splits the text without its bars, and shows the sentences with bars between them.
    #[track_caller]
    fn check(barred: &str) {
        check_in("en", barred);
    }

    #[track_caller]
    fn check_in(language: &str, barred: &str) {
        let text = barred.replace('|', "");
        let found: Vec<&str> =
            sentences(&text, language::of(language)).into_iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = barred.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_and_initials_go_on() {
        check("Sen. Ola J. Berg met Dr. M.K. Ost and George W. Hale. | Mrs. Ost left.");
        check("The note said [Ola W.] Berg had paid. | He denied it.");
    }

    #[test]
    fn abbreviations_end_a_sentence_before_a_word_that_opens_one() {
        check("He left the U.S. in May. | The U.S. Senate met in the U.S. | The vote failed.");
        check("It was sold to Nordlys Inc. | He paid Nordlys Inc. Skerry dues.");
        check("They brought tents, bread, etc. | Police watched.");
    }

    #[test]
    fn figures_and_times_go_on() {
        check("On Jan. 6 some 2.5 million saw No. 10 at 6 p.m. Monday. | It was 7 a.m. | Guards slept.");
        check("He was born in the valley (b. 1951) and stayed.");
    }

    #[test]
    fn quotations_end_where_the_sentence_ends() {
        check("“We won.” | She wept.");
        check("\"We won,\" she said. | \"At last.\"");
        check("“Why now?” she asked. | Nobody knew.");
        check("“Never!” Ms. Ost said. | “Never!” | The crowd left.");
        check("“It was over…” | He paused.");
    }

    #[test]
    fn a_cut_in_a_quotation_is_no_end() {
        check("\"They showed patience […] They waited,\" she said.");
        check("\"They waited. | […] They warned us.\"");
    }

    #[test]
    fn what_was_glued_together_comes_apart() {
        check("The strike was over. | The crowd left.");
        let text = "The strike was over.The crowd left for eye.example and the docks.";
        assert_eq!(sentences(text, language::of("en")).len(), 2);
        let text = "The strike was over, he said.“We won.";
        assert_eq!(sentences(text, language::of("en"))[1].of(text), "“We won.");
    }

    #[test]
    fn datelines_lists_and_references_stay_with_their_sentence() {
        check("SKERRY, May 2 (Eye) — Dockers walked out. | Talks go on.");
        check("SKERRY, May 2. /EYE/. Dockers walked out. | Talks go on.");
        check("1. The port is shut. | The pass is open.");
        check("It opened in 1951. [1] [12] | It closed in 2001.");
    }

    #[test]
    fn a_hard_line_break_is_a_space() {
        check("Dockers walked\r\nout on Monday. | Talks\nfailed.");
    }

    #[test]
    fn marks_alone_are_no_sentence() {
        check("He left. …");
        check("— ? !");
        assert!(sentences(" \n", language::of("en")).is_empty());
    }

    #[test]
    fn german() {
        check_in("de", "Am 3. Mai trafen sich Dr. Ost und Prof. Berg. | Der Rat stimmte ab.");
        check_in("de", "Es kamen z. B. Fischer, d. h. die Ältesten. | Die Polizei sah zu.");
        check_in("de", "Im 2. Wahlgang siegte Anna Osk. | Sie gewann 2011. | Er ging.");
        check_in("de", "Der Hafen kostete 3,5 Mio. Kronen usw. | Die Werft blieb zu.");
        check_in("de", "„Wir gehen.“ | Der Rat schwieg.");
        check_in("de", "„Nie wieder!“, rief Ost. | „Warum?“ fragte er. | Niemand wusste es.");
        check_in("de", "„Wir warten. | Niemand kam“, sagte sie.");
    }

    #[test]
    fn french() {
        check_in("fr", "M. Ost et Mme Berg ont vu le Dr. Hale. | La mairie se tait.");
        check_in("fr", "« Nous partons. » | Le maire n'a rien dit.");
        check_in("fr", "« Jamais ! » a lancé Mme Ost. | La foule a ri.");
        check_in("fr", "« Pourquoi ? » | Personne ne répond.");
        check_in("fr", "— Vous partez ? | — Oui, a-t-il dit. | La porte s'est fermée.");
        check_in("fr", "Il est né en janv. 1951 etc. | Le port a fermé.");
    }

    #[test]
    fn spanish() {
        check_in("es", "El Sr. Ost y la Dra. Berg viajaron a EE.UU. en mayo. | El alcalde calló.");
        check_in("es", "«Nos vamos». | La plaza quedó vacía. | ¿Por qué? | Nadie lo supo.");
        check_in("es", "—¡Nunca! —gritó Ost. | La gente rio.");
        check_in("es", "Vive en el núm. 5 de la calle. | ¡Basta!");
    }

    #[test]
    fn russian_and_ukrainian() {
        check_in("ru", "В г. Варн приехал А. Б. Ост, т. е. мэр. | Его ждали.");
        check_in("ru", "Это было в 2011 г. | Мэр ушёл. | Ущерб — 5 млн руб. | Суд молчит.");
        check_in("ru", "«Мы уходим!» — сказал он. | «Никогда».");
        check_in("ru", "— Мы победили, — сказал он. | — Это конец.");
        check_in("uk", "У м. Варн приїхав проф. Ост. | Його чекали.");
        check_in("uk", "Це було в 2011 р. | Мер пішов. | «Ми йдемо!» — сказав він.");
    }
}
