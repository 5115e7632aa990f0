"""Whether it is a dilemma at all: what choices offer beside each other, and where ways part."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spil.author.check.story import Story
from spil.author.rules.texts import handed_on
from spil.author.rules.ways import are_alike, same_main_consideration, uneven
from spil.cards.findings import Finding, Related
from spil.cards.model import Choice, Step
from spil.danish import listed, number

if TYPE_CHECKING:
    from spil.cards.read.parts import Keys

_SECOND_STEPS = 2
"""Steps that second decisions may be split over; else too few tables stand at any one."""


def hands_on(story: Story) -> Iterator[Finding]:
    """Choices that only ask the leader."""
    for _, keys, choice in story.choices:
        for each in handed_on(choice.text, f'valget "{choice.id}"'):
            yield story.told((*keys, "tekst"), each)


def out_of_balance(story: Story) -> Iterator[Finding]:
    """Choices whose gain and cost do not weigh the same."""
    for _, keys, choice in story.choices:
        for each in uneven(choice):
            yield story.told((*keys, each.key), each)


def same_reason(story: Story) -> Iterator[Finding]:
    """Choices that can be offered together and have the same main consideration."""
    if story.explored is None:
        return
    placed = {(step_id, choice.id): (keys, choice) for step_id, keys, choice in story.choices}
    told_of: set[Keys] = set()
    for state in story.explored.states:
        first: dict[str, tuple[Keys, Choice]] = {}
        for keys, choice in (placed[state.step, way.id] for way in state.offered):
            if not choice.considerations:
                continue
            other, before = first.setdefault(choice.considerations[0], (keys, choice))
            if other != keys and keys not in told_of and not are_alike(before, choice):
                told_of.add(keys)
                told = same_main_consideration(f'valgene "{before.id}" og "{choice.id}"')
                related = (Related(story.document.path, story.document.place(*other, "hensyn", 0).line, "det andet"),)
                where = f'"{before.id}" står i linje {related[0].line}.'
                found = story.told((*keys, "hensyn", 0), told, related, where)
                yield replace(found, way=story.explored.way_to(state))


def scattered(story: Story) -> Iterator[Finding]:
    """Second decisions at so many places that too few tables stand at each."""
    if story.explored is None:
        return
    first = story.explored.states[0]
    second = {way.to: None for way in first.offered if isinstance(story.steps.get(way.to), Step)}
    if len(second) > _SECOND_STEPS:
        told = f"den anden beslutning er delt på {number(len(second))} trin: {listed(list(second))}"
        repair = "Lad veje mødes igen, så det højst er to. Ellers står der for få borde hvert sted."
        yield story.warning(("trin", first.step, "valg"), "K609", told, repair, of_key=True)
