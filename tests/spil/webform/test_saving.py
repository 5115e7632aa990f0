"""What is typed in the form comes into the file, and nothing else of the file changes."""

from difflib import ndiff
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SMALL

from spil.cards.deck import built_in, read_deck
from spil.cards.read.load import read_card
from spil.webform.fields import Field, Group, form_of
from spil.webform.saving import changed, typed
from spil.webform.source import source_of

DECK = read_deck().deck
CARDS = sorted((built_in() / "kort").glob("*.yaml"))
TEXTS = {path: path.read_text(encoding="utf-8") for path in CARDS}


@cache
def form(text: str) -> tuple[Group, ...]:
    return form_of(read_card("et.yaml", text.encode()).document, DECK)


def fields(text: str) -> dict[str, Field]:
    return {field.name: field for part in form(text) for field in part.all_fields()}


def as_sent(text: str) -> dict[str, list[str]]:
    """What a browser sends of a form in which nothing was typed."""
    return {
        field.name: [*field.slots] if field.kind == "some" else [field.shown.replace("\n", "\r\n")]
        for field in fields(text).values()
    }


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_saving_a_card_of_the_deck_unchanged_changes_no_byte(path: str) -> None:
    text = TEXTS[path]  # type: ignore[index]
    assert changed(text, form(text), as_sent(text)) == changed(text, (), {})
    assert changed(text, form(text), as_sent(text)).text == text


WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["og", "#", " # ", ":", ": ", "- ", "{", "}", "[", "]", ",", "'", '"', "|", ">", "&a", "*a", "!", "%"]
        ),
        st.sampled_from(
            ["\n", "\n\n", "\r\n\r\n", "---", "...", "👩‍🚀", "🙂", "null", "ja", "12:30", "\\n", "\\", "<b>", "&amp;"]
        ),
        st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=8),
    ),
    max_size=12,
).map("".join)


@given(st.data())
def test_one_field_of_any_card_is_changed_whatever_is_typed_and_reads_back_as_it_was_typed(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(CARDS))
    every = [field for part in form(TEXTS[path]) for field in part.all_fields() if field.kind in {"line", "text"}]
    field = data.draw(st.sampled_from(every))
    said = data.draw(WORDS)
    done = changed(TEXTS[path], form(TEXTS[path]), {**as_sent_of(path), field.name: [said]})
    assert done.refused == {}
    now = fields(done.text)
    assert now[field.name].values == typed(field, [said])
    others = {name: each.values for name, each in now.items() if name != field.name}
    assert others == {
        each.name: each.values for part in form(TEXTS[path]) for each in part.all_fields() if each != field
    }
    was, new = TEXTS[path].split("\n"), done.text.split("\n")
    document = read_card("", TEXTS[path].encode()).document
    first, last = document.place(*field.keys, of_key=True).line, document.place(*field.keys).end_line
    if field.there:
        assert new[: first - 1] == was[: first - 1]
        assert new[len(new) - len(was[last:]) :] == was[last:]
    else:
        assert [line for line in ndiff(was, new) if line[0] == "-"] == []


def as_sent_of(path: object) -> dict[str, list[str]]:
    return {
        field.name: [*field.slots] if field.kind == "some" else [field.shown]
        for part in form(TEXTS[path])  # type: ignore[index]
        for field in part.all_fields()
    }


@pytest.mark.parametrize(
    ("name", "sent", "lines"),
    [
        ("grunde", ["alder", "handicap", ""], ["- grunde: []", "+ grunde: [alder, handicap]"]),
        ("teaser", ["Hvad nu: hvis?"], ['+ teaser: "Hvad nu: hvis?"']),
        ("trin/et/valg/nej/husk", ["sagde-nej, tøvede"], None),
        ("trin/to/valg/g%C3%A5/uden_for_rammen", ["uafklaret"], None),
        ("trin/et/valg/nej/til", ["slut"], None),
    ],
)
def test_lists_choices_and_lines_that_were_not_there(name: str, sent: list[str], lines: list[str] | None) -> None:
    done = changed(SMALL, form(SMALL), {name: sent})
    assert done.refused == {}
    difference = [line for line in ndiff(SMALL.split("\n"), done.text.split("\n")) if line[0] in "+-"]
    assert lines is None or difference == lines
    assert [line[0] for line in difference] in (["-", "+"], ["+"])
    now = fields(done.text)[name]
    assert now.values == typed(now, sent)


@pytest.mark.parametrize("raw", [SMALL.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + SMALL.encode()])
def test_line_ends_and_a_byte_mark_stay_as_they_were(raw: bytes) -> None:
    source = source_of(raw)
    assert source is not None
    done = changed(source.text, form(source.text), {"titel": ["Store"]})
    assert source.with_text(done.text) == raw.replace(b"titel: Lille", b"titel: Store")


@pytest.mark.parametrize("raw", [b"", b"titel: \xe6", b"a: [", b"titel: a\x00b", b"a: b\r\nc: d\ne: f", b"- a"])
def test_a_file_that_must_be_mended_as_a_file_is_not_changed(raw: bytes) -> None:
    assert source_of(raw) is None


def test_a_field_that_is_none_of_the_form_changes_nothing() -> None:
    sent = {"trin": ["x"], "id": ["x"], "trin/et/valg/ja/id": ["x"], "trin/nyt/tekst": ["x"], "x: y": ["z"]}
    assert changed(SMALL, form(SMALL), sent).text == SMALL
