"""Slips of the pen in a text that YAML cannot read: each told at its place, and mended so that reading can go on.

libyaml gives up at the first mistake, and often on a later line than the one to mend. Here the lines are looked at as
an author sees them. The mended text is only read, never shown or saved.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from spil.cards.recover.lines import KEY_LIKE, Line, seen, split

_COLON = re.compile(r":(?=\s|$)")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_QUOTES = "'\""
_OWN_SIGNS = "%@`"
_WORD_DASH = re.compile(r"(\s*)([–—−•])[ \t]*(?=[\w{\"'])")
_HARD_SPACE = re.compile(r"[ \t]*(?:- +)*(?:[^\W\d]\w*:[ ]*)?([\u00a0\u2000-\u200a\u202f\u3000]+)")
WORD_QUOTES = "“”„‟»«‘’‚"
"""What Word makes of the quotes one types."""
_LONGEST = 20
"""Lines that one text in quotes or one list in brackets is looked for over; a file may be made to be slow."""
_CLOSERS = {"[": "]", "{": "}"}


class Slip(NamedTuple):
    """One slip, its place 0-based."""

    line: int
    column: int
    code: str
    message: str
    repair: str


_IN_QUOTES = "Sæt hele teksten i enkelte anførselstegn: '…'."


def value_slips(lines: list[str], known: frozenset[str]) -> list[Slip]:
    """Everything wrong inside single lines; the lines are mended in place, one for one."""
    told: list[Slip] = []
    skip = -1
    for line in seen(lines):
        if line.number <= skip:
            continue
        told += _marks(lines, line, known)
        now = split(line.number, lines[line.number])
        if now.opens_text:
            told += _text_not_further_in(lines, now, known)
        elif now.value[:1] in ("'", '"'):
            slip, skip = _quoted(lines, now)
            told += slip
        elif now.value[:1] in ("[", "{"):
            slip, skip = _bracketed(lines, now)
            told += slip
        elif now.key and now.value:
            told += _plain(lines, now)
    return told


def _marks(lines: list[str], line: Line, known: frozenset[str]) -> Iterable[Slip]:
    """Tabs, a space that is missing after a dash or a colon, and Word's dash."""
    text = lines[line.number]
    if hard := _HARD_SPACE.match(text):
        yield Slip(line.number, hard.start(1), "K106", *_HARD)
        lines[line.number] = text = text[: hard.start(1)] + " " * len(hard[1]) + text[hard.end(1) :]
        line = split(line.number, text)
    lead = text[: line.inner]
    if "\t" in lead:
        yield Slip(line.number, lead.index("\t"), "K210", *_TAB)
        lines[line.number] = text = _untabbed(lines, line)
    if dash := _WORD_DASH.match(text):
        yield Slip(line.number, dash.start(2), "K221", *_DASH)
        lines[line.number] = text = f"{dash[1]}- {text[dash.end() :]}"
    if stuck := re.match(r"(\s*)-(?=([^\W\d]\w*): )", text):
        yield Slip(line.number, stuck.end(), "K220", *_AFTER_DASH)
        lines[line.number] = text = f"{stuck[0]} {text[stuck.end() :]}"
    if (stuck := re.match(r"\s*(?:- +)*([^\W\d]\w*):(?=\S)", text)) and stuck[1] in known:
        yield Slip(line.number, stuck.end(), "K220", *_AFTER_COLON)
        lines[line.number] = f"{stuck[0]} {text[stuck.end() :]}"


def _untabbed(lines: list[str], line: Line) -> str:
    """The line with spaces for its tabs: as many as put it under, or level with, the lines beside it."""
    beside = [split(n, lines[n]) for n in (line.number - 1, line.number + 1) if 0 <= n < len(lines)]
    columns = {each.indent if line.dashed else each.inner for each in beside if "\t" not in lines[each.number]}
    rest = lines[line.number][line.indent :]
    widths = sorted(
        (4, 2, 8), key=lambda width: len(lines[line.number][: line.indent].expandtabs(width)) not in columns
    )
    return " " * len(lines[line.number][: line.indent].expandtabs(widths[0])) + rest.replace("\t", " ", line.dashed)


def _plain(lines: list[str], line: Line) -> Iterable[Slip]:
    """A text without quotes: what it may not begin with, and what it may not hold."""
    value = _COMMENT.sub("", line.value).rstrip()
    colon = _COLON.search(value)
    if value[:1] in _OWN_SIGNS or re.match(r"[|>?-]\s", value):
        yield Slip(line.number, line.at, "K215", *_SIGN)
    elif value.startswith(("*", "& ")):
        yield Slip(line.number, line.at, "K203", f"teksten begynder med {value[0]}", _IN_QUOTES)
    elif value[:1] in WORD_QUOTES and colon:
        yield Slip(line.number, line.at, "K221", *WORDS_QUOTES)
    elif colon:
        yield Slip(line.number, line.at + colon.start(), "K211", *_A_COLON)
    else:
        return
    _as_text(lines, line)


def _as_text(lines: list[str], line: Line) -> None:
    text = line.value.replace("'", "''")
    lines[line.number] = f"{lines[line.number][: line.at]}'{text}'"


def _quoted(lines: list[str], line: Line) -> tuple[list[Slip], int]:
    """A text in quotes: whether they close, and where; returns the last line of it too."""
    quote = line.value[0]
    for number in range(line.number, min(len(lines), line.number + _LONGEST)):
        if number > line.number and (KEY_LIKE.match(lines[number]) or not lines[number].strip()):
            break
        begin = line.at + 1 if number == line.number else 0
        end = _closing(lines[number], begin, quote)
        if end is None:
            continue
        rest = lines[number][end + 1 :]
        if not rest.strip() or _COMMENT.fullmatch(rest.lstrip()) or (rest.lstrip()[:1] == ":" and not line.key):
            return [], number
        slip = Slip(number, end + 1 + len(rest) - len(rest.lstrip()), "K213", *_AFTER)
        _as_text(lines, line._replace(value=lines[line.number][line.at :].rstrip()))
        if number > line.number:
            lines[number] = "#"
        return [slip], number
    _as_text(lines, line)
    return [Slip(line.number, line.at, "K212", *_UNCLOSED)], line.number


def _closing(text: str, begin: int, quote: str) -> int | None:
    at = begin
    while at < len(text):
        if quote == '"' and text[at] == "\\":
            at += 1
        elif text[at] == quote:
            if quote == '"' or text[at + 1 : at + 2] != "'":
                return at
            at += 1
        at += 1
    return None


def _bracketed(lines: list[str], line: Line) -> tuple[list[Slip], int]:  # noqa: C901  # one walk over the letters
    """A list or a mapping in brackets: whether it closes, and what comes after."""
    open_ones: list[str] = []
    for number in range(line.number, min(len(lines), line.number + _LONGEST)):
        if number > line.number and KEY_LIKE.match(lines[number]):
            break
        text = lines[number]
        at = line.at if number == line.number else 0
        while at < len(text):
            letter = text[at]
            if letter == "#" and text[at - 1 : at].isspace():
                break
            if letter in _QUOTES and text[at - 1 : at] in (" ", "[", "{", ","):
                at = _closing(text, at + 1, letter) or at
            elif letter in _CLOSERS:
                open_ones.append(_CLOSERS[letter])
            elif open_ones and letter == open_ones[-1]:
                open_ones.pop()
                rest = text[at + 1 :]
                if not open_ones and rest.startswith(":") and not line.key:
                    lines[line.number] = "#"
                    return [Slip(line.number, line.at, "K208", *NO_KEY)], number
                if not open_ones and rest.strip() and not _COMMENT.fullmatch(rest.lstrip()):
                    if number == line.number:
                        _as_text(lines, line)
                    return [Slip(line.number, line.at, "K215", *_SIGN)], number
            at += 1
        if not open_ones:
            return [], number
    text = lines[line.number]
    lines[line.number] = text.rstrip() + "".join(reversed(open_ones)) if not text.rstrip().endswith(",") else text
    return [Slip(line.number, line.at, "K218", *_BRACKET)], line.number


def _text_not_further_in(lines: list[str], line: Line, known: frozenset[str]) -> Iterable[Slip]:
    """A text block whose lines begin no further in than their key."""
    below = list(islice((n for n in range(line.number + 1, len(lines)) if lines[n].strip()), 2))
    first, second = below if len(below) == 2 else (line.number, line.number)
    far, near = (len(lines[n]) - len(lines[n].lstrip()) for n in (first, second))
    if far > near > line.inner and not _is_key(lines[second], known):
        yield Slip(
            first, far, "K214", "linjen står for langt inde", f"Sæt {near} mellemrum foran den, som foran resten."
        )
        lines[first] = " " * near + lines[first].lstrip()
    told = False
    for number in range(line.number + 1, len(lines)):
        text = lines[number]
        indent = len(text) - len(text.lstrip())
        if text.strip() and (indent > line.inner or _is_key(text, known) or text.lstrip().startswith(("- ", "#"))):
            if told or indent <= line.inner:
                break
            return
        if text.strip():
            if not told:
                yield Slip(number, indent, "K222", *_FURTHER_IN)
            told = True
            lines[number] = " " * (line.inner + 2) + text.lstrip()


def _is_key(text: str, known: frozenset[str]) -> bool:
    """Whether a line under a text begins with a key, and not with a word of the text and what somebody says."""
    key, _, rest = text.strip().removeprefix("- ").partition(":")
    return KEY_LIKE.match(text) is not None and (key.strip() in known or not rest.strip())


_AFTER_DASH = ('der mangler et mellemrum efter "-"', 'Skriv et mellemrum efter "-".')
_AFTER_COLON = ("der mangler et mellemrum efter kolon", "Skriv et mellemrum efter kolon.")
_TAB = ("her står et Tab-tegn", "Brug mellemrum i stedet for tabulatortasten forrest i en linje.")
_HARD = ("her står et hårdt mellemrum", "Slet det, og skriv et almindeligt mellemrum.")
WORDS_QUOTES = (
    "her står anførselstegn fra Word, og dem kender YAML ikke",
    "Skriv ' i begge ender. Skal anførselstegnene kunne ses, så skriv '\"…\"'.",
)
_DASH = ("her står en tankestreg fra Word", 'Skriv en bindestreg og et mellemrum: "- ".')
_SIGN = ("teksten begynder med et tegn, som YAML bruger selv", _IN_QUOTES)
_A_COLON = ("her står et kolon midt i en tekst", "Sæt hele teksten i enkelte anførselstegn: 'Sig: …'.")
_AFTER = ("her står mere tekst efter anførselstegnet", "Sæt hele teksten i enkelte anførselstegn: '\"…\" …'.")
_UNCLOSED = ("anførselstegnet bliver ikke lukket igen", "Sæt et anførselstegn, hvor teksten slutter.")
NO_KEY = ("her skal stå en nøgle, altså et ord før kolon", "Skriv nøglen først.")
_BRACKET = ("listen bliver ikke lukket igen", "Sæt ] eller }, hvor listen slutter.")
_FURTHER_IN = ("teksten er ikke rykket ind", "Ryk hver linje af teksten to mellemrum længere ind end linjen over.")
