"""Every question that can be asked holds as Danish, whatever card it is asked about."""

import re

import pytest

from facilitator.disclosure.shown import Cells, Met, Reasons, ShownCard, ShownStep
from facilitator.questions import (
    across,
    agreement,
    camps,
    hidden,
    leader,
    majority,
    moved,
    nobody,
    outside,
    spread,
    still,
    ways,
)
from facilitator.questions import reasons as for_reasons
from facilitator.questions.base import Question, Room
from spil.cards.deck import read_deck
from spil.cards.model import Card, Step
from spil.danish import lowered

DECK = read_deck().deck
CARDS = [DECK.cards[name] for name in sorted(DECK.cards)]
RULES = (
    *(agreement.ask, agreement.swap, majority.ask, camps.ask, spread.ask, hidden.ask, moved.ask, still.ask),
    *(nobody.ask, outside.ask, for_reasons.ask, ways.parted, ways.met, leader.ask),
)
BROKEN = re.compile(
    r"\bat at\b|\bville at\b|  |\.\.|\?\.|, ?,| ,|\bbegge begge\b"
    r"|\bville (ikke|selv|kun|han|hun|sig)\b"
)


def shown(card: Card, one: str, other: str, pattern: str, *, led: bool) -> ShownStep:
    """A step of which everything may be said at once, so that each rule has something to say."""
    names = [lowered(each.name) for each in card.considerations]
    return ShownStep(
        step=card.first,
        led=led,
        pattern=pattern,  # type: ignore[arg-type]
        tables=Cells(),
        first=Cells(),
        second=Cells(),
        gist="",
        why="fordi I var enige",
        words={},
        sayable={"a": one, "b": other},
        amounts={"a": "seks borde", "b": "tre borde"},
        leading=(one, other),
        untouched={"c": other},
        unanimous=True,
        agreed="næsten alle",
        most="otte af ni borde",
        ways=3,
        divided=2,
        moved="tre borde",
        gained=one,
        still=True,
        reasons=Reasons(one, names[0], names[-1]),
        parted=3,
    )


def every(card: Card) -> list[Question]:
    """Every question of every rule about every pair of choices of a card."""
    choices = [each.in_short for step in card.steps.values() if isinstance(step, Step) for each in step.choices]
    found = []
    for one, other in zip(choices, [*choices[1:], choices[0]], strict=True):
        for pattern in ("agreement", "majority", "camps", "spread"):
            for led in (True, False):
                step = shown(card, one, other, pattern, led=led)
                about = ShownCard(
                    card=card.id,
                    title=card.title,
                    tables=9,
                    passed=0,
                    changed=0,
                    steps=(step,),
                    endings=Cells(),
                    met=Met(3, "To voksne taler"),
                    own=(),
                    swap=card.swap,
                    who=card.perspectives[0].who,
                    outside=(one,),
                    unsettled=(other,),
                    weighed={},
                    families={},
                    seats=(),
                )
                room = Room(about, step, together=led, leader=True)
                found += [question for rule in RULES for question in rule(room)]
    return found


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_every_question_about_a_card_is_a_sentence(card: Card) -> None:
    questions = every(card)
    assert {rule.__module__ for rule in RULES} <= {f"facilitator.questions.{name}" for name in NAMES}
    for question in questions:
        assert question.text[0].isupper()
        assert question.text[-1] in ".?"
        assert not BROKEN.search(question.text), question.text
        assert question.because.startswith("fordi ")


NAMES = (
    *("agreement", "majority", "camps", "spread", "hidden", "moved", "still"),
    *("nobody", "outside", "reasons", "ways", "leader"),
)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_no_question_takes_longer_than_a_breath_or_two(card: Card) -> None:
    for question in every(card):
        assert len(question.text.split()) <= 45, question.text


@pytest.mark.parametrize("together", [True, False])
def test_a_word_about_considerations_reads_with_every_family(together: bool) -> None:
    names = {name: family.name for name, family in DECK.families.items()}
    for family, name in names.items():
        others = [each for each in names if each != family]
        cards = [_weighed(card, {family: 4, **dict.fromkeys(others, 0)}) for card in CARDS[:2]]
        questions = list(across.ask(cards, names, together=together))
        assert [each.rule for each in questions] == [across.HEAVY, across.LIGHT]
        assert questions[0].text.startswith(f"I begge kort vejede hensynet til {lowered(name)} tungest.")
        assert [each.text for each in questions if BROKEN.search(each.text)] == []


def _weighed(card: Card, families: dict[str, int]) -> ShownCard:
    return ShownCard(
        card=card.id,
        title=card.title,
        tables=4,
        passed=0,
        changed=0,
        steps=(),
        endings=Cells(),
        met=None,
        own=(),
        swap=card.swap,
        who="",
        outside=(),
        unsettled=(),
        weighed={"x": 4},
        families=families,
        seats=(),
    )
