"""A session on one page: what may leave the room, gathered once for every format."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from facilitator.disclosure.chart import columns, in_words
from facilitator.disclosure.shown import Cells, ShownStep
from facilitator.summary import CardSummary, Summary
from spil.cards.deck import Deck
from spil.cards.shared import LocalLink, Route
from spil.danish import capitalised, counted, day
from spil.play import card_pages
from spil.play.moves import Agreed, Outcome
from spil.play.page import Law
from spil.play.session_pages import MOTTO

WEEKS = 6
"""Weeks till one looks at the agreement again; four to eight by rule R10 of the domain's rules."""
OUTCOMES: Mapping[Outcome, str] = {
    "done": "Det gjorde vi",
    "partly": "Noget af det",
    "not-yet": "Ikke endnu",
    "did-not-arise": "Det kom ikke op",
}
"""What may have become of an agreement, as people say it."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """What was chosen at one place of a card: a row for each choice, a column for each count."""

    question: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | str, ...]], ...]
    words: str
    """What is said where nothing may be counted."""


@dataclass(frozen=True, slots=True)
class CardReport:
    """One card."""

    title: str
    told: tuple[str, ...]
    """Who passed it, or played an older one."""
    chosen: tuple[Distribution, ...]
    weighed: tuple[tuple[str, int], ...]
    """Considerations and for how many tables each weighed most; those it did for."""
    questions: tuple[str, ...]
    """From what may leave the room, and not those it talked about: which they were could tell how few chose what."""
    frame: tuple[Law, ...]
    swap: str


@dataclass(frozen=True, slots=True)
class Report:
    """The page."""

    title: str
    session: str
    held: str
    rehearsal: bool
    tables: str
    motto: str
    cards: tuple[CardReport, ...]
    across: tuple[str, ...]
    agreements: tuple[str, ...]
    routes: tuple[Route, ...]
    links: tuple[LocalLink, ...]
    again: date
    again_told: str
    outcomes: tuple[str, ...]


def report(summary: Summary, deck: Deck, today: date) -> Report:
    """Gather a session that was summarised for the audience `report`.

    Args:
        summary: What may leave the room.
        deck: Where the frame's lines and the routes are.
        today: The day it was held, where its name does not say.
    """
    tally = summary.tally
    programme = deck.programme(tally.programme)
    held = _day_of(tally.session) or today
    again = held + timedelta(weeks=WEEKS)
    return Report(
        title=programme.title if programme else tally.programme,
        session=tally.session,
        held=day(held),
        rehearsal=tally.rehearsal,
        tables=capitalised(counted(tally.tables, "bord", "borde")) if tally.tables else "",
        motto=MOTTO,
        cards=tuple(_card(card, deck) for card in summary.cards),
        across=tuple(question.text for question in summary.across),
        agreements=tuple(dict.fromkeys(_sentence(each) for each in tally.agreements)),
        routes=deck.routes,
        links=deck.local.links if deck.local else (),
        again=again,
        again_told=day(again),
        outcomes=tuple(OUTCOMES.values()),
    )


def agreed_alone(report: Report) -> Report:
    """The same page with nothing on it but what was agreed and when one looks at it again: for minutes, or a wall."""
    return replace(report, cards=(), across=(), routes=(), links=())


def _card(summary: CardSummary, deck: Deck) -> CardReport:
    shown, card = summary.shown, deck.cards[summary.shown.card]
    told = []
    if shown.passed:
        told.append(f"{capitalised(counted(shown.passed, 'bord', 'borde'))} sprang kortet over.")
    if shown.changed:
        told.append("Nogen spillede en ældre udgave af kortet. Det er ikke talt med.")
    page_lines = (Law(line.text, card_pages.origin(line)) for line in map(deck.frame.get, card.frame) if line)
    places = [distribution(step, card.steps[step.step].question) for step in shown.steps]  # type: ignore[union-attr]
    return CardReport(
        title=shown.title,
        told=tuple(told),
        chosen=tuple(each for each in places if each.rows or each.words),
        weighed=tuple((name, count) for name, count in shown.weighed.items() if count),
        questions=tuple(question.text for question in summary.questions),
        frame=tuple(page_lines),
        swap=shown.swap,
    )


def distribution(step: ShownStep, question: str) -> Distribution:
    """What was chosen at one place, as rows or as words."""
    shown = columns(step)
    whole = [(head, cells) for head, cells in shown if not _one_word(cells)]
    rows = tuple(
        (words, tuple(cells.choices[name] for _, cells in whole if cells.choices)) for name, words in step.words.items()
    )
    said = [f"{capitalised(head)}: {word}." for head, cells in shown if (word := _one_word(cells))]
    if not whole:
        return Distribution(question, (), (), " ".join(said) or in_words(step))
    return Distribution(question, tuple(head for head, _ in whole), rows, " ".join(said))


def _one_word(cells: Cells) -> str:
    """`enige` or `delte`, where that is all that may leave the room."""
    words = {word for word in (cells.choices or {}).values() if word in ("enige", "delte")}
    return str(*words) if len(words) == 1 else ""


def _sentence(agreed: Agreed) -> str:
    return agreed.sentence


def _day_of(session: str) -> date | None:
    try:
        return date.fromisoformat(session[:10])
    except ValueError:
        return None
