//! Planted differences: a copy of a version in which one thing was changed, and where.

mod actor;
mod quotation;
mod removed;
mod rewrite;
mod swap;
mod words;

use std::ops::Range;

use storydiff::segment::Document;

/// One change to the words of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the sentence that go.
    pub range: Range<usize>,
    /// What takes their place.
    pub with: String,
}

/// What a comparison of a version with its changed copy has to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A framing finding of this kind that overlaps the changed words.
    Framing(&'static str),
    /// The sentence is an omission of the copy.
    Omission,
    /// Words of the sentence are a detail that the copy leaves out.
    Detail,
    /// The sentence stands at another place.
    Moved,
}

/// A copy of a version with one difference.
#[derive(Clone, Debug)]
pub struct Plant {
    /// What has to be found.
    pub expected: Expected,
    /// The changed sentence, counted in the version.
    pub sentence: usize,
    /// The same in the copy; `None` where it is gone.
    pub sentence_in_copy: Option<usize>,
    /// Changed bytes of the version.
    pub words: Range<usize>,
    /// Changed bytes of the copy.
    pub words_in_copy: Range<usize>,
    /// The whole text of the copy.
    pub copy: String,
}

/// One way of planting a difference into a sentence.
pub struct Planter {
    /// Name in the table of figures: the kind that has to be found, or what was done.
    pub name: &'static str,
    /// What has to be found.
    pub expected: Expected,
    /// The changes to sentence `index` of a version, if the sentence offers itself.
    pub plant: fn(&Document, usize) -> Option<Vec<Edit>>,
}

/// Every way, in the order of the table.
pub const PLANTERS: &[Planter] = &[
    swapping("attribution", |document, index| swap::edits("attribution", document, index)),
    Planter { name: "attribution dropped", expected: Expected::Framing("attribution"), plant: removed::attribution },
    swapping("hedging", |document, index| swap::edits("hedging", document, index)),
    swapping("loaded", |document, index| swap::edits("loaded", document, index)),
    swapping("labelling", |document, index| swap::edits("labelling", document, index)),
    Planter { name: "scare quotes", expected: Expected::Framing("quotation"), plant: quotation::scare },
    Planter { name: "quotation altered", expected: Expected::Framing("quotation"), plant: quotation::altered },
    Planter { name: "quotation cut", expected: Expected::Framing("quotation"), plant: quotation::cut },
    swapping("number", |document, index| swap::edits("number", document, index)),
    Planter { name: "number in digits", expected: Expected::Framing("number"), plant: swap::digits },
    swapping("date", |document, index| swap::edits("date", document, index)),
    Planter { name: "actor left out", expected: Expected::Framing("agency"), plant: actor::left_out },
    Planter { name: "passive for active", expected: Expected::Framing("agency"), plant: actor::passive },
    swapping("negation", |document, index| swap::edits("negation", document, index)),
    swapping("causation", |document, index| swap::edits("causation", document, index)),
    Planter { name: "clause removed", expected: Expected::Detail, plant: removed::clause },
    Planter { name: "sentence removed", expected: Expected::Omission, plant: removed::sentence },
    Planter { name: "lead moved to the end", expected: Expected::Moved, plant: removed::lead },
];

const fn swapping(name: &'static str, plant: fn(&Document, usize) -> Option<Vec<Edit>>) -> Planter {
    Planter { name, expected: Expected::Framing(name), plant }
}

pub use rewrite::typographic_variant;

/// The copy that a planter makes of a version by changing sentence `index`, if the sentence offers itself.
pub fn plant(planter: &Planter, document: &Document, index: usize) -> Option<Plant> {
    let edits = (planter.plant)(document, index)?;
    Some(match planter.expected {
        Expected::Omission => rewrite::without_sentence(document, index),
        Expected::Moved => rewrite::at_the_end(document, index),
        expected => rewrite::changed(document, index, expected, &edits),
    })
}
