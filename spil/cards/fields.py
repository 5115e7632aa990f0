"""The kinds of value a field of ours can hold, read from text: every scalar of a file is text first."""

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Item = TypeVar("Item")


class Entry(BaseModel):
    """A frozen value from a file; its `title` is what a Danish sentence calls it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
CardId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""a-z, 0-9 and hyphen: it is also a file's name."""
LocalId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9æøåäöüéèáó]+(-[a-z0-9æøåäöüéèáó]+)*$")]
"""An id within one file, with Danish letters."""
SomeOf = tuple[Item, ...]
"""A list that may be empty."""
ListOf = Annotated[tuple[Item, ...], Field(min_length=1)]
"""A list with something in it."""

_WHOLE = re.compile(r"[1-9][0-9]{0,2}")
_MINUTES = re.compile(r"[1-9][0-9]{0,2}|[0-9]{1,2},5")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _whole_number(value: Any) -> Any:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value):
            raise PydanticCustomError("whole_number", "whole number")
        return int(value)
    return value


def _minutes(value: Any) -> Any:
    if isinstance(value, str):
        if not _MINUTES.fullmatch(value):
            raise PydanticCustomError("minutes", "minutes")
        return float(value.replace(",", "."))
    return value


def _date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value if _DATE.fullmatch(value) else "")
        except ValueError:
            raise PydanticCustomError("calendar_date", "date") from None
    return value


WholeNumber = Annotated[int, BeforeValidator(_whole_number, json_schema_input_type=int)]
"""1 to 999; `0112` and `12:30` are no numbers here."""
Minutes = Annotated[float, BeforeValidator(_minutes)]
"""Whole or half minutes, with the Danish comma: `4`, `1,5`."""
Day = Annotated[date, BeforeValidator(_date)]
"""A day as YYYY-MM-DD."""
