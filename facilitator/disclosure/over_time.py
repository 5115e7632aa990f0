"""What may be said of many sessions: spans of sessions, never a number, and never of people.

Two overviews one session apart must not tell what that session did. A number that is rounded at fixed places tells it:
where nine become ten, the tenth did it. No rounding that stands still can avoid that, and waiting for whole blocks of
sessions cannot either, since a record may come late and lie in the middle. So the spans move: with each session more
all their beginnings go on by three, in steps of ten. A count that stood just below a beginning then stands well within
a span, with or without the session that came; where it does cross, it may have crossed because the beginnings moved.

That holds for each fact of a session alone, for facts within each other (agreed, looked at, done), for facts that may
go together or not (cards, families), and for up to three that exclude each other (programmes). Of what rooms chose on
a card only what more than half of them chose is told: at a third one learns of the one that came what it did not.
`tests/support/overviews.py` looks through all folders of sessions of a few kinds and finds nobody. It finds somebody as
soon as five, ten or three is one more or one less, or four programmes can be told. So a new fact needs a search first:
how many tables were asked at all, beside what weighed, was found to tell of a session that it was not asked.

It does not hold where one session is taken out and another put in its place: no rule without chance can hide that, and
who has the folder has the records. Of a single fact one learns from two overviews only where seven sessions or more
come together and all did it, or none; that many may be told of. It was not looked for what one could know of four cards
who is sure that every session played exactly one of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.disclosure import thresholds
from facilitator.evidence.held import Fact, Held


@dataclass(frozen=True, slots=True)
class Span:
    """Of how many sessions something is so: at least and at most."""

    least: int
    """0 where it is too few to be told, or none; the two look the same."""
    most: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """Many sessions, as they may be told to anybody."""

    sessions: int
    """How many there are with enough people; 0 where they are too few to be told of."""
    spans: Mapping[Fact, Span]
    """For everything that was asked for, whether it is so of any session or not."""


def over_time(sessions: Iterable[Held], asked: Iterable[Fact]) -> OverTime:
    """What may be told of sessions.

    Args:
        sessions: All of a folder, or of a year.
        asked: What one wants to know; that nobody did something is told like that few did.
    """
    there = [each.facts for each in sessions if each.people >= thresholds.PEOPLE_HELD]
    if len(there) < thresholds.SESSIONS_TOLD:
        return OverTime(0, {})
    counts = Counter(fact for facts in there for fact in facts)
    return OverTime(len(there), {fact: _span(fact, counts[fact], len(there)) for fact in asked})


def _span(fact: Fact, count: int, sessions: int) -> Span:
    kind, _ = fact
    told = {"programme": thresholds.PROGRAMMES_TOLD, "went": thresholds.CHOICES_TOLD}.get(kind)
    return span(count, sessions, sessions // (told + 1) + 1 if told else 0)


def span(count: int, sessions: int, least: int = 0) -> Span:
    """The span in which a count of sessions lies.

    Args:
        count: Of how many sessions it is so.
        sessions: How many there are; where spans begin hangs on it, and on nothing else.
        least: Below this no span begins.
    """
    first = thresholds.SESSIONS_TOLD + thresholds.SESSIONS_TURN * sessions % thresholds.SESSIONS_STEP
    last = sessions - thresholds.SESSIONS_TOLD  # so that at least so many may be among those of whom it is not so
    begins = [each for each in range(first, last + 1, thresholds.SESSIONS_STEP) if each >= least]
    return Span(
        max((each for each in begins if each <= count), default=0),
        min((each for each in begins if each > count), default=sessions + 1) - 1,
    )
