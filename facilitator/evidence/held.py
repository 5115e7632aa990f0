"""A session of which years are told: what can be said of it with yes or no, and of no person and no table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from facilitator.evidence.fared import fared
from facilitator.evidence.tally import Sitting, Tally, tally
from spil.cards.deck import ONE_CARD, Deck
from spil.play.moves import EASES, FEWEST, Agreed, Closed, Eased, Event, Present
from spil.record.read import Record

_Kept = TypeVar("_Kept", bound=Event)

LATE, VERY_LATE = 2, 10
"""Minutes over the plan: what one begins to notice, and what spoils the next thing in the calendar. A judgement."""

Kind = Literal[
    "programme",
    "timed",
    "late",
    "very late",
    "card",
    "unfinished",
    "left",
    "went",
    "weighed",
    "agreed",
    "looked at",
    "something",
    "done",
    "asked twice",
    "as easy",
    "easier",
]
Fact = tuple[Kind, str]
"""What is so of a session, and of which programme, card, family or choice; nothing where it is of the whole session."""


@dataclass(frozen=True, slots=True)
class Held:
    """One session."""

    session: str
    year: int
    people: int
    """How many were there, at the most."""
    facts: frozenset[Fact]
    month: str = ""
    """In which it began: `2026-11`."""


def held(records: Sequence[Record], deck: Deck) -> Held:
    """What can be said of one session, from its records."""
    counted = tally(records)
    began = min(record.began for record in records)
    facts: set[Fact] = {
        *_programme(counted, deck),
        *_time(records, counted, deck),
        *_cards(counted),
        *_went(counted, deck),
        *_weighed(counted, deck),
        *_agreement(records),
        *_ease(records),
    }
    return Held(counted.session, began.year, _people(records), frozenset(facts), f"{began:%Y-%m}")


def _people(records: Sequence[Record]) -> int:
    """As many as the one who leads said, or as sat at the tables, whichever is more."""
    tables: dict[int, int] = {}
    led = 0
    for record in records:
        came = (move.people for move in record.moves if isinstance(move, Present))
        most = max(record.started.people, *came, 0)
        if record.started.table is None:
            led = max(led, most)
        else:
            tables[record.started.table] = max(tables.get(record.started.table, 0), most)
    return max(led, sum(tables.values()))


def _programme(counted: Tally, deck: Deck) -> Iterable[Fact]:
    if counted.programme in deck.programmes:
        yield "programme", counted.programme
    elif counted.programme in deck.cards:
        yield "programme", ONE_CARD


def _time(records: Sequence[Record], counted: Tally, deck: Deck) -> Iterable[Fact]:
    """How a led session kept to its plan, where its record says how long it took."""
    programme = deck.programme(counted.programme)
    closed = [move for record in records if record.started.table is None for move in _of(record, Closed)]
    took = [move.minutes for move in closed if move.minutes is not None]
    if programme is None or not took:
        return
    yield "timed", ""
    over = max(took) - programme.minutes
    if over > LATE:
        yield "late", ""
    if over > VERY_LATE:
        yield "very late", ""


def _of(record: Record, kind: type[_Kept]) -> list[_Kept]:
    return [move for move in record.moves if isinstance(move, kind)]


def _cards(counted: Tally) -> Iterable[Fact]:
    for card in counted.cards:
        yield "card", card
        went = Counter(fared(each) for each in counted.of(card) if each.people)
        most = went.total() / 2
        if went["et andet kort"] + went["sluppet undervejs"] > most:
            yield "unfinished", card
        if went["sluppet undervejs"] > most:
            yield "left", card


def _went(counted: Tally, deck: Deck) -> Iterable[Fact]:
    """What the room, or most of its tables, chose where a card begins; nothing where tables are level."""
    for card in (deck.cards[name] for name in counted.cards if name in deck.cards):
        chosen = Counter(each.chosen[card.first] for each in counted.of(card.id) if card.first in each.chosen)
        most = [choice for choice, tables in chosen.items() if tables == max(chosen.values())]
        if len(most) == 1:
            yield went(card.id, most[0])


def went(card: str, choice: str) -> Fact:
    """That a session chose this where the card begins."""
    return "went", f"{card}.{choice}"


def _weighed(counted: Tally, deck: Deck) -> Iterable[Fact]:
    """The family that weighed most at most tables, or those that were level; only tables are asked."""
    said = Counter(family for each in counted.sittings if (family := _family(each, deck)))
    most = max(said.values(), default=0)
    yield from (("weighed", family) for family, tables in said.items() if tables == most)


def _family(sitting: Sitting, deck: Deck) -> str:
    card = deck.cards.get(sitting.card)
    found = (each.family for each in card.considerations if each.id == sitting.weighed) if card else iter(())
    return next(found, "")


def _agreement(records: Sequence[Record]) -> Iterable[Fact]:
    """Whether something was agreed, and what the unit itself has said came of it."""
    if not any(_of(record, Agreed) for record in records):
        return
    yield "agreed", ""
    outcomes = {record.followed_up.outcome for record in records if record.followed_up}
    if outcomes:
        yield "looked at", ""
    if outcomes & {"done", "partly"}:
        yield "something", ""
    if "done" in outcomes:
        yield "done", ""


def _ease(records: Sequence[Record]) -> Iterable[Fact]:
    """Whether more find it easy to talk after than before, where both were asked and enough answered."""
    before, after = (
        _easy([move for record in records for move in _of(record, Eased) if move.when == when])
        for when in ("before", "after")
    )
    if before is None or after is None:
        return
    yield "asked twice", ""
    if after >= before:
        yield "as easy", ""
    if after > before:
        yield "easier", ""


def _easy(said: Sequence[Eased]) -> float | None:
    """The share that finds it easy or fairly easy, in the last count; None where fewer than three answered."""
    counts = said[-1].counts if said else {}
    total = sum(counts.values())
    return sum(counts.get(name, 0) for name in EASES[:2]) / total if total >= FEWEST else None
