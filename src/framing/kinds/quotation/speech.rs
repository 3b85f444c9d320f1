//! Quotations of a sentence: what is quoted speech, a scare quote, or the name of a work.

use std::ops::Range;

use super::lists;
use crate::framing::SentenceView;
use crate::language::has;
use crate::tokens::TokenKind;

/// Words up to which a quotation is a fragment and may be scare quotes.
pub(super) const LONGEST_FRAGMENT: usize = 4;
/// Tokens of an interruption of a quotation (`, Lena Osk said on Monday,`).
const LONGEST_INTERRUPTION: usize = 14;
/// Tokens within which a reporting verb or a colon ties a fragment to a speaker.
const ATTRIBUTION_REACH: usize = 12;

/// What a speaker says in one sentence: one quotation, or several that only `she said` parts or that are fragments of one.
#[derive(Clone, Debug)]
pub(super) struct Speech {
    /// Token ranges without marks at their ends.
    pub parts: Vec<Range<usize>>,
}

impl Speech {
    /// The tokens that are words.
    pub fn places(&self, view: &SentenceView<'_>) -> Vec<usize> {
        self.parts.iter().flat_map(Clone::clone).filter(|at| !is_mark(view, *at)).collect()
    }

    /// Number of its words.
    pub fn len(&self, view: &SentenceView<'_>) -> usize {
        self.places(view).len()
    }

    /// The longest part, which stands for the whole where one range is needed.
    pub fn main(&self) -> Range<usize> {
        self.parts.iter().max_by_key(|part| (part.len(), usize::MAX - part.start)).cloned().unwrap_or_default()
    }

    /// Whether no part of it is more than a fragment.
    pub fn is_in_fragments(&self, view: &SentenceView<'_>) -> bool {
        self.parts.iter().all(|part| is_fragment(view, part))
    }

    /// Its words, with `…` between parts.
    pub fn text(&self, view: &SentenceView<'_>) -> String {
        self.parts.iter().map(|part| view.text_of(part.clone())).collect::<Vec<_>>().join(" … ")
    }

    /// The longest run of `places` inside one part: a mark must not cover the words that interrupt the speech.
    pub fn longest_run(&self, places: &[usize]) -> Option<Range<usize>> {
        let runs = self.parts.iter().filter_map(|part| {
            let inside = |at: &&usize| part.contains(at);
            Some(*places.iter().find(inside)?..*places.iter().rev().find(inside)? + 1)
        });
        runs.max_by_key(|run| (run.len(), usize::MAX - run.start))
    }
}

/// The speech of a sentence; the parts of one that is interrupted by `she said` belong together.
pub(super) fn speeches(view: &SentenceView<'_>) -> Vec<Speech> {
    let mut found: Vec<Speech> = Vec::new();
    for quote in quotes(view) {
        match found.last_mut().and_then(|speech| Some((speech.parts.last()?.end, speech))) {
            Some((end, speech)) if is_interruption(view, end..quote.start) => speech.parts.push(quote),
            _ => found.push(Speech { parts: vec![quote] }),
        }
    }
    found
}

/// The speeches of one side, those that are parts of one and the same speech of the other joined: `a “written warning” put “in a
/// drawer”`.
pub(super) fn joined(own: &[Speech], other: &[Speech], is_part: impl Fn(&Speech, &Speech) -> bool) -> Vec<Speech> {
    if own.len() < 2 {
        return own.to_vec();
    }
    let mut all: Vec<(Option<usize>, Speech)> = Vec::new();
    for speech in own {
        let mut wholes = (0..other.len()).filter(|&at| is_part(&other[at], speech));
        let only = wholes.next().filter(|_| wholes.next().is_none());
        match all.iter_mut().find(|(whole, _)| only.is_some() && *whole == only) {
            Some((_, earlier)) => earlier.parts.extend(speech.parts.iter().cloned()),
            None => all.push((only, speech.clone())),
        }
    }
    all.into_iter().map(|(_, speech)| speech).collect()
}

/// `,” she said, “`: a reporting verb between two commas.
fn is_interruption(view: &SentenceView<'_>, gap: Range<usize>) -> bool {
    if gap.len() > LONGEST_INTERRUPTION {
        return false;
    }
    let stops = |at: &usize| matches!(view.norm(*at), "," | "?" | "!" | "-" | "--" | "…" | "...");
    let word = |at: &usize| !is_mark(view, *at);
    let (Some(first), Some(last)) = (gap.clone().find(word), gap.clone().rev().find(word)) else { return false };
    (gap.start..first).any(|at| stops(&at))
        && (last..gap.end).any(|at| view.norm(at) == ",")
        && (first..=last).any(|at| has(lists(view).reporting, view.norm(at)))
}

/// The quotations of a sentence as token ranges without marks at their ends.
pub(super) fn quotes(view: &SentenceView<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for quote in &view.tokenized.quotes {
        let mut range = quote.tokens.clone();
        while range.start < range.end && is_mark(view, range.start) {
            range.start += 1;
        }
        while range.end > range.start && is_mark(view, range.end - 1) {
            range.end -= 1;
        }
        let inside = found.iter().any(|outer| outer.start <= range.start && range.end <= outer.end);
        if !range.is_empty() && !inside && !is_title(view, &range) {
            found.push(range);
        }
    }
    found
}

/// `"The Sea and Us"`: all content words have capitals, so it is the name of a work.
fn is_title(view: &SentenceView<'_>, range: &Range<usize>) -> bool {
    let content: Vec<usize> =
        range.clone().filter(|at| !is_function(view, *at) && view.tokens()[*at].kind == TokenKind::Word).collect();
    let capitals = range.clone().filter(|at| view.tokens()[*at].capital).count();
    capitals >= 2 && !content.is_empty() && content.iter().all(|at| view.tokens()[*at].capital)
}

fn is_fragment(view: &SentenceView<'_>, range: &Range<usize>) -> bool {
    range.clone().filter(|at| !is_mark(view, *at)).count() <= LONGEST_FRAGMENT
}

/// A short fragment that no verb of speech in reach ties to a speaker.
pub(super) fn is_scare_quote(view: &SentenceView<'_>, range: &Range<usize>) -> bool {
    let reach = range.start.saturating_sub(ATTRIBUTION_REACH)..(range.end + ATTRIBUTION_REACH).min(view.tokens().len());
    is_fragment(view, range)
        && !reach
            .clone()
            .any(|at| !range.contains(&at) && (has(lists(view).reporting, view.norm(at)) || view.norm(at) == ":"))
}

pub(super) fn is_function(view: &SentenceView<'_>, at: usize) -> bool {
    view.word(at).function
}

pub(super) fn is_mark(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokens()[at].kind == TokenKind::Punctuation
}
