"""Recovery: what to mend in a text that YAML gave up on, so that it can be read on and one mistake hides no other."""

from typing import TYPE_CHECKING

from spil.cards.findings import Finding, Place, lines_of
from spil.cards.keys import every_key
from spil.cards.recover.indentation import indent_slips
from spil.cards.recover.libyaml import explain
from spil.cards.recover.lines import KEY_LIKE, split
from spil.cards.recover.steps import step_slips, texts_without_key
from spil.cards.recover.values import value_slips

if TYPE_CHECKING:
    import yaml

MOST_TIMES = 24
"""How often one file is read anew; more mistakes of this kind help nobody at once."""


def go_on(path: str, text: str, error: "yaml.MarkedYAMLError", told: list[Finding]) -> str | None:
    """Add what was found to `told`, and give a text that can be read further; None where there is none.

    The text has the same lines; what stands in the line of a finding may differ from the file.
    """
    lines = lines_of(text)
    lines_told = {finding.place.line for finding in told}
    slips = [
        *texts_without_key(lines, every_key()),
        *value_slips(lines, every_key()),
        *step_slips(lines),
        *indent_slips(lines, every_key()),
    ]
    one_a_line = {slip.line: slip for slip in reversed(slips)}
    news = [
        Finding(path, Place(slip.line + 1, slip.column + 1, slip.line + 1, slip.column + 2), *slip[2:])
        for line, slip in sorted(one_a_line.items())
        if line + 1 not in lines_told
    ]
    if news:
        told += news
        return "\n".join(lines)
    finding = explain(path, text, error)
    if finding.place.line not in lines_told and not _hangs_on(finding, lines_of(text), told):
        told.append(finding)
    line = finding.place.line - 1
    return without(text, line, error.problem_mark.line if error.problem_mark else line)


def _hangs_on(finding: Finding, lines: list[str], told: list[Finding]) -> bool:
    """Whether it is the next line of a text that hangs loose, and that is told already where it begins."""
    before = max((each.place.line for each in told if each.code == finding.code == "K214"), default=0)
    between = lines[before : finding.place.line]
    return bool(before and between) and not any(KEY_LIKE.match(line) or line.lstrip()[:2] == "- " for line in between)


def without(text: str, *numbers: int) -> str | None:
    """The text with nothing to stumble on in the first of these lines that has something yet; 0-based."""
    lines = lines_of(text)
    for at in numbers:
        if at >= len(lines) or not lines[at].strip("# "):
            continue
        line = split(at, lines[at])
        kept = f"{lines[at][: line.at]}'-'"
        lines[at] = kept if line.key and line.value and lines[at] != kept else "#"
        return "\n".join(lines)
    return None


def with_dash(text: str, line: int) -> str:
    """The text with the dash that a line lacks."""
    lines = lines_of(text)
    indent = len(lines[line]) - len(lines[line].lstrip())
    lines[line] = f"{' ' * (indent - 2)}- {lines[line].lstrip()}"
    return "\n".join(lines)
