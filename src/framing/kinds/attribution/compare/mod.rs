//! What differs between the attributions of two aligned sentences.
//!
//! [`couples`] says which attributions of the two attribute the same; every other file tells one sort of difference. Those of a
//! couple come first, and what they have named already no later one names again.

mod as_fact;
mod couples;
mod denial;
mod occasion;
mod own_word;
mod sources;
mod unsaid;
mod verbs;

use std::ops::Range;

use super::detect::{self, Found};
use crate::framing::{Example, Finding, PairView, SentenceView};

pub(super) const MUST_FIRE: &[Example] = &[
    Example {
        a: "The harbour master said the crane was unsafe.",
        b: "The harbour master claimed the crane was unsafe.",
        words_a: "said",
        words_b: "claimed",
    },
    Example {
        a: "The ministry admitted that the dam had leaked for weeks.",
        b: "The dam had leaked for weeks, the ministry said.",
        words_a: "admitted",
        words_b: "said",
    },
    Example {
        a: "Harbour master Anna Osk said the crane was unsafe.",
        b: "An official said the crane was unsafe.",
        words_a: "Anna Osk",
        words_b: "official",
    },
    Example {
        a: "The crane had not been checked since May, the union said.",
        b: "The crane had not been checked since May.",
        words_a: "the union said",
        words_b: "",
    },
    Example {
        a: "The minister repeated the claim that the pier was safe.",
        b: "The minister repeated the baseless claim that the pier was safe.",
        words_a: "claim",
        words_b: "baseless claim",
    },
    Example {
        a: "The harbour master said in a statement that the crane was unsafe.",
        b: "The crane was unsafe, the harbour master said in an interview.",
        words_a: "in a statement",
        words_b: "in an interview",
    },
    Example {
        a: "The harbour master told the court that the crane was unsafe.",
        b: "The harbour master said that the crane was unsafe.",
        words_a: "told the court",
        words_b: "said",
    },
];
pub(super) const MUST_NOT_FIRE: &[(&str, &str)] = &[
    ("The mayor spoke of a row at the port.", "The mayor spoke of a row that is threatening his dream at the port."),
    ("The harbour master said the crane was unsafe.", "The harbour master told reporters the crane was unsafe."),
    (
        "Osk said in a statement that the crane was safe; in an interview he had said so too.",
        "Osk said in an interview that the crane was safe.",
    ),
    ("Osk said in a statement that the crane was safe.", "The crane is safe, Osk said in a written statement."),
    ("She said the crane was unsafe.", "“The crane is unsafe,” said Anna Osk."),
    ("“The crane failed,” Osk said.", "“The crane failed,” Mr. Osk said."),
    ("The mayor opened the bridge on Monday.", "The bridge was opened by the mayor on Monday."),
    ("Prices in the port rose 3%, said the harbour office.", "The harbour office said prices in the port rose 3%."),
    ("The crane was safe, said engineers.", "Engineers said the crane was safe."),
    ("The court ruled that the levy was void.", "The court found that the levy was void."),
    ("The owner denied that he had sold the mill.", "The owner said he had not sold the mill."),
    ("The bill would add 5,000 guards at the port.", "Under the bill, there would be 5,000 more guards at the port."),
    ("The union has called a strike for Monday.", "The union will strike on Monday."),
    ("Osk was best known as a keeper of the light.", "Osk was known as a keeper of the light."),
];

/// Longer stretches before a verb are seldom a source and nothing else.
const LONGEST_SOURCE: usize = 9;
/// Share of what is attributed that the other side tells, from which on a difference is shown by default: below, people who read
/// both sentences seldom named it.
const SHARE_SURELY_STATED: f64 = 0.7;
/// So many words of what is attributed the other side tells at least.
const LEAST_WORDS_STATED: usize = 3;

/// So many words two attributions share where the occasion of one is that of the other: with none they often report two acts of
/// speech.
const LEAST_WORDS_OF_ONE_SPEECH: usize = 1;

/// All differences, those of two attributions of the same first.
pub(super) fn compare(pair: &PairView<'_>) -> Vec<Finding> {
    let [first, second] = pair.sides();
    let [mine, theirs] = couples::spoken_by_both(&first);
    let couples = couples::couple(&first, &mine, &theirs);
    let mut findings = Vec::new();
    for &(i, j, shared) in &couples {
        let [here, there] =
            [own_word::rejection(&first, &mine[i], &theirs[j]), own_word::rejection(&second, &theirs[j], &mine[i])];
        if here.is_some() || there.is_some() {
            findings.extend(here.or(there));
            continue;
        }
        let silent = [detect::is_negated(&first.own, &mine[i]), detect::is_negated(&first.other, &theirs[j])];
        match silent {
            [false, false] => findings.extend(verbs::differ(&first, &mine[i], &theirs[j], shared)),
            [true, true] => {}
            [mine_unsaid, _] => findings.extend(unsaid::find(&first, &mine[i], &theirs[j], mine_unsaid)),
        }
        findings.extend(sources::differ(&first, &mine[i], &theirs[j], shared));
    }
    for &(i, j, shared) in &couples {
        let of_one_speech = shared >= LEAST_WORDS_OF_ONE_SPEECH;
        let occasion = |side, mine, theirs| of_one_speech.then(|| occasion::differ(side, mine, theirs)).flatten();
        findings.extend(
            sources::addressee(&first, &mine[i], &theirs[j])
                .or_else(|| sources::addressee(&second, &theirs[j], &mine[i]))
                .or_else(|| occasion(&first, &mine[i], &theirs[j]))
                .or_else(|| occasion(&second, &theirs[j], &mine[i])),
        );
    }
    findings.extend(verbs::told_apart(&first, &mine, &theirs, &findings));
    findings.extend(verbs::told_apart(&second, &theirs, &mine, &findings));
    findings.extend([&first, &second].into_iter().filter_map(own_word::adopted));
    let as_fact: Vec<Finding> =
        [&first, &second].into_iter().flat_map(|side| as_fact::stated_as_fact(side, &findings)).collect();
    findings.extend(as_fact);
    findings.extend(mine.iter().filter_map(|found| denial::left_undenied(pair, &first, found)));
    findings.extend(theirs.iter().filter_map(|found| denial::left_undenied(pair, &second, found)));
    let mut loose = sources::unanswered(&first, &mine, &theirs, &findings);
    loose.extend(sources::unanswered(&second, &theirs, &mine, &findings));
    findings.extend(loose);
    findings
}

/// The reporting expression with its source, where that is short.
fn with_source(found: &Found) -> Range<usize> {
    let whole = match &found.source {
        Some(source) if source.end <= found.cue.start => source.start..found.cue.end,
        Some(source) if source.start >= found.cue.end => found.cue.start..source.end,
        _ => found.cue.clone(),
    };
    if whole.len() > LONGEST_SOURCE { found.cue.clone() } else { whole }
}

/// The words of `range` that tell something, as places in the sentence.
fn content_words<'a>(view: &SentenceView<'a>, range: &Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    let view = *view;
    range.clone().filter(move |&at| view.is_telling(at))
}

/// A part of the words of a sentence, of which there are few.
#[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod testing {
    use crate::framing::testing::found;

    /// Notes of the differences in attribution.
    pub(super) fn notes(a: &str, b: &str) -> Vec<String> {
        found("attribution", a, b).into_iter().map(|finding| finding.note.into()).collect()
    }
}
