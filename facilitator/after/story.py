"""What worked for a unit, told to others: at most eighty words, with its agreement, and nobody's name."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from spil.danish import clean, counted

MOST_WORDS = 80
_MAIL = re.compile(r"\S+@\S+")
_CPR = re.compile(r"(?<!\d)\d{6}[ -]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+45 ?)?\d(?: ?\d){7}(?!\d)")
_WORD = re.compile(r"\w[\w'-]*")
_BEGINS = re.compile(r"(?:^|[.!?:…][»«\"”)]*|\s[-–])\s*[»\"“(]*$")
_NO_NAMES = frozenset({"I", "De", "Dem", "Deres", "Jeres", "Danmark", "Danmarks", "København", "Københavns"})
_LONGEST = {"text": 1000, "agreement": 1000, "unit": 80, "card": 80, "family": 80}
"""Characters of each part; whatever is longer was not written here."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story."""

    card: str
    family: str
    """The consideration it is most about."""
    agreement: str
    text: str
    unit: str = ""
    """Only where the unit wishes it."""

    @property
    def raw(self) -> bytes:
        """As a file has it."""
        told = {name: value for name, value in asdict(self).items() if value}
        return (json.dumps({"v": 1, **told}, ensure_ascii=False, indent=1) + "\n").encode()


def read_story(raw: bytes) -> Story | None:
    """A story as somebody's file has it; None where it is none."""
    try:
        told = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("v") != 1:
        return None
    parts = {name: told.get(name, "") for name in _LONGEST}
    if not all(isinstance(part, str) and len(part) <= _LONGEST[name] for name, part in parts.items()):
        return None
    story = Story(**{name: clean(part) for name, part in parts.items()})
    return story if story.card and story.text and words_in(story.text) <= MOST_WORDS else None


def words_in(text: str) -> int:
    """How many words there are."""
    return len(text.split())


def refused(text: str) -> str:
    """Why a text can stand nowhere, in a sentence; empty where it can."""
    if _MAIL.search(text):
        return "Der står en mailadresse. Tag den ud."
    if _CPR.search(text):
        return "Der står noget, der ligner et cpr-nummer. Tag det ud."
    if _PHONE.search(text):
        return "Der står noget, der ligner et telefonnummer. Tag det ud."
    if words_in(text) > MOST_WORDS:
        return f"Der er {counted(words_in(text), 'ord', 'ord')}. Skriv det på højst {MOST_WORDS}."
    return "Det er for langt." if len(text) > _LONGEST["text"] else ""


def names_in(text: str) -> list[str]:
    """Words that may be names: with a capital, and not where a sentence begins, or two of them there."""
    return list(dict.fromkeys(_names(text)))


def _names(text: str) -> Iterator[str]:
    last = None
    for word in _WORD.finditer(text):
        said = word[0]
        large = said[0].isupper() and not said.isupper() and said not in _NO_NAMES
        begins = bool(_BEGINS.search(text[: word.start()]))
        if large and not begins:
            close = last is not None and text[last.end() : word.start()] == " "
            if last is not None and close and _BEGINS.search(text[: last.start()]):
                yield last[0]
            yield said
        last = word if large else None
