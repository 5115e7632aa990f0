"""The wheel, as a stranger gets it: built, installed in a clean environment, and a card played from it."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from small import ROOT

pytestmark = pytest.mark.wheel


def ran(*command: str | Path, given: str = "", cwd: Path = ROOT, **env: str) -> str:
    """What a command prints; it must succeed."""
    child = subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, **env},
        check=False,
    )
    assert child.returncode == 0, child.stdout + child.stderr
    return child.stdout


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands that the wheel brings."""
    folder = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "clean", with_pip=True)
    scripts = folder / "clean" / ("Scripts" if os.name == "nt" else "bin")
    ran(scripts / "python", "-m", "pip", "install", "--quiet", wheel)
    return scripts


@pytest.mark.parametrize("name", ["spil", "ligebehandlingsspillet"])
def test_a_card_is_played_from_the_wheel(name: str, commands: Path, tmp_path: Path) -> None:
    answers = "\n1\n3\nn\n" + "\n" * 4
    told = ran(commands / name, "start", "den-hurtige-hjaelp", "--tekst", given=answers, cwd=tmp_path)
    assert "Hamid" in told
    assert "Hvad gør du først?" in told


def test_the_wheel_brings_the_deck_the_pages_and_the_one_who_leads(commands: Path, tmp_path: Path) -> None:
    ran(commands / "spil", "tjek", cwd=tmp_path)
    ran(commands / "spil", "udskriv", "bif-basis-45", "-o", "spil.html", cwd=tmp_path)
    assert "<html" in (tmp_path / "spil.html").read_text(encoding="utf-8")
    ran(commands / "spil", "side", "-o", "side", cwd=tmp_path)
    assert (tmp_path / "side/vejledning/foer.html").is_file()
    ran(commands / "facilitator", "simuler", "bif-basis-45", "-o", "oeve", cwd=tmp_path)
    assert "<html" in ran(commands / "facilitator", "saml", "oeve", "--format", "html", cwd=tmp_path)
    shown = "from facilitator.room.pages import Pages; print(Pages('', 'kode', 'k').join())"
    assert "<main>" in ran(commands / "python", "-c", shown, cwd=tmp_path)
