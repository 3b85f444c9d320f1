//! What becomes of a speaker's words: quoted whole, cut, altered, paraphrased, or set in scare quotes.
//!
//! Quotations of the two sentences are compared word by word on the folded forms, so that marks and capitals
//! never count as an alteration. A quotation that goes on in the next sentence is not cut: the words of the
//! sentences beside it count as present.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::framing::clauses;
use crate::framing::cue::{Cue, Voice};
use crate::framing::{Example, Finding, FramingKind, PairView, Place, SentenceView, Severity};
use crate::tokens::{TermId, TokenKind, WordId, spelling};

/// Words up to which a quotation is a fragment and may be scare quotes.
const LONGEST_FRAGMENT: usize = 4;
/// Words from which on two quotations can be told to be the same speech.
const SHORTEST_SPEECH: usize = 3;
/// Share of the shorter quotation's words, in order, from which on the two are one speech.
const SAME_SPEECH: f64 = 0.6;
/// Share of a quotation's content words that stand unquoted on the other side: a paraphrase.
const PARAPHRASED: f32 = 0.34;
/// With a smaller share the two sentences may report different speech.
const LEAST_PARAPHRASED: f32 = 0.2;
/// Share from which on a fragment stands whole on the other side.
const WHOLE: f32 = 0.99;
/// Share of a paraphrase that makes it worth a look.
const CLEARLY_PARAPHRASED: f32 = 0.5;
/// Words of a longer quotation that a paraphrase has at least: a single one is the story's subject as a rule.
const FEWEST_TOLD: usize = 2;
/// Tokens within which a reporting verb or a colon ties a fragment to a speaker.
const ATTRIBUTION_REACH: usize = 12;
/// Verbs that tie quoted words to a speaker.
const REPORTING: &[&str] = &[
    "accused",
    "added",
    "announced",
    "argued",
    "asked",
    "asserted",
    "blasted",
    "called",
    "calling",
    "calls",
    "claimed",
    "criticized",
    "criticised",
    "declared",
    "denied",
    "denounced",
    "described",
    "describing",
    "dismissed",
    "explained",
    "insisted",
    "promised",
    "said",
    "saying",
    "says",
    "shouted",
    "stated",
    "stating",
    "statement",
    "tells",
    "told",
    "tweeted",
    "urged",
    "vowed",
    "warned",
    "wrote",
    "writes",
    "citing",
    "quoted",
    "according",
];

/// The kind.
#[derive(Debug)]
pub struct Quotation;

impl FramingKind for Quotation {
    fn id(&self) -> &'static str {
        "quotation"
    }

    fn about(&self) -> &'static str {
        "A quotation that is cut, altered, paraphrased, or set in scare quotes on one side."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        quotes(sentence)
            .into_iter()
            .map(|quote| {
                let scare = is_scare_quote(sentence, &quote);
                Cue {
                    kind: "quotation",
                    family: if scare { "scare" } else { "speech" },
                    span: sentence.span_of(quote),
                    voice: if scare { Voice::Outlet } else { Voice::Quoted },
                    strength: u8::from(scare),
                    attribution: None,
                }
            })
            .collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let (left, right) = (quotes(&pair.a), quotes(&pair.b));
        let mut findings = Vec::new();
        let mut paired_a = vec![false; left.len()];
        let mut paired_b = vec![false; right.len()];
        for (i, mine) in left.iter().enumerate() {
            for (j, theirs) in right.iter().enumerate() {
                if let Some(compared) = Compared::new(pair, mine, theirs) {
                    paired_a[i] = true;
                    paired_b[j] = true;
                    findings.extend(compared.finding(pair, mine, theirs));
                }
            }
        }
        for (i, quote) in left.iter().enumerate().filter(|(i, _)| !paired_a[*i]) {
            findings.extend(unquoted(pair, false, quote, left.len() == 1 && i == 0 && right.is_empty()));
        }
        for (j, quote) in right.iter().enumerate().filter(|(j, _)| !paired_b[*j]) {
            findings.extend(unquoted(pair, true, quote, right.len() == 1 && j == 0 && left.is_empty()));
        }
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "\"We will never sign this rotten deal,\" Osk said.",
                b: "\"We will never sign this deal,\" Osk said.",
                words_a: "rotten",
                words_b: "deal",
            },
            Example {
                a: "\"We will never sign this rotten deal,\" Osk said.",
                b: "Osk said the dockers would not sign the deal.",
                words_a: "We will never sign this rotten deal",
                words_b: "would not sign the deal",
            },
            Example {
                a: "Dockers ended their 'peaceful' march in Varn.",
                b: "Dockers ended their peaceful march in Varn.",
                words_a: "peaceful",
                words_b: "peaceful",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("“We will never sign,” Osk said.", "\"We will never sign\", said Osk."),
            ("Dockers read \"The Sea and Us\" aloud.", "Dockers read The Sea and Us aloud."),
        ]
    }
}

/// The quotations of a sentence as token ranges without marks at their ends.
fn quotes(view: &SentenceView<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for quote in &view.tokenized.quotes {
        let mut range = quote.tokens.clone();
        let mark = |at: usize| view.tokens()[at].kind == TokenKind::Punctuation;
        while range.start < range.end && mark(range.start) {
            range.start += 1;
        }
        while range.end > range.start && mark(range.end - 1) {
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

fn is_function(view: &SentenceView<'_>, at: usize) -> bool {
    view.vocabulary.word(view.tokens()[at].word).function
}

/// A short fragment that no verb of speech in reach ties to a speaker.
fn is_scare_quote(view: &SentenceView<'_>, range: &Range<usize>) -> bool {
    let words = range.clone().filter(|at| view.tokens()[*at].kind != TokenKind::Punctuation).count();
    let reach = range.start.saturating_sub(ATTRIBUTION_REACH)..(range.end + ATTRIBUTION_REACH).min(view.tokens().len());
    words <= LONGEST_FRAGMENT
        && !reach.clone().any(|at| !range.contains(&at) && (REPORTING.contains(&view.norm(at)) || view.norm(at) == ":"))
}

fn content_terms(view: &SentenceView<'_>, range: &Range<usize>) -> Vec<(usize, TermId, f32)> {
    range
        .clone()
        .filter(|at| view.tokens()[*at].kind != TokenKind::Punctuation && !is_function(view, *at))
        .map(|at| {
            let word = view.vocabulary.word(view.tokens()[at].word);
            (at, word.term, word.rarity.max(0.2))
        })
        .collect()
}

/// Two quotations of one speech.
struct Compared {
    /// Tokens of `a` that `b` does not have, in runs.
    only_a: Vec<Range<usize>>,
    only_b: Vec<Range<usize>>,
    /// A run in the middle is missing or replaced, not one at an end.
    inside: bool,
    /// Both sides have words of their own in one place.
    replaced: bool,
}

impl Compared {
    fn new(pair: &PairView<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> Option<Self> {
        let (places_a, words_a) = words(&pair.a, mine);
        let (places_b, words_b) = words(&pair.b, theirs);
        let ops = capture_diff_slices(Algorithm::Myers, &words_a, &words_b);
        let equal: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
        let shorter = words_a.len().min(words_b.len());
        if shorter == 0 || (equal as f64) < SAME_SPEECH * shorter as f64 {
            return None;
        }
        let fragment = shorter < SHORTEST_SPEECH;
        if fragment && equal < shorter {
            return None;
        }
        let mut compared = Self { only_a: Vec::new(), only_b: Vec::new(), inside: false, replaced: false };
        for (at, op) in ops.iter().enumerate() {
            let (old, new) = (op.old_range(), op.new_range());
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            compared.inside |= at > 0 && at + 1 < ops.len();
            compared.replaced |= !old.is_empty() && !new.is_empty();
            if !old.is_empty() {
                compared.only_a.push(places_a[old.start]..places_a[old.end - 1] + 1);
            }
            if !new.is_empty() {
                compared.only_b.push(places_b[new.start]..places_b[new.end - 1] + 1);
            }
        }
        Some(compared)
    }

    fn finding(&self, pair: &PairView<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> Option<Finding> {
        let beside_a = beside(pair, &pair.a, pair.also_a);
        let beside_b = beside(pair, &pair.b, pair.also_b);
        let missing = |view: &SentenceView<'_>, runs: &[Range<usize>], told: &FxHashSet<WordId>| -> Vec<Range<usize>> {
            runs.iter()
                .filter(|run| (*run).clone().any(|at| carries(view, at) && !told.contains(&view.tokens()[at].word)))
                .cloned()
                .collect()
        };
        let only_a = missing(&pair.a, &self.only_a, &beside_b);
        let only_b = missing(&pair.b, &self.only_b, &beside_a);
        if only_a.is_empty() && only_b.is_empty() {
            return self.unmarked(pair, mine, theirs).or_else(|| self.small_change(pair, mine, theirs));
        }
        let altered = self.inside || self.replaced;
        let note = match (only_a.is_empty(), only_b.is_empty(), altered) {
            (false, false, _) => "the same quotation in different words",
            (_, _, true) => "the same quotation with words left out",
            _ => "the same quotation, cut on one side",
        };
        let grave = only_a.iter().map(|run| (&pair.a, run)).chain(only_b.iter().map(|run| (&pair.b, run))).any(
            |(view, run)| run.clone().any(|at| view.tokens()[at].kind == TokenKind::Number || view.norm(at) == "not"),
        );
        // The places: the words in question where they are few, else the quotations themselves.
        let narrow = |view: &SentenceView<'_>, runs: &[Range<usize>], whole: &Range<usize>| {
            let range = match (runs.first(), runs.last()) {
                (Some(first), Some(last)) => {
                    first.start.saturating_sub(1).max(whole.start)..(last.end + 1).min(whole.end)
                }
                _ => whole.clone(),
            };
            place(view, range)
        };
        Some(Finding {
            kind: "quotation",
            severity: if grave && altered { Severity::High } else { Severity::Medium },
            confidence: pair.confidence * 0.9,
            a: narrow(&pair.a, &only_a, mine),
            b: narrow(&pair.b, &only_b, theirs),
            cue_a: Some("speech".into()),
            cue_b: Some("speech".into()),
            note: note.into(),
        })
    }
}

impl Compared {
    /// Only function words or the final `!` or `?` differ: shown with `--all`.
    fn small_change(&self, pair: &PairView<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> Option<Finding> {
        let (note, a, b) = if let (Some(first_a), Some(first_b)) = (self.only_a.first(), self.only_b.first()) {
            ("the same quotation with a small word altered", first_a.clone(), first_b.clone())
        } else if emphasis(&pair.a, mine) != emphasis(&pair.b, theirs) {
            let last = |range: &Range<usize>| range.end.saturating_sub(3).max(range.start)..range.end;
            ("the same quotation with another mark at its end", last(mine), last(theirs))
        } else if mine.len().abs_diff(theirs.len()) > 0
            && mine.len().min(theirs.len()) >= SHORTEST_SPEECH
            && (self.only_a.is_empty() != self.only_b.is_empty())
            && self.told_nowhere_beside(pair)
        {
            ("the same quotation, whole on one side", mine.clone(), theirs.clone())
        } else {
            return None;
        };
        Some(Finding {
            kind: "quotation",
            severity: Severity::Low,
            confidence: pair.confidence * 0.7,
            a: place(&pair.a, a),
            b: place(&pair.b, b),
            cue_a: Some("speech".into()),
            cue_b: Some("speech".into()),
            note: note.into(),
        })
    }

    /// One side keeps a fragment in quotation marks and tells the rest of the speech without them.
    fn unmarked(&self, pair: &PairView<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> Option<Finding> {
        let fragment = mine.len().min(theirs.len()) <= LONGEST_FRAGMENT;
        if !fragment || mine.len().abs_diff(theirs.len()) < SHORTEST_SPEECH {
            return None;
        }
        // Of the whole speech only the words that the other side keeps the marks for.
        let kept = |view: &SentenceView<'_>, whole: &Range<usize>, only: &[Range<usize>]| {
            let kept: Vec<usize> = whole.clone().filter(|at| !only.iter().any(|run| run.contains(at))).collect();
            Some(kept.first().copied()?..kept.last().copied()? + 1).and_then(|range| place(view, range))
        };
        Some(Finding {
            kind: "quotation",
            severity: Severity::Low,
            confidence: pair.confidence * 0.8,
            a: kept(&pair.a, mine, &self.only_a),
            b: kept(&pair.b, theirs, &self.only_b),
            cue_a: Some("speech".into()),
            cue_b: Some("speech".into()),
            note: "a fragment in quotation marks on one side, the whole speech on the other".into(),
        })
    }

    fn told_nowhere_beside(&self, pair: &PairView<'_>) -> bool {
        pair.also_a.is_empty() && pair.also_b.is_empty()
    }
}

/// The mark that ends a quotation, where it is more than a stop.
fn emphasis(view: &SentenceView<'_>, range: &Range<usize>) -> Option<char> {
    view.norm(range.end).chars().find(|c| matches!(c, '!' | '?'))
}

/// Whether a word of a quotation matters when it is missing.
fn carries(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokens()[at].kind != TokenKind::Punctuation
        && (!is_function(view, at)
            || matches!(view.norm(at), "not" | "no" | "never" | "may" | "might" | "must" | "should" | "will" | "would"))
}

fn words<'a>(view: &SentenceView<'a>, range: &Range<usize>) -> (Vec<usize>, Vec<Cow<'a, str>>) {
    range
        .clone()
        .filter(|at| view.tokens()[*at].kind != TokenKind::Punctuation)
        .map(|at| (at, spelling::compared(view.norm(at), view.language())))
        .unzip()
}

/// Words of this sentence and of those beside it: its neighbours in the version and the others aligned with it.
fn beside(pair: &PairView<'_>, view: &SentenceView<'_>, also: &[SentenceView<'_>]) -> FxHashSet<WordId> {
    let sentences = &pair.story.tokens[view.document_index];
    let near = view.index.saturating_sub(1)..(view.index + 2).min(sentences.len());
    let neighbours = sentences[near].iter().flat_map(|sentence| &sentence.tokens);
    also.iter().flat_map(|sentence| sentence.tokens()).chain(neighbours).map(|token| token.word).collect()
}

fn place(view: &SentenceView<'_>, range: Range<usize>) -> Option<Place> {
    (!range.is_empty()).then(|| Place {
        document: view.document_index,
        sentence: view.index,
        span: view.span_of(range),
    })
}

/// A quotation without a partner among the other side's quotations: are its words told without marks?
fn unquoted(pair: &PairView<'_>, second: bool, quote: &Range<usize>, only_one: bool) -> Option<Finding> {
    let (view, other, matched) =
        if second { (&pair.b, &pair.a, pair.match_b) } else { (&pair.a, &pair.b, pair.match_a) };
    let content = content_terms(view, quote);
    if content.is_empty() {
        return None;
    }
    let all: f32 = content.iter().map(|(_, _, weight)| weight).sum();
    let hits: Vec<(usize, f32)> = content
        .iter()
        .filter_map(|(at, _, weight)| Some((matched.get(*at).copied().flatten()?, *weight)))
        .filter(|(at, _)| !other.tokens()[*at].quoted)
        .collect();
    let share = hits.iter().map(|(_, weight)| weight).sum::<f32>() / all;
    let also = if second { pair.also_a } else { pair.also_b };
    if also.iter().any(|sentence| quotes_it(sentence, &content, all)) {
        return None;
    }
    let scare = is_scare_quote(view, quote);
    let fragment = quote.len() <= LONGEST_FRAGMENT;
    let other_has_quotes = !other.tokenized.quotes.is_empty();
    let quoted_share = quote.len() as f32 / view.tokens().len().max(1) as f32;
    let (severity, note) = if fragment && share >= WHOLE {
        let note = if scare {
            "in quotation marks on one side, in plain words on the other"
        } else {
            "quoted as the speaker's on one side, in plain words on the other"
        };
        (Severity::Medium, note)
    } else if !fragment && share >= CLEARLY_PARAPHRASED && hits.len() >= FEWEST_TOLD {
        (Severity::Medium, "a quotation on one side, its words without marks on the other")
    } else if !fragment && (share >= PARAPHRASED || (only_one && quoted_share >= 0.5 && !other_has_quotes)) {
        let told = share >= LEAST_PARAPHRASED && hits.len() >= FEWEST_TOLD;
        let severity = if told && only_one && !other_has_quotes { Severity::Medium } else { Severity::Low };
        (severity, "a quotation on one side, a paraphrase on the other")
    } else if fragment && share >= CLEARLY_PARAPHRASED - 0.1 {
        (Severity::Low, "a fragment in quotation marks on one side, part of it in plain words on the other")
    } else if fragment && hits.is_empty() && !other_has_quotes {
        (Severity::Low, "words in quotation marks on one side only")
    } else if !fragment && also.is_empty() {
        (Severity::Low, "a quotation on one side, other words on the other")
    } else {
        return None;
    };
    let counterpart = counterpart(other, &hits, quote.len());
    let mine = place(view, quote.clone());
    let (family_mine, family_other) = (Some(if scare { "scare" } else { "speech" }.to_owned()), None);
    let (a, b) = if second { (counterpart, mine) } else { (mine, counterpart) };
    let (cue_a, cue_b) = if second { (family_other, family_mine) } else { (family_mine, family_other) };
    Some(Finding {
        kind: "quotation",
        severity,
        confidence: pair.confidence * 0.8,
        a,
        b,
        cue_a,
        cue_b,
        note: note.into(),
    })
}

/// Whether another aligned sentence quotes most of these words.
fn quotes_it(sentence: &SentenceView<'_>, content: &[(usize, TermId, f32)], all: f32) -> bool {
    let quoted: FxHashSet<TermId> = sentence
        .tokens()
        .iter()
        .filter(|token| token.quoted)
        .map(|token| sentence.vocabulary.word(token.word).term)
        .collect();
    let share: f32 = content.iter().filter(|(_, term, _)| quoted.contains(term)).map(|(_, _, weight)| weight).sum();
    share >= CLEARLY_PARAPHRASED * all
}

/// The unit of the other side that holds the most of the quotation's words.
fn counterpart(other: &SentenceView<'_>, hits: &[(usize, f32)], longest: usize) -> Option<Place> {
    let first = hits.iter().map(|(at, _)| *at).min()?;
    let last = hits.iter().map(|(at, _)| *at).max()?;
    if last + 1 - first <= longest * 2 + 4 {
        // Widened to the borders of the units that hold the ends, as far as they are near.
        let units = clauses::clauses(other);
        let start = units.iter().rev().find(|unit| unit.tokens.start <= first).map_or(first, |unit| unit.tokens.start);
        let end = units.iter().find(|unit| unit.tokens.end > last).map_or(last + 1, |unit| unit.tokens.end);
        let near = longest > LONGEST_FRAGMENT && end - start <= longest * 2 + 4;
        return place(other, if near { start..end } else { first..last + 1 });
    }
    clauses::clauses(other)
        .into_iter()
        .map(|unit| {
            let weight: f32 = hits.iter().filter(|(at, _)| unit.tokens.contains(at)).map(|(_, weight)| weight).sum();
            (unit, weight)
        })
        .max_by(|x, y| x.1.total_cmp(&y.1))
        .and_then(|(unit, _)| place(other, unit.tokens))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::align::{Alignment, Pair};
    use crate::framing::framing;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    #[test]
    fn the_storys_subject_alone_is_no_paraphrase() {
        let a = "Talks on sharing the water of the Zhelva River ended without agreement early on Thursday.";
        let b = "“We will not queue for our own river”, Kemeria says as Zhelva talks end.";
        let story = tokenize(vec![Document::from_sentences("a", &[a]), Document::from_sentences("b", &[b])]);
        let pairs = vec![Pair { a: 0, b: 0, score: 0.9, confidence: 0.9 }];
        let alignment = Alignment { a: 0, a_sentences: vec![0], b: 1, b_sentences: vec![0], pairs };
        let found = framing(&story, &[alignment], &Settings::default());
        let quotations: Vec<_> = found.iter().filter(|difference| difference.finding.kind == "quotation").collect();
        assert!(quotations.iter().all(|difference| difference.finding.severity < Severity::High), "{quotations:?}");
    }
}
