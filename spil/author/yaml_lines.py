"""Lines of YAML that are written into a file of somebody's: quoted whole, and indented as the file is."""

import re

from spil.cards.findings import Place, lines_of
from spil.danish import clean


def quoted(text: str) -> str:
    """One line of text as YAML reads it back whole, whatever stands in it."""
    return "'" + clean(text).replace("'", "''") + "'"


def dash_indent(text: str, first: Place) -> str:
    """How far a list's dashes are from the edge, by where its first item begins."""
    before = lines_of(text)[first.line - 1][: first.column - 1]
    found = re.fullmatch(r"( *)- +", before)
    return found[1] if found else "  "
