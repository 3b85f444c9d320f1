//! What the tests of the kinds share: two texts whose first sentences are aligned, and what is found between these.

use super::{Finding, Place, Read, framing};
use crate::Settings;
use crate::align::{Alignment, Pair};
use crate::segment::Document;
use crate::tokens::{Story, tokenize};

/// The story of two texts, and all findings between their first sentences.
pub(super) fn compared(a: &[&str], b: &[&str]) -> (Story, Vec<Finding>) {
    let story = tokenize(vec![Document::from_sentences("a", a), Document::from_sentences("b", b)]);
    let pairs = vec![Pair { a: 0, b: 0, score: 0.9, confidence: 0.9, copy: false }];
    let alignment = Alignment { a: 0, a_sentences: vec![0], b: 1, b_sentences: vec![0], pairs };
    let found = framing(Read::plain(&story), &[alignment], &[], &Settings::default());
    (story, found.into_iter().map(|difference| difference.finding).collect())
}

/// The findings of a kind between two sentences.
pub(super) fn found(kind: &str, a: &str, b: &str) -> Vec<Finding> {
    compared(&[a], &[b]).1.into_iter().filter(|finding| finding.kind == kind).collect()
}

/// The words of one side of a finding; none where it has no place.
pub(super) fn words(story: &Story, place: Option<Place>) -> &str {
    place.map_or("", |place| place.span().of(&story.documents[place.document()].version.text))
}
