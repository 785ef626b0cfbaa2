"""What the book promises its callers, one promise a test."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.records import Hearing, Page, Skipped
from tests.ledger.heard import URL, heard, hearings
from tests.web import books

CONTENT = {
    "article": "id, locator, title, text, outlet, published, is_latest, version_of, versions, statements, sha256, status",
    "block": "*",
    "link": "*",
    "statement": "id, article_id, ordinal, source_id, name, kind, content, stance, day, status, shown, confidence",
    "statement_span": "*",
    "chain": "*",
    "figure": "*",
    "own_figure": "*",
    "source": "*",
    "source_name": "*",
    "source_outlet": "*",
    "page": "sha256, told, article_id, address",
}
"""What must not depend on the order of pages or on when they were read."""


@pytest.fixture
def ledger(fresh: Callable[[], Path]) -> Iterator[Ledger]:
    """An empty book."""
    with open_ledger(fresh()) as made:
        yield made


def rows(ledger: Ledger, query: str) -> list[tuple[Any, ...]]:
    """What the file says."""
    with sqlite3.connect(ledger.where) as book:
        return book.execute(query).fetchall()


def content(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """All that the book holds, rows in the order of their values."""
    return {table: sorted(rows(ledger, f"SELECT {columns} FROM {table}"), key=repr) for table, columns in CONTENT.items()}


def test_new_and_then_unchanged(ledger: Ledger) -> None:
    added = ledger.add(heard())
    assert (added.outcome, added.article_id, added.statements, added.address) == ("new", heard().article.id, 1, URL)
    before = content(ledger)
    again = ledger.add(heard())
    assert (again.outcome, again.article_id, again.statements) == ("unchanged", added.article_id, 0)
    assert content(ledger) == before


def test_other_bytes_with_the_same_text_are_the_same_article_and_both_are_kept(ledger: Ledger) -> None:
    ledger.add(heard(content=b"<html>with one advertisement</html>"))
    assert ledger.add(heard(content=b"<html>with another</html>")).outcome == "unchanged"
    assert rows(ledger, "SELECT COUNT(*) FROM article") == [(1,)]
    assert rows(ledger, "SELECT COUNT(*) FROM page") == [(2,)]
    assert rows(ledger, "SELECT COUNT(*) FROM page_content") == [(2,)]


def test_the_pages_bytes_are_evidence(ledger: Ledger) -> None:
    hearing = heard(content=b"\x00<html>\xff the very bytes" * 100)
    ledger.add(hearing)
    [(sha256, size, packing, packed)] = rows(ledger, "SELECT sha256, bytes, packing, content FROM page_content")
    assert (sha256, size, packing) == (hearing.page.sha256, len(hearing.page.content), "zlib")
    assert zlib.decompress(packed) == hearing.page.content
    assert len(packed) < size


def test_another_text_at_the_same_address_is_a_version_and_both_stay(ledger: Ledger) -> None:
    first = heard(captured_at="2031-04-02T08:00:00+00:00")
    second = heard("⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was closed⟧.", captured_at="2031-04-02T09:00:00+00:00")
    ledger.add(first)
    assert ledger.add(second).outcome == "version"
    assert rows(ledger, "SELECT id, is_latest, version_of, versions FROM article ORDER BY captured_at") == [
        (first.article.id, 0, None, 2),
        (second.article.id, 1, first.article.id, 2),
    ]
    assert rows(ledger, "SELECT content, status, shown FROM statement ORDER BY nr") == [
        ("the quay was safe", "current", 0),
        ("the quay was closed", "current", 1),
    ]
    assert rows(ledger, "SELECT name, statements, articles FROM source") == [("The Harbour Office", 1, 1)]


def test_an_earlier_capture_that_comes_later_takes_its_place(ledger: Ledger) -> None:
    late = heard("The quay is ⟦1:closed⟧.", captured_at="2031-04-03T08:00:00+00:00")
    early = heard("The quay is ⟦1:open⟧.", captured_at="2031-04-02T08:00:00+00:00")
    ledger.add(late)
    assert ledger.add(early).outcome == "version"
    assert rows(ledger, "SELECT id, version_of FROM article WHERE is_latest") == [(late.article.id, early.article.id)]


def test_a_file_without_dates_is_the_latest_when_it_comes_last(ledger: Ledger) -> None:
    for text in ("The quay is ⟦1:open⟧.", "The quay is ⟦1:closed⟧.", "The quay is ⟦1:gone⟧."):
        hearing = heard(text, url=None, published=None, address="notes/quay.txt")
        article = replace(hearing.article, captured_at=None)
        ledger.add(replace(hearing, article=article, page=replace(hearing.page, captured_at=None)))
    assert rows(ledger, "SELECT text FROM article WHERE is_latest") == [("The quay is gone.",)]
    assert rows(ledger, "SELECT text FROM article ORDER BY known_at") == [
        ("The quay is open.",),
        ("The quay is closed.",),
        ("The quay is gone.",),
    ]


def test_holds_knows_bytes_what_was_told_and_the_model(ledger: Ledger) -> None:
    hearing = heard()
    page = hearing.page
    assert ledger.holds(page, "by hand 1") is None
    ledger.add(hearing)
    assert ledger.holds(page, "by hand 1") == hearing.article.id
    assert ledger.holds(replace(page, address="elsewhere.html"), "by hand 1") == hearing.article.id
    assert ledger.holds(replace(page, feed="https://courier.example/feed"), "by hand 1") == hearing.article.id
    assert ledger.holds(page, "by hand 2") is None
    assert ledger.holds(replace(page, content=page.content + b" "), "by hand 1") is None
    for told in ({"published": "2031-04-01"}, {"outlet": "Another"}, {"url": "https://other.example/"}, {"media_type": "text/plain"}):
        assert ledger.holds(replace(page, **told), "by hand 1") is None  # type: ignore[arg-type]  # each is a field of Page


def test_what_somebody_tells_of_a_page_is_read_again_and_stays(ledger: Ledger) -> None:
    ledger.add(heard())
    told = heard(published_by_hand="2031-03-30", published="2031-03-30")
    assert ledger.add(told).outcome == "reread"
    assert rows(ledger, "SELECT published, day FROM article") == [("2031-03-30", "2031-03-30")]
    assert rows(ledger, "SELECT day FROM statement") == [("2031-03-30",)]
    assert ledger.add(heard()).outcome == "unchanged"
    assert rows(ledger, "SELECT published FROM article") == [("2031-03-30",)]


TWO = "⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was safe⟧, and ⟦2h:the pilots⟧ ⟦2c:denied⟧ ⟦2:this⟧."
WIDER = "⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was safe⟧, ⟦2:and ⟦2h:the pilots⟧ ⟦2c:denied⟧ this⟧."


def test_a_new_model_keeps_the_ids_of_what_it_marks_again_and_supersedes_the_rest(ledger: Ledger) -> None:
    old, new = heard(TWO), heard(WIDER, {1: {"stance": "believes"}}, made_by="by hand 2")
    ledger.add(old)
    assert ledger.add(new).outcome == "reread"
    assert new.statements[0].id == old.statements[0].id and new.statements[1].id != old.statements[1].id
    assert rows(ledger, "SELECT id, stance, status, shown FROM statement ORDER BY nr") == [
        (old.statements[0].id, "believes", "current", 1),
        (old.statements[1].id, "asserts", "superseded", 0),
        (new.statements[1].id, "asserts", "current", 1),
    ]
    assert rows(ledger, "SELECT made_by FROM reading ORDER BY 1") == [("by hand 1",), ("by hand 2",)]
    assert rows(ledger, "SELECT made_by, statements FROM article") == [("by hand 2", 2)]


def test_the_old_model_again_brings_its_statements_back(ledger: Ledger) -> None:
    ledger.add(heard(TWO))
    before = content(ledger)
    ledger.add(heard(WIDER, made_by="by hand 2"))
    ledger.add(heard(TWO))
    after = content(ledger)
    assert [row for row in after["statement"] if row[-3] == "current"] == before["statement"]
    assert [row for row in after["source"] if row[3]] == before["source"]


def test_a_page_that_is_read_to_say_another_text_is_no_version(ledger: Ledger) -> None:
    old = heard("⟦1h:The Office⟧ ⟦1c:said⟧ ⟦1:so⟧. Share this article!", content=b"<html>the same bytes</html>")
    new = heard("⟦1h:The Office⟧ ⟦1c:said⟧ ⟦1:so⟧.", content=b"<html>the same bytes</html>", made_by="by hand 2")
    ledger.add(old)
    assert ledger.add(new).outcome == "reread"
    assert rows(ledger, "SELECT id, status, is_latest, version_of, versions FROM article ORDER BY status") == [
        (new.article.id, "current", 1, None, 1),
        (old.article.id, "superseded", 0, None, 1),
    ]
    assert rows(ledger, "SELECT statements FROM source") == [(1,)]
    assert ledger.holds(new.page, "by hand 2") == new.article.id


def test_what_fails_is_remembered_with_its_last_reason_and_forgotten_when_read(ledger: Ledger) -> None:
    ledger.skip(Skipped(URL, "fetch", "no answer"))
    ledger.skip(Skipped(URL, "not-an-article", "a log-in wall"))
    assert rows(ledger, "SELECT address, kind, reason, times FROM skipped") == [(URL, "not-an-article", "a log-in wall", 2)]
    ledger.add(heard())
    assert rows(ledger, "SELECT * FROM skipped") == []
    ledger.skip(Skipped(URL, "fetch", "no answer"))
    assert ledger.holds(heard().page, "by hand 1") is not None
    assert rows(ledger, "SELECT * FROM skipped") == []


def test_a_failed_page_is_not_held(ledger: Ledger) -> None:
    page = Page(address="index.html", content=b"<html></html>")
    ledger.skip(Skipped("index.html", "not-an-article", "an index"))
    assert ledger.holds(page, "by hand 1") is None


def test_an_unwritable_hearing_leaves_no_trace(ledger: Ledger) -> None:
    hearing = heard()
    broken = replace(hearing, statements=(replace(hearing.statements[0], within="0" * 16),))
    before = content(ledger)
    with pytest.raises(LedgerError):
        ledger.add(broken)
    assert content(ledger) == before
    assert ledger.add(hearing).outcome == "new"


def test_the_book_is_the_same_in_whatever_order_pages_come(fresh: Callable[[], Path]) -> None:
    four = [
        heard("⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was safe⟧.", captured_at="2031-04-02T08:00:00+00:00"),
        heard("⟦1h:Harbour office⟧ ⟦1c:said⟧ ⟦1:the quay was closed⟧.", captured_at="2031-04-02T09:00:00+00:00"),
        heard("⟦1h:HARBOUR OFFICE⟧ ⟦1c:denies⟧ ⟦1:all⟧.", {1: {"kind": "state"}}, url="https://other.example/", outlet="The Post"),
        heard(
            "⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was safe⟧.", content=b"earlier bytes", captured_at="2031-04-02T07:00:00+00:00"
        ),
    ]
    found = []
    for order in permutations(four):
        with open_ledger(fresh()) as ledger:
            for hearing in order:
                ledger.add(hearing)
            found.append(content(ledger))
    for each in found:
        assert each == found[0]


COUNTED = """
    SELECT source.id, COUNT(*), COUNT(DISTINCT statement.article_id), COUNT(DISTINCT NULLIF(article.outlet_key, '')),
        MIN(NULLIF(statement.day, '')), MAX(NULLIF(statement.day, ''))
    FROM source JOIN statement ON statement.source_id = source.id JOIN article ON article.id = statement.article_id
    WHERE statement.shown GROUP BY source.id ORDER BY source.id"""


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(hearings(url=st.sampled_from([None, "https://a.example/1", "https://a.example/2"])), st.sampled_from(["m 1", "m 2"])),
        max_size=6,
    )
)
def test_what_is_counted_as_pages_come_is_what_there_is(fresh: Callable[[], Path], those: list[tuple[Hearing, str]]) -> None:
    with open_ledger(fresh()) as ledger:
        for hearing, made_by in [*those, *reversed(those)]:
            ledger.add(replace(hearing, made_by=made_by))
        kept = "SELECT id, statements, articles, outlets, first, last FROM source WHERE statements > 0 ORDER BY id"
        assert rows(ledger, kept) == rows(ledger, COUNTED)
        per_article = "SELECT article_id, COUNT(*) FROM statement WHERE status = 'current' GROUP BY 1"
        assert dict(rows(ledger, "SELECT id, statements FROM article WHERE statements > 0")) == dict(rows(ledger, per_article))
        assert Counter(row[0] for row in rows(ledger, "SELECT locator FROM article WHERE status = 'current'")) == dict(
            rows(ledger, "SELECT locator, versions FROM article WHERE is_latest")
        )
        # Without a MATCH the index shows the table's rows; what it holds itself is in its shadow.
        assert rows(ledger, "SELECT id FROM statement_fts_docsize") == rows(ledger, "SELECT nr FROM statement WHERE shown ORDER BY 1")
        assert rows(ledger, "PRAGMA foreign_key_check") == []


def test_threads_read_whole_pages_while_one_writes(tmp_path: Path) -> None:
    where = tmp_path / "busy.sqlite"
    open_ledger(where).close()
    failures: list[BaseException] = []
    done = threading.Event()

    with open_ledger(where) as reader:

        def look() -> None:
            try:
                while not done.is_set():
                    with reader.reading() as connection:
                        said = connection.exec_driver_sql("SELECT COUNT(*) FROM statement").scalar()
                        promised = connection.exec_driver_sql("SELECT COALESCE(SUM(statements), 0) FROM article").scalar()
                        assert said == promised
            except BaseException as error:
                failures.append(error)

        def write(part: int) -> None:
            try:
                with open_ledger(where) as writer:
                    for number in range(15):
                        writer.add(heard(f"⟦1h:Office {number}⟧ ⟦1c:said⟧ ⟦1:so⟧.", url=f"https://a.example/{part}/{number}"))
            except BaseException as error:
                failures.append(error)

        readers = [threading.Thread(target=look) for _ in range(4)]
        writers = [threading.Thread(target=write, args=(part,)) for part in range(3)]
        for thread in (*readers, *writers):
            thread.start()
        for thread in writers:
            thread.join()
        done.set()
        for thread in readers:
            thread.join()
        assert failures == []
        assert rows(reader, "SELECT COUNT(*) FROM article") == [(45,)]


def test_the_desks_articles_fill_a_book(ledger: Ledger) -> None:
    for hearing in books.ferry():
        assert ledger.add(hearing).outcome == "new"
    assert (
        rows(ledger, "SELECT COUNT(*) FROM statement_fts_docsize") == rows(ledger, "SELECT COUNT(*) FROM statement WHERE shown") == [(29,)]
    )


def test_a_page_read_to_live_elsewhere_leaves_no_version_behind(fresh: Callable[[], Path]) -> None:
    """The same bytes, read by a newer reader to another text at another address: the former one is the latest nowhere."""
    old = heard("⟦1h:The Office⟧ ⟦1c:said⟧ ⟦1:so⟧.", canonical_url="https://a.example/1", content=b"same")
    new = heard("⟦1h:The Harbour⟧ ⟦1c:said⟧ ⟦1:no⟧.", canonical_url="https://a.example/2", content=b"same", made_by="by hand 2")
    with open_ledger(fresh()) as ledger:
        ledger.add(old)
        ledger.add(new)
        assert rows(ledger, "SELECT canonical_url, status FROM article WHERE is_latest") == [("https://a.example/2", "current")]
