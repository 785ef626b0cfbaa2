"""Makes the table of how common words are: the commonest stems of each language, by how often they are met.

    python -m training.rarity        (needs the package wordfreq, which nothing else here does)

wordfreq's lists (CC BY-SA 4.0) give each form's frequency; forms of one stem are added up. Only stems met at least LEAST times
in 10⁹ words are kept: whatever is not in the table counts as rarer than all that is. Written to ``src/sayso/questions/data/rarity.tsv``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

from sayso.questions.glosses import LANGUAGES
from sayso.questions.stems import fold, stem

TABLE = Path(__file__).parent.parent / "src/sayso/questions/data/rarity.tsv"
LEAST = 10**4.3
"""Floors from 3 to 4.5 (powers of ten) did not differ on CSTNews; this one keeps about 3,000 stems a language."""
HEAD = """# How common the commonest stems of a language are: language, tenths of the logarithm of their number in 10^9 words, stems.
# Made by training/rarity.py from the lists of wordfreq (Robyn Speer), CC BY-SA 4.0; this table is under the same licence.
"""


def main() -> None:
    """Write the table."""
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found]  # only this recipe needs it

    lines = []
    for language in LANGUAGES:
        counts: dict[str, float] = defaultdict(float)
        for word, share in get_frequency_dict(language, "small").items():
            counts[stem(fold(word), language)] += share * 1e9
        by_tenth: dict[int, list[str]] = defaultdict(list)
        for each, count in counts.items():
            if count >= LEAST and each.isalpha():
                by_tenth[round(10 * math.log10(count))].append(each)
        lines += [f"{language}\t{tenth}\t{' '.join(sorted(stems))}" for tenth, stems in sorted(by_tenth.items(), reverse=True)]
    TABLE.write_text(HEAD + "\n".join(["language\ttenths\tstems", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
