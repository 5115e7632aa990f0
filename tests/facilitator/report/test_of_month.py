"""The dilemma of a month from a shared folder: offered first, and told when the month is over, beside one's own."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from led import CARD, DECK, led, opened
from records import lines

import facilitator.cli
from facilitator.evidence.held import went
from facilitator.led.of_month import FILE, card_of, months_in, read_months
from facilitator.led.setup import candidates
from facilitator.report.of_month import asked_of, told_of_month
from spil.cards.model import Step
from spil.play.moves import Chosen, Closed

STEP = DECK.cards[CARD].steps[DECK.cards[CARD].first]
assert isinstance(STEP, Step)
CHOICES = STEP.choices
ONE, OTHER = CHOICES[:2]


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facilitator.cli, "_clock", lambda: datetime.fromisoformat("2026-11-22T09:00:00+01:00"))


def played(folder: Path, sessions: int, choice: str, *, first: int = 0, **changes: Any) -> Path:
    """A shared folder with so many rooms that chose it in October, and the file that offered them the card."""
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text(f"# husk at skifte\n2026-10 {CARD}\n2026-11: fredagsbaren\n", encoding="utf-8")
    for number in range(first, first + sessions):
        name = f"2026-10-05-x-{number:04}"
        record = f"{number:08}-2222-4333-8444-555555555555"
        begun = led(**{"at": "2026-10-05T09:00:00+02:00", **changes, "record": record, "session": name}).started
        moves = (opened(), Chosen(step=DECK.cards[CARD].first, choice=choice, by="most"), Closed(minutes=20))
        (folder / f"{number}.jsonl").write_bytes(lines(begun, *moves))
    return folder


def told(capsys: pytest.CaptureFixture[str], *args: str | Path) -> str:
    assert facilitator.cli.main(["overblik", *map(str, args)]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_a_unit_sees_how_most_rooms_chose_beside_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = played(tmp_path / "delt", 30, ONE.id)
    played(folder, 4, OTHER.id, first=30)
    page = told(capsys, folder, "--maaned", "2026-10", "--session", "2026-10-05-x-0031")
    assert "Månedens dilemma i oktober 2026: Du kan jo sproget" in page
    assert f"af 34 rum valgte at {ONE.in_short}." in page
    assert f"I valgte at {OTHER.in_short}." in page
    assert page.count(OTHER.in_short) == 1
    assert "I valgte" not in told(capsys, folder, "--maaned", "2026-10")


def test_where_the_rooms_differ_that_is_all_one_hears(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = played(tmp_path / "delt", 15, ONE.id)
    played(folder, 15, OTHER.id, first=15)
    page = told(capsys, folder, "--maaned", "2026-10")
    assert "kan ikke siges, at mere end halvdelen" in page
    assert ONE.in_short not in page


def test_four_rooms_are_too_few_and_rooms_of_another_month_are_not_with_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = played(tmp_path / "delt", 4, ONE.id)
    played(folder, 9, ONE.id, first=4, at="2026-09-30T09:00:00+02:00")
    assert "for få rum" in told(capsys, folder, "--maaned", "2026-10")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--maaned", "2026-11"), "når måneden er gået"),
        (("--maaned", "2026-09"), FILE),
        (("--maaned", "2026-10", "--session", "andet"), "er ikke i mappen"),
    ],
)
def test_what_cannot_be_told_is_a_sentence(
    args: tuple[str, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert facilitator.cli.main(["overblik", str(played(tmp_path / "delt", 6, ONE.id)), *args]) == 1
    assert says in capsys.readouterr().err


def test_a_month_is_written_as_one_and_a_session_belongs_to_it(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        facilitator.cli.main(["overblik", str(tmp_path), "--maaned", "oktober"])
    assert facilitator.cli.main(["overblik", str(tmp_path), "--session", "x"]) == 2


def test_a_choice_is_told_only_where_more_than_half_of_the_rooms_made_it() -> None:
    from facilitator.evidence.held import Held  # noqa: PLC0415

    def rooms(many: int, choice: str) -> list[Held]:
        facts = frozenset({("card", CARD), went(CARD, choice)})
        return [Held("", 2026, 9, facts)] * many

    for most in range(20, 41):
        shown = told_of_month([*rooms(most, ONE.id), *rooms(40 - most, OTHER.id)], DECK.cards[CARD])
        least = {fact: span.least for fact, span in shown.spans.items() if span.least}
        assert set(least) <= {went(CARD, ONE.id)}
        assert all(20 < each <= most for each in least.values())
    assert set(asked_of(DECK.cards[CARD])) == {went(CARD, each.id) for each in CHOICES}


def test_the_card_of_the_month_comes_first_where_one_may_choose_it_and_nowhere_else() -> None:
    programme = DECK.programmes["enhedsmoede-20"]
    usual = [each.card for each in candidates(DECK, programme)]
    first, *others = candidates(DECK, programme, month=usual[2])
    assert (first.card, first.title.startswith("Månedens dilemma: ")) == (usual[2], True)
    assert [each.card for each in others] == [each for each in usual if each != usual[2]]
    assert not any("Månedens" in each.title for each in others)
    assert candidates(DECK, programme, month="fredagsbaren") == candidates(DECK, programme)
    assert candidates(DECK, DECK.programmes["anden-sal-3x20"], month=usual[0]) == candidates(
        DECK, DECK.programmes["anden-sal-3x20"]
    )


def test_the_file_is_a_line_for_each_month_and_one_that_is_none_keeps_nobody_from_leading(tmp_path: Path) -> None:
    played(tmp_path / "delt", 0, ONE.id)
    months = months_in(tmp_path / "delt")
    assert card_of(months, date(2026, 10, 31)) == CARD
    assert card_of(months, date(2026, 11, 1)) == "fredagsbaren"
    assert card_of(months, date(2026, 12, 1)) == ""
    assert read_months("2026-12 a, 2027-01 b") == {"2026-12": "a", "2027-01": "b"}
    assert read_months("2026-13 a") == "2026-13 a"
    (tmp_path / "delt" / FILE).write_bytes(b"\xff\xfe noget andet")
    assert months_in(tmp_path / "delt") == months_in(tmp_path) == months_in(None) == {}
