//! **wire**: the same agency copy in two versions, which is no independent agreement.
//!
//! Outlets print agency texts word for word or nearly so. Where a passage is the same in two versions that differ
//! elsewhere, the agreement of the two proves nothing: both have it from one source. The finding stands once for a
//! run of such sentences, at its first. Two copies of one text as a whole are left alone, since nothing in them is
//! either outlet's own.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::align::Alignment;
use crate::framing::cue::Cue;
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon};
use crate::tokens::{Story, TermId, TokenKind, TokenSentence, WordId};

/// The kind.
#[derive(Debug)]
pub struct Wire;

/// Two sentences that share this much of their words are one text.
const NEAR_VERBATIM: f64 = 0.85;
/// Shorter sentences are alike by chance.
const SHORTEST: usize = 10;
/// So many sentences in a row are one passage even where no agency is named.
const LONG_RUN: usize = 3;
/// From this share of sentences that stand word for word in the other version on, one version is a copy of the other.
const WHOLE_COPY: f64 = 0.75;
/// A sentence with more of its words in quotation marks is a speaker's, and quotations are meant to be the same.
const MOSTLY_QUOTED: f64 = 0.4;

impl FramingKind for Wire {
    fn id(&self) -> &'static str {
        "wire"
    }

    fn works_without_words(&self) -> bool {
        true
    }

    fn about(&self) -> &'static str {
        "The same agency copy in both versions, so that their agreement is not independent."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        lexicon::cues("wire", sentence)
    }

    fn compares_copies(&self) -> bool {
        true
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        if !may_be_one_text(pair) {
            return Vec::new();
        }
        let (story, a, b) = (pair.story, &pair.a, &pair.b);
        let starts = |back: usize| {
            let before = (a.index.checked_sub(back), b.index.checked_sub(back));
            matches!(before, (Some(i), Some(j)) if one_text(story, (a.document_index, i), (b.document_index, j)))
        };
        if !one_text(story, (a.document_index, a.index), (b.document_index, b.index)) || starts(1) {
            return Vec::new();
        }
        if pair.copied {
            return Vec::new();
        }
        let run = (0..)
            .take_while(|step| one_text(story, (a.document_index, a.index + step), (b.document_index, b.index + step)))
            .count();
        let named = names_agency(a) || names_agency(b);
        let whole = |view: &SentenceView<'_>| Some(view.place_at(view.sentence.span));
        let length = if run == 1 { "one sentence".to_owned() } else { format!("{run} sentences in a row") };
        let same = |step: usize| {
            let words = |view: &SentenceView<'_>| {
                let tokens = &story.tokens[view.document_index][view.index + step].tokens;
                tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).map(|token| token.word).collect()
            };
            let (mine, theirs): (Vec<WordId>, Vec<WordId>) = (words(a), words(b));
            mine == theirs
        };
        let how = if (0..run).all(same) { "Word for word" } else { "Nearly word for word" };
        let source = if named { "an agency is named in one of them" } else { "no agency is named" };
        vec![Finding {
            kind: "wire",
            severity: if named || run >= LONG_RUN { Severity::Medium } else { Severity::Low },
            confidence: pair.confidence * if named { 0.9 } else { 0.6 },
            a: whole(a),
            b: whole(b),
            cue_a: names_agency(a).then_some("agency"),
            cue_b: names_agency(b).then_some("agency"),
            note: format!("{how} the same in both, {length}; {source}.").into(),
        }]
    }

    fn must_fire(&self) -> &'static [Example] {
        &[Example {
            a: "Forty dockers were arrested near the old mill in Varn on Monday after a night of unrest, the Associated Press reported.",
            b: "Forty dockers were arrested near the old mill in Varn on Monday after a night of unrest.",
            words_a: "Forty dockers were arrested",
            words_b: "Forty dockers were arrested",
        }]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            (
                "Forty dockers were arrested near the old mill in Varn on Monday after a night of unrest.",
                "Forty dockers were arrested near the old mill in Varn on Monday after a night of unrest.",
            ),
            (
                "Forty dockers were arrested near the old mill in Varn on Monday after a night of unrest.",
                "After a restless night police took forty men from the docks into custody by the mill on Monday.",
            ),
        ]
    }
}

/// Whether the sentences at the two places are one text, nearly word for word and in the outlets' own voice.
fn one_text(story: &Story, one: (usize, usize), other: (usize, usize)) -> bool {
    let at = |(document, index): (usize, usize)| story.tokens[document].get(index);
    let (Some(one), Some(other)) = (at(one), at(other)) else { return false };
    let (mine, theirs) = (one.terms(&story.vocabulary), other.terms(&story.vocabulary));
    if mine.len().min(theirs.len()) < SHORTEST {
        return false;
    }
    let is_speech = |sentence: &TokenSentence| {
        let quoted = sentence.tokens.iter().filter(|token| token.quoted).count();
        quoted as f64 > MOSTLY_QUOTED * sentence.tokens.len() as f64
    };
    if is_speech(one) || is_speech(other) {
        return false;
    }
    let (mine, theirs) = (word_pairs(&mine), word_pairs(&theirs));
    let shared = mine.iter().filter(|pair| theirs.binary_search(pair).is_ok()).count();
    shares_enough(shared, mine.len(), theirs.len())
}

/// The different pairs of neighbouring words, each as one number, sorted.
pub(in crate::framing) fn word_pairs(words: &[TermId]) -> Vec<u64> {
    let mut pairs: Vec<u64> = words.windows(2).map(|two| (u64::from(two[0].0) << 32) | u64::from(two[1].0)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two sentences with so many pairs of words, of which they share so many, are one text.
fn shares_enough(shared: usize, mine: usize, theirs: usize) -> bool {
    let shared = shared as f64;
    shared >= NEAR_VERBATIM * mine.min(theirs) as f64 && 2.0 * shared >= mine.max(theirs) as f64
}

/// Whether the two may be one text, by what is known of them: they share no more pairs of words than words.
fn may_be_one_text(pair: &PairView<'_>) -> bool {
    let Some((a, b)) = pair.a.parts.zip(pair.b.parts) else { return true };
    shares_enough(pair.match_a.iter().flatten().count(), a.word_pairs, b.word_pairs)
}

/// The aligned couples of versions of which one is a copy of the other: most sentences of the shorter stand in it word for
/// word. Found once for the story, since it takes both versions as a whole.
pub fn copied(story: &Story, alignments: &[Alignment]) -> BTreeSet<(usize, usize)> {
    let couples: BTreeSet<(usize, usize)> = alignments.iter().map(|alignment| (alignment.a, alignment.b)).collect();
    let sentences = story.each(|document, sentence| story.tokens[document][sentence].terms(&story.vocabulary));
    let stands_in = |part: &[Vec<TermId>], whole: &[Vec<TermId>]| {
        let known: FxHashSet<&Vec<TermId>> = whole.iter().collect();
        let copied = part.iter().filter(|sentence| known.contains(sentence)).count();
        part.len() <= whole.len() && copied as f64 >= WHOLE_COPY * part.len() as f64
    };
    let is_copy = |one: &[Vec<TermId>], other: &[Vec<TermId>]| stands_in(one, other) || stands_in(other, one);
    couples.into_iter().filter(|&(a, b)| is_copy(&sentences[a], &sentences[b])).collect()
}

/// Whether an agency is named in the sentence.
fn names_agency(view: &SentenceView<'_>) -> bool {
    !lexicon::find("wire", view).is_empty()
        || view
            .tokenized
            .names
            .iter()
            .any(|name| matches!(view.norm(name.end - 1), "wire" | "newswire") && name.len() > 1)
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::compared;

    #[test]
    fn a_passage_with_another_word_is_only_nearly_the_same() {
        let text = |dockers: &str, ran: &str| {
            format!(
                "{dockers} were arrested near the old mill in Varn on Monday after a night of unrest, the Associated Press {ran}."
            )
        };
        let how = |a: &str, b: &str| {
            let (_, found) = compared(&[a, "Fares rise in May."], &[b, "The pier was sold to a shipping line."]);
            let wire = found.into_iter().find(|finding| finding.kind == "wire");
            wire.and_then(|finding| finding.note.split(',').next().map(str::to_owned))
        };
        let same = text("Forty dockers", "reported");
        assert_eq!(how(&same, &same).as_deref(), Some("Word for word the same in both"));
        assert_eq!(
            how(&same, &text("Forty docker", "reports")).as_deref(),
            Some("Nearly word for word the same in both")
        );
    }
}
