//! Sentence encoders of the BERT family from a folder as sentence-transformers keeps it (Reimers and Gurevych, "Sentence-BERT",
//! 2019), run by candle.

use std::fs;
use std::path::{Path, PathBuf};

use candle_core::{DType, Device, Result as Computed, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokenizers::{Tokenizer, TruncationParams};

use super::Encoder;
use crate::{Error, Result};

/// Pieces of a sentence that are read; what the models were trained on is shorter.
const MOST_PIECES: usize = 256;

/// An encoder with its tokenizer.
pub(super) struct Bert {
    encoder: BertModel,
    tokenizer: Tokenizer,
    pooling: Pooling,
}

impl std::fmt::Debug for Bert {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Bert").field("pooling", &self.pooling).finish_non_exhaustive()
    }
}

/// How the vectors of the pieces become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Pooling {
    /// That of the mark before the first piece; else their mean.
    pooling_mode_cls_token: bool,
}

impl Bert {
    pub(super) fn load(folder: &Path) -> Result<Self> {
        let config: Config = json(&folder.join("config.json"))?;
        let pooling = folder.join("1_Pooling").join("config.json");
        let pooling = if pooling.exists() { json(&pooling)? } else { Pooling::default() };
        let path = folder.join("tokenizer.json");
        let mut tokenizer = Tokenizer::from_bytes(bytes(&path)?).map_err(|error| unreadable(&path, error))?;
        let most = MOST_PIECES.min(config.max_position_embeddings);
        tokenizer
            .with_truncation(Some(TruncationParams { max_length: most, ..TruncationParams::default() }))
            .map_err(|error| unreadable(&path, error))?;
        tokenizer.with_padding(None);
        let path = folder.join("model.safetensors");
        let weights = bytes(&path)?;
        let weights = VarBuilder::from_buffered_safetensors(weights, DType::F32, &Device::Cpu);
        let encoder = weights.and_then(|weights| BertModel::load(weights, &config));
        let encoder = encoder.map_err(|error| unreadable(&path, error))?;
        Ok(Self { encoder, tokenizer, pooling })
    }

    fn vector(&self, ids: &[u32]) -> Computed<Vec<f32>> {
        let ids = Tensor::new(ids, &Device::Cpu)?.unsqueeze(0)?;
        let states = self.encoder.forward(&ids, &ids.zeros_like()?, None)?.squeeze(0)?;
        if self.pooling.pooling_mode_cls_token { states.get(0) } else { states.mean(0) }?.to_vec1()
    }
}

impl Encoder for Bert {
    /// Empty where the sentence cannot be encoded, which then says nothing for or against its pairs.
    fn encode(&self, sentence: &str) -> Vec<f32> {
        let ids = self.tokenizer.encode(sentence, true).map(|encoding| encoding.get_ids().to_vec());
        ids.ok().and_then(|ids| self.vector(&ids).ok()).unwrap_or_default()
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| unreadable(path, error))
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_slice(&bytes(path)?).map_err(|error| unreadable(path, error))
}

fn unreadable(path: &Path, error: impl std::fmt::Display) -> Error {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default();
    let expected = "a model's folder holds config.json, tokenizer.json and model.safetensors of the BERT family";
    Error::Unreadable { path: PathBuf::from(path), reason: format!("{first}; {expected}") }
}
