"""Changes to a file's text: another value, an entry more or less; what comes of it is read again before it counts."""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from textwrap import indent as indented
from textwrap import wrap
from typing import Any

from spil.author.edit.spans import Spans, UnchangeableError
from spil.author.edit.writing import Value, entry, quoted, scalar
from spil.cards.read.parts import Keys
from spil.cards.read.syntax import compose
from spil.danish import paragraphs

_WIDEST = 100
_FEWEST = 2
"""Items, so that a list is left when one goes."""
_SAFE_IN_BRACKETS = re.compile(r"[^\W_](?:[^\W_]|[ -])*")
_DASH = re.compile(r"( *)-( +)")
_COMMENT = re.compile(r"\s+#.*$")

Edit = Callable[[str], str]
"""A text changed; where it cannot be, `UnchangeableError` is raised."""


def with_text(keys: Keys, value: str) -> Edit:
    """Another text, number or id in a place that has one."""

    def edit(text: str) -> str:
        spans = _spans(text)
        if spans.is_empty(keys):
            at = spans.after_colon(keys)
            return _checked(
                text, f"{text[:at]} {_on_one_line(value)}{text[at:]}", lambda data: _put(data, keys, value), keys
            )
        start, end = spans.start(keys), spans.end(keys)
        if not isinstance(spans.value(keys), str):
            raise UnchangeableError(spans.document.place(*keys).line)
        in_block = text[start : start + 1] in {"|", ">"}
        changed = _block(spans, keys, start, value) if in_block else _inline(spans, keys, value)
        return _checked(text, text[:start] + changed + text[end:], lambda data: _put(data, keys, value), keys)

    return edit


def with_list(keys: Keys, values: Sequence[str]) -> Edit:
    """Another list of ids in a place that has one."""

    def edit(text: str) -> str:
        spans = _spans(text)
        start, end = spans.start(keys), spans.end(keys)
        told = "[" + ", ".join(map(_in_brackets, values)) + "]"
        gap = "" if text[start : start + 1] != "\n" else " "
        return _checked(text, text[:start] + gap + told + text[end:], lambda data: _put(data, keys, [*values]), keys)

    return edit


def with_entry(keys: Keys, key: str, value: Value, after: str) -> Edit:
    """One key more, after one that is there."""

    def edit(text: str) -> str:
        spans = _spans(text)
        end = spans.end((*keys, after))
        if spans.in_flow((*keys, after)):
            changed = f"{text[:end]}, {key}: {_flow(value)}{text[end:]}"
        else:
            place = spans.key((*keys, after))
            changed = _line_after(spans, end, list(entry(key, value, place.column - 1)))

        def put(data: Any) -> None:
            node = _node(data, keys)
            before = list(node.items())
            at = [name for name, _ in before].index(after) + 1
            node.clear()
            node.update([*before[:at], (key, value), *before[at:]])

        return _checked(text, changed, put, keys)

    return edit


def with_item(keys: Keys, value: Value) -> Edit:
    """One item more, last in a list."""

    def edit(text: str) -> str:
        spans = _spans(text)
        there = spans.value(keys)
        end = spans.end(keys)
        if spans.is_flow(keys):
            close = text.rindex("]", 0, end)
            told = _flow(value)
            changed = text[:close].rstrip(" ,") + (f", {told}" if there else told) + text[close:]
        else:
            place = spans.document.place(*keys, 0)
            dash = _DASH.fullmatch(text[spans.at(place.line, 1) : spans.at(place.line, place.column)].partition("{")[0])
            if dash is None:
                raise UnchangeableError(place.line)
            whole = list(entry("x", [value], 0))[1:] if not isinstance(value, str) else [f"  - {scalar(value)}"]
            changed = _line_after(spans, end, [dash[1] + line[2:] for line in whole])
        return _checked(text, changed, lambda data: _node(data, keys).append(value), keys)

    return edit


def without_entry(keys: Keys) -> Edit:
    """One entry of a mapping less, with the comments inside it."""

    def edit(text: str) -> str:
        spans = _spans(text)
        if spans.in_flow(keys):
            first, last = _in_flow_with_its_comma(spans, keys)
            return _checked(text, text[:first] + text[last:], lambda data: _node(data, keys[:-1]).pop(keys[-1]), keys)
        first = spans.at(spans.key(keys).line, 1)
        last = spans.line_end(spans.end(keys))
        return _checked(text, text[:first] + text[last + 1 :], lambda data: _node(data, keys[:-1]).pop(keys[-1]), keys)

    return edit


def without_item(keys: Keys) -> Edit:
    """One item of a list less, with the comments inside it; the list keeps at least one."""

    def edit(text: str) -> str:
        spans = _spans(text)
        place = spans.document.place(*keys)
        first = spans.at(place.line, 1)
        before = text[first : spans.at(place.line, place.column)].partition("{")[0]
        if len(spans.value(keys[:-1]) or ()) < _FEWEST or spans.in_flow(keys) or not _DASH.fullmatch(before):
            raise UnchangeableError(place.line)
        last = spans.line_end(spans.end(keys))
        return _checked(text, text[:first] + text[last + 1 :], lambda data: _node(data, keys[:-1]).pop(keys[-1]), keys)

    return edit


def changed_by(text: str, *edits: Edit) -> str:
    """The text after several changes, each made in what the one before left.

    Raises:
        UnchangeableError: One of them cannot be made; then none is.
    """
    for edit in edits:
        text = edit(text)
    return text


def _spans(text: str) -> Spans:
    document, _ = compose("", text)
    return Spans(document)


def _checked(before: str, after: str, put: Callable[[Any], object], keys: Keys) -> str:
    """The new text, if it reads as the old one with that change and no other."""
    old, mistakes = compose("", before)
    new, now = compose("", after)
    wanted = deepcopy(old.data)
    put(wanted)
    if len(now) > len(mistakes) or _plain(new.data) != _plain(wanted):
        raise UnchangeableError(old.place(*keys).line)
    return after


def _plain(node: Any) -> Any:
    """Data as far as it matters to a reader: paragraphs, and a number as it is written; the order of keys too."""
    if isinstance(node, dict):
        return [(key, _plain(value)) for key, value in node.items()]
    if isinstance(node, list):
        return [_plain(value) for value in node]
    return paragraphs(str(node))


def _node(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def _put(data: Any, keys: Keys, value: Value) -> None:
    _node(data, keys[:-1])[keys[-1]] = value


def _in_flow_with_its_comma(spans: Spans, keys: Keys) -> tuple[int, int]:
    """Where an entry in `{ }` begins and ends, with the comma before it, or after it where it is the first."""
    others = list(spans.value(keys[:-1]))
    at = others.index(keys[-1])
    if len(others) < _FEWEST:
        raise UnchangeableError(spans.document.place(*keys).line)
    if at:
        return spans.end((*keys[:-1], others[at - 1])), spans.end(keys)
    first, following = spans.key(keys), spans.key((*keys[:-1], others[1]))
    return spans.at(first.line, first.column), spans.at(following.line, following.column)


def _line_after(spans: Spans, offset: int, lines: list[str]) -> str:
    end = spans.line_end(offset)
    return spans.text[:end] + "\n" + "\n".join(lines) + spans.text[end:]


def _block(spans: Spans, keys: Keys, start: int, value: str) -> str:
    """The head of a block of text with its comment, and the new text below in the margin of the old.

    Without a line of text there is no block: then a text stands on the line itself.
    """
    text = spans.text
    head = text[start : spans.line_end(start)]
    first = spans.line_of(start)
    lines = text.split("\n")
    margin = next((spans.margin(n + 1) for n in range(first, len(lines)) if lines[n].strip()), 0)
    comment = _COMMENT.search(head)
    if not spans.value(keys).strip() or not value.strip():
        return _on_one_line(value) + (comment[0] if comment else "")
    if margin <= spans.margin(first):
        raise UnchangeableError(first)
    gap = "\n\n" if head.startswith("|") else "\n\n\n"
    body = gap.join("\n".join(_wrapped(each, _WIDEST - margin)) for each in paragraphs(value))
    return f"{head}\n{indented(body, ' ' * margin)}"


def _inline(spans: Spans, keys: Keys, value: str) -> str:
    """The text on one line, or folded where it would be a long one and nothing stands after it."""
    many = paragraphs(value)
    place = spans.key(keys)
    rest = spans.text[spans.end(keys) : spans.line_end(spans.end(keys))]
    if len(many) > 1:
        if spans.in_flow(keys) or rest.strip() or not isinstance(keys[-1], str):
            return _on_one_line(value)
        margin = place.column + 1
        body = "\n\n".join("\n".join(_wrapped(each, _WIDEST - margin)) for each in many)
        return "|-\n" + indented(body, " " * margin)
    told = _in_brackets(value) if spans.in_flow(keys) else scalar(value)
    if spans.in_flow(keys) or place.column + len(told) <= _WIDEST or rest.strip() or not isinstance(keys[-1], str):
        return told
    margin = place.column + 1
    return ">-\n" + indented("\n".join(_wrapped(value, _WIDEST - margin)), " " * margin)


def _on_one_line(value: str) -> str:
    """A text in quotes, with signs for what stands between its paragraphs."""
    return quoted("\n\n".join(paragraphs(value))).replace("\n", "\\n")


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _in_brackets(text: str) -> str:
    return (
        text
        if _SAFE_IN_BRACKETS.fullmatch(text) and scalar(text) == text
        else scalar(f'"{text}').replace('"\\"', '"', 1)
    )


def _flow(value: Value) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        return _in_brackets(value)
    if isinstance(value, int):
        return str(value)
    return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
