"""Numbers in digits and words, by language."""

from __future__ import annotations

import pytest

from sayso.figures.lexicon import lexicon_of
from sayso.figures.numbers import NumberReader, parse_digits, tokenize


def numbers(text: str, language: str = "en") -> list[float]:
    lexicon = lexicon_of(language)
    return [round(number.value, 6) for number in NumberReader(tokenize(text, lexicon), lexicon).read()]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 boats", [12]),
        ("1,234,567 boats", [1234567]),
        ("12,34,567.89 rupees", [1234567.89]),
        ("a .500 record", [0.5]),
        ("two hundred and six", [206]),
        ("one thousand and five hundred", [1500]),
        ("sixty-five thousand", [65000]),
        ("three million two hundred thousand", [3200000]),
        ("4 hundred", [400]),
        ("3.2 million", [3200000]),
        ("a hundred and fifty", [150]),
        ("half a million", [500000]),
        ("two and a half million", [2500000]),
        ("2½ miles", [2.5]),
        ("2 1/2 miles", [2.5]),
        ("two dozen", [24]),
        ("half a dozen", [6]),
        ("a couple of hundred", [200]),
        ("dozens", [12]),
        ("tens of thousands", [10000]),
        ("hundreds of thousands", [100000]),
        ("several hundred", [200]),
        ("a third of them", [0.333333]),
        ("two-thirds", [0.666667]),
        ("a quarter of a million", [250000]),
        ("three-quarters of a billion", [750000000]),
        ("1/4 mile", [0.25]),
        ("one in five", [0.2]),
        ("3 out of 4", [0.75]),
        ("minus-5 degrees", [-5]),
        ("seven point five", [7.5]),
        ("1.99×10−30 kilograms", [1.99e-30]),
        ("five ten", [5, 10]),
        ("he scores at night", []),
    ],
)
def test_english(text: str, values: list[float]) -> None:
    assert numbers(text) == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("12,5 Millionen", "de", [12500000]),
        ("1.200 Menschen", "de", [1200]),
        ("einundzwanzig", "de", [21]),
        ("zweihundertfünfzig", "de", [250]),
        ("dreitausend", "de", [3000]),
        ("Zehntausende", "de", [10000]),
        ("1 200 personnes", "fr", [1200]),
        ("quatre-vingt-dix-sept", "fr", [97]),
        ("soixante et onze", "fr", [71]),
        ("deux cent mille", "fr", [200000]),
        ("une dizaine", "fr", [10]),
        ("treinta y dos", "es", [32]),
        ("dos mil quinientos", "es", [2500]),
        ("3,4 millones", "es", [3400000]),
        ("cientos de miles", "es", [100000]),
        ("cento e vinte e dois", "pt", [122]),
        ("1,5 bilhão", "pt", [1500000000]),
        ("10.000 quân", "vi", [10000]),
        ("hai trăm nghìn", "vi", [200000]),
        ("12,5 triệu", "vi", [12500000]),
        ("12,5 miljoen", "nl", [12500000]),
        ("12,5 тысячи", "ru", [12500]),
    ],
)
def test_other_languages(text: str, language: str, values: list[float]) -> None:
    assert numbers(text, language) == pytest.approx(values)


@pytest.mark.parametrize(
    ("digits", "value"), [("1,200", None), ("1.200", None), ("1.200,50", 1200.5), ("12,5", 12.5), ("1.234.567", 1234567), ("0.125", 0.125)]
)
def test_what_could_be_two_numbers_is_none_where_the_language_has_no_table(digits: str, value: float | None) -> None:
    assert parse_digits(digits, lexicon_of("nl")) == value


@pytest.mark.parametrize("digits", ["1.2.3", "1,2,3", "12.34.5678"])
def test_versions_and_dates_are_no_numbers(digits: str) -> None:
    assert parse_digits(digits, lexicon_of("en")) is None
