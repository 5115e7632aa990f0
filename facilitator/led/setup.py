"""Before anything is projected: what can be led, which card, and what the room needs to be asked for."""

from collections.abc import Container
from dataclasses import dataclass, replace

from spil.cards.deck import ONE_CARD, Deck
from spil.cards.model import Card
from spil.cards.shared import Programme
from spil.danish import capitalised, counted, paragraphs
from spil.record.before import next_first

REHEARSE = "Øv dig med et opdigtet rum"
"""What home offers to one who has not led before."""
FIRST_TIME = "Er det første gang? Så øv dig først. Det tager et par minutter, og ingen ser med."
"""What home says where nothing was led yet."""
BY_PHONE = "Led med telefoner: hver vælger på sin egen"
"""What home offers where people have their phones with them."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the one who leads chose, and said of the room."""

    programme: Programme
    card: str
    people: int
    leader: bool
    together: bool
    """Whether they work together daily."""
    wall: bool = True
    """Whether all see the same screen."""
    rehearsal: bool = False
    others: tuple[str, ...] = ()
    """The cards that come after the first, and then the one in reserve, where there is one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card as the one who leads sees it, alone."""

    card: str
    title: str
    minutes: int
    purpose: str
    avoid_if: str
    drafts: str
    """How many lines of its frame nobody has approved, in a sentence; empty where all are."""


def programmes(deck: Deck) -> tuple[Programme, ...]:
    """What can be led, the shortest first."""
    found = (each for each in deck.programmes.values() if each.id != ONE_CARD)
    return tuple(sorted(found, key=lambda each: (each.minutes, each.title)))


def programme_told(programme: Programme) -> str:
    """A programme in one line."""
    if programme.sort:
        meetings = counted(len(programme.cards), "møde", "møder")
        return f"{programme.title}: {meetings} på {programme.minutes} minutter, ét kort ved hvert møde"
    how = "hele rummet følges ad" if programme.form == "fælles" else "bordene spiller selv, og salen samles"
    return f"{programme.title}: {programme.minutes} minutter, {how}"


def to_find(programme: Programme) -> str:
    """What one who leads without phones needs at hand before people come."""
    if programme.form == "fælles":
        return "Find to kopper i alt og to sedler til hver person frem, og bed én om at tælle."
    return "Find hæfter, talkort, sedler og blyanter frem til bordene."


def candidates(deck: Deck, programme: Programme, played: Container[str] = (), month: str = "") -> tuple[Candidate, ...]:
    """The cards of a programme, or all there are; of a series by their meetings, what is next first.

    Args:
        deck: Where they are.
        programme: What is led.
        played: Those of a series that were led before.
        month: The card that is offered to all units this month, which comes first where one may choose it.
    """
    if programme.sort:
        meetings = {name: number for number, name in enumerate(programme.cards, 1)}
        return tuple(
            replace(_candidate(deck, deck.cards[name]), title=f"Møde {meetings[name]}: {deck.cards[name].title}")
            for name in next_first(programme.cards, played)
            if name in deck.cards
        )
    names = programme.cards or tuple(deck.cards)
    there = (deck.cards[name] for name in names if name in deck.cards)
    found = [_candidate(deck, card) for card in there if card.status != "udgået" or not chooses(programme)]
    if chooses(programme):
        found.sort(key=lambda each: each.card != month)
        if found and found[0].card == month:
            found[0] = replace(found[0], title=f"Månedens dilemma: {found[0].title}")
    return tuple(found)


def chooses(programme: Programme) -> bool:
    """Whether one card is to be chosen, and not all are played in order."""
    return len(programme.cards) != programme.pick


NO_RESERVE = "Intet kort i reserve"


def first_card_asked(programme: Programme) -> str:
    """What to ask the one who chooses a card alone."""
    if programme.sort:
        return "Hvilket møde er det? Det, der kommer efter det sidste, står øverst."
    return "Hvilket kort passer til jer?"


def next_card_asked(programme: Programme, chosen: int) -> str:
    """What to ask when so many cards are chosen: for the next, or for one in reserve; empty when it is enough."""
    if chosen > programme.pick or (programme.sort and chosen >= programme.pick):
        return ""
    return "Hvilket kort er det næste?" if chosen < programme.pick else "Hvilket kort har du i reserve?"


def _candidate(deck: Deck, card: Card) -> Candidate:
    lines = [deck.frame[name] for name in card.frame if name in deck.frame]
    open_ = sum(line.approved_by is None for line in lines)
    lines_told = capitalised(counted(open_, "linje", "linjer", neuter=False))
    drafts = f"{lines_told} om loven er ikke godkendt af en jurist." if open_ else ""
    purpose = " ".join(paragraphs(card.notes.purpose))
    return Candidate(card.id, card.title, card.minutes, purpose, card.notes.avoid_if or "", drafts)
