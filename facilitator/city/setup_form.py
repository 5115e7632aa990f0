"""The questions of the setup as one form, and what was sent of it to the answers; no rule of its own."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from facilitator.led.setup import NO_RESERVE, Answers, Candidate, candidates, chooses, first_card_asked, next_card_asked
from spil.cards.deck import Deck
from spil.cards.shared import Programme
from spil.command_line import MOST_IN_ROOM
from spil.danish import whole_number

YES = "ja"


@dataclass(frozen=True, slots=True)
class More:
    """A card that comes after the first, or lies in reserve."""

    name: str
    asked: str
    none: str
    """What the empty answer says; nothing where a card must be chosen."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is asked for a programme."""

    programme: Programme
    cards: tuple[Candidate, ...]
    chooses: bool
    """Whether the first card is chosen; else they are only told."""
    asked: str
    """What is asked before the cards; what they are told to be, where none is chosen."""
    more: tuple[More, ...]


def setup_of(deck: Deck, programme: Programme, played: Container[str] = (), month: str = "") -> Setup:
    """The questions of a programme.

    Args:
        deck: What is played.
        programme: What is to be led.
        played: Cards of a series that its leader has led before.
        month: The card that is offered to all units this month.
    """
    cards = candidates(deck, programme, played, month)
    asked = first_card_asked(programme) if chooses(programme) else "Kortene i dag, i den rækkefølge"
    return Setup(programme, cards, chooses(programme), asked, tuple(_more(programme, len(cards))))


def _more(programme: Programme, there: int) -> list[More]:
    if not chooses(programme):
        return []
    found: list[More] = []
    while (asked := next_card_asked(programme, len(found) + 1)) and len(found) + 1 < there:
        reserve = len(found) + 1 == programme.pick
        found.append(More(f"kort{len(found) + 2}", asked, NO_RESERVE if reserve else ""))
    return found


def answers_of(setup: Setup, sent: Mapping[str, str]) -> Answers | str:
    """What was answered; or a sentence about what is missing."""
    known = {each.card for each in setup.cards}
    first = sent.get("kort1", "") if setup.chooses else setup.cards[0].card
    if first not in known:
        return "Vælg et kort."
    others = [sent.get(each.name, "") for each in setup.more]
    if any(not other and not each.none for other, each in zip(others, setup.more, strict=True)):
        return "Vælg også det næste kort."
    chosen = [first, *filter(None, others)]
    if not known.issuperset(chosen) or len(set(chosen)) < len(chosen):
        return "Vælg hvert kort én gang."
    people = whole_number(sent.get("mange", "").strip(), 1, MOST_IN_ROOM)
    if people is None:
        return f"Skriv, hvor mange I er, fra 1 til {MOST_IN_ROOM}."
    return Answers(
        setup.programme,
        first,
        people,
        leader=sent.get("leder") == YES,
        together=sent.get("sammen") == YES,
        rehearsal=sent.get("oevelse") == YES,
        others=tuple(chosen[1:]),
    )
