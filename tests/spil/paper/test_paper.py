"""The page for paper: a table needs no program, and nothing of the file comes from outside."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import looked_at, needs_browser
from small import SMALL

from spil.cards.deck import Deck, read_deck
from spil.cards.model import Card, Ending, Step
from spil.cards.read.load import read_card
from spil.cli import main
from spil.danish import capitalised
from spil.paper.document import paper
from spil.paper.gamebook import Section, gamebook
from spil.play.page import Labelled
from spil.play.spoken import spoken

DECK = read_deck().deck
CARDS = sorted(DECK.cards)


def walked(sections: tuple[Section, ...]) -> set[int]:
    """Every section that links lead to from the first, or from where those begin who did something else last time."""
    by_number = {section.number: section for section in sections}
    waiting = [1, *(other.to for other in sections[0].instead)]
    seen = set(waiting)
    while waiting:
        for link in by_number[waiting.pop()].links:
            if link.to not in seen:
                seen.add(link.to)
                waiting.append(link.to)
    return seen


def endings(card: Card, sections: tuple[Section, ...]) -> set[str]:
    """The endings that a book tells of."""
    told = {b.text for s in sections for b in s.blocks if isinstance(b, Labelled) and b.label == "Slutning"}
    return {step.name for step in card.steps.values() if isinstance(step, Ending) and f"»{step.name}«" in told}


@pytest.mark.parametrize("name", CARDS)
def test_every_link_leads_somewhere_and_every_section_is_reached(name: str) -> None:
    sections = gamebook(DECK.cards[name], DECK)
    assert walked(sections) == {section.number for section in sections}


@pytest.mark.parametrize("name", CARDS)
def test_a_book_reaches_every_ending_of_its_card(name: str) -> None:
    card = DECK.cards[name]
    assert endings(card, gamebook(card, DECK)) == {s.name for s in card.steps.values() if isinstance(s, Ending)}


@pytest.mark.parametrize("name", CARDS)
def test_considerations_and_frame_stand_only_after_an_ending(name: str) -> None:
    card = DECK.cards[name]
    *before, last = gamebook(card, DECK)
    said = " ".join(str(section.blocks) for section in before)
    assert not any(DECK.frame[line].text in said for line in card.frame)
    assert not last.links
    assert all(capitalised(each.name) in str(last.blocks) for each in card.considerations)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.levels: list[int] = []
        self.tags: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"].removeprefix("#")] if tag == "a" else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.outside += [value for name, value in given.items() if name in {"src", "srcset"} or "//" in value]


def parsed(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    return page


def printed(deck: Deck, name: str) -> str:
    programme = deck.programme(name)
    assert programme is not None
    return paper(deck, programme)


@pytest.mark.parametrize("name", [*sorted(DECK.programmes), *CARDS])
def test_the_file_stands_alone_and_its_links_and_headings_hold(name: str) -> None:
    html = printed(DECK, name)
    page = parsed(html)
    assert 'lang="da"' in html
    assert page.outside == []
    assert not page.tags & {"script", "img", "link", "iframe"}
    assert "url(" not in html
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)
    assert page.levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False))


def test_text_that_looks_like_html_is_shown_as_it_is() -> None:
    strange = SMALL.replace("Noget sker.", "'<script>alert(1)</script> & <b>fed</b>'")
    card = read_card("lille.yaml", strange.encode()).value
    assert card is not None
    html = printed(replace(DECK, cards={"lille": card}), "lille")
    assert "script" not in parsed(html).tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;fed&lt;/b&gt;" in html


def test_what_belongs_to_the_one_who_leads_stands_after_the_papers_of_the_tables() -> None:
    html = printed(DECK, "bif-basis-45")
    lead = html.index('id="drejebog"')
    for card in (DECK.cards[name] for name in DECK.programmes["bif-basis-45"].cards):
        assert html.index(card.notes.questions[0].text) > lead
    assert html.index(DECK.moments[0].say) > lead


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("bif-basis-45", ["walk", "raise"]),
        (
            "enhedsmoede-20",
            ["situation", "talk", "again", "perspective", "count", "recount", "way", "outcome", "later"],
        ),
    ],
)
def test_the_printed_script_has_every_sentence_the_one_who_leads_says(name: str, places: list[str]) -> None:
    programme = DECK.programmes[name]
    html = printed(DECK, name)
    script = unescape(html[html.index('id="drejebog"') :])
    for place in ("welcome", "rules", *places, "reveal", "frame", "agreement", "goodbye"):
        assert spoken(place, programme) in script, place
    for card in (DECK.cards[each] for each in programme.cards):
        first = card.steps[card.first]
        assert isinstance(first, Step)
        assert all(choice.text in script for choice in first.choices)


def test_the_command_writes_the_file_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "spil.html"
    assert main(["udskriv", "den-hurtige-hjaelp", "-o", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    assert "Slå op på" in file.read_text(encoding="utf-8")
    assert main(["udskriv", "den-hurtige-hjaelp", "-o", str(tmp_path / "ingen" / "spil.html")]) == 3


@needs_browser
@pytest.mark.parametrize("name", ["bif-basis-45", "den-hurtige-hjaelp"])
def test_a_browser_finds_nothing_that_shuts_anybody_out(name: str, tmp_path: Path) -> None:
    told = looked_at(printed(DECK, name), tmp_path)
    assert told["violations"] == []
    assert told["rules"] > 10
    assert told["wide"] <= 320
