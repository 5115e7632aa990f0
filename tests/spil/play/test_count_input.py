"""Numbers as they are typed: what is taken, as what, and what is said of the rest."""

import pytest

from spil.command_line import MOST_TABLES
from spil.play.count_input import Wrong, read_count
from spil.play.moves import Counted, Raised, TablesCounted
from spil.play.page import CountEntry, TablesEntry

CHOICES = ("ja", "nej", "vent")
ONCE = CountEntry("et", CHOICES, 5)
EITHER = CountEntry("et", CHOICES, 5, rounds=(1, 2))
BESIDE = CountEntry("et", CHOICES, 12, already=(2, 1, 0))
TABLES = TablesEntry("et", CHOICES)


@pytest.mark.parametrize("line", ["3 0 2", "3,0,2", "3;0;2", " 3 0  2 ", "302", "3, 0, 2", "03 0 2"])
def test_people_are_counted_however_the_numbers_are_kept_apart(line: str) -> None:
    assert read_count(ONCE, line) == Counted(step="et", counts={"ja": 3, "vent": 2})


def test_fewer_than_all_have_passed_and_all_may_choose_the_same() -> None:
    assert read_count(ONCE, "1 0 0") == Counted(step="et", counts={"ja": 1})
    assert read_count(ONCE, "0 5 0") == Counted(step="et", counts={"nej": 5})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("3 0", "Skriv 3 tal med mellemrum, ét for hvert valg, eller tryk Enter uden tal for at springe over."),
        ("3 0 1 1", "Skriv 3 tal med mellemrum, ét for hvert valg, eller tryk Enter uden tal for at springe over."),
        ("30", "Skriv 3 tal med mellemrum, ét for hvert valg, eller tryk Enter uden tal for at springe over."),
        ("tre", "Skriv 3 tal med mellemrum, ét for hvert valg, eller tryk Enter uden tal for at springe over."),
        ("3 0 -2", "Skriv 3 tal med mellemrum, ét for hvert valg, eller tryk Enter uden tal for at springe over."),
        ("f 3 0 2", "Skriv 3 tal med mellemrum, ét for hvert valg, eller tryk Enter uden tal for at springe over."),
        ("3 2 1", "Tallene giver 6, men I er 5. Ret dem, eller tryk Enter uden tal for at springe over."),
        ("0 0 0", "Tallene giver 0, men I er 5. Ret dem, eller tryk Enter uden tal for at springe over."),
        (
            f"{'9' * 5000} 0 0",
            "Tallene giver 9999, men I er 5. Ret dem, eller tryk Enter uden tal for at springe over.",
        ),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_count_is_told_with_what_can_be_done(line: str, said: str) -> None:
    assert read_count(ONCE, line) == Wrong(said)


@pytest.mark.parametrize(("line", "turn"), [("3 0 2", 2), ("f 3 0 2", 1), ("F302", 1)])
def test_where_numbers_are_put_right_f_means_the_first(line: str, turn: int) -> None:
    assert read_count(EITHER, line) == Counted.model_validate(
        {"step": "et", "round": turn, "counts": {"ja": 3, "vent": 2}}
    )


def test_where_numbers_are_put_right_nothing_is_skipped() -> None:
    assert read_count(EITHER, "3") == Wrong("Skriv 3 tal med mellemrum, ét for hvert valg.")


def test_slips_are_added_to_what_came_by_phone_and_cannot_be_more_than_are_left() -> None:
    assert read_count(BESIDE, "1 0 8") == Counted(step="et", counts={"ja": 3, "nej": 1, "vent": 8})
    over = read_count(BESIDE, "1 1 8")
    assert isinstance(over, Wrong)
    assert over.sentence.startswith("Tallene giver 10, men I er 9 ud over de 3, der har svaret på telefon.")


def tables(*raised: tuple[int, str, bool]) -> TablesCounted:
    return TablesCounted(
        step="et", tables=tuple(Raised(table=n, choice=choice, divided=split) for n, choice, split in raised)
    )


@pytest.mark.parametrize("line", ["1 3d - 2", "1,3d,-,2", "13d-2", " 1 3D - 2 "])
def test_tables_are_counted_in_their_order_with_the_striped_side_and_one_that_shows_nothing(line: str) -> None:
    assert read_count(TABLES, line) == tables((1, "ja", False), (2, "vent", True), (4, "nej", False))


def test_tables_that_count_themselves_are_passed_over() -> None:
    beside = TablesEntry("et", CHOICES, taken=(1, 3))
    assert read_count(beside, "1 2") == tables((2, "ja", False), (4, "nej", False))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1 x", "Skriv ét tal for hvert bord"),
        ("", "Skriv ét tal for hvert bord"),
        ("1 4", "Bord 2 viser 4, men tallene går fra 1 til 3. Ret det."),
        ("0", "Bord 1 viser 0, men tallene går fra 1 til 3. Ret det."),
        ("- -", "Ingen borde har vist et tal."),
        ("1" * (MOST_TABLES + 1), f"Det er {MOST_TABLES + 1} borde. Spillet tæller højst {MOST_TABLES}."),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_count_of_tables_is_told(line: str, said: str) -> None:
    wrong = read_count(TABLES, line)
    assert isinstance(wrong, Wrong)
    assert wrong.sentence.startswith(said)


def test_as_many_tables_as_the_game_counts_are_counted() -> None:
    counted = read_count(TABLES, "1" * MOST_TABLES)
    assert isinstance(counted, TablesCounted)
    assert len(counted.tables) == MOST_TABLES
