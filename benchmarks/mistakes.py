"""`python -m benchmarks.mistakes`: makes each of an author's usual mistakes in each of ten cards, and keeps the score.

Every mistake knows the line and the column an author must mend. Asked of the check: is that line told, that column,
and is it the only finding?
"""

import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spil.author.check.all import check_card
from spil.cards.deck import DeckReading, built_in, read_deck
from spil.cards.findings import Finding
from spil.cards.read.load import read_card


class Card(NamedTuple):
    """A card without mistakes."""

    name: str
    text: str
    ends: bytes
    """How its lines end."""


class Made(NamedTuple):
    """A card with one mistake made in it."""

    raw: bytes
    line: int
    column: int


class Score(NamedTuple):
    """What came of one mistake in every card."""

    line: int
    column: int
    alone: int
    told: tuple[str, ...]
    """The codes it was told by, the most frequent first."""


Mistake = Callable[[str], Made]


def main() -> int:
    """Print a line a mistake; 1 where a score is not full."""
    deck, cards = read_deck(), list(ten_cards())
    print(f"{'mistake':<44} {'line':>6} {'column':>7} {'alone':>6}  codes")
    full = True
    for name, make in MISTAKES.items():
        score = score_of(make, cards, deck)
        of = len(cards)
        print(f"{name:<44} {score.line:>3}/{of} {score.column:>4}/{of} {score.alone:>3}/{of}  {' '.join(score.told)}")
        full &= (score.line, score.column, score.alone) == (of, of, of)
    return 0 if full else 1


def ten_cards() -> Iterator[Card]:
    """The eight built-in cards, and two of them with Windows' line ends and with a comment a step."""
    paths = sorted((built_in() / "kort").glob("*.yaml"))
    cards = [Card(path.name, path.read_text(encoding="utf-8"), b"\n") for path in paths]
    yield from cards
    yield cards[0]._replace(ends=b"\r\n")
    yield cards[-1]._replace(text=re.sub(r"(?m)^(  [^\s-]\S*:)$", r"\n  # Her sker der noget.\n\1", cards[-1].text))


def score_of(make: Mistake, cards: list[Card], deck: DeckReading) -> Score:
    """Make one mistake in every card, and look at what is told."""
    line = column = alone = 0
    codes: list[str] = []
    for card in cards:
        made = make(card.text)
        found = errors_in(card.name, made.raw.replace(b"\n", card.ends), deck)
        here = [each.place for each in found if each.place.line == made.line]
        line += bool(here)
        column += any(place.column == made.column for place in here)
        alone += len(found) == 1
        codes += [each.code for each in found] or ["-"]
    return Score(line, column, alone, tuple(sorted(set(codes), key=lambda code: (-codes.count(code), code))[:6]))


def errors_in(name: str, raw: bytes, deck: DeckReading) -> list[Finding]:
    """What is told of a card, but for the advice that the card without the mistake gets too."""
    return [each for each in check_card(read_card(name, raw), deck) if not each.code.startswith("K6")]


def swap(pattern: str, new: str, at: str, nth: int = 0) -> Mistake:
    """Put something else for the nth match; the true place is the first character that `at` matches in it."""

    def make(text: str) -> Made:
        found = list(re.finditer(pattern, text, re.MULTILINE))[nth]
        put = found.expand(new)
        where = re.search(at, put)
        assert where, (new, at)
        return _made(text[: found.start()] + put + text[found.end() :], found.start() + where.start())

    return make


def saved_as(encoding: str) -> Mistake:
    """The whole file in another encoding; the true place is its first letter beyond ASCII."""

    def make(text: str) -> Made:
        first = next(at for at, letter in enumerate(text) if ord(letter) > 127)
        return _made(text, first)._replace(raw=text.encode(encoding))

    return make


def whole(raw: bytes, line: int = 1, column: int = 1) -> Mistake:
    """Something that is no card at all."""
    return lambda _: Made(raw, line, column)


def added(tail: str, at: str) -> Mistake:
    """Something after the card."""
    return lambda text: _made(text + tail, len(text) + tail.index(at))


def _made(text: str, start: int) -> Made:
    before = text[:start]
    return Made(text.encode(), before.count("\n") + 1, start - before.rfind("\n"))


KEY = r"^(        kort_sagt: )(.*)$"
TEXT = r"^(        giver: )(.*)$"
BLOCK = r"^(    tekst: \|\n)      (.*\n)      (.*)$"
ENDS = r"^(      - id: )(\S+)$"

MISTAKES: dict[str, Mistake] = {
    "colon in a text": swap(TEXT, r"\1Sig: \2", "(?<=Sig): "),
    "colon at the end of a text": swap(TEXT, r"\1\2 Sig:", "(?<=Sig):"),
    "tab for indentation": swap(r"^        (giver: .*)$", "\t\t\\1", "\t"),
    "tab after a dash's spaces": swap(r"^      (- id: .*)$", "\t\\1", "\t", 1),
    "a space too many, key": swap(TEXT, r" \1\2", "giver"),
    "a space too few, key": swap(r"^        (giver: .*)$", r"       \1", "giver"),
    "a space too many, dash": swap(ENDS, r" \1\2", "- id", 1),
    "a space too few, dash": swap(r"^      (- id: .*)$", r"     \1", "- id", 1),
    "a space too many, first dash": swap(ENDS, r" \1\2", "- id", 0),
    "a space too few, first dash": swap(r"^      (- id: \S+)$", r"     \1", "- id", 0),
    "a space too many, step": swap(r"^  ([^\s#-]\S*:)$", r"   \1", r"\S", 1),
    "a space too few, step": swap(r"^  ([^\s#-]\S*:)$", r" \1", r"\S", 1),
    "a space too many, first step": swap(r"^(trin:\n(?:\n|  #.*\n)*)  (\S+:)", r"\1   \2", r"(?<=   )\S"),
    "a space too many, top": swap(r"^(byttetest: )", r" \1", "byttetest"),
    "a space too many, after a text block": swap(r"^    (spørgsmål: )", r"     \1", "spørgsmål"),
    "a space too many, first line of a text block": swap(BLOCK, r"\1       \2      \3", r"(?<=       )\S"),
    "text block not indented": swap(BLOCK, r"\1    \2    \3", r"(?<=\n    )\S"),
    "text block at the margin": swap(BLOCK, r"\1\2\3", r"(?<=\n)\S"),
    "missing dash, first": swap(r"^      - (id: \S+)$", r"        \1", "id", 0),
    "missing dash, later": swap(r"^      - (id: \S+)$", r"        \1", "id", 1),
    "missing dash, perspective": swap(r"^  - (hvem: .*)$", r"    \1", "hvem", 1),
    "missing space after a colon": swap(TEXT.replace(": )", ":) "), r"\1\2", "(?<=giver:)"),
    "missing space after a colon, last": swap(r"^(    slut:) (.*)$", r"\1\2", "(?<=slut:)"),
    "missing space after a dash": swap(r"^(      -) (id: \S+)", r"\1\2", "(?<=-)id", 1),
    "missing colon, step": swap(r"^(  [^\s#-]\S*):$", r"\1", r"\S", 1),
    "missing colon, first step": swap(r"^(trin:\n(?:\n|  #.*\n)*  \S+):", r"\1", r"(?<=  )\S+$"),
    "missing colon, list": swap(r"^(    valg):$", r"\1", "valg"),
    "a step at the margin": swap(r"^  ([^\s#-]\S*:)$", r"\1", r"\S", 1),
    "a text whose own line is gone": swap(r"^    tekst: \|\n(      \S)", r"\1", r"\S"),
    "choices level with the steps": swap(r"^    (valg:)$", r"  \1", "valg"),
    "a question level with the steps": swap(r"^    (spørgsmål: .*)$", r"  \1", "spørgsmål", 1),
    "missing colon": swap(r"^(        giver): (.*)$", r"\1 \2", "giver"),
    "no where a number belongs": swap(r"^(minutter: )\d+", r"\1no", "no"),
    "12:30 where a number belongs": swap(r"^(minutter: )\d+", r"\g<1>12:30", "12:30"),
    "0112 where a number belongs": swap(r"^(minutter: )\d+", r"\g<1>0112", "0112"),
    "a date where a number belongs": swap(r"^(version: )\d+", r"\g<1>2026-11-22", "2026"),
    "no where a list belongs": swap(r"^(mål: ).*$", r"\1no", "no"),
    "a date where a list belongs": swap(r"^(rammen: ).*$", r"\g<1>2026-11-22", "2026"),
    "12:30 where an id belongs": swap(r"^(id: ).*$", r"\g<1>12:30", "12:30"),
    "0112 where an id belongs": swap(r"^(        til: ).*$", r"\g<1>0112", "0112"),
    "a date where an id belongs": swap(r"^(        til: ).*$", r"\g<1>2026-11-22", "2026"),
    **{f"a value starting with {sign}": swap(TEXT, rf"\1{sign}\2", f"(?<= ){re.escape(sign)}") for sign in "%@*&!`"},
    **{
        f"a value starting with {sign} and a space": swap(TEXT, rf"\1{sign} \2", f"(?<= ){re.escape(sign)} ")
        for sign in "*&!>|-?"
    },
    "a value starting with [": swap(TEXT, r"\1[Anna] \2", r"\[Anna"),
    "unclosed double quote": swap(TEXT, r'\1"\2', '"'),
    "unclosed single quote": swap(TEXT, r"\1'\2", "'"),
    "text after a quote": swap(TEXT, r'\1"Nej," siger hun. \2', "siger"),
    'Sig: "…"': swap(TEXT, r'\1Sig: "Nej."', '(?<=Sig): "'),
    "Word's quotes as marks": swap(TEXT, r"\1”\2”", "”"),
    "Word's quotes round a colon": swap(TEXT, r"\1“Sig: \2”", "“"),
    "Word's dash as a list's dash": swap(r"^(      )- (id: \S+)$", r"\1– \2", "–", 1),
    "a hard space before a key": swap(r"^       (?= giver: )", "\u00a0      ", "\u00a0"),
    "a hard space after a colon": swap(TEXT.replace(": )", ":) "), "\\1\u00a0\\2", "\u00a0"),
    "a hard space in an id": swap(r"^(        til: )(\S)", "\\1\\2\u00a0", "(?<=til: )"),
    "U+2028": swap(TEXT, "\\1Nu. \u2028\\2", "\u2028"),
    "# that cuts a text": swap(TEXT, r"\1Sag #3 er \2", "#3"),
    "# that cuts a text, with a space": swap(TEXT, r"\1Sag nummer # 3 er \2", "# 3"),
    "duplicate key": swap(r"^(titel: .*)$", r"\1\ntitel: Andet", "titel: Andet"),
    "duplicate key in a choice": swap(r"^(        giver: .*)$", r"\1\n        giver: Andet.", "giver: Andet"),
    "misspelt key": swap(r"^        giver: ", "        givre: ", "givre"),
    "capitalised key": swap(r"^        giver: ", "        Giver: ", "Giver"),
    "English key, top": swap(r"^titel: ", "title: ", "title"),
    "English key, choice": swap(r"^        koster: ", "        costs: ", "costs"),
    "English key, step": swap(r"^    spørgsmål: ", "    question: ", "question"),
    "missing key, top": swap(r"\A([^§]*?)^(id: [^§]*?)arena: .*\n", r"\1\2", "^id|(?<=\n)id"),
    "missing key, choice": swap(r"^(      - id: .*\n(?:        (?!giver).*\n)*)        giver: .*\n", r"\1", "id"),
    "empty value": swap(TEXT, r"\1", "giver"),
    "empty list": swap(r"^mål: .*$", "mål: []", "mål"),
    "list that is not one": swap(r"^(        hensyn: )\[(.*)\]", r"\1\2", "(?<=: )"),
    "apostrophe in single quotes": swap(TEXT, r"\1'Det er Jens' tur. \2'", "tur"),
    "Windows-1252": saved_as("cp1252"),
    "control character": swap(TEXT, "\\1Nu\x07 \\2", "\x07"),
    "conflict markers": swap(r"^(titel: .*\n)", r"<<<<<<< HEAD\n\1=======\ntitel: Andet\n>>>>>>> gren\n", "<<<<<<<"),
    "conflict markers in a choice": swap(
        r"^(        giver: .*\n)", r"<<<<<<< HEAD\n\1=======\n        giver: Andet.\n>>>>>>> gren\n", "<<<<<<<"
    ),
    "two documents": added("---\nid: andet\n", "---"),
    "empty file": whole(b""),
    "prose only": whole(b"Der var engang en far. Han kom uden aftale."),
    "alias bomb": swap(r"^mål: (.*)\ngrunde: .*$", r"mål: &a \1\ngrunde: [*a, *a, *a, *a]", "&a"),
    "tag": swap(TEXT, r"\1!!str \2", "!!str"),
    "too large": whole(b"titel: " + b"x" * 70_000),
    "too deep": swap(TEXT, rf"\1{'[' * 100}{']' * 100}", r"(?<=\[{11})\["),
}


if __name__ == "__main__":
    sys.exit(main())
