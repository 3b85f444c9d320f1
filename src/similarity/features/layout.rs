//! One sentence laid out by term, to be compared with many others.
//!
//! A sentence has a dozen candidates or more in every other version. Their terms, windows and phrases are looked up in tables over the
//! vocabulary, where walking two sorted lists for each pair of each feature took twice as long.

use crate::similarity::profile::{Profile, role};
use crate::similarity::rarity::Rarity;
use crate::similarity::relations::Relations;

/// Stands for a term that a sentence has not, but the one before or behind it.
const AROUND: u32 = 1;
/// Stands for the first term of a sentence.
const OWN: u32 = 2;

/// A sentence laid out, and space for what is found between it and another.
#[derive(Debug)]
pub struct Layout<'p> {
    laid: Option<&'p Profile>,
    /// By term: its place in the sentence's terms and [`OWN`] more, [`AROUND`] where only its window has it, else 0.
    place: Vec<u32>,
    /// By term: whether it may stand for a term of the sentence.
    near: Vec<bool>,
    /// By term: whether it is of a name that the sentence means.
    meant: Vec<bool>,
    /// By phrase: in how many sentences of the version it stands where the sentence has it, else 0.
    holders: Vec<u32>,
    /// By phrase: whether the sentence has it as neighbouring content words.
    bigram: Vec<bool>,
    told_of_laid: Vec<f32>,
    told_of_other: Vec<f32>,
}

/// What is found between the two.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shared {
    /// Sum of the weights of the terms that both have.
    pub weight: f32,
    /// Sum of their squares.
    pub squares: f32,
    /// Weight of the rarest.
    pub rarest: f32,
    /// Content words that both have.
    pub content: usize,
    /// Terms that both have in names.
    pub names: usize,
    /// Sum of their weights.
    pub name_weight: f32,
    /// Numbers that both have.
    pub numbers: usize,
    /// Weight of what the laid sentence quotes and the other has.
    pub quoted_of_laid: f32,
    /// Weight of what the other quotes and the laid sentence has.
    pub quoted_of_other: f32,
    /// Weight of what both windows have.
    pub window: f32,
    /// Weight of the terms of the laid sentence that stand in the other's window.
    pub around_laid: f32,
    /// Weight of the other's terms that stand in the window of the laid sentence.
    pub around_other: f32,
    /// Whether both mean one name.
    pub meant: bool,
    /// Sum of the weights of the names that both mean.
    pub meant_weight: f32,
    /// Neighbouring content words that both have.
    pub bigrams: usize,
    /// Phrases that both have, each by how few sentences of either version hold it.
    pub by_holders: f32,
}

impl<'p> Layout<'p> {
    /// Nothing laid out yet, for a story with this many terms and phrases.
    #[must_use]
    pub fn new(terms: usize, phrases: usize) -> Self {
        Self {
            laid: None,
            place: vec![0; terms],
            near: vec![false; terms],
            meant: vec![false; terms],
            holders: vec![0; phrases],
            bigram: vec![false; phrases],
            told_of_laid: Vec::new(),
            told_of_other: Vec::new(),
        }
    }

    /// Lays out `profile` in place of what was laid out before.
    pub fn lay(&mut self, profile: &'p Profile, relations: &Relations) {
        if self.laid.is_some_and(|laid| std::ptr::eq(laid, profile)) {
            return;
        }
        if let Some(before) = self.laid.replace(profile) {
            self.set(before, relations, false);
        }
        self.set(profile, relations, true);
    }

    fn set(&mut self, profile: &Profile, relations: &Relations, there: bool) {
        // The window has the terms of the sentence too.
        for (term, _) in &profile.window {
            self.place[term.0 as usize] = if there { AROUND } else { 0 };
        }
        for (at, term) in profile.terms.iter().enumerate() {
            self.place[term.id.0 as usize] = if there { at as u32 + OWN } else { 0 };
            for (related, _) in relations.related(term.id) {
                self.near[related.0 as usize] = there;
            }
        }
        for term in &profile.meant {
            self.meant[term.0 as usize] = there;
        }
        for phrase in &profile.phrases {
            self.holders[phrase.id as usize] = if there { phrase.holders } else { 0 };
        }
        for phrase in &profile.bigrams {
            self.bigram[phrase.id as usize] = there;
        }
    }

    /// Looks up what the laid sentence and `other` share, and which words of either the other tells.
    pub fn look_up(&mut self, other: &Profile, rarity: &Rarity, relations: &Relations) -> Shared {
        let mut shared = Shared::default();
        let Some(laid) = self.laid else { return shared };
        self.told_of_laid.clear();
        self.told_of_laid.resize(laid.terms.len(), 0.0);
        self.told_of_other.clear();
        for term in &other.terms {
            let weight = term.weight;
            let mut told = 0.0;
            let place = self.place[term.id.0 as usize];
            if let Some(at) = in_sentence(place) {
                let roles = term.roles & laid.terms[at].roles;
                let weight_of = |role: u8, roles: u8| if roles & role == 0 { 0.0 } else { weight };
                shared.weight += weight;
                shared.squares += weight * weight;
                shared.rarest = shared.rarest.max(weight);
                shared.content += usize::from(roles & role::CONTENT != 0);
                shared.names += usize::from(roles & role::NAME != 0);
                shared.numbers += usize::from(roles & role::NUMBER != 0);
                shared.name_weight += weight_of(role::NAME, roles);
                shared.quoted_of_laid += weight_of(role::QUOTED, laid.terms[at].roles);
                shared.quoted_of_other += weight_of(role::QUOTED, term.roles);
                self.told_of_laid[at] = 1.0;
                told = 1.0;
            }
            // Few words may stand for one of the other sentence.
            let related = if self.near[term.id.0 as usize] { relations.related(term.id) } else { &[] };
            for &(related, strength) in related {
                if let Some(at) = in_sentence(self.place[related.0 as usize]) {
                    self.told_of_laid[at] = self.told_of_laid[at].max(strength);
                    told = strength.max(told);
                }
            }
            self.told_of_other.push(told);
            shared.around_other += if place >= AROUND { weight } else { 0.0 };
        }
        for &(term, weight) in &other.window {
            let place = self.place[term.0 as usize];
            // Most words stand in one of the two windows alone.
            if place >= AROUND {
                shared.window += weight;
                shared.around_laid += if place >= OWN { weight } else { 0.0 };
            }
        }
        let meant = || other.meant.iter().filter(|term| self.meant[term.0 as usize]);
        shared.meant = meant().next().is_some();
        shared.meant_weight = meant().map(|term| rarity.weight(*term)).sum();
        shared.bigrams = other.bigrams.iter().filter(|phrase| self.bigram[phrase.id as usize]).count();
        for phrase in &other.phrases {
            let holders = self.holders[phrase.id as usize];
            shared.by_holders += if holders > 0 { 1.0 / (holders * phrase.holders) as f32 } else { 0.0 };
        }
        shared
    }

    /// For every term of the laid sentence how surely the other tells it: 1 the term itself, less a related one, 0 none.
    #[must_use]
    pub fn told_of_laid(&self) -> &[f32] {
        &self.told_of_laid
    }

    /// The same for every term of the other sentence.
    #[must_use]
    pub fn told_of_other(&self) -> &[f32] {
        &self.told_of_other
    }
}

/// The place of a term in the sentence that is laid out, where that has it.
fn in_sentence(place: u32) -> Option<usize> {
    place.checked_sub(OWN).map(|at| at as usize)
}
