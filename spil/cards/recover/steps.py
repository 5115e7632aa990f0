"""Steps whose colon is missing, and a step's parts that stand level with the steps, in a text that YAML cannot read."""

import re
from itertools import pairwise
from typing import Any

from spil.cards.keys import keys_of
from spil.cards.model import Addition, Card, Choice, Ending, Step
from spil.cards.recover.lines import Line, seen, split
from spil.cards.recover.values import Slip

_NAME = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
_NOT_OF_A_STEP = keys_of(Card)


def step_slips(lines: list[str]) -> list[Slip]:
    """Every such line; the lines are mended in place, one for one, so that all below keeps its meaning."""
    return [*_colons(lines), *level_with_steps(lines)]


def _colons(lines: list[str]) -> list[Slip]:
    """Names that open what is further in, without their colon: else all of it falls to what stands above."""
    told = []
    entries = list(seen(lines))
    for line, below in pairwise(entries):
        alone = not line.key and not line.dashed and _NAME.fullmatch(line.value)
        if alone and below.inner > line.indent and (below.key or below.dashed) and _begins_here(lines, line):
            message = f'efter "{line.value}" mangler et kolon'
            told.append(Slip(line.number, line.indent, "K216", message, f'Skriv "{line.value}:".'))
            lines[line.number] = f"{lines[line.number].rstrip()}:"
    return told


def _begins_here(lines: list[str], line: Line) -> bool:
    """Whether a line is not the next one of a text that began above."""
    above = next((split(n, lines[n]) for n in range(line.number - 1, -1, -1) if lines[n].strip()), None)
    return above is None or not (above.value and line.indent > above.inner)


def part_among_steps(data: Any) -> bool:
    """Whether a part of a step seems to be a step, in a text that YAML can read."""
    steps = data.get("trin") if isinstance(data, dict) else None
    return isinstance(steps, dict) and any(isinstance(steps[key], (str, list)) for key in steps.keys() & _PARTS)


def level_with_steps(lines: list[str]) -> list[Slip]:
    """Parts of a step that stand where a step begins, or at the margin; mended in place too."""
    told: list[Slip] = []
    steps = part = 0
    inside = False
    entries = list(seen(lines))
    for number, line in enumerate(entries):
        if not line.indent and line.key in _NOT_OF_A_STEP:
            inside, steps, part = line.key == "trin", 0, 0
        elif inside and not steps:
            steps = line.indent
        elif inside and not part and line.indent > steps:
            part = line.indent
        if inside and part and line.key in _PARTS and line.indent <= steps and not line.dashed:
            below = entries[number + 1] if number + 1 < len(entries) else None
            if line.value or (below is not None and below.dashed):
                repair = f'Ryk "{line.key}" ind, så det hører til trinnet over: {part} mellemrum foran.'
                told.append(Slip(line.number, line.indent, "K214", "linjen står for langt ude", repair))
                _move(lines, line, below, part)
    return told


_PARTS = (keys_of(Step) | keys_of(Ending)) - _NOT_OF_A_STEP


def _move(lines: list[str], line: Line, below: Line | None, column: int) -> None:
    """Put a line, and where they would else stand further out those under it, further in."""
    by = " " * (column - line.indent)
    under = below is not None and below.indent < column
    lines[line.number] = by + lines[line.number]
    for number in range(line.number + 1, len(lines) if under else 0):
        text = lines[number]
        indent = len(text) - len(text.lstrip())
        if text.strip() and _ends(text, indent, line):
            return
        lines[number] = by + text if text.strip() else text


def _ends(text: str, indent: int, opener: Line) -> bool:
    """Whether a line is no more under that one."""
    line = split(0, text)
    out = indent < opener.indent or (indent == opener.indent and not line.dashed)
    return out or (line.key in _PARTS and line.key not in _WITHIN and not line.dashed)


_WITHIN = keys_of(Addition) | keys_of(Choice)
