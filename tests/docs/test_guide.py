"""The guide in Danish keeps its word: every command, key and path in it is there."""

import re
import shlex
from pathlib import Path

import pytest
from led import led, opened, to
from small import ROOT

import facilitator.arguments
import spil.arguments
from facilitator.app.led_screen import LedScreen
from facilitator.led.room_order import ROOM
from spil.author.check.all import check_card
from spil.cards.deck import read_deck
from spil.cards.read.load import read_card
from spil.record.places import records_folder

FOLDER = ROOT / "docs"
PAGES = sorted(FOLDER.glob("*.md"))
README = FOLDER.parent / "README.md"
EVERY = pytest.mark.parametrize("page", [*PAGES, README], ids=lambda page: page.name)
_CODE = re.compile(r"`([^`\n]+)`|^(?:\.venv[\\/](?:Scripts|bin)[\\/])?((?:spil|facilitator)\b.*)$", re.MULTILINE)
_INSTALLED = re.compile(r"^\.venv[\\/](?:Scripts|bin)[\\/]")


def commands(page: Path) -> list[list[str]]:
    """Every command of ours that a page writes, as words."""
    found = [_INSTALLED.sub("", code or line) for code, line in _CODE.findall(page.read_text(encoding="utf-8"))]
    named = [text for text in found if re.match(r"(spil|facilitator)( |$)", text)]
    return [shlex.split(text.split(" #")[0]) for text in named if not text.endswith("/")]


@EVERY
def test_every_command_is_one(page: Path) -> None:
    for program, *rest in commands(page):
        parser = {"spil": spil.arguments.parser, "facilitator": facilitator.arguments.parser}[program]()
        status = None
        try:
            parser.parse_args(rest)
        except SystemExit as left:  # `--version` says it, and that was all
            status = left.code
        assert not status, rest


@EVERY
def test_every_card_and_programme_is_there(page: Path) -> None:
    deck = read_deck().deck
    for program, *rest in commands(page):
        if rest[:1] and rest[0] in {"start", "udskriv", "læs", "simuler"} and len(rest) > 1:
            name = rest[1]
            assert program in {"spil", "facilitator"}
            assert name.isupper() or name in deck.programmes or name in deck.cards, name


@EVERY
def test_every_page_it_points_to_is_there(page: Path) -> None:
    for where in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / where).exists(), where


def test_every_key_in_the_table_does_something_in_a_led_session() -> None:
    table = (FOLDER / "under.md").read_text(encoding="utf-8").partition("## Taster")[2].partition("##")[0]
    keys = re.findall(r"^\| ([a-z]) \|", table, re.MULTILINE)
    assert set(keys) == {*"abc", "p", "u", "v", "m", "k", "n", "s", "t", "h", "d"}
    rules = to(led().apply(opened()), "rules")
    asides = (*rules.page.asides, *to(rules, "perspective").page.asides)
    offered = {aside.key for aside in asides} | {*"abcv"} | LedScreen.OTHER_KEYS
    assert set(keys) <= offered


def test_every_page_of_a_led_session_is_named_in_the_guide() -> None:
    text = (FOLDER / "under.md").read_text(encoding="utf-8")
    for words in ("Velkomst", "spilleregler", "Snak", "Vælg igen", "Skift perspektiv", "Før og efter", "Rammen"):
        assert words in text
    assert {"welcome", "rules", "talk", "again", "perspective", "reveal", "frame"} <= ROOM.keys()


def test_what_is_said_of_where_files_lie_is_where_they_lie() -> None:
    text = (FOLDER / "hvad-gemmes.md").read_text(encoding="utf-8")
    assert "/".join(records_folder().parts[-2:]) in text.replace("\\", "/")


def test_what_is_read_to_the_room_is_what_the_screen_says() -> None:
    text = " ".join((FOLDER / "hvad-gemmes.md").read_text(encoding="utf-8").split())
    said = " ".join(str(block) for block in led().apply(opened()).page.blocks)
    sentence = re.search(r"> (Spillet gemmer.*?bagefter\.)", text)
    assert sentence
    assert sentence[1] in said


def test_what_is_installed_is_what_is_told() -> None:
    text = (FOLDER / "til-it.md").read_text(encoding="utf-8")
    project = (FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(
        r'^    "([a-z0-9]+)>=', project.partition("dependencies = [")[2].partition("]")[0], re.MULTILINE
    )
    assert listed
    for name in listed:
        assert f"| {name} |" in text


LISTS = {"kortsaettet.md", "fund.md", "laesninger.md"}
"""Pages of tables and lists, which nobody reads from end to end."""


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in LISTS], ids=lambda page: page.name)
def test_the_guide_reads_easily(page: Path) -> None:
    text = re.sub(r"`[^`]*`|[|*#>]|```.*?```", " ", page.read_text(encoding="utf-8"))
    every = re.findall(r"\w+", text)
    sentences = len(re.findall(r"[.!?:]+(?=\s)", text)) or 1
    assert len(every) / sentences + 100 * sum(len(word) > 6 for word in every) / len(every) <= 40


_YAML = re.compile(r"```yaml\n(# hele kortet: ([^\n]+)\n.*?)```", re.DOTALL)
WHOLE = [(page.name, *found) for page in PAGES for found in _YAML.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "text", "told"), WHOLE, ids=[f"{page}-{told}" for page, _, told in WHOLE])
def test_every_whole_card_in_the_guide_passes_or_fails_as_it_says(page: str, text: str, told: str) -> None:
    name = re.search(r"^id: ([a-z0-9-]+)|filen hedder ([a-z0-9-]+)", text, re.MULTILINE)
    assert name, page
    codes = [each.code for each in check_card(read_card(f"{name[1] or name[2]}.yaml", text.encode()), read_deck())]
    assert codes == ([] if told.strip() == "går godt" else [told.strip()])


def test_every_piece_of_yaml_says_whether_it_is_whole() -> None:
    for page in PAGES:
        for block in re.findall(r"```yaml\n(.*?)\n", page.read_text(encoding="utf-8")):
            assert block.startswith(("# hele kortet: ", "# et udsnit")), (page.name, block)
