"""What YAML accepts in silence though the author meant something else; and what a merge left behind."""

import re
from collections.abc import Iterable, Iterator

from spil.cards.findings import Finding, Place, lines_of
from spil.cards.recover.values import WORD_QUOTES, WORDS_QUOTES

_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_ANY_MARKER = re.compile(rf"(?:^|[\r\n]){_MARKER.pattern}")
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_SIGNS = (" #", "\t#", '"#', "'#", *WORD_QUOTES)
"""Looking for plain signs first costs a tenth of a pattern, and most cards have none."""
_WORTH_A_LOOK = re.compile(rf"\S[ \t]+#[^\s#]|\S #[ \t]|['\"]#|[:,\[-][ ]+[{WORD_QUOTES}]")
_CUT = re.compile(r"[ \t]+#[^\s#]")
_MAYBE_CUT = re.compile(r" #[ \t]")
_SEVERAL_WORDS = re.compile(r"\w \w")


def without_conflicts(path: str, text: str, told: list[Finding]) -> str:
    """The text as it was before a merge that nobody finished, one finding for each conflict."""
    if not any(sign in text for sign in _MARKERS) or not _ANY_MARKER.search(text):
        return text
    lines = lines_of(text)
    theirs = begun = False
    for number, line in enumerate(lines):
        marker = _MARKER.match(line)
        if marker and not begun:
            place = Place(number + 1, 1, number + 1, 8)
            repair = "Vælg den ene udgave, og slet linjerne med <<<<<<<, ======= og >>>>>>>."
            told.append(Finding(path, place, "K219", "her er to udgaver, som ikke er flettet sammen", repair))
        if marker:
            begun = not line.startswith(">")
            theirs = line.startswith(("=", "|"))
        if marker or theirs:
            lines[number] = ""
    return "\n".join(lines)


def worth_a_look(text: str) -> bool:
    """Whether a text may hold what is looked for here; most do not."""
    return any(sign in text for sign in _SIGNS) and _WORTH_A_LOOK.search(text) is not None


def meant_otherwise(path: str, text: str, texts: Iterable[tuple[str, Place, bool]]) -> Iterator[Finding]:
    """Texts that a # cuts, and texts in Word's quotes.

    Args:
        path: The file.
        text: What was read of it.
        texts: Each text with its place, and whether it stands in quotes of its own.
    """
    lines = lines_of(text)
    for value, place, quoted in texts:
        rest = lines[place.end_line - 1][place.end_column - 1 :]
        if quoted:
            cut = rest.startswith("#")
        else:
            cut = bool(_CUT.match(rest) or (_SEVERAL_WORDS.search(value) and _MAYBE_CUT.match(rest)))
        if cut:
            column = place.end_column + rest.index("#")
            repair = "Sæt hele teksten i enkelte anførselstegn: 'Sag #3'. Er det en note, så skriv \"  # \" foran den."
            at = Place(place.end_line, column, place.end_line, column + 1)
            yield Finding(path, at, "K223", "teksten bliver skåret af her, for # begynder en note", repair)
        if not quoted and len(value) > 1 and _only_at_the_ends(value):
            at = place._replace(end_line=place.line, end_column=place.column + 1)
            yield Finding(path, at, "K221", *WORDS_QUOTES)


def _only_at_the_ends(value: str) -> bool:
    quotes = [at for at, letter in enumerate(value) if letter in WORD_QUOTES]
    return quotes == [0, len(value) - 1]
