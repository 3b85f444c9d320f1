//! Which line is the headline.

use std::collections::BTreeSet;

use super::line::Line;
use super::page::Page;

/// Most words of a headline.
const HEADLINE_WORDS: usize = 25;
/// Fewest words of a headline that has furniture above it; section names are shorter.
const FEWEST_WORDS: usize = 3;
/// A lead behind a place and a dash has more words than a headline that begins with a name in capitals.
const DATELINE_WORDS: usize = 14;
/// Letters by which a headline's word is looked for in the article: "resigns" is told as "resignation".
const STEM_LETTERS: usize = 5;

/// Whether a first line reads as a headline: short, without a full stop at its end, and no dateline.
#[must_use]
pub fn reads_as_headline(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ' ']);
    !bare.is_empty()
        && !bare.ends_with(['.', '…', ':', ';', ','])
        && line.split_whitespace().count() <= HEADLINE_WORDS
        && !is_dateline(line)
}

/// `VARN (Harbour Wire) — …`, `VARN, May 18 —`: where a report was filed, with or without its lead.
fn is_dateline(line: &str) -> bool {
    const DASHES: &[&str] = &[" — ", " – ", " - ", " -- ", "—", "–", "--"];
    let place: String = line.chars().take_while(|c| c.is_uppercase() || [' ', '.', '-'].contains(c)).collect();
    let in_capitals = place.trim().chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let head: String = line.chars().take(60).collect();
    let words = line.split_whitespace().count();
    let dashed = DASHES.iter().any(|dash| head.contains(dash) || line.ends_with(dash.trim_end()));
    let in_brackets = head.contains('(') && head.contains(')');
    in_capitals && (dashed && (words > DATELINE_WORDS || in_brackets || line.ends_with(['-', '—', '–'])))
        || in_brackets && dashed && words > DATELINE_WORDS
        || in_capitals && in_brackets && line.ends_with(')')
}

/// Index of the headline among the lines before the first paragraph of the article.
pub(super) fn find(page: &Page<'_>, top: usize) -> Option<usize> {
    let candidate = |&index: &usize| page.reasons[index].is_none() && reads_as_headline(page.lines[index].text);
    let has_furniture = page.reasons[..top].iter().any(Option::is_some);
    if !has_furniture && candidate(&0) && !is_kicker(page, top) {
        return Some(0);
    }
    let candidates: Vec<usize> = (0..top)
        .filter(candidate)
        .filter(|&index| has_furniture || index > 0 && is_kicker(page, top))
        .filter(|&index| page.lines[index].words.len() >= FEWEST_WORDS)
        .collect();
    // Most articles without furniture have none, and need not be read for their words.
    if candidates.is_empty() {
        return None;
    }
    let body = body_stems(page, top);
    candidates
        .into_iter()
        .map(|index| (index, likeness(page, index, &body)))
        .filter(|(_, likeness)| *likeness > 0.0)
        // The first of the best: a standfirst follows its headline.
        .fold(
            None,
            |best: Option<(usize, f64)>, next| {
                if best.is_some_and(|best| best.1 >= next.1) { best } else { Some(next) }
            },
        )
        .map(|(index, _)| index)
}

/// A site or section name over the headline: one to three words that the article does not use.
fn is_kicker(page: &Page<'_>, top: usize) -> bool {
    let Some(second) = page.lines.get(1).filter(|_| top > 1) else { return false };
    let first = &page.lines[0];
    if first.words.len() > FEWEST_WORDS || second.words.len() <= FEWEST_WORDS || !reads_as_headline(second.text) {
        return false;
    }
    let body = body_stems(page, top);
    stems(first).all(|stem| !body.contains(stem)) && stems(second).any(|stem| body.contains(stem))
}

/// How much a line tells what the article tells (0–1), and whether it stands as headlines stand (0–0.6 more).
fn likeness(page: &Page<'_>, index: usize, body: &BTreeSet<&str>) -> f64 {
    let line = &page.lines[index];
    let (all, shared) =
        stems(line).fold((0, 0), |(all, shared), stem| (all + 1, shared + usize::from(body.contains(stem))));
    if shared == 0 {
        return 0.0;
    }
    let alone = page.group_size(index) == 1;
    let followed = page
        .reasons
        .iter()
        .skip(index + 1)
        .take(2)
        .flatten()
        .any(|&reason| reason == "time stamp" || reason == "author line");
    shared as f64 / all as f64 + 0.3 * f64::from(alone) + 0.3 * f64::from(followed)
}

fn body_stems<'p>(page: &'p Page<'_>, top: usize) -> BTreeSet<&'p str> {
    (top..page.lines.len())
        .filter(|&index| page.is_paragraph(index))
        .flat_map(|index| stems(&page.lines[index]))
        .collect()
}

fn without_possessive(mut word: &str) -> &str {
    while let Some(owner) = word.strip_suffix("'s") {
        word = owner;
    }
    word
}

fn stems<'p>(line: &'p Line<'_>) -> impl Iterator<Item = &'p str> {
    line.words
        .iter()
        .map(|word| without_possessive(word))
        .filter(|word| word.chars().count() > 3 && !crate::language::is_function_word("en", word))
        .map(|word| word.char_indices().nth(STEM_LETTERS).map_or(word, |(end, _)| &word[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_and_datelines_are_no_headlines() {
        assert!(reads_as_headline("Dockers walk out of port talks"));
        assert!(reads_as_headline("'They left us waiting': dockers on the night of the fire"));
        assert!(reads_as_headline("VARN - a port on strike"));
        assert!(!reads_as_headline("Dockers walked out of talks on Monday."));
        assert!(!reads_as_headline("VARN (Harbour Wire) —"));
        assert!(!reads_as_headline("VARN, May 18 (Harbour Wire)"));
        assert!(!reads_as_headline(
            "VARN — Dockers have walked out of talks with the owners of the port after a night of bitter words"
        ));
    }
}
