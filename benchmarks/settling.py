"""What settling costs, on an invented archive: articles per CPU-second from empty, one more article, memory, the largest story's board.

    python -m benchmarks.settling [--articles N …] [--in FOLDER] [--json]

The archive is made by `benchmarks.invented` (stories of Zipf sizes of up to 500 articles, 15 statements an article, copies), and what is
kept of each article by the stages themselves; making it takes ten times as long as settling it, so ledgers are left in FOLDER and
used again. CPU-seconds are of a process of its own; machines are shared and noisy: compare figures within one run.

From 1,000 to 10,000 articles the largest story grows from 50 to 500, from there on only the number of stories grows.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from benchmarks import invented
from sayso.cli import collect_seldom
from sayso.records import Hearing

DATA = ""
"""Nothing shared is read: the archive is invented."""
ONE_MORE = 25
"""Articles that are added one by one."""
BOARDS = 5
AT_ONCE = 20
"""Articles that one process reads before it hands them on."""
AHEAD = 10
"""Portions that are read before their turn: what waits to be written is held in memory."""


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The figures of an archive of 1,000 articles."""
    with tempfile.TemporaryDirectory() as folder:
        return figures(1_000, Path(folder))


def figures(articles: int, folder: Path) -> dict[str, float]:
    """What it costs to settle an archive of *articles*, made in *folder* unless it is there."""
    unsettled = folder / f"unsettled-{articles}.sqlite"
    if not unsettled.exists():
        half = unsettled.with_suffix(".part")
        half.unlink(missing_ok=True)
        fill(half, articles)
        half.rename(unsettled)
    settled = folder / f"settled-{articles}.sqlite"
    shutil.copy(unsettled, settled)
    found: dict[str, float] = {}
    for step in ("settle", "more", "board", "unpack"):
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.settling", "--step", step, "--articles", str(articles), "--in", str(folder)],
            capture_output=True,
            text=True,
            check=True,
        )
        found.update(json.loads(run.stdout.splitlines()[-1]))
    return {f"{name} ({articles:,} articles)": value for name, value in found.items()}


def fill(where: Path, articles: int) -> None:
    """Write an archive of *articles* to *where*, unsettled: what is kept of each is made in other processes, and written in order."""
    from sayso.ledger import open_ledger

    order = invented.order(articles)
    portions = (order[start : start + AT_ONCE] for start in range(0, len(order), AT_ONCE))
    with open_ledger(where) as ledger, ProcessPoolExecutor() as others:
        ahead: deque[Future[list[Hearing]]] = deque()
        while True:
            ahead.extend(others.submit(_read, articles, portion) for portion in islice(portions, AHEAD - len(ahead)))
            if not ahead:
                return
            for hearing in ahead.popleft().result():
                ledger.add(hearing)


def _read(articles: int, portion: list[tuple[int, int]]) -> list[Hearing]:
    return [invented.kept(invented.nth_of(number, nth, articles)) for number, nth in portion]


def settle_all(where: Path, articles: int) -> dict[str, float]:
    """Settle the whole ledger."""
    from sayso.ledger import open_ledger
    from sayso.settling import settle

    with open_ledger(where) as ledger:
        began = time.process_time()
        for _ in settle(ledger):
            pass
        spent = time.process_time() - began
    return {"articles per CPU-s, settle": articles / spent, "MB, settle, peak": _peak()}


def one_more(where: Path, articles: int) -> dict[str, float]:
    """Settle after each of some articles of stories that are there, and of some of the largest story."""
    from sayso.ledger import open_ledger
    from sayso.settling import settle

    found: dict[str, float] = {}
    sizes = invented.sizes(articles)
    every = [number for number, size in enumerate(sizes) for _ in range(size)]
    picked = {"": every[:: max(len(every) // ONE_MORE, 1)][:ONE_MORE], ", into the largest story": [0] * 5}
    with open_ledger(where) as ledger:
        for name, stories in picked.items():
            times = []
            for nth, number in enumerate(stories):
                story = invented.story(number, articles)
                ledger.add(invented.kept(invented.one(story, story.size + nth + len(found), f"1 {number}")))
                began = time.process_time()
                for _ in settle(ledger):
                    pass
                times.append((time.process_time() - began) * 1000)
            times.sort()
            found[f"ms, one more{name}, median"] = times[len(times) // 2]
            found[f"ms, one more{name}, p95"] = times[min(int(len(times) * 0.95), len(times) - 1)]
    return {**found, "MB, one more, peak": _peak()}


def board(where: Path, articles: int) -> dict[str, float]:
    """Lay out the board of the largest story."""
    from sayso.ledger import open_ledger
    from sayso.views.board import board as lay_out
    from sayso.views.stories import stories

    with open_ledger(where) as ledger:
        largest = max(stories(ledger, limit=100_000), key=lambda row: row.articles)
        times = []
        for _ in range(BOARDS):
            began = time.process_time()
            lay_out(ledger, largest.id)
            times.append((time.process_time() - began) * 1000)
    return {"articles of the largest story": largest.articles, "ms, its board": sorted(times)[len(times) // 2]}


def unpack(where: Path, articles: int) -> dict[str, float]:
    """Read what is kept of 500 articles."""
    from sqlalchemy import select

    from sayso.ledger import open_ledger
    from sayso.ledger.keeping import recall_claims
    from sayso.ledger.settled_tables import kept

    with open_ledger(where) as ledger, ledger.reading() as connection:
        some = list(connection.scalars(select(kept.c.article_id).order_by(kept.c.article_id).limit(500)))
        recall_claims(connection, some[:50])
        began = time.process_time()
        recall_claims(connection, some)
        spent = time.process_time() - began
    return {"ms, claims of 500 articles unpacked": spent * 1000 * 500 / len(some)}


STEPS = {"settle": settle_all, "more": one_more, "board": board, "unpack": unpack}


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--in", dest="folder", type=Path, default=Path(tempfile.gettempdir()) / "sayso-settling")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.step:
        collect_seldom()
        print(json.dumps(STEPS[asked.step](asked.folder / f"settled-{asked.articles[0]}.sqlite", asked.articles[0])))
        return 0
    found: dict[str, float] = {}
    for articles in asked.articles:
        found.update(figures(articles, asked.folder))
    if asked.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:60s} {value:10.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
