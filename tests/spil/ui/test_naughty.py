"""Texts that programs trip over, in every text field of a card: accepted and shown whole, or a finding with a place."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import unescape

import pytest
from pydantic import BaseModel
from small import SMALL, begun

from spil.author.fix.file import mend
from spil.author.reading_copy import card_copy
from spil.cards.deck import Deck, read_deck
from spil.cards.findings import lines_of
from spil.cards.model import Card
from spil.cards.read.load import read_card
from spil.danish import capitalised, paragraphs
from spil.paper.document import paper
from spil.plain.page_text import page_lines
from spil.play.page import AgreementEntry
from spil.play.run import Run

DECK = read_deck().deck
FIELD = re.compile(
    r"\b(titel|navn|tekst|spørgsmål|kort_sagt|giver|koster|slut|hvem|byttetest|aftale_hvis|vælg_fra|formål|går_i_stå"
    r"|bliver_hårdt): (.+?)(?=, \w+: |\}|\n)"
)
NAMES = [found[1] for found in FIELD.finditer(SMALL)]
FIELDS = {(found[1], SMALL[found.end()]): number for number, found in enumerate(FIELD.finditer(SMALL))}.values()
"""One number for each name, and for each way it may stand: on a line of its own, or in { }, last there or not."""

# fmt: off
NAUGHTY = [
    # what YAML might take for something else
    *("-", "- x", "---", "...", "? x", ": x", "x:", "x: y", "#", "x # y", "&x", "*x", "!!python/object:os.system", "|"),
    *("> x", "%TAG", "@x", "`x`", "{x: y}", "[x", "]", ", x", "~", "NULL", "nej", "<<", "\\", "'", '"', '"x" y', "”x”"),
    # what a number or a date may be
    *("0", "-0", "1e309", "NaN", "0x1F", "12:30", "2026-13-45", "½", "٣", "9" * 400),
    # what another program might run or fill in
    *("[b]x[/b]", "[/", "[@click=app.bell]x[/]", "<b>x</b>", "</main><script>x()</script>", "<!-- x", "&amp;"),
    *("&#x41;", "=1+1", "=HYPERLINK(1)", "{{ 7*7 }}", "{% raw %}", "{0.__class__}", "${x}", "%s %d %n", "%(x)s"),
    *("../../x", "C:\\x\\y", "x; slet alt", "' OR 1=1 --", "::error::x", "\\u0041"),
    # letters from everywhere
    *("På ærø så å", "İstanbul ıl", "ßtraße", "ﬁn ŉ ǆ", "Привет", "עברית 12 x", "مرحبا بالعالم", "नमस्ते"),
    *("ไทยไม่มีช่องว่าง", "日本語「」", "한국어", "ᚠᚢᚦ", "𝔛𝕪𝓏", "ﷺ", "क्\u200dष", "ｆｕｌｌ"),
    # marks upon marks, and pictures
    *("a\u030a", "x" + "\u0336\u0353\u035c\u0489" * 30, "\u0301x", "1\u20e3", "👩\u200d👩\u200d👧"),
    *("👍🏽", "🇩🇰", "☺\ufe0e", "█ → ●"),
    # room and length
    *("x  y", " x ", "x\u00a0y", "x\u3000y", "x\ty", "x\ny", "x\n\ny", "å" * 700, "ord " * 300, "\u2800"),
    # nothing, or what nobody sees
    *("", " ", "\n", "\u200b", "\u00ad", "\ufeff", "\u202ex", "\x00", "\x1b[2J", "\x85", "\u2028", "\ufffd", "\ue000"),
    *("\U000e0041", "\U0010ffff"),
]
ESCAPED = [
    r"\ud800", r"\udfff", r"\ud83d\ude00", r"\u0000", r"\x1b[31m", r"\U0001F600", r"\u2028", r"\N\_\L\P", r"\/", r"\q",
    r"\u12",
]
# fmt: on


def quoted(text: str) -> str:
    """A text as YAML takes any text: in single quotes, where an empty line is a line end."""
    return "'" + text.replace("'", "''").replace("\n", "\n\n      ") + "'"


def filled(fill: Callable[[int], str | None]) -> bytes:
    """The smallest card with texts in its fields, by number; None leaves a field as it is."""
    numbers = iter(range(len(NAMES)))

    def put(found: re.Match[str]) -> str:
        value = fill(next(numbers))
        return found[0] if value is None else f"{found[1]}: {value}"

    return FIELD.sub(put, SMALL).encode("utf-8", errors="surrogatepass")


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def stands_up(raw: bytes) -> Card | None:
    """Read; what is not accepted is told with a place in the file."""
    reading = read_card("lille.yaml", raw)
    lines = lines_of(reading.document.text)
    assert (reading.value is None) == bool(reading.findings)
    for finding in reading.findings:
        assert finding.code[0] == "K"
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
    return reading.value


def values_of(value: object) -> Iterator[str]:
    """Every text of a card, in the order of the fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for _, each in value:
            yield from values_of(each)
    elif isinstance(value, (Mapping, tuple)):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from values_of(each)


def alone(number: int, value: str) -> bytes:
    """The smallest card with one field changed."""
    return filled(lambda other: value if other == number else None)


USUAL = [*values_of(stands_up(SMALL.encode()))]


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_any_text_in_any_field_is_kept_or_told(naughty: str) -> None:
    for number in FIELDS:
        raw = alone(number, quoted(naughty))
        card = stands_up(raw)
        if card is not None:
            changed = [new for new, usual in zip(values_of(card), USUAL, strict=True) if new != usual]
            assert [folded(each) for each in changed] == [folded(naughty)], NAMES[number]
            assert mend(raw).raw == raw


@pytest.mark.parametrize("written", ESCAPED)
def test_any_escape_in_any_field_is_kept_or_told(written: str) -> None:
    for number in FIELDS:
        stands_up(alone(number, f'"{written}"'))


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_without_quotes_it_is_kept_or_told_too(naughty: str) -> None:
    for number in FIELDS:
        raw = alone(number, naughty)
        stands_up(raw)
        mended = mend(raw).raw
        if mended != raw:
            stands_up(mended)


def deck_with(card: Card) -> Deck:
    return replace(DECK, cards={card.id: card})


def played(deck: Deck) -> Iterator[str]:
    """All lines of a table that plays the card twice, once by the first choices and once by the last."""
    for pick in (0, -1):
        run = begun(deck, "lille")
        while not run.page.last:
            yield from page_lines(run.page)
            if isinstance(run.page.entry, AgreementEntry):
                yield run.page.entry.condition
            run = onward(run, pick)


def onward(run: Run, pick: int) -> Run:
    page = run.page
    return run.apply(page.picks[pick] if page.picks else page.onward.move)  # type: ignore[union-attr]


def printed(deck: Deck) -> str:
    programme = deck.programme("lille")
    assert programme is not None
    return unescape(paper(deck, programme))


NOT_AT_A_TABLE = {"kort_sagt", "byttetest", "vælg_fra", "formål", "går_i_stå", "bliver_hårdt", "note"}
"""What only the one who leads sees; `note` is the card's own question."""
SURFACES: dict[str, tuple[Callable[[Deck], str], set[str]]] = {
    "line": (lambda deck: "\n".join(played(deck)), NOT_AT_A_TABLE),
    "reading copy": (lambda deck: "\n".join(card_copy(deck.cards["lille"], deck)), {"kort_sagt"}),
    "paper": (printed, {"kort_sagt"}),
}
NAMES[-1] = "note"
ACCEPTED = [each for each in NAUGHTY if stands_up(filled(lambda _, each=each: quoted(f"7a {each} 7b")))]  # type: ignore[misc]


def test_most_texts_are_accepted() -> None:
    assert len(ACCEPTED) > len(NAUGHTY) * 0.8


def pieces(text: str) -> list[str]:
    """A text as it is found on a page: paragraphs may stand apart."""
    return [folded(part) for part in paragraphs(text)]


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("naughty", ACCEPTED)
def test_an_accepted_text_comes_out_whole_from_every_field(naughty: str, surface: str) -> None:
    show, hidden = SURFACES[surface]
    card = stands_up(filled(lambda number: quoted(f"7a{number} {naughty} {number}7b")))
    assert card is not None
    out = folded(show(deck_with(card)))
    for number, name in enumerate(NAMES):
        if name not in hidden:
            assert all(piece in out for piece in pieces(f"7a{number} {naughty} {number}7b")), name


def times_shown(text: str, surface: str) -> int:
    """How often a text comes out that stands in every field."""
    card = stands_up(filled(lambda _: quoted(text)))
    assert card is not None
    out = folded(SURFACES[surface][0](deck_with(card)))
    return sum(out.count(form) for form in {form(pieces(text)[0]) for form in (str, capitalised)})


@cache
def times_usual(surface: str) -> int:
    return times_shown("\N{SNOWMAN}", surface)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("naughty", [each for each in ACCEPTED if each.strip()])
def test_an_accepted_text_that_stands_alone_comes_out_as_often_as_another(naughty: str, surface: str) -> None:
    assert times_shown(naughty, surface) >= times_usual(surface)
