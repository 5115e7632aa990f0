"""Many sessions on a page: what may be told of them, gathered once for every format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.disclosure import thresholds
from facilitator.disclosure.over_time import OverTime, Span
from facilitator.evidence.held import LATE, VERY_LATE, Fact
from spil.cards.deck import Deck
from spil.danish import capitalised, counted, number

_TIMES: Sequence[tuple[Fact, str]] = (
    (("timed", ""), "Tiden er kendt"),
    (("late", ""), f"Mere end {counted(LATE, 'minut', 'minutter')} over planen"),
    (("very late", ""), f"Mere end {counted(VERY_LATE, 'minut', 'minutter')} over planen"),
)
_AGREEMENTS: Sequence[tuple[Fact, str]] = (
    (("agreed", ""), "Der blev lavet en aftale"),
    (("looked at", ""), "De har set på den igen"),
    (("something", ""), "Noget af det skete, eller det hele"),
    (("done", ""), "Det hele skete"),
)
_EASES: Sequence[tuple[Fact, str]] = (
    (("asked twice", ""), "De svarede både før og efter"),
    (("as easy", ""), "Mindst lige så mange fandt det let bagefter"),
    (("easier", ""), "Flere fandt det let bagefter"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """Something, and in how many sessions it was so, column by column."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the page."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    beside: str
    """What stands below it: what it does not say."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page."""

    title: str
    sessions: int
    told: tuple[str, ...]
    """The page in a few sentences."""
    parts: tuple[Part, ...]
    cannot: tuple[str, ...]
    """What the numbers cannot say."""


def asked(deck: Deck) -> tuple[Fact, ...]:
    """All that a page tells of, whether any session did it or not."""
    every: list[Fact] = [*(fact for fact, _ in (*_TIMES, *_AGREEMENTS, *_EASES))]
    every += [("programme", name) for name in deck.programmes]
    every += [("weighed", name) for name in deck.families]
    for name in deck.cards:
        every += [("card", name), ("unfinished", name), ("left", name)]
    return tuple(every)


def page(shown: OverTime, deck: Deck, year: int | None) -> Page:
    """Gather what was disclosed.

    Args:
        shown: What may be told.
        deck: What cards, programmes and families are called.
        year: The only year it is of, where one was asked for.
    """
    when = f" i {year}" if year else ""
    if not shown.sessions:
        few = f"Der er for få forløb{when} til et overblik. Der skal være mindst {_five} med {_people} i hvert."
        return Page(f"Overblik{when}", 0, (few,), (), ())
    return Page(
        f"Overblik over {counted(shown.sessions, 'forløb', 'forløb')}{when}",
        shown.sessions,
        (HOW, *_in_short(shown)),
        (
            _programmes(shown, deck),
            _time(shown),
            _cards(shown, deck),
            _weighed(shown, deck),
            _agreed(shown),
            _ease(shown),
        ),
        _CANNOT,
    )


_five = number(thresholds.SESSIONS_TOLD)
_people = f"mindst {counted(thresholds.PEOPLE_HELD, 'menneske', 'mennesker')}"
HOW = (
    f"Hvert tal er et antal forløb, aldrig mennesker. Det står som et spænd, så ingen kan regne et forløb ud. "
    f"Kun forløb med {_people} er talt med."
)
_CANNOT = (
    "Tallene siger, hvad der blev gjort. De siger ikke, om nogen blev behandlet bedre.",
    "De siger intet om en enhed eller et menneske. Gæt ikke, hvem der er i et spænd.",
    "Få gange er ikke et dårligt tegn. Et kort kan være sluppet, fordi snakken var god.",
    "Kun det, der er gemt, er med. Enheder må gerne slette deres.",
)


def within(span: Span, sessions: int) -> str:
    """A span as one reads it: `25-34`, `under 15`, or that nothing can be said."""
    if span.least:
        return f"{span.least}-{span.most}"
    return f"under {span.most + 1}" if span.most < sessions else "kan ikke siges"


def _in_short(shown: OverTime) -> Iterable[str]:
    spans = shown.spans
    agreed, looked, some = (spans[kind, ""].least for kind in ("agreed", "looked at", "something"))
    if agreed:
        said = f"Mindst {agreed} af {shown.sessions} forløb endte med en aftale."
        said += f" Mindst {looked} har set på den igen." if looked else ""
        yield said + (f" I mindst {some} skete noget af det, eller det hele." if some else "")
    timed, late = spans["timed", ""], spans["late", ""]
    if timed.least and late.most < shown.sessions:
        yield f"Tiden er kendt for mindst {timed.least}. Højst {late.most} varede mere end to minutter over planen."


def _programmes(shown: OverTime, deck: Deck) -> Part:
    rows = (Row(each.title, (shown.spans["programme", name],)) for name, each in deck.programmes.items())
    share = number(thresholds.PROGRAMMES_TOLD + 1)
    beside = f"Et forløb får kun et tal, når mere end hvert {_NTH.get(share, share)} er det. De andre er brugt mindre."
    return Part("Forløb, der blev brugt", ("Forløb",), _ranked(rows), beside)


_NTH = {"fire": "fjerde"}


def _time(shown: OverTime) -> Part:
    beside = "Tiden er kun kendt for forløb, der blev ledet på skærmen og afsluttet samme dag."
    return Part("Tid mod plan", ("Forløb",), _rows(shown, _TIMES), beside)


def _cards(shown: OverTime, deck: Deck) -> Part:
    rows = [
        Row(card.title, tuple(shown.spans[kind, name] for kind in ("card", "unfinished", "left")))
        for name, card in deck.cards.items()
    ]
    ranked = _ranked(rows)
    left = len(rows) - len(ranked)
    told = "Sluppet er den del af dem, der ikke kom til ende, hvor kortet blev lagt midt i historien."
    few = (
        f" {capitalised(counted(left, 'kort', 'kort'))} er brugt for lidt til et tal, eller slet ikke." if left else ""
    )
    heads = ("Taget frem", "Ikke til ende", "Sluppet")
    return Part("Kort", heads, ranked, f"{told}{few}")


def _weighed(shown: OverTime, deck: Deck) -> Part:
    rows = [
        Row(f"Hensynet til {family.name}", (shown.spans["weighed", name],)) for name, family in deck.families.items()
    ]
    beside = "Det hensyn, der vejede tungest ved flest borde i forløbet. Kun borde bliver spurgt, ikke et samlet rum."
    return Part("Det vejede tungest", ("Forløb",), _ranked(rows), f"{beside} Hensyn uden tal er der for få af.")


def _agreed(shown: OverTime) -> Part:
    beside = "Hver linje er en del af linjen over. Hvad der blev aftalt, står kun hos enhederne selv."
    return Part("Aftaler, og hvad der kom af dem", ("Forløb",), _rows(shown, _AGREEMENTS), beside)


def _ease(shown: OverTime) -> Part:
    beside = "Hver linje er en del af linjen over. Det er det samme rum samme dag, så det siger intet om senere."
    return Part("Hvor let det er at tale om ligebehandling", ("Forløb",), _rows(shown, _EASES), beside)


def _rows(shown: OverTime, facts: Sequence[tuple[Fact, str]]) -> tuple[Row, ...]:
    return tuple(Row(name, (shown.spans[fact],)) for fact, name in facts)


def _ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Those with a span of their own, the most used first."""
    told = [row for row in rows if row.spans[0].least]
    return tuple(sorted(told, key=lambda row: (-row.spans[0].least, row.name)))
