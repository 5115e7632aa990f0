"""Any room that could be: led or tables, agreed or torn, with passes, latecomers and number cards, by chance alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from spil.cards.model import Card
from spil.play.moves import Chosen, Counted, Ended, Move, Opened, Raised, Started, TablesCounted, Weighed
from spil.play.walk import Playthrough, play_hash
from spil.record.read import Record

Kind = Literal["led", "tables", "number cards"]
KINDS: tuple[Kind, ...] = ("led", "tables", "number cards")
_SIZES = (3, 4, 5, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 14, 14, 15, 15, 30, 60)


@dataclass(frozen=True, slots=True)
class AnyRoom:
    """One card in one room, as its records."""

    card: Card
    kind: Kind
    records: tuple[Record, ...]


def any_room(chance: Random, card: Card, kind: Kind) -> AnyRoom:
    """A room with a card; the same chance is the same room.

    Args:
        chance: Where everything comes from.
        card: What they played.
        kind: Whether the whole room was led, tables wrote their own records, or held up number cards.
    """
    return AnyRoom(card, kind, _records(chance, card, kind))


def _records(chance: Random, card: Card, kind: Kind) -> tuple[Record, ...]:
    together, leader = chance.random() < 0.6, chance.random() < 0.4
    if kind == "led":
        return (_led(chance, card, together=together, leader=leader),)
    if kind == "tables":
        leaning = _Leaning(chance)
        tables = range(1, chance.randint(2, 12) + 1)
        return tuple(_table(chance, card, n, leaning, together=together) for n in tables)
    return (_number_cards(chance, card, together=together),)


def _started(card: Card, table: int | None, people: int, **changes: bool) -> Started:
    asked = {"leader": False, "together": True, **changes}
    form = "fælles" if table is None and "leader" in changes else "bord"
    return Started.model_validate(
        {
            "record": f"{table or 0:08}-0000-4000-8000-000000000000",
            "session": f"2026-01-01-{card.id}-kqrt",
            "form": form,
            "table": table,
            "people": people,
            "rehearsal": True,
            "programme": card.id,
            "at": "2026-01-01T09:00:00+01:00",
            **asked,
        }
    )


def _record(started: Started, card: Card, moves: Sequence[Move]) -> Record:
    return Record(started, (Opened(card=card.id, play=play_hash(card)), *moves), len(moves) + 2)


def _led(chance: Random, card: Card, *, together: bool, leader: bool) -> Record:
    people = chance.choice(_SIZES)
    moves: list[Move] = []
    walk = Playthrough.of(card)
    while not walk.ended:
        names = [way.id for way in walk.offered]
        first = _answers(chance, names, people)
        second = _talked(chance, names, first, people)
        at_first = walk.step == card.first
        if at_first and chance.random() < 0.95:
            moves.append(Counted(step=walk.step, round=1, counts=_counts(names, first)))
        if chance.random() < (0.97 if at_first else 0.7):
            how: Literal["slips", "fingers"] = "slips" if at_first else "fingers"
            moves.append(Counted(step=walk.step, round=2, how=how, counts=_counts(names, second)))
        most = max(names, key=second.count)
        choice = most if chance.random() < 0.8 else chance.choice(names)
        moves.append(Chosen(step=walk.step, choice=choice, by="most" if choice == most else "facilitator"))
        walk = walk.choose(choice)
        if chance.random() < 0.1:
            return _record(_started(card, None, people, together=together, leader=leader), card, moves)
    moves.append(Ended(ending=walk.step))
    return _record(_started(card, None, people, together=together, leader=leader), card, moves)


class _Leaning:
    """How the tables of one room lean at each step, so that they neither always agree nor never."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._at: dict[str, float] = {}

    def weights(self, step: str, names: Sequence[str]) -> list[float]:
        """The same for every table."""
        return [self._at.setdefault(f"{step}.{name}", self._chance.gammavariate(0.5, 1) + 0.01) for name in names]


def _table(chance: Random, card: Card, number: int, leaning: _Leaning, *, together: bool) -> Record:
    people = chance.randint(3, 6)
    moves: list[Move] = []
    walk = Playthrough.of(card)
    while not walk.ended and chance.random() < 0.96:
        names = [way.id for way in walk.offered]
        if walk.step == card.first and chance.random() < 0.6:
            moves.append(Counted(step=walk.step, counts=_counts(names, _answers(chance, names, people))))
        choice = chance.choices(names, leaning.weights(walk.step, names))[0]
        moves.append(Chosen(step=walk.step, choice=choice))
        walk = walk.choose(choice)
    if walk.ended:
        moves.append(Ended(ending=walk.step))
        if chance.random() < 0.7:
            weighed = chance.choice(card.considerations[:3]).id
            moves.append(Weighed(step=card.first, consideration=weighed))
    return _record(_started(card, number, people, together=together), card, moves)


def _number_cards(chance: Random, card: Card, *, together: bool) -> Record:
    names = [way.id for way in Playthrough.of(card).offered]
    weights = _weights(chance, names)
    shown = chance.choices(names, weights, k=chance.randint(2, 12))
    divided = chance.random() * 0.6
    raised = tuple(Raised(table=n, choice=c, divided=chance.random() < divided) for n, c in enumerate(shown, 1))
    started = _started(card, None, 40, together=together)
    return _record(started, card, [TablesCounted(step=card.first, tables=raised)])


def _weights(chance: Random, names: Sequence[str]) -> list[float]:
    return [chance.gammavariate(0.7, 1) + 0.01 for _ in names]


def _answers(chance: Random, names: Sequence[str], people: int) -> list[str]:
    passes = chance.choice((0, 0, 0, 0, 1, 2)) if people > 4 else 0
    return chance.choices(names, _weights(chance, names), k=people - passes)


def _talked(chance: Random, names: Sequence[str], first: Sequence[str], people: int) -> list[str]:
    """After the talk: nobody moved, some did, nearly all went one way, or all is new."""
    way = chance.choice(("still", "some", "agreed", "new"))
    if way == "new":
        return _answers(chance, names, people)
    share = {"still": 0.03, "some": 0.4, "agreed": 0.85}[way]
    to = chance.choice(names)
    return [to if chance.random() < share else name for name in first]


def _counts(names: Sequence[str], answers: Sequence[str]) -> dict[str, int]:
    return {name: answers.count(name) for name in names if name in answers}


def rooms(chance: Random, cards: Sequence[Card]) -> Iterator[AnyRoom]:
    """Rooms without end, over the cards in turn."""
    while True:
        for card in cards:
            yield any_room(chance, card, chance.choice(KINDS))
