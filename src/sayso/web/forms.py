"""What a plain form of ours sent, read with care: short, text, and of few fields."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import Request

from sayso.errors import UsageError
from sayso.settings import Settings

MOST_BYTES = 20_000
"""A decision is a few words; the longest form of ours has a name of 300 letters, nine bytes each when sent."""
FIELDS = 40
NOBODY = "somebody at this desk"


async def form(request: Request, *, most: int = MOST_BYTES, fields: int = FIELDS) -> list[tuple[str, str]]:
    """The fields of the form, in order; a form of many lines may have *most* bytes and so many *fields*.

    Raises UsageError for what no form of ours sends.
    """
    sent = b""
    async for piece in request.stream():
        sent += piece
        if len(sent) > most:
            raise UsageError("this is too long for a decision")
    try:
        return parse_qsl(sent.decode("utf-8"), max_num_fields=fields)
    except ValueError:  # a UnicodeDecodeError is one
        raise UsageError("this is no form of ours") from None


def decider(given: str) -> str:
    """Who decides: as the form says, as set, or somebody."""
    return given.strip() or Settings.from_environment().user or NOBODY
