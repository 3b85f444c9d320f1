//! Stage 1, **read**: from what the user names to a [`Version`].
//!
//! Only this stage opens files or reads standard input.

/// One outlet's text of the story, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who published it: the label that the user gave, else one made from the file name.
    pub outlet: String,
    /// Where it came from: a path, or `-`.
    pub source: String,
    /// The whole text. All spans of the report point into it.
    pub text: String,
    /// Title from metadata, where the input has any.
    pub title: Option<String>,
    /// Date of publication (`YYYY-MM-DD`), where the input has one.
    pub published: Option<String>,
}

impl Version {
    /// A version from text in memory.
    #[must_use]
    pub fn new(outlet: impl Into<String>, text: impl Into<String>) -> Self {
        let outlet = outlet.into();
        Self { source: outlet.clone(), outlet, text: text.into(), title: None, published: None }
    }
}
