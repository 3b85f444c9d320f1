//! Framing differences against gold.

use std::collections::BTreeMap;

use serde::Serialize;

use super::alignment::{SentencePair, ordered, pairs_of};
use super::gold::{At, GoldDifference, GoldStory};
use super::share;
use crate::align::Alignment;
use crate::framing::{Difference, Place, Severity};
use crate::span::Span;
use crate::tokens::Story;

/// Counts of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FramingCounts {
    /// Differences that people named.
    pub gold: usize,
    /// Those that a finding of any severity meets.
    pub found: usize,
    /// Findings of severity medium or high on gold pairs.
    pub shown: usize,
    /// Those of them that meet a difference that people named.
    pub right: usize,
    /// Findings of severity medium or high on any pair but a debatable one: what a reader has before him.
    pub page: usize,
}

impl FramingCounts {
    /// Share of the named differences that were found; 1 when none was named.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.found, self.gold, 1.0)
    }

    /// Share of the shown findings that people named too; 1 when none was shown.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.shown, 1.0)
    }

    /// Share of the findings on the page that people named; a finding on a wrong pair is a wrong one.
    #[must_use]
    pub fn page_precision(&self) -> f64 {
        share(self.right, self.page, 1.0)
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.shown += other.shown;
        self.right += other.right;
        self.page += other.page;
    }
}

/// Differences that people judged to weigh alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WeightCounts {
    /// Differences that people named.
    pub gold: usize,
    /// Those of them whose two sentences are aligned.
    pub aligned: usize,
    /// Those that a finding of any severity meets.
    pub found: usize,
    /// Those that a finding of severity medium or high meets.
    pub shown: usize,
}

impl WeightCounts {
    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.aligned += other.aligned;
        self.found += other.found;
        self.shown += other.shown;
    }
}

/// A finding may be at most three times as long as the gold words and this many characters longer.
const LONGER_BY: usize = 20;

/// Counts by kind.
#[must_use]
pub fn framing(gold: &GoldStory, story: &Story, differences: &[Difference]) -> BTreeMap<String, FramingCounts> {
    let (pairs, debatable) = (ordered(&gold.gold), ordered(&gold.ignore));
    let mut counts: BTreeMap<String, FramingCounts> = BTreeMap::new();
    for difference in &gold.framing {
        let entry = counts.entry(difference.kind.clone()).or_default();
        entry.gold += 1;
        entry.found += usize::from(differences.iter().any(|found| meets(difference, found, story)));
    }
    for found in differences.iter().filter(|found| found.finding.severity >= Severity::Medium) {
        let pair = (found.a(), found.b());
        let aligned = pairs.contains(&pair);
        if !aligned && debatable.contains(&pair) {
            continue;
        }
        let entry = counts.entry(found.finding.kind.to_owned()).or_default();
        entry.page += 1;
        if aligned {
            entry.shown += 1;
            entry.right += usize::from(gold.framing.iter().any(|difference| meets(difference, found, story)));
        }
    }
    counts
}

/// Where the differences stay that people judged grave, worth a look or slight, by that weight: in pairs that are not aligned,
/// not found, or found and not shown.
#[must_use]
pub fn by_weight(
    gold: &GoldStory,
    story: &Story,
    alignments: &[Alignment],
    differences: &[Difference],
) -> BTreeMap<u8, WeightCounts> {
    let aligned = pairs_of(alignments);
    let mut counts: BTreeMap<u8, WeightCounts> = BTreeMap::new();
    for difference in &gold.framing {
        let Some(weight) = difference.severity else { continue };
        let met = || differences.iter().filter(|found| meets(difference, found, story));
        counts.entry(weight).or_default().add(WeightCounts {
            gold: 1,
            aligned: usize::from(aligned.contains(&in_order(difference))),
            found: usize::from(met().next().is_some()),
            shown: usize::from(met().any(|found| found.finding.severity >= Severity::Medium)),
        });
    }
    counts
}

/// The two sentences of a difference, the first document's first.
fn in_order(difference: &GoldDifference) -> SentencePair {
    let (a, b) = (difference.a, difference.b);
    if a <= b { (a, b) } else { (b, a) }
}

/// Whether a finding is the gold difference: same kind, same sentences, and its words overlap on at least one side
/// without being far longer.
#[must_use]
pub fn meets(difference: &GoldDifference, found: &Difference, story: &Story) -> bool {
    if found.finding.kind != difference.kind || (found.a(), found.b()) != in_order(difference) {
        return false;
    }
    if difference.kind == "prominence" {
        return true;
    }
    let side = |at: At, words: &str| -> bool {
        let place =
            [found.finding.a, found.finding.b].into_iter().flatten().find(|p| (p.document(), p.sentence()) == at);
        place.is_some_and(|place| overlaps(place, words, story))
    };
    side(difference.a, &difference.a_text) || side(difference.b, &difference.b_text)
}

fn overlaps(place: Place, words: &str, story: &Story) -> bool {
    if words.is_empty() || place.span().len() > 3 * words.len() + LONGER_BY {
        return false;
    }
    let document = &story.documents[place.document()];
    let sentence = document.sentences[place.sentence()].span;
    sentence.of(&document.version.text).match_indices(words).any(|(offset, _)| {
        let start = sentence.start + offset;
        Span::new(start, start + words.len()).overlaps(place.span())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framing::Finding;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    /// A sentence of the first version called loaded as a whole, beside the first one of the second.
    fn loaded(story: &Story, sentence: usize, severity: Severity) -> Difference {
        let finding = Finding {
            kind: "loaded",
            severity,
            confidence: 0.5,
            a: Some(Place::new(0, sentence, story.documents[0].sentences[sentence].span)),
            b: None,
            cue_a: None,
            cue_b: None,
            note: "".into(),
        };
        Difference::new((0, sentence), (1, 0), finding)
    }

    #[test]
    fn a_finding_on_a_wrong_pair_is_on_the_page_and_one_on_a_debatable_pair_is_not_counted() {
        let line = r#"{"id":"ferry","docs":[{"name":"a","sentences":["It sank.","It burned."]},{"name":"b","sentences":["It foundered."]}],
            "gold":[[[0,0],[1,0]]],"framing":[{"kind":"loaded","a":[0,0],"b":[1,0],"a_text":"sank","b_text":"foundered"}]}"#;
        let mut gold: GoldStory = serde_json::from_str(line).unwrap();
        let documents = gold.docs.iter().map(|d| Document::from_sentences(&d.name, &d.sentences)).collect();
        let story = tokenize(documents);
        let shown = |sentence: usize| loaded(&story, sentence, Severity::Medium);
        let counted = |gold: &GoldStory| framing(gold, &story, &[shown(0), shown(1)])["loaded"];
        let counts = counted(&gold);
        assert_eq!((counts.right, counts.shown, counts.page), (1, 1, 2));
        gold.ignore.push(((0, 1), (1, 0)));
        assert_eq!(counted(&gold).page, 1);
    }

    #[test]
    fn a_judged_difference_is_followed_from_its_pair_to_the_page() {
        let line = r#"{"id":"ferry","docs":[{"name":"a","sentences":["The ferry sank.","Police killed him.","Fares rose."]},
            {"name":"b","sentences":["The ferry foundered.","He died.","Tickets cost more."]}],"gold":[[[0,0],[1,0]],[[0,1],[1,1]]],"framing":[
            {"kind":"loaded","a":[0,0],"b":[1,0],"a_text":"sank","b_text":"foundered","severity":3},
            {"kind":"agency","a":[1,1],"b":[0,1],"a_text":"died","b_text":"killed","severity":3},
            {"kind":"loaded","a":[0,0],"b":[1,0],"a_text":"The","b_text":"The"}]}"#;
        let gold: GoldStory = serde_json::from_str(line).unwrap();
        let documents = gold.docs.iter().map(|d| Document::from_sentences(&d.name, &d.sentences)).collect();
        let story = tokenize(documents);
        let aligned = crate::eval::gold_alignments(&gold);
        let mut found = loaded(&story, 0, Severity::Low);
        let grave = |found: &Difference| by_weight(&gold, &story, &aligned[..1], std::slice::from_ref(found))[&3];
        assert_eq!(grave(&found), WeightCounts { gold: 2, aligned: 1, found: 1, shown: 0 });
        found.finding.severity = Severity::High;
        assert_eq!(grave(&found), WeightCounts { gold: 2, aligned: 1, found: 1, shown: 1 });
    }
}
