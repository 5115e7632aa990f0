"""Every sentence a room is asked is recounted from its raw moves, by nothing of what made the sentence."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import started

from facilitator.made_up.any_room import KINDS, AnyRoom, any_room
from facilitator.questions.base import Question
from facilitator.questions.catalogue import RULES, rule_of
from facilitator.summary import summarise
from spil.cards.deck import read_deck
from spil.cards.model import Card, Step
from spil.play.moves import Chosen, Counted, Ended, Opened, TablesCounted, Weighed
from spil.play.walk import play_hash
from spil.record.read import Record

DECK = read_deck().deck
CARDS = list(DECK.cards.values())
NUMBERS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def number(word: str) -> int:
    return NUMBERS.index(word.lower()) if word.lower() in NUMBERS else int(word)


@dataclass(frozen=True)
class Raw:
    """What was done at one step, as the moves say it."""

    card: Card
    step: Step
    led: bool
    people: int
    before: Mapping[str, int]
    after: Mapping[str, int]
    tables: Mapping[int, str]
    """For each table what it chose."""
    alone: Mapping[int, Mapping[str, int]]
    """For each table that counted it, what its people wrote alone."""
    striped: frozenset[int]
    weighed: Mapping[int, str]
    endings: Mapping[int, str]
    followed: str | None

    @property
    def now(self) -> Mapping[str, int]:
        """What counts in the end."""
        if not self.led:
            return Counter(self.tables.values())
        return self.after if sum(self.after.values()) else self.before

    @property
    def total(self) -> int:
        return sum(self.now.values())

    @property
    def enough(self) -> int:
        """So many took a choice before it may be named."""
        return 3 if self.led else 2

    def id(self, short: str) -> str:
        return next(choice.id for choice in self.step.choices if choice.in_short == short)

    def divided_tables(self) -> set[int]:
        split = {table for table, counts in self.alone.items() if delte(counts)}
        return split | self.striped


def top(counts: Mapping[str, int]) -> int:
    return max(counts.values(), default=0)


def delte(counts: Mapping[str, int]) -> bool:
    return sum(counts.values()) > 0 and top(counts) * 5 <= 3 * sum(counts.values())


def enige(counts: Mapping[str, int]) -> bool:
    return sum(counts.values()) > 0 and (sum(counts.values()) - top(counts)) * 8 <= sum(counts.values())


def in_two(counts: Mapping[str, int], *, evenly: bool) -> bool:
    one, other, *rest = (*sorted(counts.values(), reverse=True), 0, 0)
    if evenly:
        return one == other and not any(rest)
    return (one - other) * 8 <= sum(counts.values()) and sum(rest) * 8 <= sum(counts.values())


def who(word: str, raw: Raw, choice: str) -> bool:
    """`alle`, `næsten alle`, `de fleste`, `flest` of those who chose in the end."""
    return who_of(word, raw.now, choice, led=raw.led)


def who_of(word: str, counts: Mapping[str, int], choice: str, *, led: bool) -> bool:
    """The same of any counts."""
    took, total = counts.get(choice, 0), sum(counts.values())
    rest = total - took
    return {
        "alle": rest == 0 and not led,
        "alle, der svarede,": rest == 0,
        "næsten alle": 0 < rest * 8 <= total and not led,
        "næsten alle, der svarede,": 0 < rest * 8 <= total,
        "de fleste": most_of(counts, choice),
        "flest": all(took > n for name, n in counts.items() if name != choice),
    }[word.lower()]


def most_of(counts: Mapping[str, int], choice: str) -> bool:
    return counts.get(choice, 0) * 5 > 3 * sum(counts.values())


def as_before(raw: Raw) -> bool:
    same = sum(raw.before.values()) == sum(raw.after.values()) > 0
    lost = sum(max(0, n - raw.after.get(name, 0)) for name, n in raw.before.items())
    return same and delte(raw.before) and delte(raw.after) and lost <= 2 and lost * 20 <= sum(raw.after.values())


def sure_to_have_changed(raw: Raw) -> int:
    """Those who left a choice, less those who may only have passed the second time."""
    lost = sum(max(0, n - raw.after.get(name, 0)) for name, n in raw.before.items())
    return lost - (raw.people - sum(raw.after.values()))


def lost(raw: Raw, choice: str) -> bool:
    """Nobody took it after the talk, and somebody took another."""
    return sum(raw.after.values()) > 0 == raw.after.get(choice, 0)


def went_another_way(raw: Raw) -> int:
    """Tables whose choice was not the one that alone was the largest there."""
    found = 0
    for table, counts in raw.alone.items():
        largest = [name for name, n in counts.items() if n == top(counts)]
        found += len(largest) == 1 and largest[0] != raw.tables[table]
    return found


def nobody(raw: Raw, choice: str) -> bool:
    """All that anyone chose was counted, and nobody took it; it was open to all."""
    about = next(each for each in raw.step.choices if each.id == choice)
    known = bool(raw.before and raw.after) if raw.led else raw.alone.keys() == raw.tables.keys()
    written = sum(counts.get(choice, 0) for counts in (raw.before, raw.after, *raw.alone.values()))
    return known and not written and choice not in raw.tables.values() and not (about.requires or about.excludes)


def weighing(raw: Raw, choice: str, consideration: str) -> int:
    """Tables that took this and said that weighed most."""
    ids = {each.name: each.id for each in raw.card.considerations}
    return sum(raw.tables.get(table) == choice and said == ids[consideration] for table, said in raw.weighed.items())


def two_reasons(raw: Raw, x: str) -> bool:
    return sum(weighing(raw, x, each.name) >= 2 for each in raw.card.considerations) >= 2


def behind_two_choices(raw: Raw, consideration: str) -> bool:
    return sum(weighing(raw, choice.id, consideration) >= 2 for choice in raw.step.choices) >= 2


def weighed_everywhere(raw: Raw, consideration: str) -> bool:
    return sum(weighing(raw, choice.id, consideration) for choice in raw.step.choices) == len(raw.tables)


def parted(raw: Raw, choice: str, many: int) -> bool:
    there = [table for table, each in raw.tables.items() if each == choice]
    return len(there) == many and len({raw.endings[table] for table in there if table in raw.endings}) > 1


def many_divided(raw: Raw, word: str) -> bool:
    divided = len(raw.divided_tables())
    return divided == (len(raw.tables) if word.lower() == "alle" else number(word)) >= 2


def eyes(raw: Raw) -> bool:
    all_of_them = [each.who for each in raw.card.perspectives]
    return len({all_of_them[(table - 1) % len(all_of_them)] for table in raw.endings}) > 1


def most_people(raw: Raw) -> bool:
    return top(raw.now) * 5 > 3 * raw.total


Check = Callable[..., bool]
Known = tuple[tuple[str, Check], ...]
X = r"(?P<x>.+?)"
Y = r"(?P<y>.+?)"
N = r"(?P<n>[\wæøå]+)"
M = r"(?P<m>[\wæøå]+)"
WHO = r"(?P<who>alle, der svarede,|næsten alle, der svarede,|alle|næsten alle|de fleste|flest)"


def at_least(raw: Raw, *choices: str) -> bool:
    return all(raw.now.get(choice, 0) >= raw.enough for choice in choices)


TEXTS: Known = (
    (
        (
            rf"Først var I delte\. Nu vil {WHO} {X}\. "
            r"Hvad blev der sagt, som gjorde forskellen\?"
        ),
        lambda r, who_, x: delte(r.before) and enige(r.after) and who(who_, r, x) and at_least(r, x),
    ),
    (
        r"Først var I delte\. Nu er I mere enige\. Hvad blev der sagt, som gjorde forskellen\?",
        lambda r: delte(r.before) and enige(r.after),
    ),
    (
        rf"Nu vil flest {Y}\. Før snakken ville flest {X}\. Hvad taler stadig for det\?",
        lambda r, y, x: (
            all(r.before.get(x, 0) > n for name, n in r.before.items() if name != x)
            and all(r.after.get(y, 0) > n for name, n in r.after.items() if name != y)
            and min(r.before.get(y, 0), r.after.get(x, 0)) >= 3
        ),
    ),
    (
        rf"Efter snakken ville flere {X}\. Hvad kom frem, som ikke var der før\?",
        lambda r, x: r.after.get(x, 0) - r.before.get(x, 0) >= 3 and bool(r.before),
    ),
    (
        rf"{N} borde skiftede valg, da de talte sammen\. Hvad blev der sagt, som gjorde forskellen\?",
        lambda r, n: went_another_way(r) == number(n) >= 2,
    ),
    (
        rf"Før snakken ville nogle {X}, bagefter ingen\. Hvad godt kan I tage med fra det valg\?",
        lambda r, x: 3 <= r.before.get(x, 0) <= max(n for y, n in r.before.items() if y != x) and lost(r, x),
    ),
    (
        rf"Før snakken ville {WHO} {X}, bagefter ingen\. Hvad godt kan I tage med fra det valg\?",
        lambda r, who_, x: r.before.get(x, 0) >= 3 and who_of(who_, r.before, x, led=True) and lost(r, x),
    ),
    (r"I er lige så delte som før\. Er I uenige om, hvad der vil ske, eller om, hvad der er vigtigst\?", as_before),
    (r"I må gerne blive ved med at være uenige\. Hvad kan I alligevel gøre ens i morgen\?", lambda r: delte(r.now)),
    (
        rf"Alle borde ville {X}, men {N} borde(ne)? var delte, før de valgte\. Hvilken tvivl kom frem\?",
        lambda r, x, n: set(r.tables.values()) == {x} and many_divided(r, n),
    ),
    (
        rf"{N} borde var delte, før de valgte\. Hvilken tvivl kom frem, og hvad blev der af den\?",
        many_divided,
    ),
    (
        rf"Flere borde ville {X}, men af forskellige grunde\. Hvilke grunde kan der være\?",
        lambda r, x: two_reasons(r, x) and not most_of(r.now, x),
    ),
    (
        (
            rf"(?P<who>alle|næsten alle|de fleste) borde ville {X}, "
            r"men af forskellige grunde\. Hvilke grunde kan der være\?"
        ),
        lambda r, who_, x: two_reasons(r, x) and who(who_, r, x),
    ),
    (
        (
            r"(?P<n>Nogle|Alle) borde lagde mest vægt på (?P<c>.+), men valgte forskelligt\. "
            r"Hvad kan have gjort forskellen\?"
        ),
        lambda r, n, c: behind_two_choices(r, c) and (n == "Alle") == weighed_everywhere(r, c),
    ),
    (
        rf"{WHO}( borde)? ville {X}\. Hvad skulle være anderledes, før I gjorde noget andet\?",
        lambda r, who_, x: who(who_, r, x) and enige(r.now) and at_least(r, x),
    ),
    (r"Her i rummet er vi enige\. Hvem ville se anderledes på det, og hvad ville de sige\?", lambda r: enige(r.now)),
    (
        rf"{WHO} ville {X}\. Hvad kan tale for at gøre noget andet\?",
        lambda r, who_, x: who(who_, r, x) and at_least(r, x),
    ),
    (r"Hvem ville se anderledes på det, end I gjorde, og hvad ville de sige\?", lambda r: top(r.now) * 2 > r.total),
    (
        rf"{WHO} ville {X}\. Alle kan byde ind: Hvad taler stærkest for at {Y}\?",
        lambda r, who_, x, y: who(who_, r, x) and at_least(r, x, y) and x != y,
    ),
    (rf"Alle kan byde ind: Hvad taler stærkest for at {Y}\?", at_least),
    (
        rf"Forestil jer, at I skal {Y}\. Hvad skal der til, for at det går godt\?",
        lambda r, y: at_least(r, y) and r.now[y] < top(r.now),
    ),
    (
        rf"Alle til venstre: Hvad taler for at {X}\? Alle til højre: Hvad taler for at {Y}\?",
        lambda r, x, y: at_least(r, x, y) and in_two(r.now, evenly=False) and r.now[x] + r.now[y] > r.total / 2,
    ),
    (
        rf"Hvad går tabt ved at {X}, og hvad går tabt ved at {Y}\?",
        lambda r, x, y: at_least(r, x, y) and in_two(r.now, evenly=False),
    ),
    (
        rf"I fordelte jer på {N} valg\. Hvad i situationen trak jer hver sin vej\?",
        lambda r, n: sum(each > 0 for each in r.now.values()) == number(n) and top(r.now) * 2 <= r.total,
    ),
    (r"I valgte forskelligt\. Hvad i situationen trak jer hver sin vej\?", lambda r: top(r.now) * 2 <= r.total),
    (
        (
            rf"(?P<n>Nogle|De fleste) borde ville {X}\. Andre ville {Y}\. "
            r"(Hvem går hver vej ud over, og hvilken|Hvilken) pris kan I bedst stå ved\?"
        ),
        lambda r, n, x, y: (
            at_least(r, x, y) and x != y and not r.led and (n == "De fleste") == (r.now[x] * 5 > 3 * r.total)
        ),
    ),
    (
        rf"Gæt, før vi ser det: Hvad mister man ved at {X}\? Hvem går det ud over\?",
        lambda r, x: at_least(r, x) and r.now[x] * 2 > r.total,
    ),
    (
        r"Bordene så på det fra hver sin vinkel\. Hvad lagde I mærke til, som de andre måske ikke så\?",
        eyes,
    ),
    (
        rf"{N} borde begyndte med at {X}, men de endte forskellige steder\. Hvor skiltes vejene\?",
        lambda r, n, x: parted(r, x, number(n)),
    ),
    (
        rf"I begyndte med at {X}, men I endte forskellige steder\. Hvor skiltes vejene\?",
        lambda r, x: parted(r, x, len(r.tables)) and set(r.tables.values()) == {x},
    ),
    (
        (rf"Ingen ville {X}\. I hvilken situation ville det være det bedste\?"),
        nobody,
    ),
    (
        (rf"Ingen borde valgte at {X}\. I hvilken situation ville det være det bedste\?"),
        lambda r, x: x not in r.tables.values(),
    ),
    (r"Alle andre først, lederen sidst: .+\?", lambda r: r.card.role != "leder"),
    (r"Hvad var sværest at vælge bort\?", lambda r: r.total < (5 if r.led else 3)),
    (r"Vend jer mod den, I sidder ved siden af: .+\?", lambda _: True),
    (rf"At {X} ligger uden for rammen\. Hvad kan man gøre i stedet, når der er travlt\?", at_least),
    (rf"Vi ved ikke sikkert, om man må {X}\. Hvem spørger I, når I er i tvivl\?", at_least),
    (r"Et af valgene ligger uden for rammen\. .+\?", lambda _: True),
    (r"Vi ved ikke sikkert, om alle valg på kortet er lovlige\. .+\?", lambda _: True),
)
"""Every sentence of a rule, and what must hold where it is said."""

BECAUSE: Known = (
    (
        rf"{N}( borde)? valgte det ene og {M} det andet",
        lambda r, n, m: sorted(r.now.values(), reverse=True)[:2] == [number(n), number(m)],
    ),
    (rf"mindst {N} skiftede mening", lambda r, n: 3 <= number(n) <= sure_to_have_changed(r)),
    (r"valget blev et andet, end flest ved bordet skrev alene", lambda r: went_another_way(r) >= 2),
    (r"tallene ændrede sig efter snakken", lambda r: r.before != r.after),
    (r"tallene ikke flyttede sig ret meget", as_before),
    (
        r"(I delte jer|bordene delte sig) (?P<evenly>næsten ligeligt|ligeligt)(; hvor man sidder, siger .+)?",
        lambda r, evenly: in_two(r.now, evenly=evenly == "ligeligt"),
    ),
    (r"de fleste valgte det samme(; hvor man sidder, siger .+)?", most_people),
    (r"I var delte(; hvor man sidder, siger .+)?", lambda r: delte(r.now)),
    (r"alle(, der svarede,| borde)? valgte det samme", lambda r: top(r.now) == r.total),
    (r"næsten alle(, der svarede,| borde)? valgte det samme", lambda r: enige(r.now)),
    (r"mere end halvdelen( af dem, der svarede,)? valgte det samme", lambda r: top(r.now) * 2 > r.total),
    (r"der var et flertal og et mindretal", lambda r: top(r.now) * 2 > r.total > top(r.now)),
    (rf"svarene fordelte sig på {N} valg", lambda r, n: sum(each > 0 for each in r.now.values()) == number(n)),
    (r"intet valg fik mere end halvdelen", lambda r: top(r.now) * 2 <= r.total),
    (r"ingen valgte det", lambda _: True),
    (rf"ingen ville {X}", nobody),
    (r"ingen borde valgte det", lambda _: True),
    (rf"{WHO} ville {X}", lambda r, who_, x: who(who_, r, x)),
    (rf"nogle ville {X}", lambda r, x: at_least(r, x) and r.now[x] < r.total),
    (rf"{N} borde ville {X}", lambda r, n, x: Counter(r.tables.values())[x] == number(n) >= 2),
    (rf"I valgte at {X}", lambda r, x: not r.total and r.followed == x),
    (r"I blev mere enige undervejs", lambda r: delte(r.before) and enige(r.after)),
    (r"et andet valg blev det største", lambda r: r.before != r.after),
    (r"valget forsvandt undervejs", lambda r: r.before != r.after),
    (r"den uenighed ikke kan ses i tallene", lambda r: len(r.divided_tables()) >= 2),
    (
        r"bordene pegede på forskellige hensyn",
        lambda r: len(set(r.weighed.values())) > 1,
    ),
    (
        r"bordene pegede på det samme hensyn bag flere valg",
        lambda r: len(set(r.weighed.values())) < len(r.weighed),
    ),
    (r"der er få svar at gå ud fra", lambda r: r.total < (5 if r.led else 3)),
    (rf"{N} borde begyndte ens", lambda r, n: number(n) in Counter(r.tables.values()).values()),
    (
        (
            r"(hvert bord har set, hvad dets egen vej koster|hver vej har en pris"
            r"|bordene byttede perspektiv på hver sin måde"
            r"|der er en leder med|to og to er lettere, når rummet er stille|rammen sætter en grænse her"
            r"|ingen har afgjort det endnu|et svar er lettere, når man har sagt det højt én gang)"
        ),
        lambda _: True,
    ),
)
"""Every reason, after `fordi`."""


def claims(sentence: str, raw: Raw, known: Known) -> bool:
    """Whether what a sentence claims is so; a sentence nobody knows is not."""
    shorts = {choice.in_short for choice in raw.step.choices}
    for names, check in readings(sentence, known):
        named = {name: names[name] for name in ("x", "y") if name in names}
        if shorts.issuperset(named.values()):
            return check(raw, *(raw.id(text) if name in named else text for name, text in names.items()))
    return False


@cache
def readings(sentence: str, known: Known) -> list[tuple[dict[str, str], Check]]:
    """Each way a sentence may be meant; thousands of rooms are told the same ones."""
    found = ((re.fullmatch(pattern, sentence, re.IGNORECASE), check) for pattern, check in known)
    return [
        ({f"{name}_" if name == "who" else name: text for name, text in each.groupdict().items()}, check)
        for each, check in found
        if each
    ]


def raw_of(room: AnyRoom, step_id: str) -> Raw:
    step = room.card.steps[step_id]
    assert isinstance(step, Step)
    led = room.kind == "led"
    tables: dict[int, str] = {}
    alone: dict[int, Mapping[str, int]] = {}
    weighed: dict[int, str] = {}
    endings: dict[int, str] = {}
    striped: set[int] = set()
    rounds: dict[int, Mapping[str, int]] = {1: {}, 2: {}}
    followed = None
    for record in room.records:
        table = record.started.table
        for move in record.moves:
            if isinstance(move, Counted) and move.step == step_id:
                if table is None:
                    rounds[move.round] = move.counts
                else:
                    alone[table] = move.counts
            elif isinstance(move, Chosen) and move.step == step_id:
                followed = move.choice
                if table is not None:
                    tables[table] = move.choice
            elif isinstance(move, TablesCounted) and move.step == step_id:
                tables |= {each.table: each.choice for each in move.tables}
                striped |= {each.table for each in move.tables if each.divided}
            elif table is not None and isinstance(move, Weighed):
                weighed[table] = move.consideration
            elif table is not None and isinstance(move, Ended):
                endings[table] = move.ending
    return Raw(
        card=room.card,
        step=step,
        led=led,
        people=room.records[0].started.people,
        before=rounds[1],
        after=rounds[2],
        tables=tables,
        alone={table: counts for table, counts in alone.items() if table in tables},
        striped=frozenset(striped),
        weighed=weighed,
        endings=endings,
        followed=followed,
    )


AGREE = (
    "Her i rummet er vi enige",
    "Nu er I mere enige",
    "Nu vil alle",
    "Nu vil næsten",
    "Hvad skulle være anderledes, før I",
)
APART = ("lige så delte", "blive ved med at være uenige", "Alle til venstre", "I fordelte jer", "I valgte forskelligt")
MOVED = ("Efter snakken ville flere", "Før snakken ville", "Først var I delte")
STILL = ("lige så delte",)


def recounted(room: AnyRoom) -> int:
    """Check all that a room could be asked; returns how many sentences that were."""
    deck = replace(DECK, cards={**DECK.cards, room.card.id: room.card})
    (card,) = summarise(room.records, deck, "room").cards or (None,)
    if card is None:
        return 0
    offered = (*card.questions, *card.more, *card.later)
    for question in offered:
        checked(question, room)
    texts = [question.text for question in offered]

    def said(of: tuple[str, ...]) -> bool:
        return any(part in text for part in of for text in texts)

    twice = Counter(rule_of(question).asks for question in (*card.questions, *card.more) if not question.after_frame)
    assert not [asks for asks, times in twice.items() if asks and times > 1], texts
    if not room.records[0].started.together:
        assert not [text for text in texts if re.search(r"\bhos jer\b|\bjeres (hverdag|enhed)\b", text)]
    assert not (said(AGREE) and said(APART)), texts
    assert not (said(MOVED) and said(STILL)), texts
    return 2 * len(offered)


def checked(question: Question, room: AnyRoom) -> None:
    raw = raw_of(room, question.step or room.card.first)
    told = (question.text, question.because, raw)
    assert claims(question.because.removeprefix("fordi "), raw, BECAUSE), told
    if question.rule.startswith("kortets-ingen-valgte"):
        own = next(each for each in room.card.notes.questions if each.text == question.text)
        assert nobody(raw, own.choice or ""), told
    elif question.rule.startswith("kortets-to-lejre"):
        own = next(each for each in room.card.notes.questions if each.text == question.text)
        assert at_least(raw, *own.between), told
        assert in_two(raw.now, evenly=False), told
    elif question.rule.startswith("kortets-enighed"):
        assert enige(raw.now), told
    elif question.rule.startswith("kortets-valgt"):
        own = next(each for each in room.card.notes.questions if each.text == question.text)
        assert at_least(raw, own.choice or "") or (not raw.total and raw.followed == own.choice), told
    elif not question.rule.startswith(("kortets-", "byttetest")):
        assert claims(question.text, raw, TEXTS), told
    few(question, raw)


def few(question: Question, raw: Raw) -> None:
    """A choice that somebody, but too few, took in the end is nowhere named."""
    if question.rule.startswith("kortets-"):
        return
    for choice in raw.step.choices:
        if 0 < raw.now.get(choice.id, 0) < raw.enough:
            others = [each.in_short for each in raw.step.choices if each.id != choice.id]
            if not any(choice.in_short in other for other in others):
                assert not re.search(rf"\b{re.escape(choice.in_short)}\b", question.text + question.because)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(CARDS), st.sampled_from(KINDS))
def test_every_sentence_is_so_in_any_room(seed: int, card: Card, kind: str) -> None:
    recounted(any_room(Random(seed), card, kind))  # type: ignore[arg-type]


CARD = DECK.cards["den-hurtige-hjaelp"]
NAMES = ("telefontolk", "ny-tid", "enkle-ord")


BARE = CARD.model_copy(update={"notes": CARD.notes.model_copy(update={"questions": CARD.notes.questions[:1]})})
"""A card with one question of its own, so that the general ones come."""


def room_of(before: tuple[int, ...], after: tuple[int, ...], people: int, card: Card = CARD) -> AnyRoom:
    begun = started("enhedsmoede-20", table=None, form="fælles", people=people)
    moves = (
        Opened(card=CARD.id, play=play_hash(CARD)),
        Counted(step="skranken", round=1, counts=dict(zip(NAMES, before, strict=True))),
        Counted(step="skranken", round=2, counts=dict(zip(NAMES, after, strict=True))),
    )
    return AnyRoom(card, "led", (Record(begun, moves, 4),))


@cache
def ways(people: int) -> tuple[tuple[int, int, int], ...]:
    """Every way to lie over three choices."""
    return tuple((one, two, people - one - two) for one in range(people + 1) for two in range(people + 1 - one))


@pytest.mark.parametrize("people", [3, 5, 6, 8])
@pytest.mark.parametrize("card", [CARD, BARE])
def test_every_sentence_is_so_in_every_small_led_room(people: int, card: Card) -> None:
    for before in ways(people - 1):
        for after in ways(people):
            recounted(room_of(before, after, people + 1, card))
            recounted(room_of(after, before, people, card))


@pytest.mark.parametrize(
    ("before", "after", "people", "said"),
    [
        ((8, 4, 0), (5, 7, 0), 15, "skiftede mening"),
        ((33, 27, 0), (39, 21, 0), 60, "lige så delte"),
        ((7, 4, 0), (8, 3, 0), 11, "lige så delte"),
        ((48, 6, 6), (48, 6, 6), 60, "Næsten alle"),
        ((6, 4, 0), (6, 4, 0), 10, "ligeligt"),
        ((3, 2, 0), (3, 2, 0), 5, "ligeligt"),
        ((4, 1, 1), (4, 1, 1), 6, "enige"),
        ((11, 2, 2), (11, 2, 2), 15, "enige"),
    ],
)
def test_what_was_false_to_the_ear_is_said_no_more(
    before: tuple[int, ...], after: tuple[int, ...], people: int, said: str
) -> None:
    (card,) = summarise(room_of(before, after, people).records, DECK, "room").cards
    assert not [q for q in (*card.questions, *card.more) if said in f"{q.text} {q.because}" and "uenige" not in q.text]


def test_a_room_that_moved_to_agreement_is_first_asked_what_turned_it() -> None:
    for before in ((5, 4, 2), (6, 5, 0), (4, 4, 3)):
        (card,) = summarise(room_of(before, (11, 0, 0), 11).records, DECK, "room").cards
        assert card.questions[0].rule == "enige-efter-snakken"


def rooms() -> Iterator[AnyRoom]:
    chance = Random(11)
    while True:
        for card in CARDS:
            yield any_room(chance, card, chance.choice(KINDS))


def test_the_recount_meets_every_rule_that_one_card_can_bring() -> None:
    met: Counter[str] = Counter()
    for room in islice(rooms(), 1_200):
        for card in summarise(room.records, DECK, "room").cards:
            met.update(re.sub(r"-\d+$", "", q.rule) for q in (*card.questions, *card.more, *card.later))
    across = {"hensyn-på-tværs", "hensyn-på-tværs-sjældent", "to-kort-to-svar", "to-snakke"}
    unused = {"kortets-flertal", "kortets-spredt", "stor-enighed"}  # every card has its own for those who agree
    assert {rule.name for rule in RULES} - across - unused == set(met)
