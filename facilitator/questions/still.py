"""Not moved: as divided after the talk as before it. Do they disagree on what will happen, or on what matters?"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    5,
    "flyttede-sig-ikke",
    "et spørgsmål om det, I er uenige om",
    "rummet er lige så delt efter snakken som før",
    "I er lige så delte som før. Er I uenige om, hvad der vil ske, eller om, hvad der er vigtigst?",
    asks="hvad I er uenige om",
)
TOMORROW = Rule(
    6,
    "flyttede-sig-ikke-i-morgen",
    "et spørgsmål om det, I kan gøre ens",
    "rummet eller bordene delte sig i to eller flere, eller rummet er lige så delt som før",
    "I må gerne blive ved med at være uenige. Hvad kan I alligevel gøre ens i morgen?",
)

_BECAUSE = "fordi tallene ikke flyttede sig ret meget"


def ask(room: Room) -> Iterator[Question]:
    """When a room is as divided as it was."""
    if room.step.still:
        yield room.question(RULE, RULE.example, _BECAUSE)


def tomorrow(room: Room) -> Iterator[Question]:
    """A room that is divided, looking ahead."""
    if room.step.still or room.step.pattern in ("camps", "spread"):
        because = _BECAUSE if room.step.still else room.step.why
        yield room.question(TOMORROW, TOMORROW.example, because)
