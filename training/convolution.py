"""A small tagger for archives: published piece vectors, convolutions over words, a little attention; no transformer.

Same inputs and outputs as `training.encoder.Tagger`, so that one door serves both. A block is a depthwise convolution
and a two-layer network (Liu et al., A ConvNet for the 2020s, 2022), in one dimension and with growing gaps, so that a
word sees the paragraph around it; attention in the middle lets the ends of a long quotation see each other.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.statements.link import PROJECTIONS
from sayso.statements.spans import LABELS
from sayso.statements.tokens import SHAPES


class Block(nn.Module):
    """What stands around a word, then what that means: residual, normalised before the network."""

    def __init__(self, size: int, inner: int, kernel: int, gap: int, dropout: float) -> None:
        super().__init__()
        self.around = nn.Conv1d(size, size, kernel, padding=kernel // 2 * gap, dilation=gap, groups=size)
        self.norm = nn.LayerNorm(size)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        """*x* ``[batch, words, size]``; *there* ``[batch, words, 1]``, 0 where padding."""
        y = self.around((x * there).transpose(1, 2)).transpose(1, 2)
        z: Tensor = x + self.dropout(self.down(nn.functional.gelu(self.up(self.norm(y)))))
        return z


class Attention(nn.Module):
    """Every word sees every other: residual self-attention without places, which the convolutions know."""

    def __init__(self, size: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm, self.mix, self.out = nn.LayerNorm(size), nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """*x* ``[batch, words, size]``; *bias* ``[batch, 1, 1, words]``, 0 where there is text, very negative where padding."""
        batch, length, size = x.shape
        each = size // self.heads
        parts = self.mix(self.norm(x)).split(size, dim=-1)
        query, key, value = (part.view(batch, length, self.heads, each).transpose(1, 2) for part in parts)
        mixed = (query @ key.transpose(-1, -2) / math.sqrt(each) + bias).softmax(-1) @ value
        y: Tensor = x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, size)))
        return y


class Tagger(nn.Module):
    """Pieces in, word tags and word projections out."""

    def __init__(self, vectors: Tensor, recipe: dict[str, Any], projection: int) -> None:
        super().__init__()
        shape, dropout = recipe["encoder"], recipe["train"]["dropout"]
        self.words = nn.Embedding.from_pretrained(vectors, freeze=False)
        self.shapes = nn.Embedding(SHAPES, shape["vector"])
        self.spelling = nn.Conv1d(shape["vector"], shape["vector"], 5, padding=2, groups=shape["vector"])
        self.enter = nn.Linear(2 * shape["vector"], shape["size"])
        self.blocks = nn.ModuleList(Block(shape["size"], shape["inner"], shape["kernel"], gap, dropout) for gap in shape["gaps"])
        self.attention = Attention(shape["size"], shape["heads"], dropout)
        self.attend_after = len(shape["gaps"]) // 2
        self.norm, self.dropout = nn.LayerNorm(shape["size"]), nn.Dropout(dropout)
        self.tag = nn.Linear(shape["size"], len(LABELS))
        self.project = nn.Linear(shape["size"], len(PROJECTIONS) * projection)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Piece ids, shape ids and mask ``[batch, pieces]``; *heads* ``[batch, words]``, each word's first piece (0: padding).

        Returns tag scores ``[batch, words, labels]`` and projections ``[batch, words, 4 · projection]``.
        """
        x = (self.words(pieces) + self.shapes(shapes)) * mask[:, :, None].to(torch.float32)
        x = self.dropout(x)
        # a word is its first piece, and that piece among its neighbours: the rest of the word
        x = torch.cat([x, self.spelling(x.transpose(1, 2)).transpose(1, 2)], dim=-1)
        x = self.enter(x.gather(1, heads[:, :, None].expand(-1, -1, x.shape[2])))
        # the special piece stands at 0, so no word of a text does
        there = (heads > 0)[:, :, None].to(x.dtype)
        bias = (there.transpose(1, 2)[:, None] - 1.0) * 1e4
        for i, block in enumerate(self.blocks):
            if i == self.attend_after:
                x = self.attention(x, bias)
            x = block(x, there)
        x = self.dropout(self.norm(x))
        return self.tag(x), self.project(x)


def piece_vectors(folder: Path, size: int) -> Tensor:
    """The published vectors ``[pieces, size]`` of the pieces along their main directions, of unit variance."""
    weights = load_file(folder / "model.safetensors")
    name = next(name for name in weights if name.endswith("word_embeddings.weight"))
    centred = weights[name] - weights[name].mean(0)
    _, _, directions = torch.linalg.svd(centred.T @ centred)
    narrow = centred @ directions[:size].T
    return narrow / narrow.std()
