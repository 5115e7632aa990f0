"""A card's own questions come where what they say is so, of people and of tables."""

import pytest
from small import SMALL

from facilitator.disclosure.disclose import disclose
from facilitator.evidence.facts import measure
from facilitator.evidence.tally import Sitting
from spil.cards.model import Card
from spil.cards.read.load import read_card
from spil.play.walk import play_hash

NO = "      - {id: nej, tekst: Sig nej., kort_sagt: sige nej, giver: Tid., koster: Ro., hensyn: [b], til: to}\n"
MORE = """\
      - {id: vent, tekst: Vent., kort_sagt: vente, giver: Ro., koster: Tid., hensyn: [b], til: to}
      - {id: ud, tekst: Gå ud., kort_sagt: gå ud, giver: Ro., koster: Tid., hensyn: [b], til: to, uden_for_rammen: ja}
"""
OWN = """\
    - {når: enighed, tekst: Hvad skal ændre sig?}
    - {når: to-lejre, mellem: [ja, nej], tekst: Ja eller nej?}
    - {når: to-lejre, mellem: [ja, vent], tekst: Ja eller vente?}
    - {når: to-lejre, tekst: Hvad deler jer?}
    - {når: flertal, tekst: Og de andre?}
    - {når: spredt, tekst: Hvad trak?}
    - {når: valgt, trin: et, valg: ja, tekst: Hvorfor ja?}
    - {når: valgt, trin: et, valg: ud, tekst: Hvorfor ud?}
    - {når: valgt, trin: to, valg: bliv, tekst: Hvorfor blive?}
    - {når: ingen-valgte, trin: et, valg: vent, tekst: Hvorfor ikke vente?}
"""


@pytest.fixture(scope="module")
def card() -> Card:
    value = read_card("lille.yaml", (SMALL.replace(NO, NO + MORE) + OWN).encode()).value
    assert value is not None
    return value


CHOICES = ("ja", "nej", "vent", "ud")
PATTERNS = [
    ((9, 0, 0, 0), ["Hvad skal ændre sig?", "Hvorfor ja?", "Hvorfor ikke vente?"]),
    ((5, 5, 0, 0), ["Ja eller nej?", "Hvad deler jer?", "Hvorfor ja?", "Hvorfor ikke vente?"]),
    ((5, 0, 5, 0), ["Ja eller vente?", "Hvad deler jer?", "Hvorfor ja?"]),
    ((0, 5, 5, 0), ["Hvad deler jer?"]),
    ((5, 0, 0, 5), ["Hvad deler jer?", "Hvorfor ja?", "Hvorfor ud?", "Hvorfor ikke vente?"]),
    ((7, 3, 0, 0), ["Og de andre?", "Hvorfor ja?", "Hvorfor ikke vente?"]),
    ((4, 3, 3, 0), ["Hvad trak?", "Hvorfor ja?"]),
    ((3, 4, 3, 0), ["Hvad trak?", "Hvorfor ja?"]),
]


@pytest.mark.parametrize(("numbers", "asked"), PATTERNS)
def test_a_room_is_asked_what_fits_how_its_answers_lie_and_nothing_that_does_not(
    card: Card, numbers: tuple[int, ...], asked: list[str]
) -> None:
    counts = {"et": {choice: n for choice, n in zip(CHOICES, numbers, strict=True) if n}}
    sat = Sitting("lille", play_hash(card), None, sum(numbers), first=counts, second=counts, chosen={"et": "ja"})
    shown = disclose(measure(card, [sat]), card, "room")
    assert [each.text for each in shown.own if each.when != "altid"] == asked


@pytest.mark.parametrize(("numbers", "asked"), PATTERNS)
def test_tables_are_asked_by_the_same_words(card: Card, numbers: tuple[int, ...], asked: list[str]) -> None:
    took = [choice for choice, n in zip(CHOICES, numbers, strict=True) for _ in range(n)]
    sat = [
        Sitting("lille", play_hash(card), n, 5, first={"et": {choice: 5}}, chosen={"et": choice})
        for n, choice in enumerate(took, 1)
    ]
    shown = disclose(measure(card, sat), card, "room")
    assert [each.text for each in shown.own if each.when != "altid"] == asked


def test_what_was_chosen_at_a_step_is_asked_about_also_where_the_room_followed_it_without_a_count(card: Card) -> None:
    counts = {"et": {"ja": 9}}
    sat = Sitting("lille", play_hash(card), None, 9, second=counts, chosen={"et": "ja", "to": "bliv"})
    shown = disclose(measure(card, [sat]), card, "room")
    followed = next(each for each in shown.own if each.text == "Hvorfor blive?")
    assert (followed.step, followed.because) == ("to", "fordi I valgte at blive")


def test_a_question_about_a_choice_outside_the_frame_waits_till_the_frame_was_shown(card: Card) -> None:
    counts = {"et": {"ja": 5, "ud": 5}}
    sat = Sitting("lille", play_hash(card), None, 10, second=counts, chosen={"et": "ja"})
    shown = disclose(measure(card, [sat]), card, "room")
    assert {each.text: each.after_frame for each in shown.own if each.when == "valgt"} == {
        "Hvorfor ja?": False,
        "Hvorfor ud?": True,
    }
    assert [each.name for each in shown.own if each.when == "valgt"] == ["kortets-valgt", "kortets-valgt-2"]


@pytest.mark.parametrize(
    ("counts", "because"),
    [
        ((9, 0, 0, 0), "fordi alle, der svarede, ville sige ja"),
        ((7, 3, 0, 0), "fordi de fleste ville sige ja"),
        ((3, 7, 0, 0), "fordi nogle ville sige ja"),
        ((4, 3, 3, 0), "fordi flest ville sige ja"),
        ((4, 4, 2, 0), "fordi nogle ville sige ja"),
    ],
)
def test_a_question_about_a_choice_says_how_many_took_it_as_far_as_that_may_be_said(
    card: Card, counts: tuple[int, ...], because: str
) -> None:
    took = {"et": {choice: n for choice, n in zip(CHOICES, counts, strict=True) if n}}
    sat = Sitting("lille", play_hash(card), None, sum(counts), first=took, second=took, chosen={"et": "ja"})
    shown = disclose(measure(card, [sat]), card, "room")
    assert next(each.because for each in shown.own if each.text == "Hvorfor ja?") == because


def test_tables_that_took_a_choice_are_counted_where_it_is_asked_about(card: Card) -> None:
    took = ("ja", "ja", "nej", "nej", "nej")
    sat = [Sitting("lille", play_hash(card), n, 5, chosen={"et": choice}) for n, choice in enumerate(took, 1)]
    shown = disclose(measure(card, sat), card, "room")
    assert next(each.because for each in shown.own if each.text == "Hvorfor ja?") == "fordi to borde ville sige ja"


def test_a_way_that_the_room_did_not_follow_is_not_asked_about_as_its_own(card: Card) -> None:
    counts = {"et": {"ja": 9}}
    sat = Sitting("lille", play_hash(card), None, 9, second=counts, chosen={"et": "ja", "to": "gå"})
    shown = disclose(measure(card, [sat]), card, "room")
    assert "Hvorfor blive?" not in [each.text for each in shown.own]


def test_what_always_comes_says_why_it_is_asked_aloud(card: Card) -> None:
    sat = Sitting("lille", play_hash(card), None, 9, second={"et": {"ja": 9}}, chosen={"et": "ja"})
    (always,) = [each for each in disclose(measure(card, [sat]), card, "room").own if each.when == "altid"]
    assert always.because == "fordi et svar er lettere, når man har sagt det højt én gang"
