"""What was typed in a form, as the fewest changes to the file's text; people's words stay words in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from spil.author.edit.changes import Edit, with_entry, with_list, with_text, without_entry
from spil.author.edit.reasons import with_reason
from spil.author.edit.spans import UnchangeableError
from spil.cards.keys import DELIBERATE
from spil.cards.read.bytes import without_doubtful
from spil.danish import paragraphs
from spil.webform.fields import Field, Group

Sent = Mapping[str, Sequence[str]]
"""What a form sent: for each field, what stands in it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A text after what was typed, and what of it could not be put there."""

    text: str
    refused: Mapping[str, int]
    """The fields that could not be changed, with the line of the file."""


def changed(text: str, form: Sequence[Group], sent: Sent) -> Changed:
    """The text with every field that differs changed, each in its own lines; what cannot be changed is told."""
    refused: dict[str, int] = {}
    for field in differing(form, sent):
        try:
            text = _edit(field, typed(field, sent[field.name]))(text)
        except UnchangeableError as error:
            refused[field.name] = error.line
    return Changed(text, refused)


def differing(form: Sequence[Group], sent: Sent) -> Iterator[Field]:
    """The fields in which something else was typed than stands in the file."""
    for part in form:
        for field in part.all_fields():
            if field.name in sent and typed(field, sent[field.name]) != typed(field, field.sent):
                yield field


def typed(field: Field, values: Sequence[str]) -> tuple[str, ...]:
    """What was typed, as the file's reader will have it: paragraphs, or the items of a list."""
    if field.kind == "words":
        values = [word for value in values for word in value.split(",")]
    found = [part for value in values for part in paragraphs(normalize("NFC", without_doubtful(value))) if part]
    return tuple(found)


def _edit(field: Field, values: tuple[str, ...]) -> Edit:
    if field.is_list and field.there:
        return with_list(field.keys, values)
    parent, key = field.keys[:-1], str(field.keys[-1])
    if field.is_list:
        return with_entry(parent, key, [*values], field.after)
    said = "\n\n".join(values)
    if parent == (DELIBERATE,):
        return with_reason(key, said)
    if not field.there:
        return _new_entry(field, said)
    return with_text(field.keys, said) if values or field.needed else without_entry(field.keys)


def _new_entry(field: Field, said: str) -> Edit:
    parent, key = field.keys[:-1], str(field.keys[-1])
    first = said.partition("\n")[0]

    def edit(text: str) -> str:
        """The line with its first paragraph, and then the whole of it: a new line can hold one."""
        begun = with_entry(
            parent, key, int(first) if field.kind == "number" and first.isdecimal() else first, field.after
        )
        return begun(text) if first == said else with_text(field.keys, said)(begun(text))

    return edit
