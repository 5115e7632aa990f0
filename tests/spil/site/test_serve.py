"""`spil side --vis`: what a browser on this machine gets, and the page that follows what is saved."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from spil.site.serve import Shown, changes, server


@pytest.fixture
def shown() -> Shown:
    return Shown({"index.html": b"<head></head>hej", "side.css": b"p{}"})


@pytest.fixture
def browser(shown: Shown) -> Iterator[httpx.Client]:
    with server(shown, 0) as answering:
        thread = threading.Thread(target=answering.serve_forever, args=(0.01,))
        thread.start()
        with httpx.Client(base_url=f"http://127.0.0.1:{answering.server_port}") as client:
            yield client
        answering.shutdown()
        thread.join()


def test_a_folder_is_its_index_and_what_is_not_there_is_not_found(browser: httpx.Client) -> None:
    assert browser.get("/").text.endswith("hej")
    assert browser.get("/side.css").headers["content-type"].startswith("text/css")
    assert browser.get("/../../etc/passwd").status_code == 404


def test_a_page_that_waits_hears_of_the_next_one(browser: httpx.Client, shown: Shown) -> None:
    first = browser.get("/vis").text
    shown.show({"index.html": b"<head></head>nyt"})
    assert browser.get("/vis", headers={"x-seen": first}).text != first
    assert browser.get("/index.html").text.endswith("nyt")
    assert "vis.js" in browser.get("/").text
    assert "/vis" in browser.get("/vis.js").text


class Stop(threading.Event):
    """An event whose waiting is what happens between two looks."""

    def __init__(self, *steps: object) -> None:
        super().__init__()
        self._steps = list(steps)

    def wait(self, timeout: float | None = None) -> bool:
        if not self._steps:
            return True
        step = self._steps.pop(0)
        if callable(step):
            step()
        return False


def test_only_a_saved_file_of_the_deck_is_a_change(tmp_path: Path) -> None:
    card = tmp_path / "kort.yaml"
    card.write_text("id: et")
    saved = Stop(None, lambda: card.write_text("id: et-andet"), lambda: (tmp_path / "noter.txt").write_text("x"), None)
    assert len(list(changes((tmp_path,), saved))) == 1
