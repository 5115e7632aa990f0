"""What a table may talk about over its slips: the question fits how they lie, and what it says is so."""

import pytest
from small import SMALL

from spil.cards.deck import Deck
from spil.cards.model import Card, Step
from spil.cards.read.load import read_card
from spil.play.page import Asking
from spil.play.talk import choices_of, talk

NO = "      - {id: nej, tekst: Sig nej., kort_sagt: sige nej, giver: Tid., koster: Ro., hensyn: [b], til: to}\n"
MORE = """\
      - {id: vent, tekst: Vent., kort_sagt: vente, giver: Ro., koster: Tid., hensyn: [b], til: to}
      - {id: ud, tekst: Gå ud., kort_sagt: gå ud, giver: Ro., koster: Tid., hensyn: [b], til: to, uden_for_rammen: ja}
"""
OWN = """\
    - {når: enighed, tekst: Hvad skal ændre sig?}
    - {når: enighed, trin: to, tekst: Hvad skal ændre sig nu?}
    - {når: to-lejre, mellem: [ja, nej], tekst: Ja eller nej?}
    - {når: to-lejre, mellem: [ja, vent], tekst: Ja eller vente?}
    - {når: flertal, tekst: Og de andre?}
    - {når: spredt, tekst: Hvad trak?}
    - {når: spredt, trin: to, tekst: Hvad trak nu?}
    - {når: valgt, trin: et, valg: ja, tekst: Hvorfor ja?}
    - {når: ingen-valgte, trin: et, valg: vent, tekst: Hvorfor ikke vente?}
    - {når: altid, trin: to, tekst: Og til sidst?}
"""


def card(own: str = OWN) -> Card:
    """Three choices within the frame, in the file's order, and a fourth outside it."""
    value = read_card("lille.yaml", (SMALL.replace(NO, NO + MORE) + own).encode()).value
    assert value is not None
    return value


def asked(numbers: list[int], own: str = OWN, step: str = "et") -> tuple[Asking, ...]:
    there = card(own)
    at = there.steps[step]
    assert isinstance(at, Step)
    return talk(there, step, at.choices, numbers)


def texts(numbers: list[int], own: str = OWN, step: str = "et") -> list[str]:
    return [each.text for each in asked(numbers, own, step)]


ALWAYS = ["Hvad siger I?", "Og til sidst?"]
LAST = ["Ville I gøre det samme, hvis det var omvendt?", "Når snakken går i stå: Vent."]


@pytest.mark.parametrize(
    ("numbers", "first", "own"),
    [
        ([5, 0, 0, 0], "Hvad skal ændre sig?", ["Hvorfor ja?", "Hvorfor ikke vente?"]),
        ([4, 1, 0, 0], "Hvad skal ændre sig?", ["Hvorfor ja?", "Hvorfor ikke vente?"]),
        ([0, 0, 0, 5], "Hvad skal ændre sig?", ["Hvorfor ikke vente?"]),
        ([3, 1, 1, 0], "Hvad taler for 2? Alle kan byde ind.", ["Og de andre?", "Hvorfor ja?"]),
        ([2, 0, 0, 4], "Hvad taler for 2? Alle kan byde ind.", ["Og de andre?", "Hvorfor ikke vente?"]),
        ([3, 2, 0, 0], "Hvad taler for 3? Alle kan byde ind.", ["Ja eller nej?", "Hvorfor ja?", "Hvorfor ikke vente?"]),
        ([2, 2, 1, 0], "Hvad taler for 3? Alle kan byde ind.", ["Ja eller nej?"]),
        ([2, 0, 3, 0], "Hvad taler for 2? Alle kan byde ind.", ["Ja eller vente?"]),
        ([0, 3, 3, 0], "Hvad taler for 1? Alle kan byde ind.", []),
        ([3, 0, 0, 2], "Hvad taler for 2? Alle kan byde ind.", ["Hvorfor ja?", "Hvorfor ikke vente?"]),
        ([2, 2, 1, 1], "Hvad taler for 3? Alle kan byde ind.", ["Hvad trak?"]),
        ([3, 2, 1, 0], "Hvad taler for 3? Alle kan byde ind.", ["Ja eller nej?", "Hvorfor ja?"]),
        ([4, 2, 2, 0], "Hvad taler for 2? Alle kan byde ind.", ["Hvad trak?", "Hvorfor ja?"]),
    ],
)
def test_the_talk_begins_with_what_fits_and_the_cards_own_questions_come_before_what_always_fits(
    numbers: list[int], first: str, own: list[str]
) -> None:
    assert texts(numbers) == [first, *own, *ALWAYS, *LAST]


def test_at_a_later_step_the_cards_questions_are_those_of_that_step() -> None:
    assert texts([2, 0], step="to") == ["Hvad skal ændre sig nu?", *ALWAYS, *LAST]


def test_a_table_that_agrees_is_asked_what_would_have_to_differ_also_where_the_card_does_not() -> None:
    assert texts([5, 0, 0, 0], "")[0] == "Hvad skulle være anderledes, før I valgte noget andet?"


@pytest.mark.parametrize(
    ("numbers", "because"),
    [
        ([5, 0, 0, 0], "fordi alle valgte det samme"),
        ([4, 1, 0, 0], "fordi næsten alle valgte det samme"),
        ([3, 1, 1, 0], "fordi færrest valgte det"),
        ([3, 2, 0, 0], "fordi ingen valgte det"),
        ([2, 2, 2, 2], "fordi lige mange valgte hver"),
    ],
)
def test_why_a_question_comes_is_so(numbers: list[int], because: str) -> None:
    assert asked(numbers)[0].because == because


def test_a_choice_that_few_took_is_not_asked_about() -> None:
    assert "Hvorfor ja?" in texts([3, 2, 1, 1])
    assert "Hvorfor ja?" not in texts([2, 2, 2, 1])


def test_only_what_was_offered_can_be_talked_about() -> None:
    step = card().steps["et"]
    assert isinstance(step, Step)
    assert [each.id for each in choices_of(step, ["vent", "ja"])] == ["ja", "vent"]


def test_what_helps_when_the_talk_stops_is_said_to_the_table_that_reads_it(deck: Deck) -> None:
    for each in deck.cards.values():
        step = each.steps[each.first]
        assert isinstance(step, Step)
        told = talk(each, each.first, step.choices, [1] * len(step.choices))[-1].text
        assert told.startswith("Når snakken går i stå: Tal to og to")
        assert "Bed dem" not in told
        assert "Spørg:" not in told
