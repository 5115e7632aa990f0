"""What only a browser shows: pages that follow by themselves, a press that is never lost, all of it without script."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import led
import pytest
import uvicorn
from browser import drives_browser
from room import CODE, KEY, LEADER, MadeUp

from facilitator.room.box import Ballot
from spil.play.moves import Present
from spil.play.run import Run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = drives_browser


class Served:
    """A made-up room on a port of this machine."""

    def __init__(self, room: MadeUp) -> None:
        self.room = room
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(room.app, log_config=None, access_log=False, lifespan="off", ws="none")
        self._server = uvicorn.Server(config)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        self._loop.run_until_complete(self._server.serve([self._socket]))

    def do(self, what: Callable[[], object]) -> None:
        """Do something where the server's own loop would."""

        async def doing() -> None:
            what()

        asyncio.run_coroutine_threadsafe(doing(), self._loop).result(10)

    def show(self, run: Run) -> None:
        self.do(lambda: self.room.show(run))

    def close(self) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(10)
        self._loop.close()


@pytest.fixture
def served(room: MadeUp) -> Iterator[Served]:
    there = Served(room)
    yield there
    there.close()


@contextmanager
def _page(browser: "Browser", served: Served, path: str = f"/?k={KEY}", **how: bool) -> Iterator["Page"]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, **how)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[object] = []
    page.on("pageerror", lambda error: wrong.append(error))  # noqa: PLW0108  # it writes on what it is given
    page.goto(served.url + path)
    yield page
    context.close()
    assert wrong == []


def _at(kind: str) -> Run:
    return led.to(led.led().apply(led.opened()), kind)


def test_by_keyboard_alone_one_comes_in_chooses_and_follows(browser: "Browser", served: Served) -> None:
    with _page(browser, served, "/") as phone:
        phone.focus("#kode")
        phone.keyboard.type(CODE)
        phone.keyboard.press("Enter")
        phone.wait_for_selector("text=Du er med")
        served.show(_at("situation"))
        phone.wait_for_selector("button.pick")  # by the stream, for nothing was pressed
        phone.focus("#valg-2")
        phone.keyboard.press("Enter")
        phone.wait_for_selector("#svar:focus")
        served.show(_at("talk"))
        phone.wait_for_selector("#titel:focus")
        assert "Tal sammen" in phone.inner_text("#sagt")


def test_a_press_while_answers_are_counted_is_not_lost(browser: "Browser", served: Served) -> None:
    served.show(_at("situation"))
    with _page(browser, served, f"/led/{LEADER}") as leader:
        leader.locator("#valg-videre").scroll_into_view_if_needed()
        box = leader.locator("#valg-videre").bounding_box()
        assert box
        leader.mouse.move(box["x"] + 9, box["y"] + 9)
        leader.mouse.down()
        round_ = served.room.watching.state.round
        assert round_
        served.do(lambda: served.room.box.cast([Ballot(round_, "en", "tag-sagen")]))
        served.show(_at("situation"))
        leader.wait_for_selector("text=1 af 11 har svaret")
        with leader.expect_response(lambda answer: answer.request.method == "POST"):
            leader.mouse.up()
    assert len(served.room.pressed.moves) == 1


def test_what_is_being_typed_stays_when_the_page_behind_it_is_another(browser: "Browser", served: Served) -> None:
    run = _at("count")
    served.show(run)
    with _page(browser, served, f"/led/{LEADER}") as leader:
        leader.fill("#tal2", "3")
        served.show(led.press(run, Present(people=12)))
        leader.wait_for_selector("text=Nu er vi 13")
        assert leader.input_value("#tal2") == "3"
        assert leader.evaluate("() => document.activeElement.id") == "tal2"


def test_an_answer_that_the_network_lost_is_sent_again_and_the_page_says_so(browser: "Browser", served: Served) -> None:
    served.show(_at("situation"))
    with _page(browser, served) as phone:
        phone.context.set_offline(True)
        phone.click("#valg-1")
        phone.wait_for_selector("#nede:not([hidden])")
        phone.context.set_offline(False)
        phone.wait_for_selector("#svar")
    assert served.room.box.answered() == 1


def test_an_answer_that_takes_long_is_said_to_be_on_its_way(browser: "Browser", served: Served) -> None:
    served.show(_at("situation"))
    held: list[Route] = []

    def hold(route: "Route") -> None:
        held.append(route)

    with _page(browser, served) as phone:
        phone.route("**/stem", hold, times=1)
        phone.click("#valg-1")
        phone.wait_for_selector("#nede:not([hidden]) >> text=Siden venter på svaret")
        held[0].continue_()
        phone.wait_for_selector("#svar")
        assert phone.locator("#nede").is_hidden()


def test_what_stands_in_front_of_a_server_that_is_away_does_not_swallow_an_answer(
    browser: "Browser", served: Served
) -> None:
    served.show(_at("situation"))
    with _page(browser, served) as phone:
        phone.route("**/stem", lambda route: route.fulfill(status=502, body="Bad Gateway"), times=1)
        phone.click("#valg-1")
        phone.wait_for_selector("#nede:not([hidden])")
        phone.wait_for_selector("#svar")
    assert served.room.box.answered() == 1


def test_a_second_tab_is_the_same_person_and_one_that_wakes_sees_what_stands(
    browser: "Browser", served: Served
) -> None:
    served.show(_at("situation"))
    with _page(browser, served) as phone:
        other = phone.context.new_page()
        other.goto(served.url)
        other.click("#valg-3")
        other.wait_for_selector("#svar")
        phone.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
        phone.wait_for_selector("#valg-3[aria-current]")
    assert served.room.box.answered() == 1


def test_without_script_all_of_it_works(browser: "Browser", served: Served) -> None:
    served.show(_at("situation"))
    with _page(browser, served, java_script_enabled=False) as phone:
        phone.click("#valg-2")
        assert phone.locator("#svar").is_visible()
        phone.click("#valg-1")
        served.show(_at("talk"))
        phone.reload()
        assert "Tal sammen" in phone.inner_text("main")


@pytest.mark.parametrize("kind", ["situation", "count", "agreement", "goodbye"])
def test_at_twice_the_text_nothing_is_cut_and_all_that_is_pressed_is_large(
    browser: "Browser", served: Served, kind: str
) -> None:
    served.show(_at(kind))
    for path in (f"/?k={KEY}", f"/led/{LEADER}", f"/vaeg?k={KEY}"):
        with _page(browser, served, path) as page:
            small = page.evaluate(_SMALL)
            page.evaluate("() => { document.documentElement.style.fontSize = '212%'; }")
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
            assert small == []


_SMALL = """() => [...document.querySelectorAll('button, a, input, select, summary')]
    .map(each => [each.outerHTML, each.getBoundingClientRect()])
    .filter(([_, box]) => box.width && (box.width < 44 || box.height < 44)).map(([html]) => html)"""
