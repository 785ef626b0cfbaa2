"""The tag chain's loss, checked against adding up every allowed path."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from sayso.statements.spans import LABELS

torch = pytest.importorskip("torch", reason="torch is installed by `make train` alone")


def test_the_chains_loss_is_what_adding_up_every_path_gives() -> None:
    from training.train import TagChain

    torch.manual_seed(7)
    size = len(LABELS)
    chain = TagChain()
    torch.nn.init.normal_(chain.step)
    torch.nn.init.normal_(chain.start)
    scores = torch.randn(1, 3, size)
    step, start = chain.step + chain.allowed, chain.start + chain.begins

    def worth(tags: tuple[int, ...]) -> torch.Tensor:
        return start[tags[0]] + sum(step[a, b] for a, b in pairwise(tags)) + sum(scores[0, i, tag] for i, tag in enumerate(tags))

    gold = (1, 2, 0)
    paths = torch.stack([worth(tags) for tags in product(range(size), repeat=3)])
    expected = (paths.logsumexp(0) - worth(gold)) / 3
    padded = torch.cat([scores, torch.randn(1, 2, size)], 1)
    assert torch.allclose(chain.loss(padded, torch.tensor([[*gold, -100, -100]])), expected, atol=1e-4)
