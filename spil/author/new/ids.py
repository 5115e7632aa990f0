"""Ids made from what people call things."""

import re
import unicodedata

_IN_A_FILE_NAME = {"æ": "ae", "ø": "oe", "å": "aa"}
_LONGEST = 60
_OWN_LETTERS = "a-z0-9æøåäöüéèáó"


def card_id(title: str) -> str:
    """The id of a card of that title, which is also its file's name; empty where the title has no letter for it."""
    spelt = "".join(_IN_A_FILE_NAME.get(letter, letter) for letter in title.casefold())
    return _joined(unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode(), "a-z0-9")


def local_id(text: str, taken: set[str], otherwise: str) -> str:
    """An id within one card, unlike those taken; `otherwise` where the text has no letter for it."""
    base = _joined(text.casefold(), _OWN_LETTERS) or otherwise
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _joined(text: str, letters: str) -> str:
    words = re.findall(f"[{letters}]+", text)
    kept: list[str] = []
    for word in words:
        if kept and len("-".join([*kept, word])) > _LONGEST:
            break
        kept.append(word[:_LONGEST])
    return "-".join(kept)
