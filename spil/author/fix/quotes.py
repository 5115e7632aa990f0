"""Texts that need quotes or have Word's: for a line with a finding, the lines to try instead."""

import re
from collections.abc import Iterator
from itertools import takewhile
from unicodedata import normalize

from spil.author.fix.whitespace import KEY, Edit, Lines, depth
from spil.cards.findings import MOST
from spil.cards.keys import every_key

_HEAD = re.compile(rf"[ ]*(?:-[ ]+)*(?P<key>{KEY}):[ ]+(?=\S)")
_ANY_KEY = re.compile(rf"(?:^|\s)({KEY}):(?=\s|$)")
_FLOW_KEY = re.compile(rf"[{{,][ ]*({KEY}):[ ]+")
_WORD_QUOTED = re.compile(
    r"(?:^|(?<=: )|(?<=- )|(?<=  )|(?<=[\[{,])|(?<=[\[{,] ))"  # where a key or a value begins
    r"[”“„]([^”“„]*)[”“]"
    r"(?=\s*(?:[,\]}:]|$|\s#))"  # where it ends
)
_SAID = re.compile(r'(?:(?<!\w)"[^"\s](?:[^"]*[^"\s])?"(?![\w"])[^"]*)+')
"""What begins with a quotation, and perhaps has more: each mark is where prose would have it."""


def word_quotes(lines: Lines, at: int) -> Iterator[Edit]:
    """Word's quotation marks round a value, each alone and then all of a line."""
    line = lines[at]
    found = list(_WORD_QUOTED.finditer(line))
    for each in found:
        yield {at: line[: each.start()] + _marked(each[1]) + line[each.end() :]}
    if len(found) > 1:
        yield {at: _WORD_QUOTED.sub(lambda each: _marked(each[1]), line)}


def values(lines: Lines, at: int) -> Iterator[Edit]:
    """A text with a colon in it, or with more after a quotation, put into quotes: on one line, on several, in { }."""
    for start in (at, _begins(lines, at)):
        found = _HEAD.match(lines[start])
        if found and normalize("NFC", found["key"]) in every_key():
            yield from _value(lines, start, at, found)
    line = lines[at]
    ways_in = [each for each in _FLOW_KEY.finditer(line) if normalize("NFC", each[1]) in every_key()]
    ends = [*(each.start() for each in ways_in[1:]), line.rfind("}")]
    spans = [(each.end(), len(line[each.end() : end].rstrip())) for each, end in zip(ways_in, ends, strict=False)]
    loose = [(start, start + length) for start, length in spans if _wants_quotes(line[start : start + length])]
    for which in [*([each] for each in loose), loose]:
        edited = line
        for start, end in reversed(which):
            edited = edited[:start] + _quoted(edited[start:end]) + edited[end:]
        yield {at: edited}


def _value(lines: Lines, start: int, at: int, head: re.Match[str]) -> Iterator[Edit]:
    rest_of_line = lines[start][head.end() :]
    value = rest_of_line.partition(" #")[0].rstrip()
    if _wants_quotes(value):
        yield {start: head[0] + _quoted(value) + rest_of_line[len(value) :]}
    below = range(start + 1, len(lines))
    rest = list(takewhile(lambda n: lines[n].strip() and depth(lines[n]) > head.start("key"), below))
    text = [rest_of_line, *(lines[n] for n in rest)]
    if rest and at <= rest[-1] and _wants_quotes(" ".join(text)) and not any(map(_may_be_no_text, text[1:])):
        first, *others = _quoted("\n".join(text)).split("\n")
        yield {start: head[0] + first, **dict(zip(rest, others, strict=True))}


def _may_be_no_text(line: str) -> bool:
    return re.match(rf"\s*(?:-\s|#|{KEY}:(?:\s|$))", line) is not None


def _wants_quotes(value: str) -> bool:
    """Whether a value is text that only quotes make one; not where it may be two keys, or quotes gone wrong."""
    if (
        " #" in value
        or value[:1] in "'[{|>&*!%@`"
        or any(normalize("NFC", each) in every_key() for each in _ANY_KEY.findall(value))
    ):
        return False
    return _SAID.fullmatch(value) is not None if value.startswith('"') else ": " in value or value.endswith(":")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _marked(value: str) -> str:
    return _quoted(value) if '"' in value or "\\" in value else f'"{value}"'


def _begins(lines: Lines, at: int) -> int:
    """The line that a line's text may have begun in: the nearest above that is less deep."""
    above, own = range(at - 1, max(-1, at - MOST), -1), depth(lines[at])
    return next((n for n in above if lines[n].strip() and depth(lines[n]) < own), at) if own else at
