"""Weights become what is shipped: ONNX int8 with its linker, tokenizer and card, confidence fitted on dev.

    python -m training.ship --shared ../shared [--work training/work] [--out src/sayso/statements/model]

Prints the figures on dev of what it wrote, so that a worse model is seen before it is committed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import shutil
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.attribution import calibration_error
from sayso.pipeline import Listener, hear
from sayso.records import Page
from sayso.statements.model import LEAST_BENT, Extractor, made_for
from training.encoder import Tagger, package_folder
from training.prepare import PARAGRAPH, read_documents
from training.train import Model

NAMES = {"convolution": "sayso-fast", "mpnet": "sayso-teacher"}
NAME = "sayso-minilm-l6"
FOLDS = 5


class RowsInInt8(nn.Module):
    """An embedding of bytes with one scale a row: one scale for all rows costs the rare words their meaning."""

    def __init__(self, rows: nn.Embedding) -> None:
        super().__init__()
        scale = rows.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("bytes", (rows.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of *ids* in full precision."""
        return nn.functional.embedding(ids, self.bytes).float() * nn.functional.embedding(ids, self.scale)  # type: ignore[arg-type]


def export_tagger(tagger: Tagger, to: Path) -> None:
    """Write *tagger* as int8 ONNX with free batch, piece and word sizes."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    tagger.words = RowsInInt8(tagger.words)  # type: ignore[assignment]
    tagger.eval()
    pieces = torch.ones(2, 12, dtype=torch.long)
    heads = torch.zeros(2, 7, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        whole, prepared = Path(folder) / "whole.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            tagger,
            (pieces, torch.zeros_like(pieces), pieces, heads),
            str(whole),
            input_names=["pieces", "shapes", "mask", "heads"],
            output_names=["tags", "projections"],
            dynamic_axes={
                **{name: {0: "batch", 1: "length"} for name in ("pieces", "shapes", "mask")},
                **{name: {0: "batch", 1: "words"} for name in ("heads", "tags", "projections")},
            },
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(to),
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            # without AVX-512 VNNI the products of 8-bit weights overflow silently; of 7-bit ones none do, so all machines agree
            reduce_range=True,
            # the heads stay in full precision: 7 columns cost nothing and decide everything
            nodes_to_exclude=head_nodes(prepared),
        )


def head_nodes(model: Path) -> list[str]:
    """Names of the matrix products that make the two outputs."""
    import onnx

    nodes = onnx.load(str(model)).graph.node
    makers = {output: node for node in nodes for output in node.output}
    found = []
    for output in ("tags", "projections"):
        node = makers[output]
        while node.op_type not in {"MatMul", "Gemm"}:
            node = next(makers[name] for name in node.input if name in makers)
        found.append(node.name)
    return found


def linker_arrays(model: Model) -> dict[str, Any]:
    """The pair scorers' weights by the names that `Linker` knows, and the tag chain's."""
    parts = {"cue": model.cue, "source": model.source, "tags": model.chain}
    return {f"{kind}.{name}": value.numpy().astype(np.float32) for kind, one in parts.items() for name, value in one.state_dict().items()}


def predictions(extractor: Extractor, documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What *extractor* answers on *documents*, in the scorer's form."""
    found = {}
    for document in documents:
        text = document["text"]
        spans = [match.span() for match in PARAGRAPH.finditer(text)]
        found[document["id"]] = {
            "attributions": [
                {"source": list(a.source), "cue": list(a.cue), "content": list(a.content), "confidence": a.confidence}
                for a in extractor.attributions(text, spans)
            ]
        }
    return found


def scorer(shared: Path) -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attributions", shared / "score_attributions.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def evidence_of(extractor: Extractor, documents: list[dict[str, Any]], judge: Any) -> tuple[Tensor, Tensor]:
    """The evidence ``[attributions, evidence]`` that *extractor* gathers in *documents*, and how right each attribution is."""
    evidence: list[list[float]] = []
    extractor._confidence = lambda one: float(evidence.append(one) or 0.0)  # type: ignore[method-assign]
    right: list[float] = []
    kept: list[list[float]] = []
    for document in documents:
        text = document["text"]
        for span in (match.span() for match in PARAGRAPH.finditer(text)):
            evidence.clear()
            # within one paragraph evidence comes in cue order, attributions in text order: pair them by cue
            found = sorted(extractor.attributions(text, [span]), key=lambda attribution: attribution.cue)
            for attribution, one in zip(found, evidence, strict=True):
                single = {"attributions": [{"source": attribution.source, "cue": attribution.cue, "content": attribution.content}]}
                right.append(judge.score({"d": document}, {"d": single})["relation"]["p"])
                kept.append(one)
    del extractor._confidence
    return torch.tensor(kept), torch.tensor(right)


def fitted(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Weights and bias of the logistic regression of *y* on *x*."""
    weights, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=200)

    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y) + 1e-3 * weights.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach(), bias.detach()


def fit_confidence(extractor: Extractor, documents: list[dict[str, Any]], judge: Any) -> dict[str, Any]:
    """A logistic fit of *is this attribution right* on the evidence the extractor gathers: its weights and bias."""
    x, y = evidence_of(extractor, documents, judge)
    weights, bias = fitted(x, y)
    return {
        "weights": [round(float(w), 4) for w in weights],
        "bias": round(float(bias), 4),
        "right": round(float(y.mean()), 4),
    }


def fit_curve(folder: Path, documents: list[dict[str, Any]], judge: Any) -> dict[str, Any]:
    """How log-odds of the weights in *folder* are to be bent for what `sayso read` gives, rules and all, to mean what it promises.

    A logistic fit on the log-odds and their square; ``calibration_error`` is of documents left out of it, a fifth at a time.
    What rules find carries a confidence of its own and is no part of the fit.
    """
    extractor = Extractor(folder)
    promise, odds_of = extractor._confidence, dict[float, float]()

    def noted(evidence: list[float]) -> float:
        odds_of[confidence := promise(evidence)] = extractor._log_odds(evidence)
        return confidence

    extractor._confidence = noted  # type: ignore[method-assign]
    listener = Listener(extractor, keeps=False)
    odds, right, homes = [], [], []
    for number, document in enumerate(documents):
        odds_of.clear()
        hearing = hear(Page(address="-", content=document["text"].encode(), media_type="text/plain", charset="utf-8"), listener=listener)
        assert hearing.article.text == document["text"]
        for each in hearing.statements:
            if each.within is None and each.confidence in odds_of:
                single = {"attributions": [{role: getattr(each, role).spans for role in ("source", "cue", "content")}]}
                odds.append(odds_of[each.confidence])
                right.append(judge.score({"d": document}, {"d": single})["relation"]["p"])
                homes.append(number)
    value, y, home = torch.tensor(odds), torch.tensor(right), torch.tensor(homes)
    x = torch.stack([value, value.clamp(min=LEAST_BENT).square()], dim=1)
    (linear, square), bias = fitted(x, y)
    assert square >= 0 and linear + 2 * square * LEAST_BENT >= 0, "a surer finding must promise more"
    return {
        "curve": [round(float(one), 4) for one in (linear, square, bias)],
        "calibration_error": left_out_error(x, y, home),
    }


def left_out_error(x: Tensor, y: Tensor, homes: Tensor) -> float:
    """The calibration error of a logistic fit of *y* on *x* for documents that were left out of it, a fifth at a time."""
    promised = torch.zeros(len(y))
    for fold in range(FOLDS):
        out = homes % FOLDS == fold
        weights, bias = fitted(x[~out], y[~out])
        promised[out] = torch.sigmoid(x[out] @ weights + bias)
    return calibration_error(zip(promised.tolist(), y.tolist(), strict=True))


def calibrate(folder: Path, documents: list[dict[str, Any]], judge: Any) -> None:
    """Write into the card in *folder* how its confidence is bent.

    Twice, for what is dropped as too unsure to be a statement depends on the curve itself.
    """
    for _ in range(2):
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        card["confidence"] |= fit_curve(folder, documents, judge)
        (folder / "card.json").write_text(json.dumps(card, indent=1), encoding="utf-8")
    print("confidence", card["confidence"])


def ship(recipe: dict[str, Any], shared: Path, work: Path, out: Path, version: str) -> None:
    """Export, fit, measure, and write everything into *out*."""
    out.mkdir(parents=True, exist_ok=True)
    model = Model(recipe)
    state = torch.load(work / "checkpoint.pt")
    model.load_state_dict(state["average"] or state["model"])
    export_tagger(model.tagger, out / "tagger.onnx")
    np.savez_compressed(out / "linker.npz", **linker_arrays(model))
    tokenizer = package_folder(recipe["encoder"]["package"]) / "tokenizer.json"
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    card: dict[str, Any] = {
        "name": NAMES.get(recipe["encoder"].get("kind"), NAME),
        "version": version,
        "languages": recipe["data"]["languages"],
        "made_for": made_for(),
        "pieces": {"first": vocabulary["[CLS]"], "last": vocabulary["[SEP]"]},
        "recipe": recipe,
        "confidence": {"weights": [1.0] * made_for()["evidence"], "bias": 0.0},
    }
    (out / "card.json").write_text(json.dumps(card, indent=1), encoding="utf-8")
    judge, documents = scorer(shared), read_documents(shared / "data" / recipe["data"]["dev"])
    card["confidence"] = fit_confidence(Extractor(out), documents, judge)
    figures = judge.score({d["id"]: d for d in documents}, predictions(Extractor(out), documents))
    card["dev"] = figures
    (out / "card.json").write_text(json.dumps(card, indent=1), encoding="utf-8")
    for name, value in figures.items():
        print(f"{name:16s} P {value['p']:.4f}  R {value['r']:.4f}  F1 {value['f1']:.4f}")
    calibrate(out, documents, judge)
    size = sum(file.stat().st_size for file in out.iterdir())
    print(f"{size / 1e6:.1f} MB")
    assert math.isfinite(figures["relation"]["f1"])


def main() -> None:
    """Read the command line and ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--recipe", type=Path, default=Path("training/recipe.toml"))
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--out", type=Path, default=Path("src/sayso/statements/model"))
    parser.add_argument("--version", default="1")
    parser.add_argument("--calibrate", action="store_true", help="only fit anew what the confidence of the weights in --out means")
    options = parser.parse_args()
    if options.calibrate:
        recipe = tomllib.loads(options.recipe.read_text())
        calibrate(options.out, read_documents(options.shared / "data" / recipe["data"]["dev"]), scorer(options.shared))
        return
    ship(tomllib.loads(options.recipe.read_text()), options.shared, options.work, options.out, options.version)


if __name__ == "__main__":
    main()
