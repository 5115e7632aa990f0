"""Parts come and go in a card, the rest of the file stays, and no way loses its end."""

from pathlib import Path

import pytest
from hunt import some_of
from small import SMALL
from writing import DECK, Writer, form_in

from spil.cards.deck import built_in
from spil.cards.read.load import read_card
from spil.cards.read.syntax import Document
from spil.webform.fields import form_of
from spil.webform.parts import CannotError, part_changed


def read(text: str) -> Document:
    return read_card("et.yaml", text.encode()).document


def pressed(document: Document, button: str) -> str:
    return part_changed(document.text, document.data, form_of(document, DECK.deck), button)


def after(text: str, button: str) -> str:
    return pressed(read(text), button)


def added(text: str, button: str) -> list[str]:
    """The lines that are new; no other was touched."""
    now = after(text, button).split("\n")
    rest = iter(now)
    assert all(line in rest for line in text.split("\n"))
    return [line for line in now if line not in text.split("\n")]


@pytest.mark.parametrize(
    ("button", "lines"),
    [
        ("tilføj:valg:trin/et", ["      - id: valg", '        tekst: ""', "        hensyn: [a]"]),
        ("tilføj:hensyn:hensyn", ["  - id: hensyn", '    navn: ""', "    familie: den-enkelte"]),
        ("tilføj:slut:trin", ["  slutning:", '    slut: ""']),
        ("tilføj:trin:trin", ["  trin:", '    spørgsmål: ""', "      - id: valg-2", "        til: slut"]),
        ("tilføj:perspektiv:perspektiver", ['  - hvem: ""', '    spørgsmål: ""']),
        ("tilføj:spørgsmål:facilitator", ["    - når: altid", '      tekst: ""']),
        ("tilføj:tillæg:trin/to", ["      - hvis: [sagde-ja]", '        tekst: ""']),
        ("tilføj:tillæg:trin/slut", ["      - hvis: [sagde-ja]", '        tekst: ""']),
    ],
)
def test_a_part_more_is_lines_more_and_the_form_asks_for_what_it_lacks(button: str, lines: list[str]) -> None:
    new = added(SMALL, button)
    assert set(lines) <= set(new)
    found = read_card("lille.yaml", after(SMALL, button).encode()).findings
    assert {each.code for each in found} <= {"K301", "K309", "K310"}


CARDS = sorted((built_in() / "kort").glob("*.yaml"))


@pytest.mark.parametrize("path", some_of(CARDS, 5), ids=lambda path: path.stem)
def test_every_part_that_can_be_added_to_a_card_of_the_deck_can_be_taken_out_again(path: Path) -> None:
    document = read(path.read_text(encoding="utf-8"))
    form = form_of(document, DECK.deck)
    before = {group.name for part in form for group in part.all_groups()}
    first_of_each = {what: group for part in form for group in part.all_groups() for what, _ in group.adds}
    for what, group in first_of_each.items():
        now = read(pressed(document, f"tilføj:{what}:{group.name}"))
        new = [each.name for part in form_of(now, DECK.deck) for each in part.all_groups() if each.name not in before]
        assert read(pressed(now, f"slet:{new[0]}")).data == document.data


def test_notes_of_one_s_own_begin_from_those_that_fit_any_card() -> None:
    text = SMALL.partition("facilitator:")[0]
    card = read_card("lille.yaml", after(text, "tilføj:noter:facilitator").encode()).value
    before = read_card("lille.yaml", text.encode()).value
    assert card is not None
    assert before is not None
    assert card.notes == before.notes


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("slet:trin/slut", "To valg fører hertil"),
        ("slet:hensyn/a", "Hensynet bruges af to valg"),
        ("slet:kortet", "Den knap er der ikke mere"),
        ("slet:perspektiver/0", "Den knap er der ikke mere"),
        ("tilføj:valg:trin/slut", "Den knap er der ikke mere"),
        ("slet:../../etc", "Den knap er der ikke mere"),
        ("", "Den knap er der ikke mere"),
    ],
)
def test_what_would_leave_a_way_without_its_end_is_refused_in_a_sentence(button: str, told: str) -> None:
    with pytest.raises(CannotError, match=told):
        after(SMALL, button)


async def test_what_was_typed_is_saved_with_the_part_and_taking_it_back_leaves_what_was_typed(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "lille.yaml")
    writer.path.write_text(SMALL, encoding="utf-8")
    form = await writer.open()
    with_title = form.typed(titel="Ny").pressed("tilføj:valg:trin/et")
    answer = await writer.save(with_title)
    assert answer.headers["location"].endswith("#trin/et/valg/valg")
    assert "Ny" in writer.path.read_text(encoding="utf-8")
    again = await writer.open()
    await writer.save(again.pressed("fortryd"))
    assert writer.path.read_text(encoding="utf-8") == SMALL.replace("Lille", "Ny", 1)
    assert "fortryd" not in (await writer.open()).buttons


async def test_a_part_that_cannot_go_is_told_and_what_was_typed_is_saved(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "lille.yaml")
    writer.path.write_text(SMALL, encoding="utf-8")
    form = await writer.open()
    answer = await writer.save(form.typed(titel="Ny").pressed("slet:trin/slut"))
    assert "To valg fører hertil" in form_in(answer.text).text
    assert writer.path.read_text(encoding="utf-8") == SMALL.replace("Lille", "Ny", 1)


def test_a_ground_is_called_as_one_says_it() -> None:
    shown = repr(form_of(read_card("et.yaml", SMALL.encode()).document, DECK.deck))
    assert "Race og hudfarve" in shown
    assert "Etnisk oprindelse" in shown
