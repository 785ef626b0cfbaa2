"""Holders that stand right before their verb and that the model has not marked: “Brel also | expected”, “The company | had denied”."""

from __future__ import annotations

import re

from sayso.records import Attribution
from sayso.sources.candidates import placed
from sayso.sources.pronouns import Scene
from sayso.sources.runs import TOKEN
from sayso.text import Span, overlaps

SUBJECT = 30
"""Characters before a name, in the same piece of a content, that its titles may take."""
BEFORE_NOUN = re.compile(r"(?<!\w)(\w+) (?:\w+ ){0,2}$")
"""“the river ” before “commission”."""
SINCE = re.compile(r",\s(who|which)\s(?:(?:until|on|since|in|by|before|as late as|late|early)\s(?:[\w’'-]+\s){1,2})?$")


def before_cue(scene: Scene, attribution: Attribution) -> Span | None:
    """The name or pronoun right before an active cue, where the model has not marked it: “Brel also | expected”."""
    if not attribution.cue or scene.lexicon.drops_subject:
        return None
    start, end = attribution.cue[0]
    words = scene.text[start:end].lower().split()
    if not words or words[0] in scene.lexicon.lists["passive"] or words[-1] in {"by", "to"} or words[0].endswith("ing"):
        return None
    position = start
    for token in reversed(list(TOKEN.finditer(scene.text, max(start - 40, 0), start))):
        if scene.text[token.end() : position].strip():
            return None
        if token.group().lower() not in scene.lexicon.lists["adverbs"]:
            break
        position = token.start()
    else:
        return None
    span = (token.start(), token.end())
    pronoun = scene.lexicon.pronouns.get(token.group().lower())
    if pronoun is None or pronoun.person != "third" or token.group().lower() in {"him", "her", "them", "his", "its", "their"}:
        mention = next((each for each in scene.names.before(position, reach=80) if each.end == token.end()), None)
        if mention is None:
            described = _described_before(scene, token) or _relative_before(scene.text, start)
            if described is None:
                return None
            span = described
        elif mention.entity is None or mention.possessive or placed(mention.entity):
            return None
        else:
            span = (mention.start, mention.end)
    # “Brel … | expected | to return”: a piece of the content that is the subject alone is the holder as well
    alone = [piece for piece in attribution.content if piece[1] == token.end() and piece[0] >= span[0] - SUBJECT]
    told = [piece for piece in attribution.content if piece not in alone]
    return None if not told or any(overlaps(span, piece) for piece in told) else span


def _relative_before(text: str, position: int) -> Span | None:
    """“The company, which until Thursday | had denied”: the relative pronoun, with only a time between it and its verb."""
    match = SINCE.search(text, max(position - 2 * SUBJECT, 0), position)
    return match.span(1) if match is not None else None


def _described_before(scene: Scene, noun: re.Match[str]) -> Span | None:
    """“The company | had denied”: a short description of somebody whose noun is *noun*, if a clause begins with it."""
    head = scene.lexicon.head(noun.group())
    if head is None or head.kind not in {"role", "organisation", "unnamed", "group", "state"}:
        return None
    before = BEFORE_NOUN.search(scene.text, max(noun.start() - SUBJECT, 0), noun.start())
    if before is None or before.group(1).lower() not in scene.lexicon.lists["definite"]:
        return None
    clause = scene.text[max(before.start(1) - 6, 0) : before.start(1)].rstrip(' \u00a0“"«')
    begins = not clause or clause[-1] in ".!?\n;,:—–" or clause.split()[-1].lower() in {"and", "but", "that"}
    return (before.start(1), noun.end()) if begins else None
