"""What a file need not say: its name, its version, and how long it takes are found; cards that say it are as before."""

import re

import pytest
from small import SMALL

from spil.author.check.all import check_card
from spil.author.check.readability import figures
from spil.author.new.card import card_text, template
from spil.cards.deck import read_deck
from spil.cards.lasting import usual_minutes
from spil.cards.model import USUAL_NOTES, Card
from spil.cards.read.load import read_card
from spil.play.walk import play_hash

DECK = read_deck()
LEFT_OUT = ("id", "grunde", "minutter", "version", "status", "rammen")


def without(text: str, *keys: str) -> str:
    """A card without those lines, and what stands under them."""
    for key in keys:
        text = re.sub(rf"(?m)^{key}:.*\n(?: .*\n)*", "", text)
    return text


def card(text: str, path: str = "lille.yaml") -> Card:
    reading = read_card(path, text.encode())
    assert reading.findings == ()
    assert reading.value
    return reading.value


@pytest.mark.parametrize("key", LEFT_OUT)
def test_a_line_that_says_what_is_usual_may_be_left_out(key: str) -> None:
    usual = without(SMALL, "minutter")
    assert card(without(usual, key)) == card(usual)


def test_a_card_without_all_of_them_is_checked_and_played_as_one_with_them() -> None:
    short = read_card("mine/kort/lille.yaml", without(SMALL, *LEFT_OUT).encode())
    assert short.value
    assert check_card(short, DECK) == ()
    assert (short.value.id, short.value.version, short.value.status) == ("lille", 1, "kladde")
    assert play_hash(short.value) == play_hash(card(SMALL))


def test_a_card_that_has_no_notes_is_led_with_the_usual_ones() -> None:
    assert card(without(SMALL, "facilitator")).notes == USUAL_NOTES


def test_whoever_writes_notes_is_asked_for_all_of_them() -> None:
    found = read_card("lille.yaml", SMALL.replace("  formål: At prøve.\n", "").encode()).findings
    assert [(each.code, each.message) for each in found] == [("K301", 'facilitatorens noter mangler "formål"')]


@pytest.mark.parametrize("path", ["Mit første kort.yaml", "næste.yaml", "_.yaml", ""])
def test_a_name_that_cannot_be_an_id_is_told_once_with_what_to_do(path: str) -> None:
    reading = read_card(path, without(SMALL, "id").encode())
    assert [each.code for each in reading.findings] == ["K301"]
    assert "filens navn" in reading.findings[0].message
    assert reading.value is None


def test_a_misspelt_id_is_told_as_that_alone() -> None:
    assert [each.code for each in read_card("næste.yaml", SMALL.replace("id:", "idd:", 1).encode()).findings] == [
        "K312"
    ]


def test_an_id_that_stands_there_empty_is_still_a_mistake() -> None:
    assert [each.code for each in read_card("lille.yaml", SMALL.replace("id: lille", "id:").encode()).findings] == [
        "K309"
    ]


@pytest.mark.parametrize("each", DECK.deck.cards.values(), ids=lambda each: each.id)
def test_the_minutes_reckoned_are_so_near_the_median_way_that_nobody_would_be_warned(each: Card) -> None:
    walk = figures(each).walk
    assert walk
    assert abs(usual_minutes(each.steps) - walk.minutes) < 2


def test_the_smallest_good_card_of_an_interview_is_short() -> None:
    answers = {
        "titel": "Skærmen på gangen",
        "arena": "møde",
        "mål": "B-HM",
        "rolle": "medarbejder",
        "berørt": "borger",
        "tekst": "En borger kommer til møde på video. Hun siger, at hun kun forstår halvdelen af det, I taler om. "
        "Om ti minutter skal du tale med den næste.",
        "spørgsmål": "Hvad gør du nu?",
        "1.tekst": "Tag mødet igen i dag uden skærm.",
        "1.kort_sagt": "tage mødet uden skærm",
        "1.giver": "Hun kan følge med og stille spørgsmål.",
        "1.koster": "Den næste borger må vente til i morgen.",
        "1.hensyn": "hendes egen stemme",
        "1.familie": "egen-stemme",
        "2.tekst": "Gennemfør mødet, og send et referat.",
        "2.kort_sagt": "gennemføre mødet",
        "2.giver": "Planen holder, og hun har noget på skrift.",
        "2.koster": "Hun hører det først bagefter.",
        "2.hensyn": "de andre med tid i dag",
        "2.familie": "ens-for-alle",
        "1.slut": "Hun spørger om tre ting. Den næste borger er gået.",
        "1.slutnavn": "Stolen",
        "2.slut": "Referatet er klart. Hun ringer om det dagen efter.",
        "2.slutnavn": "Referatet",
        "øjne.1.hvem": "den næste borger",
        "øjne.1.spørgsmål": "Hvad ser den næste borger?",
        "byttetest": "Ville I gøre det samme, hvis det var en kollega?",
        "aftale_hvis": "nogen siger, at de ikke kan følge med",
    }
    text = card_text(answers, "../kort.schema.json", DECK.deck.families)
    assert check_card(read_card("skaermen-paa-gangen.yaml", text.encode()), DECK) == ()
    assert len(text.splitlines()) <= 45


def test_the_template_shows_how_a_card_remembers() -> None:
    text = template("mit-kort", "../kort.schema.json")
    shown = re.sub(r"(?m)^( +)# (?=husk:|tillæg:|  - hvis:|    tekst:)", r"\1", text)
    found = card(shown, "mit-kort.yaml")
    assert check_card(read_card("mit-kort.yaml", shown.encode()), DECK) == ()
    assert any(step.additions for step in found.steps.values())
    assert card(text, "mit-kort.yaml").minutes
