"""How all rooms chose at the dilemma of a month, beside one's own: told once the month is over."""

from collections.abc import Iterable
from datetime import date

from facilitator.disclosure.over_time import OverTime, over_time
from facilitator.evidence.held import Fact, Held, went
from facilitator.report.over_time import HOW, Page, Part, Row
from spil.cards.model import Card, Step
from spil.danish import counted, month_named

_CANNOT = (
    "At de fleste valgte noget, gør det ikke rigtigt. Det kan I tale om.",
    "Tallene siger intet om, hvem der valgte hvad. Gæt ikke.",
)


def asked_of(card: Card) -> tuple[Fact, ...]:
    """All that is told of a month: what a room may have chosen where the card begins."""
    step = card.steps[card.first]
    return tuple(went(card.id, choice.id) for choice in step.choices) if isinstance(step, Step) else ()


def told_of_month(sessions: Iterable[Held], card: Card) -> OverTime:
    """What may be told of the sessions of a month: of those that played its card."""
    return over_time((each for each in sessions if ("card", card.id) in each.facts), asked_of(card))


def month_page(shown: OverTime, card: Card, month: date, own: frozenset[Fact] = frozenset()) -> Page:
    """How the rooms chose, on a page.

    Args:
        shown: What may be told.
        card: The card of the month.
        month: A day of it.
        own: What is so of one's own session; nothing where it is none of them.
    """
    step = card.steps[card.first]
    assert isinstance(step, Step)
    title = f"Månedens dilemma i {month_named(month)}: {card.title}"
    mine = next((choice.in_short for choice in step.choices if went(card.id, choice.id) in own), "")
    ours = (f"I valgte at {mine}.",) if mine else ()
    if not shown.sessions:
        return Page(title, 0, ("Der er for få rum til at sige, hvordan de valgte.", *ours), (), ())
    spans = [(choice.in_short, shown.spans[went(card.id, choice.id)]) for choice in step.choices]
    rows = tuple(Row(told, (span,)) for told, span in spans if span.least)
    rooms = counted(shown.sessions, "rum", "rum")
    most = _NONE
    if rows:
        most = f"Mindst {rows[0].spans[0].least} af {rooms} valgte at {rows[0].name}."
    beside = "Et valg får kun et tal, når mere end halvdelen af rummene tog det."
    part = Part(f"{step.question} De valgte at …", ("Rum",), rows, beside)
    return Page(title, shown.sessions, (most, *ours, HOW), (part,), _CANNOT)


_NONE = "Det kan ikke siges, at mere end halvdelen af rummene valgte det samme."
