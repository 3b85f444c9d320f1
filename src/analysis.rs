//! The stages from tokens to omissions in their order, over documents that are already split.

use crate::align::{self, Alignment};
use crate::facts::told::Tellings;
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
    /// What each version has of the sentences of the others.
    pub tellings: Tellings,
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
    let tellings = facts::told::tellings(&story, &similarity, &alignments);
    let facts = facts::facts(&story, &alignments, &tellings, settings.missing_below);
    let doubtful = align::doubtful(&similarity, &alignments, settings.compared_from);
    let differences = framing::framing(&story, &alignments, &doubtful, settings);
    let central = omissions::importance::centrality(&story, &similarity);
    let mut omissions = omissions::omissions(&story, &tellings, &facts, &central, settings);
    let details = omissions::detail::details(&story, &alignments, &differences, &central, &omissions);
    omissions.extend(details);
    omissions::sort(&mut omissions);
    Analysis { story, similarity, alignments, tellings, facts, differences, omissions }
}
