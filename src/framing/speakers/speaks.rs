//! Whether an attribution lets somebody speak.

use super::{lists, names_document};
use crate::framing::SentenceView;
use crate::framing::kinds::attribution::{self, Found, Shape};
use crate::framing::phrases::{self, Class};
use crate::language::has;

/// Families of what is thought, wished or called by a noun: nobody speaks there.
const SILENT: &[&str] = &["thinking", "intending", "seeming", "noun"];
/// Families of what is declined or backed, which is a deed as often as a word: somebody speaks there when he is quoted.
const DEEDS: &[&str] = &["refusing", "praising"];
/// Who hears something is told it by somebody else.
const HEARS: &str = "hear";

/// Whether somebody speaks, and not as one whom somebody else quotes: `she said that no one had called`.
pub(super) fn speaks(view: &SentenceView<'_>, found: &Found<'_>, all: &[Found<'_>], quotes: bool) -> bool {
    let by = found.shape == Shape::Passive && view.norm(found.cue.end) == "by" && quotes;
    let spoken = by || !matches!(found.shape, Shape::Infinitive | Shape::Noun | Shape::Modifier | Shape::Passive);
    let source = found.source.as_ref().map_or(found.cue.start, |source| source.start.min(found.cue.start));
    let holds = |outer: &Found<'_>| {
        let within = outer.cue != found.cue && outer.covers(source) && outer.covers(found.cue.start);
        outer.shape == Shape::Active && outer.source.is_some() && outer.lemma != HEARS && within
    };
    // `calling the senator a liar`
    let behind = found.source.as_ref().is_some_and(|source| source.start >= found.cue.end);
    let names = behind && !quotes && found.shape == Shape::Inverted && view.norm(found.cue.start).ends_with("ing");
    let inner = || found.shape == Shape::Active && all.iter().any(holds);
    // In a headline a past form is a passive as often: `president declared winner`.
    let short = view.sentence.headline && found.shape == Shape::Active && !matches!(found.lemma, "say" | "tell");
    let listed = has(lists(view).deeds, found.lemma) && !shows(view, found);
    let deed = listed || DEEDS.contains(&found.family) || found.shape == Shape::Colon || short;
    let states = quotes || (found.cue.end..found.cue.end + 2).any(|at| view.norm(at) == "that");
    spoken
        && found.lemma != HEARS
        && !SILENT.contains(&found.family)
        && (states || !deed)
        && !names
        && !unsaid(view, found, quotes)
        && !inner()
}

/// Whether it was not said, or not yet: `did not say`, `will say on Monday`, `may say`, `is thought to have said`.
fn unsaid(view: &SentenceView<'_>, found: &Found<'_>, quotes: bool) -> bool {
    let classes = phrases::classes(view);
    let before = (0..found.cue.start).rev().take_while(|&at| matches!(classes[at], Class::Adverb | Class::Auxiliary));
    let modal = before.clone().any(|at| has(lists(view).unsaid, view.norm(at)));
    let to_have =
        found.cue.start >= 2 && view.norm(found.cue.start - 1) == "have" && view.norm(found.cue.start - 2) == "to";
    attribution::is_negated(view, found) || to_have || (modal && !quotes)
}

/// Whether a document shows something, which states it: `records show`, `the poll found`.
fn shows(view: &SentenceView<'_>, found: &Found<'_>) -> bool {
    found.source.as_ref().is_some_and(|source| names_document(view, source))
}
