"""The cards that come with the game keep the limits of their own style guide."""

import re
from collections import defaultdict
from dataclasses import replace

import pytest

from spil.author.check.readability import figures
from spil.author.rules.sentence import words
from spil.cards.deck import read_deck
from spil.cards.model import Card, Choice, Step
from spil.cards.shared import Programme
from spil.cards.ways import before_of, beginnings, ways_of
from spil.play.explore import explore
from spil.play.minutes import parts
from spil.play.walk import Playthrough, told

DECK = read_deck().deck
CARDS = [DECK.cards[name] for name in sorted(DECK.cards)]
EVERY = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
PRONOUNS = {"han", "hun", "ham", "hende", "hans", "hendes"}


def choices(card: Card) -> list[Choice]:
    return [choice for step in card.steps.values() if isinstance(step, Step) for choice in step.choices]


@EVERY
def test_texts_are_as_short_as_a_table_can_hear(card: Card) -> None:
    first, *later = card.steps.values()
    assert len(words(first.text)) <= 45
    assert all(len(words(step.text)) <= 34 for step in later)
    assert all(len(words(each.text)) <= 18 for step in card.steps.values() for each in step.additions)
    assert all(len(words(choice.text)) <= 18 for choice in choices(card))


@EVERY
def test_what_a_choice_gives_and_costs_weighs_the_same(card: Card) -> None:
    assert all(abs(len(words(c.gives)) - len(words(c.costs))) <= 4 for c in choices(card))


@EVERY
def test_choices_offered_together_have_different_main_considerations(card: Card) -> None:
    named = {
        (name, each.id): each.considerations[0]
        for name, s in card.steps.items()
        if isinstance(s, Step)
        for each in s.choices
    }
    for state in explore(ways_of(card), begun=beginnings(before_of(card))).states:
        mains = [named[state.step, way.id] for way in state.offered]
        assert len(mains) == len(set(mains))


@EVERY
def test_a_choice_in_short_fits_into_a_question(card: Card) -> None:
    for choice in choices(card):
        spoken = words(choice.in_short)
        assert len(spoken) <= 7
        assert "," not in choice.in_short
        assert spoken[0] != "at"
        assert not PRONOUNS & {word.casefold() for word in spoken}
    assert all("," not in each.name for each in card.considerations)


@EVERY
def test_it_reads_easily(card: Card) -> None:
    assert figures(card).prose.lix <= 35


@EVERY
def test_the_minutes_it_says_are_those_of_the_formula(card: Card) -> None:
    walk = figures(card).walk
    assert walk is not None
    assert abs(walk.minutes - card.minutes) < 2


def test_every_card_is_in_a_programme_with_a_name() -> None:
    named = {name for programme in DECK.programmes.values() for name in programme.cards}
    assert sorted(set(DECK.cards) - named) == []


@pytest.mark.parametrize("programme", [each for each in DECK.programmes.values() if each.form == "bord" and each.plan])
def test_tables_that_play_by_themselves_have_the_minutes_their_cards_take(programme: Programme) -> None:
    given = [minutes for phase, minutes in parts(programme) if phase == "bord"]
    takes = [DECK.cards[name].minutes for name in programme.cards] or [max(card.minutes for card in CARDS)]
    in_order = len(programme.cards) == programme.pick
    assert all(
        each >= wanted for each, wanted in zip(given, takes if in_order else [max(takes)] * len(given), strict=True)
    )


def test_the_deck_covers_every_goal_and_many_grounds() -> None:
    assert {goal for card in CARDS for goal in card.goals} == {"B-HM", "B-D1", "B-D2", "A-D1", "A-D2"}
    assert len({card.grounds[0] for card in CARDS if card.grounds}) >= 6
    assert {"leder", "vidne"} <= {card.role for card in CARDS}


@EVERY
def test_a_card_says_what_it_is_and_where_it_comes_from(card: Card) -> None:
    assert card.teaser
    assert card.mould
    assert card.origin


@EVERY
def test_a_question_to_two_camps_names_them_and_no_question_blames(card: Card) -> None:
    for question in card.notes.questions:
        assert question.when != "to-lejre" or question.between
        assert not re.search(r"\bskulle\b.*\bhave (?:sagt|gjort|fortalt|skrevet)\b", question.text), question.text


@EVERY
def test_what_was_done_first_is_heard_wherever_ways_meet(card: Card) -> None:
    heard: dict[str, dict[str, set[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(set))

    def go(walk: Playthrough, first: str) -> None:
        if first:
            heard[walk.step][first].add(told(card, walk))
        for way in walk.offered:
            go(walk.choose(way.id), first or way.id)

    for memory in beginnings(before_of(card)):
        go(replace(Playthrough.of(card), remembered=memory), "")
    for step, by in heard.items():
        assert len(by) == 1 or not set.intersection(*by.values()), step


@EVERY
def test_a_person_keeps_the_capital_of_their_name_in_what_is_said_of_a_consideration(card: Card) -> None:
    told = " ".join(step.text for step in card.steps.values())
    people = {name.casefold() for name in re.findall(r"(?<=[a-zæøå] )[A-ZÆØÅ][a-zæøå]+", told)}
    for each in card.considerations:
        first = re.split(r"[\s']", each.name)[0]
        assert first[0].isupper() or not {first, first.removesuffix("s")} & people, each.name
