"""What a rule gets and what it gives."""

from dataclasses import dataclass

from facilitator.disclosure.shown import ShownCard, ShownStep

LONGEST = 26
"""Words of a question; what is longer cannot be said in one breath, and is not offered."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a question comes, and what it is about; the guide prints it."""

    number: int
    """Its place in the guide."""
    name: str
    """In records and reports."""
    about: str
    """What the one who leads sees of the question before the room does: `et spørgsmål om …`."""
    when: str
    """When it comes."""
    example: str
    asks: str = ""
    """What it asks for, where others ask for the same in other words; of those a room gets one."""


@dataclass(frozen=True, slots=True)
class Room:
    """One decision of one card as the room may see it, and who sits there."""

    card: ShownCard
    step: ShownStep
    together: bool
    """Whether they work together daily."""
    leader: bool = False
    """Whether a leader is there."""

    def question(self, rule: Rule, text: str, because: str, *, minutes: int = 4) -> "Question":
        """A question about this decision."""
        return Question(rule.name, self.card.card, self.step.step, text, because, minutes)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to read aloud, and why it comes."""

    rule: str
    """Its name, and unique among what is offered about a card."""
    card: str
    step: str | None
    text: str
    because: str
    minutes: int
    after_frame: bool = False
    """Whether it waits till the frame was shown."""

    @property
    def sayable(self) -> bool:
        """Whether it can be said in one breath."""
        return len(self.text.split()) <= LONGEST
