"""Steps that lack a colon or stand at the margin, and parts of steps that stand level with them or lack a key.

In a text that YAML cannot read, or that it reads as something else.
"""

import re
from itertools import islice, pairwise, takewhile
from typing import Any
from unicodedata import normalize

from spil.cards.keys import keys_of
from spil.cards.model import Addition, Card, Choice, Ending, Step
from spil.cards.recover.lines import Line, seen, split
from spil.cards.recover.values import Slip

_NAME = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
_NOT_OF_A_STEP = keys_of(Card)


def step_slips(lines: list[str]) -> list[Slip]:
    """Every such line; the lines are mended in place, one for one, so that all below keeps its meaning."""
    return [*_colons(lines), *level_with_steps(lines)]


def texts_without_key(lines: list[str], known: frozenset[str]) -> list[Slip]:
    """A step's text whose own line, `tekst: |`, is gone: else all of the step falls to the text.

    Its lines are looked at before single lines are: they are text, whatever signs they hold.
    """
    told = []
    entries = list(seen(lines))
    for number, line in enumerate(entries[:-1]):
        text = [*takewhile(lambda each: _is_text(each, known), entries[number + 1 : number + 1 + _MOST_TEXT])]
        after = next(iter(entries[number + 1 + len(text) : number + 2 + len(text)]), None)
        if not line.opens or line.dashed or not text or after is None or after.key not in _PARTS:
            continue
        if line.key not in _PARTS and after.indent > line.indent and _is_prose(text[0], line):
            repair = 'Skriv "tekst: |" på linjen over.'
            told.append(Slip(text[0].number, text[0].indent, "K208", "teksten mangler sin nøgle", repair))
            said = " ".join(lines[each.number].strip() for each in text).replace("'", "''")
            for each in text:
                lines[each.number] = "#"
            lines[text[0].number] = f"{' ' * after.indent}tekst: '{said}'"
    return told


def _is_text(line: Line, known: frozenset[str]) -> bool:
    """Whether a line is text, also where it begins with a word that is no key, and what somebody says."""
    return not line.dashed and (not line.key or (bool(line.value) and line.key not in known))


def _is_prose(line: Line, opener: Line) -> bool:
    begins = line.value[0] not in "[{#&*!|>%@`" or _MARKED.match(line.value)
    return line.indent > opener.indent and " " in line.value and bool(begins)


_MARKED = re.compile(r"\{[\w-]+\}\s")
"""A text that begins with a mark for what the card remembers."""


def _colons(lines: list[str]) -> list[Slip]:
    """Names that open what is further in, without their colon: else all of it falls to what stands above."""
    told = []
    entries = list(seen(lines))
    for line, below in pairwise(entries):
        name = normalize("NFC", line.value)  # an å may be written as two characters
        alone = not line.key and not line.dashed and _NAME.fullmatch(name)
        if alone and below.inner > line.indent and (below.key or below.dashed) and _begins_here(lines, line):
            message = f'efter "{name}" mangler et kolon'
            told.append(Slip(line.number, line.indent, "K216", message, f'Skriv "{name}:".'))
            lines[line.number] = f"{lines[line.number].rstrip()}:"
    return told


def _begins_here(lines: list[str], line: Line) -> bool:
    """Whether a line is not the next one of a text that began above."""
    above = next((split(n, lines[n]) for n in range(line.number - 1, -1, -1) if lines[n].strip()), None)
    return above is None or not (above.value and line.indent > above.inner)


def steps_astray(data: Any) -> bool:
    """Whether a part of a step seems to be a step, or a step to be no step, in a text that YAML can read."""
    steps = data.get("trin") if isinstance(data, dict) else None
    if not isinstance(steps, dict):
        return False
    parts = any(isinstance(steps[key], (str, list)) for key in steps.keys() & _PARTS)
    return parts or any(
        isinstance(data[key], dict) and data[key].keys() & _PARTS for key in data.keys() - _NOT_OF_A_STEP
    )


def level_with_steps(lines: list[str]) -> list[Slip]:
    """Parts of a step that stand where a step begins, and steps and parts at the margin; mended in place too."""
    told: list[Slip] = []
    steps = part = 0
    moved = -1
    inside = False
    entries = list(seen(lines))
    for number, line in enumerate(entries):
        if not line.indent and line.key in _NOT_OF_A_STEP:
            inside, steps, part = line.key == "trin", 0, 0
        elif inside and not steps:
            steps = line.indent
        elif inside and not part and line.indent > steps:
            part = line.indent
        if inside and steps and not line.indent and _is_step(entries[number : number + 2]):
            moved = _put_under(lines, line, entries[number + 1], steps)
            more = " og alt under det" if moved > line.number else ""
            repair = f'Ryk trinnet "{line.key}"{more} ind under "trin": {steps} mellemrum mere.'
            told.append(Slip(line.number, line.indent, "K214", "linjen står for langt ude", repair))
        elif (
            inside and part and line.number > moved and line.key in _PARTS and line.indent <= steps and not line.dashed
        ):
            below = entries[number + 1] if number + 1 < len(entries) else None
            if line.value or (below is not None and below.dashed):
                repair = f'Ryk "{line.key}" ind, så det hører til trinnet over: {part} mellemrum foran.'
                told.append(Slip(line.number, line.indent, "K214", "linjen står for langt ude", repair))
                _move(lines, line, below, part)
    return told


def _is_step(entries: list[Line]) -> bool:
    """Whether a line and the next begin a step."""
    if len(entries) < 2:
        return False
    line, below = entries
    return line.opens and line.key not in _NOT_OF_A_STEP and below.key in _PARTS and not below.dashed


def _put_under(lines: list[str], line: Line, below: Line, column: int) -> int:
    """Put a step where steps stand, with its parts where those would stand no further in; the last line moved."""
    by = " " * column
    lines[line.number] = by + lines[line.number]
    last = line.number
    for number in range(line.number + 1, len(lines) if below.indent <= column else 0):
        here = split(number, lines[number])
        if lines[number].strip() and here.indent <= below.indent and _is_no_part(lines, here):
            return last
        if lines[number].strip():
            lines[number] = by + lines[number]
            last = number
    return last


def _is_no_part(lines: list[str], line: Line) -> bool:
    """Whether a line is no part of a step; one that opens a mapping is a step, whatever it is called."""
    return not line.indent or line.key not in _PARTS or _is_step([*islice(seen(lines[line.number :]), 2)])


_MOST_TEXT = 20
"""Lines that a text without its key is looked for over; a file may be made to be slow."""
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
