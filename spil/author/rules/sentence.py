"""The words of a text, and where its sentences end."""

from collections.abc import Sequence

CLOSERS = "\"'”’»)"
"""Signs that may stand after the end of a sentence."""


def words(text: str) -> list[str]:
    """The words of a text with their marks: what stands between spaces, so that one with a hyphen is one."""
    return text.split()


def sentences(text: str) -> list[list[str]]:
    """The sentences of a text, each as its words."""
    every = words(text)
    places = ends(every)
    return [every[start:end] for start, end in zip([0, *places], places, strict=False)]


def ends(text: Sequence[str]) -> list[int]:
    """Where sentences end: at . ! ? and colon, and at the end; but not in `kl. 12`, `3. marts` or `bl.a. en`."""
    marked = [number for number, word in enumerate(text, 1) if not word[-1].isalnum()]
    found = [number for number in marked if number == len(text) or _ends_with(text[number - 1], text[number])]
    return found if not text or found[-1:] == [len(text)] else [*found, len(text)]


def _ends_with(word: str, following: str) -> bool:
    mark = word.rstrip(CLOSERS)[-1:]
    return mark in ("!", "?", ":") or (mark == "." and not (following[0].islower() or following[0].isdigit()))
