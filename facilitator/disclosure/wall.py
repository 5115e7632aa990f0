"""What a led page may say of a count beside its picture: a choice, or a pass, of one or two stands in no sentence."""

from facilitator.disclosure import thresholds
from facilitator.evidence.facts import Spread


def most_chosen(spread: Spread) -> tuple[str, ...]:
    """The most chosen, or those that are level; none where it would be somebody's own choice."""
    enough = spread.total >= thresholds.PEOPLE_SHOWN and spread.top >= thresholds.PEOPLE_NAMED
    return spread.leaders if enough else ()


def passed(people: int, answers: int) -> int:
    """How many gave no answer; 0 where that would point at somebody, or nobody was counted."""
    left = people - answers if answers else 0
    return left if left >= thresholds.PEOPLE_NAMED else 0
