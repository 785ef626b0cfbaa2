"""What speaks for somebody as the one whom a pronoun means, as numbers: for the rules by hand, and for whoever trains better ones.

``training/holders.py`` weighs the same clues with a trained model; `pronouns` keeps the rules, because the model was no better.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What speaks for one candidate; every field a number from about 0 to 1, 0 where there is nothing."""

    hand: float = 0.0
    """The score by the rules written by hand, a tenth of it."""
    spoke: float = 0.0
    """Whether he is a speaker of before."""
    spoke_last: float = 0.0
    """Whether nobody who fits spoke after him."""
    spoke_here: float = 0.0
    """Whether he spoke in this paragraph."""
    turns_ago: float = 0.0
    """How many who fit spoke after him, of 4."""
    paragraphs_ago: float = 0.0
    """How many paragraphs ago he spoke, of 4."""
    reported: float = 0.0
    """Whether somebody else reported what he said."""
    around: float = 0.0
    """Whether he speaks the statement around the pronoun, in words not quoted."""
    around_quoted: float = 0.0
    """The same within quotation marks, where he would say “I”."""
    spoke_last_quoted: float = 0.0
    """Whether he spoke last and the pronoun stands within quotation marks."""
    named: float = 0.0
    """Whether he is named within reach."""
    same_sentence: float = 0.0
    previous_sentence: float = 0.0
    sentences_ago: float = 0.0
    """How many sentences ago he is named, of 6."""
    same_paragraph: float = 0.0
    others_between: float = 0.0
    """How many others who fit are named after him, of 5."""
    opens: float = 0.0
    """Whether his name opens its sentence."""
    early: float = 0.0
    """Whether his name is the first in its sentence."""
    after_preposition: float = 0.0
    possessive: float = 0.0
    modifies: float = 0.0
    """Whether his name only says more of the noun after it."""
    in_words: float = 0.0
    """Whether his name stands in what somebody says."""
    speaks: float = 0.0
    """Whether a verb of saying follows his name."""
    told: float = 0.0
    """Whether his name stands between another speaker and what that one says: he is told it, or met."""
    asked_about: float = 0.0
    """Whether his name stands in a question that opens the pronoun's sentence."""
    in_own_words: float = 0.0
    """Whether his name stands in the very words that are attributed to the pronoun."""
    often: float = 0.0
    """How often the article names him, of 8."""
    lately: float = 0.0
    """How often within reach, of 4."""
    titled: float = 0.0
    """Whether the headline names him."""
    agrees: float = 0.0
    """Whether his gender is known and is the pronoun's."""
    unsure: float = 0.0
    """Whether one capitalised word alone speaks for a person."""
    organisation: float = 0.0
    state: float = 0.0
    group: float = 0.0
    unnamed: float = 0.0
