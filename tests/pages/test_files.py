"""What paths name: sorted, without hidden files, in no circle, and never a pipe."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from sayso.errors import PageError
from sayso.pages import files
from tests.pages import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with everything in it that a folder of pages has."""
    pages: dict[str, bytes] = {
        "b.html": written.PAGE,
        "a.txt": written.TEXT,
        "c.htm.gz": gzip.compress(written.PAGE),
        "d/two.md": written.TEXT,
        "d/one.XHTML": written.PAGE,
        "d/e/three.markdown": written.TEXT,
        "feed.xml": written.feed("rss"),
        "feed.json": written.feed("json"),
        "packed.atom.gz": gzip.compress(written.feed("atom")),
        "crawl.warc": written.archive(written.record()),
        "page.xml": b"<?xml version='1.0'?><html><p>Hi</p></html>",
        "data.json": b"{}",
        "sitemap.xml": b"<?xml version='1.0'?><urlset></urlset>",
        "picture.png": b"\x89PNG",
        "README": b"no ending",
        ".hidden.html": written.PAGE,
        ".git/x.html": written.PAGE,
        "broken.xml.gz": b"\x1f\x8b\x08",
    }
    for name, content in pages.items():
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "pages"


FOUND = [
    "a.txt",
    "b.html",
    "c.htm.gz",
    "crawl.warc",
    "d/e/three.markdown",
    "d/one.XHTML",
    "d/two.md",
    "feed.json",
    "feed.xml",
    "packed.atom.gz",
    "page.xml",
]


def walked(folder: Path) -> list[str]:
    return [str(Path(one).relative_to(folder)) if isinstance(one, str) else one[1].message for one in files.walk(str(folder))]


def matched(pattern: str, folder: Path) -> list[str]:
    return [str(Path(one).relative_to(folder)) for one in files.matches(f"{folder}/{pattern}")]


def test_a_folder_gives_what_can_be_read_sorted(folder: Path) -> None:
    assert walked(folder) == FOUND


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "d" / "up").symlink_to(folder)
    (folder / "d" / "self").symlink_to(folder / "d")
    (folder / "d" / "gone.html").symlink_to(folder / "nothing.html")
    (folder / "link.html").symlink_to(folder / "b.html")
    assert walked(folder) == sorted([*FOUND, "d/gone.html", "link.html"])
    assert matched("**/two.md", folder) == ["d/two.md"]


def test_a_folder_that_may_not_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/d"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert "you may not read this folder" in walked(folder)
    assert "a.txt" in walked(folder)


def test_a_deep_folder_is_no_trouble(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(400):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "page.html").write_bytes(written.PAGE)
    assert len(walked(tmp_path)) == 1
    assert len(matched("**/*.html", tmp_path)) == 1


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.html", ["b.html"]),
        ("*.h*", ["b.html", "c.htm.gz"]),
        ("[ab].*", ["a.txt", "b.html"]),
        ("?.txt", ["a.txt"]),
        ("d/*", ["d/e", "d/one.XHTML", "d/two.md"]),
        ("*/*.md", ["d/two.md"]),
        ("**/*.md", ["d/two.md"]),
        ("**/three*", ["d/e/three.markdown"]),
        ("**/e/*", ["d/e/three.markdown"]),
        (".*.html", [".hidden.html"]),
        ("*.pdf", []),
        ("none/*", []),
        ("b.html/*", []),
    ],
)
def test_patterns(pattern: str, found: list[str], folder: Path) -> None:
    assert matched(pattern, folder) == found


def test_a_pattern_without_a_folder_is_of_the_present_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert list(files.matches("*.md")) == []
    assert list(files.matches("**/*.md")) == ["d/two.md"]
    assert list(files.matches("./d/*.md")) == ["d/two.md"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("none.html", "there is no such file"),
        ("b.html/x", "there is no such file"),
        ("d", "this is a folder"),
        ("", "not a file name"),
        ("a\0b", "not a file name"),
        ("a" * 5_000, "cannot be opened"),
    ],
)
def test_what_cannot_be_opened(path: str, reason: str, folder: Path) -> None:
    with pytest.raises(PageError, match=reason), files.opened(f"{folder}/{path}" if path else ""):
        pass


def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    for path in (tmp_path / "pipe.html", Path(os.devnull)):
        with pytest.raises(PageError, match="a pipe or a device"), files.opened(str(path)):
            pass
    assert files.kind_at(str(tmp_path / "pipe.html")) is None
