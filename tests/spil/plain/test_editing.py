"""A line that can be edited: what keys do to it, asked through the same library that asks a person."""

from collections.abc import Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from spil.plain.console import Line
from spil.plain.editing import EditingConsole

LEFT, UP, ESCAPE, ENTER = "\x1b[D", "\x1b[A", "\x1b", "\r"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


def console(keys: PipeInput) -> EditingConsole:
    import sys  # noqa: PLC0415

    return EditingConsole(sys.stdin, sys.stdout, keys, DummyOutput())


def test_an_arrow_moves_and_what_is_typed_then_stands_there(keys: PipeInput) -> None:
    keys.send_text(f"hj{LEFT}e{ENTER}")
    assert console(keys).line() == Line("hej")


def test_the_old_answer_stands_there_and_can_be_added_to(keys: PipeInput) -> None:
    keys.send_text(f" og en til{ENTER}")
    assert console(keys).line("én") == Line("én og en til")


def test_escape_goes_back_and_takes_along_what_was_begun(keys: PipeInput) -> None:
    keys.send_text(f"halvt{ESCAPE}")
    assert console(keys).line() == Line("halvt", back=True)


def test_the_up_key_brings_a_sentence_again_but_no_number(keys: PipeInput) -> None:
    asked = console(keys)
    for typed in ("de andre i køen", "3", f"{UP}"):
        keys.send_text(f"{typed}{ENTER}")
        line = asked.line()
    assert line == Line("de andre i køen")


def test_pasted_lines_are_one_answer(keys: PipeInput) -> None:
    keys.send_text(f"\x1b[200~en\nto\x1b[201~{ENTER}")
    assert console(keys).line().text.split() == ["en", "to"]


def test_ctrl_d_on_an_empty_line_is_the_end(keys: PipeInput) -> None:
    keys.send_text("\x04")
    with pytest.raises(EOFError):
        console(keys).line()
