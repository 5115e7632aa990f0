"""A move: what was done. A record is a list of them, and nothing else goes back along the way of the data."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from spil.cards.vocabulary import Form
from spil.danish import capitalised, clean

FEWEST = 3
"""People; below that a count would be somebody's own choice, and the record goes when it closes."""

LONGEST = 300
"""Characters of a text that people write."""
_LONGEST_ID = 200


class Event(BaseModel):
    """A line of a record; what a newer version adds to it is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    def line(self) -> str:
        """The event as one line of JSON, without its line end."""
        return self.model_dump_json(by_alias=True, exclude_none=True)


def _clean(text: str) -> str:
    return clean(text)[:LONGEST]


Written = Annotated[str, AfterValidator(_clean)]
"""Text that people wrote: one line, no control characters, bounded."""
Count = Annotated[int, Field(ge=0)]


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    raise ValueError


Id = Annotated[str, Field(max_length=_LONGEST_ID), AfterValidator(_printable)]
"""A name in a record: nothing in it can move a cursor or break a line."""


class Started(Event):
    """How a session began; the first line of a record."""

    type: Literal["started"] = "started"
    v: int = 1
    record: Id
    session: Id
    form: Form
    table: int | None = None
    people: Annotated[int, Field(ge=1)]
    leader: bool
    together: bool
    rehearsal: bool
    programme: Id
    at: str
    cards: tuple[Id, ...] | None = None
    """The cards that were chosen alone, in order; those beyond what is played are in reserve. At a table, the cards of
    a series, what comes next first."""
    before: Mapping[Id, Mapping[Id, bool]] | None = None
    """For each card that remembers earlier ones, what of it this machine knew when the session began."""

    @property
    def code(self) -> str:
        """What stands on the wall and is typed at a table."""
        return self.session.rpartition("-")[2]


class Opened(Event):
    """A card was begun."""

    type: Literal["opened"] = "opened"
    card: Id
    play: Id


class Recalled(Event):
    """What the group says it did in an earlier card of a series; nobody's own choice is asked for."""

    type: Literal["recalled"] = "recalled"
    flag: Id
    done: bool


Round = Literal[1, 2]
"""1: alone and silent. 2: after the talk."""
How = Literal["slips", "fingers", "hands", "cards", "phones"]


class Counted(Event):
    """How many people chose what; who passed is in nobody's number."""

    type: Literal["counted"] = "counted"
    step: Id
    round: Round = 1
    of: Literal["people"] = "people"
    how: How = "slips"
    counts: Mapping[Id, Count]


class Raised(BaseModel):
    """What one table held up."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    table: int
    choice: Id
    divided: bool = False
    """Whether the striped side was up: `vi var delte`."""


class TablesCounted(Event):
    """What the tables of a room held up, in the order they were typed; a `counted` line of its own kind."""

    type: Literal["counted"] = "counted"
    step: Id
    round: Round = 2
    of: Literal["tables"] = "tables"
    how: How = "cards"
    tables: tuple[Raised, ...]


class Chosen(Event):
    """The way that was tried."""

    type: Literal["chosen"] = "chosen"
    step: Id
    choice: Id
    by: Literal["table", "most", "tie", "facilitator"] = "table"


class Weighed(Event):
    """The consideration that weighed most, said by the table after the ending."""

    type: Literal["weighed"] = "weighed"
    step: Id
    consideration: Id


class Undone(Event):
    """The last standing move was taken back."""

    type: Literal["undone"] = "undone"


class Turned(Event):
    """Gone on without a choice: a page read, a count or a weighing skipped."""

    type: Literal["turned"] = "turned"


class Present(Event):
    """People came or went, in a led session: how many there are from now on."""

    type: Literal["present"] = "present"
    people: Annotated[int, Field(ge=1)]


EASES = ("easy", "fairly-easy", "fairly-hard", "hard")
"""How easy it can be to talk of equal treatment, the easiest first."""


class Eased(Event):
    """How easy people find it to talk of equal treatment where they work: asked for, and with counts answered."""

    type: Literal["eased"] = "eased"
    when: Literal["before", "after"]
    counts: Mapping[Id, Count] = {}


class Ended(Event):
    """An ending was read."""

    type: Literal["ended"] = "ended"
    ending: Id


class Stopped(Event):
    """The story was left where it was, for the talk."""

    type: Literal["stopped"] = "stopped"


class Passed(Event):
    """The card was passed; nobody is asked why."""

    type: Literal["passed"] = "passed"


class Agreed(Event):
    """The group's agreement, by a role and not a name."""

    type: Literal["agreed"] = "agreed"
    condition: Written = Field(alias="if")
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

    type: Literal["asked"] = "asked"
    rule: Id
    card: Id
    step: Id | None = None


class Dropped(Event):
    """A page was left out because time was short, in a led session."""

    type: Literal["dropped"] = "dropped"
    page: Id


class Closed(Event):
    """The session was ended as it should be."""

    type: Literal["closed"] = "closed"
    minutes: Count | None = None
    """Whole minutes since it began, where it was led in one go; by them plans can be held against the clock."""


Outcome = Literal["done", "partly", "not-yet", "did-not-arise"]


class FollowedUp(Event):
    """What became of the agreement, weeks later; it comes after `closed` and is no move."""

    type: Literal["followed-up"] = "followed-up"
    outcome: Outcome
    at: str


_InTheStory = Opened | Recalled | Chosen | Weighed | Ended | Stopped | Passed
_OtherMove = _InTheStory | Undone | Turned | Agreed | Asked | Dropped | Present | Eased | Closed
Move = Counted | TablesCounted | _OtherMove
AnyEvent = Started | Move | FollowedUp
KNOWN = frozenset(kind.model_fields["type"].default for kind in (Started, *Move.__args__, FollowedUp))
"""The types of line that this version knows."""


@cache
def event_adapter() -> TypeAdapter[AnyEvent]:
    """What makes events of JSON; built when the first record is read, for that takes a while."""
    counted = Annotated[Counted | TablesCounted, Field(discriminator="of")]
    others = Started | _OtherMove | FollowedUp
    return TypeAdapter(Annotated[counted | others, Field(discriminator="type")])


def moves_on(moves: Sequence[Move], card: str) -> tuple[Move, ...]:
    """The moves since a card was opened for the last time, till the next one was."""
    opened = [n for n, move in enumerate(moves) if isinstance(move, Opened)]
    mine = [n for n in opened if isinstance(move := moves[n], Opened) and move.card == card]
    if not mine:
        return ()
    end = next((n for n in opened if n > mine[-1]), len(moves))
    return tuple(moves[mine[-1] : end])
