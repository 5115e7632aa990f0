"""The kinds of value a field of ours can hold, read from text: every scalar of a file is text first."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from spil.cards.fitting import NOT_EMPTY, misfit
from spil.cards.frozen import Frozen

Item = TypeVar("Item")


class Entry(Frozen):
    """A value from a file."""

    called: ClassVar[str] = ""
    """What a Danish sentence calls it."""
    strict = True

    def __init_subclass__(cls, title: str) -> None:
        super().__init_subclass__()
        cls.called = title


def entries_in(kind: Any) -> Iterator[type[Entry]]:
    """The kinds of entry that a kind of value is made of: itself, or each that stands in it."""
    if isinstance(kind, type) and issubclass(kind, Entry):
        yield kind
    for part in get_args(kind):
        yield from entries_in(part)


class Pattern:
    """What reads a text of one form."""

    def __init__(self, form: str) -> None:
        self.form = form
        self._form = re.compile(form)

    def __call__(self, value: Any) -> str:
        """The text, where it has the form.

        Raises:
            Misfit: It has not.
        """
        told = _text(value)
        return told if self._form.fullmatch(told) else misfit("id", value)


def text(value: Any) -> str:
    """A text with something in it, without the room around it.

    Raises:
        Misfit: It is none.
    """
    return _text(value).strip() or misfit("empty text", value)


def whole_number(value: Any) -> int:
    """1 to 999; `0112` and `12:30` are no numbers here.

    Raises:
        Misfit: It is none.
    """
    if type(value) is int:
        return value
    return int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else misfit("whole number", value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else misfit("text", value)


def _minutes(value: Any) -> float:
    if isinstance(value, float):
        return value
    fits = isinstance(value, str) and _MINUTES.fullmatch(value)
    return float(value.replace(",", ".")) if fits else misfit("minutes", value)


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) and _DATE.fullmatch(value) else "")
    except ValueError:
        misfit("date", value)


_WHOLE = re.compile(r"[1-9][0-9]{0,2}")
_MINUTES = re.compile(r"[1-9][0-9]{0,2}|[0-9]{1,2},5")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Text = Annotated[str, text]
CardId = Annotated[str, Pattern(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""a-z, 0-9 and hyphen: it is also a file's name."""
LocalId = Annotated[str, Pattern(r"^[a-z0-9æøåäöüéèáó]+(-[a-z0-9æøåäöüéèáó]+)*$")]
"""An id within one file, with Danish letters."""
SomeOf = tuple[Item, ...]
"""A list that may be empty."""
ListOf = Annotated[tuple[Item, ...], NOT_EMPTY]
"""A list with something in it."""
WholeNumber = Annotated[int, whole_number]
Minutes = Annotated[float, _minutes]
"""Whole or half minutes, with the Danish comma: `4`, `1,5`."""
Day = Annotated[date, _date]
"""A day as YYYY-MM-DD."""
