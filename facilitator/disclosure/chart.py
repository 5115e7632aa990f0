"""What may be shown of a decision, as bars or as words."""

from collections.abc import Collection

from facilitator.disclosure.shown import Cells, ShownStep
from spil.play.page import Bars

_TOO_FEW_TABLES = "Færre end tre borde har vist et tal, så tallene bliver ikke vist."


def columns(step: ShownStep) -> tuple[tuple[str, Cells], ...]:
    """The counts of a decision, each with its heading; those that may not be shown, or were not made, are left out."""
    rounds: tuple[tuple[str, Cells], ...] = (("borde", step.tables),)
    if step.led:
        both = step.first.choices is not None
        rounds = (("først", step.first), ("efter snakken" if both else "antal", step.second))
    return tuple((head, cells) for head, cells in rounds if cells.choices)


def bars(step: ShownStep, offered: Collection[str] | None = None) -> Bars | None:
    """The counts as bars, numbered as the choices that were offered; None where numbers may not stand."""
    shown = columns(step)
    rows = []
    there = {name: words for name, words in step.words.items() if offered is None or name in offered}
    for n, (name, words) in enumerate(there.items(), 1):
        counts = tuple(cells.choices[name] for _, cells in shown if cells.choices)
        rows.append((f"{n}  {words}", tuple(count for count in counts if isinstance(count, int))))
    whole = bool(shown) and all(len(counts) == len(shown) for _, counts in rows)
    return Bars(tuple(head for head, _ in shown), tuple(rows)) if whole else None


def in_words(step: ShownStep) -> str:
    """What to say where there are no numbers; empty where nobody knows anything."""
    return step.gist or ("" if step.led else _TOO_FEW_TABLES)
