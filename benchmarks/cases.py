"""What is measured, each beside its baseline: two functions that do one round."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any, NamedTuple

import networkx as nx
import yaml

from facilitator.made_up.simulate import simulate
from facilitator.summary import summarise
from spil.author.check.all import check_card
from spil.cards.deck import Deck, read_deck
from spil.cards.read.load import read_card
from spil.cards.ways import BareWay
from spil.play.explore import explore
from spil.record.places import HOME
from spil.record.read import Record, read_record

_SMALLEST_APP = """
from textual.app import App
from textual.widgets import Footer, Header, Static

class Smallest(App):
    def compose(self):
        yield Header()
        yield Static("Hej")
        yield Footer()

Smallest().run()
"""
_OUR_APP = "import spil.cli; spil.cli.main([])"
_OUR_LINES = (
    "import spil.cli; spil.cli.main(['start', 'den-hurtige-hjaelp', '--tekst', '--bord', '1', '--session', 'abcd'])"
)
_CARDS, _LINES = 1000, 64


class Case(NamedTuple):
    """One thing to measure."""

    what: str
    baseline: str
    budget: float
    ours: Callable[[], object]
    theirs: Callable[[], object]


def cases() -> list[Case]:
    """Every budget that can be measured now."""
    cards = _many_cards()
    texts = [raw.decode() for raw in cards]
    deck = read_deck()
    raws, lines, five = _sixty_tables(deck.deck)
    ways = _long_story()
    smallest = "smallest Textual app to its first picture"
    load = f"yaml.load(CSafeLoader) of the same {_CARDS} cards"

    def painted() -> None:
        _painted(_SMALLEST_APP, b"Hej")

    return [
        Case(
            "spil to its first picture",
            smallest,
            1.25,
            lambda: _painted(_OUR_APP, b"Kortene"),
            painted,
        ),
        Case(
            "spil start --tekst to the card's first line",
            smallest,
            0.6,
            lambda: _seen(_OUR_LINES, b"Hamid", b"4\nn\n\n"),
            painted,
        ),
        Case(
            f"read and validate {_CARDS} cards of {_LINES} lines",
            load,
            0.8,
            lambda: [read_card("kort.yaml", raw) for raw in cards],
            lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts],
        ),
        Case(
            "the whole check of them",
            load,
            1.5,
            lambda: [check_card(read_card("kort.yaml", raw), deck) for raw in cards],
            lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts],
        ),
        Case(
            "60 tables, 5 cards: raw lines to questions",
            "json.loads of the lines",
            10,
            lambda: summarise(tuple(_read(raw) for raw in raws), five, "room"),
            lambda: [json.loads(line) for line in lines],
        ),
        Case(
            "explore 1,000 steps and 3,000 choices",
            "networkx build and reachability",
            1,
            lambda: explore(ways),
            lambda: _networkx(ways),
        ),
    ]


def _painted(code: str, sign: bytes) -> None:
    """Run an app in a terminal of its own till a word of its first picture is there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    _wait_for(code, sign, ours, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.close(ours)


def _seen(code: str, sign: bytes, given: bytes) -> None:
    """Run a command with its answers given till a word of its output is there."""
    read, write = os.pipe()
    answers, answer = os.pipe()
    os.write(answer, given)
    _wait_for(code, sign, read, stdin=answers, stdout=write, stderr=subprocess.DEVNULL)
    for end in (read, write, answers, answer):
        os.close(end)


def _wait_for(code: str, sign: bytes, output: int, **streams: Any) -> None:
    """What a person waits for, and not the tidying up: the process ends when its sign was seen."""
    with tempfile.TemporaryDirectory() as home:
        env = {HOME: home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        child = subprocess.Popen([sys.executable, "-c", code], env=env, **streams)
        seen = b""
        while sign not in seen:
            seen += os.read(output, 65536)
        child.kill()
        child.wait()


def _many_cards() -> list[bytes]:
    """Cards of 64 lines without a finding, written as authors write them."""
    card = _HEAD + "".join(_step(*names) for names in (("et", "to"), ("to", "slut"))) + _TAIL
    assert card.count("\n") == _LINES
    assert read_card("kort.yaml", card.encode()).value is not None
    return [card.replace("nummer", f"nummer {number}").encode() for number in range(_CARDS)]


def _step(name: str, to: str) -> str:
    choices = "".join(_choice(each, to) for each in ("vente", "handle"))
    return (
        f"  {name}:\n    tekst: |\n      En far møder op uden aftale. Han har fået et brev om sin ydelse.\n"
        "      En tolk kan først komme om fire dage. Bag dem venter fem andre.\n"
        f"    spørgsmål: Hvad gør du nu?\n    valg:\n{choices}"
    )


def _choice(name: str, to: str) -> str:
    return (
        f"      - id: {name}\n        tekst: Giv ham den første tid med tolk, og skriv den på en seddel.\n"
        "        kort_sagt: give faren en tid med tolk\n"
        "        giver: Køen kommer videre, og næste gang er der tolk på.\n"
        "        koster: Han går hjem uden at vide, hvad brevet betyder.\n"
        f"        hensyn: [{'hurtig-hjælp' if name == 'vente' else 'alle-i-køen'}]\n        til: {to}\n"
    )


_HEAD = """\
# Et opdigtet kort, kun til at måle med
id: kort
titel: Kort nummer
arena: modtagelse
mål: [B-D2]
grunde: [etnisk-oprindelse]
minutter: 9
rolle: medarbejder
berørt: borger
version: 1
status: kladde
hensyn:
  - {id: hurtig-hjælp, navn: Hurtig hjælp, familie: den-enkelte}
  - {id: alle-i-køen, navn: De andre i køen, familie: ens-for-alle}
trin:
"""
_TAIL = """\
  slut:
    tekst: Fire dage senere er tolken der.
    slut: Tolken kom
perspektiver:
  - {hvem: datteren, spørgsmål: Hvad tager hun med hjem?}
byttetest: Ville I gøre det samme, hvis faren var ordblind?
rammen: []
aftale_hvis: et barn tilbyder at oversætte
facilitator: {vælg_fra: Nej., formål: Ny., går_i_stå: Vent., bliver_hårdt: Hold., spørgsmål: [{når: altid, tekst: Ja?}]}
"""


def _sixty_tables(deck: Deck) -> tuple[list[bytes], list[bytes], Deck]:
    """Raw records of sixty made-up tables that played five cards, their lines, and the deck."""
    cards = [
        card.model_copy(update={"id": f"{card.id}-{number}"}) for number in range(3) for card in deck.cards.values()
    ]
    named: dict[str, Any] = {card.id: card for card in cards[:5]}
    programme = deck.programmes["bif-basis-45"].model_copy(update={"cards": tuple(named), "pick": 5})
    five = replace(deck, cards=named, programmes={programme.id: programme})
    made = simulate(programme, five, tables=60, seed=1)
    raws = [b"".join(event.line().encode() + b"\n" for event in events) for _, events in made]
    return raws, [line for raw in raws for line in raw.splitlines()], five


def _read(raw: bytes) -> Record:
    record = read_record(raw)
    assert isinstance(record, Record)
    return record


def _long_story() -> dict[str, tuple[BareWay, ...]]:
    chance = Random(1)
    steps = 1000
    return {
        f"s{n}": tuple(
            BareWay(
                f"v{k}", f"s{chance.randint(n + 1, min(steps - 1, n + 9))}", (f"f{n % 50}",) if n % 100 == 7 else ()
            )
            for k in range(3 if n < steps - 1 else 0)
        )
        for n in range(steps)
    }


def _networkx(ways: dict[str, tuple[BareWay, ...]]) -> object:
    graph = nx.DiGraph()
    for step, out in ways.items():
        for way in out:
            graph.add_edge(step, way.to, id=way.id)
    return nx.descendants(graph, "s0")
