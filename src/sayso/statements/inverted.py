"""Verbs that stand before their speaker and after what is said: “…, a-t-elle ajouté”, “«…», tempère l’un de ses conseillers”.

French hangs the pronoun on the verb, and puts nearly any verb between a quotation and its speaker: no list holds them all. So the place
tells that it is one: right after a closed quotation and a comma, with somebody after it to the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.statements.holders import NEVER, Holders, any_of, noun_phrase_after, words_in
from sayso.text import Span, trim

MIN_QUOTED_WORDS = 2
"""A shorter quotation before a verb that no list has is a title or a word in scare quotes."""
LEAST_WORDS = 3
CLOSED = re.compile(r"[»”\"]\s*,?\s*$|,\s?[»”\"]\s*$")
COMMA = re.compile(r".\s?[»”\"]\s?,\s+|,[»”\"]\s+")
"""What closes a quotation and parts it from its verb."""
ENDS = re.compile(r"\s*[.,;:!»”\"]|\s*$")

Found = tuple[tuple[Span, ...], Span, tuple[Span, ...]]


class Inverted:
    """One language's verbs before their speaker."""

    def __init__(self, own: Mapping[str, Any], holders: Holders) -> None:
        pronouns, helping = any_of(own.get("inverted", [])), any_of(own.get("helping", []))
        adverbs = any_of(own["adverbs"])
        self._hung = re.compile(
            rf"(?<![\w’'-])(?:(?:{helping})-(?:t-)?(?P<who>{pronouns})(?:\s(?:{adverbs}))*\s[\w’'-]+"
            rf"|(?:(?:s[’']|se\s|l[’'])?)[^\W\d_]{{3,}}-(?:t-)?(?P<whom>{pronouns})(?:\s(?:savoir|valoir|remarquer|observer))?)(?![\w-])",
            re.IGNORECASE,
        )
        never = [
            own.get(name, []) for name in ("articles", "these", "circumstances", "relative", "and", "according", "times", "finite", "that")
        ]
        apart = any_of(word for words in never for word in words)
        self._verb = re.compile(rf"(?!(?:{apart})(?![\w’'-]))(?:{own.get('unlisted', NEVER)})(?=\s)")
        self._source = re.compile(r"\s(?:de\s(?=sources?\s)|(?:à|au|chez|auprès\s(?:de|du|des))\s)")
        self._holders = holders

    def find(self, text: str, sentence: Span, regions: Sequence[Span]) -> Found | None:
        """Who says the words of *sentence* before such a verb."""
        for match in self._hung.finditer(text, *sentence):
            if any(low <= match.start() < high for low, high in regions):
                continue
            said = self._said(text, sentence[0], match.start(), regions)
            asks = "?" in text[match.end() : sentence[1]] and CLOSED.search(text, sentence[0], match.start()) is None
            if said is not None and not asks:
                who = match.span("who") if match.group("who") else match.span("whom")
                return (
                    (self._whom(text, who, match.end(), sentence[1]),),
                    match.span(),
                    self._on(text, said, match.end(), sentence[1], regions),
                )
        return self._after_quotation(text, sentence, regions)

    def _after_quotation(self, text: str, sentence: Span, regions: Sequence[Span]) -> Found | None:
        """“«…», tempère l’un de ses conseillers”: a verb of no list, with a whole quotation before it and somebody alone after it."""
        for low, high in regions:
            comma = COMMA.match(text, high - 1, sentence[1])
            opens = sentence[0] <= low < sentence[1] and not text[sentence[0] : low].strip(' «“"')
            if comma is None or not opens or words_in(text, (low, high)) < MIN_QUOTED_WORDS:
                continue
            verb = self._verb.match(text, comma.end(), sentence[1])
            who = self._holders.after(text, verb.end(), sentence[1]) if verb else None
            if who is None or verb is None or not self._holders.begins(text, who):
                continue
            if ENDS.match(text, self._holders.past_occasion(text, who[1], sentence[1])):
                return (who,), verb.span(), self._on(text, ((low, high),), who[1], sentence[1], regions)
        return None

    def _said(self, text: str, start: int, cue: int, regions: Sequence[Span]) -> tuple[Span, ...] | None:
        """What is said before the verb: a quotation alone, or all that stands before the comma."""
        before = text[start:cue]
        if not before.rstrip().endswith((",", "»", "”", '"')):
            return None
        last = next((region for region in reversed(regions) if start <= region[0] and region[1] <= cue), None)
        if last is not None and not words_in(text, (last[1], cue)):
            lead = text[start : last[0]].rstrip(' «“"')
            if not lead or lead.endswith(":"):
                return (last,)
        content = trim(text, (start, start + len(before.rstrip(" ,"))))
        return (content,) if words_in(text, content) >= LEAST_WORDS else None

    def _whom(self, text: str, pronoun: Span, start: int, end: int) -> Span:
        """Whoever “on” is, where it is told: “a-t-on appris de source policière”, “indique-t-on à la régie”."""
        source = self._source.match(text, start, end) if text[slice(*pronoun)].lower() == "on" else None
        if source is None:
            return pronoun
        found = noun_phrase_after(text, source.end(), end)
        return found if found is not None and (text.startswith("source", found[0]) or self._holders.is_known(text, found)) else pronoun

    def _on(self, text: str, said: tuple[Span, ...], start: int, end: int, regions: Sequence[Span]) -> tuple[Span, ...]:
        """*said*, with the quotation that goes on right after: “«…», dit-il, «…»”."""
        after = next((region for region in regions if start <= region[0] < end), None)
        if after is None or words_in(text, (start, after[0])):
            return said
        return (*said, after)
