"""Numbers of a count while they are typed: a box for each choice, and the line that they come to."""

from dataclasses import dataclass, replace

from spil.danish import capitalised, number
from spil.play.page import CountEntry

_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Boxes:
    """What stands in each box so far, and which box one is in."""

    entry: CountEntry
    typed: tuple[str, ...]
    at: int = 0
    first: bool = False
    """Whether the numbers put the first count right, where both can be."""

    @classmethod
    def of(cls, entry: CountEntry) -> "Boxes":
        """All empty."""
        return cls(entry, ("",) * len(entry.choices))

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.typed)

    @property
    def line(self) -> str:
        """The numbers as one line; an empty box after others is nobody."""
        return ("f " if self.first else "") + " ".join(box or "0" for box in self.typed)

    @property
    def total(self) -> int:
        """How many people stand there so far."""
        return sum(int(box) for box in self.typed if box)

    @property
    def too_many(self) -> bool:
        """Whether more answers stand there than there are people."""
        return self.total > self.entry.left

    def told(self, *, hidden: bool = False) -> str:
        """What to look at before Enter: too many or too few for how many there are; empty while all is well.

        Args:
            hidden: Whether no number may be seen yet; then none is told, and none can be worked out.
        """
        there, missing = self.entry.left, self.entry.left - self.total
        left = f"der er {there} tilbage efter telefonerne" if self.entry.already else f"I er {there}"
        if self.too_many:
            return f"Det er for mange: {left}{'' if hidden else f', og tallene giver {self.total}'}. Ret et tal."
        if not missing or not all(self.typed):
            return ""
        if hidden:
            return f"Det er færre, end I er ({there}). Tæl igen. Har nogen sagt pas, så tryk Enter."
        lack = number(missing)
        return f"{capitalised(lack)} mangler: {left}. Tæl igen. Har {lack} sagt pas, så tryk Enter."

    def digit(self, digit: str) -> "Boxes":
        """A digit more; where the number would be of more people than there are, it belongs to the next box."""
        box, people = self.typed[self.at], self.entry.left
        longer = box not in ("", "0") and int(box + digit) <= people and len(box) < _LONGEST
        if box and not longer and self.at + 1 < len(self.typed):
            return self.to(self.at + 1).digit(digit)
        return self._put(box + digit if longer else digit)

    def back(self) -> "Boxes":
        """A digit less; out of an empty box into the one before."""
        box = self.typed[self.at]
        return self._put(box[:-1]) if box else self.to(self.at - 1)

    def on(self) -> "Boxes":
        """To the next box, out of one that is filled."""
        return self.to(self.at + 1) if self.typed[self.at] else self

    def add(self, people: int) -> "Boxes":
        """Some more or fewer people in this box."""
        most = self.entry.left
        return self._put(str(min(max(int(self.typed[self.at] or 0) + people, 0), most)))

    def to(self, box: int) -> "Boxes":
        """Into another box."""
        return replace(self, at=min(max(box, 0), len(self.typed) - 1))

    def _put(self, number: str) -> "Boxes":
        return replace(self, typed=(*self.typed[: self.at], number, *self.typed[self.at + 1 :]))
