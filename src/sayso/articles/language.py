"""Which language an article is in: what the page declares, unless its own words clearly say otherwise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from sayso.articles.dom import squeeze
from sayso.articles.wording import language_codes

SAMPLE = 3_000
"""Characters of the text that are looked at; more changed no answer on 129 pages."""
SURE = 0.9
"""py3langid's share of belief from which it outranks the page; at .9 it was right on all 129 pages' texts."""
ENOUGH = 150
"""Letters from which a text is long enough to be told by its words."""
_NEAR = tuple(
    map(
        frozenset,
        (
            {"hr", "bs", "sr", "sh"},
            {"id", "ms"},
            {"da", "no"},
            {"zh", "yue", "wuu"},
            {"ar", "arz", "ary"},
            {"fa", "ps"},
            {"gl", "pt"},
            {"xh", "zu"},
        ),
    )
)
"""Languages so near to each other that the page's word counts more than py3langid's."""
_DIALECTS = {"yue": "zh", "wuu": "zh", "arz": "ar", "ary": "ar", "sdh": "ku", "pcm": "en", "uzs": "uz"}
_CODES = language_codes()
_LETTERS = re.compile(r"[^\W\d_]")


def tell_language(text: str, declared: str | None) -> str | None:
    """The ISO 639-1 code of *text*'s language; *declared* is what the page says of itself.

    A text long enough is told by its words: templates carry `lang="en"` over pages in any language (five of 129).
    The page's own word decides short texts, near neighbours, and languages py3langid does not know.
    """
    declared = _code(declared)
    sample = squeeze(text[:SAMPLE])
    letters = len(_LETTERS.findall(sample))
    if letters < 20 or (declared and declared not in _known() and len(declared) == 2):
        return declared
    found, share = _identifier().classify(sample)
    seen = _DIALECTS.get(str(found), str(found))
    if declared is None:
        return seen if len(seen) == 2 else None
    if any(declared in group and str(found) in group for group in _NEAR):
        return declared
    return seen if share >= SURE and letters >= ENOUGH and len(seen) == 2 else declared


def _code(declared: str | None) -> str | None:
    code = _CODES.get(declared, declared) if declared else None
    return code if code and len(code) == 2 else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # it has no stubs

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(str(label) for label in _identifier().nb_classes)
