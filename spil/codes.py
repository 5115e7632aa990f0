"""The short code of a session: read from a wall, typed at a table or on a phone.

No letter looks like another or like a digit, and the last one checks the others: a letter typed wrong, or two in each
other's place, is told at once. Codes from before, and those that a group makes up itself, have no check.
"""

from collections.abc import Iterable

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Without i, l and o, which look like digits; 23 of them, a prime number, so that the check below misses no swap."""
_OWN = 4
_LONG = 7
"""Letters; 23 to the seventh is 3,400 million."""
_LONGEST = 12


def made_code(chance: Iterable[int]) -> str:
    """A code of five letters, the last of which checks the others.

    Args:
        chance: At least four numbers by chance, each at least 0.
    """
    places = [number % len(_LETTERS) for number, _ in zip(chance, range(_OWN), strict=False)]
    return "".join(_LETTERS[place] for place in (*places, _check(places)))


def long_code(chance: Iterable[int]) -> str:
    """A code for a place where many rooms are open at once: so long that guessing finds none of them.

    Args:
        chance: At least seven numbers by chance, each at least 0.
    """
    return "".join(_LETTERS[number % len(_LETTERS)] for number, _ in zip(chance, range(_LONG), strict=False))


def code_of(text: str) -> str | None:
    """The code in what was typed, which may be the whole name of a session.

    Returns:
        Empty where nothing was typed; None where it is no code, or is one of ours with a letter wrong.
    """
    code = text.strip().casefold().rpartition("-")[2]
    if not text.strip():
        return code
    if not (code.isascii() and code.isalnum() and len(code) <= _LONGEST):
        return None
    return None if _slipped(code) else code


def _slipped(code: str) -> bool:
    """Whether it looks like a code of ours, and its last letter does not check the others."""
    places = [_LETTERS.find(letter) for letter in code]
    return len(code) == _OWN + 1 and min(places) >= 0 and places[-1] != _check(places[:-1])


def _check(places: list[int]) -> int:
    """The letter that checks the others: each counts by where it stands."""
    return sum(place * number for number, place in enumerate(places, 2)) % len(_LETTERS)
