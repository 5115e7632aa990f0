"""How long a card takes at a table: the formula of the domain's rules, and the minutes of a card that says none."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spil.cards.marks import bare
from spil.cards.model import Addition, Choice, Ending, Step

_WORDS_A_MINUTE = 130
_FIRST_DECISION, _LATER_DECISION, _WEIGHING = 5.0, 1.5, 1.3
"""Minutes; the formula of the domain's rules for a card at the table."""
_MOST = 999


class _Onward(NamedTuple):
    """The ways from a step: how many there are, and the words and decisions of all of them together."""

    ways: int
    words: int
    decisions: int


def minutes_of(spoken: float, decisions: float) -> float:
    """How long it takes at a table to hear so many words and decide so many times."""
    return spoken / _WORDS_A_MINUTE + _FIRST_DECISION + _LATER_DECISION * (decisions - 1) + _WEIGHING


def usual_minutes(steps: Mapping[str, Step | Ending]) -> int:
    """The minutes of the mean way through a story without loops, as if every choice were always offered.

    What an author writes in `minutter` is held against the median way with all that is remembered; that takes walking.
    """
    known: dict[str, _Onward] = {}
    first = next(iter(steps))
    waiting = [first]
    while waiting:
        name = waiting[-1]
        step = steps[name]
        choices = step.choices if isinstance(step, Step) else ()
        ahead = [choice.to for choice in choices if choice.to not in known]
        if ahead:
            waiting += ahead
            continue
        known[name] = _from(step, choices, known)
        waiting.pop()
    ways, words, decisions = known[first]
    return max(1, min(round(minutes_of(words / ways, decisions / ways)), _MOST))


def _from(step: Step | Ending, choices: Sequence[Choice], known: Mapping[str, _Onward]) -> _Onward:
    heard = _many(bare(step.text), _longest(step.additions))
    if isinstance(step, Ending):
        return _Onward(1, heard, 0)
    heard += _many(step.question, *(choice.text for choice in choices))
    ways = words = decisions = 0
    for choice in choices:
        after = known[choice.to]
        ways += after.ways
        words += after.words + after.ways * (heard + _many(choice.text, choice.gives, choice.costs))
        decisions += after.decisions + after.ways
    return _Onward(ways, words, decisions)


def _longest(additions: Sequence[Addition]) -> str:
    """The longest of the additions, of which mostly one is told."""
    return max((each.text for each in additions), key=len, default="")


def _many(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
