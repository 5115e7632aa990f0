"""Writes what the deck covers: `python docs/kortsaettet.py` makes `kortsaettet.md` anew."""

from pathlib import Path

from spil.author.balance import Balance, balance
from spil.author.check.readability import figures
from spil.cards.deck import read_deck
from spil.cards.model import Card, Step

PAGE = Path(__file__).with_name("kortsaettet.md")
_NO_SITUATION = {
    8: "et kursus: forløbet `bif-basis-45` og `ledere-60`",
    9: "en hjemmeside: vejledningen her, papiret og tjeklisterne",
    11: "et modul for tovholdere: forløbet `tovholdere-60`",
    13: "en sprogguide: `spil tjek` siger LIX og ord, der kan være lettere",
}
_HEAD = """\
# Kortsættet

Kortene er **opdigtede**. Ingen har prøvet dem på mennesker endnu, og ingen jurist har godkendt linjerne i rammen.
Alle kort er kladder, til dem, der ejer kortsættet, har sat dem i brug.

- [Kortets vej](kortets-vej.md): hvordan et kort bliver foreslået, læst, godkendt, ændret og trukket tilbage.
- [Læsninger](laesninger.md): hvad der blev fundet.
- [Det, en jurist skal svare på](til-juristen.md).

Tallene her er talt af `spil kort --balance`.
"""


def page() -> str:
    """The whole page."""
    deck = read_deck().deck
    cards = [deck.cards[name] for name in sorted(deck.cards)]
    found = balance(cards)
    parts = [_HEAD, _counts(found), _plan(found), _cards(cards)]
    return "\n".join(parts)


def _counts(found: Balance) -> str:
    rows = [
        ("Mål", found.goals),
        ("Grund (et kort kan have flere)", found.grounds),
        ("Den vigtigste grund", found.leading),
        ("Sted", found.arenas),
        ("Man spiller", found.roles),
        ("Det handler om", found.affected),
    ]
    lines = [f"| {name} | {', '.join(f'{key} {n}' for key, n in sorted(counts.items()))} |" for name, counts in rows]
    lines.append(f"| Én beslutning | {found.small} af {found.cards} |")
    lines.append(f"| Kortet husker noget | {found.remembering} af {found.cards} |")
    return "## Hvad der er meget og lidt af\n\n| | Kort |\n|---|---|\n" + "\n".join(lines) + "\n"


def _plan(found: Balance) -> str:
    rows = {**{row: ", ".join(names) for row, names in found.initiatives.items()}, **_NO_SITUATION}
    lines = [f"| {row} | {rows[row]} |" for row in sorted(rows)]
    return "## Planen for 2014, række for række\n\n| Række | Kort |\n|---|---|\n" + "\n".join(lines) + "\n"


def _cards(cards: list[Card]) -> str:
    lines = []
    for card in cards:
        told = figures(card)
        walk = told.walk
        decisions = sum(isinstance(step, Step) for step in card.steps.values())
        ways = (
            f"{walk.ways} | {walk.endings} | {walk.words} | {walk.minutes:.1f}".replace(".", ",") if walk else "| | |"
        )
        ground = card.grounds[0] if card.grounds else "ingen"
        lines.append(
            f"| {card.id} | {', '.join(card.goals)} | {ground} | {card.role} | {decisions} | {ways} | "
            f"{told.prose.lix:.0f} |"
        )
    head = "| Kort | Mål | Grund | Man spiller | Trin med valg | Veje | Slutninger | Ord | Minutter | LIX |\n"
    note = "Ord og minutter er en typisk vej ved bordet, regnet ud og ikke målt.\n\n"
    return f"## Kortene ét for ét\n\n{note}{head}|---|---|---|---|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
