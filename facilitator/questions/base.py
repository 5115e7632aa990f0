"""What a rule gets and what it gives."""

from dataclasses import dataclass

from facilitator.disclosure.shown import ShownCard, ShownStep


@dataclass(frozen=True, slots=True)
class Room:
    """One decision of one card as the room may see it, and who sits there."""

    card: ShownCard
    step: ShownStep
    together: bool
    """Whether they work together daily."""
    leader: bool = False
    """Whether a leader is there."""

    def question(
        self, rule: str, text: str, because: str, *, minutes: int = 4, after_frame: bool = False
    ) -> "Question":
        """A question about this decision."""
        return Question(rule, self.card.card, self.step.step, text, because, minutes, after_frame)


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


def at_yours(*, together: bool) -> str:
    """`hos jer`, or for those who are new the place they are going to."""
    return "hos jer" if together else "der, hvor I skal arbejde"
