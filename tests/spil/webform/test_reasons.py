"""Advice is kept with a reason in the form: seen at its place, written and taken away, and no other byte changes."""

from pathlib import Path

import pytest
from small import SMALL
from writing import DECK, Writer, form_in

from spil.author.check.all import check_paths

JUDGES = SMALL.replace("slut: Et slut", "slut: Det rigtige valg")
WHY = "Foreningen hedder sådan"


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    (tmp_path / "lille.yaml").write_text(JUDGES, encoding="utf-8")
    return Writer(tmp_path / "lille.yaml")


def text(writer: Writer) -> str:
    return writer.path.read_text(encoding="utf-8")


async def test_advice_that_does_not_fit_is_kept_with_a_reason_and_shown_with_it_at_its_place(writer: Writer) -> None:
    form = await writer.open()
    assert "Råd:" in form.found["trin/slut/slut"]
    assert "Behold det, og skriv hvorfor" in form.found["trin/slut/slut"]
    await writer.save(form.typed(bevidst__K604=WHY))
    assert text(writer) == JUDGES.replace("hensyn:", f"bevidst:\n  K604: {WHY}\nhensyn:", 1)
    after = await writer.open()
    said = after.found["trin/slut/slut"]
    assert "Råd:" not in said
    assert said.startswith('Valgt fra: "rigtige valg" er en dom over dem, der kom hertil.')
    assert said.endswith(f"Grund: {WHY}")
    assert after.value("bevidst/K604") == WHY
    assert check_paths([writer.path], DECK).findings == ()


async def test_a_reason_that_is_deleted_leaves_the_file_as_it_was_and_the_advice_is_told_again(writer: Writer) -> None:
    await writer.save((await writer.open()).typed(bevidst__K604=WHY))
    await writer.save((await writer.open()).typed(bevidst__K604=""))
    assert text(writer) == JUDGES
    assert "Råd:" in (await writer.open()).found["trin/slut/slut"]


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ("bevidst:   # vores\n  K610: Det er rigtigt   # målt\n", "bevidst:   # vores\n  K604: Det er sådan\n"),
        ("bevidst: {K610: Det er rigtigt}\n", "bevidst: {K604: Det er sådan}\n"),
        ("", "bevidst:\n  K604: Det er sådan\n"),
    ],
)
async def test_reasons_are_written_the_way_the_author_writes_them(writer: Writer, there: str, after: str) -> None:
    card = JUDGES.replace("hensyn:", f"{there}hensyn:", 1).replace("minutter: 8", "minutter: 30")
    writer.path.write_text(card, encoding="utf-8")
    await writer.save((await writer.open()).typed(bevidst__K604="Det er sådan"))
    if there:
        assert text(writer).splitlines()[-1] == card.splitlines()[-1]
        await writer.save((await writer.open()).typed(bevidst__K610=""))
    assert text(writer) == card.replace(there, after, 1) if there else card.replace("hensyn:", f"{after}hensyn:", 1)


async def test_a_reason_for_advice_the_card_does_not_get_is_told_beside_it_and_can_be_deleted(writer: Writer) -> None:
    card = SMALL.replace("hensyn:", "bevidst: {K604: Før}\nhensyn:", 1)
    writer.path.write_text(card, encoding="utf-8")
    form = await writer.open()
    assert "er valgt fra, men det råd får kortet ikke" in form.found["bevidst/K604"]
    assert "Behold det" not in form.found["bevidst/K604"]
    await writer.save(form.typed(bevidst__K604=""))
    assert text(writer) == SMALL


async def test_a_reason_typed_while_somebody_else_saved_is_not_lost(writer: Writer) -> None:
    form = await writer.open()
    writer.path.write_text(JUDGES.replace("titel: Lille", "titel: Udefra"), encoding="utf-8")
    answer = await writer.save(form.typed(bevidst__K604=WHY))
    assert answer.status_code == 409
    assert form_in(answer.text).value("bevidst/K604") == WHY


async def test_what_people_write_as_a_reason_is_text_on_the_page(writer: Writer) -> None:
    await writer.save((await writer.open()).typed(bevidst__K604='<script>x</script> "#: {'))
    form = await writer.open()
    assert form.tags.count("script") == 1
    assert form.value("bevidst/K604") == '<script>x</script> "#: {'
