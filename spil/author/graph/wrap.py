"""Text broken into lines of a picture, by how wide letters are at most: a picture brings no font along."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_NARROW = frozenset("iljtfrI.,:;'|!()[]- ")
_WIDE = frozenset("mwMW@%&æÆœŒ—…→ØOQGDNHU")


def broken(text: str, room: float) -> list[str]:
    """Lines of a text; a word that is too long for one goes on in the next.

    Args:
        text: What is to be broken; no character of it is lost but the spaces where lines end.
        room: How wide a line may be, in the size of its letters.
    """
    lines = [""]
    for word in text.split(" "):
        for number, piece in enumerate(_pieces(word, room)):
            longer = f"{lines[-1]} {piece}" if lines[-1] and number == 0 else f"{lines[-1]}{piece}"
            if lines[-1] and (number or width(longer) > room):
                lines.append(piece)
            else:
                lines[-1] = longer
    return lines


def width(text: str) -> float:
    """How wide a text is at most in the fonts that a reader's machine may take, in the size of its letters."""
    return sum(map(_width, text))


def _pieces(word: str, room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for place, char in enumerate(word):
        wide = _width(char)
        if used + wide > room:
            yield word[start:place]
            start, used = place, 0.0
        used += wide
    yield word[start:]


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.42
    if char in _WIDE:
        return 0.95
    if combining(char):
        return 0.0
    if east_asian_width(char) in "WF" or ord(char) > 0x2FFF:
        return 1.1
    return 0.78 if char.isupper() or ord(char) > 0x24F else 0.64
