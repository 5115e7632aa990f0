"""How far a card has come, and what a card in use asks for that it lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spil.author.hearing.words import ABOUT
from spil.cards.hearing import Hearing
from spil.cards.model import Card, Choice, Step
from spil.cards.shared import FrameLine
from spil.cards.vocabulary import HearingKind, Status
from spil.danish import counted, listed

READ_FOR: tuple[HearingKind, ...] = ("sprog", "værdighed", "dilemma")
"""What a card is read for before it is used, each by somebody; docs/kortets-vej.md."""
ASKS: Mapping[Status, str] = {
    "kladde": "Kortet bliver skrevet. Det beder ikke om noget.",
    "i-hoering": f"Kortet bliver læst for {listed([ABOUT[kind] for kind in READ_FOR])}: spil hoering KORT -o FIL.",
    "i-brug": "Kortet er læst, en jurist har sagt ja til linjerne om loven, og det er prøvet i et rum.",
    "udgået": "Kortet bliver ikke brugt mere, og intet forløb nævner det.",
}
"""What each status says of a card, and asks for."""


@dataclass(frozen=True, slots=True)
class Life:
    """A card's state, from its file, its hearing and the frame."""

    card: Card
    read_for: tuple[HearingKind, ...]
    """What readers have read for, in the usual order."""
    lines: int
    """Lines of the frame that the card shows."""
    approved: int
    """How many of them a jurist has approved."""
    tried: int
    """How many times it was played in a room."""
    open: int
    """Comments that nothing has come of."""
    missing: tuple[str, ...]
    """What a card in use must have and this one has not, in words."""


def life_of(card: Card, hearing: Hearing | None, frame: Mapping[str, FrameLine]) -> Life:
    """A card's state; without a hearing nobody has read or tried it."""
    hearing = hearing or Hearing.model_validate({})
    lines = [frame[name] for name in card.frame if name in frame]
    approved = sum(line.approved_by is not None for line in lines)
    read = {kind for reader in hearing.readers for kind in reader.kinds}
    return Life(
        card=card,
        read_for=tuple(kind for kind in ABOUT if kind in read),
        lines=len(lines),
        approved=approved,
        tried=len(hearing.tryouts),
        open=len(hearing.open),
        missing=tuple(_missing(card, hearing, read, len(lines) - approved)),
    )


def _missing(card: Card, hearing: Hearing, read: set[HearingKind], drafts: int) -> Iterator[str]:
    unread = [ABOUT[kind] for kind in READ_FOR if kind not in read]
    if unread:
        yield f"en læser for {listed(unread)}"
    if any(reader.verdict == "nej" and reader.settled is None for reader in hearing.readers):
        yield "et svar på, at en læser siger nej"
    if drafts:
        yield f"en jurists ja til {counted(drafts, 'linje', 'linjer', neuter=False)} om loven"
    if any(choice.outside_frame == "uafklaret" for choice in _choices(card)):
        yield "en jurists svar på, om et valg er uden for rammen"
    if not hearing.tryouts:
        yield "en prøve i et rum"


def _choices(card: Card) -> Iterator[Choice]:
    return (choice for step in card.steps.values() if isinstance(step, Step) for choice in step.choices)


def as_table(lives: list[Life]) -> Iterator[str]:
    """A deck's state, a row a card, and under it what each status asks for."""
    heads = ("Kort", "Status", "Version", "Læst for", "Jurist", "Prøvet", "Åbne")
    rows = [heads, *(_row(each) for each in sorted(lives, key=lambda each: (_ORDER[each.card.status], each.card.id)))]
    widths = [max(len(row[n]) for row in rows) for n in range(len(heads))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    waiting = [each for each in lives if each.card.status in ("i-hoering", "i-brug") and each.missing]
    yield from ("", *(f"{each.card.id} mangler {listed(each.missing)}." for each in waiting)) if waiting else ()
    yield ""
    for status, asks in ASKS.items():
        many = sum(each.card.status == status for each in lives)
        yield f"{status} ({many} kort): {asks}"


_ORDER: Mapping[Status, int] = {status: number for number, status in enumerate(ASKS)}


def _row(life: Life) -> tuple[str, ...]:
    return (
        life.card.id,
        life.card.status,
        str(life.card.version),
        ", ".join(life.read_for) or "-",
        f"{life.approved} af {life.lines}" if life.lines else "-",
        f"{life.tried} gange" if life.tried > 1 else "1 gang" if life.tried else "-",
        str(life.open) if life.open else "-",
    )
