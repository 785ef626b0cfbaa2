"""Where words stand on a desk, and which of several that say the same a reader is led to."""

from __future__ import annotations

from sayso.records import Answer, Voice


def place(voice: Voice) -> str:
    """The address of a voice's words, marked; what an article says in its own voice has another mark than a statement."""
    return f"/article/{voice.article}#{'c' if voice.own else 's'}-{voice.claim}"


def told_by(answer: Answer) -> Voice:
    """The voice that an answer is shown by: the first that counts and is no copy, else the first that counts, else the first."""
    counted = answer.confirmed or answer.voices
    return next((voice for voice in counted if voice.article == voice.origin), counted[0])
