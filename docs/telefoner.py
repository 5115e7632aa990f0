"""`python docs/telefoner.py`: the strip of pictures of a room with phones, made of a real room in a real browser.

Needs Playwright and the machine's Chromium (`pip install '.[browser]'`).
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.room import open_room
from spil.play.moves import Move
from spil.record.places import HOME

_FOLDER = Path(__file__).parent
_PEOPLE = 11
_PHONE, _WALL = {"width": 360, "height": 720}, {"width": 1280, "height": 720}
_STRIP = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 24px; background: #e9e4da; display: flex; gap: 24px; align-items: center; }}
img {{ border-radius: 14px; box-shadow: 0 2px 12px #0004; height: 560px; }}
</style>{}"""


class _Room:
    """A led session with its server, and twelve who vote."""

    def __init__(self, browser: Browser) -> None:
        self.session, self.host = open_room(_PEOPLE)
        self._browser = browser
        self.url = f"http://127.0.0.1:{self.host.port}"
        self.phones = [self.open(self.url, _PHONE) for _ in range(_PEOPLE)]
        for phone in self.phones:
            phone.fill("#kode", self.session.run.started.code)
            phone.click("button.onward")
        self.wall = self.open(self.host.wall_link(), _WALL)

    def open(self, url: str, size: Any) -> Page:
        """A browser of that size."""
        page = self._browser.new_context(viewport=size, device_scale_factor=2).new_page()
        page.goto(url)
        return page

    def vote(self, numbers: tuple[int, ...]) -> None:
        """So many choose each line."""
        chosen = [n for n, many in enumerate(numbers, 1) for _ in range(many)]
        for phone, n in zip(self.phones, chosen, strict=True):
            phone.click(f"#valg-{n}")
            phone.wait_for_selector("#svar")

    def make(self, move: Move) -> None:
        """What the one who leads does."""
        self.session.look()
        self.session.make(move)
        self.host.nudge()

    def on(self) -> None:
        """What Enter does."""
        onward = self.session.view.page.onward
        assert onward
        self.make(onward.move)


def _strip(browser: Browser, name: str, pictures: list[Path]) -> None:
    page = browser.new_context(viewport={"width": 2000, "height": 608}).new_page()
    html = pictures[0].parent / "strip.html"
    html.write_text(_STRIP.format("".join(f'<img src="{each.name}">' for each in pictures)), encoding="utf-8")
    page.goto(html.as_uri())
    page.wait_for_load_state("networkidle")
    width = page.evaluate("() => [...document.images].reduce((sum, each) => sum + each.width + 24, 24)")
    page.screenshot(path=_FOLDER / name, clip={"x": 0, "y": 0, "width": width, "height": 608})


def main() -> None:
    """Join, choose, answered, the wall before and after, the question on a phone."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        os.environ[HOME] = home
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        room = _Room(browser)
        taken: list[Path] = []

        def take(page: Page, name: str) -> None:
            taken.append(Path(home) / name)
            page.screenshot(path=taken[-1])

        room.phones[0].wait_for_selector("#valg-1")
        take(room.phones[0], "vaelg.png")
        room.vote((6, 4, 1, 0))
        take(room.phones[0], "svaret.png")
        room.on()
        room.on()
        for phone in room.phones:
            phone.wait_for_selector("main:has-text('Vælg igen')")
        room.vote((3, 7, 1, 0))
        while room.session.view.page.kind != "reveal":
            room.on()
        room.wall.wait_for_selector("main:has-text('Sådan')")
        room.phones[0].wait_for_selector("main table")
        take(room.wall, "vaeg.png")
        take(room.phones[0], "saadan.png")
        _strip(browser, "telefoner.png", taken)
        browser.close()
        room.host.close()
        room.session.close()


if __name__ == "__main__":
    main()
