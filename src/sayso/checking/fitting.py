"""Whether a figure in a draft is the one that its source gave: the number, how it is bounded, and in which direction."""

from __future__ import annotations

from sayso.questions.intervals import FAR, Bounded, fit, named, rounds_to, same, same_number


def is_told(mine: Bounded, theirs: Bounded) -> bool:
    """Whether *mine* gives the number of *theirs*: itself, rounded, or with its bound left out; never with the bound turned round.

    >>> from sayso.traces import Counted
    >>> least, most = (Counted(measure="killed", low=a, high=b, as_said="", span=(0, 0)) for a, b in ((30, None), (None, 30)))
    >>> is_told(least, least), is_told(least, most)
    (True, False)
    """
    if same(mine, theirs):
        return True
    return not is_reversed(mine, theirs) and (same_number(mine, theirs) or rounds_to(mine, theirs) or _one_number(mine, theirs))


def is_looser(mine: Bounded, theirs: Bounded) -> bool:
    """Whether *mine* says less than *theirs* and nothing that it does not say: “more than 25” of 28, “dozens” of 31.

    A range with two ends is a claim of its own: “20 to 40” is not what was said of 28.
    """
    if is_reversed(mine, theirs):
        return False
    how = fit(mine, theirs)
    if mine.vague:
        return how != "apart"
    open_ended = mine.low is None or mine.high is None
    return (how == "holds" and (open_ended or mine.approximate)) or (how == "near" and mine.approximate)


def is_reversed(mine: Bounded, theirs: Bounded) -> bool:
    """Whether the one says at least and the other at most, of one number or nearly one."""
    if not (_is_least(mine) and _is_most(theirs)) and not (_is_most(mine) and _is_least(theirs)):
        return False
    one, other = named(mine), named(theirs)
    if one is None or other is None:
        return False
    small, great = sorted((abs(one), abs(other)))
    return great < small * FAR if small else great == small


def _is_least(one: Bounded) -> bool:
    return one.low is not None and one.high is None and not one.vague


def _is_most(one: Bounded) -> bool:
    # “At most 30” is read as up to 30, or as from none to 30.
    return one.high is not None and (one.low is None or (one.low == 0 and one.high > 0)) and not one.vague


def _one_number(mine: Bounded, theirs: Bounded) -> bool:
    """Whether both name one number, whatever they say of it."""
    return named(mine) == named(theirs) and mine.vague == theirs.vague
