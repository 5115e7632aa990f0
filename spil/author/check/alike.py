"""Whether choices are different choices: what is only written twice makes no dilemma."""

from collections.abc import Iterator
from itertools import combinations

from spil.author.check.story import Story
from spil.author.rules.ways import costs_what_it_gives, one_and_the_same
from spil.cards.findings import Finding, Related
from spil.cards.model import Choice
from spil.cards.read.parts import Keys

_Placed = tuple[str, Keys, Choice]


def written_twice(story: Story) -> Iterator[Finding]:
    """Choices of one step that say, or give and cost, the same; and a choice that gives what it costs."""
    told: set[Keys] = set()
    for (_, first, one), (_, keys, other) in _together(story):
        if keys in told:
            continue
        for each in one_and_the_same(one, other, f'valgene "{one.id}" og "{other.id}"'):
            told.add(keys)
            line = story.document.place(*first, each.key).line
            related = (Related(story.document.path, line, "det andet"),)
            yield story.told((*keys, each.key), each, related, f'"{one.id}" står i linje {line}.')
    for _, keys, choice in story.choices:
        for each in costs_what_it_gives(choice) if keys not in told else ():
            yield story.told((*keys, each.key), each)


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
