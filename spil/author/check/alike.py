"""Whether choices are different choices: what is only written twice makes no dilemma."""

import re
from collections.abc import Iterator
from itertools import combinations

from spil.author.check.story import Story
from spil.cards.findings import Finding, Related
from spil.cards.model import Choice
from spil.cards.read.parts import Keys

_NO_LETTER = re.compile(r"[\W_]+")
_FEWEST = 3
"""Words of what is given and what it costs, for it to be a copy where both are the same."""
_Placed = tuple[str, Keys, Choice]


def written_twice(story: Story) -> Iterator[Finding]:
    """Choices of one step that say, or give and cost, the same; and a choice that gives what it costs."""
    told: set[Keys] = set()
    for (_, first, one), (_, keys, other) in _together(story):
        key = _alike(one, other)
        if key and keys not in told:
            told.add(keys)
            line = story.document.place(*first, key).line
            what = "giver og koster det samme" if key == "giver" else "siger det samme"
            related = (Related(story.document.path, line, "det andet"),)
            repair = f'Skriv det, der skiller dem. "{one.id}" står i linje {line}.'
            message = f'valgene "{one.id}" og "{other.id}" {what}'
            yield story.warning((*keys, key), "K616", message, repair, related=related)
    for _, keys, choice in story.choices:
        gives = _bare(choice.gives)
        if keys not in told and " " in gives and gives == _bare(choice.costs):
            repair = "Skriv det, valget koster, og hvem der bærer det."
            yield story.warning((*keys, "koster"), "K617", '"koster" siger det samme som "giver"', repair)


def are_alike(one: Choice, other: Choice) -> bool:
    """Whether two choices are one choice written twice."""
    return _alike(one, other) is not None


def _together(story: Story) -> Iterator[tuple[_Placed, _Placed]]:
    """Choices that somebody can choose between."""
    if story.explored is None:
        pairs = combinations(story.choices, 2)
        yield from ((a, b) for a, b in pairs if a[0] == b[0] and not (_asks(a[2]) or _asks(b[2])))
        return
    placed = {(each[0], each[2].id): each for each in story.choices}
    offered = {tuple((state.step, way.id) for way in state.offered): None for state in story.explored.states}
    pairs_seen = {pair: None for ids in offered for pair in combinations(ids, 2)}
    for a, b in pairs_seen:
        if a != b and a in placed and b in placed:
            yield placed[a], placed[b]


def _asks(choice: Choice) -> bool:
    return bool(choice.requires or choice.excludes)


def _alike(one: Choice, other: Choice) -> str | None:
    """The key that shows it."""
    if _bare(one.text) and _bare(one.text) == _bare(other.text):
        return "tekst"
    if _bare(one.in_short) and _bare(one.in_short) == _bare(other.in_short):
        return "kort_sagt"
    effects = [(_bare(each.gives), _bare(each.costs)) for each in (one, other)]
    long = all(len(text.split()) >= _FEWEST for text in effects[0])  # "Ro." and "Tid." may well stand twice
    return "giver" if long and effects[0] == effects[1] else None


def _bare(text: str) -> str:
    """The letters of a text, so that a full stop makes no difference."""
    return _NO_LETTER.sub(" ", text).casefold().strip()
