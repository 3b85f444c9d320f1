//! What holds for every report, whatever was read. Property tests and fuzz targets share it.

use std::collections::BTreeSet;

use storydiff::report::{FramingReport, OmissionReport};
use storydiff::{Report, Version};

/// Panics with a message that names the broken promise.
pub fn check(report: &Report, versions: &[Version]) {
    assert_eq!(report.documents.len(), versions.len(), "every version has its document");
    for (document, version) in report.documents.iter().zip(versions) {
        accounts_for_all(document, &version.text);
        assert!((0.0..=1.0).contains(&document.coverage), "coverage {}", document.coverage);
    }
    facts_hold_every_sentence_once(report);
    let sentence = |document: usize, sentence: usize| {
        assert!(report.sentence(document, sentence).is_some(), "no sentence {document}:{sentence}");
    };
    assert!(report.alignments.iter().map(|x| (&x.a, &x.b)).is_sorted(), "alignments are sorted");
    for alignment in &report.alignments {
        assert!(alignment.a.document < alignment.b.document, "the smaller document comes first");
        for side in [&alignment.a, &alignment.b] {
            assert!(!side.sentences.is_empty() && side.sentences.is_sorted(), "sides have sentences, sorted");
            side.sentences.iter().for_each(|&at| sentence(side.document, at));
        }
        for share in [alignment.score, alignment.confidence] {
            assert!((0.0..=1.0).contains(&share), "a score of {share}");
        }
        for run in &alignment.diff {
            slice(&versions[alignment.a.document].text, run.a[0], run.a[1]);
            slice(&versions[alignment.b.document].text, run.b[0], run.b[1]);
        }
    }
    assert!(report.framing.iter().map(|x| std::cmp::Reverse(x.severity)).is_sorted(), "the most severe first");
    report.framing.iter().for_each(|finding| quotes(finding, versions));
    assert!(report.omissions.iter().rev().map(|x| x.importance).is_sorted(), "the most important first");
    report.omissions.iter().for_each(|omission| is_missing(omission, versions));
    serde_json::to_string(report).expect("a report is JSON");
}

/// Sentences and noise are in order, apart, quoted as they stand, and no letter is outside of them.
fn accounts_for_all(document: &storydiff::report::DocumentReport, text: &str) {
    let sentences = document.sentences.iter().map(|x| (x.start, x.end, x.text.as_str()));
    let noise = document.noise.iter().map(|x| (x.start, x.end, x.text.as_str()));
    let mut pieces: Vec<(usize, usize, &str)> = sentences.chain(noise).collect();
    assert!(document.sentences.is_sorted_by_key(|x| x.start), "sentences are in reading order");
    pieces.sort_unstable();
    let mut at = 0;
    for (start, end, words) in pieces {
        assert!(at <= start && start < end, "pieces {at}..{start}..{end} overlap");
        assert_eq!(slice(text, start, end), words, "a piece is quoted as it stands");
        assert_lost_nothing(slice(text, at, start));
        at = end;
    }
    assert_lost_nothing(slice(text, at, text.len()));
}

fn assert_lost_nothing(between: &str) {
    assert!(!between.contains(char::is_alphanumeric), "{between:?} is neither a sentence nor noise");
}

fn facts_hold_every_sentence_once(report: &Report) {
    let mut seen = BTreeSet::new();
    for member in report.facts.iter().flat_map(|fact| &fact.members) {
        for sentence in &member.sentences {
            assert!(seen.insert((member.document, *sentence)), "{}:{sentence} is in two facts", member.document);
        }
    }
    let all: usize = report.documents.iter().map(|document| document.sentences.len()).sum();
    assert_eq!(seen.len(), all, "every sentence is in a fact");
}

fn quotes(finding: &FramingReport, versions: &[Version]) {
    assert!(finding.a.is_some() || finding.b.is_some(), "{}: a finding has words", finding.kind);
    assert!((0.0..=1.0).contains(&finding.confidence), "{}: confidence {}", finding.kind, finding.confidence);
    for words in [&finding.a, &finding.b].into_iter().flatten() {
        let ([document, _], range) = (words.place(), words.range());
        let text = slice(&versions[document].text, range.start, range.end);
        assert_eq!(text, &*words.text, "{}: words as they stand", finding.kind);
    }
}

fn is_missing(omission: &OmissionReport, versions: &[Version]) {
    let OmissionReport { document, start, end, text, missing_from, importance, .. } = omission;
    assert_eq!(slice(&versions[*document].text, *start, *end), text, "an omission is quoted as it stands");
    assert!(!missing_from.is_empty() && !missing_from.contains(document), "missing from others");
    assert!((0.0..=1.0).contains(importance), "importance {importance}");
}

fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_else(|| panic!("{start}..{end} is no range of characters"))
}
