"""The face is true: what it names is there, and every public name it shows is named."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import sayso
from sayso import errors, records

FACE = {name for name, thing in vars(sayso).items() if not name.startswith("_") and (inspect.isclass(thing) or inspect.isfunction(thing))}


def test_everything_named_is_there() -> None:
    assert [name for name in sayso.__all__ if not hasattr(sayso, name)] == []


def test_everything_there_is_named() -> None:
    assert sorted(FACE - {"Iterator", "PathLike", "fspath"}) == sorted(sayso.__all__)


def test_the_names_are_in_order() -> None:
    assert sayso.__all__ == sorted(sayso.__all__)


def test_every_error_and_every_noun_is_on_the_face() -> None:
    family = {name for name, thing in vars(errors).items() if inspect.isclass(thing) and issubclass(thing, Exception)}
    nouns = {name for name, thing in vars(records).items() if inspect.isclass(thing) and thing.__module__ == records.__name__}
    assert family | nouns <= set(sayso.__all__)


def test_every_name_explains_itself() -> None:
    assert [name for name in sayso.__all__ if not inspect.getdoc(getattr(sayso, name))] == []


def test_the_version_is_the_packages() -> None:
    assert sayso.__version__ == version("sayso")
