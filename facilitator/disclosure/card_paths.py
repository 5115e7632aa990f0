"""How many tables went each way through a card, as it may be told: to stand beside the card's graph."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.disclosure.disclose import disclose
from facilitator.disclosure.shown import ShownCard
from facilitator.evidence.facts import measure
from facilitator.evidence.tally import Tally
from spil.cards.model import Card, Ending
from spil.danish import capitalised, counted, number

_TOO_FEW = "For få borde til at vise tal"


@dataclass(frozen=True, slots=True)
class Walked:
    """What to say of a card, of its steps, and of choices by their step and id."""

    heading: tuple[str, ...]
    steps: Mapping[str, str]
    choices: Mapping[tuple[str, str], str]


def walked(card: Card, tally: Tally) -> Walked:
    """Numbers of tables where enough stood at a step, else that they are too few; never which table."""
    shown = disclose(measure(card, tally.of(card.id)), card, "report")
    led = any(step.led for step in shown.steps)
    counts = {step.step: step.tables.choices for step in shown.steps if step.tables.choices}
    return Walked(
        heading=_heading(shown, tally, led=led),
        steps={} if led else {name: _TOO_FEW for name, step in card.steps.items() if _hidden(name, step, counts)},
        choices={
            (step, choice): _tables(tables) for step, choices in counts.items() for choice, tables in choices.items()
        },
    )


def _tables(tables: int | str) -> str:
    if isinstance(tables, str):
        return tables
    return counted(tables, "bord", "borde") if tables else "ingen borde"


def _hidden(name: str, step: object, counts: Mapping[str, object]) -> bool:
    return name not in counts and not isinstance(step, Ending)


def _heading(shown: ShownCard, tally: Tally, *, led: bool) -> tuple[str, ...]:
    tables = "Hele rummet gik samme vej, så her er ingen borde at tælle."
    if not led:
        tables = f"{capitalised(counted(shown.tables, 'bord', 'borde'))} spillede kortet."
    return tuple(
        filter(
            None,
            (
                tally.session,
                "ØVELSE: det hele er opdigtet." if tally.rehearsal else "",
                tables,
                f"{capitalised(counted(shown.passed, 'bord', 'borde'))} sprang kortet over." if shown.passed else "",
                f"{capitalised(number(shown.changed))} spillede en ældre udgave og er ikke talt med."
                if shown.changed
                else "",
            ),
        )
    )
