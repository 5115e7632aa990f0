"""What was said in a hearing, written into `<kort>.hoering.yaml`; what somebody wrote there by hand stays as it is.

Each change is a few lines put in or taken out. It is read again before it is given back, and where it would not be read
as it was meant, nothing is changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from spil.author.hearing.answer import Answer, SentComment
from spil.author.yaml_lines import dash_indent, quoted
from spil.cards.findings import lines_of
from spil.cards.hearing import Comment, Hearing, Reader
from spil.cards.read.load import Reading, read_hearing
from spil.cards.read.syntax import Document

_HEAD = (
    "# Det, læsere har sagt om kortet, og hvad der kom ud af det. Skrevet af spil hoering.",
    "# I kan rette i den: skriv afgjort: under en kommentar, når der er sket noget.",
    "# Er kortet spillet i et rum, så skriv for eksempel:",
    "# prøvet:",
    "#   - dag: 2026-03-02",
    "#     hvor: et hold på tolv",
)
_LAST_NUMBER = 999


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking in some answers."""

    raw: bytes
    """The file's bytes afterwards."""
    hearing: Hearing
    new: tuple[Comment, ...]
    """The comments that were not there before."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """Why a file was left as it was, as a sentence."""

    told: str


def take_in(path: str, raw: bytes, answer: Answer, today: date) -> Taken | NotKept:
    """Put one answer into a hearing; the same answer again replaces its reader, and no comment is there twice."""
    before = read_hearing(path, raw)
    if raw.strip() and before.value is None:
        return NotKept(_MEND.format(path))
    was = before.value or Hearing.model_validate({})
    last = max((each.number for each in was.comments), default=0)
    there = {_key(each) for each in was.comments}
    fresh = [each for each in dict.fromkeys(answer.comments) if _sent_key(each) not in there]
    if last + len(fresh) > _LAST_NUMBER:
        return NotKept(f"{path} har ikke plads til flere kommentarer. Slet nogle af dem, der er afgjort.")
    comments = tuple(_comment(number, each, answer.name) for number, each in enumerate(fresh, last + 1))
    reader = _reader(answer, today)
    earlier = next((n for n, each in enumerate(was.readers) if each.answer == answer.answer), None)
    same = earlier is not None and _same(was.readers[earlier], reader)
    readers = was.readers
    text = _Text(before.document, raw)
    if not same:
        if earlier is not None:
            text.drop("læsere", earlier)
            readers = (*readers[:earlier], *readers[earlier + 1 :])
        text.append("læsere", [_reader_lines(reader)])
        readers = (*readers, reader)
    if comments:
        text.append("kommentarer", map(_comment_lines, comments))
    meant = was.model_copy(update={"readers": readers, "comments": (*was.comments, *comments)})
    return _as_meant(path, text.raw(), meant, comments)


def settle(path: str, raw: bytes, number: int, outcome: str) -> Taken | NotKept:
    """Note what came of a comment."""
    before = read_hearing(path, raw)
    if before.value is None:
        return NotKept(_MEND.format(path))
    at = next((n for n, each in enumerate(before.value.comments) if each.number == number), None)
    if at is None:
        numbers = ", ".join(str(each.number) for each in before.value.open) or "ingen"
        return NotKept(f"Der er ingen kommentar {number} i {path}. De åbne er: {numbers}.")
    comment = before.value.comments[at]
    if comment.settled is not None:
        return NotKept(f'Kommentar {number} er afgjort: "{comment.settled}" Ret det i {path}, hvis det er forkert.')
    settled = comment.model_copy(update={"settled": outcome})
    text = _Text(before.document, raw)
    text.extend("kommentarer", at, f"afgjort: {quoted(outcome)}")
    comments = tuple(settled if n == at else each for n, each in enumerate(before.value.comments))
    return _as_meant(path, text.raw(), before.value.model_copy(update={"comments": comments}), ())


_MEND = '{0} kan ikke læses. Skriv "spil tjek {0}", og ret den først.'


def _as_meant(path: str, raw: bytes, meant: Hearing, new: tuple[Comment, ...]) -> Taken | NotKept:
    after: Reading[Hearing] = read_hearing(path, raw)
    if after.value == meant:
        return Taken(raw, meant, new)
    if any(finding.code == "K101" for finding in after.findings):
        return NotKept(f"{path} bliver for stor. Slet nogle af de kommentarer, der er afgjort, og saml igen.")
    return NotKept(f"{path} er skrevet på en måde, spillet ikke tør rette i. Sæt hver ting på sin egne linje.")


class _Text:
    """The lines of a file that is changed, from its end to its beginning or at its end only."""

    def __init__(self, document: Document, raw: bytes) -> None:
        self._document = document
        self._lines = lines_of(document.text) if document.text.strip() else [*_HEAD, ""]
        if self._lines[-1]:
            self._lines.append("")
        self._end = "\r\n" if b"\r\n" in raw else "\n"

    def raw(self) -> bytes:
        return self._end.join(self._lines).encode()

    def append(self, key: str, items: Iterable[Sequence[str]]) -> None:
        """Put items at the end of a list, or a new list at the end of the file."""
        self._read_again()
        data = self._document.data
        if isinstance(data, dict) and isinstance(data.get(key), list) and data[key]:
            indent = dash_indent(self._document.text, self._document.place(key, 0))
            at = self._last(key, len(data[key]) - 1)
        else:
            at, indent = len(self._lines) - 1, "  "
            self._lines[at:at] = [f"{key}:"]
            at += 1
        self._lines[at:at] = [
            f"{indent}{'- ' if n == 0 else '  '}{line}" for item in items for n, line in enumerate(item)
        ]

    def extend(self, key: str, number: int, line: str) -> None:
        """Put a line at the end of an item."""
        item = self._document.data[key][number]
        column = self._document.place(key, number, next(iter(item)), of_key=True).column
        at = self._last(key, number)
        self._lines[at:at] = [" " * (column - 1) + line]

    def drop(self, key: str, number: int) -> None:
        """Take an item out, and its list with it where it was the only one."""
        first = self._document.place(key, number).line - 1
        last = self._last(key, number)
        only = len(self._document.data[key]) == 1
        begin = self._document.place(key, of_key=True).line - 1 if only else first
        del self._lines[begin:last]

    def _last(self, key: str, number: int) -> int:
        """The number of lines down to the end of an item."""
        ends = [self._document.place(*keys) for keys in _leaves(self._document.data[key][number], (key, number))]
        return max(place.end_line - (place.end_column == 1) for place in ends)

    def _read_again(self) -> None:
        self._document = read_hearing(self._document.path, self.raw()).document


def _leaves(data: object, keys: tuple[str | int, ...]) -> Iterable[tuple[str | int, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = [leaf for key, value in inner for leaf in _leaves(value, (*keys, key))]
    return found or [keys]


def _key(comment: Comment) -> tuple[str, str, str, str]:
    return comment.kind, comment.place or "", comment.line or "", comment.says


def _sent_key(sent: SentComment) -> tuple[str, str, str, str]:
    return sent.kind, sent.place, sent.line, sent.says


def _comment(number: int, sent: SentComment, name: str) -> Comment:
    given = {"nr": number, "art": sent.kind, "sted": sent.place or None, "linje": sent.line or None}
    return Comment.model_validate({**given, "kommentar": sent.says, "navn": name or None})


def _reader(answer: Answer, today: date) -> Reader:
    given = {"læst_for": answer.kinds, "dom": answer.verdict, "version": answer.version, "dag": today}
    return Reader.model_validate({**given, "navn": answer.name or None, "svar": answer.answer})


def _same(one: Reader, other: Reader) -> bool:
    """Whether a reader said nothing new; then the day and what came of it stay."""
    return one.model_copy(update={"day": other.day, "settled": None}) == other


def _reader_lines(reader: Reader) -> list[str]:
    name = [f"navn: {quoted(reader.name)}"] if reader.name else []
    return [
        f"dag: {reader.day.isoformat()}",
        f"version: {reader.version}",
        f"læst_for: [{', '.join(reader.kinds)}]",
        f"dom: {reader.verdict}",
        *name,
        f"svar: {quoted(reader.answer or '')}",
    ]


def _comment_lines(comment: Comment) -> list[str]:
    where = [f"sted: {quoted(comment.place)}"] if comment.place else []
    line = [f"linje: {quoted(comment.line)}"] if comment.line else []
    name = [f"navn: {quoted(comment.name)}"] if comment.name else []
    return [
        f"nr: {comment.number}",
        f"art: {comment.kind}",
        *where,
        *line,
        f"kommentar: {quoted(comment.says)}",
        *name,
    ]
