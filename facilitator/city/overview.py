"""Many sessions of the city, as a page that anybody may see: made seldom, and then the same for all who ask.

What may be said of many sessions is decided where it is for a folder, in `facilitator/disclosure/over_time.py`: two
overviews one session apart tell nothing of that one. Here they could be asked for every day, and by somebody who also
leads, and begins and deletes sessions of her own in between: a row of overviews, each one session from the last, would
tell a count exactly, and then the next session's part of it. So an overview is of the quarters of a year that are over,
is kept as it was made, and is made anew only where five sessions or more of that year have come or been followed up
since. A session that is deleted makes no new one. Each session is in the overview of one year and of no other.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from facilitator.city.observed import log
from facilitator.city.store import Leaving, Listed, Store
from facilitator.city.tables import tables_of
from facilitator.disclosure import thresholds
from facilitator.disclosure.over_time import OverTime, Span, over_time
from facilitator.evidence.fitted import cards_by_play, fitted
from facilitator.evidence.held import Fact, Held, held
from facilitator.led.of_month import Months
from facilitator.report.of_month import asked_of, month_page, told_of_month
from facilitator.report.over_time import Page, asked, page
from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.danish import month_named
from spil.record.read import Record


@dataclass(frozen=True, slots=True)
class Told:
    """A session that is over, and when."""

    month: str
    """`2026-11`."""
    held: Held
    followed_up: str = ""
    """The month in which it was last said what came of the agreement; empty where nobody has."""
    owner: str = ""
    """Who led it, as a mark; empty where only what is left of it is there."""


class Overviews:
    """The overviews of a city."""

    def __init__(self, store: Store, deck: Deck, today: Callable[[], date], months: Months | None = None) -> None:
        self._store, self._deck, self._today, self._months = store, deck, today, months or {}

    def years(self) -> list[int]:
        """The years of which there is an overview, the newest first."""
        until = _until(self._today())
        newest = int(until[:4]) - (until[5:] == "01")
        return [year for year in (newest, newest - 1) if self.of(year).sessions]

    def of(self, year: int) -> OverTime:
        """What may be told of a year, as far as its quarters are over; of no session where they are too few."""
        shown = self._kept(year).shown
        missing = {fact: Span(0, shown.sessions) for fact in asked(self._deck)}
        return OverTime(shown.sessions, {**missing, **shown.spans})

    def page(self, year: int) -> Page:
        """The page of a year, which says how far it goes."""
        told = page(self.of(year), self._deck, year)
        made = self._kept(year).made
        if not told.sessions:
            return told
        last = date.fromisoformat(f"{made}-01") - timedelta(days=1)
        return replace(told, told=(f"Gjort op til og med {month_named(last)}.", *told.told))

    def _kept(self, year: int) -> "_Kept":
        name, until = f"overblik-{year}", _until(self._today())
        text = self._store.note(name)
        kept = _read(text)
        if kept.looked < until <= f"{year + 2}":
            kept = self._made(year, until, kept)
            kept = _read(self._store.renote(name, text, kept.text))  # whoever came first in another process
        return kept

    def months(self, own: frozenset[Fact] = frozenset()) -> list[Page]:
        """How all rooms chose at the dilemma of each month that is over, the newest first."""
        over = (month for month in self._months if month < f"{self._today():%Y-%m}")
        found = (self.of_month(month, own) for month in sorted(over, reverse=True))
        return [each for each in found if each]

    def make_months(self) -> None:
        """Make what is told of each month that is over, if nobody has; whatever goes wrong stops nobody."""
        try:
            self.months()
        except Exception as error:  # noqa: BLE001  # what calls this also deletes what is to be deleted
            log.error("fejl", extra={"told": {"art": "overblik", "fejl": type(error).__name__}})

    def of_month(self, month: str, own: frozenset[Fact] = frozenset()) -> Page | None:
        """How all rooms chose in one month, made once and never anew; None before it is over, or with no card.

        Args:
            month: `2026-11`.
            own: What is so of a session of one's own.
        """
        card = self._deck.cards.get(self._months.get(month, ""))
        if card is None or month >= f"{self._today():%Y-%m}":
            return None
        name = f"maaned-{month}-{card.id}"
        text = self._store.note(name)
        if text is None:
            there = [each for each in sessions(self._store, self._deck) if each.month == month]
            enough = there if _many_led(there, card) else []
            shown = told_of_month((each.held for each in enough), card)
            text = self._store.renote(name, None, _Kept(month, month, shown).text)
        shown = _read(text).shown
        missing = {fact: Span(0, shown.sessions) for fact in asked_of(card)}
        told = OverTime(shown.sessions, {**missing, **shown.spans})
        return month_page(told, card, date.fromisoformat(f"{month}-01"), own)

    def _made(self, year: int, until: str, kept: "_Kept") -> "_Kept":
        """Made anew, where enough has come since it was; else it stands."""
        of_year = [each for each in sessions(self._store, self._deck) if each.month[:4] == str(year)]
        there = [each for each in of_year if each.month < until]
        new = sum(_came(each, kept.made, until) for each in there if each.held.people >= thresholds.PEOPLE_HELD)
        if new < thresholds.SESSIONS_TOLD:
            return _Kept(until, kept.made, kept.shown)
        return _Kept(until, until, over_time((each.held for each in there), asked(self._deck)))


def _until(today: date) -> str:
    """The month in which this quarter began: what is before it is told."""
    return f"{today.year}-{(today.month - 1) // 3 * 3 + 1:02}"


def _many_led(there: Iterable[Told], card: Card) -> bool:
    """Whether so many have led a card that nobody knows all rooms but one: a leader can make up sessions."""
    led = {each.owner for each in there if ("card", card.id) in each.held.facts and each.owner}
    return len(led) >= thresholds.SESSIONS_TOLD


def _came(told: Told, since: str, until: str) -> bool:
    return told.month >= since or since <= told.followed_up < until


@dataclass(frozen=True, slots=True)
class _Kept:
    """An overview as it was made."""

    looked: str
    """The quarter in which it was last asked whether it is to be made anew."""
    made: str
    """The quarter in which it was made; everything before it is in it."""
    shown: OverTime

    @property
    def text(self) -> str:
        spans = [[*fact, span.least, span.most] for fact, span in self.shown.spans.items()]
        return json.dumps([self.looked, self.made, self.shown.sessions, spans])


def _read(text: str | None) -> _Kept:
    if text is None:
        return _Kept("", "", OverTime(0, {}))
    looked, made, many, spans = json.loads(text)
    return _Kept(looked, made, OverTime(many, {(kind, name): Span(*span) for kind, name, *span in spans}))


def sessions(store: Store, deck: Deck) -> Iterator[Told]:
    """Every real session that is over: of those whose records are there, and of those that have left something."""
    cards = cards_by_play(deck)
    for room in store.every():
        if not room.started.rehearsal:
            with suppress(OSError):  # deleted meanwhile
                records = [fitted(each, cards) for each in _records(store, deck, room)]
                if records:
                    yield replace(_told(records, deck), owner=room.owner)
    yield from map(_heard, store.leavings())


def _records(store: Store, deck: Deck, room: Listed) -> Iterable[Record]:
    record = store.read(room.name)
    tables = tables_of(store, deck, room.name, room.started)
    if tables:
        tables.look()
    return (*([record] if isinstance(record, Record) else []), *(tables.records if tables else ()))


def _told(records: list[Record], deck: Deck) -> Told:
    followed_up = max((each.followed_up.at for each in records if each.followed_up), default="")
    return Told(f"{min(each.began for each in records):%Y-%m}", held(records, deck), followed_up[:7])


def leaving_of(store: Store, deck: Deck, months: Months, room: Listed) -> Leaving | None:
    """What stays of a session that is deleted by rule; None where there is nothing to tell of it, or it cannot be."""
    try:
        cards = cards_by_play(deck)
        records = [fitted(each, cards) for each in _records(store, deck, room)]
        told = _told(records, deck) if records else None
    except Exception as error:  # noqa: BLE001  # whatever it is, the session is to be deleted
        log.error("fejl", extra={"told": {"art": "overblik", "fejl": type(error).__name__}})
        return None
    if told is None or room.started.rehearsal or told.held.people < thresholds.PEOPLE_HELD:
        return None
    offered = f"{months.get(told.month)}."
    facts = [(kind, name) for kind, name in sorted(told.held.facts) if kind != "went" or name.startswith(offered)]
    return Leaving(told.month, json.dumps([told.followed_up, facts]))


def _heard(left: Leaving) -> Told:
    followed_up, facts = json.loads(left.told)
    found: frozenset[Fact] = frozenset((kind, name) for kind, name in facts)
    return Told(left.month, Held("", int(left.month[:4]), thresholds.PEOPLE_HELD, found), followed_up)
