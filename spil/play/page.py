"""A page: what to show now and what can be done; the same value for screen, line and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spil.command_line import MOST_IN_ROOM
from spil.play.moves import (
    Agreed,
    Asked,
    Closed,
    Counted,
    Eased,
    How,
    Move,
    Present,
    Raised,
    Round,
    TablesCounted,
    Undone,
)
from spil.play.stages import Stage

Kind = Literal[
    "welcome",
    "rules",
    "recall",
    "situation",
    "talk",
    "again",
    "recount",
    "reveal",
    "way",
    "walk",
    "raise",
    "read",
    "count",
    "face-up",
    "second",
    "choose",
    "outcome",
    "later",
    "ending",
    "weigh",
    "perspective",
    "frame",
    "between",
    "agreement",
    "goodbye",
    "closed",
    "wait",
    "ease",
]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """A paragraph that the eye should find again: the card's question."""

    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph that says what it is: `Det giver: …`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Short paragraphs one under another."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """A line of the frame with where it comes from and how sure it is."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A question for the room, and why it comes."""

    text: str
    because: str


@dataclass(frozen=True, slots=True)
class Bars:
    """How answers lie: a row for each choice, a column for each count."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def most(self) -> int:
        """The largest number there is, and at least one."""
        return max([1, *(count for _, counts in self.rows for count in counts)])


Block = Prose | Strong | Labelled | Points | Law | Asking | Bars


@dataclass(frozen=True, slots=True)
class Onward:
    """What Enter does, and what that is called here."""

    label: str
    move: Move


@dataclass(frozen=True, slots=True)
class Aside:
    """What a letter does."""

    key: str
    label: str
    move: Move


@dataclass(frozen=True, slots=True)
class CountEntry:
    """Room for the numbers of a count of people."""

    step: str
    choices: tuple[str, ...]
    people: int
    rounds: tuple[Round, ...] = (1,)
    """What can be counted here; the last is meant where nothing is said."""
    how: How = "slips"
    secret: bool = False
    """Whether the numbers stay unseen till the room has chosen again."""
    already: tuple[int, ...] = ()
    """How many are counted at each choice before anybody types: by phone; the slips are typed beside them."""
    ease: Literal["before", "after"] | None = None
    """When it is no choice of a card that is counted, but how easy they find it to talk."""

    @property
    def left(self) -> int:
        """How many people can still be counted."""
        return self.people - sum(self.already)

    def counted(self, numbers: tuple[int, ...], turn: Round | None = None) -> Counted | Eased:
        """The move of these numbers, one for each choice in order."""
        already = self.already or (0,) * len(self.choices)
        counts = {c: n + m for c, n, m in zip(self.choices, numbers, already, strict=True) if n + m}
        if self.ease:
            return Eased(when=self.ease, counts=counts)
        return Counted(step=self.step, round=turn or self.rounds[-1], how=self.how, counts=counts)

    def accepts(self, move: Move) -> bool:
        """Whether it is a count of this step by at most the people there, and at least one."""
        if isinstance(move, Eased):
            here = move.when == self.ease
        elif isinstance(move, Counted):
            here = not self.ease and move.step == self.step and move.round in self.rounds
        else:
            return False
        return here and set(self.choices).issuperset(move.counts) and 1 <= sum(move.counts.values()) <= self.people


@dataclass(frozen=True, slots=True)
class Ballot:
    """What each person may choose alone by phone; nobody sees it but they, and it is counted when the round closes."""

    step: str
    choices: tuple[str, ...]
    """In the order of the page's numbered lines."""
    people: int
    """How many are said to be there."""
    round: Round

    def closed(self, counts: Mapping[str, int]) -> tuple[Move, ...]:
        """The moves of a closed round: nothing where nobody answered; more answers than people are people who came.

        More than a room can hold are not people: somebody has made them up, and the room goes on without them.
        """
        given = {choice: counts[choice] for choice in self.choices if counts.get(choice)}
        many = sum(given.values())
        came = (Present(people=many),) if many > self.people else ()
        told = given and many <= MOST_IN_ROOM
        return (*came, Counted(step=self.step, round=self.round, how="phones", counts=given)) if told else ()

    def accepts(self, move: Move) -> bool:
        """Whether it counts a round of this step by phone, or says that more people are there."""
        if isinstance(move, Present):
            return self.people < move.people <= MOST_IN_ROOM
        return (
            isinstance(move, Counted)
            and (move.step, move.round, move.how) == (self.step, self.round, "phones")
            and set(self.choices).issuperset(move.counts)
            and 1 <= sum(move.counts.values()) <= self.people
        )


@dataclass(frozen=True, slots=True)
class TablesEntry:
    """Room for what the tables hold up, one after another."""

    step: str
    choices: tuple[str, ...]
    taken: tuple[int, ...] = ()
    """Tables that count themselves; the numbers that are typed are of the others, in their order."""

    def counted(self, raised: tuple[Raised, ...]) -> TablesCounted:
        """The move of what was held up."""
        return TablesCounted(step=self.step, tables=raised)

    def accepts(self, move: Move) -> bool:
        """Whether it is a count of this step, each table once, and at least one."""
        return (
            isinstance(move, TablesCounted)
            and move.step == self.step
            and 1 <= len(move.tables) == len({each.table for each in move.tables})
            and set(self.choices).issuperset(each.choice for each in move.tables)
        )


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """Room for an agreement; its beginning stands there already."""

    condition: str
    example: str = ""
    """What one could write after it."""

    def accepts(self, move: Move) -> bool:
        """Whether it says what to do."""
        return isinstance(move, Agreed) and bool(move.condition and move.then)


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown now, and every move that can be made from it."""

    kind: Kind
    title: str
    blocks: tuple[Block, ...] = ()
    numbered: tuple[str, ...] = ()
    """Lines with the numbers 1, 2, …; where `picks` is empty they are only read."""
    ask: tuple[str, ...] = ()
    """What to do now, a sentence each."""
    note: str = ""
    """Something quiet beside the title."""
    picks: tuple[Move, ...] = ()
    """What each number does."""
    counts: Bars | None = None
    """How answers lie on the numbered lines, a row for each."""
    questions: tuple[Asking, ...] = ()
    """What can be talked about: the first is shown, and a key shows the next when the talk stops."""
    entry: CountEntry | TablesEntry | AgreementEntry | None = None
    ballot: Ballot | None = None
    """What can be chosen by phone here, in a room that has them."""
    onward: Onward | None = None
    asides: tuple[Aside, ...] = ()
    rest: tuple[Block, ...] = ()
    """What one may also want to know here, for who asks for help."""
    also: tuple[Move, ...] = ()
    """What earlier versions recorded here; nobody is offered it any more."""
    asks: str = ""
    """The card about which another question may be put before the room."""
    looks: bool = False
    """Whether those who are early may look at another way."""
    part: str = ""
    """What `g` does at a table of a led room: go on without the room, or follow it again; empty elsewhere."""
    back: bool = False
    """Whether the last move can be taken back."""
    stage: Stage | None = None
    """Where it stands on the way through a card; None where it is no part of one."""

    def accepts(self, move: Move) -> bool:
        """Whether a move is offered here."""
        if isinstance(move, Undone):
            return self.back
        onward = (self.onward.move,) if self.onward else ()
        offered = (*self.picks, *onward, *(aside.move for aside in self.asides), *self.also)
        if isinstance(move, Asked):
            return bool(self.asks) and move.card == self.asks
        if isinstance(move, Closed):
            return Closed() in offered  # however long it took
        return move in offered or any(each is not None and each.accepts(move) for each in (self.entry, self.ballot))

    @property
    def last(self) -> bool:
        """Whether nothing more can be done."""
        return not (self.picks or self.onward or self.entry or self.part)

    @property
    def waits(self) -> bool:
        """Whether it stands till the room goes on."""
        return bool(self.part) and not (self.picks or self.onward or self.entry)
