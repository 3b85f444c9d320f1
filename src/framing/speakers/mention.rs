//! Reads a mention of somebody: its words, its head, its office.

use std::ops::Range;

use super::lists;
use super::opening::opening;
use super::who::Who;
use crate::framing::kinds::attribution::{self, Found, Shape};
use crate::framing::phrases::{self, Class};
use crate::framing::{SentenceView, lexicon};
use crate::language::{SpeakersLists, Words, has};
use crate::span::Span;
use crate::tokens::quantity::Quantity;
use crate::tokens::{TermId, TokenKind};

/// Whom a source names.
pub(super) enum Mention {
    /// Somebody who was named before.
    Pronoun(&'static str),
    /// The same by his age: `the 66-year-old`.
    Aged,
    /// Somebody, with the words to call him by.
    Somebody(Who, Span),
}

/// Pronouns that stand for a source; `who said` follows its noun, and `it` is a thing as often as somebody.
const PRONOUNS: [&str; 3] = ["he", "she", "they"];
/// A name with its titles, or what stands behind a preposition, seldom has more words.
const LONGEST_NAME: usize = 7;

/// Who is given as the source; nothing where that is nobody.
pub(super) fn mention(view: &SentenceView<'_>, found: &Found<'_>) -> Option<Mention> {
    let source = found.source.clone()?;
    let classes = phrases::classes(view);
    if attribution::is_pronoun(view, &source) {
        return pronoun(view, source.start).map(Mention::Pronoun);
    }
    // `driven by greed, they said`
    let last = found.cue.start.checked_sub(1).filter(|last| source.contains(last));
    if let Some(pronoun) = last.and_then(|last| pronoun(view, last)).filter(|_| takes_subject(found.shape)) {
        return Some(Mention::Pronoun(pronoun));
    }
    // `Managing director Paul Sefton`: what looks like a verb opens no source.
    let opens = |at: &usize| !matches!(classes[*at], Class::Adverb | Class::Auxiliary | Class::Mark | Class::Verb);
    let start = source.clone().find(opens)?;
    if is_done(view, &classes, start, source.end) {
        return None;
    }
    // `with the union announcing a strike`
    let last = source.clone().rev().find(|&at| classes[at] == Class::Preposition);
    let with = last.filter(|&at| found.shape == Shape::Gerund && view.norm(at) == "with");
    let start = with.map_or(start, |with| with + 1);
    if takes_subject(found.shape) && is_aged(view, &source) {
        return Some(Mention::Aged);
    }
    if takes_subject(found.shape) && matches!(classes[start], Class::Preposition | Class::Subordinator) {
        return opening(view, found.cue.start).map(|(who, span)| Mention::Somebody(who, span));
    }
    let own = phrase(&classes, start, source.end);
    // `according to a sentencing memo`: the phrase goes on behind what looks like a verb.
    if found.shape == Shape::Preposition && classes.get(own.end) == Some(&Class::Verb) {
        return None;
    }
    // `sources close to the dressing room say`: what stands nearest to the verb is not who says it.
    let before = start.checked_sub(1).filter(|_| with.is_none()).map(|before| classes[before]);
    let (own, inner) = match before {
        Some(Class::Preposition) if takes_subject(found.shape) => {
            let start = outer(&classes, start);
            (phrase(&classes, start, source.end), start == own.start)
        }
        before => (own, takes_subject(found.shape) && before == Some(Class::Verb)),
    };
    if inner {
        return opening(view, found.cue.start).map(|(who, span)| Mention::Somebody(who, span));
    }
    let owns = classes.get(own.end) == Some(&Class::Possessive);
    let own = together(view, &classes, own);
    let (who, span) = somebody(view, &classes, own, source.end).filter(|_| !owns)?;
    Some(Mention::Somebody(who, span))
}

/// Whether a bare word is a verb behind its auxiliary (`it did not offer details`, `it did not, they said, offer details`), and not a subject
/// that stands behind it (`only then did the mayor say`).
fn is_done(view: &SentenceView<'_>, classes: &[Class], start: usize, end: usize) -> bool {
    let own = phrase(classes, start, end);
    let mut before = start;
    if start > 0 && view.norm(start - 1) == "," {
        before = (0..start - 1).rev().find(|&at| view.norm(at) == ",").unwrap_or(start);
    }
    let skipped = |at: &usize| classes[*at] == Class::Adverb || view.norm(*at) == "not";
    let verb = (0..before).rev().find(|at| !skipped(at)).is_some_and(|at| classes[at] == Class::Auxiliary);
    verb && own.len() == 1 && classes[start] == Class::Noun
}

/// Who is meant by some tokens that are a subject.
pub(super) fn of_tokens(view: &SentenceView<'_>, source: Range<usize>) -> Option<Mention> {
    if attribution::is_pronoun(view, &source) {
        return pronoun(view, source.start).map(Mention::Pronoun);
    }
    let (who, span) = somebody(view, &phrases::classes(view), source.clone(), source.end)?;
    Some(Mention::Somebody(who, span))
}

/// Whether a source is somebody by his age alone.
fn is_aged(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    let norm = |back: usize| source.end.checked_sub(back).map_or("", |at| view.norm(at));
    source.len() <= 6 && view.norm(source.start) == "the" && norm(1) == "old" && norm(3) == "year"
}

pub(super) fn pronoun(view: &SentenceView<'_>, at: usize) -> Option<&'static str> {
    PRONOUNS.into_iter().find(|pronoun| *pronoun == view.norm(at))
}

/// Whether the source of such an expression is its subject.
const fn takes_subject(shape: Shape) -> bool {
    matches!(shape, Shape::Active | Shape::Gerund)
}

/// Where the noun begins that what begins at `start` belongs to: `an aide to the senator`.
fn outer(classes: &[Class], start: usize) -> usize {
    let mut start = start;
    while let Some(before) = start.checked_sub(1).filter(|&before| classes[before] == Class::Preposition) {
        let first = start_of_noun(classes, before);
        if first == before {
            break;
        }
        start = first;
    }
    start
}

/// Where the noun phrase begins that ends at `end`.
pub(super) fn start_of_noun(classes: &[Class], end: usize) -> usize {
    (0..end).rev().take_while(|&at| is_of_noun(classes[at])).last().unwrap_or(end)
}

/// Whether a token of the class stands in a noun phrase.
pub(super) const fn is_of_noun(class: Class) -> bool {
    tells(class) || matches!(class, Class::Determiner | Class::Number | Class::Possessive | Class::Joiner)
}

/// What somebody is called behind his name, up to its head: `the mayor` in `Lena Osk, the mayor of Varn,`.
pub(super) fn behind_name(view: &SentenceView<'_>, classes: &[Class], end: usize) -> Option<Range<usize>> {
    let mut start = end + 1;
    // `Dani Vell, 43, a docker`
    if classes.get(start) == Some(&Class::Number) && view.norm(start + 1) == "," {
        start += 2;
    }
    let beside = phrase(classes, start, classes.len());
    let ends = matches!(classes.get(beside.end), None | Some(Class::Mark | Class::Preposition | Class::Relative));
    let head = beside.clone().rev().find(|&at| tells(classes[at])).filter(|&at| classes[at] != Class::Name);
    head.filter(|_| view.norm(end) == "," && ends).map(|head| beside.start..head + 1)
}

/// Who is meant by a noun phrase.
pub(super) fn somebody(
    view: &SentenceView<'_>,
    classes: &[Class],
    own: Range<usize>,
    end: usize,
) -> Option<(Who, Span)> {
    let head = own.clone().rev().find(|&at| tells(classes[at]))?;
    // `the envoy, Ana Osk, said`, `one of those, Osk Homes, said`: the name beside the office is the fuller mention.
    let told = |at: usize| matches!(classes[at], Class::Verb | Class::Auxiliary | Class::Relative);
    let until = (own.end..end).find(|&at| told(at)).unwrap_or(end);
    let mark = (own.end..until).find(|&at| view.norm(at) == ",");
    let comma = mark.unwrap_or(own.end);
    // `chairman of the harbour board Dr. Ana Osk`
    let titles = |at: &usize| classes[*at] == Class::Title && tells(classes[at - 1]) && own.end < *at;
    let titled = (own.end..mark.unwrap_or(until)).find(titles);
    let beside = phrase(classes, titled.unwrap_or(comma + 1), classes.len());
    let joined =
        (view.norm(comma) == "," || titled.is_some()) && classes[head] != Class::Name && beside.len() <= LONGEST_NAME;
    let name = beside.clone().rev().find(|&at| tells(classes[at])).filter(|&at| joined && classes[at] == Class::Name);
    let nobody = name.is_none() && is_nobody(view, head);
    if nobody || own.end <= phrases::behind_dateline(view) {
        return None;
    }
    let of = |tokens: &Range<usize>| tokens.clone().filter(|&at| tells(classes[at]));
    let term = |at: usize| view.word(at).term;
    let named = name.is_some() || classes[head] == Class::Name;
    let office = match name {
        Some(_) => Some(head),
        None => of(&own).rfind(|&at| named && at < head && classes[at] != Class::Name),
    };
    let further = if name.is_some() { 0..0 } else { of_what(view, classes, &own, end, named) };
    let parts = [own.clone(), if name.is_some() { beside.clone() } else { 0..0 }, further.clone()];
    let sorted = |mut terms: Vec<TermId>| {
        terms.sort_unstable();
        terms.dedup();
        terms
    };
    let all = || parts.iter().flat_map(of);
    let told = name.unwrap_or(head);
    // `Varn Harbour Minister Lena Osk`: her names stand behind the office.
    let run = (0..=told).rev().take_while(|&at| matches!(classes[at], Class::Name | Class::Joiner)).last();
    let before_run = |at: usize| run.is_some_and(|run| at < run);
    let names = || all().filter(|&at| classes[at] == Class::Name && !before_run(at));
    let full = office.is_some() || names().count() > 1 || all().any(|at| classes[at] == Class::Title);
    let list = lists(view);
    let who = Who {
        words: sorted(all().map(term).collect()),
        names: sorted(names().map(term).collect()),
        head: Some(term(told)),
        called: Some(view.tokens()[told].word),
        first: run.filter(|_| named).and_then(|run| (run..=told).find(|&at| classes[at] == Class::Name)).map(term),
        offices: office.map(term).into_iter().collect(),
        named,
        definite: view.norm(own.start) == "the",
        group: has(list.groups, view.norm(told)),
        person: is_person(view, told, named, full),
        // `Mary Freeman` is no man.
        woman: all()
            .filter(|&at| classes[at] != Class::Name)
            .find_map(|at| gender(list, view.norm(at)))
            .or_else(|| run.filter(|run| *run < told && named).and_then(|run| given(list, view.norm(run)))),
        of_woman: match view.norm(own.start) {
            "her" => Some(true),
            "his" => Some(false),
            _ => None,
        },
    };
    let (from, to) = match name {
        Some(name) => (beside.start, name),
        None => (first_word(view, classes, &own, named)?, of(&further).next_back().unwrap_or(head)),
    };
    Some((who, view.span_of(from..to.max(from) + 1)))
}

/// `the White House and lawyers`: two who speak with one verb are one source.
fn together(view: &SentenceView<'_>, classes: &[Class], own: Range<usize>) -> Range<usize> {
    let joined = own.start >= 2 && view.norm(own.start - 1) == "and" && tells(classes[own.start - 2]);
    let inner = |at: &usize| {
        tells(classes[*at]) || matches!(classes[*at], Class::Determiner | Class::Number | Class::Possessive)
    };
    if !joined {
        return own;
    }
    let start = (0..own.start - 1).rev().take_while(inner).last().unwrap_or(own.start);
    start..own.end
}

fn is_person(view: &SentenceView<'_>, head: usize, named: bool, full: bool) -> bool {
    let list = lists(view);
    !has(list.groups, view.norm(head)) && if named { full } else { is_human(view, head) }
}

/// Whether a noun is for one human being.
pub(super) fn is_human(view: &SentenceView<'_>, at: usize) -> bool {
    let listed = || {
        let hits = lexicon::find("phrase", view);
        hits.iter().any(|hit| WORKING.contains(&hit.family().id) && hit.tokens.end == at + 1)
    };
    let norm = view.norm(at);
    let ends = || ends_in(lists(view).persons, norm) && !has(lists(view).things, norm);
    ends() || (!norm.ends_with('s') && listed())
}

/// Families of nouns for what somebody holds or works as.
const WORKING: &[&str] = &["office", "occupation", "title"];

/// Whether a word says that somebody is a woman or a man.
fn gender(words: &SpeakersLists, norm: &str) -> Option<bool> {
    let woman = has(words.women, norm) || ends_in(words.women_end, norm);
    (woman || has(words.men, norm) || ends_in(words.men_end, norm)).then_some(woman)
}

/// Whether a given name is a woman's or a man's.
fn given(words: &SpeakersLists, norm: &str) -> Option<bool> {
    let woman = has(words.women_named, norm);
    (woman || has(words.men_named, norm)).then_some(woman)
}

fn ends_in(endings: Words, norm: &str) -> bool {
    endings.iter().any(|ending| norm.ends_with(ending))
}

/// The noun phrase that begins at `start`.
pub(super) fn phrase(classes: &[Class], start: usize, end: usize) -> Range<usize> {
    let ends = |at: &usize| {
        use Class::{Auxiliary, Coordinator, Mark, Preposition, Relative, Subordinator, That, Verb};
        matches!(classes[*at], Auxiliary | Coordinator | Mark | Preposition | Relative | Subordinator | That | Verb)
    };
    // `Rep. Osk`: the full stop of a title ends nothing.
    let stop = |at: &usize| {
        let title = at.checked_sub(1).is_some_and(|before| *at > start && classes[before] == Class::Title);
        let stop_of_title = title && classes[*at] == Class::Mark && classes.get(at + 1) == Some(&Class::Name);
        // `Editor-in-Chief`: a small word between two hyphens ends nothing either.
        let hyphened = at.checked_sub(1).is_some_and(|before| *at > start && classes[before] == Class::Joiner)
            && classes.get(at + 1) == Some(&Class::Joiner);
        ends(at) && !stop_of_title && !hyphened
    };
    start..(start..end).find(stop).unwrap_or(end.max(start))
}

/// Whether a token of the class says who somebody is.
pub(super) const fn tells(class: Class) -> bool {
    matches!(class, Class::Noun | Class::Name | Class::Title)
}

/// `of the mediation team`: a member of it is more than a member, and there is more than one Ministry of something. Not `on Friday`.
fn of_what(view: &SentenceView<'_>, classes: &[Class], own: &Range<usize>, end: usize, named: bool) -> Range<usize> {
    let further = phrase(classes, own.end + 1, end.min(own.end + LONGEST_NAME));
    let dated = view.tokenized.dates.iter().any(|date| date.tokens.start <= further.end && own.end < date.tokens.end);
    let any = |class: Class| further.clone().any(|at| classes[at] == class);
    let belongs = has(lists(view).belonging, view.norm(own.end)) && own.end < end && !dated;
    if belongs && (any(Class::Name) || (!named && any(Class::Noun))) { further } else { 0..0 }
}

/// Where the words begin by which somebody is called: `a defiant Harbour Minister Lena Osk` is the minister, `an angry Osk` is Osk.
fn first_word(view: &SentenceView<'_>, classes: &[Class], own: &Range<usize>, named: bool) -> Option<usize> {
    let title = own.clone().find(|&at| named && classes[at] == Class::Title);
    if let Some(title) = title {
        // `Editor-in-Chief`
        let mut from = title;
        while from >= 2 && view.is_hyphen(from - 1) {
            from -= 2;
        }
        let belongs = |at: &usize| classes[*at] == Class::Name || has(lists(view).former, view.norm(*at));
        return (own.start..from).rev().take_while(belongs).last().or(Some(from));
    }
    let coloured = lexicon::find("loaded", view);
    let sneers = |at: usize| named && coloured.iter().any(|hit| hit.tokens.contains(&at));
    // `a week earlier the mayor`
    let dated = |at: usize| at > own.start && view.tokenized.is_dated(at - 1);
    let behind = own.clone().rev().find(|&at| has(lists(view).pointing, view.norm(at)) && dated(at));
    let from = behind.unwrap_or(own.start);
    // `according to The Beacon`: the article is part of the name.
    let of_name = |at: usize| at > 0 && named && view.tokens()[at].capital && classes.get(at + 1) == Some(&Class::Name);
    let points = |at: usize| has(lists(view).pointing, view.norm(at)) && !of_name(at);
    (from..own.end).find(|&at| !points(at) && !sneers(at))
}

fn is_nobody(view: &SentenceView<'_>, head: usize) -> bool {
    let figure = |at: usize| view.tokens()[at].kind == TokenKind::Number;
    let counted = |quantity: &&Quantity| quantity.tokens.contains(&head) || quantity.with_noun().contains(&head);
    let measured = view.tokenized.quantities.iter().filter(counted).any(|quantity| quantity.tokens.clone().any(figure));
    view.tokenized.is_dated(head) || measured || has(lists(view).nobody, view.norm(head))
}
