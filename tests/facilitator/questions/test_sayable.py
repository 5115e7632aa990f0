"""Every question the tool can ask can be said aloud: in one breath, as Danish, and as a question."""

import re
from collections.abc import Iterator

import pytest
from small import docs_script

from facilitator.disclosure.shown import Cells, Outside, Shared, ShownCard, ShownStep
from facilitator.questions import across
from facilitator.questions.base import LONGEST, Question
from facilitator.questions.catalogue import RULES
from facilitator.questions.pick import questions_across, questions_for, spare
from spil.cards.deck import read_deck
from spil.cards.model import Card, Step

DECK = read_deck().deck
CARDS = [DECK.cards[name] for name in sorted(DECK.cards)]
EACH = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
BROKEN = re.compile(
    r"\bat at\b|\bville at\b|  |\.\.|\?\.|, ?,| ,|\bbegge begge\b|,\?"
    r"|\bville (ikke|selv|kun|han|hun|sig)\b"
)
DIGITS = re.compile(r"\d")
CLOCK = re.compile(r"\bkl\. \d+")
WORDS = re.compile(r"\b(to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)\b")


def step_of(card: Card, pair: tuple[str, str], pattern: str, *, led: bool, alone: bool = False) -> ShownStep:
    """A step of which everything may be said at once, so that each rule has something to say."""
    one, other = pair
    names = [each.name for each in card.considerations]
    return ShownStep(
        step=card.first,
        led=led,
        pattern=pattern,  # type: ignore[arg-type]
        tables=Cells(),
        first=Cells(),
        second=Cells(),
        gist="",
        why="fordi svarene lå sådan",
        words={},
        sayable={"a": one, "b": other},
        versus="",
        leading=(one, other),
        untouched={"c": other},
        counted=led,
        unanimous=alone,
        lead="de fleste" if pattern != "agreement" else "næsten alle",
        ways=3,
        divided=2,
        moved="tre borde",
        gained=one,
        still=alone,
        was_divided=True,
        swapped=(one, other) if alone else None,
        gone=other,
        gone_of="flest",
        reasons=one,
        reasons_of="næsten alle",
        shared=Shared(names[-1], everywhere=alone),
        parted=(one, 3),
    )


def card_of(card: Card, step: ShownStep, outside: Outside | None = None) -> ShownCard:
    return ShownCard(
        card=card.id,
        title=card.title,
        tables=9,
        passed=0,
        changed=0,
        steps=(step,),
        endings=Cells(),
        own=(),
        swap=card.swap,
        who=card.perspectives[0].who,
        eyes=tuple(each.who for each in card.perspectives),
        leads=False,
        outside=outside,
        weighed={},
        families={},
        seats=(),
    )


def pairs(card: Card) -> Iterator[tuple[str, str]]:
    for step in card.steps.values():
        if isinstance(step, Step):
            names = [choice.in_short for choice in step.choices]
            yield from ((one, other) for one in names for other in names if one != other)


PATTERNS = ("few", "agreement", "most", "majority", "camps", "spread")
ALONE = ("few", "camps")
"""Patterns with which all that differs where a room stands alone is met: nothing of it hangs on the others."""


def every(card: Card) -> Iterator[Question]:
    """Every question of every rule about every two choices of one decision."""
    for one, other in pairs(card):
        for led in (True, False):
            steps = [step_of(card, (one, other), pattern, led=led) for pattern in PATTERNS]
            steps += [step_of(card, (one, other), pattern, led=led, alone=True) for pattern in ALONE]
            shown = [card_of(card, step) for step in steps]
            outside = (Outside(led, card.first, one), Outside(led, card.first, ""))
            for each in (*shown, *(card_of(card, steps[0], met) for met in outside)):
                yield from questions_for(each, together=led, leads=True)
                yield from spare(each, together=led, leads=True)


@EACH
def test_every_general_question_about_a_card_is_one_breath_of_danish_and_ends_as_a_question(card: Card) -> None:
    for text, because in {(each.text, each.because) for each in every(card)}:
        assert text[0].isupper()
        assert text.endswith("?"), text
        assert len(text.split()) <= LONGEST, text
        assert not BROKEN.search(text), text
        assert because.startswith("fordi ")
        assert not (DIGITS.search(CLOCK.sub("", text)) and WORDS.search(text)), text


@EACH
def test_every_question_of_the_cards_own_is_one_breath_and_ends_as_a_question(card: Card) -> None:
    for question in card.notes.questions:
        assert question.text.endswith("?"), question.text
        assert len(question.text.split()) <= LONGEST, question.text
    assert card.swap.endswith("?")
    assert len(card.swap.split()) <= LONGEST, card.swap


def test_hardly_any_two_choices_are_too_long_for_a_question_about_both() -> None:
    """What cannot be said in one breath is not offered; it should be rare, or rules would fall silent."""
    about = [(card, one, other) for card in CARDS for one, other in pairs(card)]
    silent = 0
    for card, one, other in about:
        shown = card_of(card, step_of(card, (one, other), "camps", led=False))
        asked = {each.rule for each in (*questions_for(shown, together=True), *spare(shown, together=True))}
        silent += "to-lejre" not in asked and "to-priser" not in asked
    assert silent <= len(about) / 50


def test_every_rule_has_its_own_number_and_an_example_that_can_be_said() -> None:
    assert [rule.number for rule in RULES] == list(range(1, len(RULES) + 1))
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.example.endswith("?")
        assert len(rule.example.split()) <= LONGEST, rule.example
        assert not re.search(r"[.?]$", rule.about)


def test_the_guide_lists_every_rule_and_every_word_as_they_are() -> None:
    made = docs_script("spoergsmaal")
    assert made.PAGE.read_text(encoding="utf-8") == made.page(), "python docs/spoergsmaal.py"
    assert all(f"### {rule.number}. {rule.name}\n\n> {rule.example}\n" in made.page() for rule in RULES)


def test_a_word_about_considerations_reads_with_every_family() -> None:
    names = {name: family.name for name, family in DECK.families.items()}
    for family, name in names.items():
        others = [each for each in names if each != family]
        cards = [_weighed(card, {family: 4, **dict.fromkeys(others, 0)}) for card in CARDS[:2]]
        questions = questions_across(cards, names)
        assert [each.rule for each in questions] == [across.HEAVY.name, across.LIGHT.name]
        assert questions[0].text.startswith(f"I begge kort vejede hensynet til {name} tungest.")
        for other in others:
            apart = [_weighed(CARDS[0], {family: 4, other: 0}), _weighed(CARDS[1], {family: 0, other: 4})]
            questions = (*questions, *questions_across(apart, names))
            assert questions[-1].rule == across.TWO.name, "too long to be said"
        for each in questions:
            assert not BROKEN.search(each.text), each.text
            assert each.text.endswith("?")
            assert len(each.text.split()) <= LONGEST


def test_where_two_considerations_weigh_alike_neither_is_said_to_weigh_most() -> None:
    names = {name: family.name for name, family in DECK.families.items()}
    one, other = list(names)[:2]
    level, apart = ([_weighed(card, {one: 4, other: less}) for card in CARDS[:2]] for less in (4, 3))
    assert [each.rule for each in questions_across(apart, names)] == [across.HEAVY.name]
    assert questions_across(level, names) == ()


def _weighed(card: Card, families: dict[str, int]) -> ShownCard:
    shown = card_of(card, step_of(card, ("gå", "blive"), "spread", led=False))
    changed = {name: getattr(shown, name) for name in ShownCard.__slots__}
    return ShownCard(**{**changed, "steps": (), "weighed": {"x": 4}, "families": families})
