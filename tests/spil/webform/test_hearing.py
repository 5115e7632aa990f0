"""What readers said, and what a card in use lacks, stands in the form at the field it is about."""

from pathlib import Path

import pytest
from small import SMALL
from writing import Writer

HEARD = """\
læsere:
  - {dag: 2026-11-28, version: 1, læst_for: [dilemma], dom: ret}
kommentarer:
  - {nr: 1, sted: trin.et.valg.ja.giver, linje: Ro., art: dilemma, kommentar: For hvem?}
  - {nr: 2, sted: trin.to.tekst, linje: Mere skete., art: sprog, kommentar: Hvad?}
  - {nr: 3, art: værdighed, kommentar: <b>Hvem</b> er den svage?}
"""


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    (tmp_path / "lille.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "lille.hoering.yaml").write_text(HEARD, encoding="utf-8")
    return Writer(tmp_path / "lille.yaml")


async def test_a_comment_stands_at_the_field_it_is_about_until_something_came_of_it(writer: Writer) -> None:
    form = await writer.open()
    assert 'Kommentar 1 om dilemmaet: "For hvem?"' in form.found["trin/et/valg/ja/giver"]
    assert "er ændret siden" in form.found["trin/to/tekst"]
    assert "<b>Hvem</b> er den svage?" in form.found["titel"]  # as it was written: the parser has met no tag
    assert "b" not in form.tags
    beside = writer.path.with_name("lille.hoering.yaml")
    settled = HEARD.replace("kommentar: For hvem?}", "kommentar: For hvem?, afgjort: Der står nu for hvem.}")
    beside.write_text(settled, encoding="utf-8")
    assert not (await writer.open()).found["trin/et/valg/ja/giver"]


async def test_a_comment_is_no_advice_that_can_be_kept_from_being_told(writer: Writer) -> None:
    form = await writer.open()
    assert "Behold det" not in form.found["trin/et/valg/ja/giver"]
    assert "bevidst/K901" not in dict(form.sent)


async def test_saving_the_card_leaves_the_hearing_as_it_is(writer: Writer) -> None:
    await writer.save((await writer.open()).typed(titel="Ny"))
    assert writer.path.with_name("lille.hoering.yaml").read_text(encoding="utf-8") == HEARD


async def test_what_a_card_in_use_lacks_stands_at_its_status(writer: Writer) -> None:
    writer.path.write_text(SMALL.replace("status: kladde", "status: i-brug"), encoding="utf-8")
    form = await writer.open()
    assert "Kortet er i brug, men mangler" in form.found["status"]
