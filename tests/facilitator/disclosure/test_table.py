"""The one table of what may be shown: each kind of thing, to each audience, at every count from 0 to 13.

A row says from which count on what appears. `room` is the wall, `private` the one who leads, alone, `report` whatever
leaves the room; `table` is a table's own screen. The test of the thresholds moves each by one and wants a row broken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from individuals import deck
from small import SMALL

import spil.play.face_up
from facilitator.disclosure import thresholds, wall
from facilitator.disclosure.chart import bars, in_words
from facilitator.disclosure.disclose import disclose
from facilitator.disclosure.gist import TOO_FEW
from facilitator.disclosure.over_time import OverTime, over_time
from facilitator.disclosure.shown import Audience, Cells, ShownCard, ShownStep
from facilitator.evidence.facts import Spread, measure
from facilitator.evidence.held import Held, Kind
from facilitator.evidence.tally import Sitting
from facilitator.questions.pick import questions_across, questions_for
from spil.cards.deck import read_deck
from spil.cards.model import Card
from spil.cards.read.load import read_card
from spil.play.face_up import face_up, pointing
from spil.play.walk import play_hash

MOST = 13
CARD = deck().cards["lille"]
"""Choices a, b, c and d; a and b lead to one step, c and d to another."""
FRAMED = read_deck().deck.cards["den-hurtige-hjaelp"]
"""Of its choices nobody knows whether `kort-besked` is within the frame."""
NO: Sequence[tuple[int, object]] = ((0, ""),)


def sitting(card: Card = CARD, /, **changes: Any) -> Sitting:
    return Sitting(**{"card": card.id, "play": play_hash(card), "table": None, "people": 5, **changes})


def led(audience: Audience, first: Mapping[str, int], second: Mapping[str, int], card: Card = CARD) -> ShownStep:
    """One decision of a led room; of the whole room nobody passed."""
    return led_card(audience, first, second, card).steps[0]


def led_card(audience: Audience, first: Mapping[str, int], second: Mapping[str, int], card: Card = CARD) -> ShownCard:
    people = max(sum(first.values()), sum(second.values()))
    at = {"first": {card.first: first}, "second": {card.first: second}, "chosen": {card.first: "a"}, "people": people}
    return disclose(measure(card, [sitting(card, **at)]), card, audience)


def tables(audience: Audience, *each: Mapping[str, Any], others: int = 0) -> ShownCard:
    """Tables that sat as given, and others that took the first choice and went no further."""
    every = [*each, *[{"chosen": {"et": "a"}}] * others]
    return disclose(measure(CARD, [sitting(**{"table": n, **one}) for n, one in enumerate(every, 1)]), CARD, audience)


def cells(of: Cells, name: str = "b") -> object:
    """What stands for one choice, in a word where it is a number."""
    if of.choices is None:
        return of.hidden or ""
    value = of.choices[name]
    return "number" if isinstance(value, int) else value


def pictured(step: ShownStep) -> object:
    """What the wall shows of a decision."""
    if bars(step):
        return "numbers"
    return {"": "", TOO_FEW: "too few"}.get(in_words(step), "words")


def alone(n: int) -> Mapping[str, int]:
    return {"a": n}


def beside(n: int) -> Mapping[str, int]:
    """So many of thirteen took `b`."""
    return {"a": MOST - n, "b": n}


def took(n: int, choice: str = "b", **more: object) -> list[Mapping[str, object]]:
    return [{"chosen": {"et": choice}, **more}] * n


def went_on(n: int) -> list[Mapping[str, object]]:
    """So many tables at a later step, half of them each way, to their endings."""
    return [
        {"chosen": {"et": "c", "tre": each}, "ending": ending}
        for each, ending, many in (("h", "ud", (n + 1) // 2), ("i", "væk", n // 2))
        for _ in range(many)
    ]


def several(n: int, card: ShownCard) -> list[ShownCard]:
    return [replace(card, card=str(each)) for each in range(n)]


def sessions(n: int, others: int = 0, people: int = 5, kind: Kind = "agreed") -> OverTime:
    """So many sessions of which something is so, and others."""
    so, not_so = (Held("", 2026, people, frozenset(facts)) for facts in ({(kind, "")}, ()))
    return over_time([*[so] * n, *[not_so] * others], [(kind, "")])


def spans(n: int, of: int, kind: Kind = "agreed") -> tuple[int, int]:
    (span,) = sessions(n, of - n, kind=kind).spans.values()
    return span.least, span.most


def names(texts: Iterator[str]) -> str:
    """Whether anything of it names the choice that so many took."""
    return "named" if any("gøre b" in text for text in texts) else ""


def asked(card: ShownCard) -> Iterator[str]:
    """All that questions say about a card, with their reasons."""
    return (f"{each.text} {each.because}" for each in questions_for(card, together=True))


def framed(audience: Audience, n: int) -> object:
    found = led_card(audience, {}, {"ny-tid": MOST - n, "kort-besked": n}, FRAMED).outside
    return "asked" if found and not found.choice else "named" if found else ""


@dataclass(frozen=True)
class Row:
    """A kind of thing before an audience, and from which count on what must appear."""

    kind: str
    audience: str
    appears: Sequence[tuple[int, object]]
    seen: Callable[[int], object]

    def wanted(self, count: int) -> object:
        return [what for least, what in self.appears if count >= least][-1]


def people(
    kind: str, seen: Callable[[Audience, int], object], **appears: Sequence[tuple[int, object]]
) -> Iterator[Row]:
    """A row for each audience; the one who leads sees of people what the room sees."""
    if "room" in appears:
        appears.setdefault("private", appears["room"])
    for audience, wanted in appears.items():
        yield Row(kind, audience, wanted, lambda n, audience=audience: seen(audience, n))  # type: ignore[misc]


def at(least: int, what: object) -> Sequence[tuple[int, object]]:
    return ((0, ""), (least, what))


ON_THE_WALL = ((0, ""), (1, "too few"), (5, "words"), (8, "numbers"))
OUTSIDE = ((0, ""), (1, "for få"), (8, "enige"), (10, "alle eller næsten alle"))
ROWS = (
    # people of one room: n answers
    *people("counts after the talk", lambda who, n: pictured(led(who, {}, alone(n))), room=ON_THE_WALL),
    *people(
        "counts before, of fewer",
        lambda who, n: pictured(led(who, alone(n), alone(13))),
        room=((0, "numbers"), *ON_THE_WALL[1:]),
    ),
    *people(
        "counts after, of fewer",
        lambda who, n: pictured(led(who, alone(13), alone(n))),
        room=((0, "numbers"), *ON_THE_WALL[1:]),
    ),
    *people("counts after the talk", lambda who, n: cells(led(who, {}, alone(n)).second, "a"), report=OUTSIDE),
    *people("counts before", lambda who, n: cells(led(who, alone(n), alone(13)).first, "a"), report=OUTSIDE),
    *people(
        "first choice before the second",
        lambda who, n: disclose(measure(CARD, [sitting(first={"et": alone(n)}, people=13)]), CARD, who).steps,
        room=((0, ()),),
        report=((0, ()),),
    ),
    *people(
        "that all agree",
        lambda who, n: led(who, {}, alone(n)).pattern == "agreement",
        room=((0, False), (8, True)),
        report=((0, False), (10, True)),
    ),
    *people(
        "the word for all",
        lambda who, n: led(who, {}, alone(n)).lead,
        room=((0, ""), (5, "de fleste"), (8, "alle, der svarede,")),
        report=at(10, "de fleste"),
    ),
    *people(
        "that they were divided first",
        lambda who, n: led(who, {"a": n // 2, "b": n - n // 2}, alone(13)).was_divided,
        room=((0, False), (8, True)),
        report=((0, False),),
    ),
    *people(
        "that they are as divided",
        lambda who, n: led(who, {"a": n // 2, "b": n - n // 2}, {"a": n // 2, "b": n - n // 2}).still,
        room=((0, False), (8, True)),
        report=((0, False),),
    ),
    *people(
        "that nobody took a choice",
        lambda who, n: "c" in led(who, alone(n), alone(n)).untouched,
        room=((0, False), (8, True)),
        report=((0, False),),
    ),
    *people(
        "in how many ways they chose",
        lambda who, n: bool(led(who, {}, {"a": n // 2, "b": n - n // 2}).ways),
        room=((0, False), (8, True)),
        report=((0, False),),
    ),
    *people(
        "the step after, and with it the way",
        lambda who, n: len(
            disclose(
                measure(
                    CARD, [sitting(people=13, second={"et": alone(13), "to": {"e": n}}, chosen={"et": "a", "to": "e"})]
                ),
                CARD,
                who,
            ).steps
        ),
        room=((0, 2),),
        report=((0, 1), (10, 2)),
    ),
    # people of one room: n of thirteen took a choice
    *people(
        "a choice's count",
        lambda who, n: cells(led(who, {}, beside(n)).second),
        room=((0, "number"),),
        report=((0, "få eller ingen"), (4, "nogle"), (8, "de fleste"), (12, "alle eller næsten alle")),
    ),
    *people(
        "a choice in a question",
        lambda who, n: "b" in led(who, {}, beside(n)).sayable,
        room=((0, False), (3, True)),
        report=((0, False), (4, True)),
    ),
    *people(
        "the card's question about a choice",
        lambda who, n: any(own.text == "Hvorfor b?" for own in led_card(who, {}, beside(n)).own),
        room=((0, False), (3, True)),
        report=((0, False), (4, True)),
    ),
    *people(
        "a choice in any question or reason",
        lambda who, n: names(asked(led_card(who, {}, beside(n)))) if n else "",
        room=at(3, "named"),
        report=at(4, "named"),
    ),
    *people(
        "a choice outside the frame", framed, room=((0, "asked"), (3, "named")), report=((0, "asked"), (4, "named"))
    ),
    *people(
        "what more chose after the talk",
        lambda who, n: bool(led(who, alone(13), beside(n)).gained),
        room=((0, False), (3, True)),
        report=((0, False),),
    ),
    *people(
        "how many changed their mind",
        lambda who, n: bool(led(who, alone(13), beside(n)).moved),
        room=((0, False), (3, True)),
        report=((0, False),),
    ),
    *people(
        "a choice that is gone",
        lambda who, n: bool(led(who, beside(n), alone(13)).gone),
        room=((0, False), (3, True)),
        report=((0, False),),
    ),
    *people(
        "that two choices changed places",
        lambda who, n: bool(led(who, {"a": 40 - n, "b": n}, {"a": n, "b": 40 - n}).swapped),
        room=((0, False), (3, True)),
    ),
    Row(
        "a choice in a line of the frame",
        "room",
        ((0, True), (1, False), (3, True)),
        lambda n: "b" not in wall.unnamed(led_card("room", {}, beside(n))),
    ),
    Row(
        "any choice in a line of the frame, among answers",
        "room",
        ((0, True), (1, False), (8, True)),
        lambda n: "b" not in wall.unnamed(led_card("room", {}, alone(n))),
    ),
    Row(
        "a choice of tables in a line of the frame",
        "room",
        ((0, True), (1, False), (2, True)),
        lambda n: "b" not in wall.unnamed(tables("room", *took(n), others=9)),
    ),
    Row(
        "a choice of its own in a line of the frame",
        "table",
        ((0, True), (1, False), (3, True)),
        lambda n: "b" not in pointing([beside(n)]),
    ),
    Row("how many passed", "room", ((0, 0), (3, "said")), lambda n: "said" if wall.passed(20, 20 - n) else 0),
    Row(
        "the way most chose, among answers",
        "room",
        ((0, ()), (8, ("a",))),
        lambda n: wall.most_chosen(Spread(alone(n))),
    ),
    Row(
        "the way most chose, beside ways of two",
        "room",
        ((0, ()), (3, ("a",))),
        lambda n: wall.most_chosen(Spread({"a": n, **dict.fromkeys("bcde", 2)})),
    ),
    Row(
        "slips it has turned face up",
        "table",
        ((0, None), (3, (1, 2))),
        lambda n: (1, 2) if face_up(alone(n), "ab") else None,
    ),
    # tables: n of them
    *people(
        "counts of tables",
        lambda who, n: cells(tables(who, others=n).steps[0].tables if n else Cells(None, None, "for få"), "a"),
        room=((0, "for få"), (3, "number")),
        report=((0, "for få"), (3, "number")),
    ),
    *people(
        "that tables agree",
        lambda who, n: bool(n) and tables(who, others=n).steps[0].pattern == "agreement",
        room=((0, False), (3, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "a choice's tables",
        lambda who, n: cells(tables(who, *took(n), others=9).steps[0].tables),
        room=((0, "number"),),
        report=((0, "number"), (1, "få eller ingen"), (3, "number")),
    ),
    *people(
        "a choice of tables in a question",
        lambda who, n: "b" in tables(who, *took(n), others=9).steps[0].sayable,
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "the card's question about a choice of tables",
        lambda who, n: any(own.text == "Hvorfor b?" for own in tables(who, *took(n), others=9).own),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "a choice of tables in any question or reason",
        lambda who, n: names(asked(tables(who, *took(n), others=9))) if n else "",
        room=at(2, "named"),
        report=at(3, "named"),
    ),
    *people(
        "tables that were divided",
        lambda who, n: bool(tables(who, *took(n, "a", first={"et": {"a": 2, "b": 2}}), others=3).steps[0].divided),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "tables that held up the striped side",
        lambda who, n: bool(tables(who, *took(n, "a", divided=True), others=3).steps[0].divided),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "tables that changed their choice",
        lambda who, n: bool(tables(who, *took(n, "a", first={"et": {"a": 1, "b": 4}}), others=3).steps[0].moved),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "tables that passed",
        lambda who, n: bool(tables(who, *[{"passed": True}] * n, others=3).passed),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "tables with an older card",
        lambda who, n: bool(tables(who, *[{"play": "0" * 12}] * n, others=3).changed),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "a later step",
        lambda who, n: len(tables(who, *went_on(n), others=3).steps),
        room=((0, 1), (3, 2)),
        # two and one are told apart by no number; three and two would leave two
        report=((0, 1), (4, 2), (5, 1), (6, 2)),
    ),
    *people(
        "endings",
        lambda who, n: cells(tables(who, *went_on(n), others=3).endings, "ud"),
        room=((0, "for få"), (3, "number")),
        report=((0, "for få"), (6, "number")),
    ),
    *people(
        "tables that parted",
        lambda who, n: bool(
            n
            and tables(who, {"chosen": {"et": "b"}, "ending": "ud"}, *took(n - 1, ending="hjem"), others=9)
            .steps[0]
            .parted
        ),
        room=((0, False), (3, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "reasons for the same choice",
        lambda who, n: bool(tables(who, *took(n, "a", weighed="x"), *took(4, "a", weighed="y")).steps[0].reasons),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "what weighed most behind two choices",
        lambda who, n: bool(tables(who, *took(n, "a", weighed="x"), *took(4, "b", weighed="x")).steps[0].shared),
        room=((0, False), (2, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "what weighed most",
        lambda who, n: bool(tables(who, *took(n, "a", weighed="x"), others=3).weighed),
        room=((0, False), (3, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "what one consideration weighed",
        lambda who, n: bool(
            tables(who, *took(n, "a", weighed="x"), *took(4, "a", weighed="y"), *took(4, "a", weighed="z")).weighed.get(
                "hensyn x"
            )
        ),
        room=((0, False), (1, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "through whose eyes tables saw",
        lambda who, n: bool(tables(who, *took(n, "a", ending="ud")).eyes),
        room=((0, False), (3, True)),
        report=((0, False), (3, True)),
    ),
    *people(
        "which table chose what",
        lambda who, n: bool(tables(who, others=n).seats),
        room=((0, False),),
        private=((0, False), (1, True)),
        report=((0, False),),
    ),
    *people(
        "a question over so many cards",
        lambda who, n: bool(questions_across(several(n, tables(who, *took(4, "a", weighed="x"))), {"drift": "drift"})),
        room=((0, False), (2, True)),
        report=((0, False), (2, True)),
    ),
    *people(
        "so many sessions of five people, over time",
        lambda _, n: sessions(n).sessions > 0,
        report=((0, False), (5, True)),
    ),
    *people(
        "ten sessions of so many people, over time",
        lambda _, n: sessions(10, people=n).sessions > 0,
        report=((0, False), (5, True)),
    ),
    *people(
        "what is so of so many of twenty sessions",
        lambda _, n: spans(n, 20),
        report=((0, (0, 4)), (5, (5, 14))),
    ),
    *people(
        "what is so of so many of 21 sessions",
        lambda _, n: spans(n, 21),
        report=((0, (0, 7)), (8, (8, 21))),
    ),
    *people(
        "a programme of so many of twenty sessions",
        lambda _, n: spans(n, 20, "programme"),
        report=((0, (0, 14)),),
    ),
    *people(
        "a programme of so many of 24 sessions",
        lambda _, n: spans(n, 24, "programme"),
        report=((0, (0, 6)), (7, (7, 16))),
    ),
    *people(
        "what so many of 19 rooms chose on a card",
        lambda _, n: spans(n, 19, "went"),
        report=((0, (0, 11)), (12, (12, 19))),
    ),
    *people(
        "what so many of 22 rooms chose on a card",
        lambda _, n: spans(n, 22, "went"),
        report=((0, (0, 22)),),
    ),
)


def differences(rows: Sequence[Row] = ROWS) -> Iterator[str]:
    """Where the table and what is shown are not the same."""
    for row in rows:
        for count in range(MOST + 1):
            seen = row.seen(count)
            if seen != row.wanted(count):
                yield f"{row.kind}, {row.audience}, {count}: {seen!r} and not {row.wanted(count)!r}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.kind}, {row.audience}")
def test_what_is_shown_of_every_count_is_what_the_table_says(row: Row) -> None:
    assert list(differences([row])) == []


MOVED_BY_ONE = [
    (spil.play.face_up, "FEWEST"),
    *(
        (thresholds, name)
        for name, value in vars(thresholds).items()
        if isinstance(value, int) and name != "CARDS_ACROSS"  # that one counts cards, and nobody
    ),
]


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize(("where", "name"), MOVED_BY_ONE, ids=lambda each: str(getattr(each, "__name__", each)))
def test_every_threshold_moved_by_one_breaks_the_table(
    where: object, name: str, by: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, getattr(where, name) + by)
    many = name.startswith(("SESSIONS", "PROGRAMMES", "CHOICES"))
    assert next(differences(ROWS[::-1] if many else ROWS), "")  # rows of many sessions are the last


def test_an_ending_that_few_tables_came_to_leaves_no_room_though_all_their_choices_do() -> None:
    went = [{"chosen": {"et": "c", "tre": each}} for each in ("h", "i") for _ in range(3)]
    ends = ("ud", None, None, "væk", "væk", "væk")
    few = [{**each, "ending": ending} for each, ending in zip(went, ends, strict=True)]
    assert tables("report", *few).endings.choices is None
    every = [{**each, "ending": "ud" if each["chosen"]["tre"] == "h" else "væk"} for each in went]
    assert tables("report", *every).endings.choices == {"ud": 3, "hjem": 0, "væk": 3}


DEEP = """\
  to:
    tekst: Mere sker.
    spørgsmål: Hvad nu?
    valg:
      - {id: bliv, tekst: Bliv., kort_sagt: blive, giver: Ro., koster: Tid., hensyn: [a], til: fire}
  tre:
    tekst: Mere sker.
    spørgsmål: Hvad nu?
    valg:
      - {id: gå, tekst: Gå., kort_sagt: gå, giver: Ro., koster: Tid., hensyn: [a], til: fire}
  fire:
    tekst: Mere sker.
    spørgsmål: Hvad nu?
    valg:
      - {id: ti, tekst: Ti., kort_sagt: tie, giver: Ro., koster: Tid., hensyn: [a], til: slut}
      - {id: sig, tekst: Sig., kort_sagt: sige det, giver: Ro., koster: Tid., hensyn: [b], til: slut}
"""


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ([], ["et", "to", "fire"]),
        (["nej"], ["et", "to"]),
        (["nej", "nej", "nej", "vent", "vent", "vent"], ["et", "to", "tre", "fire"]),
    ],
    ids=["nobody", "one table", "enough"],
)
def test_a_step_that_two_ways_lead_to_is_told_where_each_of_them_is_told_or_nobody_went_it(
    others: Sequence[str], told: Sequence[str]
) -> None:
    begin, end = SMALL.index("  to:\n"), SMALL.index("  slut:\n")
    no = "      - {id: nej, tekst: Sig nej., kort_sagt: sige nej, giver: Tid., koster: Ro., hensyn: [b], til: to}\n"
    deep = (SMALL[:begin] + DEEP + SMALL[end:]).replace(
        no, no.replace("til: to", "til: tre") + no.replace("til: to", "til: tre").replace("id: nej", "id: vent")
    )
    card = read_card("lille.yaml", deep.encode()).value
    assert card is not None
    way = {"ja": ("to", "bliv"), "nej": ("tre", "gå"), "vent": ("tre", "gå")}
    sat = [
        sitting(card, table=n, chosen={"et": first, way[first][0]: way[first][1], "fire": ("ti", "sig")[n % 2]})
        for n, first in enumerate(["ja"] * 6 + [*others], 1)
    ]
    assert [each.step for each in disclose(measure(card, sat), card, "report").steps] == told


def test_why_a_question_comes_tells_no_number_of_ways_where_some_are_hidden() -> None:
    every = [*took(3, "a"), *took(3, "b"), *took(2, "c"), *took(1, "d")]
    assert tables("room", *every).steps[0].why == "fordi svarene fordelte sig på fire valg"
    assert tables("report", *every).steps[0].why == "fordi svarene fordelte sig"
