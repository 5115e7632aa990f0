"""`spil side`: what one reads at the terminal while a site is shown and its cards are written."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
import pytest
from small import SMALL

COMMAND = """
import signal, sys
from spil.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # which one who runs the tests in the background may ignore
sys.exit(main(sys.argv[1:]))
"""


@contextmanager
def showing(deck: Path) -> Iterator[subprocess.Popen[str]]:
    """The command on its way, and ended whatever happens."""
    child = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "side", "--vis", "--port", "0", "--kortsaet", str(deck)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with child:
        try:
            yield child
        finally:
            child.kill()


def line(stream: IO[str] | None, part: str) -> str:
    """The next line that holds a part."""
    assert stream is not None
    return next(each for each in stream if part in each)


@pytest.mark.skipif(sys.platform == "win32", reason="no other process can press Ctrl+C there")
def test_a_saved_card_is_on_the_page_and_a_mistake_is_told_while_the_page_stands(tmp_path: Path) -> None:
    card = tmp_path / "kort/lille.yaml"
    card.parent.mkdir()
    card.write_text(SMALL, encoding="utf-8")
    with showing(tmp_path) as child:
        address = line(child.stdout, "Siden er på ").split()[3]
        card.write_text(SMALL.replace("titel: ", "titel: Ny "), encoding="utf-8")
        line(child.stdout, "Siden er lavet igen.")
        assert "Ny " in httpx.get(f"{address}kort/index.html").text
        card.write_text(SMALL.replace("titel: ", "titl: "), encoding="utf-8")
        assert "titl" in line(child.stderr, "lille.yaml")
        assert httpx.get(f"{address}kort/index.html").status_code == 200
        child.send_signal(signal.SIGINT)
        assert child.wait() == 0
