"""What can be mended without asking an author what was meant: for a line with a finding, the lines to try instead."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from unicodedata import normalize

from spil.cards import model, shared
from spil.cards.base import Entry

Lines = Sequence[str]
Edit = dict[int, str]
"""Lines by number from 0, as they would be instead."""

_ENTRIES = [each for part in (model, shared) for each in vars(part).values() if isinstance(each, type)]
_KEYS = frozenset(
    field.alias or name for each in _ENTRIES if issubclass(each, Entry) for name, field in each.model_fields.items()
)

_HARD = "\u00a0\u202f"
SIGNS = f"\t{_HARD}“”„"
"""What mending only takes away, never puts in."""
_SPACE = f"[ \t{_HARD}]"
_LAYOUT = re.compile(rf"{_SPACE}*(?:-(?:{_SPACE}+|$))*")
"""What stands before the first word of a line: indentation and the dashes of a list."""
_KEY = r"[^\s:,\[\]{}\"'#]+"
_HEAD = re.compile(rf"[ ]*(?:-[ ]+)*(?P<key>{_KEY}):[ ]+(?=\S)")
_ANY_KEY = re.compile(rf"(?:^|\s)({_KEY}):(?=\s|$)")
_FLOW_KEY = re.compile(rf"[{{,][ ]*({_KEY}):[ ]+")
_WORD_QUOTED = re.compile(
    r"(?:^|(?<=: )|(?<=- )|(?<=  )|(?<=[\[{,])|(?<=[\[{,] ))"  # where a key or a value begins
    r"[”“„]([^”“„]*)[”“]"
    r"(?=\s*(?:[,\]}:]|$|\s#))"  # where it ends
)
_SAID = re.compile(r'(?:(?<!\w)"[^"\s](?:[^"]*[^"\s])?"(?![\w"])[^"]*)+')
"""What begins with a quotation, and perhaps has more: each mark is where prose would have it."""


def tabs(lines: Lines, at: int) -> Iterator[Edit]:
    """Lines that begin with tabs: all of the file alike; else a run of them, as deep as the lines round it."""
    if "\t" not in _layout(lines[at]):
        return
    everywhere = [n for n, line in enumerate(lines) if line.startswith("\t")]
    run = _run(lines, at)
    first = _width(lines[at], 2)
    above, below = _depth_beyond(lines, at - 1, -1), _depth_beyond(lines, at + len(run), 1)
    for stretch in (everywhere, run, run[:1]):
        for tab in (2, 4, 8):
            yield {n: _begun(lines[n], _width(lines[n], tab)) for n in stretch}
    for stretch in (run, run[:1]):
        for base in (above, below, above + 2):
            yield {n: _begun(lines[n], base + _width(lines[n], 2) - first) for n in stretch}


def hard_spaces(lines: Lines, at: int) -> Iterator[Edit]:
    """Hard spaces where a line begins, and then where other lines do; where marks want a space; all of a line."""
    if not any(sign in lines[at] for sign in _HARD):
        return
    yield {at: _softly_begun(lines[at])}
    yield {n: _softly_begun(line) for n, line in enumerate(lines) if line.startswith(tuple(_HARD))}
    yield {
        at: re.sub(rf"(?<=[:,])[{_HARD}]+|[{_HARD}]+(?=#)", lambda each: " " * len(each[0]), _softly_begun(lines[at]))
    }
    yield {n: _softly_keyed(line) for n, line in enumerate(lines)}
    yield {at: _soft(lines[at])}


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
        if found and normalize("NFC", found["key"]) in _KEYS:
            yield from _value(lines, start, at, found)
    line = lines[at]
    ways_in = [each for each in _FLOW_KEY.finditer(line) if normalize("NFC", each[1]) in _KEYS]
    ends = [*(each.start() for each in ways_in[1:]), line.rfind("}")]
    spans = [(each.end(), len(line[each.end() : end].rstrip())) for each, end in zip(ways_in, ends, strict=False)]
    loose = [(start, start + length) for start, length in spans if _wants_quotes(line[start : start + length])]
    for which in [*([each] for each in loose), loose]:
        edited = line
        for start, end in reversed(which):
            edited = edited[:start] + _quoted(edited[start:end]) + edited[end:]
        yield {at: edited}


class Kind(NamedTuple):
    """One kind of mending."""

    told: str
    """What was done, as an author reads it."""
    edits: Callable[[Lines, int], Iterator[Edit]]
    """What may be tried for a line with a finding, the likeliest first."""
    of_text: bool
    """Whether it touches what people read; then the mended line must be right at once."""


KINDS = (
    Kind("Tab-tegn er gjort til mellemrum", tabs, of_text=False),
    Kind("Hårde mellemrum er gjort til almindelige", hard_spaces, of_text=False),
    Kind("Words anførselstegn er gjort til dem, en fil bruger", word_quotes, of_text=True),
    Kind("Tekst er sat i anførselstegn", values, of_text=True),
)


def _value(lines: Lines, start: int, at: int, head: re.Match[str]) -> Iterator[Edit]:
    rest_of_line = lines[start][head.end() :]
    value = rest_of_line.partition(" #")[0].rstrip()
    if _wants_quotes(value):
        yield {start: head[0] + _quoted(value) + rest_of_line[len(value) :]}
    below = range(start + 1, len(lines))
    rest = list(takewhile(lambda n: lines[n].strip() and _depth(lines[n]) > head.start("key"), below))
    text = [rest_of_line, *(lines[n] for n in rest)]
    if rest and at <= rest[-1] and _wants_quotes(" ".join(text)) and not any(map(_may_be_no_text, text[1:])):
        first, *others = _quoted("\n".join(text)).split("\n")
        yield {start: head[0] + first, **dict(zip(rest, others, strict=True))}


def _may_be_no_text(line: str) -> bool:
    return re.match(rf"\s*(?:-\s|#|{_KEY}:(?:\s|$))", line) is not None


def _wants_quotes(value: str) -> bool:
    """Whether a value is text that only quotes make one; not where it may be two keys, or quotes gone wrong."""
    if (
        " #" in value
        or value[:1] in "'[{|>&*!%@`"
        or any(normalize("NFC", each) in _KEYS for each in _ANY_KEY.findall(value))
    ):
        return False
    return _SAID.fullmatch(value) is not None if value.startswith('"') else ": " in value or value.endswith(":")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _marked(value: str) -> str:
    return _quoted(value) if '"' in value or "\\" in value else f'"{value}"'


def _soft(text: str) -> str:
    return re.sub(f"[{_HARD}]", " ", text)


def _softly_begun(line: str) -> str:
    return _LAYOUT.sub(lambda found: _soft(found[0]), line, count=1)


def _softly_keyed(line: str) -> str:
    """A line with soft spaces where it begins and after its key."""
    begun = _softly_begun(line)
    key = re.match(rf"{_LAYOUT.pattern}({_KEY}):[{_HARD}]+", begun)
    return _soft(key[0]) + begun[key.end() :] if key and normalize("NFC", key[1]) in _KEYS else begun


def _run(lines: Lines, at: int) -> list[int]:
    """The line, and those right below it that begin with tabs too."""
    return list(takewhile(lambda n: "\t" in _layout(lines[n]), range(at, len(lines))))


def _layout(line: str) -> str:
    found = _LAYOUT.match(line)
    return found[0] if found else ""


def _begun(line: str, depth: int) -> str:
    """The line with so many spaces before it; a tab after a dash is one space."""
    begun = _layout(line)
    return " " * max(0, depth) + "- " * begun.count("-") + line[len(begun) :]


def _width(line: str, tab: int) -> int:
    """How deep a line is, where a tab is so many spaces."""
    before = _layout(line).partition("-")[0]
    return before.count("\t") * (tab - 1) + len(before)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _depth_beyond(lines: Lines, at: int, step: int) -> int:
    """How deep the nearest line with something in it is, upwards or downwards."""
    return next((_depth(lines[n]) for n in range(at, len(lines) if step > 0 else -1, step) if lines[n].strip()), 0)


def _begins(lines: Lines, at: int) -> int:
    """The line that a line's text may have begun in: the nearest above that is less deep."""
    return next((n for n in range(at - 1, -1, -1) if lines[n].strip() and _depth(lines[n]) < _depth(lines[at])), at)
