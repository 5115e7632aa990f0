"""The texts of a card that people read or hear, each with its keys, and where a word of one stands in the file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from spil.author.check.story import Story
from spil.author.rules.wording import without_speech
from spil.cards.findings import Finding, Place, lines_of
from spil.cards.read.parts import Keys

_TOLD = frozenset(
    (
        *("titel", "teaser", "navn", "tekst", "kort_sagt", "giver", "koster", "spørgsmål", "slut", "hvem", "byttetest"),
        *("aftale_hvis", "vælg_fra", "formål", "går_i_stå", "bliver_hårdt"),
    )
)
"""Keys of what people read or hear."""


def texts_in(data: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every such text of a file's plain data, with its keys."""
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, dict):
        items = data.items()
    elif isinstance(data, list):
        items = enumerate(data)
    for key, value in items:
        if isinstance(value, str):
            if key in _TOLD:
                yield (*keys, key), value
        else:
            yield from texts_in(value, (*keys, key))


def at_words(story: Story, finding: Finding, words: str, *, in_speech: bool = False) -> Finding:
    """The finding at the words themselves, where the value's lines show them as they are."""
    place = finding.place
    lines = "\n".join(lines_of(story.document.text)[place.line - 1 : place.end_line])
    begins = place.column - 1
    text = lines if in_speech else lines[:begins] + without_speech(lines[begins:])
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    match = re.compile(pattern, re.IGNORECASE).search(text, place.column - 1)
    if not match:
        return finding
    start, end = (text[:offset].rpartition("\n") for offset in match.span())
    line = [place.line + before.count("\n") + bool(newline) for before, newline, _ in (start, end)]
    return replace(finding, place=Place(line[0], len(start[2]) + 1, line[1], len(end[2]) + 1))
