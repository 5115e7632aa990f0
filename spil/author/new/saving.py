"""A card that is there, read to be changed, and changed without a trace of the program in it."""

from dataclasses import dataclass
from pathlib import Path

from spil.author.edit.changes import Edit, changed_by, with_entry, with_list, with_text
from spil.author.edit.spans import Spans
from spil.author.new.parts import NOTES, Field
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import Reading, read_card
from spil.danish import paragraphs
from spil.files import write_over

PARAGRAPH = "¶"
"""Stands between two paragraphs of a text that is edited on one line."""
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Opened:
    """A card's file as it was read."""

    path: Path
    raw: bytes
    reading: Reading[Card]

    @property
    def text(self) -> str:
        """Its text, with one kind of line end."""
        return self.reading.document.text.replace("\r\n", "\n").replace("\r", "\n")

    def with_edits(self, *edits: Edit) -> "Opened":
        """The same file with some changes, not saved yet.

        Raises:
            UnchangeableError: It is written in a way a program should not change.
        """
        text = changed_by(self.text, *edits)
        ends = "\r\n" if b"\r\n" in self.raw else "\n"
        raw = (_MARK if self.raw.startswith(_MARK) else b"") + text.replace("\n", ends).encode()
        return Opened(self.path, raw, read_card(str(self.path), raw))

    def save(self, changed: "Opened") -> bool:
        """Put the changed file in its place; False where somebody else has saved something there since.

        Raises:
            OSError: It cannot be written.
        """
        return write_over(self.path, self.raw, changed.raw)


def opened(path: Path) -> Opened:
    """Read a card to change it.

    Raises:
        OSError: It cannot be read.
    """
    raw = read_bytes(path)
    return Opened(path, raw, read_card(str(path), raw))


def on_one_line(text: str) -> str:
    """A text as it is edited: its paragraphs with a mark between them."""
    return f" {PARAGRAPH} ".join(paragraphs(text))


def change(card: Card, spans: Spans, field: Field, answer: str) -> Edit:
    """The change that puts an answer where it belongs, whether something stands there already or not."""
    if field.is_list and spans.value(field.keys) is not None:
        return with_list(field.keys, answer.split())
    value = "\n\n".join(part.strip() for part in answer.split(PARAGRAPH) if part.strip())
    if spans.value(field.keys) is not None:
        return with_text(field.keys, value)
    *above, key = field.keys
    if field.keys[0] == "facilitator" and spans.value(("facilitator",)) is None:
        return _notes(card, field, value)
    return with_entry(tuple(above), str(key), [*answer.split()] if field.is_list else value, field.after)


def _notes(card: Card, field: Field, value: str) -> Edit:
    """The usual notes, which the file leaves out, with the one that is the author's own."""
    usual: dict[str, str] = {key: getattr(card.notes, name) or "" for key, name in NOTES.items()}
    question = {"når": card.notes.questions[0].when, "tekst": card.notes.questions[0].text}
    if field.keys[-1] == "tekst":
        question["tekst"] = value
    else:
        usual[str(field.keys[-1])] = value
    return with_entry((), "facilitator", {**usual, "spørgsmål": [question]}, "aftale_hvis")
