"""Twelve drafts about the demo's dam: six with planted faults, each of which is found, and six that tell it soundly, of which nothing is.

The drafts are in drafts/; those whose names begin with “sound” tell what the demo's pages tell, in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.checking import WRONG, Verdict
from sayso.errors import NotInLedger
from sayso.ledger import Ledger, open_ledger
from sayso.pipeline import hear
from sayso.records import Hearing, Page
from sayso.views.check import CheckView, check_draft, is_wrong

DRAFTS = Path(__file__).parent / "drafts"
TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}
PLANTED: dict[str, dict[str, Verdict]] = {
    "toll.txt": {"31 people were killed": "out of date", "at most 44": "bound reversed"},
    "words.md": {"it was read": "quote altered", "Saturday": "quote altered"},
    "operator.html": {"denies that it was warned": "out of date", "neither confirms": "out of date", "Tolvane": "source not found"},
    "money.txt": {"between 1.5 and 2.9": "figure differs", "at most three billion": "bound reversed", "at least 9,000": "bound reversed"},
    "upstream.txt": {"suspects that water": "out of date", "14,000": "figure differs", "a hard thing": "quote altered"},
    "many.txt": {
        "Kerrold said 31": "out of date",
        "never warned": "out of date",
        "28 people had been injured": "figure differs",
        "three metres": "quote altered",
        "2.1 billion": "figure differs",
        "Seven people": "out of date",
        "Fewer than 44": "bound reversed",
        "somebody will be blamed": "quote altered",
        "140 injured": "out of date",
        "62 bodies": "figure differs",
    },
}
"""By draft, words of each line with a fault, and the fault."""
UNNAMED = {"words.md": "They had it on paper", "upstream.txt": "radar had tracked"}
"""Lines that rest on one unnamed source."""
SOUND = sorted(path.name for path in DRAFTS.glob("sound-*"))


@pytest.fixture(scope="module")
def ledger(demo_ledger: Path) -> Iterator[Ledger]:
    with open_ledger(demo_ledger) as book:
        yield book


def heard(name: str) -> Hearing:
    path = DRAFTS / name
    return hear(Page(address=name, content=path.read_bytes(), media_type=TYPES[path.suffix]))


def told(text: str) -> Hearing:
    return hear(Page(address="draft", content=text.encode(), media_type="text/plain"))


def verdicts(view: CheckView, draft: Hearing) -> list[tuple[str, Verdict]]:
    return [(draft.article.text[slice(*line.sentence)], line.findings[0].verdict) for line in view.lines]


def one(ledger: Ledger, text: str) -> set[Verdict]:
    return {line.findings[0].verdict for line in check_draft(ledger, told(text)).lines}


@pytest.mark.parametrize("name", PLANTED)
def test_each_planted_fault_is_found_and_no_sound_line_is_flagged(ledger: Ledger, name: str) -> None:
    draft = heard(name)
    found = verdicts(check_draft(ledger, draft), draft)
    for words, verdict in PLANTED[name].items():
        assert any(words in sentence and verdict == given for sentence, given in found), (words, found)
    flagged = {sentence for sentence, verdict in found if verdict in WRONG}
    assert all(any(words in sentence for words in PLANTED[name]) for sentence in flagged), flagged


@pytest.mark.parametrize("name", SOUND)
def test_a_draft_that_tells_it_soundly_has_no_fault(ledger: Ledger, name: str) -> None:
    view = check_draft(ledger, heard(name))
    assert len(view.lines) >= 4
    assert not [line for line in view.lines if is_wrong(line)]
    known = [line for line in view.lines if line.findings[0].verdict == "latest"]
    assert len(known) >= len(view.lines) / 2, "most of it is known to be so"


@pytest.mark.parametrize("name", UNNAMED)
def test_what_rests_on_one_unnamed_source_is_told_and_is_no_fault(ledger: Ledger, name: str) -> None:
    draft = heard(name)
    [verdict] = [given for sentence, given in verdicts(check_draft(ledger, draft), draft) if UNNAMED[name] in sentence]
    assert verdict == "rests on one unnamed source"
    assert verdict not in WRONG


def test_an_earlier_answer_is_no_fault_where_the_draft_tells_the_later_one(ledger: Ledger) -> None:
    alone = "The National Emergency Service said that 31 people had been killed in the collapse of the Karrowen dam."
    assert one(ledger, alone) == {"out of date"}
    assert one(ledger, f"{alone} Later the National Emergency Service put the number of dead at 28.") == {"latest"}


def test_the_later_answer_is_shown_with_the_statements_that_carry_it(ledger: Ledger) -> None:
    text = "The National Emergency Service said that 31 people had been killed in the collapse of the Karrowen dam."
    [line] = check_draft(ledger, told(text)).lines
    finding = line.findings[0]
    assert finding.answer is not None
    assert finding.answer.low == 28
    assert finding.evidence
    assert all(each.article and each.text for each in finding.evidence)


def test_a_name_that_is_misspelt_leads_to_the_right_one(ledger: Ledger) -> None:
    [line] = check_draft(ledger, told("“The number will rise,” said Orsa Vennik, a spokeswoman for the emergency service.")).lines
    assert (line.findings[0].verdict, line.findings[0].instead) == ("source not found", "Orsa Vennick")


def test_a_surname_alone_means_the_one_who_has_it(ledger: Ledger) -> None:
    text = "Umbrecht said that the report reached the head office of Vorn Hydro on 24 November."
    [line] = check_draft(ledger, told(text), against="karrowen").lines
    assert line.whom is not None
    assert line.whom.source.name == "Karel Umbrecht"


def test_a_draft_about_nothing_in_the_ledger_is_held_against_nothing_it_is_unlike(ledger: Ledger) -> None:
    view = check_draft(ledger, told("Mina Orl, the mayor of Osk, said that the new library would open in May."))
    assert {line.findings[0].verdict for line in view.lines} <= {"source not found", "not in the ledger"}
    with pytest.raises(NotInLedger):
        check_draft(ledger, told("Mina Orl said so."), against="zeppelin")


def test_a_page_of_the_story_is_at_fault_only_where_it_was_overtaken(ledger: Ledger) -> None:
    pages = sorted((Path(__file__).parents[2] / "demo" / "pages").glob("031[0-3]*.html"))[::3]
    for page in pages:
        view = check_draft(ledger, hear(Page(address=page.name, content=page.read_bytes())))
        assert {line.findings[0].verdict for line in view.lines if is_wrong(line)} <= {"out of date"}, page.name
