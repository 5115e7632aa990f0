"""Which plain data fits a field: for each kind of value a reader, which says everything that does not fit.

Small and our own: with pydantic half the time to a table's first line went into importing it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType, NoneType
from typing import Annotated, Any, Literal, NamedTuple, NoReturn, get_args, get_origin

Reader = Callable[[Any], Any]
"""Plain data to a value, or a `Misfit`."""


class Problem(NamedTuple):
    """One thing that does not fit."""

    sort: str
    given: Any
    at: tuple[str | int, ...] = ()
    """Keys and numbers that lead to it."""
    listed: tuple[str, ...] = ()
    """What might stand there, where there is a list."""


class Misfit(ValueError):  # noqa: N818  # it is a way of saying no, and caught where one asks
    """Plain data that is no value of the kind, with every reason."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{'.'.join(map(str, each.at))}: {each.sort}" for each in problems))
        self.problems = problems

    def under(self, *at: str | int) -> list[Problem]:
        """The problems as the whole sees them that holds this under a key."""
        return [each._replace(at=(*at, *each.at)) for each in self.problems]


def misfit(sort: str, given: Any) -> NoReturn:
    """Tell the one thing that does not fit.

    Raises:
        Misfit: Always.
    """
    raise Misfit(Problem(sort, given))


@cache
def reader(kind: Any) -> Reader:
    """What reads a kind of value; in `Annotated` the last mark is its reader."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _filled(reader(parts[0])) if parts[-1] is NOT_EMPTY else parts[-1]
    if origin is Literal:
        return _one_of(parts)
    if origin is tuple:
        return _many(reader(parts[0]))
    if origin is Mapping:
        return _map(*map(reader, parts))
    if NoneType in parts:
        return _optional(reader(next(each for each in parts if each is not NoneType)))
    return getattr(kind, "read", None) or _just(kind)


NOT_EMPTY = "not empty"
"""The mark of a list or map with something in it."""


def _just(kind: type) -> Reader:
    sort = _SORTS[kind]

    def read(value: Any) -> Any:
        return value if type(value) is kind else misfit(sort, value)

    return read


_SORTS: dict[type, str] = {str: "text", int: "whole number", bool: "yes or no"}


def _one_of(listed: tuple[Any, ...]) -> Reader:
    known = {each: each for each in listed}

    def read(value: Any) -> Any:
        if type(value) in {str, int} and value in known:
            return known[value]
        raise Misfit(Problem("listed", value, listed=tuple(map(str, listed))))

    return read


def _optional(within: Reader) -> Reader:
    return lambda value: None if value is None else within(value)


def _filled(within: Reader) -> Reader:
    def read(value: Any) -> Any:
        found = within(value)
        return found or misfit("empty", value)

    return read


def _many(each: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            misfit("list", value)
        try:
            return tuple(map(each, value))
        except Misfit:
            raise Misfit(*_problems((each, item, (number,)) for number, item in enumerate(value))) from None

    return read


KEY = "<nøgle>"
"""Where the key itself does not fit; no key of a file can look like it."""


def _map(key: Reader, item: Reader) -> Reader:
    def read(value: Any) -> Mapping[Any, Any]:
        if not isinstance(value, Mapping):
            misfit("map", value)
        try:
            return MappingProxyType({key(name): item(each) for name, each in value.items()})
        except Misfit:
            both = (part for name, each in value.items() for part in ((key, name, (name, KEY)), (item, each, (name,))))
            raise Misfit(*_problems(both)) from None

    return read


def _problems(parts: Iterable[tuple[Reader, Any, tuple[str | int, ...]]]) -> list[Problem]:
    """Everything that does not fit in any of the parts."""
    told: list[Problem] = []
    for read, value, at in parts:
        try:
            read(value)
        except Misfit as found:
            told += found.under(*at)
    return told
