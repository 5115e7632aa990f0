"""Ballots on disk: acknowledged and counted, or refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.room.box import Ballot, Box


def cast(box: Box, name: str, token: str, choice: str) -> bool:
    return box.cast([Ballot(name, token, choice)])[0]


def test_the_last_ballot_of_a_phone_before_the_round_closes_counts(box: Box) -> None:
    name = box.open("kort 1")
    assert cast(box, name, "a", "tolk")
    assert cast(box, name, "b", "tolk")
    assert cast(box, name, "a", "vent")
    assert box.answered() == 2
    assert box.mine(name, "a") == "vent"
    assert box.close() == {"tolk": 1, "vent": 1}


def test_after_closing_a_ballot_is_refused_and_the_count_stays(box: Box) -> None:
    name = box.open("kort 1")
    cast(box, name, "a", "tolk")
    assert box.close() == {"tolk": 1}
    assert not cast(box, name, "b", "tolk")
    assert box.open_round is None
    assert box.close() == {"tolk": 1}


def test_a_round_that_is_opened_again_keeps_its_name_and_its_ballots(box: Box) -> None:
    name = box.open("kort 1")
    cast(box, name, "a", "tolk")
    box.close()
    assert box.open("kort 1") == name
    assert cast(box, name, "b", "vent")
    assert box.close() == {"tolk": 1, "vent": 1}


def test_a_ballot_for_the_round_before_counts_nothing(box: Box) -> None:
    first = box.open("kort 1")
    second = box.open("kort 2")
    assert not cast(box, first, "a", "tolk")
    assert cast(box, second, "a", "vent")
    assert box.close() == {"vent": 1}


def test_what_was_counted_is_gone_from_the_disk(box: Box) -> None:
    name = box.open("kort 1")
    cast(box, name, "et-gaet-pa-mig", "helt-saerligt-valg")
    box.close()
    box.forget()
    assert box.answered() == 0
    assert box.open("kort 1") != name
    assert all(
        b"helt-saerligt-valg" not in each.read_bytes() and b"et-gaet-pa-mig" not in each.read_bytes()
        for each in box.path.parent.iterdir()
    )


def test_the_server_and_the_one_who_leads_share_one_file(open_box: Callable[[], Box]) -> None:
    box, server = open_box(), open_box()
    name = box.open("kort 1")
    assert server.open_round == name
    assert cast(server, name, "a", "tolk")
    assert box.close() == {"tolk": 1}
    assert not cast(server, name, "b", "tolk")


def test_secrets_are_the_same_after_a_restart_and_different_for_each_use(open_box: Callable[[], Box]) -> None:
    box = open_box()
    assert open_box().kept("led") == box.kept("led") != box.kept("vaeg")


def test_nobody_else_on_the_machine_can_read_the_file(box: Box) -> None:
    assert box.path.stat().st_mode & 0o077 == 0


def test_nothing_stays_when_the_session_is_over(box: Box) -> None:
    box.end()
    assert not list(box.path.parent.iterdir())


def test_a_disk_that_is_full_refuses_and_changes_nothing(box: Box) -> None:
    name = box.open("kort 1")
    cast(box, name, "a", "tolk")
    full = f"PRAGMA max_page_count={box._file.execute('PRAGMA page_count').fetchone()[0]}"
    box._file.execute(full)
    many = [Ballot(name, f"token {number}", "tolk" * 50) for number in range(200)]
    with pytest.raises(OSError, match="Stemmerne kan ikke skrives"):
        box.cast(many)
    assert box.close() == {"tolk": 1}


def test_a_file_that_is_none_of_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / "stemmer").write_bytes(b"noget andet " * 100)
    with pytest.raises(OSError, match="Stemmerne kan ikke skrives"):
        Box(tmp_path / "stemmer")


Press = st.sampled_from(["open", "close", "forget"]) | st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"))


@given(presses=st.lists(Press))
def test_what_was_taken_since_the_round_began_is_what_is_counted(
    presses: list[str | tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    box = Box(tmp_path_factory.mktemp("rum") / "stemmer")
    try:
        name = box.open("k")
        said: dict[str, str] = {}
        for press in presses:
            if press == "open":
                name = box.open("k")
            elif press == "close":
                box.close()
            elif press == "forget":
                box.forget()
                said = {}
            elif isinstance(press, tuple):
                token, choice = press
                if cast(box, name, token, choice):
                    said[token] = choice
        counted = box.close()
        assert counted == {choice: list(said.values()).count(choice) for choice in set(said.values())}
    finally:
        box.end()
