//! Stage 9, **omissions**: facts and details that a version does not report.
//!
//! A sentence counts as missing from a version that is judged not to tell it (see [`told`](crate::facts::told)) and that has
//! no part in its fact. That reaches into doubt, since to leave out what readers would miss most is as bad as to list too
//! much; what is in doubt is said to be ("perhaps told in …") and ranks low.

pub mod detail;
pub mod importance;
mod reasons;

use importance::Features;
use reasons::Doubt;

use crate::facts::Fact;
use crate::facts::told::{PERHAPS, Telling, Tellings};
use crate::framing::Read;
use crate::span::Span;
use crate::tokens::{Story, TokenKind};

/// A sentence, or a clause of one, that at least one other version does not report.
#[derive(Clone, Debug, PartialEq)]
pub struct Omission {
    /// Whole sentence or detail.
    pub level: Level,
    /// Document that reports it.
    pub document: usize,
    /// Sentence in that document.
    pub sentence: usize,
    /// The words.
    pub span: Span,
    /// Documents that do not report it, sorted.
    pub missing_from: Vec<usize>,
    /// 0–1.
    pub importance: f64,
    /// For each of them the probability that it tells it after all, 0–1.
    pub told: Vec<f64>,
    /// Why it is that important and why it counts as missing.
    pub reasons: Vec<String>,
    /// The most alike sentence of each document in `missing_from` where one comes near: `(document, sentence, score)`.
    pub nearest: Vec<(usize, usize, f64)>,
}

/// What is left out.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A whole sentence.
    Sentence,
    /// A clause of an aligned sentence.
    Detail,
}

/// A sentence of fewer words tells too little to be missed ("Nobody came.").
const FEWEST_WORDS: usize = 4;
/// Probability of being told from which the importance of an omission falls.
const FALLS_FROM: f64 = 0.35;
/// How fast importance falls with doubt. Of the omissions on the pages of 15 stories 15 % were told at 1.5, 17 % at 1, 46 % when
/// doubt counted nothing; the rank correlation with people is better at 1 (0.35 on real articles, 0.33 at 1.5).
const WEIGHT_OF_DOUBT: f64 = 1.0;
/// What is in doubt is never in the upper third of the scale.
const HIGHEST_IN_DOUBT: f64 = 0.66;
/// A sentence of less score (0–1) is not near: the reader who looks there finds nothing.
const LEAST_NEAR: f64 = 0.1;

/// Importance (0–1) from which an omission is listed up to a higher probability of being told.
const WEIGHTY: f64 = 0.55;
/// That probability.
const PERHAPS_WEIGHTY: f64 = 0.35;

/// Probability of being told below which a version is said to leave out an omission of this importance. With a higher one for
/// what readers would miss most, a page shows, of what people gave importance 3, 16 instead of 14 in 61 on real stories and 170
/// instead of 157 in 458 on written ones, at up to 0.02 less precision.
#[must_use]
pub const fn left_out_below(importance: f64) -> f64 {
    if importance >= WEIGHTY { PERHAPS_WEIGHTY } else { PERHAPS }
}

/// Lists which sentences each version leaves out, by place; `measured` is what importance is told by.
#[must_use]
pub fn omissions(read: Read<'_>, tellings: &Tellings, facts: &[Fact], measured: &[Vec<Features>]) -> Vec<Omission> {
    let story = read.story;
    let versions = story.documents.len();
    let others = versions.saturating_sub(1).max(1) as f64;
    let mut omissions = Vec::new();
    for (document, sentence, tellers) in tellers(story, facts) {
        let place = story.documents[document].sentences[sentence];
        let of = &tellings[document][sentence];
        let missing_from: Vec<usize> = (0..versions)
            .filter(|other| *other != document && !tellers.contains(other))
            .filter(|other| of[*other].missing)
            .collect();
        let tokens = &story.tokens[document][sentence].tokens;
        let words = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count();
        if missing_from.is_empty() || words < FEWEST_WORDS || place.headline {
            continue;
        }
        let told = 1.0 - missing_from.len() as f64 / others;
        let doubtful: Vec<(usize, usize)> = missing_from
            .iter()
            .filter(|other| in_doubt(&of[**other]))
            .filter_map(|&other| Some((other, of[other].likeliest?.sentence)))
            .collect();
        let least_told = missing_from.iter().map(|other| of[*other].told).fold(1.0, f64::min);
        let importance = ranked(importance::importance(measured[document][sentence], told), least_told);
        let open: Vec<usize> = missing_from.iter().copied().filter(|other| is_open(&of[*other], importance)).collect();
        let nearest = missing_from
            .iter()
            .filter_map(|&other| of[other].nearest.map(|near| (other, near.sentence, near.score)))
            .filter(|(.., score)| *score >= LEAST_NEAR)
            .collect();
        omissions.push(Omission {
            level: Level::Sentence,
            document,
            sentence,
            span: place.span,
            importance,
            told: missing_from.iter().map(|other| of[*other].told).collect(),
            reasons: reasons::reasons(
                read,
                (document, sentence),
                &missing_from,
                Doubt { told_in: &doubtful, open: &open },
            ),
            missing_from,
            nearest,
        });
    }
    omissions
}

/// The most important first.
pub fn sort(omissions: &mut [Omission]) {
    omissions.sort_by(|x, y| {
        y.importance
            .total_cmp(&x.importance)
            .then((x.document, x.sentence, x.span).cmp(&(y.document, y.sentence, y.span)))
    });
}

/// Importance for the order of the list: what every version that lacks it may tell after all falls in proportion to the doubt.
fn ranked(importance: f64, least_told: f64) -> f64 {
    if least_told < FALLS_FROM {
        return importance;
    }
    let left = ((1.0 - least_told) / (1.0 - FALLS_FROM)).powf(WEIGHT_OF_DOUBT);
    ((importance * left).min(HIGHEST_IN_DOUBT) * 1e4).round() / 1e4
}

/// Whether a version that is said to leave a sentence out may tell it after all, in a sentence that one can be pointed to.
fn in_doubt(telling: &Telling) -> bool {
    telling.is_perhaps() && telling.pointed_to().is_some()
}

/// Whether a version may tell what is of this importance, in no sentence that one can be pointed to; of it no page says that it
/// leaves that out.
fn is_open(telling: &Telling, importance: f64) -> bool {
    telling.told >= left_out_below(importance) && telling.pointed_to().is_none()
}

/// Every sentence with the versions that have a part in its fact, by place.
fn tellers(story: &Story, facts: &[Fact]) -> Vec<(usize, usize, Vec<usize>)> {
    let mut found: Vec<Vec<Vec<usize>>> = story.tokens.iter().map(|sentences| vec![vec![]; sentences.len()]).collect();
    for fact in facts {
        let versions: Vec<usize> = fact.members.iter().map(|(document, _)| *document).collect();
        for (document, sentences) in &fact.members {
            for &sentence in sentences {
                found[*document][sentence].clone_from(&versions);
            }
        }
    }
    let by_place = found.into_iter().enumerate();
    by_place
        .flat_map(|(document, list)| {
            list.into_iter().enumerate().map(move |(sentence, versions)| (document, sentence, versions))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::analysis::{Analysis, analyse};
    use crate::facts::told::Near;
    use crate::segment::Document;

    fn analysed(versions: &[&[&str]]) -> Analysis {
        let names = ["Wire", "Post", "Star"];
        let documents = versions.iter().zip(names).map(|(version, name)| Document::from_sentences(name, version));
        analyse(documents.collect(), &Settings::default())
    }

    #[test]
    fn what_a_page_says_is_left_out_is_not_said_to_be_told_in_no_one_sentence() {
        let telling = |told| Telling { told, missing: true, ..Telling::default() };
        assert!(!is_open(&telling(0.3), 0.6) && is_open(&telling(0.3), 0.4));
        assert!(is_open(&telling(0.4), 0.6) && !is_open(&telling(0.2), 0.4));
        let pointed = Near { confidence: 0.9, ..Near::default() };
        assert!(!is_open(&Telling { likeliest: Some(pointed), ..telling(0.4) }, 0.6));
    }

    const WIRE: &[&str] = &[
        "The council of Orla voted 7-2 on Monday to close the old harbour.",
        "Mayor Ida Brekke said the decision would save 4 million crowns.",
        "Two fishermen chained themselves to the crane in protest.",
    ];
    const POST: &[&str] = &[
        "Orla's council voted on Monday to close its old harbour.",
        "The mayor, Ida Brekke, said closing it would save millions.",
        "A hotel company has wanted the land since spring.",
    ];

    #[test]
    fn no_fact_says_told_where_an_omission_says_left_out() {
        let found =
            analysed(&[WIRE, POST, &["The harbour of Orla will close.", "The crane is from 1911, Brekke said."]]);
        for omission in found.omissions.iter().filter(|omission| omission.level == Level::Sentence) {
            let here = |(document, sentences): &(usize, Vec<usize>)| {
                *document == omission.document && sentences.contains(&omission.sentence)
            };
            let fact =
                found.facts.iter().find(|fact| fact.members.iter().any(here)).expect("every sentence has a fact");
            assert!(omission.missing_from.iter().all(|other| !fact.told_by(*other)), "{omission:?} {fact:?}");
        }
    }

    #[test]
    fn what_is_told_on_one_side_only_is_listed() {
        let found = analysed(&[WIRE, POST]);
        let listed: Vec<(usize, usize)> = found.omissions.iter().map(|o| (o.document, o.sentence)).collect();
        assert!(listed.contains(&(0, 2)) && listed.contains(&(1, 2)), "{listed:?}");
    }

    #[test]
    fn what_is_in_doubt_is_said_to_be_and_never_ranks_high() {
        let settings = Settings { missing_below: 1.0, ..Settings::default() };
        let documents = vec![Document::from_sentences("Wire", WIRE), Document::from_sentences("Post", POST)];
        let found = analyse(documents, &settings);
        let first = found.omissions.iter().find(|o| (o.document, o.sentence) == (0, 0)).expect("all are missing");
        assert!(first.reasons.iter().any(|reason| reason == "perhaps told in B:0"), "{first:?}");
        assert!(first.importance <= HIGHEST_IN_DOUBT);
    }

    #[test]
    fn doubt_lowers_the_rank() {
        assert_eq!(ranked(0.9, 0.2), 0.9);
        assert_eq!(ranked(0.9, FALLS_FROM), HIGHEST_IN_DOUBT);
        assert!(ranked(0.9, 0.8) < 0.3);
    }

    #[test]
    fn what_is_far_is_not_named_as_near() {
        let found = analysed(&[WIRE, POST]);
        assert!(found.omissions.iter().flat_map(|o| &o.nearest).all(|(.., score)| *score >= LEAST_NEAR));
    }
}
