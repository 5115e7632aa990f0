"""An agreement asked for line by line: every way out of it is open, and nothing half written is kept."""

import io
from collections.abc import Callable

import pytest

from spil.plain.agreement import ask_agreement
from spil.plain.console import Console
from spil.play.moves import Agreed, Move, Turned, Undone
from spil.play.page import AgreementEntry, Onward, Page

WRITTEN = Agreed.model_validate(
    {"if": "en borger ringer op", "then": "spørger vi først", "by": "vagten", "when": "mandag"}
)


def asked(
    *typed: str, condition: str = "en borger ringer op", pause: Callable[[], None] | None = None
) -> tuple[Move, str]:
    """The move that comes of lines typed, and what was said."""
    out = io.StringIO()
    page = Page(
        "agreement", "Aftalen", entry=AgreementEntry(condition), onward=Onward("slut uden", Turned()), back=True
    )
    assert isinstance(page.entry, AgreementEntry)
    lines = io.StringIO("".join(f"{line}\n" for line in typed))
    try:
        return ask_agreement(page, page.entry, Console(lines, out), pause), out.getvalue()
    except EOFError:
        raise EOFError(out.getvalue()) from None


def test_each_part_is_asked_for_in_turn() -> None:
    move, said = asked("spørger vi først", "vagten", "mandag")
    assert move == WRITTEN
    assert "Hvis en borger ringer op, så …" in said


def test_where_the_card_gives_no_beginning_it_is_asked_for_first() -> None:
    assert asked("en borger ringer op", "spørger vi først", "vagten", "mandag", condition="")[0] == WRITTEN


@pytest.mark.parametrize("condition", ["", "x"])
def test_enter_alone_throws_no_agreement_away_and_u_ends_without_one(condition: str) -> None:
    move, said = asked("", "", "u", condition=condition)
    assert move == Turned()
    assert said.count("Vil I ikke lave en aftale, så skriv u.") == 2


def test_t_goes_a_page_back_and_from_a_later_part_to_the_first() -> None:
    assert asked("t")[0] == Undone()
    assert asked("noget andet", "t", "spørger vi først", "vagten", "t", "spørger vi først", "vagten", "mandag")[0] == (
        WRITTEN
    )


def test_a_pause_is_taken_and_the_same_is_asked_again() -> None:
    pauses: list[str] = []
    move, _ = asked("p", "spørger vi først", "vagten", "mandag", pause=lambda: pauses.append("p"))
    assert (move, pauses) == (WRITTEN, ["p"])


def test_where_the_input_ends_nothing_is_kept_and_that_is_said() -> None:
    with pytest.raises(EOFError, match="så den er ikke gemt"):
        asked("spørger vi først", "vagten")
