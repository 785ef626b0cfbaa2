"""The words that are often a cue, counted in train: where `statements.nested` looks for a statement within a statement.

    python -m training.cues --shared ../shared [--out src/sayso/statements/model/cues.txt]

A word is listed that stands in a cue at least MOSTLY of the times it is used outside contents, OFTEN times or more. Inside them
no cue is marked (one layer was annotated), so what stands there says nothing of the word.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from sayso.figures.attached import outside
from training.prepare import read_documents

OFTEN, MOSTLY = 3, 0.8
WORD = re.compile(r"[^\W\d_]{3,}")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/statements/model/cues.txt"))
    options = parser.parse_args()
    used: Counter[str] = Counter()
    attributing: Counter[str] = Counter()
    for document in read_documents(options.shared / "data" / "polnear" / "train.jsonl"):
        text = document["text"]
        contents = [(start, end) for each in document["attributions"] for start, end in each["content"]]
        used.update(WORD.findall(outside(text, (0, len(text)), contents).lower()))
        for attribution in document["attributions"]:
            attributing.update(word for start, end in attribution["cue"] for word in WORD.findall(text[start:end].lower()))
    listed = sorted(word for word, times in attributing.items() if times >= OFTEN and times >= MOSTLY * used[word])
    options.out.write_text("\n".join(listed) + "\n", encoding="utf-8")
    print(f"{len(listed)} words that are often a cue → {options.out}")


if __name__ == "__main__":
    main()
