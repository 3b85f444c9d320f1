//! What the other side has for a cue word: words of its own sort, or nothing.
//!
//! A word that only happens to stand opposite is no counterpart. What an adverb is set against is the verb that it
//! strengthens, what an adjective is set against is the noun that it describes.

use std::ops::Range;

use super::SentenceView;
use super::lexicon::{self, PartOfSpeech};
use super::phrases::{self, Class};
use super::side::Side;

/// Words between an adverb and the verb that it belongs to.
const VERB_REACH: usize = 2;
/// Telling words of what one noun is set against. Where there are more, the verb of a headline is among them: `Climate activists
/// block`.
const MOST_OF_ONE_THING: usize = 2;
/// Words between a hedge such as `may` or `appears to` and what it weakens.
const SAID_REACH: usize = 3;

/// The counterpart of a cue of `kind` at `own`.
#[must_use]
pub fn of(side: &Side<'_>, kind: &str, own: &Range<usize>) -> Option<Range<usize>> {
    let classes = phrases::classes(&side.own);
    let theirs = phrases::classes(&side.other);
    let slot = side.slot(own);
    let in_place = |fits: &dyn Fn(&Range<usize>) -> bool| {
        slot.clone().filter(|slot| fits(slot)).map(|slot| trimmed(&theirs, slot))
    };
    let verb = |slot: &Range<usize>| theirs[slot.clone()].contains(&Class::Verb);
    let noun = |slot: &Range<usize>| {
        let of_one_thing = slot.clone().filter(|&at| side.other.is_content(at)).count() <= MOST_OF_ONE_THING;
        let named = slot.clone().any(|at| matches!(theirs[at], Class::Noun) && !is_time(&side.other, at));
        of_one_thing && named && !verb(slot)
    };
    match sort(&side.own, kind, own) {
        PartOfSpeech::Verb => in_place(&verb)
            .map(|slot| verb_in(&theirs, slot))
            .or_else(|| in_place(&|slot| lone_word(side, &theirs, own, slot))),
        PartOfSpeech::Noun => in_place(&noun).or_else(|| {
            // `Thugs` is set against `Demonstrators`, not against `Demonstrators threw`.
            let slot = slot.clone()?;
            let subject = slot.start..slot.clone().find(|at| theirs[*at] == Class::Verb)?;
            let own_verb = classes.get(own.end) == Some(&Class::Verb);
            (own_verb && noun(&subject)).then(|| trimmed(&theirs, subject))
        }),
        PartOfSpeech::Adjective => match noun_of(&side.own, own) {
            Some(_) => described(side, own),
            None => in_place(&noun),
        },
        PartOfSpeech::Adverb => {
            let adverb = |slot: &Range<usize>| theirs[slot.clone()].contains(&Class::Adverb);
            in_place(&adverb).or_else(|| modified(side, own, &classes))
        }
        PartOfSpeech::Phrase => in_place(&verb),
    }
}

/// What a hedge or booster at `own` is said of, on the other side: the verb of an adverb, the noun of an adjective,
/// what follows any other.
#[must_use]
pub fn said_of(side: &Side<'_>, own: &Range<usize>) -> Option<Range<usize>> {
    let classes = phrases::classes(&side.own);
    let found = match sort(&side.own, "hedging", own) {
        PartOfSpeech::Adverb => modified(side, own, &classes),
        PartOfSpeech::Adjective => described(side, own),
        _ => None,
    };
    found.or_else(|| {
        let told = (own.end..classes.len().min(own.end + SAID_REACH)).find(|&at| side.own.is_content(at))?;
        side.matched[told].map(|to| to..to + 1)
    })
}

/// What a cue does in its sentence, by its entry, or by its words where that is a phrase.
pub(super) fn sort(view: &SentenceView<'_>, kind: &str, own: &Range<usize>) -> PartOfSpeech {
    let classes = phrases::classes(view);
    let hit = lexicon::find(kind, view).iter().find(|hit| hit.tokens.start == own.start).cloned();
    let noun_behind = matches!(classes.get(own.end), Some(Class::Noun | Class::Name | Class::Title));
    match hit.map_or(PartOfSpeech::Phrase, |hit| hit.entry.part) {
        // `a mocking tone`
        PartOfSpeech::Verb if noun_behind && classes[own.end - 1] == Class::Noun => PartOfSpeech::Adjective,
        PartOfSpeech::Phrase => match classes[own.end - 1] {
            _ if classes[own.clone()].contains(&Class::Verb) => PartOfSpeech::Verb,
            Class::Noun if noun_behind => PartOfSpeech::Adjective,
            Class::Noun => PartOfSpeech::Noun,
            Class::Adverb => PartOfSpeech::Adverb,
            _ => PartOfSpeech::Phrase,
        },
        part => part,
    }
}

/// The noun that an adjective stands in front of.
pub(super) fn noun_of(view: &SentenceView<'_>, own: &Range<usize>) -> Option<usize> {
    let phrase = phrases::phrases(view).iter().find(|phrase| phrase.tokens.contains(&own.start)).cloned()?;
    (phrase.head >= own.end).then_some(phrase.head)
}

/// The noun phrase of the other side with the noun that an adjective describes.
fn described(side: &Side<'_>, own: &Range<usize>) -> Option<Range<usize>> {
    let head = noun_of(&side.own, own)?;
    let named = side.own.tokenized.names.iter().any(|name| name.contains(&head));
    let to = side.matched[head].filter(|_| !named)?;
    phrases::phrases(&side.other).iter().map(|phrase| phrase.tokens.clone()).find(|tokens| tokens.contains(&to))
}

/// The verb of the other side that matches the one next to an adverb.
fn modified(side: &Side<'_>, own: &Range<usize>, classes: &[Class]) -> Option<Range<usize>> {
    let behind = own.end..classes.len().min(own.end + VERB_REACH);
    let before = (own.start.saturating_sub(VERB_REACH)..own.start).rev();
    let verb = behind.chain(before).find(|&at| classes[at] == Class::Verb)?;
    side.matched[verb].map(|to| to..to + 1)
}

/// A single word between the same two words that is no name, figure or day: a verb that the classes do not know.
fn lone_word(side: &Side<'_>, theirs: &[Class], own: &Range<usize>, slot: &Range<usize>) -> bool {
    let content: Vec<usize> = slot.clone().filter(|&at| side.other.is_content(at)).collect();
    let [only] = content.as_slice() else { return false };
    theirs[*only] == Class::Noun && !is_time(&side.other, *only) && side.in_one_place(own, slot)
}

fn is_time(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokenized.dates.iter().any(|mention| mention.tokens.contains(&at))
}

/// The verb of a slot with the particles behind it, without its subject and object.
fn verb_in(theirs: &[Class], slot: Range<usize>) -> Range<usize> {
    let Some(verb) = slot.clone().find(|at| theirs[*at] == Class::Verb) else { return slot };
    let particle = |at: &usize| matches!(theirs[*at], Class::Adverb | Class::Preposition);
    let end = (verb + 1..slot.end).take_while(particle).last().map_or(verb + 1, |last| last + 1);
    verb..end
}

/// The range without articles and the like at its ends.
fn trimmed(theirs: &[Class], mut range: Range<usize>) -> Range<usize> {
    while range.len() > 1 && matches!(theirs[range.start], Class::Determiner | Class::Preposition | Class::Coordinator)
    {
        range.start += 1;
    }
    while range.len() > 1 && matches!(theirs[range.end - 1], Class::Determiner | Class::Coordinator) {
        range.end -= 1;
    }
    range
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::{compared, words};

    /// The words of both sides of the findings of a kind.
    fn marks(kind: &str, a: &str, b: &str) -> Vec<(String, String)> {
        let (story, found) = compared(&[a], &[b]);
        let mine = found.into_iter().filter(|finding| finding.kind == kind);
        mine.map(|finding| (words(&story, finding.a).to_owned(), words(&story, finding.b).to_owned())).collect()
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn an_adverb_is_set_against_its_verb() {
        let (a, b) = ("The board on Monday rejected the offer.", "The board flatly rejected the offer.");
        assert_eq!(marks("hedging", a, b), [pair("rejected", "flatly")]);
    }

    #[test]
    fn an_adjective_is_set_against_its_noun() {
        let (a, b) = ("The council read the shocking report.", "The council on Friday read a newspaper report.");
        assert_eq!(marks("loaded", a, b), [pair("shocking", "a newspaper report")]);
    }

    #[test]
    fn a_day_is_no_counterpart() {
        let (a, b) = ("The union slammed the closure.", "The union on Friday the closure.");
        assert!(marks("loaded", a, b).iter().all(|(_, b)| b.is_empty()), "{:?}", marks("loaded", a, b));
    }

    #[test]
    fn terms_of_law_are_not_loaded() {
        assert_eq!(marks("loaded", "The clerk obstructed justice.", "The clerk hindered justice."), []);
    }

    #[test]
    fn a_booster_on_either_side_is_no_difference() {
        let (a, b) = ("The engineer is convinced the pier is safe.", "The engineer firmly held the pier is safe.");
        assert_eq!(marks("hedging", a, b), []);
    }
}
