"""The code on the wall: read aloud, typed by many, and a slip is told."""

from hypothesis import given
from hypothesis import strategies as st

from spil.codes import code_of, made_code

CODES = st.lists(st.integers(min_value=0), min_size=4, max_size=4).map(made_code)
LETTERS = "abcdefghjkmnpqrstuvwxyz"


@given(code=CODES)
def test_a_code_that_we_made_is_taken_however_it_is_written(code: str) -> None:
    assert code_of(code) == code
    assert code_of(f" {code.upper()} ") == code
    assert code_of(f"2026-11-27-enhedsmoede-20-{code}") == code


@given(code=CODES, place=st.integers(0, 4), letter=st.sampled_from(LETTERS))
def test_one_letter_wrong_is_no_code(code: str, place: int, letter: str) -> None:
    typed = code[:place] + letter + code[place + 1 :]
    assert code_of(typed) == (code if typed == code else None)


@given(code=CODES, place=st.integers(0, 3))
def test_two_letters_in_each_others_place_are_no_code(code: str, place: int) -> None:
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert code_of(typed) == (code if typed == code else None)


@given(code=CODES)
def test_no_letter_can_be_taken_for_another(code: str) -> None:
    assert not set(code) & set("ilo01")


def test_what_a_group_agreed_on_itself_is_a_code_too() -> None:
    assert code_of("Salen") == "salen"
    assert code_of("abcd") == "abcd"
    assert code_of("") == ""


def test_what_can_be_no_code_is_none() -> None:
    assert code_of("../x") is None
    assert code_of("trettenbogstaver") is None
