"""What a user may set, read once from the environment; the command line outranks it.

Every setting is ``SAYSO_<NAME>``; a number that is not one is refused in words.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path

from sayso.errors import UsageError

YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"", "0", "no", "false", "off"})
LEAST_CONFIDENCE = 0.0
"""The default operating point: all that the model finds, each with how sure it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits and places, each with the default a single user on a laptop wants."""

    ledger: str = "sayso.sqlite"
    """Path of a SQLite file, or a ``postgresql://`` URL."""
    cache_dir: str = str(Path("~/.cache/sayso").expanduser())
    """Where fetched pages are cached between runs."""
    max_page_bytes: int = 20_000_000
    """A page larger than this, packed or unpacked, is refused (the largest of 310 real pages was 5 MB)."""
    max_archive_bytes: int = 20_000_000_000
    """A WARC is read to at most this many unpacked bytes."""
    timeout_s: float = 20.0
    """Seconds a server may take to answer, and to send each piece."""
    host_pause_s: float = 1.0
    """Seconds between two requests to one host."""
    allow_private: bool = False
    """Whether addresses inside private, loopback, link-local and metadata ranges may be fetched."""
    user_agent: str = "sayso/0.1 (reads news pages for attributed statements)"
    """How we name ourselves to servers and to robots.txt."""
    threads: int = 1
    """Threads the model may use; pages per CPU-second are best at one."""
    fast: bool = False
    """Whether the small model reads: several times as quick, and more often wrong (`statements/model/CARD.md`)."""
    min_confidence: float = LEAST_CONFIDENCE
    """Statements of a lower confidence are left out when a page is read (0 to 1; 0 leaves out none)."""
    reading: str = "literal"
    """The named reading by which figures become numbers (`figures.readings`)."""
    tables: str = ""
    """A folder with one's own rows for the tables that statements are read by (`own_table`)."""
    user: str = field(default_factory=lambda: _user())
    """Who decides, where a decision is written down; the name one is logged in with unless set."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The defaults, with every ``SAYSO_*`` variable that is set laid over them."""
        given: dict[str, object] = {}
        for each in fields(cls):
            name = f"SAYSO_{each.name.upper()}"
            if name in environ:
                given[each.name] = _read(name, environ[name], str if each.default is MISSING else type(each.default))
        return cls(**given)  # type: ignore[arg-type]  # _read returns the type of the field's own default


def own_table(name: str) -> str:
    """The user's own rows for the table *name* (``stance.en.toml``, ``outlets.tsv`` …); empty where he has none.

    Raises UsageError for a file that cannot be read.
    """
    folder = Settings.from_environment().tables
    path = Path(folder) / name
    if not folder or not path.exists():
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("this table of yours cannot be read", str(path)) from error


def _user() -> str:
    """The name one is logged in with; empty where the machine knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _read(name: str, value: str, kind: type) -> object:
    if kind is bool:
        said = value.strip().lower()
        if said not in YES | NO:  # a guess would open what was meant to stay shut
            raise UsageError(f"{name} must be yes or no", value)
        return said in YES
    try:
        return kind(value)
    except ValueError as error:
        raise UsageError(f"{name} must be {'a whole number' if kind is int else 'a number'}", value) from error
