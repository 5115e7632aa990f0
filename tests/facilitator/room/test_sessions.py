"""Whole sessions as a room has them: phones of every kind, and tables of every kind, with the real server."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from browser import drives_browser
from led import DECK
from open_room import Open, until

from spil.play.moves import Counted, Raised, TablesCounted
from spil.play.table_order import at_table
from spil.record.start import Seating, started_now
from spil.session import Session

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = [(320, 568), (320, 640), (360, 640), (375, 667), (390, 844), (412, 915), (430, 932), (768, 1024), (1280, 800)]


@contextmanager
def opened(*given: Any) -> Iterator[Open]:
    room = Open(*given)
    try:
        yield room
    finally:
        room.close()


class Phones:
    """Browsers of twelve people."""

    def __init__(self, room: Open, browser: "Browser", leave: ExitStack) -> None:
        self._room, self._browser, self._leave = room, browser, leave
        self.followed: list[Page] = []
        """Those that follow by themselves."""

    def joined(self, size: tuple[int, int] = (390, 844), *, script: bool = True) -> "Page":
        """One more, who types the code."""
        viewport: Any = {"width": size[0], "height": size[1]}
        context = self._browser.new_context(viewport=viewport, java_script_enabled=script)
        self._leave.callback(context.close)
        phone = context.new_page()
        phone.goto(self._room.url)
        phone.fill("#kode", self._room.session.run.started.code)
        phone.click("button.onward")
        if script:
            self.followed.append(phone)
        return phone

    def see(self, text: str) -> None:
        """All of them come to a page that says it."""
        for phone in self.followed:
            phone.wait_for_selector(f"main:has-text('{text}')")


@drives_browser
def test_twelve_phones_go_through_a_whole_session(browser: "Browser") -> None:
    with opened() as room, ExitStack() as leave:
        phones = Phones(room, browser, leave)
        for size in SIZES:
            phones.joined(size)
        plain = phones.joined(script=False)
        room.to("situation")
        phones.see("Vælg alene")
        for n, phone in enumerate(phones.followed[:-1]):
            phone.click(f"#valg-{1 + n % 3}")
            phone.wait_for_selector("#svar")
        lost = phones.followed[-1]
        lost.context.set_offline(True)
        lost.click("#valg-1")
        lost.wait_for_selector("#nede:not([hidden])")
        lost.context.set_offline(False)
        lost.wait_for_selector("#svar")
        phones.followed[0].reload()
        phones.followed[0].wait_for_selector("#svar")
        plain.goto(room.url)
        plain.click("#valg-4")
        assert plain.locator("#svar").is_visible()
        late = phones.joined()
        late.click("#valg-2")
        late.wait_for_selector("#svar")
        asleep = phones.joined()
        asleep.goto("about:blank")
        phones.followed.remove(asleep)
        until(lambda: "11 af 11 har svaret" in noted(room))
        room.to("talk")
        first = next(move for move in room.session.run.moves if isinstance(move, Counted))
        assert (first.how, sum(first.counts.values())) == ("phones", 11)
        phones.see("Tal sammen")
        room.to("again")
        asleep.goto(room.url)
        phones.followed.append(asleep)
        phones.see("Vælg igen")
        for phone in phones.followed:
            phone.click("#valg-1")
            phone.wait_for_selector("#svar")
        until(lambda: "11 af 11 har svaret" in noted(room))
        room.to("reveal")
        for phone in phones.followed:
            phone.wait_for_selector("main table")
        room.to("closed")
        phones.see("Forløbet er slut")


def test_tablets_laptops_and_paper_are_tables_of_one_room(tmp_path: Path) -> None:
    shared = tmp_path / "delt"
    shared.mkdir()
    with opened("bif-basis-45", shared, tmp_path / "tabletter") as room:
        room.to("walk")
        tablets = [room.phone() for _ in range(2)]
        for number, tablet in enumerate(tablets, 1):
            tablet.post("/bord", data={"bord": str(number), "mange": "5"})
            choose(tablet)
        laptops = [laptop(room, number, shared) for number in (3, 4)]
        until(lambda: len(arrived(room)) == 4)
        room.to("raise")
        entry: Any = room.session.view.page.entry
        room.make(entry.counted((raised(entry, 5), raised(entry, 6))))
        counted = next(move for move in room.session.run.moves if isinstance(move, TablesCounted))
        assert [each.table for each in counted.tables] == [1, 2, 3, 4, 5, 6]
        until(lambda: "Salen samles nu" in tablets[0].get("/bord").text)
        for each in laptops:
            each.close()


def choose(tablet: httpx.Client) -> None:
    """Go on till the first choice of the card is made."""
    for _ in range(30):
        page = tablet.get("/bord").text
        names = re.findall(r'name="tryk" value="([^"]+)"', page)
        after = re.search(r'name="after" value="([^"]+)"', page)
        assert after
        if "1" in names and "Hvad sker der" not in page:
            tablet.post("/bord", data={"tryk": "1", "after": after[1]})
            return
        tablet.post("/bord", data={"tryk": "videre", "after": after[1]})
    raise AssertionError(page)


def laptop(room: Open, number: int, shared: Path) -> Session:
    """A table with the game on its own laptop, which has made its first choice."""
    led = room.session.run.started
    started = started_now(DECK.programmes[led.programme], Seating(number, 5, leader=False, code=led.code))
    session = Session.begin(DECK, started, shared.parent / f"maskine-{number}", shared, at_table)
    while not session.page.numbered or not session.page.picks:
        assert session.page.onward
        session.make(session.page.onward.move)
    session.make(session.page.picks[0])
    return session


def noted(room: Open) -> str:
    """What stands quietly on the page now."""
    room.session.look()
    return room.session.view.page.note


def arrived(room: Open) -> list[Any]:
    """The tables that have chosen, as far as the one who leads knows now."""
    room.session.look()
    return [each for each in room.session.records if each.started.table and any(m.type == "chosen" for m in each.moves)]


def raised(entry: Any, table: int) -> Any:
    return Raised(table=table, choice=entry.choices[0])
