"""What sort of speaker somebody is: by the name where there is one, by the head noun where there is none."""

from __future__ import annotations

from sayso.records import SourceKind
from sayso.sources.entities import Entity
from sayso.sources.mentions import Phrase


def kind_of_name(entity: Entity) -> SourceKind:
    """The kind of a named speaker; a capital or a building is whom it speaks for."""
    if entity.known is not None:
        return entity.known.kind
    return "state" if entity.place and " " not in entity.name and not entity.name.isupper() else entity.kind


def kind_of_description(phrase: Phrase) -> SourceKind:
    """The kind of an unnamed speaker: what its head noun says, else a guess from its number."""
    if phrase.told is not None:
        kind = phrase.told.kind
        return "group" if kind == "state" and phrase.plural else kind
    # An unknown noun in the plural is people oftener than things, in the singular a thing.
    return "group" if phrase.plural else "document"
