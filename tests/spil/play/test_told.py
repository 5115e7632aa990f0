"""What memory adds is read where it belongs: before the story, inside it at a mark, or after it."""

import pytest
from small import SMALL

from spil.author.check.all import check_card
from spil.author.reading_copy import card_copy
from spil.cards.deck import read_deck
from spil.cards.model import Card
from spil.cards.read.load import read_card
from spil.danish import paragraphs
from spil.play.walk import Playthrough, told

DECK = read_deck()
TEXT, ADDED = "    tekst: Mere sker.\n", "{hvis: [sagde-ja], tekst: De husker dit ja.}"


def with_place(text: str, place: str) -> str:
    changed = SMALL.replace(TEXT, f"    tekst: |\n      {text}\n")
    return changed.replace(ADDED, ADDED.replace("}", f", sted: {place}}}"))


def card(text: str) -> Card:
    reading = read_card("lille.yaml", text.encode())
    assert reading.value is not None, reading.findings
    return reading.value


def heard(text: str, choice: str) -> list[str]:
    """The paragraphs of the second step, to those who chose that."""
    made = card(text)
    return [part for each in told(made, Playthrough.of(made).choose(choice)) for part in paragraphs(each)]


@pytest.mark.parametrize(
    ("text", "place", "with_it", "without"),
    [
        ("Mere sker.", "efter", ["Mere sker.", "De husker dit ja."], ["Mere sker."]),
        ("Mere sker.", "før", ["De husker dit ja.", "Mere sker."], ["Mere sker."]),
        ("Mere sker. {ja} Og så.", "ja", ["Mere sker. De husker dit ja. Og så."], ["Mere sker. Og så."]),
        ("{ja} Mere sker.", "ja", ["De husker dit ja. Mere sker."], ["Mere sker."]),
        (
            "Mere sker.\n\n      {ja}\n\n      Slut.",
            "ja",
            ["Mere sker.", "De husker dit ja.", "Slut."],
            ["Mere sker.", "Slut."],
        ),
    ],
)
def test_an_addition_stands_where_it_belongs_and_leaves_no_trace_elsewhere(
    text: str, place: str, with_it: list[str], without: list[str]
) -> None:
    made = with_place(text, place)
    assert heard(made, "ja") == with_it
    assert heard(made, "nej") == without


def test_each_of_two_additions_stands_at_its_own_mark() -> None:
    made = with_place("Mere sker. {ja} Og så. {nu}", "ja")
    added = "{hvis: [sagde-ja], tekst: De husker dit ja., sted: ja}"
    both = made.replace(added, f"{added}\n      - {{hvis: [sagde-ja], tekst: Nu er det sent., sted: nu}}")
    assert heard(both, "ja") == ["Mere sker. De husker dit ja. Og så. Nu er det sent."]


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("Mere {ja} sker.", "ja", []),
        ("Mere {ja} sker.", "efter", ["K411"]),
        ("Mere sker.", "ja", ["K412"]),
        ("Mere {ordet} sker.", "orden", ["K412"]),  # the two are one mistake: they are not spelt alike
        ("Mere { det her } sker.", "efter", []),  # no mark, only braces
    ],
)
def test_marks_and_additions_must_belong_together(text: str, place: str, found: list[str]) -> None:
    findings = check_card(read_card("lille.yaml", with_place(text, place).encode()), DECK)
    assert [each.code for each in findings] == found


def test_the_reading_copy_tells_an_addition_at_its_mark() -> None:
    copy = list(card_copy(card(with_place("Mere sker. {ja} Og så.", "ja")), DECK.deck))
    here = copy.index("Mere sker.")
    assert copy[here : here + 3] == ["Mere sker.", "Kun hvis I har valgt at sige ja: De husker dit ja.", "Og så."]


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("{når: to-lejre, mellem: [ja, nej], tekst: Hvad?}", []),
        ("{når: to-lejre, trin: to, mellem: [bliv, gå], tekst: Hvad?}", ["K409"]),
        ("{når: to-lejre, mellem: [ja, nje], tekst: Hvad?}", ["K407"]),
        ("{når: to-lejre, mellem: [ja, ja], tekst: Hvad?}", ["K413"]),
        ("{når: to-lejre, mellem: [ja], tekst: Hvad?}", ["K413"]),
        ("{når: enighed, mellem: [ja, nej], tekst: Hvad?}", ["K413"]),
        ("{når: to-lejre, tekst: Hvad?}", ["K608"]),
    ],
)
def test_a_question_about_two_camps_names_two_choices_of_its_step(own: str, found: list[str]) -> None:
    findings = check_card(read_card("lille.yaml", f"{SMALL}    - {own}\n".encode()), DECK)
    assert [each.code for each in findings] == found


@pytest.mark.parametrize(
    ("in_short", "sayable"),
    [
        ("tale alene med Ulla kl. 13", True),
        ("gå ind i et rum med manden", True),
        ("hun får en ny tid", False),
        ("at vente", False),
        ("svarer med det samme", False),
        ("vente, til køen er væk", False),
        ("sætte sig ned", False),
        ("sige noget og ikke spørge", False),
        ("give en tid til den første der kommer", False),
        ("Vente på tolken", False),
        ("SMS'e den næste tid", True),
    ],
)
def test_an_author_hears_how_a_choice_in_short_would_be_said(in_short: str, sayable: bool) -> None:
    text = SMALL.replace("kort_sagt: sige nej", f'kort_sagt: "{in_short}"')
    findings = check_card(read_card("lille.yaml", text.encode()), DECK)
    assert [each.code for each in findings] == ([] if sayable else ["K614"])
    assert sayable or f'"De fleste ville {in_short}."' in findings[0].repair
