//! Stage 7, **facts**: the alignments of all versions joined.
//!
//! Joining every aligned pair would chain half the story into one fact, since a long sentence touches two
//! facts at once. Pairs are therefore joined from the surest down, and two groups only while their
//! sentences are linked on average (average linkage). A pair of which a sentence does not count as [`told`] by the other
//! version links nothing, so that no fact says told where the list of omissions says left out.

pub mod told;

use rustc_hash::FxHashMap;

use crate::align::Alignment;
use crate::tokens::Story;
use told::Tellings;

/// One fact of the story: who reports it, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `(document, sentences)`, by document, each document once.
    pub members: Vec<(usize, Vec<usize>)>,
    /// `(document, sentence)` of the sentences that say most of what the others say: the most central, and those that come near.
    pub central: Vec<(usize, usize)>,
}

impl Fact {
    /// Whether version `document` reports it.
    #[must_use]
    pub fn told_by(&self, document: usize) -> bool {
        self.members.iter().any(|(member, _)| *member == document)
    }
}

/// Least mean confidence of all cross-version sentence pairs of two groups that are joined.
const LEAST_MEAN_LINK: f64 = 0.2;

/// A sentence with this share of the most central one's links is as good as it.
const NEARLY_CENTRAL: f64 = 0.8;

type At = (usize, usize);

/// Joins alignments into facts, by their first place; a sentence without a partner is a fact of its own, and
/// every sentence belongs to exactly one fact. What is judged missing there is no part of a version's telling.
#[must_use]
pub fn facts(story: &Story, alignments: &[Alignment], tellings: &Tellings) -> Vec<Fact> {
    let told = |at: At, other: usize| !tellings[at.0][at.1][other].missing;
    let mut links: FxHashMap<(At, At), f64> = FxHashMap::default();
    for alignment in alignments {
        for pair in &alignment.pairs {
            let (x, y) = ((alignment.a, pair.a), (alignment.b, pair.b));
            if told(x, y.0) && told(y, x.0) {
                links.insert((x, y), pair.confidence);
            }
        }
    }
    let mut groups: Vec<Vec<At>> = Vec::new();
    let mut group_of: FxHashMap<At, usize> = FxHashMap::default();
    for (document, sentences) in story.tokens.iter().enumerate() {
        for sentence in 0..sentences.len() {
            group_of.insert((document, sentence), groups.len());
            groups.push(vec![(document, sentence)]);
        }
    }
    let mut surest: Vec<(&(At, At), &f64)> = links.iter().collect();
    surest.sort_by(|x, y| y.1.total_cmp(x.1).then(x.0.cmp(y.0)));
    for ((x, y), _) in surest {
        let (one, other) = (group_of[x], group_of[y]);
        if one == other || mean_link(&groups[one], &groups[other], &links) < LEAST_MEAN_LINK {
            continue;
        }
        let moved = std::mem::take(&mut groups[other]);
        for at in &moved {
            group_of.insert(*at, one);
        }
        groups[one].extend(moved);
    }
    let mut facts: Vec<Fact> =
        groups.into_iter().filter(|group| !group.is_empty()).map(|group| fact(group, &links)).collect();
    facts.sort_by(|x, y| x.members.cmp(&y.members));
    facts
}

fn link(x: At, y: At, links: &FxHashMap<(At, At), f64>) -> f64 {
    let key = if x.0 < y.0 { (x, y) } else { (y, x) };
    links.get(&key).copied().unwrap_or(0.0)
}

fn mean_link(one: &[At], other: &[At], links: &FxHashMap<(At, At), f64>) -> f64 {
    let (mut total, mut count) = (0.0, 0.0);
    for x in one {
        for y in other.iter().filter(|y| y.0 != x.0) {
            total += link(*x, *y, links);
            count += 1.0;
        }
    }
    if count == 0.0 { 0.0 } else { total / count }
}

fn fact(mut group: Vec<At>, links: &FxHashMap<(At, At), f64>) -> Fact {
    group.sort_unstable();
    let weight =
        |at: At| -> f64 { group.iter().filter(|other| other.0 != at.0).map(|other| link(at, *other, links)).sum() };
    let central = group.iter().copied().reduce(|best, at| if weight(at) > weight(best) + 1e-9 { at } else { best });
    let mut members: Vec<(usize, Vec<usize>)> = Vec::new();
    for &(document, sentence) in &group {
        match members.last_mut() {
            Some((last, sentences)) if *last == document => sentences.push(sentence),
            _ => members.push((document, vec![sentence])),
        }
    }
    let most = central.map_or(0.0, weight);
    let mut centre: Vec<At> = central.into_iter().collect();
    centre.extend(group.iter().filter(|at| Some(**at) != central && weight(**at) >= NEARLY_CENTRAL * most));
    Fact { members, central: centre }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Pair;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn aligned(a: usize, i: usize, b: usize, j: usize, confidence: f64) -> Alignment {
        let pairs = vec![Pair { a: i, b: j, score: confidence, confidence, copy: false }];
        Alignment { a, a_sentences: vec![i], b, b_sentences: vec![j], pairs }
    }

    fn joined(documents: Vec<Document>, alignments: &[Alignment], told: f64) -> Vec<Fact> {
        let story = tokenize(documents);
        let telling = told::Telling { told, ..told::Telling::default() };
        let versions = story.tokens.len();
        let mut tellings: Tellings =
            story.tokens.iter().map(|sentences| vec![vec![telling.clone(); versions]; sentences.len()]).collect();
        told::judge(&mut tellings, 0.5, |_| 0.5);
        facts(&story, alignments, &tellings)
    }

    #[test]
    fn what_does_not_count_as_told_joins_no_fact() {
        let documents = || vec![Document::from_sentences("a", &["One."]), Document::from_sentences("b", &["One."])];
        let pair = [aligned(0, 0, 1, 0, 0.9)];
        assert_eq!(joined(documents(), &pair, 0.9).len(), 1);
        assert_eq!(joined(documents(), &pair, 0.4).len(), 2);
    }

    #[test]
    fn three_versions_share_one_fact_and_the_rest_stands_alone() {
        let versions = ["One fell. Two rose.", "x", "y"];
        let documents = vec![
            Document::from_sentences("a", &["One fell.", "Two rose."]),
            Document::from_sentences("b", &versions[1..2]),
            Document::from_sentences("c", &versions[2..]),
        ];
        let pairs = [aligned(0, 0, 1, 0, 0.9), aligned(0, 0, 2, 0, 0.8), aligned(1, 0, 2, 0, 0.7)];
        let found = joined(documents, &pairs, 0.9);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].members, [(0, vec![0]), (1, vec![0]), (2, vec![0])]);
        assert_eq!(found[0].central[0], (0, 0));
        assert!(!found[1].told_by(1));
    }

    #[test]
    fn a_sentence_that_touches_two_facts_does_not_chain_them() {
        let documents = vec![
            Document::from_sentences("a", &["One.", "Two."]),
            Document::from_sentences("b", &["Both.", "Two."]),
            Document::from_sentences("c", &["One.", "Two."]),
        ];
        let found = joined(
            documents,
            &[
                aligned(0, 0, 1, 0, 0.9),
                aligned(0, 1, 1, 0, 0.4),
                aligned(0, 1, 1, 1, 0.9),
                aligned(0, 0, 2, 0, 0.9),
                aligned(0, 1, 2, 1, 0.9),
                aligned(1, 1, 2, 1, 0.9),
                aligned(1, 0, 2, 0, 0.9),
            ],
            0.9,
        );
        assert_eq!(found.iter().filter(|fact| fact.members.len() == 3).count(), 2, "{found:?}");
    }
}
