"""The kinds of value a field of ours can hold, read from text: every scalar of a file is text first."""

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from spil.cards.colours import DARK_GROUND, LEAST_CONTRAST, LIGHT_GROUND, contrast, is_colour

Item = TypeVar("Item")


class Entry(BaseModel):
    """A frozen value from a file; its `title` is what a Danish sentence calls it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
CARD_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CardId = Annotated[str, StringConstraints(pattern=CARD_ID)]
"""a-z, 0-9 and hyphen: it is also a file's name."""
LOCAL_ID = r"^[a-z0-9æøåäöüéèáó]+(-[a-z0-9æøåäöüéèáó]+)*$"
LocalId = Annotated[str, StringConstraints(pattern=LOCAL_ID)]
"""An id within one file, with Danish letters."""
Code = Annotated[str, StringConstraints(pattern=r"^K[0-9]{3}$")]
"""The code of a finding."""
SomeOf = tuple[Item, ...]
"""A list that may be empty."""
ListOf = Annotated[tuple[Item, ...], Field(min_length=1)]
"""A list with something in it."""

_WHOLE = re.compile(r"[1-9][0-9]{0,2}")
_MINUTES = re.compile(r"[1-9][0-9]{0,2}|[0-9]{1,2},5")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"https://[A-Za-z0-9.:-]+/(?:[A-Za-z0-9._~%-]+/)*")
_PICTURE = re.compile(r"[A-Za-z0-9_-]+\.(svg|png)")


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


def _colour_on(ground: str) -> AfterValidator:
    def seen(value: str) -> str:
        if not is_colour(value):
            raise PydanticCustomError("colour", "colour")
        if contrast(value, ground) < LEAST_CONTRAST:
            raise PydanticCustomError("pale", "pale")
        return value

    return AfterValidator(seen)


def _picture(value: str) -> str:
    if not _PICTURE.fullmatch(value):
        raise PydanticCustomError("picture", "picture")
    return value


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise PydanticCustomError("web_address", "address")
    return value


WholeNumber = Annotated[int, BeforeValidator(_whole_number, json_schema_input_type=int)]
"""1 to 999; `0112` and `12:30` are no numbers here."""
Minutes = Annotated[float, BeforeValidator(_minutes)]
"""Whole or half minutes, with the Danish comma: `4`, `1,5`."""
Day = Annotated[date, BeforeValidator(_date)]
"""A day as YYYY-MM-DD."""
DayColour = Annotated[Text, _colour_on(LIGHT_GROUND)]
NightColour = Annotated[Text, _colour_on(DARK_GROUND)]
"""A colour that can be read on our pages by day, and by night."""
PictureName = Annotated[Text, AfterValidator(_picture)]
"""The name of a picture that lies beside the file."""
WebAddress = Annotated[Text, AfterValidator(_address)]
"""Where a folder of web pages lies, with `/` at its end."""
