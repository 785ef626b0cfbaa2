"""The small tagger: what a word is given depends on its paragraph and not on what is padded to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is installed by `make train` alone")


def test_padding_changes_no_word() -> None:
    from training.convolution import Tagger

    recipe = tomllib.loads((Path(__file__).parents[2] / "training" / "fast.toml").read_text(encoding="utf-8"))
    torch.manual_seed(7)
    tagger = Tagger(torch.randn(50, recipe["encoder"]["vector"]), recipe, 8).eval()
    pieces = torch.randint(3, 50, (1, 9))
    heads = torch.tensor([[1, 2, 4, 5, 7]])
    short = tagger(pieces, torch.zeros_like(pieces), torch.ones_like(pieces), heads)

    def padded(row: torch.Tensor, size: int) -> torch.Tensor:
        return torch.cat([row, torch.zeros(1, size, dtype=row.dtype)], 1)

    long = tagger(padded(pieces, 6), padded(torch.zeros_like(pieces), 6), padded(torch.ones_like(pieces), 6), padded(heads, 4))
    for one, other in zip(short, long, strict=True):
        assert torch.allclose(one, other[:, : one.shape[1]], atol=1e-5)


def test_the_teacher_is_met_where_the_scores_are_alike() -> None:
    import numpy as np

    from training.prepare import Paragraph
    from training.train import Encoded, distance

    theirs = np.random.default_rng(7).normal(size=(3, 7)).astype(np.float16)
    item = Encoded(Paragraph(["a", "b", "c"], [0, 0, 0], []), [1, 2, 3, 4, 5], [0] * 5, [1, 2, 3], theirs)
    alike = torch.from_numpy(theirs.astype(np.float32))[None]
    assert float(distance(alike, [item], 2.0)) == pytest.approx(0.0, abs=1e-4)
    assert float(distance(-alike, [item], 2.0)) > 0.1


def test_the_mean_of_the_weights_forgets_where_it_began() -> None:
    from training.train import Average

    layer = torch.nn.Linear(2, 2)
    average = Average(layer, 0.9)
    with torch.no_grad():
        layer.weight.fill_(1.0)
    for step in range(200):
        average.take(layer, step)
    assert torch.allclose(average.state["weight"], torch.ones(2, 2), atol=1e-3)
