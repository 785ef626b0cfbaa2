"""Searches that are kept under a name, as the desk and the command line both keep and run them.

What is kept is the query string of the desk's own search page, so that its address, its feed and the command line ask the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.ledger.searches import SavedSearch
from sayso.text import fold
from sayso.views.feeds import searches
from sayso.views.figures import Amounts
from sayso.views.search import Wanted

PLAIN = ("words", "source", "stance", "outlet", "since", "until", "said_since", "said_until", "language")
"""What a search asks beside figures, in the order of its form."""
NUMBERS = ("over", "under")


def query_of(wanted: Wanted) -> str:
    """What is *wanted*, as the search page's address asks it; empty where nothing is.

    >>> query_of(Wanted(words="dam toll", stance="denies", amounts=Amounts(measure="killed", over=10)))
    'words=dam+toll&stance=denies&measure=killed&over=10'
    """
    asked: dict[str, Any] = {name: getattr(wanted, name) for name in PLAIN}
    amounts = wanted.amounts
    asked |= {"measure": amounts.measure, "over": amounts.over, "under": amounts.under}
    asked["reading"] = amounts.reading if amounts.asked and amounts.reading != Amounts().reading else None
    told = {name: f"{value:.15g}" if isinstance(value, float | int) else value for name, value in asked.items()}
    return urlencode({name: value for name, value in told.items() if value})


def wanted_of(query: str, reading: str = "") -> Wanted:
    """What a kept *query* asks; figures by *reading* where it names none. Raises UsageError for numbers that are none.

    >>> wanted_of(query_of(Wanted(words="dam", amounts=Amounts(over=2.5)))).amounts.over
    2.5
    """
    asked: Mapping[str, str] = dict(parse_qsl(query))
    try:
        over, under = (float(asked[name]) if name in asked else None for name in NUMBERS)
    except ValueError:
        raise UsageError("this kept search asks for a number that is none", query) from None
    amounts = Amounts(measure=asked.get("measure"), over=over, under=under, reading=asked.get("reading") or reading or Amounts().reading)
    plain = {name: asked.get(name) for name in PLAIN if name != "words"}
    return Wanted(words=asked.get("words", ""), amounts=amounts, **plain)


def kept(ledger: Ledger, which: str) -> SavedSearch:
    """The kept search of this name (case and accents aside), or whose id alone begins so. Raises NotInLedger where there is none."""
    every: Sequence[SavedSearch] = searches(ledger)
    named = [each for each in every if fold(each.name) == fold(which)]
    begun = [each for each in every if which and each.id.startswith(which.lower())]
    found = named or begun
    if len(found) != 1:
        raise NotInLedger("no search is kept under this name; `sayso searches` lists them", which)
    return found[0]
