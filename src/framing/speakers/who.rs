//! Who a mention is, and whether another mention is of the same source.

use crate::tokens::{TermId, WordId};

/// What a mention says of somebody.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    /// Its nouns and names, sorted.
    pub words: Vec<TermId>,
    /// The names among them, sorted.
    pub names: Vec<TermId>,
    /// The noun or name that it is about.
    pub head: Option<TermId>,
    /// That word as it is written.
    pub called: Option<WordId>,
    /// The first of its names.
    pub first: Option<TermId>,
    /// What is said beside the name that somebody is, sorted.
    pub offices: Vec<TermId>,
    /// Whether it has a name.
    pub named: bool,
    /// Whether it points at somebody known: `the minister`.
    pub definite: bool,
    /// Whether its head says that it is a group: `council`.
    pub group: bool,
    /// Whether it is one human being.
    pub person: bool,
    /// Whether that is a woman, where the words say so.
    pub woman: Option<bool>,
    /// Whether it is a woman's: `her campaign`, not `his campaign`.
    pub of_woman: Option<bool>,
}

impl Who {
    /// The words by one of which another mention of the same source is known.
    pub fn keys(&self) -> impl Iterator<Item = TermId> {
        [self.head, self.first].into_iter().flatten().chain(self.offices.iter().copied())
    }

    /// Whether two mentions are of one source: of two names one is the other with more of it (`Osk`, `Mayor Lena Osk`, `Lena`); what has
    /// no name is the other with fewer words, or the other's office (`the mayor`, but not `his campaign`).
    pub fn is(&self, other: &Self) -> bool {
        let all_in = |part: &[TermId], all: &[TermId]| part.iter().all(|word| all.binary_search(word).is_ok());
        let holds = |part: &Self, all: &Self| part.head.is_some_and(|head| all.offices.binary_search(&head).is_ok());
        let within = |part: &Self, all: &Self| match (part.named, all.named) {
            (true, true) => {
                // A ministry of a country is not the country.
                let short = part.names.len() == 1 && part.head == all.first && !all.group;
                (part.head == all.head || short) && all_in(&part.names, &all.names)
            }
            (true, false) => false,
            (false, named) => {
                let office = named && part.definite && holds(part, all);
                all_in(&part.words, &all.words) && (part.head == all.head || office)
            }
        };
        self.may_be(other) && (within(self, other) || within(other, self))
    }

    /// Whether nothing says that two are not one source.
    pub fn may_be(&self, other: &Self) -> bool {
        let agree = |mine: Option<bool>, theirs: Option<bool>| mine.is_none() || theirs.is_none() || mine == theirs;
        agree(self.woman, other.woman) && agree(self.of_woman, other.of_woman)
    }

    /// Whether sources of two versions may be one, where `is` does not say so: one has the name and the other what he is (`Ana Osk, a
    /// nurse,`, `one nurse`).
    pub fn may_be_source(&self, other: &Self) -> bool {
        let holds = |part: &Self, all: &Self| {
            let office = part.head.is_some_and(|head| all.offices.binary_search(&head).is_ok());
            !part.named && all.named && office
        };
        self.may_be(other) && (holds(self, other) || holds(other, self))
    }

    /// What is known of somebody by two of his mentions, this one the fuller.
    pub fn with(self, earlier: &Self) -> Self {
        let head = earlier.head.filter(|_| self.named && !earlier.named);
        let mut offices: Vec<TermId> = self.offices.iter().chain(&earlier.offices).copied().chain(head).collect();
        offices.sort_unstable();
        offices.dedup();
        let (person, woman) = (self.person || earlier.person, self.woman.or(earlier.woman));
        Self { offices, person, woman, ..self }
    }

    /// How full a mention is, to compare it with another.
    pub const fn fullness(&self) -> (bool, usize) {
        (self.named, self.words.len())
    }
}
