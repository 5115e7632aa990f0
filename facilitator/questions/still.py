"""Not moved: as divided after the talk as before it. Do they disagree on what will happen, or on what matters?

Example: "I er lige så delte som før. Er I uenige om, hvad der vil ske, eller om, hvad der er vigtigst?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "flyttede-sig-ikke"
_BECAUSE = "fordi tallene er næsten de samme før og efter"


def ask(room: Room) -> Iterator[Question]:
    """When a room that did not agree chose nearly the same after the talk."""
    if room.step.still:
        text = "I er lige så delte som før. Er I uenige om, hvad der vil ske, eller om, hvad der er vigtigst?"
        yield room.question(RULE, text, _BECAUSE)
        text = "I må gerne blive ved med at være uenige. Hvad kan I alligevel gøre ens i morgen?"
        yield room.question(f"{RULE}-i-morgen", text, _BECAUSE)
