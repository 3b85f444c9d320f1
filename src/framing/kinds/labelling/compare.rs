//! Whether two noun phrases name one thing differently, and what is to be said of it.

use std::ops::Range;

use super::label::{Label, PERSONS, is_of_people};
use super::same_head::same_head;
use crate::framing::phrases::Phrase;
use crate::framing::{Cue, PairView, SentenceView, Voice, note};
use crate::span::Span;

/// Matched tokens in this reach on both sides make two phrases stand in one place.
const SLOT_REACH: usize = 4;
/// Least sum of matches around two phrases of one family for the finding to be worth a look.
pub(super) const SAME_SLOT: usize = 1;

/// Family of the words for those who speak for somebody.
const MOUTHPIECE: &str = "mouthpiece";
/// Families of what somebody believes in, where he comes from and what he was convicted of: no part of most stories, and
/// what makes one of them another.
const BELONGING: &[&str] = &["faith", "origin", STANDING];
/// The last of them.
const STANDING: &str = "standing";

/// How much is claimed of two labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    /// They differ.
    Slight,
    /// They differ in what they make of the thing.
    Telling,
    /// The same, and surely of one thing.
    Sure,
}

/// What is to be said of two labels.
pub(super) enum Said {
    /// What each calls the thing.
    Both,
    /// What one of them adds, as a note.
    Adds(String),
}

/// The note that says what each calls the thing.
pub(super) fn both(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> String {
    let calls =
        |view: &SentenceView<'_>, label: &Label| note::with_words("says ", view.text_of(label.phrase.tokens.clone()));
    note::both(&pair.a, &calls(&pair.a, mine), &pair.b, &calls(&pair.b, theirs))
}

/// What is claimed and said of two labels with so many matched words around both, if they are of one thing; how likely that is,
/// `one_thing` says.
pub(super) fn compare_labels(pair: &PairView<'_>, mine: &Label, theirs: &Label, near: usize) -> Option<(Claim, Said)> {
    // Who speaks for somebody is a source and no label: `the mayor's office said`, `her spokesman said`.
    if mine.family == Some(MOUTHPIECE) && theirs.family == Some(MOUTHPIECE) {
        return None;
    }
    let told_b = |at: usize| pair.match_a[at].is_some();
    let told_a = |at: usize| pair.match_b[at].is_some();
    if mine.head == theirs.head {
        return same_head(pair, mine, theirs, near);
    }
    if told_b(mine.phrase.head) || told_a(theirs.phrase.head) {
        return None;
    }
    if counted_alike(pair, mine, theirs) {
        let telling = stirs(pair.cues_a, mine.span(&pair.a)) || stirs(pair.cues_b, theirs.span(&pair.b));
        return Some((if telling { Claim::Sure } else { Claim::Slight }, Said::Both));
    }
    if let (Some(x), Some(y)) = (mine.family, theirs.family)
        && x == y
    {
        // Subjects of the two sentences are in one place though no word around them matches.
        let telling = (near >= SAME_SLOT || (mine.first && theirs.first)) && (mine.judging || theirs.judging);
        return Some((if telling { Claim::Sure } else { Claim::Slight }, Said::Both));
    }
    // `A man` against `A terrorist`, `The undocumented man` against `The illegal immigrant`, `A man` against `A Syrian`.
    let judges_somebody = |plain: &Label, other: &Label| {
        let judged =
            other.family.is_some_and(|family| (other.judging && is_of_people(family)) || BELONGING.contains(&family));
        plain.family == Some(PERSONS) && judged
    };
    if (near >= SAME_SLOT || (mine.first && theirs.first))
        && (judges_somebody(mine, theirs) || judges_somebody(theirs, mine))
    {
        return Some((Claim::Sure, Said::Both));
    }
    let describes_theirs = |token: usize| theirs.describing.iter().any(|(at, _)| *at == token);
    let shared = mine.describing.iter().any(|(at, _)| pair.match_a[*at].is_some_and(describes_theirs));
    let both_first = mine.first && theirs.first;
    // Another noun with the same description is mostly a synonym, unless one of them judges.
    let judged = mine.judging || theirs.judging;
    let coloured = || stirs(pair.cues_a, mine.span(&pair.a)) != stirs(pair.cues_b, theirs.span(&pair.b));
    let telling = (shared && near > SAME_SLOT && judged)
        || ((near >= SAME_SLOT || both_first)
            && coloured()
            && is_somebody(&pair.a, pair.cues_a, mine)
            && is_somebody(&pair.b, pair.cues_b, theirs));
    Some((if telling { Claim::Telling } else { Claim::Slight }, Said::Both))
}

/// Whether a phrase names a person or a group: by age, work or another label for people, or by an epithet.
/// A name alone is none: places and papers have names too, and three of four labels so found were of two things.
fn is_somebody(view: &SentenceView<'_>, cues: &[Cue], label: &Label) -> bool {
    let head = view.tokens()[label.phrase.head].span;
    let epithet = |cue: &Cue| cue.kind == "loaded" && cue.family == EPITHET && cue.span.overlaps(head);
    label.person || cues.iter().any(epithet)
}

/// Family of the loaded words that call somebody something.
const EPITHET: &str = "epithet";

/// Whether a cue is a label that judges.
pub(super) fn judges(cue: &Cue) -> bool {
    cue.kind == "labelling" && cue.strength > 0
}

/// Whether a cue tells the faith, origin or past of somebody, in the outlet's own words. `White House` is a name.
pub(super) fn belongs(view: &SentenceView<'_>, cue: &Cue) -> bool {
    let named = |at: usize| view.tokenized.names.iter().any(|name| name.contains(&at));
    cue.kind == "labelling"
        && cue.voice == Voice::Outlet
        && BELONGING.contains(&cue.family)
        && (cue.family != STANDING || !named(view.tokens_in(cue.span).start))
}

/// Whether a judging label or a loaded word stands under `span`.
pub(super) fn stirs(cues: &[Cue], span: Span) -> bool {
    cues.iter().any(|cue| (judges(cue) || cue.kind == "loaded") && cue.span.overlaps(span))
}

/// From this number on, as many of the ones here as of the others there are the same ones: `eight people`, `eight militants`.
const TELLING_COUNT: f64 = 3.0;

/// Whether the two count as many of what they name.
fn counted_alike(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> bool {
    let count = |view: &SentenceView<'_>, label: &Label| {
        let counts = &view.tokenized.quantities;
        counts.iter().find(|count| count.counted == Some(label.phrase.head)).map(|count| (count.low, count.high))
    };
    let here = count(&pair.a, mine);
    here.is_some_and(|(low, _)| low >= TELLING_COUNT) && here == count(&pair.b, theirs)
}

/// The content words of the second sentence that match one around a phrase of the first.
pub(super) fn met_around(pair: &PairView<'_>, mine: &Phrase) -> Vec<usize> {
    let telling = |view: &SentenceView<'_>, at: usize| !view.word(at).function;
    around(&mine.tokens, pair.match_a.len())
        .into_iter()
        .flatten()
        .filter(|at| telling(&pair.a, *at))
        .filter_map(|at| pair.match_a[at].filter(|to| telling(&pair.b, *to)))
        .collect()
}

/// How many words that are [met around](met_around) a phrase stand around one of the second sentence.
pub(super) fn slot(pair: &PairView<'_>, met: &[usize], theirs: &Phrase) -> usize {
    let [before, behind] = around(&theirs.tokens, pair.match_b.len());
    met.iter().filter(|to| before.contains(to) || behind.contains(to)).count()
}

/// The places near some tokens of a sentence of so many.
fn around(tokens: &Range<usize>, len: usize) -> [Range<usize>; 2] {
    let end = (tokens.end + SLOT_REACH).min(len);
    [tokens.start.saturating_sub(SLOT_REACH)..tokens.start, tokens.end..end]
}
