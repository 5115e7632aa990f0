"""A reader answers by keys alone, in a browser without a network, and nothing of it is lost on the way."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import AXE, drives_browser

from spil.author.hearing.page import hearing_page
from spil.cards.deck import read_deck

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = drives_browser
DECK = read_deck().deck


@pytest.fixture
def page(browser: "Browser", tmp_path: Path) -> Iterator["Page"]:
    (tmp_path / "h.html").write_text(hearing_page(DECK.cards["klagen-paa-sms"], DECK), encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda message: broken.append(message.text))
    page.goto((tmp_path / "h.html").as_uri())
    yield page
    assert broken == []
    context.close()


def tab_to(page: "Page", what: str) -> None:
    """Tab till one stands at what a selector names."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"nobody comes to {what} by Tab")


def saved(page: "Page", folder: Path) -> Any:
    tab_to(page, "#gem")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".svar.json")
    waiting.value.save_as(folder / "svar.json")
    return json.loads((folder / "svar.json").read_text(encoding="utf-8"))


def test_a_comment_a_kind_and_a_verdict_are_given_by_keys_and_saved(page: "Page", tmp_path: Path) -> None:
    tab_to(page, "#for-jura")
    page.keyboard.press("Space")
    tab_to(page, "#linje-4 .add")
    page.keyboard.press("Enter")
    page.keyboard.insert_text('Hvem er "hun"? <b>\n\u00adog\u200b \ud83d\ude42')
    tab_to(page, "#dom-brug")
    page.keyboard.press("ArrowDown")
    sent = saved(page, tmp_path)
    assert (sent["høring"], sent["kort"], sent["navn"], sent["læst_for"], sent["dom"]) == (
        *(1, "klagen-paa-sms", ""),
        *(["jura"], "ret"),
    )
    assert [(each["linje"], each["sted"], each["art"], each["kommentar"]) for each in sent["kommentarer"]] == [
        (4, "trin.smsen.tekst", "jura", 'Hvem er "hun"? <b> og \U0001f642')
    ]


def test_what_is_missing_is_told_and_one_stands_there(page: "Page") -> None:
    tab_to(page, "#linje-2 .add")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Her")
    tab_to(page, "#gem")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    assert page.locator("#linje-2 .wrong").inner_text() == "Vælg, hvad det handler om."
    assert page.locator("#fejl-dom").is_visible()
    assert "ikke gemt endnu" in page.locator("#besked").inner_text()


def test_a_draft_is_there_again_when_the_window_was_closed_and_goes_when_it_is_thrown_away(page: "Page") -> None:
    tab_to(page, "#linje-2 .add")
    page.keyboard.press("Enter")
    page.keyboard.press("d")
    page.keyboard.press("Tab")
    page.keyboard.type("Sådan siger vi ikke")
    page.reload()
    assert page.locator("#linje-2 textarea").input_value() == "Sådan siger vi ikke"
    assert page.locator("#linje-2 select").input_value() == "dilemma"
    assert page.locator("#hentet").is_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#forfra").click()
    page.reload()
    assert page.locator("textarea").count() == 0
    assert not page.locator("#hentet").is_visible()


def test_a_comment_that_is_deleted_is_not_sent_and_one_stands_at_its_line(page: "Page", tmp_path: Path) -> None:
    page.locator("#linje-3 .add").click()
    page.locator("#linje-3 textarea").fill("Væk")
    page.locator("#linje-3 .drop").click()
    assert page.evaluate("document.activeElement.matches('#linje-3 .add')")
    page.locator("#dom-ved-ikke").check()
    assert saved(page, tmp_path)["kommentarer"] == []


@pytest.mark.skipif(not AXE, reason="needs axe-core; .ci/run brings it")
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_fields_open_and_nothing_is_wider_than_the_window(page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#linje-3 .add").click()
    page.locator("#linje-3 textarea").fill("Noget")
    page.locator("#gem").click()
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": Path(AXE).read_text(encoding="utf-8")})
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
