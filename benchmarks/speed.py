"""What Sayso costs: pages per CPU-second per stage, start-up, peak memory, model words per CPU-second.

    python -m benchmarks.speed [--pages DIR] [--texts FILE] [--json]

CPU-seconds are of this process (children for start-up and memory). Machines are shared and noisy: compare
figures within one run, and quote ratios. Where spaCy's small English pipeline is installed it is timed in the
same run as the yardstick.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.attribution import find_gold
from benchmarks.quality import SHARED

WORD = re.compile(r"\w+")


def timed(spent: dict[str, float], stage: str, work: Callable[[], Any]) -> Any:
    """Run *work*, adding its CPU-seconds to ``spent[stage]``."""
    began = time.process_time()
    try:
        return work()
    finally:
        spent[stage] += time.process_time() - began


def stages(pages: Path) -> dict[str, float]:
    """Pages per CPU-second of each stage over the saved pages in *pages*."""
    from sayso.articles import read_article
    from sayso.errors import SaysoError
    from sayso.figures import find_figures
    from sayso.ledger import open_ledger
    from sayso.pages import read_pages
    from sayso.pipeline import hear
    from sayso.settings import Settings
    from sayso.sources import find_chains, name_holders
    from sayso.statements import find_attributions
    from sayso.statements.model import load_extractor

    spent: dict[str, float] = defaultdict(float)
    extractor = load_extractor()
    found = timed(spent, "pages", lambda: [page for page in read_pages([str(pages)], settings=Settings()) if hasattr(page, "content")])
    articles = []
    for page in found:
        try:
            articles.append((page, timed(spent, "articles", lambda page=page: read_article(page))))
        except SaysoError:
            continue
    hearings = []
    for page, article in articles:
        attributions = timed(spent, "statements", lambda article=article: find_attributions(article, extractor))
        holders = timed(spent, "sources", lambda a=article, b=attributions: name_holders(a, b))
        timed(spent, "sources", lambda a=article, b=attributions, c=holders: find_chains(a, b, c))
        timed(spent, "figures", lambda a=article, b=attributions: [find_figures(a.text, one.content, language=a.language) for one in b])
        hearings.append(timed(spent, "hear, whole", lambda page=page: hear(page)))
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "speed.sqlite") as ledger:
        for hearing in hearings:
            timed(spent, "ledger", lambda hearing=hearing: ledger.add(hearing))
    counts = {"pages": len(found), "articles": len(found)}
    return {f"pages per CPU-s, {stage}": counts.get(stage, len(articles)) / seconds for stage, seconds in spent.items() if seconds}


def model_words(texts: Path) -> dict[str, float]:
    """Words per CPU-second of the model alone and of everything `hear` does, over the plain texts of *texts*."""
    from sayso.pipeline import hear
    from sayso.records import Page
    from sayso.statements.model import load_extractor

    documents = [json.loads(line)["text"] for line in texts.read_text(encoding="utf-8").splitlines()]
    words = sum(len(WORD.findall(text)) for text in documents)
    extractor = load_extractor()
    extractor.attributions(documents[0], [(0, len(documents[0]))])
    began = time.process_time()
    for text in documents:
        extractor.attributions(text, [match.span() for match in re.finditer(r"[^\n]+", text)])
    alone = time.process_time() - began
    began = time.process_time()
    for text in documents:
        hear(Page(address="-", content=text.encode(), media_type="text/plain"))
    whole = time.process_time() - began
    figures = {"model words per CPU-s": words / alone, "hear words per CPU-s": words / whole, "hear / model alone": whole / alone}
    yardstick = spacy_words(documents)
    if yardstick:
        figures["spaCy en_core_web_sm words per CPU-s"] = words / yardstick
    return figures


def spacy_words(documents: list[str]) -> float | None:
    """CPU-seconds of spaCy's small English pipeline over *documents*; None where it is not installed."""
    try:
        import spacy

        pipeline = spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None
    began = time.process_time()
    for text in documents:
        pipeline(text)
    return time.process_time() - began


def start_up(runs: int = 7) -> dict[str, float]:
    """Median wall seconds of `sayso --help`."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sayso", "--help"], check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return {"sayso --help, s": sorted(taken)[runs // 2]}


def peak_memory(pages: Path, count: int = 200) -> dict[str, float]:
    """Peak resident MB of `sayso read` over *count* pages (those of *pages*, over and over)."""
    every = sorted(path for path in pages.rglob("*") if path.name.endswith((".html", ".html.gz")))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            source = every[number % len(every)]
            (Path(folder) / f"{number:04d}{''.join(source.suffixes)}").symlink_to(source.resolve())
        paths = sorted(str(path) for path in Path(folder).iterdir())
        subprocess.run(
            [sys.executable, "-m", "sayso", "read", "--json", *paths], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
    return {f"peak MB, sayso read of {count} pages": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=SHARED / "data" / "pages_fundus")
    parser.add_argument("--texts", type=Path, default=find_gold(SHARED / "data" / "polnear"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = {**start_up(), **peak_memory(options.pages), **stages(options.pages), **model_words(options.texts)}
    if options.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}, indent=1))
        return
    for name, value in figures.items():
        print(f"{name:45s} {value:12.2f}")


if __name__ == "__main__":
    main()
