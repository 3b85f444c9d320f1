//! From what the stages found to the [`Report`].
//!
//! Everything is put into one order here, so that no format has to sort. The order of findings and of omissions
//! does not depend on which version was named first: swapped inputs give the same list, mirrored.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use super::diffs;
use super::id::DifferenceId;
use super::model::{
    AlignmentReport, DocumentReport, FactReport, FramingReport, LoadedWords, Nearest, NoiseReport, OmissionReport,
    Report, SCHEMA_VERSION, SentenceReport, Sentences, Severity, SpeakerReport, Summary, Tool, Words,
};
use super::position::Position;
use super::view::sentence_case;
use super::warnings::warnings;
use crate::align::Alignment;
use crate::analysis::Analysis;
use crate::arrange::arrange;
use crate::facts::Fact;
use crate::facts::told::Tellings;
use crate::framing::speakers::Speaker;
use crate::framing::{Cue, Difference, Finding, KINDS, Place, SentenceView, lexicon};
use crate::omissions::{Level, Omission};
use crate::parallel;
use crate::settings::Settings;
use crate::tokens::{Story, TokenKind};

/// Puts what the stages found into a report.
#[must_use]
pub fn build(found: Analysis, settings: &Settings) -> Report {
    let Analysis { story, alignments, tellings, facts, differences, wording, speakers, omissions } = found;
    let facts = fact_reports(&story, &facts, &tellings);
    // Each part is given back as soon as it is reported, so that a long story is not in memory twice.
    drop(tellings);
    let framing = framing_reports(&story, differences);
    let omissions = omission_reports(&story, omissions);
    let documents: Vec<DocumentReport> = (0..story.documents.len())
        .map(|index| DocumentReport {
            loaded_words: loaded_words(&story, index, wording.get(index).map_or(&[], Vec::as_slice)),
            speakers: speaker_reports(&story, index, speakers.get(index).map_or(&[], Vec::as_slice)),
            ..document_report(&story, index, &facts)
        })
        .collect();
    let summary = summary(documents.len(), &facts, &framing, &omissions);
    Report {
        schema_version: SCHEMA_VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() },
        settings: settings.clone(),
        warnings: warnings(&documents, &story.documents, &alignments),
        documents,
        alignments: alignment_reports(&story, &alignments),
        facts,
        framing,
        omissions,
        summary,
    }
}

/// Four decimals: more say nothing, and make reports differ between machines.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

/// The rounded value as a whole number, so that what is printed as the same sorts as the same.
fn ten_thousandths(value: f64) -> i32 {
    (value * 1e4).round() as i32
}

/// A version in itself, without what stands beside the others.
pub(super) fn document_report(story: &Story, index: usize, facts: &[FactReport]) -> DocumentReport {
    let document = &story.documents[index];
    let text = &document.version.text;
    let plain = document.version.is_plain();
    let (mut position, mut at) = (Position::START, 0);
    let sentences: Vec<SentenceReport> = document
        .sentences
        .iter()
        .enumerate()
        .map(|(index, sentence)| {
            // Sentences stand in reading order: one walk over the text finds all their lines.
            position = position.behind(text.get(at..sentence.span.start).unwrap_or_default());
            at = sentence.span.start;
            SentenceReport {
                index,
                text: sentence.span.of(text).into(),
                start: sentence.span.start,
                end: sentence.span.end,
                line: plain.then_some(position.line),
                column: plain.then_some(position.column),
                headline: sentence.headline,
            }
        })
        .collect();
    let noise = document.noise.iter().map(|noise| NoiseReport {
        text: noise.span.of(text).into(),
        start: noise.span.start,
        end: noise.span.end,
        reason: noise.reason.into(),
    });
    let told = facts.iter().filter(|fact| fact.members.iter().any(|member| member.document == index)).count();
    let headline = || sentences.iter().find(|sentence| sentence.headline).map(|sentence| sentence.text.clone());
    DocumentReport {
        index,
        outlet: document.version.outlet.clone(),
        source: document.version.source.clone(),
        title: document.version.title.clone().or_else(headline),
        published: document.version.published.clone(),
        author: document.version.author.clone(),
        format: document.version.format.into(),
        encoding: document.version.encoding.into(),
        language: document.language.clone(),
        noise: noise.collect(),
        coverage: if facts.is_empty() { 0.0 } else { rounded(told as f64 / facts.len() as f64) },
        words: story.tokens[index]
            .iter()
            .flat_map(|sentence| &sentence.tokens)
            .filter(|token| token.kind != TokenKind::Punctuation)
            .count(),
        loaded_words: Vec::new(),
        speakers: Vec::new(),
        sentences,
    }
}

fn loaded_words(story: &Story, document: usize, cues: &[(usize, Cue)]) -> Vec<LoadedWords> {
    let text = &story.documents[document].version.text;
    let words = cues.iter().map(|(sentence, cue)| LoadedWords {
        sentence: *sentence,
        start: cue.span.start,
        end: cue.span.end,
        text: cue.span.of(text).into(),
        strength: cue.strength,
    });
    words.collect()
}

fn speaker_reports(story: &Story, document: usize, speakers: &[Speaker]) -> Vec<SpeakerReport> {
    let text = &story.documents[document].version.text;
    let reports = speakers.iter().map(|speaker| SpeakerReport {
        sentence: speaker.sentence,
        start: speaker.span.start,
        end: speaker.span.end,
        text: speaker.span.of(text).into(),
        named: speaker.named,
        sentences: speaker.sentences.clone(),
        quoted: speaker.quoted.clone(),
        elsewhere: speaker.elsewhere,
    });
    reports.collect()
}

fn alignment_reports(story: &Story, alignments: &[Alignment]) -> Vec<AlignmentReport> {
    let mut sorted: Vec<&Alignment> = alignments.iter().collect();
    sorted.sort_by(|x, y| place(x).cmp(&place(y)));
    parallel::map(sorted.len(), |at| {
        let alignment = sorted[at];
        let pairs = &alignment.pairs;
        let mean = pairs.iter().map(|pair| pair.confidence).sum::<f64>() / pairs.len().max(1) as f64;
        AlignmentReport {
            a: Sentences { document: alignment.a, sentences: alignment.a_sentences.clone() },
            b: Sentences { document: alignment.b, sentences: alignment.b_sentences.clone() },
            score: rounded(pairs.iter().map(|pair| pair.score).fold(0.0, f64::max)),
            confidence: rounded(mean),
            diff: diffs::joined(story, alignment),
        }
    })
}

/// What alignments are listed by.
fn place(alignment: &Alignment) -> (usize, &[usize], usize, &[usize]) {
    (alignment.a, &alignment.a_sentences, alignment.b, &alignment.b_sentences)
}

/// Of the central sentences of a fact the one that tells it in the plainest words: no headline, nor one much shorter than the
/// most central, with the fewest loaded words in the outlet's own voice.
fn plainest(story: &Story, fact: &Fact) -> Option<(usize, usize)> {
    let coloured = |(document, sentence): (usize, usize)| -> u32 {
        let view = SentenceView::new(story, document, sentence);
        let hits = lexicon::find("loaded", &view);
        let own = hits.iter().filter(|hit| !view.tokens()[hit.tokens.start].quoted);
        own.map(|hit| u32::from(hit.entry.strength) + 1).sum()
    };
    let is_headline = |(document, sentence): (usize, usize)| story.documents[document].sentences[sentence].headline;
    let length = |(document, sentence): (usize, usize)| story.tokens[document][sentence].tokens.len();
    match fact.central.as_slice() {
        [] => None,
        [only] => Some(*only),
        all => {
            let long = || all.iter().copied().filter(|at| 3 * length(*at) >= 2 * length(all[0]));
            let only_headlines = long().all(is_headline);
            let mut told = long().filter(|at| only_headlines || !is_headline(*at));
            let first = told.next()?;
            let mut plainest = (first, None);
            for next in told {
                let least = *plainest.1.get_or_insert_with(|| coloured(plainest.0));
                // No words are plainer than those without a loaded one.
                if least == 0 {
                    break;
                }
                let of_next = coloured(next);
                if of_next < least {
                    plainest = (next, Some(of_next));
                }
            }
            Some(plainest.0)
        }
    }
}

/// Where a version may tell a fact of `members`: the sentence that most likely tells it, where one comes near.
fn may_tell(members: &[Sentences], version: usize, tellings: &Tellings) -> Option<Sentences> {
    let told = members.iter().flat_map(|member| member.sentences.iter().map(|&sentence| (member.document, sentence)));
    let told = told.filter_map(|(document, sentence)| tellings.get(document)?.get(sentence)?.get(version));
    let likeliest = told.max_by(|x, y| x.told.total_cmp(&y.told)).filter(|telling| telling.is_perhaps())?;
    let sentences = likeliest.pointed_to().map(|near| near.sentence).into_iter().collect();
    Some(Sentences { document: version, sentences })
}

fn fact_reports(story: &Story, facts: &[Fact], tellings: &Tellings) -> Vec<FactReport> {
    let mut reports: Vec<FactReport> = facts
        .iter()
        .map(|fact| {
            let mut members: Vec<Sentences> = fact
                .members
                .iter()
                .map(|(document, sentences)| Sentences { document: *document, sentences: sentences.clone() })
                .collect();
            members.sort();
            let missing_from: Vec<usize> = (0..story.documents.len())
                .filter(|document| members.iter().all(|member| member.document != *document))
                .collect();
            let perhaps = missing_from.iter().filter_map(|&version| may_tell(&members, version, tellings)).collect();
            let summary = plainest(story, fact)
                .map_or("", |(document, sentence)| story.documents[document].sentence_text(sentence))
                .into();
            FactReport { id: String::new(), members, missing_from, perhaps, summary }
        })
        .collect();
    reports.sort_by(|x, y| x.members.cmp(&y.members));
    for (number, fact) in reports.iter_mut().enumerate() {
        fact.id = format!("f{}", number + 1);
    }
    reports
}

/// So many differences are reported before the room that they took is given back.
const GIVEN_BACK: usize = 1 << 12;

fn framing_reports(story: &Story, mut differences: Vec<Difference>) -> Vec<FramingReport> {
    let words = |place: Place| {
        let (document, span) = (place.document(), place.span());
        Words::new([document, place.sentence()], span.start..span.end, span.of(&story.documents[document].version.text))
    };
    let rank = |kind: &str| KINDS.iter().position(|known| known.id() == kind).map_or(0, |rank| rank as u64 + 1);
    // The gravest first, then the surest, as one number.
    let order = |finding: &Finding| {
        let surer = u64::from(u32::MAX.saturating_add_signed(-ten_thousandths(rounded(finding.confidence))));
        (u64::from(u8::MAX - finding.severity as u8) << 40) | (surer << 8) | rank(finding.kind)
    };
    let mut sorted: Vec<_> = differences.iter().enumerate().map(|(at, found)| (order(&found.finding), at)).collect();
    sorted.sort_by(|(x, one), (y, other)| {
        x.cmp(y).then_with(|| by_place(story, &differences[*one].finding, &differences[*other].finding))
    });
    let order: Vec<usize> = sorted.into_iter().map(|(_, at)| at).rev().collect();
    arrange(&mut differences, &order);
    let mut reports: Vec<FramingReport> = Vec::with_capacity(differences.len());
    // The last ones are the first to report.
    while !differences.is_empty() {
        let next = differences.split_off(differences.len().saturating_sub(GIVEN_BACK));
        differences.shrink_to_fit();
        let texts =
            parallel::map(next.len(), |at| [next[at].finding.a, next[at].finding.b].map(|place| place.map(words)));
        for (difference, [a, b]) in next.into_iter().zip(texts).rev() {
            let pair = difference.pair();
            let finding = difference.finding;
            reports.push(FramingReport {
                id: DifferenceId(reports.len() as u32 + 1),
                kind: finding.kind.into(),
                severity: finding.severity,
                confidence: rounded(finding.confidence),
                pair,
                a,
                b,
                cue_a: finding.cue_a.map(Cow::Borrowed),
                cue_b: finding.cue_b.map(Cow::Borrowed),
                note: in_sentence_case(finding.note),
            });
        }
    }
    reports
}

/// The note in sentence case. Nearly all are worded so, and need no second text.
fn in_sentence_case(note: Box<str>) -> Box<str> {
    if note.starts_with(char::is_uppercase) && note.ends_with('.') { note } else { sentence_case(&note).into() }
}

/// An order that does not depend on which version comes first.
fn by_place(story: &Story, x: &Finding, y: &Finding) -> Ordering {
    let places = |finding: &Finding| {
        let mut places = [finding.a, finding.b].map(|place| {
            let (place, span) = (place?, place?.span());
            let text = &story.documents[place.document()].version.text;
            Some((place.sentence(), span.start, span.of(text), place.document()))
        });
        places.sort_unstable_by(|x, y| x.is_none().cmp(&y.is_none()).then(x.cmp(y)));
        places
    };
    places(x).cmp(&places(y)).then_with(|| x.note.cmp(&y.note))
}

fn omission_reports(story: &Story, omissions: Vec<Omission>) -> Vec<OmissionReport> {
    let mut reports: Vec<OmissionReport> = omissions
        .into_iter()
        .map(|omission| OmissionReport {
            level: omission.level,
            document: omission.document,
            sentence: omission.sentence,
            start: omission.span.start,
            end: omission.span.end,
            text: omission.span.of(&story.documents[omission.document].version.text).into(),
            missing_from: omission.missing_from,
            importance: rounded(omission.importance),
            told: omission.told.iter().map(|told| rounded(*told)).collect(),
            reasons: omission.reasons,
            nearest: omission
                .nearest
                .iter()
                .map(|&(document, sentence, score)| Nearest { document, sentence, score: rounded(score) })
                .collect(),
        })
        .collect();
    reports.sort_by_cached_key(|report| {
        let importance = Reverse(ten_thousandths(report.importance));
        (importance, report.level, report.sentence, report.text.clone(), report.document, report.start)
    });
    reports
}

fn summary(documents: usize, facts: &[FactReport], framing: &[FramingReport], omissions: &[OmissionReport]) -> Summary {
    let count = |id: fn(&FramingReport) -> &str| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        framing.iter().for_each(|report| *counts.entry(id(report)).or_default() += 1);
        counts.into_iter().map(|(id, count)| (id.to_owned(), count)).collect()
    };
    let left_out = |document: usize| {
        let sentences = omissions.iter().filter(|omission| omission.level == Level::Sentence);
        sentences.filter(|omission| omission.missing_from.contains(&document)).count()
    };
    Summary {
        facts: facts.len(),
        facts_in_all: facts.iter().filter(|fact| fact.missing_from.is_empty()).count(),
        framing_by_kind: count(|report| &report.kind),
        framing_by_severity: count(|report| severity_id(report.severity)),
        omissions_by_document: (0..documents).map(left_out).collect(),
    }
}

/// The severity as reports write it.
#[must_use]
pub const fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Pair;
    use crate::facts::told::{Near, Telling};
    use crate::framing::Finding;
    use crate::read::Version;
    use crate::segment::Document;
    use crate::span::Span;
    use crate::tokens::tokenize;

    fn story() -> Story {
        tokenize(vec![
            Document::from_sentences("Wire", &["Ferry sinks off Orla", "The ferry sank on Monday.", "It was old."]),
            Document::from_sentences("Post", &["Orla loses ferry", "The boat sank on Monday night."]),
        ])
    }

    fn alignment() -> Alignment {
        let pairs = vec![
            Pair { a: 1, b: 1, score: 0.8, confidence: 0.9, copy: false },
            Pair { a: 2, b: 1, score: 0.4, confidence: 0.5, copy: false },
        ];
        Alignment { a: 0, a_sentences: vec![1, 2], b: 1, b_sentences: vec![1], pairs }
    }

    fn difference(severity: Severity, a: (usize, &str)) -> Difference {
        let story = story();
        let text = &story.documents[0].version.text;
        let start = text.find(a.1).unwrap_or_default();
        let place = Place::new(0, a.0, Span::new(start, start + a.1.len()));
        let finding = Finding {
            kind: "loaded",
            severity,
            confidence: 0.5,
            a: Some(place),
            b: None,
            cue_a: None,
            cue_b: None,
            note: "n".into(),
        };
        Difference::new((0, a.0), (1, 1), finding)
    }

    #[test]
    fn an_alignment_has_its_best_score_and_its_mean_confidence() {
        let report = build(
            Analysis { story: story(), alignments: vec![alignment()], ..Analysis::default() },
            &Settings::default(),
        );
        assert_eq!((report.alignments[0].score, report.alignments[0].confidence), (0.8, 0.7));
    }

    #[test]
    fn facts_say_who_does_not_tell_them() {
        let facts = vec![
            Fact { members: vec![(0, vec![2])], central: vec![(0, 2)] },
            Fact { members: vec![(0, vec![1]), (1, vec![1])], central: vec![(0, 1)] },
        ];
        let report = build(Analysis { story: story(), facts, ..Analysis::default() }, &Settings::default());
        assert_eq!(report.facts[0].summary, "The ferry sank on Monday.");
        assert_eq!(report.facts[1].missing_from, [1]);
        assert_eq!((report.documents[0].coverage, report.documents[1].coverage), (1.0, 0.5));
        assert_eq!((report.summary.facts, report.summary.facts_in_all), (2, 1));
    }

    #[test]
    fn a_fact_is_told_in_its_plainest_words() {
        let story = tokenize(vec![
            Document::from_sentences("Wire", &["The mayor slammed the greedy dockers over the pier."]),
            Document::from_sentences("Post", &["The mayor criticised the dockers over the pier."]),
        ]);
        let facts = vec![Fact { members: vec![(0, vec![0]), (1, vec![0])], central: vec![(0, 0), (1, 0)] }];
        let report = build(Analysis { story, facts, ..Analysis::default() }, &Settings::default());
        assert_eq!(report.facts[0].summary, "The mayor criticised the dockers over the pier.");
    }

    #[test]
    fn a_version_that_may_tell_a_fact_is_named_with_the_sentence() {
        let place = |told, confidence, missing| {
            let likeliest = Some(Near { sentence: 4, score: 0.5, confidence, copy: false });
            let telling = Telling { told, likeliest, missing, ..Telling::default() };
            let tellings = vec![vec![vec![Telling::default(), telling]]];
            may_tell(&[Sentences { document: 0, sentences: vec![0] }], 1, &tellings).map(|place| place.sentences)
        };
        let missing = [(0.5, 0.5), (0.5, 0.1), (0.1, 0.5)].map(|(told, confidence)| place(told, confidence, true));
        assert_eq!(missing, [Some(vec![4]), Some(vec![]), None]);
        // It stands in no list of omissions, so a reader must be able to look.
        assert_eq!(place(0.7, 0.1, false), Some(vec![4]));
    }

    #[test]
    fn only_sentences_of_plain_texts_have_a_line() {
        let mut wire = Version::new("Wire", "Ferry sinks\r\n\r\nThe ferry sank. It was old.\r\nNobody was hurt.\r\n");
        let places = |version: &Version| -> Vec<Option<(usize, usize)>> {
            let report = crate::compare(&[version.clone(), Version::new("Post", "Ferry lost\n")], &Settings::default());
            report.documents[0].sentences.iter().map(|sentence| sentence.line.zip(sentence.column)).collect()
        };
        assert_eq!(places(&wire), [Some((1, 1)), Some((3, 1)), Some((3, 17)), Some((4, 1))]);
        wire.format = "html";
        assert!(places(&wire).iter().all(Option::is_none));
    }

    #[test]
    fn no_rounded_value_sorts_as_its_neighbour() {
        assert!((0..=10_000).all(|n| ten_thousandths(rounded(f64::from(n) / 1e4)) == n));
    }

    #[test]
    fn the_most_severe_finding_is_first() {
        let differences = vec![difference(Severity::Low, (1, "sank")), difference(Severity::High, (2, "old"))];
        let report = build(Analysis { story: story(), differences, ..Analysis::default() }, &Settings::default());
        let words: Vec<_> = report.framing.iter().map(|f| (f.id.to_string(), f.a.as_ref().map(|w| &*w.text))).collect();
        assert_eq!(words, [("d1".to_owned(), Some("old")), ("d2".to_owned(), Some("sank"))]);
    }
}
