//! The cues of one text, as data and as a list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::build::document_report;
use super::model::{DocumentReport, SCHEMA_VERSION, Voice};
use super::safe;
use crate::framing::lexicon::{self, UserLexicon};
use crate::framing::{self, Read};
use crate::settings::Settings;
use crate::span::Span;
use crate::tokens::Story;

/// All cues of one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CuesReport {
    /// Version of this shape.
    pub schema_version: u32,
    /// The text.
    pub document: DocumentReport,
    /// Its cues, by place.
    pub cues: Vec<CueReport>,
}

/// A framing signal inside one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CueReport {
    /// Id of the kind.
    pub kind: String,
    /// Family of the lexicon or of the rule.
    pub family: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// Sentence number.
    pub sentence: usize,
    /// Whose voice.
    pub voice: Voice,
    /// 1 mild … 3 strong; absent where strength says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<u8>,
    /// Who says what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<AttributionReport>,
}

/// Who says what, as byte ranges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionReport {
    /// Words that name the source.
    pub source: Vec<[usize; 2]>,
    /// The reporting expression.
    pub cue: Vec<[usize; 2]>,
    /// What is attributed.
    pub content: Vec<[usize; 2]>,
    /// Whether the source is named.
    pub named: bool,
}

/// The cues of document `index` of a story.
///
/// # Panics
/// When there is no such document.
#[must_use]
pub fn cues(story: &Story, index: usize, settings: &Settings) -> CuesReport {
    let text = &story.documents[index].version.text;
    let ranges = |spans: &[Span]| spans.iter().map(|span| [span.start, span.end]).collect();
    let lexicon = UserLexicon::new(&settings.lexicon);
    let hits = lexicon::hits(story, &lexicon);
    let read = Read { lexicon: &lexicon, hits: &hits, ..Read::plain(story) };
    let mut cues = Vec::new();
    for (sentence, found) in framing::cues(read, index).into_iter().enumerate() {
        let wanted = found.into_iter().filter(|cue| !settings.off.contains(cue.kind));
        cues.extend(wanted.map(|cue| CueReport {
            kind: cue.kind.into(),
            family: cue.family.into(),
            start: cue.span.start,
            end: cue.span.end,
            text: cue.span.of(text).into(),
            sentence,
            voice: cue.voice,
            strength: (cue.strength > 0).then_some(cue.strength),
            attribution: cue.attribution.map(|attribution| AttributionReport {
                source: ranges(&attribution.source),
                cue: ranges(&attribution.cue),
                content: ranges(&attribution.content),
                named: attribution.named,
            }),
        }));
    }
    CuesReport { schema_version: SCHEMA_VERSION, document: document_report(story, index, &[]), cues }
}

/// One line a cue: sentence, kind, family, strength in dots, voice, words.
#[must_use]
pub fn table(report: &CuesReport) -> String {
    let mut out = String::new();
    for cue in &report.cues {
        let dots = match cue.strength {
            None => "   ",
            Some(1) => "●○○",
            Some(2) => "●●○",
            Some(_) => "●●●",
        };
        let quoted = if cue.voice == Voice::Quoted { "  (quoted)" } else { "" };
        let (sentence, kind, family) = (cue.sentence, &cue.kind, &cue.family);
        out.push_str(&format!("{sentence:>4}  {kind:<12} {family:<20} {dots}  {}{quoted}\n", safe::line(&cue.text)));
    }
    out
}
