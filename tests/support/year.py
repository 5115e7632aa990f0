"""A made-up year: sessions of many programmes as their records lie in a folder, for tests of what is told over time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from facilitator.evidence.held import Held
from facilitator.made_up.simulate import simulate
from facilitator.report.over_time import asked
from spil.cards.deck import ONE_CARD, Deck
from spil.play.moves import Closed, Ended, Event, FollowedUp, Opened, Started, Weighed

_OFTEN = ("enhedsmoede-20",) * 16 + ("bif-basis-45",) * 14
"""What most units take."""


def many_sessions(deck: Deck, sessions: int = 300) -> list[Held]:
    """Sessions of which this and that is so, some things often and some seldom; also some with few people."""
    facts = asked(deck)
    chance = Random(1)
    often = {fact: chance.random() ** 3 for fact in facts}
    return [
        Held("", 2026, chance.randint(3, 30), frozenset(fact for fact in facts if chance.random() < often[fact]))
        for _ in range(sessions)
    ]


@dataclass(frozen=True, slots=True)
class Lines:
    """A record as it lies in a file."""

    name: str
    events: Sequence[Event]

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        return b"".join(event.line().encode() + b"\n" for event in self.events)


def made_up_year(deck: Deck, sessions: int, seed: int = 1) -> Iterator[tuple[Lines, ...]]:
    """Sessions through 2026; the same seed gives the same year."""
    chance = Random(seed)  # made-up people need the same chance twice, not a secret one
    names = [*_OFTEN, *(each for each in deck.programmes if each != ONE_CARD)]
    for number in range(sessions):
        programme = deck.programmes[chance.choice(names)]
        began = datetime.fromisoformat("2026-01-05T09:00:00+01:00") + timedelta(days=number * 350 // sessions)
        session = f"{began.date()}-{programme.id}-{number:04}"
        minutes = max(1, programme.minutes + chance.randint(-6, 14))
        outcome = chance.choice(("done", "partly", "not-yet", "did-not-arise", "", ""))
        made = []
        for name, (first, *moves) in simulate(programme, deck, tables=chance.randint(2, 5), seed=seed * 1000 + number):
            assert isinstance(first, Started)
            changes = {"session": session, "rehearsal": False, "at": began.isoformat()}
            kept: list[Event] = [first.model_copy(update=changes), *_weighing(moves, deck, chance)]
            if first.table is None and isinstance(kept[-1], Closed):
                kept[-1] = Closed(minutes=minutes)
            if outcome and chance.random() < 0.7:
                kept.append(FollowedUp.model_validate({"outcome": outcome, "at": "2026-12-01"}))
            if chance.random() < 0.06:
                kept = kept[: len(kept) // 2]
            made.append(Lines(f"{number:04}-{name}", kept))
        yield tuple(made)


def _weighing(moves: Sequence[Event], deck: Deck, chance: Random) -> Iterator[Event]:
    """The moves of a table, and after each ending what weighed most."""
    card = None
    for move in moves:
        yield move
        if isinstance(move, Opened):
            card = deck.cards[move.card]
        if isinstance(move, Ended) and card is not None:
            lean = chance.choice(card.considerations[: chance.randint(1, 3)])
            yield Weighed(step=card.first, consideration=lean.id)


def write_year(folder: Path, deck: Deck, sessions: int) -> None:
    """Put a made-up year into a folder, a file for each record."""
    folder.mkdir(parents=True, exist_ok=True)
    for made in made_up_year(deck, sessions):
        for each in made:
            (folder / each.name).write_bytes(each.raw)
