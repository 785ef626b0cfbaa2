"""What Sayso costs: pages per CPU-second per stage, start-up, peak memory, model words per CPU-second.

    python -m benchmarks.speed [--pages DIR] [--page FILE] [--texts FILE] [--json]

CPU-seconds are of this process (children for start-up and memory). Machines are shared and noisy: compare
figures within one run, and quote ratios. Where spaCy's small English pipeline is installed it is timed in the
same run as the yardstick.
"""

from __future__ import annotations

import argparse
import json
import os
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
CITRON = 4
"""How many times slower than spaCy's small English pipeline Citron is, on one core (measured: PEERS)."""


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
    """Words per CPU-second of each model alone and of all that `sayso read` does, over the plain texts of *texts*."""
    from sayso.pipeline import Listener, hear
    from sayso.records import Page
    from sayso.statements.model import load_extractor

    documents = [json.loads(line)["text"] for line in texts.read_text(encoding="utf-8").splitlines()]
    pages = [Page(address="-", content=text.encode(), media_type="text/plain") for text in documents]
    words = sum(len(WORD.findall(text)) for text in documents)
    yardstick, name = spacy_words(documents)
    figures = {f"{name}, words per CPU-s": words / yardstick} if yardstick else {}
    for model, fast in (("default", False), ("fast", True)):
        listener = Listener(load_extractor(fast=fast), keeps=False)
        hear(pages[0], listener=listener)
        began = time.process_time()
        for text in documents:
            listener.extractor.attributions(text, [match.span() for match in re.finditer(r"[^\n]+", text)])
        alone = time.process_time() - began
        for page in pages:
            hear(page, listener=listener)
        whole = time.process_time() - began - alone
        figures[f"{model} model alone, words per CPU-s"] = words / alone
        figures[f"{model}, end to end, words per CPU-s"] = words / whole
        if yardstick:
            figures[f"{model}, end to end / Citron"] = CITRON * yardstick / whole
    return figures


def spacy_words(documents: list[str]) -> tuple[float, str]:
    """CPU-seconds of spaCy's small English pipeline over *documents*, and its name; 0 where spaCy is not installed.

    Its trained weights are no package that can be depended on: without them the same parts stand in untrained, whose
    sums are the same.
    """
    try:
        import spacy
    except ImportError:
        return 0.0, ""
    name = "spaCy en_core_web_sm"
    try:
        pipeline = spacy.load("en_core_web_sm")
    except OSError:
        pipeline, name = _untrained(spacy), f"{name} (untrained)"
    pipeline(documents[0])
    began = time.process_time()
    for text in documents:
        pipeline(text)
    return time.process_time() - began, name


def _untrained(spacy: Any) -> Any:
    """The parts of en_core_web_sm 3 by its published configuration, with as many labels."""
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "rows": [5000, 1000, 2500, 2500, 50, 50]}
    embed |= {"attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], "include_static_vectors": False}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}
    vectors = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    moves = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2}
    moves["use_upper"] = True
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": vectors})
    parts = {
        "tagger": ({"@architectures": "spacy.Tagger.v2", "tok2vec": shared}, 50),
        "parser": ({**moves, "state_type": "parser", "tok2vec": shared}, 45),
        "ner": ({**moves, "state_type": "ner", "tok2vec": vectors}, 18),
    }
    for name, (model, labels) in parts.items():
        part = pipeline.add_pipe(name, config={"model": model})
        for number in range(labels):
            part.add_label(f"{name}{number}")
    pipeline.initialize()
    return pipeline


def start_up(runs: int = 7) -> dict[str, float]:
    """Median wall seconds of `sayso --help`."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sayso", "--help"], check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return {"sayso --help, s": sorted(taken)[runs // 2]}


def cold_read(page: Path, runs: int = 7) -> dict[str, float]:
    """Median wall and CPU seconds, and peak MB, of `sayso read` of one *page* in a process of its own, its bytecode written before."""
    with tempfile.TemporaryDirectory() as folder:
        # a machine may be told to keep no bytecode; who installs a package has it
        place = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        taken = []
        for _ in range(runs + 1):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run([sys.executable, "-m", "sayso", "read", str(page)], check=True, capture_output=True, env=place)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append((time.perf_counter() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    wall, cpu = (sorted(column)[runs // 2] for column in zip(*taken[1:], strict=True))
    return {"sayso read PAGE, s": wall, "sayso read PAGE, CPU-s": cpu, "sayso read PAGE, peak MB": after.ru_maxrss / 1024}


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
    parser.add_argument("--page", type=Path, default=SHARED / "pages" / "pyongyang-offer.html", help="the one page of a cold read")
    parser.add_argument("--texts", type=Path, default=find_gold(SHARED / "data" / "polnear"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = {**start_up(), **cold_read(options.page), **peak_memory(options.pages), **stages(options.pages), **model_words(options.texts)}
    if options.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}, indent=1))
        return
    for name, value in figures.items():
        print(f"{name:45s} {value:12.2f}")


if __name__ == "__main__":
    main()
