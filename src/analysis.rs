//! The stages from tokens to omissions in their order, over documents that are already split.

use crate::align::{self, Alignment};
use crate::facts::{self, Fact};
use crate::framing::{self, Difference};
use crate::omissions::{self, Omission};
use crate::segment::Document;
use crate::settings::Settings;
use crate::similarity::{self, Similarity};
use crate::tokens::{self, Story};

/// What every stage made of a story.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The tokenized versions.
    pub story: Story,
    /// Candidate pairs with scores.
    pub similarity: Similarity,
    /// Which sentences tell the same.
    pub alignments: Vec<Alignment>,
    /// The story's facts.
    pub facts: Vec<Fact>,
    /// Framing differences, the most severe first.
    pub differences: Vec<Difference>,
    /// What each version leaves out, the most important first.
    pub omissions: Vec<Omission>,
}

/// Runs the stages.
#[must_use]
pub fn analyse(documents: Vec<Document>, settings: &Settings) -> Analysis {
    let story = tokens::tokenize(documents);
    let similarity = similarity::similarity(&story);
    let alignments = align::align(&similarity, settings.min_confidence);
    complete(story, similarity, alignments, settings)
}

/// Runs the stages behind the alignment on an alignment that is given (to measure them apart from it).
#[must_use]
pub fn complete(story: Story, similarity: Similarity, alignments: Vec<Alignment>, settings: &Settings) -> Analysis {
    let facts = facts::facts(&story, &alignments);
    let differences = framing::framing(&story, &alignments, settings);
    let omissions = omissions::omissions(&story, &similarity, &alignments, &differences, settings);
    Analysis { story, similarity, alignments, facts, differences, omissions }
}
