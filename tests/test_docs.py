"""Documents that run: examples are executed, commands and links exist, the commands' page is what the commands say."""

from __future__ import annotations

import doctest
import importlib
import json
import os
import pkgutil
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import sayso
from sayso.settings import Settings
from tests import documented

REPO = Path(__file__).resolve().parent.parent
PAGES = (REPO / "README.md", REPO / "CONTRIBUTING.md", REPO / "CHANGELOG.md", *sorted((REPO / "docs").glob("*.md")))
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def blocks(page: Path, language: str) -> Iterator[str]:
    """The code blocks of *page* in *language*."""
    return (code for named, code in _BLOCK.findall(page.read_text(encoding="utf-8")) if named == language)


def shell_lines() -> Iterator[tuple[str, list[str]]]:
    """Each line of each shell block, split as a shell would, with its page's name."""
    for page in PAGES:
        for code in blocks(page, "sh"):
            for line in code.splitlines():
                words = shlex.split(line, comments=True)
                if words:
                    yield page.name, words


def test_the_commands_page_is_what_the_commands_say() -> None:
    assert (REPO / "docs" / "cli.md").read_text(encoding="utf-8") == documented.page(), "run: make docs"


@pytest.mark.parametrize(("page", "words"), [pytest.param(page, words, id=f"{page}: {' '.join(words)}") for page, words in shell_lines()])
def test_every_shell_line_shown_is_a_command_that_exists(page: str, words: list[str]) -> None:
    name = Path(words[0]).name
    if name == "make":
        targets = set(re.findall(r"^([a-z]+):", (REPO / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
        assert {word for word in words[1:] if "=" not in word} <= targets
        return
    assert name == "sayso", f"{page} shows a command that this test does not know"
    redirected = next((place for place, word in enumerate(words) if word in {"<", ">"}), None)
    arguments = words[1:redirected]
    command = documented.commands()[arguments[0]]
    with command.make_context(arguments[0], arguments[1:]) as context:  # parses, and refuses what it does not know
        assert context.params


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    inside = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_the_readmes_library_lines_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    [code] = blocks(REPO / "README.md", "python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 6
    page = next(path for path in sorted((REPO / "demo" / "pages").rglob("*.html")))
    (tmp_path / "page.html").write_bytes(page.read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()
    assert (tmp_path / "sayso.sqlite").exists()


def test_the_json_page_names_every_field() -> None:
    from sayso.views.contract import article_json, statement_json
    from tests.cli.heard import ARTICLE, KILLED

    page = _BLOCK.sub("", (REPO / "docs" / "json.md").read_text(encoding="utf-8"))
    named = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`([^`]+)`", page))))
    assert set(article_json(ARTICLE)) | set(statement_json(KILLED)) <= named
    assert set(json.loads(json.dumps(statement_json(KILLED)))["figures"][0]) - {"low_open", "high_open"} <= named


def test_the_guide_names_every_setting() -> None:
    page = (REPO / "docs" / "guide.md").read_text(encoding="utf-8")
    assert set(re.findall(r"SAYSO_([A-Z_]+)", page)) == {field.name.upper() for field in fields(Settings)}


def modules() -> Iterator[str]:
    """Every module of ours, but the one that runs when imported."""
    for module in pkgutil.walk_packages(sayso.__path__, "sayso."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            yield module.name


@pytest.mark.parametrize("name", modules())
def test_every_example_in_a_docstring_is_true(name: str) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0
    assert (module.__doc__ or "").strip(), "a file opens with the sentence it lives by"


def test_no_document_names_this_machine() -> None:
    home = os.fspath(REPO.parent)
    assert [page.name for page in PAGES if home + "/" in page.read_text(encoding="utf-8")] == []
