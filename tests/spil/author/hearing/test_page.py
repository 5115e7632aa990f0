"""The file a reader gets: the whole card, escaped, with nothing that runs but what it names."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from small import SMALL

from spil.author.hearing.lines import lines_of_card, parts_of, print_of
from spil.author.hearing.page import hearing_page
from spil.cards.deck import read_deck
from spil.cards.marks import bare
from spil.cards.model import Card, Ending, Step
from spil.cards.read.load import read_card
from spil.cli import main

DECK = read_deck().deck


def small(old: str = "", new: str = "") -> Card:
    card = read_card("lille.yaml", SMALL.replace(old, new, 1).encode()).value
    assert card is not None
    return card


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", sorted(DECK.cards))
def test_every_text_of_a_card_is_a_line_once_and_lines_count_from_one(name: str) -> None:
    card = DECK.cards[name]
    lines = lines_of_card(card, DECK)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    told = " ".join(line.text for line in lines)
    texts = [card.title, card.swap, card.agreement_if, *(each.question for each in card.perspectives)]
    texts += [text for each in card.notes.questions for text in [each.text]]
    for step in card.steps.values():
        texts += [each.text for each in step.additions]
        texts += [step.name] if isinstance(step, Ending) else [step.question]
        for choice in step.choices if isinstance(step, Step) else ():
            texts += [choice.text, choice.gives, choice.costs, choice.in_short]
    for text in texts:
        assert " ".join(text.split()) in told
    for step in card.steps.values():
        if not step.additions:
            assert " ".join(bare(step.text).split()) in told
    where = [(line.place, line.text) for line in lines]
    assert len(set(where)) == len(where)


def test_each_step_says_where_its_choices_lead_and_each_line_leads_back_to_the_file() -> None:
    card = small()
    parts = parts_of(card, DECK)
    assert [(part.step, [way.to for way in part.ways]) for part in parts if part.step] == [
        (1, [2, 2]),
        (2, [3, 3]),
        (3, []),
    ]
    document = read_card("lille.yaml", SMALL.encode()).document
    rows = SMALL.splitlines()
    for line in lines_of_card(card, DECK):
        place = document.place(*line.keys)
        assert rows[place.line - 1][place.column - 1 : place.end_column - 1].strip("{}") == line.text


def test_the_mark_is_another_as_soon_as_one_word_is_and_the_same_when_a_comment_is_written() -> None:
    mark = print_of(lines_of_card(small(), DECK))
    assert mark == print_of(lines_of_card(small("id: lille", "# note\nid: lille"), DECK))
    assert mark != print_of(lines_of_card(small("Noget sker.", "Noget skete."), DECK))


def test_what_its_author_decided_against_stands_among_the_lines_with_the_reason() -> None:
    card = small("version: 1", "bevidst: {K604: Det er byens navn.}\nversion: 1")
    assert "Det er byens navn." in [line.text for line in lines_of_card(card, DECK)]


def test_what_people_wrote_is_text_and_never_markup() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7 * 7 }} \" '"
    page = hearing_page(small("Noget sker.", f"|\n      {evil}"), DECK)
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "alert(1)" in page
    assert "49" not in re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.DOTALL)
    texts = [given["data-tekst"] for _, given in Tags(page).seen if "data-tekst" in given]
    assert evil in texts


def test_nothing_may_run_but_the_script_and_the_style_that_the_page_names() -> None:
    page = hearing_page(small(), DECK)
    tags = Tags(page).seen
    policy = next(given["content"] for tag, given in tags if given.get("http-equiv") == "Content-Security-Policy")
    inline = {tag: re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in ("script", "style")}
    for tag, found in inline.items():
        assert found
        assert f"{tag}-src 'sha256-{b64encode(sha256(found[1].encode()).digest()).decode()}'" in str(policy)
    assert str(policy).startswith("default-src 'none'")
    assert "unsafe" not in str(policy)
    attributes = {name for _, given in tags for name in given}
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")}
    assert "http" not in unescape(re.sub(r"<script>.*?</script>|http-equiv", "", page, flags=re.DOTALL))


def test_without_a_script_it_says_how_to_answer_and_shows_no_button_that_does_nothing() -> None:
    page = hearing_page(small(), DECK)
    assert "Send en mail til den, der gav dig siden." in page
    before, _, _ = page.partition("<template")
    for tag, given in Tags(before).seen:
        if tag == "button":
            assert "hidden" in given or given.get("id") in ("gem", "forfra")
    assert re.search(r'<div class="screen" id="slut" hidden>', page)


def test_the_command_makes_the_file_and_refuses_what_is_no_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "h.html"
    assert main(["hoering", "klagen-paa-sms", "-o", str(made)]) == 0
    assert "Høring: Klagen på sms" in made.read_text(encoding="utf-8")
    assert "tre læsere" in capsys.readouterr().out
    for what, where in (("klagen-paa-sms", "h.pdf"), ("bif-basis-45", "h.html"), ("nej", "h.html")):
        assert main(["hoering", what, "-o", str(tmp_path / where)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
