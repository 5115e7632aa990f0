"""Where things are kept: no test reaches a user's own files, whatever the system answers."""

from pathlib import Path

import pytest

from spil.record import places


def of_this_user(**_: object) -> Path:
    """What Windows answers, whichever variables are set."""
    return Path("C:/Users/bruger")


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    for asked in ("user_data_path", "user_documents_path"):
        monkeypatch.setattr(places, asked, of_this_user)


def test_in_a_test_everything_lies_in_the_tests_own_folder(home: Path) -> None:
    assert home in places.records_folder().parents
    assert places.documents_folder() == home


def test_without_the_variable_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(places.HOME)
    assert places.records_folder() == of_this_user() / "ligebehandlingsspillet" / "optegnelser"
    assert places.documents_folder() == of_this_user()
