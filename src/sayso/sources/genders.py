"""Whether somebody named is he or she, by the pronouns near the name."""

from __future__ import annotations

import re
from collections import defaultdict

from sayso.sources.entities import Entity, Names
from sayso.sources.lexicon import Lexicon


def vote_genders(text: str, names: Names, lexicon: Lexicon) -> None:
    """Let he and she near a person's name tell the gender, where the sentence names nobody else."""
    people: dict[int, set[int]] = defaultdict(set)
    by_id = {id(entity): entity for entity in names.entities}
    for mention in names.mentions:
        if mention.entity is not None and mention.entity.kind == "person":
            people[mention.sentence].add(id(mention.entity))
    for sentence, ids in people.items():
        if len(ids) != 1:
            continue
        start, end = names.sentence_span(sentence, len(text))
        if end < len(text) and not people.get(sentence + 1) and "\n" not in text[start : end + 1]:
            end = names.sentence_span(sentence + 1, len(text))[1]  # nobody else has come in since
        genders = {
            lexicon.pronouns[word].gender
            for word in re.findall(r"\b[a-zé]{2,4}\b", text[start : min(end, start + 600)])
            if word in lexicon.pronouns
        }
        genders.discard("")
        if len(genders) == 1:
            by_id[next(iter(ids))].votes[genders.pop()] += 1
    for entity in names.entities:
        if entity.kind == "person":
            _settle_gender(entity)


def _settle_gender(entity: Entity) -> None:
    """A title or two pronouns outweigh the first name; one pronoun decides only where nothing else is known."""
    f, m = entity.votes["f"], entity.votes["m"]
    if abs(f - m) >= (3 if entity.gender else 1):
        entity.gender = "f" if f > m else "m"
