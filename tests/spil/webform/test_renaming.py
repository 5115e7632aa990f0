"""A step, a choice, a consideration or a flag gets a new name in the form, wherever it stands."""

from pathlib import Path

import pytest
from small import SMALL
from writing import DECK, Writer, form_in

from spil.author.check.all import check_paths
from spil.cards.deck import built_in
from spil.cards.read.load import read_card
from spil.webform.fields import form_of
from spil.webform.renaming import renamed

TRIALS = "prøver:\n  - navn: Den korte   # den første\n    valg: [et.ja, to.bliv]\n    slut: slut\n"


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    (tmp_path / "lille.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "lille.proever.yaml").write_text(TRIALS, encoding="utf-8")
    return Writer(tmp_path / "lille.yaml")


def text(writer: Writer) -> str:
    return writer.path.read_text(encoding="utf-8")


def ways(writer: Writer) -> str:
    return writer.path.with_name("lille.proever.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "new", "card", "trials"),
    [
        (
            "trin/to",
            "nummer-to",
            [("til: to", "til: nummer-to"), ("  to:\n", "  nummer-to:\n")],
            ("to.b", "nummer-to.b"),
        ),
        (
            "trin/slut",
            "enden",
            [("til: slut", "til: enden"), ("  slut:\n", "  enden:\n")],
            ("slut: slut", "slut: enden"),
        ),
        ("trin/to/valg/bliv", "vent", [("id: bliv", "id: vent")], ("to.bliv", "to.vent")),
        ("hensyn/a", "alfa", [("id: a,", "id: alfa,"), ("hensyn: [a]", "hensyn: [alfa]")], ("", "")),
        ("husker/sagde-ja", "ja-tak", [("[sagde-ja]", "[ja-tak]")], ("", "")),
    ],
)
async def test_a_name_is_changed_wherever_it_stands_and_in_the_ways_kept_beside(
    writer: Writer, part: str, new: str, card: list[tuple[str, str]], trials: tuple[str, str]
) -> None:
    button = f"navn:{part}"
    form = await writer.open()
    answer = await writer.save(form.typed(**{button.replace("/", "__"): new}).pressed(button))
    assert answer.status_code == 303
    expected = SMALL
    for old, now in card:
        expected = expected.replace(old, now)
    assert text(writer) == expected
    assert ways(writer) == (TRIALS.replace(*trials) if trials[0] else TRIALS)
    assert check_paths([writer.path], DECK).findings == ()
    place = f"{part.rpartition('/')[0]}/{new}"
    assert answer.headers["location"].partition("#")[2] == place
    assert place in (await writer.open()).ids


async def test_a_new_name_is_taken_back_in_both_files(writer: Writer) -> None:
    form = await writer.open()
    await writer.save(form.typed(**{"navn:trin__to": "nummer-to"}).pressed("navn:trin/to"))
    assert ways(writer) != TRIALS
    await writer.save((await writer.open()).pressed("fortryd"))
    assert (text(writer), ways(writer)) == (SMALL, TRIALS)


@pytest.mark.parametrize(
    ("new", "told"), [("slut", "Der er allerede noget"), ("Nr 2", "små bogstaver"), ("", "Et navn")]
)
async def test_a_name_that_cannot_be_is_refused_in_a_sentence_and_what_else_was_typed_is_saved(
    writer: Writer, new: str, told: str
) -> None:
    form = await writer.open()
    answer = await writer.save(form.typed(titel="Ny", **{"navn:trin__to": new}).pressed("navn:trin/to"))
    shown = form_in(answer.text)
    assert told in shown.text
    assert shown.value("navn:trin/to") == new
    assert (text(writer), ways(writer)) == (SMALL.replace("titel: Lille", "titel: Ny"), TRIALS)


async def test_a_name_that_is_only_typed_is_not_changed_before_its_button_is_pressed(writer: Writer) -> None:
    form = await writer.open()
    await writer.save(form.typed(titel="Ny", **{"navn:trin__to": "nummer"}), quietly=True)
    assert text(writer) == SMALL.replace("titel: Lille", "titel: Ny")


async def test_a_name_goes_nowhere_where_the_kept_ways_cannot_be_read(writer: Writer) -> None:
    beside = writer.path.with_name("lille.proever.yaml")
    form = await writer.open()
    beside.write_text("prøver: [", encoding="utf-8")
    answer = await writer.save(form.typed(**{"navn:trin__to": "nummer-to"}).pressed("navn:trin/to"))
    assert "Ret den fil først" in form_in(answer.text).text
    assert (text(writer), beside.read_text(encoding="utf-8")) == (SMALL, "prøver: [")


async def test_a_new_name_is_not_written_over_what_somebody_else_saved(writer: Writer) -> None:
    form = await writer.open()
    writer.path.write_text(SMALL.replace("Lille", "Udefra"), encoding="utf-8")
    answer = await writer.save(form.typed(**{"navn:trin__to": "nummer-to"}).pressed("navn:trin/to"))
    assert answer.status_code == 409
    assert form_in(answer.text).value("navn:trin/to") == "nummer-to"
    assert text(writer) == SMALL.replace("Lille", "Udefra")


CARDS = sorted((built_in() / "kort").glob("*.yaml"))[::12]


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_every_name_of_a_card_can_be_another_and_then_what_it_was(path: Path) -> None:
    card = path.read_text(encoding="utf-8")
    form = form_of(read_card(str(path), card.encode()).document, DECK.deck)
    called = [(each, each.called) for part in form for each in part.all_groups() if each.called]
    assert {name.kind for _, name in called} >= {"trin", "valg", "hensyn"}
    for group, name in called:
        other = renamed(card, form, f"navn:{group.name}", "helt-nyt")
        reading = read_card(str(path), other.encode())
        assert (reading.findings, other.count("helt-nyt") > 0) == ((), True)
        again = form_of(reading.document, DECK.deck)
        place = f"{group.name.rpartition('/')[0]}/helt-nyt"
        assert renamed(other, again, f"navn:{place}", name.name) == card
