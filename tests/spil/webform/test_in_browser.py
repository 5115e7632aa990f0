"""A card is written by keys alone in a real browser, with the program as one starts it; and axe has nothing to say."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import AXE, drives_browser
from small import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = drives_browser
CARD = (ROOT / "scenarios" / "kort" / "klagen-paa-sms.yaml").read_text(encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "mine" / "kort"
    folder.mkdir(parents=True)
    (folder / "klagen-paa-sms.yaml").write_text(CARD, encoding="utf-8")
    return folder / "klagen-paa-sms.yaml"


@pytest.fixture
def address(file: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "spil", "skriv", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout
        said = running.stdout.readline()
        yield re.findall(r"http://127\.0\.0\.1:[0-9]+/[\w-]+/", said)[0]
        running.send_signal(signal.SIGTERM)
        running.stdout.read()


@pytest.fixture
def open_page(browser: "Browser", address: str) -> Iterator[Callable[..., "Page"]]:
    contexts = []
    broken: list[str] = []

    def opened(**how: object) -> "Page":
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how}))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda message: broken.append(message.text))
        page.goto(address)
        return page

    yield opened
    for each in contexts:
        each.close()
    assert [each for each in broken if "409" not in each] == []


def tab_to(page: "Page", what: str) -> None:
    """Tab till one stands at what a selector names."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"nobody comes to {what} by Tab")


def wait_for(page: "Page", words: str) -> None:
    page.wait_for_function("words => document.getElementById('besked').textContent.includes(words)", arg=words)


def at(name: str) -> str:
    return f'[id="{name}"]'


def step_of(page: "Page", number: int) -> str:
    """The name of the step of that number."""
    return str(page.locator(".step, .ending").nth(number - 1).get_attribute("id"))


def test_a_field_is_written_by_keys_saves_itself_and_is_played_beside(
    open_page: Callable[..., "Page"], file: Path
) -> None:
    page = open_page()
    name = f"{step_of(page, 1)}/tekst"
    tab_to(page, at(name))
    page.keyboard.press("Control+A")
    page.keyboard.type('Rania skriver: "Hvad nu?" # sagt')
    wait_for(page, "Gemt.")
    text = file.read_text(encoding="utf-8")
    assert 'Rania skriver: "Hvad nu?" # sagt' in text
    lines = CARD.splitlines()
    assert [line for line in text.splitlines() if line not in lines] == ['      Rania skriver: "Hvad nu?" # sagt']
    page.frame_locator("#ramme").get_by_text('Rania skriver: "Hvad nu?" # sagt').wait_for()
    assert page.evaluate("document.activeElement.id") == name


def test_a_mistake_is_told_beside_its_field_while_one_types_and_goes_when_it_is_mended(
    open_page: Callable[..., "Page"],
) -> None:
    page = open_page()
    name = f"{step_of(page, 1)}/tekst"
    page.locator(at(name)).fill("")
    page.locator(at(f"{name}-fund")).get_by_text("Fejl:").wait_for()
    assert page.locator(at(name)).get_attribute("aria-invalid") == "true"
    page.locator(at(name)).fill("Nu sker der noget.")
    page.locator(at(f"{name}-fund")).get_by_text("Fejl:").wait_for(state="detached")
    assert page.locator(at(name)).get_attribute("aria-invalid") is None


def test_advice_that_comes_while_one_types_is_kept_with_a_reason_by_keys(
    open_page: Callable[..., "Page"], file: Path
) -> None:
    page = open_page()
    ending = page.locator(".ending").first
    name = f"{ending.get_attribute('id')}/slut"
    page.locator(at(name)).fill("Det rigtige valg")
    page.locator(at(f"{name}-fund")).get_by_role("link", name="Behold det, og skriv hvorfor").press("Enter")
    assert page.evaluate("document.activeElement.id") == "bevidst/K604"
    page.keyboard.type("Foreningen hedder sådan")
    page.locator(at(f"{name}-fund")).get_by_text("Grund: Foreningen hedder sådan").wait_for()
    assert "\nbevidst:\n  K604: Foreningen hedder sådan\n" in file.read_text(encoding="utf-8")
    assert page.evaluate("document.activeElement.id") == "bevidst/K604"


def test_a_step_gets_a_new_name_by_keys_and_a_field_of_it_is_written_after(
    open_page: Callable[..., "Page"], file: Path
) -> None:
    page = open_page()
    step = step_of(page, 2)
    old = step.rpartition("/")[2]
    page.locator(f"{at(step)} > .rename summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("et-andet-navn")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    text = file.read_text(encoding="utf-8")
    assert text == re.sub(rf"(?m)(^  |til: |trin: ){old}\b", r"\1et-andet-navn", CARD)
    page.locator(at("trin/et-andet-navn/tekst")).fill("Noget nyt.")
    wait_for(page, "Gemt.")
    assert "Noget nyt." in file.read_text(encoding="utf-8")


def test_a_choice_is_added_and_taken_back_by_keys(open_page: Callable[..., "Page"], file: Path) -> None:
    page = open_page()
    step = step_of(page, 1)
    many = page.locator(f"{at(step)} .choice").count()
    tab_to(page, f'[value="tilføj:valg:{step}"]')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(f"{at(step)} .choice").count() == many + 1
    assert page.url.partition("#")[2].startswith(f"{step}/valg/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id").endswith("/tekst")  # one goes on in the new choice
    with page.expect_navigation():
        page.get_by_role("button", name="Fortryd det sidste").press("Enter")
    assert file.read_text(encoding="utf-8") == CARD


def test_a_box_of_the_map_leads_to_its_step_s_fields(open_page: Callable[..., "Page"]) -> None:
    page = open_page()
    step = step_of(page, 2)
    tab_to(page, f'.map a[href="#{step}"]')
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == f"{step}/tekst"


def test_a_change_made_outside_stops_the_saving_and_both_are_shown(
    open_page: Callable[..., "Page"], file: Path
) -> None:
    page = open_page()
    outside = CARD.replace("titel: ", "titel: Udefra ", 1)
    file.write_text(outside, encoding="utf-8")
    page.locator("#titel").fill("Indefra")
    page.get_by_role("button", name="Se begge").press("Enter")
    page.get_by_text("I filen står nu: Udefra").wait_for()
    assert page.locator("#titel").input_value() == "Indefra"
    assert file.read_text(encoding="utf-8") == outside


def test_without_javascript_a_card_is_written_and_saved_too(open_page: Callable[..., "Page"], file: Path) -> None:
    page = open_page(java_script_enabled=False)
    page.locator("#titel").fill("Et andet navn")
    page.keyboard.press("Enter")
    page.get_by_text("Gemt.").wait_for()
    title = re.findall("^titel: .*$", CARD, re.MULTILINE)[0]
    assert file.read_text(encoding="utf-8") == CARD.replace(title, "titel: Et andet navn")


@pytest.mark.skipif(not AXE, reason="needs axe-core; .ci/run brings it")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("broken", [False, True])
def test_everybody_can_use_it(
    open_page: Callable[..., "Page"], file: Path, width: int, theme: str, *, broken: bool
) -> None:
    if broken:
        advice = f"teaser: {'lang ' * 13}\nbevidst: {{K613: Den skal være lang}}"
        judged = re.sub("(?m)^teaser: .*$", advice, CARD).replace("slut: ", "slut: Det rigtige valg ", 1)
        file.write_text(re.sub("(?m)^arena: .*$", "arena: månen", judged).replace("til: ", "til: ingen-", 1), "utf-8")
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    assert page.get_by_text("Fejl:").count() == 2 * broken
    assert page.get_by_text("Valgt fra:").count() == broken
    assert page.get_by_role("link", name="Behold det, og skriv hvorfor").count() == broken
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": Path(AXE).read_text(encoding="utf-8")})
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
