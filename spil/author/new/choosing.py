"""Choosing from a list as people write: by number, by name, or by the beginning of a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from spil.cards.findings import nearest
from spil.danish import whole_number


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen."""

    value: str
    """What stands in the card."""
    name: str = ""
    """What it is called here; the value itself where that is a word already."""
    more: str = ""
    """A word more, told the first time."""

    @property
    def told(self) -> str:
        """What it is called."""
        return self.name or self.value


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, or why nothing was."""

    options: tuple[Option, ...] = ()
    words: str = ""
    """What stood after it, in one's own words."""
    refused: str = ""


def chosen(typed: str, options: Sequence[Option], *, several: bool = False, words: bool = False) -> Chosen:
    """What was meant by what was typed; `several` may be chosen, or `words` may follow."""
    one = _meant(typed, options)
    if one is not None:
        return Chosen((one,))
    if words:
        return _with_words(typed, options)
    parts = _names(typed, options)
    found = [_meant(part, options) for part in parts]
    words_alone = [part for part in typed.replace(",", " ").split() if part != "og"]
    if None in found and None not in (one_by_one := [_meant(part, options) for part in words_alone]):
        parts, found = words_alone, one_by_one
    every = tuple(dict.fromkeys(each for each in found if each is not None))
    if not parts or None in found:
        unknown = next((part for part, each in zip(parts, found, strict=True) if each is None), typed)
        return Chosen(refused=_refused(unknown if "," in typed else typed, options))
    if len(every) > 1 and not several:
        return Chosen(refused="Skriv kun ét tal.")
    return Chosen(every)


def _names(typed: str, options: Sequence[Option]) -> list[str]:
    """What stands between commas; a name may have a comma of its own."""
    told = {each.told.casefold() for each in options}
    left = [part.strip() for part in typed.split(",") if part.strip()]
    names: list[str] = []
    while left:
        sizes = range(len(left), 1, -1)
        size = next((n for n in sizes if ", ".join(left[:n]).casefold() in told), 1)
        names.append(", ".join(left[:size]))
        left = left[size:]
    return names


def numbers(values: str, options: Sequence[Option]) -> str:
    """What one would type to choose these values again."""
    return " ".join(str(n) for value in values.split() for n, each in enumerate(options, 1) if each.value == value)


def _with_words(typed: str, options: Sequence[Option]) -> Chosen:
    """A number or a name, and then words of one's own: `2 de andre i køen`, `drift: posten i dag`."""
    first, _, rest = typed.partition(" ")
    name, colon, after = typed.partition(":")
    one = _meant(first.rstrip(".:,"), options) if whole_number(first.rstrip(".:,"), 0, 999) is not None else None
    if one is None and colon:
        one, rest = _meant(name.strip(), options), after
    if one is None:
        return Chosen(refused=_refused(typed, options))
    return Chosen((one,), rest.strip())


def _meant(typed: str, options: Sequence[Option]) -> Option | None:
    """The option of that number, or that name, or whose name alone begins so."""
    number = whole_number(typed, 1, len(options))
    if number is not None:
        return options[number - 1]
    said = typed.casefold()
    exact = [each for each in options if said in {each.value.casefold(), each.told.casefold()}]
    begun = [each for each in options if len(said) > 1 and _begins(each, said)]
    return next(iter(exact or (begun if len(begun) == 1 else [])), None)


def _begins(option: Option, said: str) -> bool:
    return option.value.casefold().startswith(said) or option.told.casefold().startswith(said)


def _refused(typed: str, options: Sequence[Option]) -> str:
    near = nearest(typed, [each.told for each in options]) if whole_number(typed, 0, 999_999_999) is None else None
    meant = f' Mente du "{near}"?' if near else ""
    return f"Skriv et tal fra 1 til {len(options)}, eller et af navnene.{meant}"
