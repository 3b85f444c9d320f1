//! Sentence vectors from an encoder that the user brings, in place of the sums of word vectors.
//!
//! An encoder that has read much text sees more of what two sentences have in common than their words show: all-MiniLM-L6-v2
//! gains twice what the built-in word vectors gain (see `docs/reliability.md`), at a hundred times the time. So none is
//! part of the program, and one is used only where it is asked for. With the feature `semantic`, [`SentenceModel::load`] reads
//! models of the BERT family; any other [`Encoder`] can be set from code.

#[cfg(feature = "semantic")]
mod bert;

use std::fmt::Debug;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::parallel;
use crate::segment::Document;
use crate::tokens::{Story, tokenize};

/// Gives sentences vectors whose cosine says how alike they are in meaning.
pub trait Encoder: Debug + Send + Sync {
    /// The vector of a sentence. It must depend on nothing but the sentence, and have the same width for all.
    fn encode(&self, sentence: &str) -> Vec<f32>;
}

/// An encoder with its name, which is what a report says of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SentenceModel {
    /// Name of the model: of its folder, where it was loaded from one.
    pub name: String,
    #[serde(skip)]
    #[schemars(skip)]
    encoder: Option<Arc<dyn Encoder>>,
}

impl PartialEq for SentenceModel {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl SentenceModel {
    /// An encoder of one's own.
    #[must_use]
    pub fn new(name: &str, encoder: Arc<dyn Encoder>) -> Self {
        Self { name: name.into(), encoder: Some(encoder) }
    }

    /// Reads a model from its folder: `config.json`, `tokenizer.json` and `model.safetensors` of a sentence-transformers
    /// model of the BERT family.
    ///
    /// # Errors
    /// When a file is missing or does not hold what its name says.
    #[cfg(feature = "semantic")]
    pub fn load(folder: &std::path::Path) -> crate::Result<Self> {
        let name = folder.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        Ok(Self::new(&name.unwrap_or_default(), Arc::new(bert::Bert::load(folder)?)))
    }
}

/// Tokenizes the versions of a story and gives every sentence its vector, if there is an encoder.
#[must_use]
pub fn story(documents: Vec<Document>, model: Option<&SentenceModel>) -> Story {
    let story = tokenize(documents);
    let Some(encoder) = model.and_then(|model| model.encoder.as_deref()) else { return story };
    // Sentence by sentence: what stands beside a sentence must not show in its vector, or the order of the versions would.
    let encoded = |document: usize| {
        let of = &story.documents[document];
        parallel::map(of.sentences.len(), |sentence| encoder.encode(of.sentence_text(sentence)))
    };
    let vectors = (0..story.documents.len()).map(encoded).collect();
    Story { vectors, ..story }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, Version, compare};

    /// Sees one thing only: whether a sentence is about water or about money.
    #[derive(Debug)]
    struct Toy;

    impl Encoder for Toy {
        fn encode(&self, sentence: &str) -> Vec<f32> {
            let about = |words: &[&str]| f32::from(u8::from(words.iter().any(|word| sentence.contains(word))));
            vec![about(&["ferry", "boat", "sank", "sea"]), about(&["fares", "prices", "crowns"]), 0.1]
        }
    }

    fn toy() -> SentenceModel {
        SentenceModel::new("toy", Arc::new(Toy))
    }

    #[test]
    fn every_sentence_gets_its_vector() {
        let documents = vec![
            Document::from_sentences("a", &["The ferry sank.", "Nobody paid."]),
            Document::from_sentences("b", &["Higher prices are planned."]),
        ];
        assert!(story(documents.clone(), None).vectors.is_empty());
        assert_eq!(
            story(documents, Some(&toy())).vectors,
            [vec![vec![1.0, 0.0, 0.1], vec![0.0, 0.0, 0.1]], vec![vec![0.0, 1.0, 0.1]]]
        );
    }

    #[test]
    fn a_report_names_the_encoder_and_another_encoder_may_say_otherwise() {
        let versions = [
            Version::new("Wire", "The ferry went down off Orla on Monday.\n\nFares there rise in May."),
            Version::new("Post", "A boat sank near Orla on Monday.\n\nHigher prices follow there in May."),
        ];
        let plain = compare(&versions, &Settings::default());
        let encoded = compare(&versions, &Settings { model: Some(toy()), ..Settings::default() });
        assert_eq!(plain.settings.model, None);
        assert_eq!(encoded.settings.model.as_ref().map(|model| &*model.name), Some("toy"));
        let confidence = |report: &crate::report::Report| report.alignments.iter().map(|a| a.confidence).sum::<f64>();
        assert_ne!(confidence(&plain), confidence(&encoded));
    }
}
