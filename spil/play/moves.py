"""A move: what was done. A record is a list of them, and nothing else goes back along the way of the data."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from spil.cards.fitting import misfit
from spil.cards.frozen import Frozen, field
from spil.cards.vocabulary import Form
from spil.danish import capitalised, clean

FEWEST = 3
"""People; below that a count would be somebody's own choice, and the record goes when it closes."""

LONGEST = 300
"""Characters of a text that people write."""
_LONGEST_ID = 200


class Event(Frozen):
    """A line of a record; what a newer version adds to it is passed over."""

    type: ClassVar[str]
    """What kind of line it is."""

    def line(self) -> str:
        """The event as one line of JSON, without its line end."""
        return json.dumps({"type": self.type, **self.plain()}, ensure_ascii=False, separators=(",", ":"))


def _written(text: Any) -> str:
    return clean(text)[:LONGEST] if isinstance(text, str) else misfit("text", text)


def _id(text: Any) -> str:
    if isinstance(text, str) and len(text) <= _LONGEST_ID and text.isprintable():
        return text
    return misfit("text", text)


def _count(number: Any) -> int:
    return number if type(number) is int and number >= 0 else misfit("whole number", number)


def _people(number: Any) -> int:
    return _count(number) or misfit("whole number", number)


Written = Annotated[str, _written]
"""Text that people wrote: one line, no control characters, bounded."""
Count = Annotated[int, _count]
Id = Annotated[str, _id]
"""A name in a record: nothing in it can move a cursor or break a line."""


class Started(Event):
    """How a session began; the first line of a record."""

    type: ClassVar[Literal["started"]] = "started"
    v: int = 1
    record: Id
    session: Id
    form: Form
    table: int | None = None
    people: Annotated[int, _people]
    leader: bool
    together: bool
    rehearsal: bool
    programme: Id
    at: str


class Opened(Event):
    """A card was begun."""

    type: ClassVar[Literal["opened"]] = "opened"
    card: Id
    play: Id


Round = Literal[1, 2]
"""1: alone and silent. 2: after the talk."""
How = Literal["slips", "fingers", "hands", "cards", "phones"]


class Counted(Event):
    """How many people chose what; who passed is in nobody's number."""

    type: ClassVar[Literal["counted"]] = "counted"
    step: Id
    round: Round = 1
    of: Literal["people"] = "people"
    how: How = "slips"
    counts: Mapping[Id, Count]


class Raised(Frozen):
    """What one table held up."""

    table: int
    choice: Id
    divided: bool = False
    """Whether the striped side was up: `vi var delte`."""


class TablesCounted(Event):
    """What the tables of a room held up, in the order they were typed; a `counted` line of its own kind."""

    type: ClassVar[Literal["counted"]] = "counted"
    step: Id
    round: Round = 2
    of: Literal["tables"] = "tables"
    how: How = "cards"
    tables: tuple[Raised, ...]


class Chosen(Event):
    """The way that was tried."""

    type: ClassVar[Literal["chosen"]] = "chosen"
    step: Id
    choice: Id
    by: Literal["table", "most", "tie", "facilitator"] = "table"


class Weighed(Event):
    """The consideration that weighed most, said by the table after the ending."""

    type: ClassVar[Literal["weighed"]] = "weighed"
    step: Id
    consideration: Id


class Undone(Event):
    """The last standing move was taken back."""

    type: ClassVar[Literal["undone"]] = "undone"


class Turned(Event):
    """Gone on without a choice: a page read, a count or a weighing skipped."""

    type: ClassVar[Literal["turned"]] = "turned"


class Ended(Event):
    """An ending was read."""

    type: ClassVar[Literal["ended"]] = "ended"
    ending: Id


class Stopped(Event):
    """The story was left where it was, for the talk."""

    type: ClassVar[Literal["stopped"]] = "stopped"


class Passed(Event):
    """The card was passed; nobody is asked why."""

    type: ClassVar[Literal["passed"]] = "passed"


class Agreed(Event):
    """The group's agreement, by a role and not a name."""

    type: ClassVar[Literal["agreed"]] = "agreed"
    condition: Written = field(key="if")
    then: Written
    by: Written = ""
    when: Written = ""

    @property
    def sentence(self) -> str:
        """The agreement as one says it, then by whom and when, where that was written."""
        parts = (f"Hvis {self.condition}, så {self.then}", capitalised(self.by), capitalised(self.when))
        return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


class Asked(Event):
    """Another question was put before the room, in a led session."""

    type: ClassVar[Literal["asked"]] = "asked"
    rule: Id
    card: Id
    step: Id | None = None


class Dropped(Event):
    """A page was left out because time was short, in a led session."""

    type: ClassVar[Literal["dropped"]] = "dropped"
    page: Id


class Closed(Event):
    """The session was ended as it should be."""

    type: ClassVar[Literal["closed"]] = "closed"


Outcome = Literal["done", "partly", "not-yet", "did-not-arise"]


class FollowedUp(Event):
    """What became of the agreement, weeks later; it comes after `closed` and is no move."""

    type: ClassVar[Literal["followed-up"]] = "followed-up"
    outcome: Outcome
    at: str


_OtherMove = Opened | Chosen | Weighed | Undone | Turned | Ended | Stopped | Passed | Agreed | Asked | Dropped | Closed
Move = Counted | TablesCounted | _OtherMove
AnyEvent = Started | Move | FollowedUp
KINDS: Mapping[str, type[AnyEvent]] = {
    kind.type: kind for kind in (Started, TablesCounted, Counted, *_OtherMove.__args__, FollowedUp)
}
"""The kinds of line that this version knows, by their type; of the two kinds of count, that of people."""


def event_of(plain: Mapping[str, Any]) -> AnyEvent:
    """The event of a line.

    Raises:
        KeyError: This version does not know its kind.
        Misfit: Something in it does not fit.
    """
    kind = KINDS[plain["type"]]
    return (TablesCounted if kind is Counted and plain.get("of") == "tables" else kind).read(plain)
