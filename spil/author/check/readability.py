"""How a card reads and how long it takes: LIX, the longest sentence, and the median way, counted over states."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spil.author.check.story import Steps, walked_through
from spil.author.rules.sentence import CLOSERS, ends, sentences, words
from spil.cards.lasting import minutes_of
from spil.cards.marks import bare
from spil.cards.model import Card, Ending, Step
from spil.cards.ways import before_of, ways_of
from spil.play.explore import Explored, State
from spil.play.walk import holds

_MARKS = f"{CLOSERS}“«(.,;:!?…–-"
_UNAVOIDABLE = re.compile(r"ligebehandl|beskyttelsesgrund|borgerrådgiv|forskelsbehandl", re.IGNORECASE)
"""Beginnings of words that no author can do without; they count as words, but not as long ones."""
_LONG = 7
"""Letters of a long word."""

_MOST_SUMS = 200_000
"""Different lengths kept while counting; a card of fourteen steps has some thousand."""

_Sums = Counter[tuple[int, int]]
"""How many ways from here have so many words and so many decisions."""


@dataclass(frozen=True, slots=True)
class Ease:
    """How easily a card reads."""

    words: int
    lix: float
    lix_without: float
    """LIX where the unavoidable terms do not count as long words."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The median way, and how many there are."""

    words: int
    minutes: float
    ways: int
    endings: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A card in numbers."""

    prose: Ease
    longest: str
    """The sentence with the most words."""
    walk: Walk | None
    """None where the card has more ways than can be counted in a moment."""


def figures(card: Card) -> Figures:
    """A card in numbers."""
    explored = walked_through(card.steps, ways_of(card), before_of(card))
    walk = walk_of(card.steps, explored) if explored else None
    return Figures(prose_of(card.steps), longest_sentence(card.steps), walk)


def prose_of(steps: Steps) -> Ease:
    """How easily everything reads that is read aloud."""
    texts = [words(text) for text in _texts(steps)]
    long = [word for text in texts for word in text if len(word) >= _LONG and len(word.strip(_MARKS)) >= _LONG]
    avoidable = sum(not _UNAVOIDABLE.match(word.strip(_MARKS)) for word in long)
    every = sum(map(len, texts))
    length = every / (sum(len(ends(text)) for text in texts) or 1)
    many = every or 1
    return Ease(every, length + 100 * len(long) / many, length + 100 * avoidable / many)


def may_be_hard(steps: Steps, lix: float) -> bool:
    """Whether LIX can be above that at all: it is highest where every text is one sentence, and that is quick."""
    texts = [words(text) for text in _texts(steps)]
    every = sum(map(len, texts))
    long = sum([len(word) >= _LONG for text in texts for word in text])
    return bool(every) and every / len(texts) + 100 * long / every > lix


def longest_sentence(steps: Steps) -> str:
    """The sentence with the most words, of all that is read aloud."""
    longest: Sequence[str] = max((each for text in _texts(steps) for each in sentences(text)), key=len, default=[])
    return " ".join(longest)


def _texts(steps: Steps) -> Iterator[str]:
    for step in steps.values():
        yield bare(step.text)
        for addition in step.additions:
            yield addition.text
        if isinstance(step, Step):
            yield step.question
            for choice in step.choices:
                yield from (choice.text, choice.gives, choice.costs)


def walk_of(steps: Steps, explored: Explored) -> Walk | None:
    """The median way by its minutes: sums for each state from the endings back, so that no way is walked by itself."""
    spoken = {
        (step_id, choice.id): (_many(choice.text), _many(choice.text, choice.gives, choice.costs))
        for step_id, step in steps.items()
        if isinstance(step, Step)
        for choice in step.choices
    }
    sums: dict[int, _Sums] = {}
    kept = 0
    waiting = [0]
    while waiting:
        number = waiting[-1]
        state = explored.states[number]
        after = [(explored.after(state, way), spoken[state.step, way.id]) for way in state.offered]
        ahead = [each for each, _ in after if each not in sums]
        if ahead:
            waiting += ahead
            continue
        waiting.pop()
        if number not in sums:
            sums[number] = _sums_from(_heard(steps, state) + sum(text for _, (text, _) in after), after, sums)
            kept += len(sums[number])
        if kept > _MOST_SUMS:
            return None
    reached = {state.step for state in explored.states}
    return _median(sums[0], sum(isinstance(steps.get(name), Ending) for name in reached))


def _sums_from(here: int, after: Iterable[tuple[int, tuple[int, int]]], sums: Mapping[int, _Sums]) -> _Sums:
    total: _Sums = Counter()
    for number, (_, outcome) in after:
        for (later, decisions), ways in sums[number].items():
            total[here + outcome + later, decisions + 1] += ways
    return total or Counter({(here, 0): 1})


def _heard(steps: Steps, state: State) -> int:
    step = steps.get(state.step)
    if step is None:
        return 0
    question = step.question if isinstance(step, Step) else ""
    return _many(bare(step.text), question, *(each.text for each in step.additions if holds(each, state.remembered)))


def _many(*texts: str) -> int:
    return sum([len(words(text)) for text in texts])


def _median(sums: _Sums, endings: int) -> Walk:
    ordered = sorted(sums, key=lambda each: minutes_of(*each))
    ways = sums.total()
    low, high = (_nth(ordered, sums, place) for place in ((ways - 1) // 2, ways // 2))
    minutes = (minutes_of(*low) + minutes_of(*high)) / 2
    return Walk(round((low[0] + high[0]) / 2), minutes, ways, endings)


def _nth(ordered: Iterable[tuple[int, int]], sums: _Sums, place: int) -> tuple[int, int]:
    for each in ordered:
        place -= sums[each]
        if place < 0:
            return each
    raise AssertionError
