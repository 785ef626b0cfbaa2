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


def test_links_of_several_paragraphs_cost_what_each_costs_by_itself() -> None:
    """`sayso.statements.link.Linker` scores what training scored, one paragraph at a time."""
    import numpy as np

    from sayso.statements.link import FEATURES, Linker
    from training.encoder import PairScorer
    from training.train import Links, Model

    torch.manual_seed(7)
    rng = np.random.default_rng(7)
    scorer = PairScorer(8)
    queries, keys = torch.randn(2, 9, 8), torch.randn(2, 9, 8)

    def links(choosers: list[tuple[int, int]], ends: list[tuple[int, int]], aims: list[int]) -> Links:
        features = rng.integers(0, 2, (len(choosers) * len(ends), FEATURES), dtype=np.uint8)
        return Links(choosers, ends, features, aims)

    tasks = [(0, links([(0, 2), (4, 4)], [(3, 3), (5, 6), (8, 8)], [2, 3])), (1, links([(1, 1)], [(0, 0)], [0]))]
    linker = Linker({f"cue.{name}": value.detach().numpy() for name, value in scorer.state_dict().items()})
    expected = []
    for at, task in tasks:

        def means(rows: torch.Tensor, spans: list[tuple[int, int]], at: int = at) -> np.ndarray:
            return np.stack([((rows[at, a] + rows[at, b]) / 2).numpy() for a, b in spans])

        mine = means(queries, task.choosers)
        features = task.features.reshape(len(task.choosers), len(task.ends), FEATURES).astype(np.float32)
        scores = np.column_stack([linker.scores("cue", mine, means(keys, task.ends), features), linker.none_scores("cue", mine)])
        chances = torch.from_numpy(scores).log_softmax(1).numpy()
        expected.append(-np.mean([row[aim] for row, aim in zip(chances, task.aims, strict=True)]))
    assert torch.allclose(Model._choices(tasks, scorer, queries, keys), torch.tensor(expected), atol=1e-4)


def test_a_content_without_a_cue_chooses_none() -> None:
    from sayso.statements.link import CONTENT, CUE, SOURCE, WordSpan
    from training.prepare import Paragraph
    from training.train import links_of

    spans = [WordSpan(SOURCE, 0, 0), WordSpan(CUE, 1, 1), WordSpan(CONTENT, 2, 3), WordSpan(CONTENT, 5, 6)]
    tokens = ["Orl", "says", "it", "rains", ".", "It", "snows"]
    cues, sources = links_of(Paragraph(tokens, [0] * len(tokens), spans, cue_of={2: 1}, source_of={1: 0}))
    assert (cues.choosers, cues.ends, cues.aims) == ([(2, 3), (5, 6)], [(1, 1)], [0, 1])
    assert (sources.choosers, sources.ends, sources.aims) == ([(1, 1)], [(0, 0)], [0])
