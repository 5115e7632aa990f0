"""A series of two small cards, for tests of what a later card remembers of an earlier one."""

from pathlib import Path

from small import SMALL

from spil.cards.deck import Deck, read_deck

LATER = (
    SMALL.replace("id: lille", "id: senere")
    .replace("titel: Lille", "titel: Senere")
    .replace(
        "trin:\n",
        "fra_før:\n  - {kort: lille, husk: sagde-ja, gjorde: sidst sagde ja til borgeren, ellers: nej}\ntrin:\n",
        1,
    )
    .replace(
        "    tekst: Noget sker.\n", "    tekst: Noget sker.\n    tillæg:\n      - {hvis: [sagde-ja], tekst: Nå ja.}\n"
    )
    .replace(", husk: [sagde-ja]}", "}")
)
"""The second card: its first step says one sentence more to those who said yes in the first."""

SERIES = """\
id: serien
titel: Serien
målgruppe: kolleger
slags: følgeserie
form: bord
kort: [lille, senere]
vælg: 1
minutter: 10
plan:
  - {hvad: Det hele, minutter: 10}
aftale: fælles
velkomst: Velkommen.
spilleregler: [Tal.]
afslutning: Tak.
"""


def series_deck(folder: Path, later: str = LATER, series: str = SERIES) -> Deck:
    """A deck with the series, read from a folder."""
    for part, name, text in (("kort", "lille", SMALL), ("kort", "senere", later), ("forloeb", "serien", series)):
        (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / part / f"{name}.yaml").write_text(text, encoding="utf-8")
    reading = read_deck(folder)
    assert not reading.findings
    return reading.deck
