"""Marks in a step's text, `{mærke}`: where an addition stands that belongs inside the story."""

import re
from collections.abc import Mapping

BEFORE, AFTER = "før", "efter"
"""Where an addition stands when it is not at a mark."""

_MARK = re.compile(r"\{([^\W_A-Z]+(?:-[^\W_A-Z]+)*)\}")
"""Small letters, digits and hyphens between braces, as an id is written; other braces are only text."""


def marks_in(text: str) -> tuple[str, ...]:
    """The names of a text's marks, in order."""
    return tuple(_MARK.findall(text)) if "{" in text else ()


def filled(text: str, said: Mapping[str, str]) -> str:
    """The text with what is said at each mark; a mark that nothing is said at leaves no trace."""
    return _MARK.sub(lambda mark: said.get(mark[1], ""), text) if "{" in text else text


def bare(text: str) -> str:
    """The text without its marks."""
    return filled(text, {})
