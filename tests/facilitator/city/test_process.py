"""One process of the server, put together from its settings; and what is said to who starts one."""

import gc
import socket
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from facilitator.city.cluster import Cluster, binaries
from facilitator.city.command import start
from facilitator.city.files import FileStore
from facilitator.city.home import store_at
from facilitator.city.serve import made
from facilitator.city.settings import read_settings

_KEY = "k" * 32


def _given(folder: Path, **more: str) -> dict[str, str]:
    trial = {"PROEV": "p" * 12, "ADRESSE": "http://lige.by:8420", "DATABASE": str(folder), "NOEGLE": _KEY}
    return {f"LIGE_{name}": text for name, text in {**trial, "MAAL_NOEGLE": _KEY, **more}.items()}


async def test_a_process_answers_from_its_settings_alone_and_tells_how_it_is(tmp_path: Path) -> None:
    counts = tmp_path / "maal"
    counts.mkdir()
    app = made(read_settings(_given(tmp_path / "by", MAAL_MAPPE=str(counts))))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://lige.by:8420", follow_redirects=True) as browser,
    ):
        assert (await browser.get("/sundt")).text == "ok"
        assert (await browser.get("/klar")).text == "klar"
        assert "Hvad vil du lede?" in (await browser.get(f"/led/tilbage?n={'p' * 12}")).text
        told = (await browser.get("/metrics", headers={"authorization": f"Bearer {_KEY}"})).text
        assert "lige_klar 1" in told
        assert 'lige_indlogning_total{gik="godt"} 1' in told
    gc.unfreeze()


def test_leaders_of_a_municipality_sign_in_at_its_provider(tmp_path: Path) -> None:
    oidc = {"OIDC_UDSTEDER": "https://login.lige.by", "OIDC_KLIENT": "spillet", "OIDC_HEMMELIGHED": "hemmelig"}
    given = _given(tmp_path, PROEV="", ADRESSE="https://lige.by", DATABASE="postgresql://by@lige.by/by", **oidc)
    with pytest.raises(OSError, match="Databasen"):  # there is none here, and that is told
        made(read_settings(given))


def test_rooms_lie_in_a_folder_or_where_a_database_is_and_what_is_not_installed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(store_at(str(tmp_path)), FileStore)
    monkeypatch.setitem(sys.modules, "facilitator.city.postgres", None)
    with pytest.raises(OSError, match=r"ligebehandlingsspillet\[server\]"):
        store_at("postgresql://lige@/by")


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """How a server would be run, and nothing runs."""
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr("facilitator.city.command.uvicorn.run", lambda _, **options: asked.append(options))
    monkeypatch.setattr("facilitator.city.command.os.environ", {})
    return asked


def test_without_a_database_on_the_machine_one_tries_it_with_files_and_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, served: list[dict[str, Any]], tmp_path: Path
) -> None:
    monkeypatch.setattr("facilitator.city.command.binaries", lambda: None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told: list[str] = []
    assert start(trial=True, port=_free(), own=None, say=told.append) == 0
    assert "gemmer i filer" in told[0]
    assert "/led/tilbage?n=" in told[0]
    assert len(served) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_somebody_has_and_settings_that_are_missing_are_told(
    served: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.city.command.binaries", lambda: None)
    told: list[str] = []
    assert start(trial=False, port=None, own=tmp_path, say=told.append) != 0
    assert "LIGE_ADRESSE mangler" in told[0]
    with socket.create_server(("0.0.0.0", 0)) as taken:  # as it would listen itself
        assert start(trial=True, port=taken.getsockname()[1], own=None, say=told.append) != 0
    assert "kan ikke bruges her. Vælg en anden med --port." in capsys.readouterr().err
    assert not served


def test_a_database_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    if binaries():
        with pytest.raises(OSError, match="kunne ikke starte"):
            Cluster("der_er_ingen=saadan")
    monkeypatch.setattr("facilitator.city.cluster.binaries", lambda: None)
    with pytest.raises(OSError, match="ikke på den her maskine"):
        Cluster()


def _free() -> int:
    with socket.create_server(("0.0.0.0", 0)) as found:  # as it would listen itself
        port: int = found.getsockname()[1]
        return port
