"""The moment it is for: a managed machine with nothing but a browser, a projector, and phones that come in."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from browser import drives_browser
from running import Running, free_port

from facilitator.city.cluster import binaries

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    drives_browser,
    pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL's own programs (initdb, postgres)"),
]


_TURNED = "was => document.querySelector('#valg [name=after]').value !== was"


def _phone(browser: "Browser", url: str, code: str, *, script: bool = True) -> "Page":
    size: Any = {"width": 360, "height": 640}
    phone = browser.new_context(viewport=size, java_script_enabled=script, ignore_https_errors=True).new_page()
    phone.goto(url)
    phone.fill("#kode", code)
    phone.click("button.onward")
    phone.wait_for_url(f"{url}/r/{code}/")
    return phone


def _press(leader: "Page", button: str) -> None:
    """Press till the page is turned; the second tap of two, which comes too soon, is not heard."""
    from playwright.sync_api import TimeoutError as TooLateError  # noqa: PLC0415  # not everybody has it

    was = leader.input_value("#valg [name=after]")
    for _ in range(20):
        leader.click(button)
        with suppress(TooLateError):
            leader.wait_for_function(_TURNED, arg=was, timeout=1500)
            return
    raise AssertionError(button)


@pytest.fixture(params=["straight", "behind TLS"])
def running(request: pytest.FixtureRequest) -> Iterator[Running]:
    """The server as a browser meets it: straight, and as it is in operation, with the proxy before it."""
    behind_tls = request.param == "behind TLS"
    if behind_tls and not shutil.which("caddy"):
        pytest.skip("needs Caddy, which this machine does not have")
    server = Running(free_port(), behind_tls=behind_tls)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def test_a_unit_meets_with_a_browser_a_wall_and_phones_of_every_kind(running: Running, browser: "Browser") -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, ignore_https_errors=True)
    leader = context.new_page()
    leader.goto(running.url + running.link())
    leader.click("text=Enhedsmøde: 20 minutter")
    leader.check("#kort-1")
    leader.fill("#mange", "3")
    leader.check("#sammen")
    leader.click("text=Åbn rummet")
    leader.wait_for_selector("#kun")
    with context.expect_page() as opened:
        leader.click("text=Vis væggen på projektoren")
    wall = opened.value
    wall.wait_for_selector(".qr")
    code = wall.inner_text(".invite b >> nth=1")
    assert re.fullmatch(r"[a-z]{7}", code)
    phones = [_phone(browser, running.url, code), _phone(browser, running.url, code)]
    plain = _phone(browser, running.url, code, script=False)
    for said in ("Spilleregler", "0 af 3 har svaret"):
        _press(leader, "#valg-videre")
        leader.wait_for_selector(f"main:has-text('{said}')")
    for number, phone in enumerate(phones, 1):
        phone.wait_for_selector("main:has-text('Vælg alene')")
        phone.click(f"#valg-{number}")
        phone.wait_for_selector("#svar")
    plain.goto(f"{running.url}/r/{code}/")
    plain.click("#valg-1")
    assert plain.locator("#svar").is_visible()
    for page in (leader, wall):
        page.wait_for_selector("main:has-text('3 af 3 har svaret')")
    _press(leader, "#valg-videre")
    for phone in phones:
        phone.wait_for_selector("main:has-text('Tal sammen')")
    _press(leader, "#valg-tast-n")
    for _ in range(10):
        if leader.locator("text=Rapporten, og hvad der skal blive").count():
            break
        _press(leader, "#valg-videre")
    leader.click("text=Rapporten, og hvad der skal blive")
    leader.click("text=Slet det hele nu")
    leader.wait_for_selector("text=Hvad vil du lede?")
    assert not leader.locator("text=Dine forløb").count()
