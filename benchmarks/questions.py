"""`python -m benchmarks.questions --seed 1 --n 300`: questions drawn at random, to be read as a room would hear them.

Over cards, rooms and rules alike: first a rule that came, then one of its distinct sentences; with the counts of a
room that was asked it beside. The same seed draws the same questions.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from random import Random

from facilitator.made_up.any_room import AnyRoom, rooms
from facilitator.questions.base import Question
from facilitator.summary import summarise
from spil.cards.deck import Deck, read_deck
from spil.cards.model import Step
from spil.danish import listed
from spil.play.moves import Chosen, Counted, TablesCounted

_ROOMS = 8_000


@dataclass(frozen=True, slots=True)
class Heard:
    """A question and a room that was asked it."""

    question: Question
    room: AnyRoom


def drawn(deck: Deck, seed: int, n: int, among: int = _ROOMS) -> list[Heard]:
    """Distinct questions, each rule as likely as any other while it has any left."""
    chance = Random(seed)
    by_rule: dict[str, dict[str, Heard]] = defaultdict(dict)
    for room in islice(rooms(chance, list(deck.cards.values())), among):
        for question in _asked(room, deck):
            by_rule[question.rule].setdefault(question.text, Heard(question, room))
    left = {rule: chance.sample(list(found.values()), len(found)) for rule, found in sorted(by_rule.items())}
    picked: list[Heard] = []
    while left and len(picked) < n:
        rule = chance.choice(list(left))
        picked.append(left[rule].pop())
        left = {name: found for name, found in left.items() if found}
    return picked


def _asked(room: AnyRoom, deck: Deck) -> Iterator[Question]:
    summary = summarise(room.records, deck, "room")
    for card in summary.cards:
        yield from (*card.questions, *card.more)
    yield from summary.across


def counts(heard: Heard) -> str:
    """What the room chose, choice by choice, where the question is about."""
    room = heard.room
    step = room.card.steps[heard.question.step or room.card.first]
    assert isinstance(step, Step)
    here = heard.question.step or room.card.first
    words = {choice.id: choice.in_short for choice in step.choices}
    moves = [move for record in room.records for move in record.moves]
    if room.kind == "led":
        rounds = [move for move in moves if isinstance(move, Counted) and move.step == here]
        return "; ".join(f"{('før', 'efter')[move.round - 1]} {_listed(move.counts, words)}" for move in rounds)
    chosen = [move.choice for move in moves if isinstance(move, Chosen) and move.step == here]
    chosen += [each.choice for move in moves if isinstance(move, TablesCounted) for each in move.tables]
    return f"borde {_listed({name: chosen.count(name) for name in words}, words)}"


def _listed(found: Mapping[str, int], words: Mapping[str, str]) -> str:
    return listed([f"{found.get(name, 0)} {short}" for name, short in words.items()])


def main() -> None:
    """Print them, numbered."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=300)
    asked = parser.parse_args()
    for number, heard in enumerate(drawn(read_deck().deck, asked.seed, asked.n), 1):
        question, room = heard.question, heard.room
        people = f"{room.records[0].started.people} mennesker" if room.kind == "led" else "borde"
        print(f"{number}. {question.text}\n   {question.because}")
        print(f"   [{question.rule} · {room.card.title} · {people}: {counts(heard)}]")


if __name__ == "__main__":
    main()
