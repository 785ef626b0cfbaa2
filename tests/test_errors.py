"""One family, each printing message: thing: cause."""

from __future__ import annotations

from sayso import errors
from sayso.errors import FetchError, SaysoError


def test_message_thing_cause() -> None:
    error = FetchError("the server did not answer", "https://a.example/")
    error.__cause__ = TimeoutError("20 s")
    assert str(error) == "the server did not answer: https://a.example/: 20 s"
    assert str(FetchError("the server did not answer")) == "the server did not answer"


def test_one_family_with_kinds_of_their_own() -> None:
    family = [thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, SaysoError)]
    assert len({member.kind for member in family}) == len(family)


def test_the_drawing_names_every_member() -> None:
    for name, thing in vars(errors).items():
        if isinstance(thing, type) and issubclass(thing, SaysoError):
            assert name in (errors.__doc__ or "")
