"""The site against the rules of walking: every state has its page, every way its link, and no link leads nowhere."""

import pytest
from website import built, seen

from spil.cards.deck import read_deck
from spil.cards.model import Ending, Step
from spil.cards.ways import before_of, beginnings, ways_of
from spil.play.explore import explore

DECK = read_deck().deck
CARDS = sorted(DECK.cards)
PAGES = sorted(path for path in built().files if path.endswith(".html"))


@pytest.mark.parametrize("name", CARDS)
def test_every_state_of_a_card_has_one_page_and_its_links_are_its_ways(name: str) -> None:
    card = DECK.cards[name]
    asked = {
        step_id: frozenset(flag for each in step.additions for flag in (*each.requires, *each.excludes))
        for step_id, step in card.steps.items()
    }
    explored = explore(ways_of(card), asked, beginnings(before_of(card)))
    files = {number: "index.html" if number == 0 else f"{number + 1}.html" for number in range(len(explored.states))}
    own = {path for path in PAGES if path.startswith(f"kort/{name}/")}
    rest = {f"kort/{name}/{other}.html" for other in ("bagefter", "leder", "ti-minutter")}
    assert own - rest == {f"kort/{name}/{file}" for file in files.values()}
    for number, state in enumerate(explored.states):
        page = seen(f"kort/{name}/{files[number]}")
        expected = [f"kort/{name}/{files[explored.after(state, way)]}" for way in state.offered]
        assert page.onward == (expected or [f"kort/{name}/bagefter.html"])


@pytest.mark.parametrize("name", CARDS)
def test_a_page_tells_its_step_and_every_choice_with_what_it_gives_and_costs(name: str) -> None:
    card = DECK.cards[name]
    told = " ".join(seen(path).text for path in PAGES if path.startswith(f"kort/{name}/"))
    for step in card.steps.values():
        if isinstance(step, Step):
            assert step.question in told
            assert all(each in told for c in step.choices for each in (c.text, c.gives, c.costs))
        else:
            assert isinstance(step, Ending)
            assert f"»{step.name}«" in told


def test_every_link_leads_to_a_file_of_the_site_and_to_a_place_that_is_there() -> None:
    files, lost = built().files, []
    for path in PAGES:
        page = seen(path)
        for href in page.hrefs:
            if href.startswith("https://"):
                continue
            file, place = page.leads_to(href)
            if file not in files or (place and place not in seen(file).ids):
                lost.append((path, href))
    assert lost == []


def test_every_page_is_found_from_the_first_one() -> None:
    found, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = seen(waiting.pop())
        for href in page.hrefs:
            file, _ = page.leads_to(href)
            if file.endswith(".html") and file not in found and file in built().files:
                found.add(file)
                waiting.append(file)
    assert set(PAGES) - found == {"uden-net.html"}  # the worker's, where there is no network
