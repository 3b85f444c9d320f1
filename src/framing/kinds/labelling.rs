//! Another name or label for the same person, group, place, event or thing.
//!
//! Two noun phrases are of the same thing when they share a name (`harbour boss Lena Osk`, `former dock worker
//! Lena Osk`), when their heads are labels of one family (`bill`, `resolution`), or when they share their head and
//! differ in what they say of it. The alignment decides: words that match elsewhere are no label.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::framing::cue::{Cue, Voice};
use crate::framing::phrases::{self, Class, Phrase};
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon, note};
use crate::span::Span;
use crate::tokens::{Story, TermId, TokenKind};

/// Findings of one pair that are worth a look.
const MOST_PER_PAIR: usize = 2;
/// Matched tokens in this reach on both sides make two phrases stand in one place.
const SLOT_REACH: usize = 4;
/// Least sum of matches around two phrases of one family for the finding to be worth a look.
const SAME_SLOT: usize = 1;
/// Above this rarity a describing word says something.
const TELLING: f32 = 0.25;

/// The kind.
#[derive(Debug)]
pub struct Labelling;

impl FramingKind for Labelling {
    fn id(&self) -> &'static str {
        "labelling"
    }

    fn about(&self) -> &'static str {
        "Another name or label for the same person, group, place, event or thing."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        lexicon::find("labelling", sentence)
            .iter()
            .map(|hit| Cue {
                kind: "labelling",
                family: hit.family.id,
                span: sentence.span_of(hit.tokens.clone()),
                voice: if sentence.tokens()[hit.tokens.start].quoted { Voice::Quoted } else { Voice::Outlet },
                strength: hit.entry.strength,
                attribution: None,
            })
            .collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let (left, right) = (labels(&pair.a), labels(&pair.b));
        let (left, right) = (&*left, &*right);
        let mut candidates: Vec<(usize, usize, u8, Said)> = Vec::new();
        for (i, mine) in left.iter().enumerate() {
            for (j, theirs) in right.iter().enumerate() {
                if let Some((rank, said)) = compare_labels(pair, mine, theirs) {
                    // Both are a speaker's words: the quotation is altered, and that finding is the one to show.
                    let rank = if mine.quoted && theirs.quoted { 0 } else { rank };
                    candidates.push((i, j, rank, said));
                }
            }
        }
        // `the measure` against `the bill` before `the measure` against the next noun.
        let strangers = |i: &usize, j: &usize| left[*i].family.is_none() || left[*i].family != right[*j].family;
        candidates
            .sort_by_key(|(i, j, rank, _)| (std::cmp::Reverse(*rank), strangers(i, j), i + j, pair.by_words(*i, *j)));
        let (mut taken_a, mut taken_b) = (FxHashSet::default(), FxHashSet::default());
        let mut findings = Vec::new();
        for (i, j, rank, said) in candidates {
            if taken_a.contains(&i) || taken_b.contains(&j) {
                continue;
            }
            taken_a.insert(i);
            taken_b.insert(j);
            let medium = rank >= MEDIUM_RANK && findings.len() < MOST_PER_PAIR;
            findings.push(Finding {
                kind: "labelling",
                severity: if medium { Severity::Medium } else { Severity::Low },
                confidence: pair.confidence * if medium { 0.8 } else { 0.5 },
                a: pair.a.place(left[i].phrase.tokens.clone()),
                b: pair.b.place(right[j].phrase.tokens.clone()),
                cue_a: left[i].family,
                cue_b: right[j].family,
                note: match said {
                    Said::Both => both(pair, &left[i], &right[j]),
                    Said::Adds(note) => note,
                },
            });
        }
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "Harbour boss Lena Osk left the talks.",
                b: "Former smuggler Lena Osk left the talks.",
                words_a: "Harbour boss Lena Osk",
                words_b: "Former smuggler Lena Osk",
            },
            Example {
                a: "VARN — An armed group demanded money for a nurse.",
                b: "Terrorists holding a nurse want a fortune.",
                words_a: "An armed group",
                words_b: "Terrorists",
            },
            Example {
                a: "Eight people were killed in the camp, medics said.",
                b: "Eight militants were killed in the camp, the army said.",
                words_a: "Eight people",
                words_b: "Eight militants",
            },
            Example {
                a: "A man left the bridge at dawn.",
                b: "A terrorist left the bridge at dawn.",
                words_a: "A man",
                words_b: "A terrorist",
            },
            Example {
                a: "The rebels took the bridge at dawn.",
                b: "The terrorists took the bridge at dawn.",
                words_a: "rebels",
                words_b: "terrorists",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("Lena Osk left the talks.", "Mrs. Osk left the talks."),
            ("The rebels took the bridge.", "The bridge was taken by the rebels."),
            ("The mayor's spokesman said the pier was safe.", "The mayor's office said the pier was safe."),
        ]
    }
}

/// Family of the words for those who speak for somebody.
const MOUTHPIECE: &str = "mouthpiece";
/// Family of the words for people that say nothing but their age and sex.
const PERSONS: &str = "persons";
/// Families whose words name people.
const PEOPLE: &[&str] = &[
    "fighters",
    "migrants",
    "marchers",
    "suspects",
    "wealthy",
    "supporters",
    "harmed",
    "informers",
    "abortion_doctors",
    "trans_people",
];
/// Rank from which on a finding is worth a look.
const MEDIUM_RANK: u8 = 2;

/// A noun phrase with what it is compared by.
#[derive(Clone, Debug)]
pub struct Label {
    phrase: Phrase,
    /// Content terms that are neither names nor titles: what the phrase says of its thing.
    describing: Vec<(usize, TermId)>,
    /// Terms of the name in it.
    names: Vec<TermId>,
    head: TermId,
    family: Option<&'static str>,
    /// Whether a label in it judges.
    judging: bool,
    quoted: bool,
    /// Whether it opens the sentence, as its subject mostly.
    first: bool,
}

impl Label {
    fn span(&self, view: &SentenceView<'_>) -> Span {
        view.span_of(self.phrase.tokens.clone())
    }
}

fn labels<'a>(view: &SentenceView<'a>) -> Cow<'a, [Label]> {
    match view.parts {
        Some(known) => Cow::Borrowed(&known.labels),
        None => labels_in(view).into(),
    }
}

/// The noun phrases of a sentence that may be compared, in reading order.
pub(in crate::framing) fn labels_in(view: &SentenceView<'_>) -> Vec<Label> {
    let classes = phrases::classes(view);
    let mut families = vec![None; view.tokens().len()];
    let mut judging = vec![false; view.tokens().len()];
    for hit in lexicon::find("labelling", view).iter() {
        if hit.entry.strength > 0 {
            judging[hit.tokens.clone()].fill(true);
        }
        families[hit.tokens.clone()].fill(Some(hit.family.id));
    }
    let term = |at: usize| view.word(at).term;
    let opening = phrases::behind_dateline(view);
    let measured = view.tokenized.measured();
    phrases::phrases(view)
        .iter()
        .filter(|phrase| view.tokens()[phrase.head].kind == TokenKind::Word && !measured[phrase.head])
        .map(|phrase| {
            let describing = phrase
                .tokens
                .clone()
                .filter(|at| classes[*at] == Class::Noun || (classes[*at] == Class::Name && phrase.head != *at))
                .filter(|at| !measured[*at])
                .filter(|at| {
                    let word = view.word(*at);
                    !word.function && (word.rarity > TELLING || families[*at].is_some())
                })
                .map(|at| (at, term(at)))
                .collect();
            let names = phrase.tokens.clone().filter(|at| classes[*at] == Class::Name).map(term).collect();
            Label {
                describing,
                names,
                head: term(phrase.head),
                family: families[phrase.head],
                judging: phrase.tokens.clone().any(|at| judging[at]),
                quoted: view.tokens()[phrase.head].quoted,
                first: phrase.tokens.start == opening,
                phrase: phrase.clone(),
            }
        })
        .collect()
}

/// What is to be said of two labels.
enum Said {
    /// What each calls the thing.
    Both,
    /// What one of them adds, as a note.
    Adds(String),
}

/// The note that says what each calls the thing.
fn both(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> String {
    let calls =
        |view: &SentenceView<'_>, label: &Label| note::with_words("says ", view.text_of(label.phrase.tokens.clone()));
    note::both(&pair.a, &calls(&pair.a, mine), &pair.b, &calls(&pair.b, theirs))
}

/// How sure it is that the two name one thing differently (0–3), and what is to be said of it.
fn compare_labels(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> Option<(u8, Said)> {
    // Who speaks for somebody is a source and no label: `the mayor's office said`, `her spokesman said`.
    if mine.family == Some(MOUTHPIECE) && theirs.family == Some(MOUTHPIECE) {
        return None;
    }
    let told_b = |at: usize| pair.match_a[at].is_some();
    let told_a = |at: usize| pair.match_b[at].is_some();
    if mine.head == theirs.head {
        return same_head(pair, mine, theirs);
    }
    if told_b(mine.phrase.head) || told_a(theirs.phrase.head) {
        return None;
    }
    if counted_alike(pair, mine, theirs) {
        let telling = stirs(pair.cues_a, mine.span(&pair.a)) || stirs(pair.cues_b, theirs.span(&pair.b));
        return Some((if telling { 3 } else { 1 }, Said::Both));
    }
    let near = slot(pair, &mine.phrase, &theirs.phrase);
    if let (Some(x), Some(y)) = (mine.family, theirs.family)
        && x == y
    {
        // Subjects of the two sentences are in one place though no word around them matches.
        let telling = (near >= SAME_SLOT || (mine.first && theirs.first)) && (mine.judging || theirs.judging);
        return Some((if telling { 3 } else { 1 }, Said::Both));
    }
    // `A man` against `A terrorist`, `The undocumented man` against `The illegal immigrant`.
    let judges_somebody = |plain: &Label, other: &Label| {
        let judged = other.judging && other.family.is_some_and(|family| PEOPLE.contains(&family));
        plain.family == Some(PERSONS) && judged
    };
    if (near >= SAME_SLOT || (mine.first && theirs.first))
        && (judges_somebody(mine, theirs) || judges_somebody(theirs, mine))
    {
        return Some((3, Said::Both));
    }
    let describes_theirs = |token: usize| theirs.describing.iter().any(|(at, _)| *at == token);
    let shared = mine.describing.iter().any(|(at, _)| pair.match_a[*at].is_some_and(describes_theirs));
    let name_for_noun = mine.names.is_empty() != theirs.names.is_empty();
    let both_first = mine.first && theirs.first;
    let (rank, placed) = match near {
        2.. => (1, true),
        _ if pair.in_one_place(&mine.phrase.tokens, &theirs.phrase.tokens) => (1, true),
        1 => (0, true),
        0 => (0, both_first),
    };
    // Another noun with the same description is mostly a synonym, unless one of them judges.
    let judged = mine.judging || theirs.judging;
    match (shared, name_for_noun) {
        (true, _) if near > SAME_SLOT && judged => Some((2, Said::Both)),
        (true, _) => Some((1, Said::Both)),
        (_, true) if placed => Some((rank, Said::Both)),
        (_, false) if placed => Some((rank, Said::Both)),
        _ => None,
    }
}

/// Whether a cue is a label that judges.
fn judges(cue: &Cue) -> bool {
    cue.kind == "labelling" && cue.strength > 0
}

/// Whether a judging label or a loaded word stands under `span`.
fn stirs(cues: &[Cue], span: Span) -> bool {
    cues.iter().any(|cue| (judges(cue) || cue.kind == "loaded") && cue.span.overlaps(span))
}

/// From this number on, as many of the ones here as of the others there are the same ones: `eight people`, `eight militants`.
const TELLING_COUNT: f64 = 3.0;

/// Whether the two count as many of what they name.
fn counted_alike(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> bool {
    let count = |view: &SentenceView<'_>, label: &Label| {
        let counts = &view.tokenized.quantities;
        counts.iter().find(|count| count.counted == Some(label.phrase.head)).map(|count| (count.low, count.high))
    };
    let here = count(&pair.a, mine);
    here.is_some_and(|(low, _)| low >= TELLING_COUNT) && here == count(&pair.b, theirs)
}

/// Two phrases with one head: what each says of it.
fn same_head(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> Option<(u8, Said)> {
    // `the World Health Organization`, `the WHO`
    if pair.a.word(mine.phrase.head).acronym || pair.b.word(theirs.phrase.head).acronym {
        return None;
    }
    let own = |view: &SentenceView<'_>, label: &Label, matched: &[Option<usize>]| -> Vec<(usize, TermId)> {
        // `union-led`, `union-run`: two ends of one word.
        let variant = |at: usize| at >= 2 && view.norm(at - 1) == "-" && matched[at - 2].is_some();
        let own = |(at, _): &(usize, TermId)| matched[*at].is_none() && !variant(*at);
        label.describing.iter().copied().filter(own).collect()
    };
    let (only_a, only_b) = (own(&pair.a, mine, pair.match_a), own(&pair.b, theirs, pair.match_b));
    let name = mine.names.last() == Some(&mine.head) && theirs.names.last() == Some(&theirs.head);
    let given = |label: &Label| label.names.len();
    // A given name or an initial more is no other label.
    let (own_a, own_b) = if name {
        (descriptors(mine, theirs, only_a.len()), descriptors(theirs, mine, only_b.len()))
    } else {
        (only_a.len(), only_b.len())
    };
    match (own_a > 0, own_b > 0) {
        (true, true) if name => Some((3, Said::Both)),
        (true, false) | (false, true) if name && given(mine).abs_diff(given(theirs)) != own_a + own_b => {
            let (view, label, other, there, own) = if own_a > 0 {
                (&pair.a, mine, theirs, pair.b.document_index, only_a)
            } else {
                (&pair.b, theirs, mine, pair.a.document_index, only_b)
            };
            let introduced = full_name(pair, mine, theirs);
            let elsewhere = described_elsewhere(pair.story, there, label, &own);
            let described = if own_a > 0 { is_described(&pair.b, theirs) } else { is_described(&pair.a, mine) };
            let rank = if introduced && !elsewhere && !described { 2 } else { 1 };
            let but = if elsewhere { ", which the other version says elsewhere" } else { "" };
            let adds = format!("adds {}{but}", note::words(added(view, label, other, &own)));
            Some((rank, Said::Adds(note::one(view, &adds))))
        }
        (true, true) if !name => {
            let near = slot(pair, &mine.phrase, &theirs.phrase);
            let tells = says_something(pair, &only_a, &only_b);
            Some((if near >= SAME_SLOT && tells { 2 } else { 1 }, Said::Both))
        }
        (true, false) | (false, true) if !name && pair.match_a[mine.phrase.head] == Some(theirs.phrase.head) => {
            let (view, own, cues) =
                if own_a > 0 { (&pair.a, &only_a, pair.cues_a) } else { (&pair.b, &only_b, pair.cues_b) };
            let words = whole(view, own[0].0..own[own.len() - 1].0 + 1);
            // `migrants`, `illegal migrants`
            let span = view.span_of(words.clone());
            let judged = cues.iter().any(|cue| judges(cue) && cue.span.overlaps(span));
            let adds = format!("adds {}", note::words(view.text_of(words)));
            Some((if judged { 2 } else { 0 }, Said::Adds(note::one(view, &adds))))
        }
        _ => None,
    }
}

/// `Dani Osk, the town's keeper`: what somebody is stands behind the name.
fn is_described(view: &SentenceView<'_>, label: &Label) -> bool {
    let behind = label.phrase.tokens.end;
    view.norm(behind) == "," && matches!(view.norm(behind + 1), "the" | "a" | "an" | "who" | "his" | "her")
}

/// The tokens with the rest of a compound that they are a part of: `far` of `far-right`.
fn whole(view: &SentenceView<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let joins = |at: usize| view.norm(at) == "-" && view.tokenized.is_glued(at) && view.tokenized.is_glued(at + 1);
    while tokens.end + 1 < view.tokens().len() && joins(tokens.end) {
        tokens.end += 2;
    }
    while tokens.start >= 2 && joins(tokens.start - 1) {
        tokens.start -= 2;
    }
    tokens
}

/// Whether a sentence of the other version says of the same name what `label` adds.
fn described_elsewhere(story: &Story, other: usize, label: &Label, own: &[(usize, TermId)]) -> bool {
    let holders = |term: TermId| story.holders[other].of_term(term);
    let beyond: Vec<TermId> = own.iter().map(|(_, term)| *term).filter(|term| !label.names.contains(term)).collect();
    !beyond.is_empty()
        && beyond.iter().all(|term| holders(*term).iter().any(|sentence| holders(label.head).contains(sentence)))
}

/// Whether both descriptions of one thing say more than whose it is and where (`the Varn motto`, `the national motto`), and one
/// of them judges: two plain ones are mostly synonyms (`the governing party`, `the ruling party`).
fn says_something(pair: &PairView<'_>, only_a: &[(usize, TermId)], only_b: &[(usize, TermId)]) -> bool {
    let tells =
        |view: &SentenceView<'_>, own: &[(usize, TermId)]| own.iter().any(|(at, _)| !view.tokens()[*at].capital);
    let colours = |view: &SentenceView<'_>, cues: &[Cue], own: &[(usize, TermId)]| {
        own.iter().any(|(at, _)| stirs(cues, view.span_of(*at..at + 1)))
    };
    tells(&pair.a, only_a)
        && tells(&pair.b, only_b)
        && (colours(&pair.a, pair.cues_a, only_a) || colours(&pair.b, pair.cues_b, only_b))
        && !reserve_alike(pair, only_a, only_b)
}

/// `the alleged gunman`, `the suspected gunman`: both make the same reservation.
fn reserve_alike(pair: &PairView<'_>, only_a: &[(usize, TermId)], only_b: &[(usize, TermId)]) -> bool {
    let hedged = |view: &SentenceView<'_>, cues: &[Cue], own: &[(usize, TermId)]| {
        own.iter().all(|(at, _)| {
            let span = view.span_of(*at..at + 1);
            cues.iter().any(|cue| cue.kind == "hedging" && cue.span.overlaps(span))
        })
    };
    hedged(&pair.a, pair.cues_a, only_a) && hedged(&pair.b, pair.cues_b, only_b)
}

/// What a label says in front of the name that the other one has too.
fn added<'a>(view: &SentenceView<'a>, label: &Label, other: &Label, own: &[(usize, TermId)]) -> &'a str {
    let term = |at: usize| view.word(at).term;
    let tokens = label.phrase.tokens.clone();
    let function = |at: &usize| view.word(*at).function;
    let start = tokens.clone().find(|at| !function(at)).unwrap_or(tokens.start);
    let mut end = tokens.clone().find(|at| other.names.contains(&term(*at))).unwrap_or(label.phrase.head);
    // The given name belongs to the name.
    if other.names.len() == 1 && end > start + 1 && label.names.contains(&term(end - 1)) {
        end -= 1;
    }
    // `Right-wing Prime Minister`: the other one is Prime Minister too.
    let before_the_name = own.iter().map(|(at, _)| *at).filter(|at| *at < end);
    let last = before_the_name.max().map_or(end, |last| whole(view, last..last + 1).end.min(end));
    if start < last { view.text_of(start..last) } else { view.text_of(tokens) }
}

/// Whether both give the name in full, so that both introduce its bearer, and one calls him something.
fn full_name(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> bool {
    let calls = |view: &SentenceView<'_>, label: &Label, other: &Label| {
        label.describing.len() >= other.describing.len()
            && label.describing.iter().any(|(at, _)| !view.tokens()[*at].capital)
    };
    let called = calls(&pair.a, mine, theirs) || calls(&pair.b, theirs, mine);
    mine.names.len() >= 2 && theirs.names.len() >= 2 && called
}

/// Describing words beyond the parts of the name itself.
fn descriptors(label: &Label, other: &Label, own: usize) -> usize {
    let lower = label.describing.iter().filter(|(_, term)| !label.names.contains(term)).count();
    let capital = own.saturating_sub(lower);
    // `Lena Osk` against `Osk`: one capitalised word in front of the surname is a given name.
    if capital <= 1 && label.names.len() <= 2 && other.names.len() <= 2 {
        lower.min(own)
    } else {
        own.saturating_sub(1)
    }
}

/// Matched content words around both phrases.
fn slot(pair: &PairView<'_>, mine: &Phrase, theirs: &Phrase) -> usize {
    let around = |tokens: &Range<usize>, len: usize| {
        let end = (tokens.end + SLOT_REACH).min(len);
        [tokens.start.saturating_sub(SLOT_REACH)..tokens.start, tokens.end..end]
    };
    let [before, behind] = around(&theirs.tokens, pair.match_b.len());
    let near = |to: usize| before.contains(&to) || behind.contains(&to);
    let telling = |view: &SentenceView<'_>, at: usize| !view.word(at).function;
    around(&mine.tokens, pair.match_a.len())
        .into_iter()
        .flatten()
        .filter(|at| pair.match_a[*at].is_some_and(|to| near(to) && telling(&pair.a, *at) && telling(&pair.b, to)))
        .count()
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::compared;
    use crate::framing::{Finding, Severity};

    /// The labelling findings between the first sentences of two texts.
    fn found(a: &[&str], b: &[&str]) -> Vec<Finding> {
        compared(a, b).1.into_iter().filter(|finding| finding.kind == "labelling").collect()
    }

    #[test]
    fn a_description_on_one_side_is_named() {
        let (plain, described) = ("Lena Osk left the talks.", "Former smuggler Lena Osk left the talks.");
        let notes: Vec<String> = found(&[plain], &[described]).into_iter().map(|found| found.note).collect();
        assert_eq!(notes, ["B adds “Former smuggler”."]);
        let elsewhere = found(&[plain, "The former smuggler Lena Osk is 40."], &[described]);
        assert_eq!(elsewhere[0].note, "B adds “Former smuggler”, which the other version says elsewhere.");
    }

    #[test]
    fn plain_synonyms_are_no_label_worth_a_look() {
        for (a, b) in [
            ("Osk voted against the measure on Monday.", "Osk voted against the bill on Monday."),
            ("Forty members of the governing party left the hall.", "Forty members of the ruling party left the hall."),
            ("The alleged gunman left the hall on Monday.", "The suspected gunman left the hall on Monday."),
        ] {
            let found = found(&[a], &[b]);
            assert!(found.iter().all(|found| found.severity == Severity::Low), "{found:?}");
        }
    }

    #[test]
    fn a_judging_word_that_one_side_adds_is_worth_a_look() {
        let found = found(&["A boat with migrants sank off Varn."], &["A boat with illegal migrants sank off Varn."]);
        assert!(
            found.iter().any(|found| found.note == "B adds “illegal”." && found.severity > Severity::Low),
            "{found:?}"
        );
    }

    #[test]
    fn an_acronym_is_no_label() {
        let (full, short) = ("They left it to the World Harbour Organization.", "They left it to the WHO.");
        assert!(found(&[full], &[short]).is_empty(), "{:?}", found(&[full], &[short]));
    }

    #[test]
    fn whole_compounds_and_nothing_but_what_is_added_are_named() {
        let notes =
            |a: &str, b: &str| -> Vec<String> { found(&[a], &[b]).into_iter().map(|found| found.note).collect() };
        assert_eq!(
            notes("Prime Minister Karl Voss won.", "Right-wing Prime Minister Karl Voss won."),
            ["B adds “Right-wing”."]
        );
        assert_eq!(
            notes("The mayor slammed the decision.", "The mayor slammed the far-right decision."),
            ["B adds “far-right”."]
        );
    }

    #[test]
    fn whose_it_is_is_no_label() {
        let found = found(&["The council mocked the Varn motto."], &["The council mocked the national motto."]);
        assert!(found.iter().all(|found| found.severity == Severity::Low), "{found:?}");
    }
}
