"""The toll of the event that an article reports, on invented articles from Sorvia."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.figures import find_tolls
from sayso.records import Article, Block, Toll


def tolls(text: str, title: str | None = None) -> dict[tuple[str, str | None], float]:
    return {(toll.measure, toll.of): toll.best for toll in find_tolls(text, title=title, language="en")}


def toll(text: str, title: str | None = None) -> tuple[float, float]:
    found = tolls(text, title)
    return found.get(("killed", None), 0.0), found.get(("injured", None), 0.0)


@pytest.mark.parametrize(
    ("title", "text", "killed", "injured"),
    [
        (
            "Two dead, four hurt in Lunemouth",
            "Two people were killed and four others were injured in a shooting in Lunemouth on Monday.",
            2,
            4,
        ),
        ("Blast in Varn kills three", "A blast in Varn killed 3 people and wounded 5, the mayor said.", 3, 5),
        ("Attack on market in Varn", "Two women and a boy were killed on Friday in an attack on the market of Varn.", 3, 0),
        ("Gunfire in Ostrel", "A 19-year-old man was shot and killed in Ostrel on Sunday, police said.", 1, 0),
        ("Girl wounded in Ostrel", "A 9-year-old girl was hospitalized after she was shot in the leg in Ostrel.", 0, 1),
        ("Shooting outside a bar", "Police said the gunman opened fire, killing Tomas Verel and injuring three others.", 1, 3),
        ("Crash near Varn", "A crash on the coast road left one dead and two in critical condition.", 1, 2),
        ("Five shot in Lunemouth, two fatally", "Five people were shot in Lunemouth on Tuesday, two fatally.", 2, 3),
        ("Police look into triple homicide", "Detectives are looking into a triple homicide in the harbour of Varn.", 3, 0),
        (
            "Death toll rises in Varn",
            "The death toll from Monday's blast in Varn rose to 12 on Wednesday. Doctors had earlier counted 9 dead.",
            12,
            0,
        ),
        ("Raid on Ostrel", "Officers fatally shot a man on Tuesday after a raid in Ostrel.", 1, 0),
        ("Ferry sinks off Osk", "A ferry with 236 people aboard sank on Monday, and at least 17 of them died.", 17, 0),
        ("Ferry sinks off Osk", "Of the 236 people aboard, at least 17 died.", 17, 0),
        ("Ferry sinks off Osk", "A ferry with 236 people aboard sank on Tuesday, killing 17 of them.", 17, 0),
        ("Bus overturns near Osk", "A bus carrying 40 people overturned and nine of them were injured.", 0, 9),
        ("Blast in Osk", "Twelve people, three of them children, were killed.", 12, 0),
    ],
)
def test_the_toll_of_one_event(title: str, text: str, killed: float, injured: float) -> None:
    assert toll(text, title) == (killed, injured)


def test_the_war_behind_the_event_is_not_its_toll() -> None:
    text = (
        "Shells killed four people in the town of Ostrel on Monday, the governor said. "
        "Sorvia's war has killed more than 300,000 people since 2011."
    )
    assert toll(text, "Shells kill four in Ostrel") == (4, 0)


def test_the_same_victims_told_again_are_not_added() -> None:
    text = (
        "Three people were killed when a bus overturned near Varn.\n\nThe three dead were all from Ostrel, the police said. "
        "Two of them were sisters.\n\nThree people died in the crash, the hospital said."
    )
    assert toll(text, "Three killed in bus crash") == (3, 0)


def test_a_toll_says_of_whom_and_where() -> None:
    text = "A rocket killed at least 18 people, including five children and two women, in Ostrel on Friday and wounded 30."
    found = {(each.measure, each.of): each for each in find_tolls(text, title="Rocket kills 18 in Ostrel", language="en")}
    assert {key: each.best for key, each in found.items()} == {
        ("killed", None): 18,
        ("killed", "children"): 5,
        ("killed", "women"): 2,
        ("injured", None): 30,
    }
    killed = found["killed", None]
    assert (killed.as_said, killed.low, killed.high) == ("at least 18", 18, None)
    assert [text[start:end] for start, end in killed.spans] == ["at least 18"]
    assert killed.because


def test_fighters_and_civilians_are_told_apart() -> None:
    found = tolls("At least 50 fighters and two civilians were killed in clashes near Varn on Tuesday.", "Clashes near Varn")
    assert found["killed", None] == 52
    assert (found["killed", "fighters"], found["killed", "civilians"]) == (50, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council of Varn voted on a new bridge on Monday.",
        "The minister said he was hurt by the poll, and that his party would survive.",
        "The team killed off the match in the second half and took its third win.",
    ],
)
def test_no_event_no_toll(text: str) -> None:
    assert find_tolls(text, language="en") == ()


def test_an_article_is_read_by_its_blocks() -> None:
    """The caption tells of another event; the title stands in the text and is cited there."""
    title, lead, caption = (
        "Fire kills six in Varn",
        "Six people died in a fire in Varn on Sunday.",
        "Ninety people died in the fire of 1987.",
    )
    text = f"{title}\n\n{caption}\n\n{lead}"
    low, middle = len(title) + 2, len(title) + len(caption) + 4
    blocks = (
        Block("title", (0, len(title))),
        Block("caption", (low, low + len(caption))),
        Block("paragraph", (middle, middle + len(lead))),
    )
    (found,) = find_tolls(Article(text=text, blocks=blocks, title=title, language="en"))
    assert (found.measure, found.best) == ("killed", 6)
    assert [text[start:end] for start, end in found.spans] == ["six", "Six"]


def test_a_language_without_words_for_tolls_has_none() -> None:
    assert find_tolls("Drei Menschen wurden getötet.", language="de") == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("1235 ,.-killed shot dead woman A and two\n\"'“”"), max_size=200), st.none() | st.text(max_size=30))
def test_whatever_comes_spans_lie_in_the_text(text: str, title: str | None) -> None:
    for each in find_tolls(text, title=title):
        assert isinstance(each, Toll)
        assert each.best > 0
        assert all(0 <= start < end <= len(text) for start, end in each.spans)
