//! A framing signal inside one sentence.

use crate::span::Span;

/// Whose words the cue stands in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The outlet's own.
    Outlet,
    /// Inside an attributed quotation.
    Quoted,
}

/// A framing signal inside one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Id of the kind that found it.
    pub kind: &'static str,
    /// Family of the lexicon or of the rule.
    pub family: &'static str,
    /// Its words.
    pub span: Span,
    /// Whose voice.
    pub voice: Voice,
    /// 0 says nothing of strength, 1 mild … 3 strong.
    pub strength: u8,
    /// Who says what, for `attribution` cues.
    pub attribution: Option<Attribution>,
}

/// Who says what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// Words that name the source; empty where there is none ("is said to").
    pub source: Vec<Span>,
    /// The reporting expression.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// Whether the source is named.
    pub named: bool,
}
