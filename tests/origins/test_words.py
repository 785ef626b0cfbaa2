"""Words, runs, samples and marks."""

from __future__ import annotations

from sayso.origins.words import MARKS, TAIL, hashes, marks, run_length, runs_of, sampled, sketch, words_of
from tests.origins.invented import FERRY, paragraphs

WORDS = words_of(FERRY)


def test_signs_case_and_grouped_digits_make_no_other_words() -> None:
    assert words_of("“Lethia’s 1,200 HOUSES”") == words_of("lethia's 1200 houses") == ["lethias", "1200", "houses"]


def test_a_sign_of_a_script_without_spaces_is_a_word_and_its_runs_are_longer() -> None:
    assert words_of("渡船 212人") == ["渡", "船", "212", "人"]
    assert run_length(words_of("渡船在港口外搁浅")) == 2 * run_length(WORDS)


def test_the_same_runs_are_sampled_in_a_text_and_in_a_part_of_it() -> None:
    whole = set(sampled(hashes(runs_of(WORDS, 4))))
    part = set(sampled(hashes(runs_of(words_of(paragraphs(FERRY, 1, 2, 3)), 4))))
    assert part and len(part & whole) >= len(part) - 4  # but the runs across the ends


def test_a_text_has_marks_in_common_with_its_half() -> None:
    def of(text: str) -> set[int]:
        return set(marks(hashes(runs_of(words_of(text), 4)), 4))

    assert len(of(FERRY)) == MARKS
    assert len(of(FERRY) & of(paragraphs(FERRY, 0, 1, 2, 3))) >= 3


def test_what_every_page_of_an_outlet_ends_with_gives_no_marks() -> None:
    footer = " ".join(f"footer{number}" for number in range(TAIL))
    body = " ".join(f"word{number}" for number in range(400))
    other = " ".join(f"other{number}" for number in range(400))

    def of(text: str) -> set[int]:
        return set(marks(hashes(runs_of(words_of(text), 4)), 4))

    assert not of(f"{body} {footer}") & of(f"{other} {footer}")


def test_sketches_do_not_change_from_run_to_run() -> None:
    """They are kept in ledgers: another release of rensa that hashes otherwise must be seen here, and the readers' version raised."""
    assert sketch([b"one", b"two"])[:3] == sketch([b"two", b"one"])[:3] == (968442975, 3266437548, 3691510375)


def test_a_text_shorter_than_a_run_is_one_run() -> None:
    assert runs_of(["ferry", "aground"], 4) == [b"ferry aground"]
    assert runs_of([], 4) == [b""]
