//! How much a finding matters: would people who read both sentences name it?
//!
//! Each kind says how telling it holds a finding (its **claim**: low, medium, high). A logistic regression over that
//! claim, the kind, the families of the cues, where the words stand and how sure the pair is was fitted on differences that people named
//! (`cargo run -p xtask -- fit-severity`); its weights are `data/model/severity.json`. It was fitted from the texts on, so
//! that a finding on a wrong pair is a wrong one: its probability is the confidence of the whole finding.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::agreement;
use super::kinds::number::STANCES;
use super::{Finding, KINDS, PairView, Place, SentenceView, Severity};
use crate::similarity::model::{Logistic, log_odds, probability};
use crate::tokens::{TermId, TokenKind};

static FITTED: Logistic = include!(concat!(env!("OUT_DIR"), "/severity_model.rs"));

/// Weights in the order of [`feature_names`]; 0 for what is newer than the fit.
static MODEL: LazyLock<Logistic> = LazyLock::new(|| {
    let weight =
        |name: &String| FITTED.weights.iter().find(|(known, _)| known == name).map_or(0.0, |(_, weight)| *weight);
    Logistic {
        bias: FITTED.bias,
        weights: feature_names().into_iter().map(|name| (Cow::Owned(name.clone()), weight(&name))).collect(),
    }
});

/// The weights of cue families.
static FAMILIES: LazyLock<FxHashMap<Families, f32>> = LazyLock::new(|| {
    let named = |(name, weight): &'static (Cow<'static, str>, f32)| {
        let (kind, families) = name.split_once(':')?;
        let (first, second) = families.split_once('/').unwrap_or((families, ""));
        Some(((kind, first, second), *weight))
    };
    FITTED.weights.iter().filter_map(named).collect()
});

/// From this probability on a finding is worth a look: on real stories that the model has not seen, people named 0.61 of
/// those above it (47 of 77), and 0.77 of those of them on pairs that they had aligned. Without the families of cues as many findings
/// held 40 that people named.
const WORTH_A_LOOK: f32 = 0.42;
/// From this probability on a finding changes what a reader takes away: people named 28 of the 35 above it, and without the families 17 of 21
/// above a bound as good.
const GRAVE: f32 = 0.6;
/// The same between two leads or headlines, which every reader reads: over all findings, 32 of 42.
const GRAVE_AT_THE_TOP: f32 = 0.55;
/// Sentences that make the lead.
const LEAD: usize = 2;
/// A pair is taken to be this far from certain, either way.
const DOUBT: f64 = 0.05;

/// What is measured of findings beside their kind.
const COMMON: [&str; 11] = [
    "common_ground",
    "both_sides",
    "lead",
    "leads",
    "quoted",
    "shorter_sentence",
    "pair",
    "rival",
    "partners",
    "in_place",
    "own_confidence",
];
/// What is measured for each kind: whether it is of the kind, and whether the kind claims medium or high.
const PER_KIND: usize = 3;

/// Names of the features, in order.
#[must_use]
pub fn feature_names() -> Vec<String> {
    let kinds = KINDS.iter().flat_map(|kind| ["", ".medium", ".high"].map(|claim| format!("{}{claim}", kind.id())));
    kinds.chain(COMMON.into_iter().chain(agreement::NAMES).map(str::to_owned)).collect()
}

/// A kind with the cue families of both sides in the order of the alphabet, or with one of them and nothing.
pub type Families = (&'static str, &'static str, &'static str);

/// Stands for the family of a side that has no cue.
const NO_CUE: &str = "-";

/// Kinds whose families name topics (`uprising`, `payments`): what annotators of a few stories made of these says nothing of others. They
/// gained nothing on stories held out.
const OF_TOPICS: [&str; 2] = ["labelling", "loaded"];

/// By which cue families a finding is judged: `doubting` beside `neutral` is another thing than beside nothing. The same whichever version
/// is the first.
pub fn families(finding: &Finding) -> impl Iterator<Item = Families> + use<> {
    let kind = finding.kind;
    let mut sides = [finding.cue_a, finding.cue_b].map(|cue| cue.unwrap_or(NO_CUE));
    sides.sort_unstable();
    let [first, second] = sides;
    let alone = [first, if second == first { NO_CUE } else { second }].into_iter().filter(|side| *side != NO_CUE);
    let all = std::iter::once((kind, first, second)).chain(alone.map(move |side| (kind, side, "")));
    all.filter(move |_| !OF_TOPICS.contains(&kind))
}

/// The name of cue families in the model: `attribution:doubting/neutral`, `attribution:doubting`.
#[must_use]
pub fn name_of((kind, first, second): Families) -> String {
    if second.is_empty() { format!("{kind}:{first}") } else { format!("{kind}:{first}/{second}") }
}

/// What is measured of a finding, in the order of [`feature_names`].
#[must_use]
pub fn features(pair: &PairView<'_>, finding: &Finding) -> Vec<f32> {
    let mut values = Vec::with_capacity(KINDS.len() * PER_KIND + COMMON.len() + agreement::NAMES.len());
    values.resize(KINDS.len() * PER_KIND, 0.0);
    if let Some(kind) = KINDS.iter().position(|kind| kind.id() == finding.kind) {
        values[kind * PER_KIND] = 1.0;
        values[kind * PER_KIND + 1] = f32::from(u8::from(finding.severity >= Severity::Medium));
        values[kind * PER_KIND + 2] = f32::from(u8::from(finding.severity == Severity::High));
    }
    let places = [(finding.a, &pair.a), (finding.b, &pair.b)];
    let quoted = places.iter().any(|(place, view)| {
        place.is_some_and(|place| view.tokens_in(place.span()).any(|at| view.tokens()[at].quoted))
    });
    let shorter = pair.a.tokens().len().min(pair.b.tokens().len());
    let partners = 1 + pair.also_a.len().max(pair.also_b.len());
    let is = |holds: bool| f32::from(u8::from(holds));
    let sure = pair.confidence.clamp(DOUBT, 1.0 - DOUBT);
    values.extend([
        pair.common_ground,
        is(finding.a.is_some() && finding.b.is_some()),
        is(opens(&pair.a) || opens(&pair.b)),
        is(opens(&pair.a) && opens(&pair.b)),
        is(quoted),
        (shorter as f32).max(1.0).ln(),
        log_odds(pair.confidence, DOUBT) as f32,
        (sure / pair.best.clamp(sure, 1.0 - DOUBT)).ln() as f32,
        (partners as f32).ln(),
        is(in_place(pair, finding)),
        finding.confidence as f32,
    ]);
    values.extend(agreement::features(pair, finding));
    values
}

/// Whether the sentence is a headline or stands in the lead.
fn opens(view: &SentenceView<'_>) -> bool {
    view.sentence.headline || view.index < LEAD
}

/// Whether the words of the two sides stand among the same words, one in the place of the other.
fn in_place(pair: &PairView<'_>, finding: &Finding) -> bool {
    let (Some(a), Some(b)) = (finding.a, finding.b) else { return false };
    let (a, b) = (pair.a.tokens_in(a.span()), pair.b.tokens_in(b.span()));
    !a.is_empty() && !b.is_empty() && pair.in_one_place(&a, &b)
}

/// Whether one of the sentences has a surer partner in the other version, and the words of one side stand in another
/// sentence that tells the same: against that one there is no difference.
fn told_beside(pair: &PairView<'_>, finding: &Finding) -> bool {
    // `revealed` against `said`: that another sentence says `said` too answers nothing.
    let neutral = |cue: Option<&str>| cue.is_none_or(|cue| cue == "neutral");
    let (plain_a, plain_b) = (neutral(finding.cue_a), neutral(finding.cue_b));
    pair.confidence < pair.best
        && pair.sides().iter().any(|side| {
            let (place, plain): (Option<Place>, bool) =
                if side.first { (finding.a, plain_a && !plain_b) } else { (finding.b, plain_b && !plain_a) };
            let words = place.map_or_else(Vec::new, |place| terms(&side.own, side.own.tokens_in(place.span())));
            let holds = |view: &SentenceView<'_>| {
                terms(view, 0..view.tokens().len()).windows(words.len()).any(|window| window == words)
            };
            !plain && !words.is_empty() && side.also_other.iter().any(holds)
        })
}

/// From this share of tokens in common on, of either sentence, one is an edited copy of the other.
const EDITED: f64 = 0.7;
/// A sentence of which so much stands in the other is a cut copy, when it is at least this share of the other.
const CUT: (f64, f64) = (0.95, 0.5);

/// Whether one sentence is the other but for a few words. What was changed there was changed on purpose, so the kind's own
/// word stands: the stories of the fit were written apart and have no such pairs, and a `not` that was put in, or another
/// day, was never shown.
fn edited(pair: &PairView<'_>) -> bool {
    let common = |matched: &[Option<usize>]| matched.iter().flatten().count() as f64 / matched.len().max(1) as f64;
    let (a, b) = (common(pair.match_a), common(pair.match_b));
    a.min(b) >= EDITED || (a.max(b) >= CUT.0 && a.min(b) >= CUT.1)
}

/// A pair so sure tells one event, and two values of one quantity in it contradict each other.
const SURE_ENOUGH_TO_CONTRADICT: f64 = 0.7;

/// Whether the two outlets contradict each other: two values of one quantity, a thing told as so and as not so, two causes of one
/// event, two days in one place, roles exchanged. Too few of these stand in what was fitted on to learn from. People named three
/// of the four conflicts of numbers in pairs so sure, and a fact checker wants to see each of them; what is said to be the same
/// thing in a doubtful pair seldom is.
fn contradicts(pair: &PairView<'_>, finding: &Finding) -> bool {
    let conflict = match finding.kind {
        "number" | "negation" | "causation" => true,
        "agency" => finding.cue_a == Some("exchanged"),
        "date" => in_place(pair, finding),
        _ => false,
    };
    conflict && finding.severity == Severity::High && pair.confidence >= SURE_ENOUGH_TO_CONTRADICT
}

/// Whether one version says of a value that both give that it is little or much: `just six years`. What was fitted on has too few of
/// these to learn from.
fn judges_a_number(pair: &PairView<'_>, finding: &Finding) -> bool {
    let judged = |cue: Option<&str>| cue.is_some_and(|cue| STANCES.contains(&cue));
    finding.severity >= Severity::Medium
        && (judged(finding.cue_a) || judged(finding.cue_b))
        && pair.confidence >= SURE_ENOUGH_TO_CONTRADICT
}

/// The words of some tokens, without marks.
fn terms(view: &SentenceView<'_>, tokens: std::ops::Range<usize>) -> Vec<TermId> {
    let words = tokens.filter(|at| view.tokens()[*at].kind != TokenKind::Punctuation);
    words.map(|at| view.word(at).term).collect()
}

/// That one version has no such word is a claim only in pairs so sure: what it lacks it may not tell at all.
const SURE_OF_ABSENCE: f64 = 0.67;
/// In less sure pairs a quotation may be set against a sentence that reports no speech of its speaker. Of 13 such findings on pairs that
/// people had not aligned 12 were of this sort, and none of the five that they named.
const SURE_OF_SPEECH: f64 = 0.5;

/// Whether the finding says that something is missing from a sentence that may tell another thing.
fn absent_in_doubt(pair: &PairView<'_>, finding: &Finding) -> bool {
    match finding.kind {
        "loaded" | "hedging" => pair.confidence < SURE_OF_ABSENCE && (finding.a.is_none() || finding.b.is_none()),
        "quotation" => pair.confidence < SURE_OF_SPEECH && agreement::speech_unreported(pair, finding),
        _ => false,
    }
}

/// Whether people named findings of the kind, so that the fit can judge it; the word of the kind stands otherwise.
fn judged(kind: &str) -> bool {
    FITTED.weights.iter().any(|(known, _)| known == kind)
}

/// Kinds whose slight claims stay so. Of slight numbers, a rounding or a value of another noun, people named 4 of the 10 that the fit would have
/// shown, of slight attributions 3 of 14 (on stories held out).
const SLIGHT_AS_CLAIMED: [&str; 3] = ["number", "attribution", "agency"];

/// The confidence of the finding, and how much it matters. What differs in a pair of less confidence than `sure_pair` is
/// never high.
#[must_use]
pub fn rate(pair: &PairView<'_>, finding: &Finding, sure_pair: f64) -> (f64, Severity) {
    // What the kind itself calls slight, another mark or tense, is never grave, though people often name it; and numbers that do not
    // contradict each other, a share told from its other side, are never grave.
    let slight = finding.severity == Severity::Low;
    let highest = match (slight, finding.kind) {
        (true, kind) if SLIGHT_AS_CLAIMED.contains(&kind) => Severity::Low,
        (_, "number") if finding.severity < Severity::High => finding.severity,
        (true, _) => Severity::Medium,
        (false, _) if pair.confidence < sure_pair => Severity::Medium,
        (false, _) => Severity::High,
    };
    if !judged(finding.kind) {
        return (finding.confidence, finding.severity.min(highest));
    }
    let of_families: f32 = families(finding).filter_map(|families| FAMILIES.get(&families)).sum();
    let named = f64::from(probability(MODEL.logit(&features(pair, finding)) + of_families));
    let own_word = (edited(pair) && !slight) || contradicts(pair, finding) || judges_a_number(pair, finding);
    if own_word && !told_beside(pair, finding) {
        return (named.max(finding.confidence * pair.confidence), finding.severity.min(highest));
    }
    let grave = if opens(&pair.a) && opens(&pair.b) { GRAVE_AT_THE_TOP } else { GRAVE };
    let severity = if named < f64::from(WORTH_A_LOOK) || told_beside(pair, finding) || absent_in_doubt(pair, finding) {
        Severity::Low
    } else if named >= f64::from(grave) {
        Severity::High
    } else {
        Severity::Medium
    };
    (named, severity.min(highest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::align::{Pair, group};
    use crate::framing::{Difference, Read, framing};
    use crate::segment::Document;
    use crate::tokens::tokenize;

    const BEFORE: &str = "The council met.";

    /// The differences between some sentences of `a` and of `b`, aligned with the given confidences; nothing else stands in
    /// the leads.
    fn found(a: &[&str], b: &[&str], pairs: &[(usize, usize, f64)]) -> Vec<Difference> {
        let text = |sentences: &[&str]| -> Vec<String> {
            [BEFORE; LEAD].iter().chain(sentences).map(|sentence| (*sentence).to_owned()).collect()
        };
        let story = tokenize(vec![Document::from_sentences("a", &text(a)), Document::from_sentences("b", &text(b))]);
        let pairs: Vec<Pair> = pairs
            .iter()
            .map(|&(a, b, confidence)| Pair { a: a + LEAD, b: b + LEAD, score: confidence, confidence, copy: false })
            .collect();
        framing(Read::plain(&story), &group(0, 1, &pairs), &[], &Settings::default())
    }

    fn severest(found: &[Difference], kind: &str) -> Option<Severity> {
        found.iter().filter(|d| d.finding.kind == kind).map(|d| d.finding.severity).max()
    }

    const SAID: &str = "The harbour master said the old crane was unsafe and would fall before the winter.";
    const CLAIMED: &str = "The harbour master claimed the old crane was unsafe and would fall before the winter.";

    #[test]
    fn a_difference_in_a_doubtful_pair_is_never_grave_and_less_sure() {
        let (sure, doubtful) =
            (found(&[SAID], &[CLAIMED], &[(0, 0, 0.95)]), found(&[SAID], &[CLAIMED], &[(0, 0, 0.3)]));
        assert!(severest(&sure, "attribution") >= Some(Severity::Medium), "{sure:?}");
        assert!(severest(&doubtful, "attribution") <= Some(Severity::Medium), "{doubtful:?}");
        assert!(doubtful[0].finding.confidence < sure[0].finding.confidence);
    }

    #[test]
    fn two_values_of_one_quantity_are_grave_in_a_sure_pair() {
        let few = "About 5,000 people attended the rally at the harbour, police said.";
        let many = "Organizers said 20,000 people attended the rally at the harbour.";
        assert_eq!(severest(&found(&[few], &[many], &[(0, 0, 0.9)]), "number"), Some(Severity::High));
        assert!(severest(&found(&[few], &[many], &[(0, 0, 0.4)]), "number") < Some(Severity::High));
    }

    #[test]
    fn a_rounding_is_never_worth_a_look() {
        let exact = "The alarm was sent 37 minutes after the smoke was seen on the car deck.";
        let rounded = "The alarm was sent some 37 minutes after the smoke was seen on the car deck.";
        assert_eq!(severest(&found(&[exact], &[rounded], &[(0, 0, 0.95)]), "number"), Some(Severity::Low));
    }

    #[test]
    fn what_a_surer_partner_has_too_is_no_difference() {
        let alone = found(&[CLAIMED], &[SAID], &[(0, 0, 0.9)]);
        assert!(severest(&alone, "attribution") >= Some(Severity::Medium), "{alone:?}");
        let beside = found(&[CLAIMED], &[SAID, CLAIMED], &[(0, 0, 0.9), (0, 1, 0.95)]);
        assert_eq!(severest(&beside, "attribution"), Some(Severity::Low), "{beside:?}");
    }

    #[test]
    fn that_a_surer_partner_has_the_plain_word_answers_nothing() {
        let again = "The harbour master said the old crane was unsafe, and he would close the quay before the winter.";
        let beside = found(&[CLAIMED], &[SAID, again], &[(0, 0, 0.9), (0, 1, 0.95)]);
        assert!(severest(&beside, "attribution") >= Some(Severity::Medium), "{beside:?}");
    }

    #[test]
    fn a_quotation_in_a_doubtful_pair_needs_speech_of_the_same_speaker() {
        let quotes = "“The old crane is unsafe and will fall before the winter,” the harbour master said.";
        let tells = "The crane fell in the winter, and the quay was unsafe for years.";
        let reports = "The harbour master said that it was unsafe and would fall.";
        let doubtful = |other: &str| severest(&found(&[quotes], &[other], &[(0, 0, 0.45)]), "quotation");
        assert!(doubtful(tells) <= Some(Severity::Low), "{:?}", doubtful(tells));
        assert!(doubtful(reports) >= Some(Severity::Medium), "{:?}", doubtful(reports));
    }

    #[test]
    fn a_value_told_as_little_is_worth_a_look_in_a_sure_pair() {
        let plain = "The old crane stood on the quay for six years before it fell in the storm.";
        let judged = "On the quay for just six years, until wind threw it into the water, stood the crane.";
        assert_eq!(severest(&found(&[plain], &[judged], &[(0, 0, 0.9)]), "number"), Some(Severity::Medium));
    }
}
