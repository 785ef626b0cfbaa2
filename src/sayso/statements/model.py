"""The shipped model reads paragraphs: pieces through the encoder, tags through Viterbi, spans through the linker.

Everything comes from ``statements/model/``: ``tagger.onnx`` (int8), ``linker.npz``, ``tokenizer.json`` and
``card.json``, which says what the weights were made for; those of the fast model from ``statements/model/fast/``. No torch,
no network. One session is loaded for a whole run.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.records import Attribution
from sayso.statements.link import CONTENT, CUE, FEATURES, PROJECTIONS, SOURCE, Linker, pair_features
from sayso.statements.spans import LABELS, START, STEP, WordSpan, best_tags, spans_of
from sayso.statements.tokens import SHAPES, TOKENS, shapes, words
from sayso.text import Span

Floats = NDArray[np.floating[Any]]

WEIGHTS = Path(__file__).parent / "model"
FAST = WEIGHTS / "fast"
PIECES = "tokenizer.json"
BATCH_PIECES = 512
"""Padded pieces in a batch; sorted batches of 256–600 ran twice as fast as document order."""
MAX_PIECES = 384
"""Longest piece sequence the model is shown, as in training; longer paragraphs are read in parts."""
WORD_PIECES = 32
"""Pieces of one word that the model is shown: a run of a script without spaces is one word of a thousand pieces."""


DOUBTS = ("cue", "content", "source", "cue of content", "source of cue")
"""What an attribution may be wrong in; the confidence rests on the log-probability of each, and on the probability."""
NO_SOURCE = -1.0
"""What stands for the log-probability of a source where there is none: about the middle of the others."""


def made_for() -> dict[str, Any]:
    """What this code reads: weights must have been made for exactly this."""
    return {
        "tokens": TOKENS,
        "labels": list(LABELS),
        "shapes": SHAPES,
        "features": FEATURES,
        "projections": list(PROJECTIONS),
        "evidence": 2 * len(DOUBTS),
    }


@dataclass(frozen=True, slots=True)
class Part:
    """A run of one paragraph's words short enough for the encoder."""

    places: list[Span]
    """The words' spans in the article's text."""
    tokens: list[str]
    """The words."""
    pieces: list[int]
    """The encoder's piece ids."""
    shapes: list[int]
    """One shape a piece."""
    heads: list[int]
    """Each word's first piece."""


class Extractor:
    """Finds attributions in paragraphs; holds one loaded session. Not shared between threads while it reads."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        try:
            self.card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError("the model's card cannot be read", str(folder)) from error
        for what, expected in made_for().items():
            if self.card.get("made_for", {}).get(what) != expected:
                raise ModelError(f"these weights were made for other {what} than this code's; run `make train` or reinstall", str(folder))
        try:
            self._load(folder, threads)
        except ModelError:
            raise
        except Exception as error:  # onnxruntime and tokenizers raise types of their own, some bare Exception
            raise ModelError("the model's weights cannot be loaded", str(folder)) from error

    def _load(self, folder: Path, threads: int) -> None:
        # onnxruntime would otherwise note every run in the user's home, under an id of the machine, for its maker to collect
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime
        from tokenizers import Tokenizer

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the arena keeps the largest batch ever seen: 200 MB for nothing
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"])
        # the fast model learned from the default's answers, piece by piece: weights without pieces of their own share its
        pieces = next(file for file in (folder / PIECES, WEIGHTS / PIECES) if file.exists())
        self._tokenizer = Tokenizer.from_file(str(pieces))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        with np.load(folder / "linker.npz", allow_pickle=False) as arrays:
            weights = {name: arrays[name] for name in arrays.files}
        self._linker = Linker(weights)
        self._step, self._start = STEP + weights["tags.step"], START + weights["tags.start"]

    @property
    def made_by(self) -> str:
        """Model and version, as the ledger records it."""
        return f"{self.card['name']} {self.card['version']}"

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages the weights were trained on."""
        return frozenset(self.card["languages"])

    def attributions(self, text: str, spans: Sequence[Span]) -> list[Attribution]:
        """The attributions in the paragraphs *spans* of *text*, in order of their first word."""
        parts = [part for span in spans for part in self._parts(text, span)]
        found: list[Attribution] = []
        for part, scores, projections, tags in self._encode(parts):
            found.extend(self._read(part, scores, projections, tags))
        return sorted(found, key=lambda one: min(one.source + one.cue + one.content))

    def _parts(self, text: str, span: Span) -> Iterator[Part]:
        places = words(text, span)
        if not places:
            return
        tokens = [text[start:end] for start, end in places]
        encoding = self._tokenizer.encode(tokens, is_pretokenized=True, add_special_tokens=False)
        # None would own a special piece, and none was asked for; a word without pieces (a lone control mark) is left out
        read = [(piece, owner) for piece, owner in zip(encoding.ids, encoding.word_ids, strict=True) if owner is not None]
        read = [one for i, one in enumerate(read) if i < WORD_PIECES or read[i - WORD_PIECES][1] != one[1]]
        ids, owners = [piece for piece, _ in read], [owner for _, owner in read]
        heads = [i for i, owner in enumerate(owners) if i == 0 or owners[i - 1] != owner]
        kept = [owners[i] for i in heads]
        first, last = self.card["pieces"]["first"], self.card["pieces"]["last"]
        all_shapes = shapes(tokens)
        for low, high in _cuts(heads, [tokens[i] for i in kept], len(ids), MAX_PIECES - 2):
            start, end = heads[low], heads[high] if high < len(heads) else len(ids)
            yield Part(
                [places[i] for i in kept[low:high]],
                [tokens[i] for i in kept[low:high]],
                [first, *ids[start:end], last],
                [0, *(all_shapes[owner] for owner in owners[start:end]), 0],
                [head - start + 1 for head in heads[low:high]],
            )

    def _encode(self, parts: list[Part]) -> Iterator[tuple[Part, Floats, Floats, list[int]]]:
        """Each part with its tag scores ``[words, labels]``, projections ``[words, 4 · d]`` and best tags."""
        batch: list[Part] = []
        for part in sorted(parts, key=lambda part: len(part.pieces)):
            if batch and (len(batch) + 1) * len(part.pieces) > BATCH_PIECES:
                yield from self._run(batch)
                batch = []
            batch.append(part)
        if batch:
            yield from self._run(batch)

    def _run(self, batch: list[Part]) -> Iterator[tuple[Part, Floats, Floats, list[int]]]:
        length, size = len(batch[-1].pieces), max(len(part.heads) for part in batch)
        inputs = {name: np.zeros((len(batch), length), dtype=np.int64) for name in ("pieces", "shapes", "mask")}
        inputs["heads"] = np.zeros((len(batch), size), dtype=np.int64)
        for i, part in enumerate(batch):
            inputs["pieces"][i, : len(part.pieces)] = part.pieces
            inputs["shapes"][i, : len(part.pieces)] = part.shapes
            inputs["mask"][i, : len(part.pieces)] = 1
            inputs["heads"][i, : len(part.heads)] = part.heads
        scores, projections = self._session.run(["tags", "projections"], inputs)
        tags = best_tags(scores, [len(part.heads) for part in batch], self._step, self._start)
        for i, part in enumerate(batch):
            yield part, scores[i, : len(part.heads)], projections[i, : len(part.heads)], tags[i]

    def _read(self, part: Part, scores: Floats, projections: Floats, tags: list[int]) -> Iterator[Attribution]:
        spans = spans_of(tags)
        cues = [i for i, span in enumerate(spans) if span.role == CUE]
        contents = [i for i, span in enumerate(spans) if span.role == CONTENT]
        if not cues or not contents:
            return
        sources = [i for i, span in enumerate(spans) if span.role == SOURCE]
        chosen_cues, cue_odds = self._choose("cue", spans, contents, cues, projections, part.tokens)
        chosen_sources, source_odds = self._choose("source", spans, cues, sources, projections, part.tokens)
        sure = _log_odds_of(scores, tags)
        for number, cue in enumerate(cues):
            own = [i for i, chosen in zip(contents, chosen_cues, strict=True) if chosen == number]
            if not own:
                continue
            picked = chosen_sources[number]
            source = [] if picked is None else [sources[picked]]
            logs = [
                _weakest(sure, [spans[cue]]),
                _weakest(sure, [spans[i] for i in own]),
                _weakest(sure, [spans[i] for i in source]) if source else NO_SOURCE,
                min(odds for i, odds in zip(contents, cue_odds, strict=True) if i in own),
                source_odds[number],
            ]
            # a logarithm tells 1 in 100 from 1 in 1,000 well, and .9 from .99 badly
            evidence = [*logs, *map(math.exp, logs)]
            yield Attribution(
                tuple(_place(part, spans[i]) for i in source),
                (_place(part, spans[cue]),),
                tuple(_place(part, spans[i]) for i in own),
                self._confidence(evidence),
            )

    def _choose(
        self, kind: str, spans: list[WordSpan], choosers: list[int], candidates: list[int], projections: Floats, tokens: list[str]
    ) -> tuple[list[int | None], list[float]]:
        """For each chooser the place of its candidate (None = nothing), and the log-probability of that choice."""
        width = projections.shape[1] // len(PROJECTIONS)
        ask, answer = (0, 1) if kind == "cue" else (2, 3)

        def rows(part: int, chosen: list[int]) -> Floats:
            columns = projections[:, part * width : (part + 1) * width]
            return np.asarray((columns[[spans[i].first for i in chosen]] + columns[[spans[i].last for i in chosen]]) / 2)

        queries = rows(ask, choosers)
        nothing = self._linker.none_scores(kind, queries)[:, None]
        if not candidates:
            return [None] * len(choosers), [0.0] * len(choosers)
        features = np.array([[pair_features(spans[i], spans[j], spans, tokens) for j in candidates] for i in choosers], dtype=np.float32)
        scores = np.concatenate([self._linker.scores(kind, queries, rows(answer, candidates), features), nothing], axis=1)
        best = scores.argmax(axis=1)
        top = scores.max(axis=1)
        log_odds = top - (top + np.log(np.exp(scores - top[:, None]).sum(axis=1)))
        return [None if b == len(candidates) else int(b) for b in best], [float(odds) for odds in log_odds]

    def _log_odds(self, evidence: list[float]) -> float:
        """What *evidence* weighs, by the first fit."""
        fit = self.card["confidence"]
        return float(fit["bias"] + sum(weight * one for weight, one in zip(fit["weights"], evidence, strict=True)))

    def _confidence(self, evidence: list[float]) -> float:
        """Probability that the attribution is right: the log-odds, bent by the second of the two fits that `training.ship` made on dev.

        Of what is read as a whole the surest are surer, and those in the middle less sure, than of what the model alone finds.
        """
        value = self._log_odds(evidence)
        linear, square, bias = self.card["confidence"].get("curve", (1.0, 0.0, 0.0))
        return float(1.0 / (1.0 + np.exp(-(linear * value + square * max(value, LEAST_BENT) ** 2 + bias))))


LEAST_BENT = -0.8
"""Log-odds below which the curve is straight, so that it rises throughout."""


def _cuts(heads: list[int], tokens: list[str], total: int, limit: int) -> Iterator[tuple[int, int]]:
    """Runs of words ``[low, high)`` of at most *limit* pieces, cut after a sentence's end where there is one in the later half."""
    low = 0
    while low < len(heads):
        high = low
        while high < len(heads) and (heads[high + 1] if high + 1 < len(heads) else total) - heads[low] <= limit:
            high += 1
        high = max(high, low + 1)
        if high < len(heads):
            ends = [i + 1 for i in range(low, high) if tokens[i] in {".", "?", "!"} and heads[i] - heads[low] > limit // 2]
            high = ends[-1] if ends else high
        yield low, high
        low = high


def _log_odds_of(scores: Floats, tags: list[int]) -> Floats:
    """Log-probability of each word's chosen tag, ``[words]``."""
    top = scores.max(axis=1, keepdims=True)
    log = scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
    return np.asarray(log[np.arange(len(tags)), tags])


def _weakest(sure: Floats, spans: list[WordSpan]) -> float:
    """The log-probability of the least sure word of *spans*, floored so that one wild word does not drown the rest."""
    return max(float(min(sure[span.first : span.last + 1].min() for span in spans)), -6.0)


def _place(part: Part, span: WordSpan) -> Span:
    return part.places[span.first][0], part.places[span.last][1]


@lru_cache(maxsize=2)
def load_extractor(*, fast: bool = False, threads: int = 1) -> Extractor:
    """The shipped extractor, or the fast one, loaded once a process."""
    return Extractor(FAST if fast else WEIGHTS, threads=threads)
