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


def test_an_arrow_makes_a_number_larger_and_never_more_than_there_are_people() -> None:
    boxes = typed(5, "")
    for _ in range(9):
        boxes = boxes.add(1)
    assert boxes.line == "5 0 0 0"


def test_backspace_goes_out_of_an_empty_box_into_the_one_before() -> None:
    assert typed(5, "22").to(2).back().back().line == "2 0 0 0"
