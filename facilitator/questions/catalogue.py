"""Every rule by its number, for the guide, and the rule a question comes from."""

import re

from facilitator.questions import (
    across,
    agreed_after,
    agreement,
    camps,
    eyes,
    few,
    gone,
    hidden,
    leader,
    majority,
    mismatch,
    most,
    moved,
    nobody,
    outside,
    own,
    parted,
    price,
    reasons,
    silence,
    spread,
    still,
    swapped,
)
from facilitator.questions.base import Question, Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *(agreed_after.RULE, swapped.RULE, moved.RULE, gone.RULE, still.RULE, still.TOMORROW),
            *(hidden.RULE, reasons.RULE, mismatch.RULE, agreement.RULE, agreement.SWAP, most.RULE),
            *(majority.RULE, majority.IMAGINE, camps.RULE, camps.LOST, spread.RULE, *own.RULES),
            *(price.TWO, price.ONE, eyes.RULE, parted.RULE, nobody.RULE, leader.RULE, few.RULE),
            *(silence.RULE, outside.RULE, across.HEAVY, across.LIGHT, across.TWO, across.TALKS),
        ),
        key=lambda rule: rule.number,
    )
)
_BY_NAME = {rule.name: rule for rule in RULES}
_NTH = re.compile(r"-\d+$")


def rule_of(question: Question) -> Rule:
    """The rule a question comes from; a card's second question of a kind has its kind's."""
    return _BY_NAME[_NTH.sub("", question.rule)]
