"""A card's steps and choices as far as its plain data is in shape: what links are checked on, and ways walked by."""

from typing import Any

from spil.cards.findings import nearest
from spil.cards.keys import keys_of
from spil.cards.model import Choice
from spil.cards.read.syntax import Document
from spil.cards.ways import FROM_BEFORE, BareWay

Keys = tuple[str | int, ...]
Plain = dict[str, Any]


class Parts:
    """A file's steps and choices, as far as they are in shape, each with its place; read once for all checks."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.place = document.place
        self.top = map_of(document.data)
        self.every_step = map_of(self.top.get("trin"))
        self.steps = {name: step for name, step in self.every_step.items() if isinstance(step, dict)}
        self.choices: list[tuple[str, Keys, Plain]] = [
            (step_id, ("trin", step_id, "valg", number), choice)
            for step_id, step in self.steps.items()
            for number, choice in enumerate(list_of(step.get("valg")))
            if isinstance(choice, dict)
        ]
        self.ways = bare_ways(document)

    @property
    def considerations(self) -> tuple[str, ...]:
        """The considerations' ids; none where one is out of shape or stands twice, for then nothing is sure."""
        entries = list_of(self.top.get("hensyn"))
        ids = texts_of([map_of(each).get("id") for each in entries])
        return ids if len(ids) == len(set(ids)) == len(entries) else ()

    @property
    def flags(self) -> set[str] | None:
        """What choices remember; None where one of them may remember more than can be read."""
        if any(
            not isinstance(choice.get("husk", []), list) or _may_mean(choice, "husk") for *_, choice in self.choices
        ):
            return None
        own = (flag for *_, choice in self.choices for flag in texts_of(choice.get("husk")))
        return {*own, *self.before}

    @property
    def before(self) -> dict[str, bool]:
        """What the card remembers from earlier ones, and whether it is taken for done; as far as it is in shape."""
        return before_in(self.top)


def before_in(top: Plain) -> dict[str, bool]:
    """What a card's plain data remembers from earlier cards, and whether it is taken for done."""
    entries = map(map_of, list_of(top.get(FROM_BEFORE)))
    return {each["husk"]: each.get("ellers") == "ja" for each in entries if isinstance(each.get("husk"), str)}


def _may_mean(node: Plain, key: str) -> bool:
    """Whether a key is not there, but one that may be it misspelt."""
    unknown = node.keys() - _CHOICE_KEYS
    return bool(unknown) and key not in node and any(nearest(each, _CHOICE_KEYS) == key for each in unknown)


_CHOICE_KEYS = keys_of(Choice)


def bare_ways(document: Document) -> dict[str, tuple[BareWay, ...]] | None:
    """The ways of a file, or None where `trin` is not in shape enough to walk."""
    steps = map_of(map_of(document.data).get("trin"))
    ways: dict[str, tuple[BareWay, ...]] = {}
    for step_id, step in steps.items():
        if not isinstance(step, dict) or ("valg" in step) == ("slut" in step):
            return None
        choices = step.get("valg", _NONE)
        if not isinstance(choices, list) or not all(map(_walkable, choices)):
            return None
        ways[step_id] = tuple(map(_bare, choices))
    return ways or None


def _walkable(choice: Any) -> bool:
    if not isinstance(choice, dict) or not all(isinstance(choice.get(key), str) for key in ("id", "til")):
        return False
    return all(isinstance(choice[key], list) for key in choice.keys() & {"husk", "hvis", "hvis_ikke"})


def _bare(choice: Plain) -> BareWay:
    remembers, requires, excludes = (
        texts_of(choice[key]) if key in choice else () for key in ("husk", "hvis", "hvis_ikke")
    )
    return BareWay(choice["id"], choice["til"], remembers, requires, excludes)


_NOTHING: Plain = {}
_NONE: list[Any] = []


def map_of(value: Any) -> Plain:
    """The value, where it is a mapping; else one with nothing in it."""
    return value if isinstance(value, dict) else _NOTHING


def list_of(value: Any) -> list[Any]:
    """The value, where it is a list; else one with nothing in it."""
    return value if isinstance(value, list) else _NONE


def texts_of(value: Any) -> tuple[str, ...]:
    """The texts of a list; what else stands in it is told elsewhere."""
    return tuple([each for each in value if isinstance(each, str)]) if isinstance(value, list) else ()
