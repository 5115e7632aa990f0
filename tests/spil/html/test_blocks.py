"""Blocks as a browser and a screen reader get them."""

from spil.html.templates import environment
from spil.play.page import Asking, Bars, Block, Labelled, Law, Page, Points, Prose, Strong


def _shown(what: str, **told: object) -> str:
    made = environment("spil.html").from_string(f'{{% import "blocks.html" as show %}}{what}').render(**told)
    return " ".join(made.split())


def _block(block: Block) -> str:
    return _shown("{{ show.block(block) }}", block=block)


def test_people_s_text_is_text_in_every_kind_of_block() -> None:
    evil = '</p><script>alert("x")</script>'
    blocks: tuple[Block, ...] = (
        Prose(evil),
        Strong(evil),
        Labelled(evil, evil),
        Points((evil,)),
        Law(evil, evil),
        Asking(evil, evil),
        Bars((evil,), ((evil, (1,)),)),
    )
    for block in blocks:
        assert "<script" not in _block(block)
        assert "&lt;script&gt;" in _block(block)
    page = Page("talk", evil, blocks, (evil,), (evil,), evil)
    assert "<script" not in _shown("{{ show.read(page) }}", page=page)


def test_bars_are_a_table_whose_rows_say_what_they_count_and_whose_picture_is_read_by_nobody() -> None:
    shown = _block(Bars(("først", "efter snakken"), (("Sig ja", (3, 0)), ("Sig nej", (1, 4)))))
    assert '<th scope="rowgroup" colspan="2">Sig nej</th>' in shown
    assert '<th scope="row">efter snakken</th><td><div><b>4</b><svg' in shown
    assert shown.count('aria-hidden="true"') == 4
    assert '<rect width="75.0"' in shown
    assert "style=" not in shown


def test_lines_that_are_only_read_are_numbered_and_those_with_counts_show_them() -> None:
    page = Page("talk", "Tal", (), ("Ja.", "Nej."))
    assert "<ol" in _shown("{{ show.read(page) }}", page=page)
    counted = Page("face-up", "Sådan", (), ("Ja.", "Nej."), counts=Bars(("først",), (("Ja", (2,)), ("Nej", (1,)))))
    assert "<ol" not in _shown("{{ show.read(page) }}", page=counted)
    assert "<table" in _shown("{{ show.read(page) }}", page=counted)
