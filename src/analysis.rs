//! The stages from tokens to omissions in their order, over documents that are already split.

use crate::align::{self, Alignment};
use crate::facts::told::Tellings;
use crate::facts::{self, Fact};
use crate::framing::lexicon::{self, UserLexicon};
use crate::framing::speakers::Speaker;
use crate::framing::{self, Cue, Difference, Read};
use crate::omissions::{self, Omission, importance};
use crate::segment::Document;
use crate::settings::Settings;
use crate::similarity::{self, Similarity, encoder};
use crate::tokens::Story;

/// What every stage made of a story.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The tokenized versions.
    pub story: Story,
    /// Which sentences tell the same.
    pub alignments: Vec<Alignment>,
    /// What each version has of the sentences of the others.
    pub tellings: Tellings,
    /// The story's facts.
    pub facts: Vec<Fact>,
    /// Framing differences, the most severe first.
    pub differences: Vec<Difference>,
    /// For each version its loaded words, with their sentences; see [`framing::wording`].
    pub wording: Vec<Vec<(usize, Cue)>>,
    /// For each version its sources, those who speak most first; see [`framing::speakers`].
    pub speakers: Vec<Vec<Speaker>>,
    /// What each version leaves out, the most important first.
    pub omissions: Vec<Omission>,
}

/// Runs the stages.
#[must_use]
pub fn analyse(documents: Vec<Document>, settings: &Settings) -> Analysis {
    let story = encoder::story(documents, settings.model.as_ref());
    let similarity = similarity::similarity(&story);
    let alignments = align::align(&similarity, settings.min_confidence);
    complete(story, similarity, alignments, settings)
}

/// Runs the stages behind the alignment on an alignment that is given (to measure them apart from it).
#[must_use]
pub fn complete(story: Story, similarity: Similarity, alignments: Vec<Alignment>, settings: &Settings) -> Analysis {
    let lexicon = UserLexicon::new(&settings.lexicon);
    let hits = lexicon::hits(&story, &lexicon);
    let read = Read { lexicon: &lexicon, hits: &hits, ..Read::plain(&story) };
    let measured = importance::measured(read, &similarity);
    let mut tellings = facts::told::tellings(&story, &similarity, &alignments);
    facts::told::judge(&mut tellings, settings.missing_below, |(document, sentence)| {
        // How many tell it is in the probabilities; to count it here too was worse on stories held out.
        importance::importance(measured[document][sentence], 0.0)
    });
    let facts = facts::facts(&story, &alignments, &tellings);
    let doubtful = align::doubtful(&similarity, &alignments, settings.compared_from);
    drop(similarity);
    let syntax = framing::syntax::syntax(read);
    let read = Read { syntax: &syntax, ..read };
    let parts = framing::parts::parts(read);
    let read = Read { parts: &parts, ..read };
    let differences = framing::framing(read, &alignments, &doubtful, settings);
    let wording = framing::wording::wording(read, settings);
    let speakers = framing::speakers::speakers(read, settings);
    let mut omissions = omissions::omissions(read, &tellings, &facts, &measured);
    let details = omissions::detail::details(read, &alignments, &differences, &measured, &omissions);
    omissions.extend(details);
    omissions::sort(&mut omissions);
    drop(hits);
    Analysis { story, alignments, tellings, facts, differences, wording, speakers, omissions }
}
