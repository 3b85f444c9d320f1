//! The report as data (`schema_version` 1): what every output format reads and nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use super::id::DifferenceId;
pub use crate::framing::{Severity, Voice};
pub use crate::omissions::Level;
use crate::settings::Settings;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Version of the JSON shape.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that one comparison found. Sentence and document numbers are zero-based, spans are byte
/// offsets into the version's text as read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this shape.
    pub schema_version: u32,
    /// What made the report.
    pub tool: Tool,
    /// Settings that were in force.
    pub settings: Settings,
    /// What a reader should know before trusting the rest.
    pub warnings: Vec<Warning>,
    /// The versions, in the order given.
    pub documents: Vec<DocumentReport>,
    /// Which sentences tell the same, by `a` then `b`.
    pub alignments: Vec<AlignmentReport>,
    /// The story's facts, by their first place.
    pub facts: Vec<FactReport>,
    /// Framing differences, the most severe first.
    pub framing: Vec<FramingReport>,
    /// What each version leaves out, the most important first.
    pub omissions: Vec<OmissionReport>,
    /// Counts.
    pub summary: Summary,
}

impl Report {
    /// A sentence of a document, if there is one.
    #[must_use]
    pub fn sentence(&self, document: usize, sentence: usize) -> Option<&SentenceReport> {
        self.documents.get(document)?.sentences.get(sentence)
    }

    /// Whether a sentence of a document is its headline.
    #[must_use]
    pub fn is_headline(&self, document: usize, sentence: usize) -> bool {
        self.sentence(document, sentence).is_some_and(|sentence| sentence.headline)
    }

    /// How many sentences of a version are its headline, 0 where there is no such version; the first sentence stands behind them.
    #[must_use]
    pub fn headlines_of(&self, document: usize) -> usize {
        let sentences = self.documents.get(document).map_or(&[][..], |document| &document.sentences);
        sentences.iter().take_while(|sentence| sentence.headline).count()
    }

    /// Whether a difference is one between two headlines.
    #[must_use]
    pub fn is_of_headlines(&self, finding: &FramingReport) -> bool {
        finding.sentences().into_iter().all(|[document, sentence]| self.is_headline(document, sentence))
    }
}

/// Name and version of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// `storydiff`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What a reader should know before trusting the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// Stable code, such as `short_text`.
    pub code: String,
    /// The document that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<usize>,
    /// One sentence.
    pub message: String,
}

/// One version as it was compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentReport {
    /// Zero-based number.
    pub index: usize,
    /// Who published it.
    pub outlet: String,
    /// Path or `-`.
    pub source: String,
    /// Title from metadata or the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Who wrote it, where the input says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// What it was read from: `text`, `html`, `markdown`, `json`, …
    #[serde(default)]
    pub format: String,
    /// The encoding that it was in, such as `UTF-8` or `windows-1251`.
    #[serde(default)]
    pub encoding: String,
    /// ISO 639-1 code.
    pub language: String,
    /// Sentences in reading order.
    pub sentences: Vec<SentenceReport>,
    /// Removed page noise.
    pub noise: Vec<NoiseReport>,
    /// Share (0–1) of the story's facts that it reports.
    pub coverage: f64,
    /// Words in its sentences.
    pub words: usize,
    /// Loaded words in the outlet's own voice that not every other version uses, in reading order.
    #[serde(default)]
    pub loaded_words: Vec<LoadedWords>,
    /// Whom it gives as sources, those who speak in most sentences first.
    #[serde(default)]
    pub speakers: Vec<SpeakerReport>,
}

/// A loaded expression of one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LoadedWords {
    /// Sentence number.
    pub sentence: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words.
    pub text: String,
    /// 2 for what judges, 3 for what judges strongly.
    pub strength: u8,
}

/// A source of one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerReport {
    /// Sentence number of its fullest mention.
    pub sentence: usize,
    /// First byte of that mention.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The words of that mention.
    pub text: String,
    /// Whether it has a name.
    pub named: bool,
    /// The sentences that give what it says, in reading order.
    pub sentences: Vec<usize>,
    /// Those of them that quote it.
    pub quoted: Vec<usize>,
    /// Whether another version gives it as a source too.
    pub elsewhere: bool,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentenceReport {
    /// Zero-based number.
    pub index: usize,
    /// Its text.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of the file on which it starts, from 1; absent where the text was taken out of a page or a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Character of that line with which it starts, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Whether it is the headline.
    pub headline: bool,
}

/// One removed piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoiseReport {
    /// Its text.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Why it was removed.
    pub reason: String,
}

/// Sentences of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Sentences {
    /// Document number.
    pub document: usize,
    /// Sentence numbers, sorted.
    pub sentences: Vec<usize>,
}

/// Sentences of two documents that tell the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AlignmentReport {
    /// The document with the smaller number.
    pub a: Sentences,
    /// The other one.
    pub b: Sentences,
    /// How alike, 0–1.
    pub score: f64,
    /// Probability that they tell the same fact, 0–1.
    pub confidence: f64,
    /// Word diff; spans are byte ranges of the two texts.
    pub diff: Vec<DiffRun>,
}

/// One run of the word diff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DiffRun {
    /// What happened.
    pub op: DiffOp,
    /// Byte range in the first text; empty for `insert`.
    pub a: [usize; 2],
    /// Byte range in the second text; empty for `delete`.
    pub b: [usize; 2],
}

/// What happened to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DiffOp {
    /// The same on both sides.
    Equal,
    /// Only on the first side.
    Delete,
    /// Only on the second side.
    Insert,
    /// Something else in the same place.
    Replace,
}

/// One fact of the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FactReport {
    /// Stable within the report: `f1`, `f2`, …
    pub id: String,
    /// Who reports it, and where.
    pub members: Vec<Sentences>,
    /// Documents that do not report it.
    pub missing_from: Vec<usize>,
    /// Of those, the ones that may report it all the same, with the sentence that may tell it where one comes near.
    #[serde(default)]
    pub perhaps: Vec<Sentences>,
    /// The text of the sentence that tells it in the plainest words.
    pub summary: String,
}

/// One framing difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FramingReport {
    /// Stable within the report: `d1`, `d2`, …
    #[schemars(with = "String")]
    pub id: DifferenceId,
    /// Id of the kind.
    pub kind: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// 0–1.
    pub confidence: f64,
    /// The two sentences that were compared, as `[document, sentence]`.
    pub pair: [[u32; 2]; 2],
    /// The words of the first version.
    pub a: Option<Words>,
    /// The words of the other version.
    pub b: Option<Words>,
    /// Family of the cue in `a`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue_a: Option<Cow<'static, str>>,
    /// Family of the cue in `b`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue_b: Option<Cow<'static, str>>,
    /// One neutral sentence, with a capital and a full stop.
    pub note: Box<str>,
}

impl FramingReport {
    /// The two sentences that were compared, as numbers to look them up by.
    #[must_use]
    pub fn sentences(&self) -> [[usize; 2]; 2] {
        self.pair.map(|sentence| sentence.map(|number| number as usize))
    }
}

/// Exact words with their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// Document number.
    pub document: u32,
    /// Sentence number.
    pub sentence: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words.
    pub text: Box<str>,
}

impl Words {
    /// Words of a sentence; no version is of four gigabytes.
    #[must_use]
    pub fn new([document, sentence]: [usize; 2], range: Range<usize>, text: &str) -> Self {
        let [document, sentence, start, end] = [document, sentence, range.start, range.end].map(|n| n as u32);
        Self { document, sentence, start, end, text: text.into() }
    }

    /// Document and sentence, as numbers to look them up by.
    #[must_use]
    pub const fn place(&self) -> [usize; 2] {
        [self.document as usize, self.sentence as usize]
    }

    /// Their bytes in the version's text.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Something that at least one version leaves out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OmissionReport {
    /// Whole sentence or detail.
    pub level: Level,
    /// Document that reports it.
    pub document: usize,
    /// Sentence number there.
    pub sentence: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Documents that do not report it.
    pub missing_from: Vec<usize>,
    /// 0–1.
    pub importance: f64,
    /// For each of them the probability that it reports it after all, 0–1.
    #[serde(default)]
    pub told: Vec<f64>,
    /// Why.
    pub reasons: Vec<String>,
    /// The most alike sentence of each document that does not report it.
    pub nearest: Vec<Nearest>,
}

/// The most alike sentence elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Nearest {
    /// Document number.
    pub document: usize,
    /// Sentence number.
    pub sentence: usize,
    /// 0–1.
    pub score: f64,
}

/// Counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Facts in all.
    pub facts: usize,
    /// Facts that every version reports.
    pub facts_in_all: usize,
    /// Framing differences by kind.
    pub framing_by_kind: BTreeMap<String, usize>,
    /// Framing differences by severity.
    pub framing_by_severity: BTreeMap<String, usize>,
    /// Sentence omissions by document that leaves them out, in document order.
    pub omissions_by_document: Vec<usize>,
}
