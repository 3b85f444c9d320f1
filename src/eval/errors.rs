//! What was missed and what was wrong, for error analysis.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::alignment::{self, SentencePair};
use super::framing::meets;
use super::gold::GoldStory;
use super::speakers;
use crate::analysis::Analysis;
use crate::framing::{Place, Severity};
use crate::omissions::Level;
use crate::similarity;

/// A gold pair that was missed, or a pair found that gold does not have, with what the model says of it.
#[derive(Clone, Debug, Serialize)]
pub struct AlignmentError {
    /// `missed` or `false`.
    pub error: &'static str,
    /// The pair.
    pub pair: SentencePair,
    /// Confidence of the pair; 0 when it was no candidate.
    pub confidence: f64,
}

/// The errors of the align stage on one story, worst first: sure ones that are false, hopeless ones that were missed.
#[must_use]
pub fn alignment_errors(gold: &GoldStory, analysis: &Analysis) -> Vec<AlignmentError> {
    let (wanted, ignore) = (alignment::ordered(&gold.gold), alignment::ordered(&gold.ignore));
    let found = alignment::pairs_of(&analysis.alignments);
    let similarity = similarity::similarity(&analysis.story);
    let confidence = |pair: &SentencePair| -> f64 {
        let between = similarity.between.iter().find(|b| (b.a, b.b) == (pair.0.0, pair.1.0));
        let candidate = between.and_then(|b| b.candidates.iter().find(|c| (c.a, c.b) == (pair.0.1, pair.1.1)));
        candidate.map_or(0.0, |c| c.confidence)
    };
    let missed = wanted.difference(&found).map(|pair| ("missed", *pair));
    let wrong =
        found.iter().filter(|pair| !wanted.contains(pair) && !ignore.contains(pair)).map(|pair| ("false", *pair));
    let mut errors: Vec<AlignmentError> = missed
        .chain(wrong)
        .map(|(error, pair)| AlignmentError { error, pair, confidence: confidence(&pair) })
        .collect();
    let badness = |e: &AlignmentError| if e.error == "missed" { 1.0 - e.confidence } else { e.confidence };
    errors.sort_by(|x, y| badness(y).total_cmp(&badness(x)).then(x.pair.cmp(&y.pair)));
    errors
}

/// A sentence and an outlet: an omission that people named and that was not reported, or one reported that they did not name.
#[derive(Clone, Debug, Serialize)]
pub struct OmissionError {
    /// `missed` or `false`.
    pub error: &'static str,
    /// Document and sentence that tell it.
    pub sentence: (usize, usize),
    /// Document that is or is not said to leave it out.
    pub outlet: usize,
    /// How much people said it would be missed, 1–3; 0 where they did not name it.
    pub importance: u8,
    /// Probability that the outlet tells it.
    pub told: f64,
    /// The sentence of the outlet that most likely tells it.
    pub nearest: Option<usize>,
}

/// The errors of the omissions stage on one story: what people would miss most first, then what is falsely listed, the surest
/// first.
#[must_use]
pub fn omission_errors(gold: &GoldStory, analysis: &Analysis) -> Vec<OmissionError> {
    let named = places(gold.omitted.iter().map(|o| (o.sentence, &o.missing_from[..], o.importance)));
    let sentences = analysis.omissions.iter().filter(|o| o.level == Level::Sentence);
    let reported = places(sentences.map(|o| ((o.document, o.sentence), &o.missing_from[..], 0)));
    let missed =
        named.iter().filter(|(at, _)| !reported.contains_key(at)).map(|(at, importance)| ("missed", *at, *importance));
    let wrong = reported.keys().filter(|at| !named.contains_key(at)).map(|at| ("false", *at, 0));
    let mut errors: Vec<OmissionError> = missed
        .chain(wrong)
        .map(|(error, (sentence, outlet), importance)| {
            let telling = &analysis.tellings[sentence.0][sentence.1][outlet];
            let nearest = telling.likeliest.map(|near| near.sentence);
            OmissionError { error, sentence, outlet, importance, told: telling.told, nearest }
        })
        .collect();
    errors.sort_by(|x, y| {
        y.importance.cmp(&x.importance).then(x.told.total_cmp(&y.told)).then(x.sentence.cmp(&y.sentence))
    });
    errors
}

/// Importance by sentence and outlet.
fn places<'a>(
    omissions: impl Iterator<Item = ((usize, usize), &'a [usize], u8)>,
) -> BTreeMap<((usize, usize), usize), u8> {
    omissions
        .flat_map(|(sentence, outlets, importance)| outlets.iter().map(move |outlet| ((sentence, *outlet), importance)))
        .collect()
}

/// Lists the errors of one story, stage by stage, as a text to read.
#[must_use]
pub fn list(gold: &GoldStory, analysis: &Analysis) -> String {
    let mut out = String::new();
    for error in alignment_errors(gold, analysis) {
        let ((a, i), (b, j)) = error.pair;
        let _ = writeln!(
            out,
            "{} alignment {} {:.2}  {a}:{i} ~ {b}:{j}\n    {}\n    {}",
            gold.id, error.error, error.confidence, gold.docs[a].sentences[i], gold.docs[b].sentences[j]
        );
    }
    for difference in &gold.framing {
        if !analysis.differences.iter().any(|found| meets(difference, found, &analysis.story)) {
            let ((a, i), (b, j)) = (difference.a, difference.b);
            let _ = writeln!(
                out,
                "{} {} missed  {a}:{i} {:?} | {b}:{j} {:?} | {}",
                gold.id, difference.kind, difference.a_text, difference.b_text, difference.note
            );
        }
    }
    let pairs = alignment::ordered(&gold.gold);
    let shown = analysis.differences.iter().filter(|found| found.finding.severity >= Severity::Medium);
    for found in shown.filter(|found| pairs.contains(&(found.a(), found.b()))) {
        if !gold.framing.iter().any(|difference| meets(difference, found, &analysis.story)) {
            let words = |place: Option<Place>| {
                place.map_or("", |place| place.span().of(&analysis.story.documents[place.document()].version.text))
            };
            let ((a, i), (b, j)) = (found.a(), found.b());
            let _ = writeln!(
                out,
                "{} {} false  {a}:{i} {:?} | {b}:{j} {:?} | {}",
                gold.id,
                found.finding.kind,
                words(found.finding.a),
                words(found.finding.b),
                found.finding.note
            );
        }
    }
    for error in omission_errors(gold, analysis) {
        let ((document, sentence), outlet) = (error.sentence, error.outlet);
        let _ = writeln!(
            out,
            "{} omission {} {}  {document}:{sentence} from {outlet}, told {:.2}\n    {}",
            gold.id, error.error, error.importance, error.told, gold.docs[document].sentences[sentence]
        );
        if let Some(nearest) = error.nearest {
            let _ = writeln!(out, "    {outlet}:{nearest} {}", gold.docs[outlet].sentences[nearest]);
        }
    }
    out + &speakers::list(gold, analysis)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::eval::{Given, analyse_gold, gold};

    /// People paired the first sentences and missed the divers; nobody said that the fares were left out.
    const STORY: &str = r#"{"id":"ferry","docs":[
        {"name":"Wire","sentences":["The ferry Halmar sank off Orla on Monday.","Divers from Brenn found nobody alive in the hull."]},
        {"name":"Post","sentences":["The ferry Halmar sank off Orla on Monday.","Fares on the line had risen twice this year."]}],
        "gold":[[[0,0],[1,0]]],
        "omitted":[{"sentence":[0,0],"missing_from":[1],"importance":3},{"sentence":[0,1],"missing_from":[1],"importance":2}]}"#;

    #[test]
    fn omissions_that_only_people_or_only_the_program_named_are_errors() {
        let text = STORY.replace('\n', "");
        let gold = gold::parse("ferry.jsonl", &text).expect("a gold story").remove(0);
        let analysis = analyse_gold(&gold, &Settings::default(), Given::Nothing);
        let errors = omission_errors(&gold, &analysis);
        let found: Vec<_> = errors.iter().map(|e| (e.error, e.sentence, e.outlet, e.importance)).collect();
        assert_eq!(found, [("missed", (0, 0), 1, 3), ("false", (1, 1), 0, 0)]);
        assert!(list(&gold, &analysis).contains("ferry omission missed 3  0:0 from 1, told 1.00\n"));
    }
}
