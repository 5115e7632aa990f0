"""`python tests/support/individuals.py`: who could be found from what leaves the room, over all small rooms there are.

Everything an audience that was not there can get is put side by side: the terminal, JSON, the report that Markdown,
HTML and CSV are made of, and the card's graph. Rooms that look the same there are one group; somebody is found where
in the whole group, also for those who know how many answered, the same choice was taken by one or two people, or by
exactly one table. `tests/facilitator/disclosure/test_individuals.py` runs a part of it.
"""

import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations_with_replacement
from random import Random

from facilitator.disclosure.card_paths import walked
from facilitator.evidence.collect import Collected
from facilitator.report.json import as_json
from facilitator.report.model import report
from facilitator.report.text import as_text
from facilitator.summary import summarise
from spil.cards.deck import Deck, read_deck
from spil.cards.model import Card
from spil.play.moves import Chosen, Counted, Ended, Move, Opened, Passed, Started, Weighed
from spil.play.walk import play_hash
from spil.record.read import Record

Room = tuple[Hashable, Mapping[str, int]]
"""What is seen of a room, and how many took each choice in it."""
Counts = tuple[int, ...]
Table = tuple[tuple[str, str], ...]
"""One table's choices; or that it passed the card, or said what weighed most."""

PEOPLE = frozenset({1, 2})
TABLE = frozenset({1})
_IDS = "abcd"


@cache
def deck(choices: int = 4) -> Deck:
    """A deck of one card with two steps after the first, of which one has a choice that not all can take."""
    return replace(read_deck().deck, cards={"lille": _card(choices)})


def _card(choices: int) -> Card:
    first = [_choice(name, "to" if name in "ab" else "tre") for name in _IDS[:choices]]
    first[1]["husk"] = ["flag"]
    second = [_choice("e", "ud"), _choice("f", "hjem"), {**_choice("g", "hjem"), "hvis": ["flag"]}]
    third = [_choice("h", "ud"), _choice("i", "væk")]
    endings = {name: {"tekst": "Det slutter.", "slut": name} for name in ("ud", "hjem", "væk")}
    steps = {name: _step(each) for name, each in (("et", first), ("to", second), ("tre", third))}
    return Card.model_validate(
        {
            "id": "lille",
            "titel": "Lille",
            "arena": "møde",
            "mål": ["B-HM"],
            "grunde": [],
            "minutter": "8",
            "rolle": "medarbejder",
            "berørt": "borger",
            "version": "1",
            "status": "kladde",
            "hensyn": [{"id": name, "navn": f"hensyn {name}", "familie": "drift"} for name in "xyz"],
            "trin": {**steps, **endings},
            "perspektiver": [{"hvem": "borgeren", "spørgsmål": "Hvad ser hun?"}],
            "byttetest": "Og omvendt?",
            "rammen": [],
            "aftale_hvis": "nogen siger ja",
            "facilitator": {
                "vælg_fra": "Aldrig.",
                "formål": "Øv.",
                "går_i_stå": "Vent.",
                "bliver_hårdt": "Pause.",
                "spørgsmål": [
                    {"når": "altid", "tekst": "Hvad siger I?"},
                    {"når": "enighed", "tekst": "Hvad nu?"},
                    {"når": "flertal", "tekst": "Og de andre?"},
                    *({"når": "valgt", "valg": name, "tekst": f"Hvorfor {name}?"} for name in _IDS[:choices]),
                    *({"når": "ingen-valgte", "valg": name, "tekst": f"Ikke {name}?"} for name in _IDS[:choices]),
                ],
            },
        }
    )


def _choice(name: str, to: str) -> dict[str, object]:
    said = {"tekst": f"Gør {name}.", "kort_sagt": f"gøre {name}", "giver": "Ro.", "koster": "Tid."}
    return {"id": name, **said, "hensyn": ["xyz"[ord(name) % 3]], "til": to}


def _step(choices: Sequence[Mapping[str, object]]) -> dict[str, object]:
    return {"tekst": "Noget sker.", "spørgsmål": "Hvad gør du?", "valg": list(choices)}


def seen(records: Sequence[Record], choices: int) -> str:
    """Everything of a session that leaves the room."""
    there = deck(choices)
    summary = summarise(tuple(records), there, "report")
    graph = walked(there.cards["lille"], summary.tally)
    page = report(summary, there, date(2026, 11, 22))
    told = as_json(summary, Collected(tuple(records), (), 0, 0, ()))
    return f"{as_text(summary)}\n{told}\n{page}\n{graph}"


def _record(moves: Sequence[Move], choices: int, table: int | None, people: int) -> Record:
    card = deck(choices).cards["lille"]
    opened = Opened(card="lille", play=play_hash(card))
    started = Started(
        record=str(table),
        session="2026-11-22-lille-kqrt",
        form="bord" if table else "fælles",
        table=table,
        people=people,
        leader=False,
        together=True,
        rehearsal=False,
        programme="lille",
        at="2026-11-22T09:00:00+01:00",
    )
    return Record(started, (opened, *moves), len(moves) + 2)


def led(first: Counts, second: Counts, *after: Move) -> str:
    """What is seen of a led room; a count of nobody was not made."""
    rounds = ((1, first), (2, second))
    moves: list[Move] = [
        Counted(step="et", round=turn, counts={name: n for name, n in zip(_IDS, counts, strict=False) if n})
        for turn, counts in rounds
        if sum(counts)
    ]
    people = max(sum(first), sum(second), 3)
    return seen([_record((*moves, *after), len(second), None, people)], len(second))


def shares(people: int, choices: int) -> Iterator[Counts]:
    """All ways so many people can choose."""
    if choices == 1:
        yield (people,)
        return
    for one in range(people + 1):
        yield from ((one, *rest) for rest in shares(people - one, choices - 1))


def one_count(most: int, choices: int) -> Iterator[Room]:
    """Rooms that were counted once, after the talk."""
    for people in range(most + 1):
        for counts in shares(people, choices):
            yield (people, led((0,) * choices, counts)), _said(choices, two=counts)


def two_counts(most: int, choices: int) -> Iterator[Room]:
    """Rooms that were counted twice, also where some passed once."""
    every = [counts for people in range(most + 1) for counts in shares(people, choices)]
    for first in every:
        for second in every:
            if abs(sum(first) - sum(second)) <= 1:
                yield (sum(first), sum(second), led(first, second)), _said(choices, one=first, two=second)


def followed(most: int, choices: int) -> Iterator[Room]:
    """Rooms that went the way most chose, or one of those that were level, and were counted again there."""
    for people in range(most + 1):
        for counts in shares(people, choices):
            for name, taken in zip(_IDS, counts, strict=False):
                if taken == max(counts):
                    step = "to" if name in "ab" else "tre"
                    names = ("e", "f") if step == "to" else ("h", "i")
                    later = Counted(step=step, round=2, counts={names[0]: people - people // 4, names[1]: people // 4})
                    moves = (Chosen(step="et", choice=name, by="most"), *((later,) if people else ()))
                    yield (people, led((0,) * choices, counts, *moves)), _said(choices, two=counts)


def _said(choices: int, **rounds: Counts) -> Mapping[str, int]:
    names = _IDS[:choices]
    return {f"{when} {name}": n for when, counts in rounds.items() for name, n in zip(names, counts, strict=True)}


def ways(choices: int) -> list[Table]:
    """What one table can do: stop after each decision, pass, or not come so far."""
    found: list[Table] = [(), (("passed", ""),)]
    for name in _IDS[:choices]:
        step, later = ("to", "efg" if name == "b" else "ef") if name in "ab" else ("tre", "hi")
        found.append((("et", name),))
        found += [(("et", name), (step, each)) for each in later]
    return found


def reasoned(choices: int) -> list[Table]:
    """What one table can choose, and say that weighed most."""
    whys: list[Table] = [(), *((("weighed", why),) for why in "xyz")]
    return [(("et", name), *why) for name in _IDS[:choices] for why in whys]


_ENDINGS = {"e": "ud", "f": "hjem", "g": "hjem", "h": "ud", "i": "væk"}


def _moves(table: Table) -> Iterator[Move]:
    for step, what in table:
        if step == "passed":
            yield Passed()
        elif step == "weighed":
            yield Weighed(step="et", consideration=what)
        else:
            yield Chosen(step=step, choice=what)
            if what in _ENDINGS:
                yield Ended(ending=_ENDINGS[what])


def sets_of_tables(most: int, kinds: Sequence[Table], choices: int) -> dict[tuple[int, ...], Room]:
    """All sets of up to so many tables, by the kinds in them."""
    found: dict[tuple[int, ...], Room] = {}
    for many in range(most + 1):
        for chosen in combinations_with_replacement(range(len(kinds)), many):
            tables = [kinds[each] for each in chosen]
            records = [_record(tuple(_moves(each)), choices, n, 5) for n, each in enumerate(tables, 1)]
            found[chosen] = (seen(records, choices) if records else ""), _taken(tables, kinds)
    return found


def _taken(tables: Sequence[Table], kinds: Sequence[Table]) -> Mapping[str, int]:
    counts = {f"{step} {what}": 0 for kind in kinds for step, what in kind}
    for table in tables:
        for step, what in table:
            counts[f"{step} {what}"] += 1
    return counts


def one_apart(rooms: Mapping[tuple[int, ...], Room]) -> Iterator[Room]:
    """Two summaries, the second with one table more."""
    kinds = {each for chosen in rooms for each in chosen}
    for chosen, (before, counts) in rooms.items():
        for kind in kinds:
            more = rooms.get(tuple(sorted((*chosen, kind))))
            if more:
                after, then = more
                both = {**{f"before: {name}": n for name, n in counts.items()}, **then}
                yield (before, after), both


def found_out(rooms: Iterable[Room], pointing: frozenset[int]) -> tuple[int, list[str]]:
    """How many rooms were looked at, and each choice that everybody who sees one group knows so few took."""
    groups: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    many = 0
    for look, counts in rooms:
        many += 1
        for name, n in counts.items():
            groups[hash(look)][name].add(n)
    return many, [f"{name}: {sorted(ns)}" for group in groups.values() for name, ns in group.items() if ns <= pointing]


def twins(choices: int, people: Iterable[int], tries: int) -> tuple[int, list[str]]:
    """Rooms counted twice look as what each count alone looks like together: nothing is told of both at once."""
    chance, wrong = Random(1), []
    for n in people:
        every = list(shares(n, choices))
        alike: dict[str, list[Counts]] = defaultdict(list)
        for counts in every:
            alike[led(counts, every[0])].append(counts)
        groups = list(alike.values())
        for _ in range(tries):
            group, second = chance.choice(groups), chance.choice(every)
            one, other = chance.choice(group), chance.choice(group)
            if led(one, second) != led(other, second):
                wrong.append(f"{one} and {other} before {second}")
    return tries, wrong


def main() -> int:
    """Look through everything; 1 where somebody is found."""
    searches: list[tuple[str, tuple[int, list[str]]]] = []

    def search(what: str, found: tuple[int, list[str]]) -> None:
        searches.append((what, found))
        print(f"{what:<70} {found[0]:>9} {len(found[1]):>6}  {'; '.join(found[1][:3])}", flush=True)

    for choices in (2, 3, 4):
        search(f"up to 13 people, {choices} choices, one count", found_out(one_count(13, choices), PEOPLE))
        search("the same, and the way that was followed", found_out(followed(13, choices), PEOPLE))
    search("up to 13 people, 2 choices, two counts, also where one passed", found_out(two_counts(13, 2), PEOPLE))
    search("up to 13 people, 3 choices, two counts", found_out(_even(13, 3), PEOPLE))
    search("4 choices, two counts: what is seen of the first does not hang on the second", twins(4, range(8, 14), 2000))
    for what, kinds, most in (
        ("tables, 4 choices and later steps", ways(4), 6),
        ("tables, 3 choices and later steps", ways(3), 6),
        ("tables, 4 choices and what weighed most", reasoned(4), 5),
        ("tables, 2 choices and what weighed most", reasoned(2), 6),
    ):
        choices = int(what.split()[1])
        rooms = sets_of_tables(most, kinds, choices)
        search(f"up to {most} {what}", found_out(rooms.values(), TABLE))
        search("  two summaries one table apart", found_out(one_apart(rooms), TABLE))
    many, told = (sum(counts) for counts in zip(*((found[0], len(found[1])) for _, found in searches), strict=True))
    print(f"{many} rooms and pairs, {told} found")
    return 1 if told else 0


def _even(most: int, choices: int) -> Iterator[Room]:
    for people in range(most + 1):
        every = list(shares(people, choices))
        for first in every:
            for second in every:
                yield (people, led(first, second)), _said(choices, one=first, two=second)


if __name__ == "__main__":
    sys.exit(main())
