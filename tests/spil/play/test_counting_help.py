"""How numbers are written is told on every page that takes some."""

import pytest

from spil.play.count_input import counting_help
from spil.play.page import CountEntry, Page


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (CountEntry("et", ("a", "b"), 5), "Har nogen sagt pas"),
        (CountEntry("et", ("a", "b"), 5, rounds=(1, 2)), "Skriv f foran, hvis det er de første."),
    ],
)
def test_it_says_how(entry: CountEntry, told: str) -> None:
    assert told in " ".join(counting_help(Page("count", "Tæl", entry=entry)))


def test_where_no_number_is_asked_for_nothing_is_said() -> None:
    assert counting_help(Page("rules", "Spilleregler")) == []
