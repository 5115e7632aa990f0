"""Counting: what is typed comes to the boxes it is meant for, however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil.play.boxes import Boxes
from spil.play.count_input import Wrong, read_count
from spil.play.page import CountEntry


def typed(people: int, keys: str, choices: int = 4) -> Boxes:
    boxes = Boxes.of(CountEntry("trin", tuple("abcdefgh"[:choices]), people))
    for key in keys:
        boxes = boxes.on() if key in " ," else boxes.digit(key)
    return boxes


@pytest.mark.parametrize(
    ("people", "keys", "line"),
    [
        (5, "2210", "2 2 1 0"),
        (5, "2 2 1 0", "2 2 1 0"),
        (5, "221", "2 2 1 0"),
        (11, "2522", "2 5 2 2"),
        (11, "5402", "5 4 0 2"),
        (30, "12 10 8 0", "12 10 8 0"),
        (11, "11", "11 0 0 0"),
    ],
)
def test_numbers_are_understood_with_and_without_room_between(people: int, keys: str, line: str) -> None:
    assert typed(people, keys).line == line


@given(st.integers(3, 60), st.text("0123456789 ,", max_size=20))
def test_whatever_is_typed_the_line_is_a_count_or_a_sentence(people: int, keys: str) -> None:
    boxes = typed(people, keys)
    answer = read_count(boxes.entry, boxes.line)
    assert isinstance(answer, Wrong) or boxes.entry.accepts(answer)


@pytest.mark.parametrize(
    ("keys", "hidden", "told"),
    [
        ("3 3 3 3", False, "Det er for mange: I er 11, og tallene giver 12. Ret et tal."),
        ("2 2 2 3", False, "To mangler: I er 11. Tæl igen. Har to sagt pas, så tryk Enter."),
        ("3 3 3 2", False, ""),
        ("3 3", False, ""),
        ("3 3 3 3", True, "Det er for mange: I er 11. Ret et tal."),
        ("2 2 2 3", True, "Det er færre, end I er (11). Tæl igen. Har nogen sagt pas, så tryk Enter."),
        ("3 3 3 2", True, ""),
    ],
)
def test_too_many_or_too_few_are_told_before_they_are_counted(keys: str, hidden: bool, told: str) -> None:
    assert typed(11, keys).told(hidden=hidden) == told


@given(st.text("0123456789 ", max_size=12), st.text("0123456789 ", max_size=12))
def test_while_numbers_are_hidden_what_is_told_is_one_of_three_sentences_whatever_they_are(one: str, two: str) -> None:
    told = {typed(11, one).told(hidden=True), typed(11, two).told(hidden=True)}
    assert told <= {"", typed(11, "3 3 3 3").told(hidden=True), typed(11, "2 2 2 3").told(hidden=True)}


def test_beside_phones_what_is_missing_is_what_the_phones_left() -> None:
    boxes = Boxes.of(CountEntry("trin", ("a", "b"), 11, already=(4, 3)))
    assert "der er 4 tilbage efter telefonerne" in boxes.digit("4").on().digit("2").told()


def test_an_arrow_makes_a_number_larger_and_never_more_than_there_are_people() -> None:
    boxes = typed(5, "")
    for _ in range(9):
        boxes = boxes.add(1)
    assert boxes.line == "5 0 0 0"


def test_backspace_goes_out_of_an_empty_box_into_the_one_before() -> None:
    assert typed(5, "22").to(2).back().back().line == "2 0 0 0"
