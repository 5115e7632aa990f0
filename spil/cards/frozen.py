"""Frozen values of named fields, made from plain data: what a card, a shared file and a record's lines are made of."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform, get_origin

from spil.cards.fitting import Misfit, Problem, Reader, reader

_NOTHING = object()


class Field:
    """What is known of one field."""

    kind: Any
    """Its type, as annotated."""

    def __init__(self, default: Any, key: str, description: str) -> None:
        self.default, self.key, self.description = default, key, description

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is _NOTHING

    @cached_property
    def read(self) -> Reader:
        """What reads it; made when the first value is read, for most starts read few kinds."""
        return reader(self.kind)


def field(*, default: Any = _NOTHING, key: str = "", description: str = "") -> Any:
    """A field with a key of its own in a file, where it is not called as in the code."""
    return Field(default, key, description)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Frozen:
    """A value that never changes, and always fits its fields; two of one class with equal fields are equal."""

    fields: ClassVar[Mapping[str, Field]] = {}
    known: ClassVar[Mapping[str, Field]] = {}
    """The same fields, by the keys they have in a file."""
    strict: ClassVar[bool] = False
    """Whether a key that nobody knows is a mistake; else it is passed over."""

    def __init_subclass__(cls) -> None:
        kinds: dict[str, Any] = {**cls.__annotations__}
        own = {
            name: _field(name, kind, cls.__dict__.get(name, _NOTHING))
            for name, kind in kinds.items()
            if get_origin(kind) is not ClassVar
        }
        for name in own.keys() & cls.__dict__.keys():
            delattr(cls, name)
        cls.fields = {**cls.fields, **own}
        cls.known = {each.key: each for each in cls.fields.values()}

    def __init__(self, **given: Any) -> None:
        unknown = given.keys() - self.fields.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        plain = {self.fields[name].key: value for name, value in given.items()}
        self.__dict__.update(self.read(plain).__dict__)

    @classmethod
    def read(cls, plain: Any) -> Self:
        """A value from plain data, by the keys of a file.

        Raises:
            Misfit: Something does not fit; it tells everything that does not.
        """
        if isinstance(plain, cls):
            return plain
        if not isinstance(plain, Mapping):
            raise Misfit(Problem("entry", plain))
        found, problems = {}, []
        for name, each in cls.fields.items():
            if each.key not in plain:
                found[name] = each.default
                if each.required:
                    problems.append(Problem("missing", plain, (each.key,)))
                continue
            try:
                found[name] = each.read(plain[each.key])
            except Misfit as misfit:
                problems += misfit.under(each.key)
        if cls.strict and not plain.keys() <= cls.known.keys():
            problems += [Problem("unknown key", plain[key], (key,)) for key in plain if key not in cls.known]
        if problems:
            raise Misfit(*problems)
        return cls.as_is(**found)

    @classmethod
    def as_is(cls, **found: Any) -> Self:
        """A value of what fits already, or of as much of it as there is; what is left out has its default."""
        made = cls.__new__(cls)
        made.__dict__.update({name: each.default for name, each in cls.fields.items() if not each.required} | found)
        return made

    def but(self, **changed: Any) -> Self:
        """The same value with other fields changed."""
        return type(self)(**{**self.__dict__, **changed})

    def plain(self) -> dict[str, Any]:
        """The value as plain data, by the keys of a file; what is None is left out."""
        return {
            each.key: _plain(self.__dict__[name])
            for name, each in self.fields.items()
            if self.__dict__[name] is not None
        }

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def _field(name: str, kind: Any, given: Any) -> Field:
    made = given if isinstance(given, Field) else Field(given, "", "")
    made.kind, made.key = kind, made.key or name
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Frozen):
        return value.plain()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return {**value} if isinstance(value, Mapping) else value
