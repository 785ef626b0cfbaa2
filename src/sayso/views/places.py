"""Where words stand on a desk."""

from __future__ import annotations

from sayso.records import Voice


def place(voice: Voice) -> str:
    """The address of a voice's words, marked; what an article says in its own voice has another mark than a statement."""
    return f"/article/{voice.article}#{'c' if voice.own else 's'}-{voice.claim}"
