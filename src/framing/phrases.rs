//! Noun phrases of a sentence, cut without a part-of-speech tagger.
//!
//! A tagger would be the largest part of the binary and its errors would be as hard to explain. What the
//! kinds need is less: where a phrase begins, where it ends, and its last noun. Function words, capitals, suffixes and the
//! neighbour on the left decide that for news prose. The classes are data (`lexicons/<language>/phrase.toml`).

use std::borrow::Cow;
use std::ops::Range;

use super::SentenceView;
use super::lexicon;
use crate::language;
use crate::tokens::TokenKind;

/// What a token does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Article, possessive pronoun, quantifier: opens a noun phrase.
    Determiner,
    /// `'s`.
    Possessive,
    /// A hyphen inside a word, or the full stop of an abbreviation in a name.
    Joiner,
    /// A number in digits.
    Number,
    /// Part of a name.
    Name,
    /// `Mr.`, `Sen.`, `prime minister`.
    Title,
    /// Noun or adjective.
    Noun,
    /// Verb, participle, or gerund.
    Verb,
    /// Form of be, have, do, or a modal.
    Auxiliary,
    /// Adverb.
    Adverb,
    /// Preposition.
    Preposition,
    /// `and`, `but`, `or`.
    Coordinator,
    /// `because`, `when`, `after`.
    Subordinator,
    /// `who`, `which`.
    Relative,
    /// `that`.
    That,
    /// A pronoun.
    Pronoun,
    /// Any other mark.
    Mark,
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens, without the determiner's own phrase to the left of a possessive.
    pub tokens: Range<usize>,
    /// Its last noun.
    pub head: usize,
}

/// The class of every token of the sentence.
#[must_use]
pub fn classes<'a>(view: &SentenceView<'a>) -> Cow<'a, [Class]> {
    if let Some(known) = view.syntax {
        return Cow::Borrowed(&known.classes);
    }
    let tokens = view.tokens();
    let mut named = vec![false; tokens.len()];
    for name in &view.tokenized.names {
        named[name.clone()].fill(true);
    }
    let mut listed: Vec<Option<&'static str>> = vec![None; tokens.len()];
    for hit in lexicon::find("phrase", view).iter() {
        listed[hit.tokens.clone()].fill(Some(hit.family().id));
    }
    let mut classes: Vec<Class> = Vec::with_capacity(tokens.len());
    for at in 0..tokens.len() {
        let class = class_of(view, at, listed[at], named[at], &classes);
        classes.push(class);
    }
    for at in 1..classes.len() {
        if is_abbreviation_stop(view, &classes, at) {
            classes[at] = Class::Joiner;
        }
    }
    Cow::Owned(classes)
}

fn class_of(view: &SentenceView<'_>, at: usize, listed: Option<&'static str>, named: bool, earlier: &[Class]) -> Class {
    let before = earlier.last().copied();
    let token = &view.tokens()[at];
    let norm = view.norm(at);
    match token.kind {
        TokenKind::Number => return Class::Number,
        TokenKind::Punctuation => {
            let sentence = view.tokenized;
            let glued = sentence.is_glued(at) && sentence.is_glued(at + 1);
            return match norm {
                "'s" | "'" if sentence.is_glued(at) && !ends_quote(view, at) => Class::Possessive,
                "-" if glued => Class::Joiner,
                "$" | "£" | "€" | "%" | "&" => Class::Number,
                _ => Class::Mark,
            };
        }
        TokenKind::Word => {}
    }
    let opens_noun = matches!(before, Some(Class::Determiner | Class::Possessive | Class::Number | Class::Joiner));
    match listed {
        Some("title") if token.capital => return Class::Title,
        Some("title") => return Class::Noun,
        Some("auxiliary") => return if named && norm == "may" { Class::Name } else { Class::Auxiliary },
        Some("article" | "determiner") => return Class::Determiner,
        Some("pronoun") => return Class::Pronoun,
        Some("relative") => return Class::Relative,
        Some("that") => return Class::That,
        Some("subordinator") => return Class::Subordinator,
        Some("coordinator") => return Class::Coordinator,
        Some("preposition") => return Class::Preposition,
        Some("adverb") => return Class::Adverb,
        _ => {}
    }
    if named {
        return Class::Name;
    }
    // `according to prosecutors`
    let to_somebody = earlier.ends_with(&[Class::Preposition, Class::Preposition])
        || language::of(view.language()).numbers.ends_like_plural(norm);
    let after_to = at > 0 && view.norm(at - 1) == "to" && !token.capital && !to_somebody;
    match listed {
        Some("verb_past") => return if opens_noun { Class::Noun } else { Class::Verb },
        // `had earlier withdrawn a paragraph`, `broken promises`
        Some("participle") => {
            let opens_it = matches!(before, None | Some(Class::Mark | Class::Preposition | Class::Coordinator));
            return if opens_noun || opens_it { Class::Noun } else { Class::Verb };
        }
        Some("verb_present") if !opens_noun && (after_to || before != Some(Class::Preposition)) => return Class::Verb,
        // `militants holding a nurse`
        Some("ing_noun") if matches!(before, Some(Class::Noun | Class::Name)) && lexicon::is_article(view, at + 1) => {
            return Class::Verb;
        }
        Some("ing_noun" | "ed_word" | "not_adverb" | "verb_present") => return Class::Noun,
        _ => {}
    }
    let long = norm.chars().count() > 4;
    if norm.ends_with("ly") && long {
        Class::Adverb
    } else if opens_noun {
        Class::Noun
    } else if long && (norm.ends_with("ed") || norm.ends_with("ing")) {
        let inside_phrase = before == Some(Class::Noun) && norm.ends_with("ing") && at + 1 == view.tokens().len();
        if inside_phrase { Class::Noun } else { Class::Verb }
    } else if after_to || is_modal_before(view, at, before) || before == Some(Class::Pronoun) {
        Class::Verb
    } else {
        Class::Noun
    }
}

fn is_modal_before(view: &SentenceView<'_>, at: usize, before: Option<Class>) -> bool {
    before == Some(Class::Auxiliary)
        && at > 0
        && matches!(
            view.norm(at - 1),
            "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "will" | "would" | "did" | "does" | "do"
        )
}

/// A closing single quotation mark looks like a bare plural possessive.
fn ends_quote(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokenized.quotes.iter().any(|quote| quote.tokens.end == at)
}

/// The noun phrases of the sentence, in reading order.
///
/// A phrase ends before `of`: `the mayor of Varn` is two phrases, since the second often differs alone. So it does before
/// a day or an amount: `told lawmakers Tuesday`.
#[must_use]
pub fn phrases<'a>(view: &SentenceView<'a>) -> Cow<'a, [Phrase]> {
    match view.syntax {
        Some(known) => Cow::Borrowed(&known.phrases),
        None => phrases_in(view, &classes(view)).into(),
    }
}

pub(super) fn phrases_in(view: &SentenceView<'_>, classes: &[Class]) -> Vec<Phrase> {
    let days = view.tokenized.dates.iter().map(|day| day.tokens.start);
    let measured: Vec<usize> = days.chain(view.tokenized.quantities.iter().map(|amount| amount.tokens.start)).collect();
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    for at in behind_dateline(view)..=classes.len() {
        let class = classes.get(at).copied();
        let inside = matches!(
            class,
            Some(Class::Number | Class::Name | Class::Title | Class::Noun | Class::Possessive | Class::Joiner)
        );
        if inside {
            if measured.contains(&at)
                && classes[..at].last() == Some(&Class::Noun)
                && !leads_an_amount(view, at - 1)
                && let Some(first) = start.replace(at)
            {
                close(view, classes, first..at, &mut found);
            }
            start.get_or_insert(at);
            continue;
        }
        if let Some(first) = start.take() {
            close(view, classes, first..at, &mut found);
        }
        if class == Some(Class::Determiner) {
            start = Some(at);
        }
    }
    found
}

/// Most tokens of a dateline with its day and agency.
const LONGEST_DATELINE: usize = 14;

/// Where the sentence begins behind its dateline (`VARN, Oct. 16 (Harbour Wire) —`), which names nothing that is told.
pub(in crate::framing) fn behind_dateline(view: &SentenceView<'_>) -> usize {
    let tokens = view.tokens();
    let Some(first) = tokens.first() else { return 0 };
    let place = first.span.of(&view.document.version.text);
    if first.kind != TokenKind::Word || place.len() <= 2 || !place.chars().all(char::is_uppercase) {
        return 0;
    }
    let is_dash = |at: usize| view.norm(at) == "-";
    let glued = |at: usize| view.tokenized.is_glued(at);
    let dash = (1..tokens.len().min(LONGEST_DATELINE)).find(|&at| is_dash(at) && !glued(at));
    // `--` is two tokens.
    let lead = dash.and_then(|at| (at + 1..tokens.len()).find(|&behind| !(is_dash(behind) && glued(behind))));
    let names = |end: usize| tokens[..end].iter().all(|token| token.capital || token.kind != TokenKind::Word);
    lead.filter(|&lead| !glued(lead) && names(lead)).unwrap_or(0)
}

/// `her last 12 inspections` is one phrase.
fn leads_an_amount(view: &SentenceView<'_>, at: usize) -> bool {
    let found = lexicon::find("phrase", view);
    found.iter().any(|hit| hit.family().id == "leads_an_amount" && hit.tokens.contains(&at))
}

/// Family of what kills and destroys without being anybody.
const NOBODY: &str = "nobody";

/// Whether a noun kills and destroys without being anybody: an accident, a storm, a weapon.
pub(super) fn is_nobody(view: &SentenceView<'_>, at: usize) -> bool {
    lexicon::find("phrase", view).iter().any(|hit| hit.family().id == NOBODY && hit.tokens.contains(&at))
}

/// Whether an accident, the weather or a machine is told of anywhere.
pub(super) fn has_nobody(view: &SentenceView<'_>) -> bool {
    lexicon::find("phrase", view).iter().any(|hit| hit.family().id == NOBODY)
}

/// The noun phrase that is the subject of an active verb at `at`: the nearest one before it, or the one that this is a part
/// of (`a fire at the warehouse injured two`).
pub(super) fn subject(view: &SentenceView<'_>, at: usize) -> Option<Phrase> {
    let phrases = phrases(view);
    let classes = classes(view);
    let between = |class: &Class| matches!(class, Class::Adverb | Class::Auxiliary);
    let ends_before = |phrase: &&Phrase, at: usize| phrase.tokens.end <= at;
    let nearest = phrases.iter().rev().find(|phrase| ends_before(phrase, at))?;
    let mut subject = classes[nearest.tokens.end..at].iter().all(between).then_some(nearest)?;
    while let Some(before) = subject.tokens.start.checked_sub(1)
        && classes[before] == Class::Preposition
        && let Some(outer) = phrases.iter().find(|phrase| phrase.tokens.end == before)
    {
        subject = outer;
    }
    Some(subject.clone())
}

/// Whether the subject of an active verb is nobody who acts: an accident, a storm, a bomb.
pub(super) fn is_nobodys(view: &SentenceView<'_>, verb: usize) -> bool {
    // `police bullets`, `the army's shells`: somebody's weapons.
    let owned = |at: usize| FORCES.contains(&view.norm(at)) || view.norm(at) == "'s";
    subject(view, verb).is_some_and(|subject| is_nobody(view, subject.head) && !subject.tokens.clone().any(owned))
}

/// Those whose weapons are told of as if they acted.
const FORCES: &[&str] = &["army", "government", "guard", "military", "militia", "navy", "police", "rebel"];

/// A word before a full stop that ends no sentence is an abbreviation when it has no more letters: `St. Clare`, `J. Osk`.
const LONGEST_ABBREVIATION: usize = 3;

/// `Mr. Osk`, `St. Clare's`: the full stop of a title or of a part of a name is no end.
fn is_abbreviation_stop(view: &SentenceView<'_>, classes: &[Class], at: usize) -> bool {
    let short = |at: usize| view.tokens()[at].capital && view.norm(at).chars().count() <= LONGEST_ABBREVIATION;
    at > 0
        && view.norm(at) == "."
        && (classes[at - 1] == Class::Title || short(at - 1))
        && matches!(classes.get(at + 1), Some(Class::Name | Class::Title))
}

fn close(view: &SentenceView<'_>, classes: &[Class], tokens: Range<usize>, found: &mut Vec<Phrase>) {
    let noun = |at: usize| matches!(classes[at], Class::Noun | Class::Name | Class::Title | Class::Number);
    let mut range = tokens;
    while range.end > range.start && !noun(range.end - 1) {
        range.end -= 1;
    }
    // `the Jan. 6 rioters`: the day is cut off from its month, and says nothing without it.
    let day = |at: usize| view.tokenized.dates.iter().any(|date| date.tokens.start < at && date.tokens.contains(&at));
    let opens_none = |at: usize| matches!(classes[at], Class::Possessive | Class::Joiner | Class::Mark);
    while range.start < range.end
        && (opens_none(range.start) || (classes[range.start] == Class::Number && day(range.start)))
    {
        range.start += 1;
    }
    let content = range.clone().rev().find(|at| matches!(classes[*at], Class::Noun | Class::Name | Class::Title));
    if let Some(head) = content
        && view.tokens()[head].kind == TokenKind::Word
    {
        found.push(Phrase { tokens: range, head });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn found(text: &str) -> Vec<String> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let view = SentenceView::new(&story, 0, 0);
        phrases(&view).iter().map(|phrase| view.text_of(phrase.tokens.clone()).to_owned()).collect()
    }

    #[test]
    fn phrases_end_at_verbs_and_prepositions() {
        assert_eq!(
            found(
                "Harbour guard Lena Osk told the angry dockers on Monday that a proposed levy of 40 crowns was dead."
            ),
            ["Harbour guard Lena Osk", "the angry dockers", "Monday", "a proposed levy", "40 crowns", "dead"]
        );
    }

    #[test]
    fn phrases_end_before_a_day_or_an_amount() {
        assert_eq!(
            found("Officials told lawmakers Tuesday that the same law 60 years before had failed."),
            ["Officials", "lawmakers", "Tuesday", "the same law", "60 years"]
        );
        assert_eq!(found("It failed her last 12 inspections."), ["her last 12 inspections"]);
        assert_eq!(found("The pier burned, according to prosecutors."), ["The pier", "prosecutors"]);
    }

    #[test]
    fn a_dateline_is_no_phrase() {
        assert_eq!(found("VARN, Oct. 16 (Harbour Wire) — The pier burned."), ["The pier"]);
        assert_eq!(found("HOLM — Two dockers left."), ["Two dockers"]);
        assert_eq!(found("HOLM, May 3 (Wire) -- Two dockers left."), ["Two dockers"]);
        assert_eq!(found("NATO said the pier — a ruin — burned."), ["NATO", "the pier", "a ruin"]);
    }

    #[test]
    fn a_verb_behind_to_opens_no_phrase() {
        assert_eq!(found("She rose to oppose trade laws."), ["trade laws"]);
    }

    #[test]
    fn a_participle_with_an_object_ends_its_noun() {
        assert_eq!(found("Militants holding a nurse left."), ["Militants", "a nurse"]);
    }

    #[test]
    fn titles_and_possessives_stay_with_their_noun() {
        assert_eq!(found("Critics of Mr. Osk's plan left."), ["Critics", "Mr. Osk's plan"]);
        assert_eq!(found("St. Clare's Hospital told Dr. R. S. Lind."), ["St. Clare's Hospital", "Dr. R. S. Lind"]);
    }
}
