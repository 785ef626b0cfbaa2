"""Pages that are being added while the desk goes on answering: one job at a time, the next one waits.

A job reads what it was given as `sayso add` does, with the same pipeline, then settles. It lives as long as the desk does; what
it has read is in the ledger, and the same pages given again go on from there.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import tempfile
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.errors import NotInLedger, SaysoError, UsageError
from sayso.ledger import Ledger
from sayso.pages import read_pages
from sayso.records import Page, Skipped
from sayso.settings import Settings
from sayso.views.waiting import waiting
from sayso.web.render import compile_all
from sayso.web.uploads import File

if TYPE_CHECKING:
    from sayso.ledger import Added

State = Literal["waiting", "reading", "settling", "done", "stopped", "failed"]
OVER: frozenset[State] = frozenset({"done", "stopped", "failed"})

WAITING_MOST = 10
"""Jobs that may wait: who has sent so many can wait as well."""
KEPT = 30
"""Jobs that are remembered."""
NAMED = 300
"""Articles and failures that a job names; the others it counts."""
ARCHIVE_BYTES = 400_000_000
"""What an archive that was sent may unpack to: twenty times what may be sent."""
LAST_WORD_S = 10.0
"""Seconds that a desk which is closed gives the page in hand."""

_log = logging.getLogger("sayso.web")


@dataclass(slots=True)
class Job:
    """Pages that somebody gave, and what has become of them."""

    id: str
    """Its id."""
    addresses: tuple[str, ...]
    """Web addresses to be read."""
    files: tuple[File, ...]
    """Files to be read; none once they are."""
    total: int
    """How many inputs that is; a feed or an archive among them holds more pages."""
    state: State = "waiting"
    """How far it is."""
    begun: int = 0
    """Inputs that were begun."""
    pages: int = 0
    """Pages that something has become of."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """How many came new, as a version, were read again, were known."""
    statements: int = 0
    """Statements that were written."""
    added: list[Added] = field(default_factory=list)
    """What was read, in order."""
    failed: int = 0
    """Inputs that gave nothing."""
    failures: list[Skipped] = field(default_factory=list)
    """Each of them with the reason."""
    to_settle: int = 0
    """Articles that waited to be settled when that began."""
    settled: int = 0
    """Articles settled since."""
    problem: str = ""
    """Why it could not go on."""

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in OVER


class Jobs:
    """The jobs of one desk; safe to be asked from several threads."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._waiting: deque[Job] = deque()
        self._stops: set[str] = set()
        self._closed = False
        self._stale = False
        """Whether something came into the book since the list of what waits for a person was made."""
        self._thread: threading.Thread | None = None

    def start(self, addresses: Sequence[str], files: Sequence[File], refused: Sequence[Skipped] = ()) -> str:
        """Have these read as soon as it is their turn; gives the job's id. *refused* inputs are told with the others.

        Raises UsageError when too many wait already.
        """
        with self._lock:
            if self._closed or len(self._waiting) >= WAITING_MOST:
                raise UsageError("too much waits to be read already; come back when some of it is done")
            job = Job(secrets.token_hex(8), tuple(addresses), tuple(files), len(addresses) + len(files))
            job.failed, job.failures = len(refused), list(refused[:NAMED])
            self._jobs[job.id] = job
            self._waiting.append(job)
            over = [each.id for each in self._jobs.values() if each.over]
            for id_ in over[: max(0, len(self._jobs) - KEPT)]:
                del self._jobs[id_]
            self._go()
            return job.id

    def prepare(self) -> None:
        """Make what takes longest of all that is shown while nobody waits for it: templates, and the list of what waits for a person."""
        with self._lock:
            self._stale = True
            self._go()

    def _go(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="sayso-add", daemon=True)
            self._thread.start()

    def look(self, id: str) -> Job:
        """The job as it stands now; raises NotInLedger when there is none."""
        with self._lock:
            if id not in self._jobs:
                raise NotInLedger("there is nothing being added under this address; the desk may have been started anew since", id)
            return _as_it_stands(self._jobs[id])

    def latest(self, most: int = 10) -> list[Job]:
        """The newest jobs, the newest first."""
        with self._lock:
            return [_as_it_stands(job) for job in list(self._jobs.values())[::-1][:most]]

    def stop(self, id: str) -> None:
        """Let a job end after the page in hand; raises NotInLedger when there is none."""
        self.look(id)
        with self._lock:
            self._stops.add(id)

    def close(self) -> None:
        """Let everything end after the page in hand, and wait a little for that."""
        with self._lock:
            self._closed = True
            thread = self._thread
        if thread is not None:
            thread.join(LAST_WORD_S)

    def _work(self) -> None:
        while (task := self._next()) is not None:
            task()

    def _next(self) -> Callable[[], None] | None:
        """The next job, and once there is none a look at what waits for a person now; None lets the thread end."""
        with self._lock:
            if self._waiting and not self._closed:
                self._stale = True
                return partial(self._try, self._waiting.popleft())
            if self._stale and not self._closed:
                self._stale = False
                return self._look_through
            self._thread = None
            return None

    def _look_through(self) -> None:
        compile_all()
        with suppress(SaysoError):  # whoever asks for the list is told
            waiting(self._ledger)

    def _try(self, job: Job) -> None:
        try:
            self._run(job)
        except SaysoError as error:
            self._end(job, error.message)
        except Exception:
            _log.exception("adding pages failed")
            self._end(job, "something went wrong while adding; the server's log says what")

    def _run(self, job: Job) -> None:
        with tempfile.TemporaryDirectory(prefix="sayso-") as folder, suppress(_Stopped):
            self._now(job, "reading")
            self._read(job, Path(folder))
        self._now(job, "settling")
        from sayso.pipeline import settle

        with self._lock:
            job.files = ()
            job.to_settle = self._ledger.unsettled()
        for _ in settle(self._ledger):  # also of what a stopped job read: the ledger is whole after each
            with self._lock:
                job.settled += 1
                if self._closed:
                    break
        self._now(job, "stopped" if job.id in self._stops or self._closed else "done")

    def _read(self, job: Job, folder: Path) -> None:
        from sayso.pipeline import add, load_listener

        for result in add(self._pages(job, folder), self._ledger, listener=load_listener(Settings.from_environment())):
            with self._lock:
                job.pages += 1
                if isinstance(result, Skipped):
                    job.failed += 1
                    job.failures += [result] if len(job.failures) < NAMED else []
                else:
                    job.outcomes[result.outcome] += 1
                    job.statements += result.statements
                    job.added += [result] if len(job.added) < NAMED else []
            self._go_on(job)

    def _pages(self, job: Job, folder: Path) -> Iterator[Page | Skipped]:
        """The pages of a job; files get an address that says nothing of where they lay meanwhile."""
        # Whoever sends an address to the desk need not be who may see this machine's own network.
        settings = replace(Settings.from_environment(), allow_private=False, max_archive_bytes=ARCHIVE_BYTES)
        for page in read_pages(self._inputs(job, folder), settings=settings):
            inside = f"{folder}/"
            if page.address.startswith(inside):
                page = replace(page, address=page.address.removeprefix(inside).partition("/")[2])
            yield page

    def _inputs(self, job: Job, folder: Path) -> Iterator[str]:
        for address in job.addresses:
            self._begin(job)
            yield address
        for number, file in enumerate(job.files):
            self._begin(job)
            place = folder / str(number)  # two files may have one name
            place.mkdir()
            (place / file.name).write_bytes(file.content)
            yield str(place / file.name)
            shutil.rmtree(place, ignore_errors=True)

    def _begin(self, job: Job) -> None:
        self._go_on(job)
        with self._lock:
            job.begun += 1

    def _go_on(self, job: Job) -> None:
        if self._closed or job.id in self._stops:
            raise _Stopped

    def _now(self, job: Job, state: State) -> None:
        with self._lock:
            job.state = state

    def _end(self, job: Job, problem: str) -> None:
        with self._lock:
            job.state, job.problem, job.files = "failed", problem, ()


class _Stopped(Exception):
    """Somebody wants a job to end."""


def _as_it_stands(job: Job) -> Job:
    return replace(job, outcomes=Counter(job.outcomes), added=list(job.added), failures=list(job.failures), files=())
