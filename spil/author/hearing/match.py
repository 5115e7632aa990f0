"""Where a comment stands now, when the card may have been changed since it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from spil.author.hearing.lines import Line
from spil.cards.hearing import Comment

_ALIKE = 0.7
"""From here on a line that stands elsewhere is taken for the same one with other words."""
_TELLING = 4
"""Words; fewer than that may well stand in two places, and say nothing of where a line went."""
_COMPARED = 600
"""Letters of a line that are compared; a file may be made to be slow."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A comment and the line of the card as it is now."""

    comment: Comment
    line: Line | None
    """None for the whole card, and for a line that is gone."""
    how: Literal["står", "ændret", "væk", "hele kortet"]


def standing(comments: Iterable[Comment], lines: Sequence[Line]) -> tuple[Standing, ...]:
    """Each comment at its line: by the line's own words first, then by its place, then by words much like its own."""
    return tuple(_standing(comment, lines) for comment in comments)


def _standing(comment: Comment, lines: Sequence[Line]) -> Standing:
    if comment.place is None and comment.line is None:
        return Standing(comment, None, "hele kortet")
    there = [line for line in lines if line.place == comment.place]
    if comment.line is None:
        return Standing(comment, there[0], "står") if there else Standing(comment, None, "væk")
    words, field = comment.line.split(), _field(comment.place or "")
    same = [line for line in lines if line.text.split() == words]
    if there and not set(there).intersection(same) and len(words) < _TELLING:
        same = []
    if same:
        return Standing(comment, min(same, key=lambda line: (line not in there, _field(line.place) != field)), "står")
    alike = [(_likeness(comment.line, line.text), line) for line in there or lines if _field(line.place) == field]
    likeness, nearest = max(alike, key=lambda found: found[0], default=(0.0, None))
    return Standing(comment, nearest, "ændret") if there or likeness >= _ALIKE else Standing(comment, None, "væk")


def _field(place: str) -> str:
    """What kind of text it is: the last part of its place."""
    return place.rpartition(".")[2]


def _likeness(one: str, other: str) -> float:
    """How much of two texts is the same, from 0 to 1; told roughly where it is little."""
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    rough = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if rough >= _ALIKE else rough * 0.5
