"""One agency's picture is known again at another outlet's; what every page has is nobody's."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.origins.pictures import picture_name

ONE = "dam-burst"


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/dam-burst.jpg",
        "https://img.courier.example/2031/03/dam-burst-1024x683.jpg?w=300",
        "https://cdn.example/w_600/Dam_Burst-scaled.JPG.webp",
        "https://cdn.example/dam-burst-w640@2x.avif",
        "https://courier.example/_next/image?url=%2Fmedia%2Fdam-burst.jpg&w=640&q=75",
        "https://dims.example/resize/1200x630/?url=https%3A%2F%2Fassets.example%2Fdam-burst-large.jpg",
        "https://cdn.example/cdn-cgi/image/width=300/https://courier.example/dam%2Dburst.png",
    ],
)
def test_host_size_and_format_make_no_other_picture(url: str) -> None:
    assert picture_name(url) == ONE


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/image.jpg",
        "https://courier.example/img_0004.jpg",
        "https://courier.example/default-share-image.png",
        "https://courier.example/4500.jpg",
        "https://courier.example/logo-1200x630.png",
        "https://courier.example/",
        "https://[courier.example/dam-burst.jpg",
        "",
    ],
)
def test_what_many_have_is_no_name(url: str) -> None:
    assert picture_name(url) == ""


def test_two_pictures_of_one_event_are_two() -> None:
    assert picture_name("https://a.example/dam-burst-1.jpg") != picture_name("https://a.example/dam-burst-2.jpg")
    assert picture_name("https://a.example/dam-burst-2031.jpg") != picture_name("https://a.example/dam-burst-2032.jpg")


def test_a_file_named_by_its_size_alone_goes_by_its_folder() -> None:
    folder = "https://i.example/img/media/c0ffee1234567890abcdef1234567890/0_256_4500_2700"
    assert picture_name(f"{folder}/master/4500.jpg?width=300") == picture_name(f"{folder}/500.jpg") == "c0ffee1234567890abcdef1234567890"


@given(st.text(max_size=200))
def test_nothing_breaks_it(url: str) -> None:
    name = picture_name(url)
    assert name == name.casefold() and " " not in name


def test_a_hostile_address_costs_nothing() -> None:
    began = time.process_time()
    for made in ("https://a.example/" + "-1x1" * 500, "https://a.example/?" + "a=b/.jpg&" * 200, "https://a.example/" + "/" * 1900):
        picture_name(made)
    assert time.process_time() - began < 1
