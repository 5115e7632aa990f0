"""Changing a file in place: one thing is changed, and every other character stays, however the file is written."""

from difflib import ndiff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil.author.edit.changes import Edit, with_entry, with_item, with_list, with_text, without_entry, without_item
from spil.author.edit.spans import UnchangeableError
from spil.cards.deck import built_in
from spil.cards.read.load import read_card
from spil.cards.read.syntax import compose

FILE = """\
# øverst
titel: Et navn   # det hedder det
"mål": [B-HM, B-D1]
grunde: []
trin:
  et:   # begyndelsen
    tekst: |   # højt
      En linje.
      En til.

      Et afsnit.

    # om spørgsmålet
    spørgsmål: "Hvad
      gør du?"
    valg:
      - id: a
        til: b   # videre
      - {id: c, tekst: Nu., hensyn: [ro], til: b}
  b:
    tekst: >-
      En lang
      tekst.
    slut: Slut
# nederst
"""


def lines_changed(edit: Edit, text: str = FILE) -> list[str]:
    return [line for line in ndiff(text.split("\n"), edit(text).split("\n")) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (
            with_text(("titel",), "Sag: #3"),
            ["- titel: Et navn   # det hedder det", '+ titel: "Sag: #3"   # det hedder det'],
        ),
        (
            with_text(("trin", "et", "tekst"), "Kun: en # linje."),
            ["-       En linje.", "-       En til.", "- ", "-       Et afsnit.", "+       Kun: en # linje."],
        ),
        (with_text(("trin", "b", "tekst"), "Kort."), ["-       En lang", "-       tekst.", "+       Kort."]),
        (
            with_text(("trin", "et", "spørgsmål"), "Og nu?"),
            ['-     spørgsmål: "Hvad', '-       gør du?"', "+     spørgsmål: Og nu?"],
        ),
        (
            with_text(("trin", "et", "valg", 1, "tekst"), "Nu, ja."),
            [
                "-       - {id: c, tekst: Nu., hensyn: [ro], til: b}",
                '+       - {id: c, tekst: "Nu, ja.", hensyn: [ro], til: b}',
            ],
        ),
        (with_list(("grunde",), ["alder"]), ["- grunde: []", "+ grunde: [alder]"]),
        (with_list(("mål",), ["A-D1"]), ['- "mål": [B-HM, B-D1]', '+ "mål": [A-D1]']),
        (with_item(("mål",), "A-D1"), ['- "mål": [B-HM, B-D1]', '+ "mål": [B-HM, B-D1, A-D1]']),
        (with_entry((), "teaser", "Ja: nu", "titel"), ['+ teaser: "Ja: nu"']),
        (with_entry(("trin", "et", "valg", 0), "husk", ["så"], "til"), ["+         husk: [så]"]),
        (
            with_entry(("trin", "et", "valg", 1), "husk", ["så"], "hensyn"),
            [
                "-       - {id: c, tekst: Nu., hensyn: [ro], til: b}",
                "+       - {id: c, tekst: Nu., hensyn: [ro], husk: [så], til: b}",
            ],
        ),
        (
            with_entry(("trin", "et"), "tillæg", [{"hvis": ["så"], "tekst": "Mere: nu."}], "tekst"),
            ["+     tillæg:", "+       - hvis: [så]", '+         tekst: "Mere: nu."'],
        ),
        (
            with_item(("trin", "et", "valg"), {"id": "d", "tekst": "Vent: lidt.", "til": "b"}),
            ["+       - id: d", '+         tekst: "Vent: lidt."', "+         til: b"],
        ),
        (
            without_entry(("trin", "b")),
            ["-   b:", "-     tekst: >-", "-       En lang", "-       tekst.", "-     slut: Slut"],
        ),
        (
            without_entry(("trin", "et", "valg", 1, "til")),
            [
                "-       - {id: c, tekst: Nu., hensyn: [ro], til: b}",
                "+       - {id: c, tekst: Nu., hensyn: [ro]}",
            ],
        ),
        (
            without_entry(("trin", "et", "valg", 1, "id")),
            [
                "-       - {id: c, tekst: Nu., hensyn: [ro], til: b}",
                "+       - {tekst: Nu., hensyn: [ro], til: b}",
            ],
        ),
        (
            without_item(("trin", "et", "valg", 0)),
            ["-       - id: a", "-         til: b   # videre"],
        ),
        (without_item(("trin", "et", "valg", 1)), ["-       - {id: c, tekst: Nu., hensyn: [ro], til: b}"]),
    ],
)
def test_one_thing_is_changed_and_everything_else_stays(edit: Edit, changed: list[str]) -> None:
    told = [line for line in lines_changed(edit) if line != "+ "]
    assert sorted(told) == sorted(changed)


def test_what_was_emptied_or_never_written_can_be_written() -> None:
    for keys in (("trin", "et", "tekst"), ("trin", "b", "tekst"), ("titel",)):
        emptied = with_text(keys, "")(FILE)
        assert _at(emptied, keys) == ""
        assert _at(with_text(keys, "Igen: nu.\n\nOg så.")(emptied), keys) == "Igen: nu.\n\nOg så."
    assert 'tekst: ""   # højt\n' in with_text(("trin", "et", "tekst"), "")(FILE)
    assert with_text(("b",), "x: #")("a:\nb:   # her\nc:\n") == 'a:\nb: "x: #"   # her\nc:\n'
    assert 'b: "x\\n\\ny"' in with_text(("b",), "x\n\ny")("a: c\nb:\n")


def test_paragraphs_stay_paragraphs() -> None:
    changed = with_text(("trin", "et", "tekst"), "Først.\n\nSå.")(FILE)
    assert "tekst: |   # højt\n      Først.\n\n      Så.\n" in changed
    changed = with_text(("titel",), "Først.\n\nSå.")(FILE)
    assert compose("", changed)[0].data["titel"] == "Først.\n\nSå."


@pytest.mark.parametrize("edit", [with_text(("trin",), "x"), without_item(("mål", 0)), with_text(("titel",), "\x07")])
def test_what_cannot_be_changed_safely_is_not_changed(edit: Edit) -> None:
    with pytest.raises(UnchangeableError):
        edit(FILE)


def _texts(node: object, keys: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(node, str):
        return [keys]
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [each for key, value in inner for each in _texts(value, (*keys, key))]


CARDS = sorted((built_in() / "kort").glob("*.yaml"))
MARKS = "og # : - { } [ ] , ' \" | > & * ! % @ ? no 12:30 æble …"
WORDS = st.lists(st.sampled_from(MARKS.split(" ")), min_size=1)


@given(st.data())
def test_any_text_of_any_card_can_be_changed_and_nothing_else_changes(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(CARDS))
    text = read_card(str(path), path.read_bytes()).document.text
    keys = data.draw(st.sampled_from(_texts(compose("", text)[0].data)))
    value = " ".join(data.draw(WORDS))
    changed = with_text(keys, value)(text)
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    assert [line for line in changed.split("\n") if line in comments] == comments
    assert " ".join(str(_at(changed, keys)).split()) == value


def _at(text: str, keys: tuple[str | int, ...]) -> object:
    node = compose("", text)[0].data
    for key in keys:
        node = node[key]
    return node
