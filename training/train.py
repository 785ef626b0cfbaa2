"""The recipe becomes weights: fine-tunes the encoder and its link scorer together, checkpointing every epoch.

    python -m training.train --shared ../shared [--recipe training/recipe.toml] [--out training/work] [--silver FOLDER]

Stopped and started again it goes on from its last finished epoch.
"""

from __future__ import annotations

import argparse
import math
import random
import time
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from sayso.statements.link import CONTENT, CUE, FEATURES, SOURCE, pair_features
from sayso.statements.spans import LABELS, START, STEP
from sayso.statements.tokens import shapes
from training import convolution, encoder, mpnet
from training.encoder import PairScorer, package_folder
from training.prepare import Paragraph, corpus

FORBIDDEN = -1e4
"""A step that the tag scheme does not allow; minus infinity would make gradients no numbers."""


@dataclass(frozen=True, slots=True)
class Links:
    """A paragraph's choosers and what they choose among: contents their cue, or cues their source."""

    choosers: list[tuple[int, int]]
    """First and last word of each."""
    ends: list[tuple[int, int]]
    features: NDArray[np.uint8]
    """``[choosers · ends, FEATURES]``, an end after the other."""
    aims: list[int]
    """The end that each chooses; their number where it is none."""


def links_of(paragraph: Paragraph) -> tuple[Links, Links]:
    """What links contents to cues, and what links cues to sources, of *paragraph*."""
    spans = paragraph.spans
    contents, cues, sources = ([i for i, span in enumerate(spans) if span.role == role] for role in (CONTENT, CUE, SOURCE))

    def links(choosers: list[int], ends: list[int], chosen: Mapping[int, int | None]) -> Links:
        pairs = [pair_features(spans[i], spans[j], spans, paragraph.tokens) for i in choosers for j in ends]
        places = {end: place for place, end in enumerate(ends)}
        return Links(
            [(spans[i].first, spans[i].last) for i in choosers],
            [(spans[i].first, spans[i].last) for i in ends],
            np.array(pairs, dtype=np.uint8).reshape(-1, FEATURES),
            [len(ends) if (end := chosen.get(i)) is None else places[end] for i in choosers],
        )

    return links(contents, cues, paragraph.cue_of), links(cues, sources, paragraph.source_of)


@dataclass(slots=True)
class Encoded:
    """A paragraph as the encoder reads it."""

    paragraph: Paragraph
    pieces: list[int]
    shapes: list[int]
    heads: list[int]
    teacher: NDArray[np.float16] | None = None
    """The teacher's tag scores ``[words, labels]``, where one is learned from."""
    links: tuple[Links, Links] | None = None
    """What there is to link, by `links_of`; none where a span was cut off or nothing is said."""


def encode(tokenizer: Tokenizer, paragraph: Paragraph, tokens: list[str], max_pieces: int) -> Encoded:
    """Pieces, shapes and word heads of *tokens*; words beyond *max_pieces* are cut off (1 paragraph in 2,000)."""
    encoding = tokenizer.encode(tokens, is_pretokenized=True)
    ids, owner = encoding.ids[:max_pieces], encoding.word_ids[:max_pieces]
    word_shapes = shapes(tokens)
    heads = [i for i, word in enumerate(owner) if word is not None and (i == 0 or owner[i - 1] != word)]
    return Encoded(paragraph, ids, [0 if word is None else word_shapes[word] for word in owner], heads)


def open_tokenizer(recipe: dict[str, Any]) -> Tokenizer:
    """The encoder's tokenizer, which neither pads nor cuts."""
    tokenizer = Tokenizer.from_file(str(package_folder(recipe["encoder"]["package"]) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def straighten(tokens: list[str]) -> list[str]:
    """The same words with typewriter quotation marks, which much of the web prints."""
    return ['"' if token in "“”" else "'" if token in "‘’" else token for token in tokens]


def batches(items: list[Encoded], budget: int, rng: random.Random) -> Iterator[list[Encoded]]:
    """Batches of at most *budget* padded pieces, alike in length, in random order."""
    order = sorted(items, key=lambda item: len(item.pieces) + rng.random() * 8)
    found: list[list[Encoded]] = [[]]
    for item in order:
        if found[-1] and (len(found[-1]) + 1) * len(item.pieces) > budget:
            found.append([])
        found[-1].append(item)
    rng.shuffle(found)
    yield from found


def tensors(batch: list[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Padded pieces, shapes, mask ``[batch, pieces]``, heads and labels ``[batch, words]`` (−100 = no word)."""
    length, words = max(len(item.pieces) for item in batch), max(len(item.heads) for item in batch)

    def pad(rows: list[list[int]], size: int, with_: int) -> Tensor:
        return torch.tensor([row + [with_] * (size - len(row)) for row in rows])

    return (
        pad([item.pieces for item in batch], length, 0),
        pad([item.shapes for item in batch], length, 0),
        pad([[1] * len(item.pieces) for item in batch], length, 0),
        pad([item.heads for item in batch], words, 0),
        pad([item.paragraph.labels[: len(item.heads)] for item in batch], words, -100),
    )


def distance(tags: Tensor, batch: list[Encoded], temperature: float) -> Tensor:
    """Mean divergence a word of *tags* ``[batch, words, labels]`` from the teacher's, both softened (Hinton et al., 2015)."""
    own = torch.cat([tags[i, : len(item.heads)] for i, item in enumerate(batch)])
    theirs = torch.from_numpy(np.concatenate([item.teacher for item in batch if item.teacher is not None])).float()
    soft, hard = (own / temperature).log_softmax(-1), (theirs / temperature).log_softmax(-1)
    return nn.functional.kl_div(soft, hard, reduction="batchmean", log_target=True) * temperature**2


class TagChain(nn.Module):
    """A linear-chain CRF over the tags: what a content that goes on for forty words costs, learned as a whole."""

    def __init__(self) -> None:
        super().__init__()
        size = len(LABELS)
        self.step = nn.Parameter(torch.zeros(size, size))
        self.start = nn.Parameter(torch.zeros(size))
        allowed = torch.from_numpy(STEP).clamp(min=FORBIDDEN)
        self.register_buffer("allowed", allowed, persistent=False)
        self.register_buffer("begins", torch.from_numpy(START).clamp(min=FORBIDDEN), persistent=False)

    def loss(self, scores: Tensor, labels: Tensor) -> Tensor:
        """Mean negative log-likelihood a word of *labels* ``[batch, words]`` (−100 = no word) under *scores* ``[batch, words, labels]``."""
        there = labels >= 0
        gold = labels.clamp(min=0)
        step, start = self.step + self.allowed, self.start + self.begins
        own = scores.gather(2, gold[:, :, None])[:, :, 0]
        taken = torch.where(there[:, 1:], step[gold[:, :-1], gold[:, 1:]] + own[:, 1:], 0.0)
        path = start[gold[:, 0]] + own[:, 0] + taken.sum(1)
        total = start + scores[:, 0]
        for i in range(1, scores.shape[1]):
            onward = (total[:, :, None] + step).logsumexp(1) + scores[:, i]
            total = torch.where(there[:, i, None], onward, total)
        return (total.logsumexp(1) - path).sum() / there.sum()


class Model(nn.Module):
    """The tagger, its tag chain and its two pair scorers, trained as one."""

    def __init__(self, recipe: dict[str, Any]) -> None:
        super().__init__()
        self.width = recipe["train"]["projection"]
        folder = package_folder(recipe["encoder"]["package"])
        self.tagger: nn.Module
        kind = recipe["encoder"].get("kind")
        if kind == "convolution":
            self.tagger = convolution.Tagger(convolution.piece_vectors(folder, recipe["encoder"]["vector"]), recipe, self.width)
        elif kind == "mpnet":
            self.tagger = mpnet.MPNet(recipe["train"]["dropout"], self.width)
        else:
            self.tagger = encoder.Bert(folder, recipe["train"]["dropout"], self.width)
        self.chain = TagChain()
        self.cue, self.source = PairScorer(self.width), PairScorer(self.width)

    def loss(self, batch: list[Encoded], weights: dict[str, float]) -> Tensor:
        """Mean chain loss a word, plus each word's own tag loss, the distance to the teacher's and the mean loss a link, by *weights*.

        The words' own loss keeps a tag's score a probability by itself, which the confidence is read from.
        """
        pieces, shape, mask, heads, labels = tensors(batch)
        tags, projected = self.tagger(pieces, shape, mask, heads)
        tags = tags.float()
        loss = self.chain.loss(tags, labels)
        loss = loss + weights["word_weight"] * nn.functional.cross_entropy(tags.flatten(0, 1), labels.flatten(), ignore_index=-100)
        if batch[0].teacher is not None:
            loss = loss + weights["teacher_weight"] * distance(tags, batch, weights["temperature"])
        with torch.autocast("cpu", enabled=False):  # the scorers are small, and their scores lie close together
            links = self._link_losses(batch, projected.float())
        return loss + weights["link_weight"] * links if links is not None else loss

    def _link_losses(self, batch: list[Encoded], projected: Tensor) -> Tensor | None:
        """The mean, over the paragraphs and both kinds of link, of what a chooser's link costs; all of a kind scored at once."""
        parts = projected.split(self.width, dim=2)
        losses = []
        for kind, (scorer, query, key) in enumerate(((self.cue, 0, 1), (self.source, 2, 3))):
            tasks = [(i, item.links[kind]) for i, item in enumerate(batch) if item.links is not None]
            tasks = [(i, task) for i, task in tasks if task.aims and task.ends]
            if tasks:
                losses.append(self._choices(tasks, scorer, parts[query], parts[key]))
        return torch.cat(losses).mean() if losses else None

    @staticmethod
    def _choices(tasks: list[tuple[int, Links]], scorer: PairScorer, queries: Tensor, keys: Tensor) -> Tensor:
        """The mean cross-entropy ``[tasks]`` of the choosers of each task, which is a paragraph's number in the batch and its links."""

        def means(values: Tensor, spans: list[tuple[int, int, int]]) -> Tensor:
            at, first, last = torch.tensor(spans).T
            return (values[at, first] + values[at, last]) / 2

        choosers = means(queries, [(i, *span) for i, task in tasks for span in task.choosers])
        ends = means(keys, [(i, *span) for i, task in tasks for span in task.ends])
        pairs, row, end = [], 0, 0
        for _, task in tasks:
            pairs += [(row + r, c, end + c) for r in range(len(task.choosers)) for c in range(len(task.ends))]
            row, end = row + len(task.choosers), end + len(task.ends)
        rows, columns, others = torch.tensor(pairs).T
        features = torch.from_numpy(np.concatenate([task.features for _, task in tasks])).float()
        nothing = torch.tensor([len(task.ends) for _, task in tasks for _ in task.choosers])
        scores = choosers.new_full((row, int(nothing.max()) + 1), FORBIDDEN)
        scores = scores.index_put((rows, columns), scorer(choosers[rows], ends[others], features))
        scores = scores.index_put((torch.arange(row), nothing), scorer.none(choosers)[:, 0])
        losses = nn.functional.cross_entropy(scores, torch.tensor([aim for _, task in tasks for aim in task.aims]), reduction="none")
        return torch.stack([one.mean() for one in losses.split([len(task.choosers) for _, task in tasks])])


class Average:
    """The weights' running mean over the last steps, which forgets the noise of single batches."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.state = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def take(self, model: nn.Module, step: int) -> None:
        """Move towards *model*'s weights after *step* steps; early on the mean is of the few steps there are."""
        decay = min(self.decay, (1 + step) / (10 + step))
        for name, value in model.state_dict().items():
            self.state[name].lerp_(value, 1 - decay)


def parameter_groups(model: Model, recipe: dict[str, Any]) -> list[dict[str, Any]]:
    """Heads learn fast, layers slower the deeper they lie, embeddings slowest; what is new learns at one rate."""
    train = recipe["train"]
    if "layer_decay" not in train:
        return [{"params": list(model.parameters()), "lr": train["learning_rate"], "peak": train["learning_rate"]}]
    depth = len(model.tagger.layers)
    groups: dict[float, list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not name.startswith("tagger.") or name.startswith(("tagger.tag", "tagger.project", "tagger.shapes")):
            rate = train["head_learning_rate"]
        elif name.startswith("tagger.layers."):
            rate = train["learning_rate"] * train["layer_decay"] ** (depth - 1 - int(name.split(".")[2]))
        else:
            rate = train["learning_rate"] * train["layer_decay"] ** depth
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate, "peak": rate} for rate, parameters in groups.items()]


def learned_from(recipe: dict[str, Any], data: Path, silver: Path) -> tuple[list[Paragraph], list[NDArray[np.float16] | None]]:
    """The recipe's paragraphs, and of each its teacher’s scores, where it has one: `training.silver` left them in *silver*."""
    paths = [data / path for path in recipe["data"]["train"]]
    if "unlabelled" not in recipe["data"]:
        paragraphs = corpus(paths)
        return paragraphs, [None] * len(paragraphs)
    paragraphs = corpus([*paths, silver / "silver.jsonl"])
    with np.load(silver / "scores.npz") as arrays:
        scores = np.split(arrays["scores"], np.cumsum(arrays["lengths"])[:-1])
    return paragraphs, list(scores)


def train(recipe: dict[str, Any], shared: Path, out: Path, silver: Path) -> None:
    """Train to the end of the recipe, resuming from ``out/checkpoint.pt`` when there is one."""
    torch.manual_seed(recipe["seed"])
    torch.set_num_threads(recipe["threads"])
    model = Model(recipe)
    groups = parameter_groups(model, recipe)
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe["train"]["weight_decay"], betas=(0.9, 0.98), fused=True)
    tokenizer = open_tokenizer(recipe)
    data, scores = learned_from(recipe, shared / "data", silver)
    links = [links_of(paragraph) for paragraph in data]
    epochs, budget = recipe["train"]["epochs"], recipe["train"]["pieces_per_batch"]
    average = Average(model, recipe["train"]["average"]) if "average" in recipe["train"] else None
    first = 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        if average is not None:
            average.state = state["average"]
        first = state["epoch"]
    for epoch in range(first, epochs):
        rng = random.Random(f"{recipe['seed']}/{epoch}")
        torch.manual_seed(recipe["seed"] + epoch)
        items = []
        for paragraph, linked, teacher in zip(data, links, scores, strict=True):
            tokens = straighten(paragraph.tokens) if rng.random() < recipe["train"]["straight_quotes"] else paragraph.tokens
            item = encode(tokenizer, paragraph, tokens, recipe["encoder"]["max_pieces"])
            item.links = linked if all(span.last < len(item.heads) for span in paragraph.spans) else None
            item.teacher = None if teacher is None else teacher[: len(item.heads)]
            items.append(item)
        plan = list(batches(items, budget, rng))
        model.train()
        began, total = time.time(), 0.0
        for step, batch in enumerate(plan):
            done = (epoch + step / len(plan)) / epochs
            warm = recipe["train"]["warmup"]
            scale = done / warm if done < warm else (1 - done) / (1 - warm)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * max(scale, 0.0)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.get("bfloat16", False)):
                loss = model.loss(batch, recipe["train"])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            if average is not None:
                average.take(model, epoch * len(plan) + step)
            total += loss.item()
            if not math.isfinite(total):
                raise SystemExit(f"the loss is no number at epoch {epoch}, step {step}")
            if step % 50 == 49 or step + 1 == len(plan):
                left = (time.time() - began) / (step + 1) * (len(plan) - step - 1)
                at = f"epoch {epoch + 1}/{epochs} step {step + 1}/{len(plan)}"
                print(f"{at} loss {total / (step + 1):.4f} {left / 60:.1f} min left", flush=True)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average and average.state, "epoch": epoch + 1}
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--recipe", type=Path, default=Path("training/recipe.toml"))
    parser.add_argument("--out", type=Path, default=Path("training/work"))
    parser.add_argument("--silver", type=Path, default=Path("training") / "work" / "silver")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    train(tomllib.loads(options.recipe.read_text()), options.shared, options.out, options.silver)


if __name__ == "__main__":
    main()
