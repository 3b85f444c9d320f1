//! Who a mention is: its words, its head, its office, and whether another mention is of the same source.

use std::ops::Range;

use super::words;
use crate::framing::kinds::attribution::{self, Found, Shape};
use crate::framing::phrases::{self, Class};
use crate::framing::{SentenceView, lexicon};
use crate::language::{Speakers, Words, has};
use crate::span::Span;
use crate::tokens::quantity::Quantity;
use crate::tokens::{TermId, TokenKind};

/// What a mention says of somebody.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    /// Its nouns and names, sorted.
    pub words: Vec<TermId>,
    /// The names among them, sorted.
    pub names: Vec<TermId>,
    /// The noun or name that it is about.
    pub head: Option<TermId>,
    /// The office before the name.
    pub office: Option<TermId>,
    pub named: bool,
    /// Whether it points at somebody known: `the minister`.
    definite: bool,
    /// Whether it is one human being.
    pub person: bool,
    /// Whether that is a woman, where the words say so.
    pub woman: Option<bool>,
}

impl Who {
    /// The words by one of which another mention of the same source is known.
    pub fn keys(&self) -> impl Iterator<Item = TermId> + use<> {
        self.head.into_iter().chain(self.office)
    }

    /// Whether two mentions are of one source: of two names one is the other with more of it (`Osk`, `Mayor Lena Osk`); what has no name is
    /// the other with fewer words, or the other's office (`the mayor`, but not `his campaign`).
    pub fn is(&self, other: &Self) -> bool {
        let all_in = |part: &[TermId], all: &[TermId]| part.iter().all(|word| all.binary_search(word).is_ok());
        let within = |part: &Self, all: &Self| match (part.named, all.named) {
            (true, true) => part.head == all.head && all_in(&part.names, &all.names),
            (true, false) => false,
            (false, named) => {
                let office = named && part.definite && part.head == all.office;
                all_in(&part.words, &all.words) && (part.head == all.head || office)
            }
        };
        within(self, other) || within(other, self)
    }

    /// What is known of somebody by two of his mentions, this one the fuller.
    pub fn with(self, earlier: &Self) -> Self {
        let office = self.office.or(earlier.office).or(earlier.head.filter(|_| self.named && !earlier.named));
        let (person, woman) = (self.person || earlier.person, self.woman.or(earlier.woman));
        Self { office, person, woman, ..self }
    }
}

/// Whom a source names.
pub(super) enum Mention {
    /// Somebody who was named before.
    Pronoun(&'static str),
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
    if attribution::is_pronoun(view, &source) {
        return PRONOUNS.into_iter().find(|pronoun| *pronoun == view.norm(source.start)).map(Mention::Pronoun);
    }
    let classes = phrases::classes(view);
    // `Managing director Paul Sefton`: what looks like a verb opens no source.
    let opens = |at: &usize| !matches!(classes[*at], Class::Adverb | Class::Auxiliary | Class::Mark | Class::Verb);
    let start = source.clone().find(opens)?;
    let own = phrase(&classes, start, source.end);
    // `according to a sentencing memo`: the phrase goes on behind what looks like a verb.
    if found.shape == Shape::Preposition && classes.get(own.end) == Some(&Class::Verb) {
        return None;
    }
    // `sources close to the dressing room say`: what stands nearest to the verb is not who says it.
    let before = start.checked_sub(1).map(|before| classes[before]);
    let inner = found.shape == Shape::Active && matches!(before, Some(Class::Preposition | Class::Verb));
    let (who, span) = if inner { opening(view, found.cue.start)? } else { somebody(view, &classes, own, source.end)? };
    Some(Mention::Somebody(who, span))
}

/// Whom the sentence opens with, before token `until`.
pub(super) fn opening(view: &SentenceView<'_>, until: usize) -> Option<(Who, Span)> {
    let classes = phrases::classes(view);
    let start =
        (0..until).find(|&at| !view.tokens()[at].quoted && !matches!(classes[at], Class::Mark | Class::Adverb))?;
    let own = phrase(&classes, start, until);
    // `Mara Quist rents a berth`: behind a name stands what somebody does, whether the verb is known or not.
    let name = own.clone().find(|&at| classes[at] == Class::Name);
    let behind = name.and_then(|name| (name..own.end).find(|&at| !matches!(classes[at], Class::Name | Class::Joiner)));
    let own = own.start..behind.unwrap_or(own.end);
    if own.is_empty() { None } else { somebody(view, &classes, own, until) }
}

/// Who is meant by a noun phrase.
fn somebody(view: &SentenceView<'_>, classes: &[Class], own: Range<usize>, end: usize) -> Option<(Who, Span)> {
    let head = own.clone().rev().find(|&at| tells(classes[at]))?;
    // `the envoy, Ana Osk, said`, `one of those, Osk Homes, said`: the name beside the office is the fuller mention.
    let comma = (own.end..end).find(|&at| view.norm(at) == ",").unwrap_or(own.end);
    let beside = phrase(classes, comma + 1, classes.len());
    let joined = view.norm(comma) == "," && classes[head] != Class::Name && beside.len() <= LONGEST_NAME;
    let name = beside.clone().rev().find(|&at| tells(classes[at])).filter(|&at| joined && classes[at] == Class::Name);
    let nobody = name.is_none() && is_nobody(view, head);
    if nobody || classes.get(head + 1) == Some(&Class::Possessive) || own.end <= phrases::behind_dateline(view) {
        return None;
    }
    let own = together(view, classes, own);
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
    let names = || all().filter(|&at| classes[at] == Class::Name);
    let told = name.unwrap_or(head);
    let full = office.is_some() || names().count() > 1 || all().any(|at| classes[at] == Class::Title);
    let list = words(view);
    let who = Who {
        words: sorted(all().map(term).collect()),
        names: sorted(names().map(term).collect()),
        head: Some(term(told)),
        office: office.map(term),
        named,
        definite: view.norm(own.start) == "the",
        person: is_person(list, view.norm(told), named, full),
        woman: all().find_map(|at| gender(list, view.norm(at))),
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

fn is_person(words: &Speakers, head: &str, named: bool, full: bool) -> bool {
    !has(words.groups, head) && if named { full } else { ends_in(words.persons, head) }
}

/// Whether a word says that somebody is a woman or a man.
fn gender(words: &Speakers, norm: &str) -> Option<bool> {
    let woman = has(words.women, norm) || ends_in(words.women_end, norm);
    (woman || has(words.men, norm) || ends_in(words.men_end, norm)).then_some(woman)
}

fn ends_in(endings: Words, norm: &str) -> bool {
    endings.iter().any(|ending| norm.ends_with(ending))
}

/// The noun phrase that begins at `start`.
fn phrase(classes: &[Class], start: usize, end: usize) -> Range<usize> {
    let ends = |at: &usize| {
        use Class::{Auxiliary, Coordinator, Mark, Preposition, Relative, Subordinator, That, Verb};
        matches!(classes[*at], Auxiliary | Coordinator | Mark | Preposition | Relative | Subordinator | That | Verb)
    };
    // `Rep. Osk`: the full stop of a title ends nothing.
    let stop = |at: &usize| {
        let title = at.checked_sub(1).is_some_and(|before| *at > start && classes[before] == Class::Title);
        ends(at) && !(title && classes[*at] == Class::Mark && classes.get(at + 1) == Some(&Class::Name))
    };
    start..(start..end).find(stop).unwrap_or(end.max(start))
}

/// Whether a token of the class says who somebody is.
const fn tells(class: Class) -> bool {
    matches!(class, Class::Noun | Class::Name | Class::Title)
}

/// `of the mediation team`: a member of it is more than a member, and there is more than one Ministry of something. Not `on Friday`.
fn of_what(view: &SentenceView<'_>, classes: &[Class], own: &Range<usize>, end: usize, named: bool) -> Range<usize> {
    let further = phrase(classes, own.end + 1, end.min(own.end + LONGEST_NAME));
    let dated = view.tokenized.dates.iter().any(|date| date.tokens.start <= further.end && own.end < date.tokens.end);
    let any = |class: Class| further.clone().any(|at| classes[at] == class);
    let belongs = has(words(view).belonging, view.norm(own.end)) && own.end < end && !dated;
    if belongs && (any(Class::Name) || (!named && any(Class::Noun))) { further } else { 0..0 }
}

/// Where the words begin by which somebody is called: `a defiant Harbour Minister Lena Osk` is the minister, `an angry Osk` is Osk.
fn first_word(view: &SentenceView<'_>, classes: &[Class], own: &Range<usize>, named: bool) -> Option<usize> {
    let title = own.clone().find(|&at| named && classes[at] == Class::Title);
    if let Some(title) = title {
        let belongs = |at: &usize| classes[*at] == Class::Name || has(words(view).former, view.norm(*at));
        return (own.start..title).rev().take_while(belongs).last().or(Some(title));
    }
    let coloured = lexicon::find("loaded", view);
    let sneers = |at: usize| named && coloured.iter().any(|hit| hit.tokens.contains(&at));
    own.clone().find(|&at| !has(words(view).pointing, view.norm(at)) && !sneers(at))
}

fn is_nobody(view: &SentenceView<'_>, head: usize) -> bool {
    let dated = view.tokenized.dates.iter().any(|date| date.tokens.contains(&head));
    let figure = |at: usize| view.tokens()[at].kind == TokenKind::Number;
    let counted = |quantity: &&Quantity| quantity.tokens.contains(&head) || quantity.with_noun().contains(&head);
    let measured = view.tokenized.quantities.iter().filter(counted).any(|quantity| quantity.tokens.clone().any(figure));
    dated || measured || has(words(view).nobody, view.norm(head))
}
