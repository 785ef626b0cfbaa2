"""Makes the table of place names that differ between languages: countries and cities, from CLDR.

    python -m training.exonyms

CLDR (Unicode licence, as the package babel ships it) names every state and one city of every time zone in each language. A
name that is the same everywhere needs no line. Written to ``src/sayso/questions/data/exonyms.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale  # type: ignore[import-untyped]  # only here: what runs reads the table

from sayso.questions.stems import fold

LANGUAGES = ("en", "es", "pt", "fr", "it", "de", "nl")
TABLE = Path(__file__).parent.parent / "src/sayso/questions/data/exonyms.tsv"
HEAD = """# Places whose names differ between languages, folded. By training/exonyms.py from CLDR (© Unicode, Inc., Unicode License v3).
"""
PLAIN = re.compile(r"[a-z]+(?: [a-z]+){0,3}")


def names_of(locale: Locale) -> dict[str, str]:
    """Every territory's and zone city's name in one language, by its code."""
    territories = {code: name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}
    cities = {zone: each["city"] for zone, each in locale.time_zones.items() if "city" in each}
    return {**territories, **cities}


def rows() -> Iterator[tuple[str, ...]]:
    """One row a place: its name in each language, in the order of LANGUAGES."""
    by_language = {language: names_of(Locale(language)) for language in LANGUAGES}
    english = by_language["en"]
    # a city is named in English only where its zone's id does not tell it
    for code in sorted(set().union(*by_language.values())):
        own = code.rpartition("/")[2].replace("_", " ")
        head = english.get(code, own if "/" in code else "")
        row = tuple(_plain(by_language[language].get(code, head)) for language in LANGUAGES)
        if row[0] and len(set(row)) > 1:
            yield row


def _plain(name: str) -> str:
    folded = " ".join(re.findall(r"\w+", fold(re.sub(r"\(.*?\)", "", name))))
    return folded if PLAIN.fullmatch(folded) else ""


def main() -> None:
    """Write the table."""
    lines = ["\t".join(LANGUAGES), *("\t".join(row) for row in rows())]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
