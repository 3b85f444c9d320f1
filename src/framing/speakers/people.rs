//! The people whom a version names, wherever it does: with all their names, what they are, and whether they are women.
//!
//! A report names somebody in full once, often where he says nothing, and calls him by his surname or his office afterwards.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::who::Who;
use super::{lists, mention, opening};
use crate::framing::SentenceView;
use crate::framing::phrases::{self, Class};
use crate::span::Span;
use crate::tokens::{TermId, WordId};

/// Somebody whom a version names.
#[derive(Debug)]
struct Known {
    who: Who,
    /// The fullest mention.
    place: (usize, Span),
    /// What he is called before or behind his name: `mayor`, `builder`.
    offices: Vec<WordId>,
    /// The words of his name and of what he is called.
    described: FxHashSet<TermId>,
    /// The sentences that name him in full or with a title.
    named_in: Vec<usize>,
    /// How many sentences speak of him as a woman, and as a man.
    spoken_of: (usize, usize),
}

/// The people of one version.
#[derive(Debug, Default)]
pub(super) struct People {
    known: Vec<Known>,
    /// The numbers of those with such a first or last name.
    by_name: FxHashMap<TermId, Vec<usize>>,
    /// Whom each sentence opens with, see [`opening::opening`].
    opened: Vec<Option<(Who, Span)>>,
}

/// The surnames of the people of all versions, with whether they are women's; of two people of one name nothing is known.
pub(super) type Surnames = FxHashMap<TermId, Option<bool>>;

/// Gathers them, the same in whatever order the versions come.
pub(super) fn surnames(people: &[People]) -> Surnames {
    let mut told: FxHashMap<TermId, (bool, bool)> = FxHashMap::default();
    for (head, woman) in people.iter().flat_map(People::surnames) {
        let (women, men) = told.entry(head).or_default();
        *women |= woman == Some(true);
        *men |= woman == Some(false);
    }
    told.into_iter().map(|(head, (women, men))| (head, (women != men).then_some(women))).collect()
}

impl People {
    /// The surnames of its people, with whether they are women's.
    fn surnames(&self) -> impl Iterator<Item = (TermId, Option<bool>)> {
        self.known.iter().filter_map(|known| Some((known.who.head?, known.who.woman)))
    }

    /// Reads the names of all sentences of a version.
    pub fn of<'a>(views: impl Iterator<Item = SentenceView<'a>> + Clone) -> Self {
        let mut people = Self::default();
        for view in views.clone() {
            for name in &view.tokenized.names {
                if let Some(introduced) = introduced(&view, name) {
                    people.add(introduced);
                }
            }
        }
        for view in views {
            let opened = opening::opening(&view, view.tokens().len());
            let owner = if opened.is_none() { opening::opening_owner(&view) } else { None };
            people.count(&view, opened.as_ref().or(owner.as_ref()));
            people.opened.push(opened);
        }
        for known in &mut people.known {
            let (women, men) = known.spoken_of;
            known.who.woman =
                known.who.woman.or_else(|| (women > 2 * men + 1 || men > 2 * women + 1).then_some(women > men));
        }
        people
    }

    fn add(&mut self, new: Known) {
        let alike = new.who.head.and_then(|head| self.by_name.get(&head)).into_iter().flatten();
        let Some(at) = alike.copied().find(|&at| self.known[at].who.is(&new.who)) else {
            for name in [new.who.head, new.who.first].into_iter().flatten() {
                let all = self.by_name.entry(name).or_default();
                if all.last() != Some(&self.known.len()) {
                    all.push(self.known.len());
                }
            }
            self.known.push(new);
            return;
        };
        let known = &mut self.known[at];
        if new.who.fullness() > known.who.fullness() {
            known.place = new.place;
            known.who = new.who.with(&known.who);
        } else {
            known.who = known.who.clone().with(&new.who);
        }
        for office in new.offices {
            if !known.offices.contains(&office) {
                known.offices.push(office);
            }
        }
        known.described.extend(new.described);
        known.named_in.extend(new.named_in);
    }

    /// Counts a sentence that opens with `subject` where that is one of the people and the sentence goes on with `she` or `his`.
    fn count(&mut self, view: &SentenceView<'_>, subject: Option<&(Who, Span)>) {
        let Some((who, span)) = subject.filter(|(who, _)| who.named) else { return };
        let Some(at) = self.by_its_name(who) else { return };
        let behind = view.tokens_in(*span).end..view.tokens().len();
        let norms = behind.filter(|&at| !view.tokens()[at].quoted).map(|at| view.norm(at));
        let (women, men) = &mut self.known[at].spoken_of;
        match norms.into_iter().find(|norm| matches!(*norm, "she" | "her" | "he" | "his")) {
            Some("she" | "her") => *women += 1,
            Some(_) => *men += 1,
            None => {}
        }
    }

    /// Whom a sentence opens with.
    pub fn opened(&self, sentence: usize) -> Option<&(Who, Span)> {
        self.opened.get(sentence)?.as_ref()
    }

    /// Who of the people is meant by a mention in a sentence, with where he is named most fully.
    pub fn meant(&self, view: &SentenceView<'_>, who: &Who) -> Option<(&Who, (usize, Span))> {
        let at = if who.named { self.by_its_name(who)? } else { self.by_its_office(view, who)? };
        let known = &self.known[at];
        Some((&known.who, known.place))
    }

    /// The only woman, or the only man, whom these sentences name in full or with a title, with where she is named most fully.
    pub fn only_one(&self, sentences: Range<usize>, woman: bool) -> Option<(&Who, (usize, Span))> {
        let near = |known: &&Known| known.named_in.iter().any(|at| sentences.contains(at));
        let mut all = self.known.iter().filter(|known| known.who.woman == Some(woman)).filter(near);
        all.next().filter(|_| all.next().is_none()).map(|known| (&known.who, known.place))
    }

    /// Of several with one surname, whom the version names most, and of those the one whom it names first.
    fn by_its_name(&self, who: &Who) -> Option<usize> {
        let alike = who.head.and_then(|head| self.by_name.get(&head)).into_iter().flatten().copied();
        let meant = alike.filter(|&at| self.known[at].who.is(who));
        let surname = |at: usize| self.known[at].who.head == who.head;
        meant.max_by_key(|&at| (surname(at), self.known[at].named_in.len(), Reverse(at)))
    }

    /// `the mayor`, `the congresswoman` for `Rep.`: the only one who is called that, or of several who was named last.
    fn by_its_office(&self, view: &SentenceView<'_>, who: &Who) -> Option<usize> {
        let bare = view.sentence.headline && who.words.len() == 1;
        if !who.definite && !bare {
            return None;
        }
        let called = view.vocabulary.norm(who.called?);
        let rows = lists(view).one_office.iter().map(|row| row.split(' '));
        let rows: Vec<_> = rows.filter(|row| row.clone().any(|word| word == called)).collect();
        // `lawmaker` is what several offices are called and nobody's title.
        let general = rows.len() > 1;
        let names: Vec<&str> = rows.into_iter().flatten().collect();
        let is_it = |office: &str| office == called || names.contains(&office);
        let holds = |known: &&Known| known.offices.iter().any(|office| is_it(view.vocabulary.norm(*office)));
        let told = |word: &&TermId| Some(**word) != who.head;
        let fits = |known: &&Known| who.words.iter().filter(told).all(|word| known.described.contains(word));
        let holders: Vec<(usize, &Known)> = self.known.iter().enumerate().filter(|(_, known)| holds(known)).collect();
        // `the Texas lawmaker`, where the version says of one senator only that there is one: where he is from need not be told.
        let from_somewhere = || who.words.iter().filter(told).all(|word| who.names.contains(word));
        let all: Vec<(usize, &Known)> = match holders.as_slice() {
            [only] if general && from_somewhere() => vec![*only],
            _ => holders.into_iter().filter(|(_, known)| fits(known)).collect(),
        };
        let last = |known: &Known| known.named_in.iter().rev().find(|at| **at <= view.index).copied();
        let known = all.iter().filter(|(_, known)| all.len() == 1 || last(known).is_some());
        known.max_by_key(|(_, known)| last(known)).map(|(at, _)| *at)
    }
}

/// Whom a name introduces, with what he is called: in full (`Lena Osk`) or with a title, and not a group.
fn introduced(view: &SentenceView<'_>, name: &Range<usize>) -> Option<Known> {
    let classes = phrases::classes(view);
    // A headline in which every word has a capital names nobody for sure.
    let content = |at: &usize| view.is_content(*at);
    if view.sentence.headline && (0..classes.len()).filter(content).all(|at| view.tokens()[at].capital) {
        return None;
    }
    // `Editor-in-Chief`
    if view.is_in_a_compound(name) {
        return None;
    }
    let tells =
        |at: usize| (mention::tells(classes[at]) || classes[at] == Class::Joiner) && !view.tokenized.is_dated(at);
    let title = name.clone().rev().find(|&at| classes[at] == Class::Title);
    // `Rep. Lena Osk`
    let last = || (0..name.start).rev().find(|&at| classes[at] != Class::Joiner).filter(|&at| tells(at));
    let before = title.or_else(last);
    let calls = |at: usize| classes[at] == Class::Title || (classes[at] == Class::Noun && mention::is_human(view, at));
    // `Premier Lena Osk`
    let first = || Some(name.start).filter(|&at| name.len() > 2 && mention::is_human(view, at));
    let called = before.filter(|&at| calls(at)).or_else(first);
    let start = called
        .filter(|&at| at < name.start || title.is_some())
        .and_then(|called| (0..=called).rev().take_while(|&at| tells(at)).last())
        .unwrap_or(name.start);
    // `the Office for Medical Devices`, `the Bank of Varn`
    let part = start > 2 && classes[start - 1] == Class::Preposition && view.tokens()[start - 2].capital;
    let (who, span) = mention::somebody(view, &classes, start..name.end, name.end).filter(|_| !part)?;
    if !who.named || !who.person {
        return None;
    }
    let beside = mention::behind_name(view, &classes, name.end);
    let offices = || called.into_iter().chain(beside.clone().map(|beside| beside.end - 1));
    let mut who = who;
    who.offices = offices().map(|at| view.word(at).term).collect();
    who.offices.sort_unstable();
    let described = beside.clone().unwrap_or_default().map(|at| view.word(at).term);
    Some(Known {
        described: described.chain(who.words.iter().copied()).collect(),
        offices: offices().map(|at| view.tokens()[at].word).collect(),
        place: (view.index, span),
        named_in: vec![view.index],
        spoken_of: (0, 0),
        who,
    })
}
