"""The command `facilitator`: words to functions, each imported when it is asked for."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.arguments import OVERVIEWS, parser
from facilitator.gather import gather, left_out
from spil.command_line import DONE, USED_WRONGLY, WITH_ERRORS, files_read, run, wrong
from spil.danish import capitalised, counted, listed
from spil.files import write_asked

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.evidence.held import Held
    from facilitator.report.over_time import Page
    from spil.cards.deck import Deck
    from spil.cards.shared import Programme


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the number it returns is the process's exit status."""
    return run(lambda: _main(argv))


def _main(argv: Sequence[str] | None) -> int:
    args = parser().parse_args(argv)
    return _COMMANDS[args.command](args)


def _lead(args: Namespace) -> int:
    from spil.cards.deck import read_deck

    _there(args.mappe)
    deck = read_deck(args.kortsaet).deck
    if args.tekst or not _in_a_terminal():
        from facilitator.plain import start

        return start(deck, args.mappe, _clock)
    from facilitator.app.main import Asked
    from facilitator.app.main import start as start_app

    return start_app(deck, args.mappe, _clock, Asked(own=args.kortsaet))


def _clock() -> "datetime":
    from datetime import datetime

    return datetime.now().astimezone()


def _rum(args: Namespace) -> int:
    from spil.cards.deck import read_deck

    _there(args.mappe)
    deck = read_deck(args.kortsaet).deck
    programme = _programme(args.forloeb, deck)
    if programme is None:
        return USED_WRONGLY
    if args.tekst or not _in_a_terminal():
        from facilitator import plain

        given = (("--kortsaet", args.kortsaet), ("--mappe", args.mappe))
        arguments = tuple(text for option, path in given if path for text in (option, str(path)))
        return plain.start(deck, args.mappe, _clock, plain.Asked(programme, phones=True, arguments=arguments))
    from facilitator.app.main import Asked, ToBegin, start

    return start(deck, args.mappe, _clock, Asked(ToBegin(programme, phones=True), args.kortsaet))


def _programme(name: str, deck: "Deck") -> "Programme | None":
    """A programme, or a card as one; where there is none, that is told."""
    from spil.cards.findings import did_you_mean

    programme = deck.programme(name)
    if programme is None:
        known = [*deck.programmes, *deck.cards]
        repair = did_you_mean(name, known, f"Her er: {', '.join(known)}.")
        sys.stderr.write(f'Forløbet "{name}" findes ikke. {repair}\n')
    return programme


def _tavle(args: Namespace) -> int:
    if not _in_a_terminal():
        sys.stderr.write('"facilitator tavle" skal bruge en terminal. Åbn et vindue mere, og skriv det dér.\n')
        return USED_WRONGLY
    from facilitator.app.board import show
    from spil.cards.deck import read_deck

    _there(args.mappe)
    return show(read_deck(args.kortsaet).deck, args.mappe)


def _in_a_terminal() -> bool:
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _there(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        raise OSError(f"Mappen {folder} findes ikke. Lav den, eller vælg en anden.")


def _opfoelgning(_: Namespace) -> int:
    from datetime import datetime

    from facilitator.plain import ask_outcome
    from spil.plain.console import Console

    console = Console(sys.stdin, sys.stdout)
    try:
        if not ask_outcome(console, datetime.now().astimezone().date()):
            console.say("Der er ingen aftale at spørge til på den her maskine.")
    except EOFError:
        console.say("Intet er ændret.")
    return DONE


def _slet(args: Namespace) -> int:
    from facilitator.plain import erase
    from spil.plain.console import Console

    console = Console(sys.stdin, sys.stdout)
    try:
        erase(console, args.stier)
    except EOFError:
        console.say("Intet er slettet.")
    return DONE


def _simuler(args: Namespace) -> int:
    from facilitator.made_up.simulate import simulate, write
    from spil.cards.deck import read_deck

    deck = read_deck(args.kortsaet).deck
    programme = _programme(args.forloeb, deck)
    if programme is None:
        return USED_WRONGLY
    count = write(args.mappe, simulate(programme, deck, tables=args.borde, seed=args.seed, mood=args.rum))
    led = programme.form == "fælles"
    made = "Et opdigtet rum" if led else capitalised(counted(count, "opdigtet bord", "opdigtede borde"))
    print(f"{made} ligger i {args.mappe}. Prøv: facilitator saml {args.mappe}")
    return DONE


def _veje(args: Namespace) -> int:
    from facilitator.disclosure.card_paths import walked
    from facilitator.evidence.collect import NothingThereError, collect
    from facilitator.evidence.tally import tally
    from spil.author.graph.formats import FORMATS
    from spil.author.graph.model import noted
    from spil.author.graph.reading import graph_of
    from spil.author.named import card_named, no_card
    from spil.cards.deck import read_deck

    deck = read_deck(args.kortsaet)
    reading = card_named(args.kort, deck)
    if reading is None:
        sys.stderr.write(f"{no_card(args.kort, deck)}\n")
        return USED_WRONGLY
    graph = graph_of(reading.document)
    if reading.value is None or graph is None:
        sys.stderr.write(f'{reading.document.path} har fejl. Skriv "spil tjek {reading.document.path}".\n')
        return WITH_ERRORS
    try:
        collected = collect(args.stier, deck.deck, args.session)
    except NothingThereError as error:
        sys.stderr.write(f"{error}\n")
        return WITH_ERRORS
    session = tally(collected.records)
    if reading.value.id not in session.cards:
        sys.stderr.write(f"Ingen har spillet {reading.value.title} i {session.session}.\n")
        return WITH_ERRORS
    ways = walked(reading.value, session)
    text = FORMATS[args.format](noted(graph, ways.heading, ways.steps, ways.choices))
    if args.fil:
        write_asked(args.fil, text)
        print(f"Det ligger i {args.fil}.")
    else:
        sys.stdout.write(text)
    for sentence in left_out(collected):
        sys.stderr.write(f"{sentence}\n")
    return DONE


def _brug(args: Namespace) -> int:
    from facilitator.disclosure.card_use import card_use
    from facilitator.evidence.collect import NothingThereError, collect_every
    from facilitator.evidence.tally import tally
    from facilitator.report.use import as_table
    from spil.cards.deck import read_deck

    deck = read_deck(args.kortsaet).deck
    try:
        sessions = collect_every(args.stier, deck).sessions
    except NothingThereError as error:
        sys.stderr.write(f"{error}\n")
        return WITH_ERRORS
    sittings = [each for records in sessions.values() for each in tally(records).sittings]
    opened = {each.card for each in sittings}
    cards = {name: card_use(card, sittings) for name, card in deck.cards.items() if name in opened}
    if not cards:
        sys.stderr.write("Ingen af kortene er spillet i de filer.\n")
        return WITH_ERRORS
    print("\n".join(as_table(cards, len(sessions))))
    return DONE


def _overblik(args: Namespace) -> int:
    from facilitator.disclosure.over_time import over_time
    from facilitator.evidence.collect import NothingThereError, collect_every
    from facilitator.evidence.held import held
    from facilitator.report.over_time import asked, page
    from facilitator.report.over_time_files import made_of
    from spil.cards.deck import read_deck

    suffix = args.fil.suffix.lower() if args.fil else ""
    if args.fil and suffix not in OVERVIEWS:
        return wrong(f"{args.fil} skal ende på {listed(OVERVIEWS, 'eller')}. Endelsen siger, hvad der bliver lavet.")
    if args.session and not args.maaned:
        return wrong("--session hører til --maaned: Så står jeres eget valg ved siden af de andres.")
    deck = read_deck(args.kortsaet).deck
    try:
        every = collect_every(args.stier, deck, files_read())
    except NothingThereError as error:
        sys.stderr.write(f"{error}\n")
        return WITH_ERRORS
    sessions = [held(records, deck) for records in every.sessions.values()]
    if args.maaned:
        told = _of_month(args, sessions, deck)
        if isinstance(told, str):
            sys.stderr.write(f"{told}\n")
            return WITH_ERRORS
    else:
        shown = over_time((each for each in sessions if args.aar in (None, each.year)), asked(deck))
        told = page(shown, deck, args.aar)
    made = made_of(told, suffix, _clock())
    if args.fil:
        write_asked(args.fil, made)
        print(f"Det ligger i {args.fil}.")
    else:
        assert isinstance(made, str)
        sys.stdout.write(made)
    for bad in every.rejected:
        sys.stderr.write(f"{bad.path}:{bad.line}: {bad.message}. Resten er talt med.\n")
    return DONE


def _of_month(args: Namespace, sessions: "Sequence[Held]", deck: "Deck") -> "Page | str":
    """How all rooms chose at the dilemma of a month, beside one's own; or why that cannot be told."""
    from datetime import date

    from facilitator.led.of_month import FILE, months_in
    from facilitator.report.of_month import month_page, told_of_month

    cards = [name for path in args.stier if (name := months_in(path).get(args.maaned))]
    card = deck.cards.get(cards[0]) if cards else None
    if card is None:
        return f'Mappen skal have filen {FILE} med en linje som "{args.maaned} kortets-id".'
    if f"{_clock():%Y-%m}" <= args.maaned:
        return "Tallene kommer, når måneden er gået. Så kan ingen følge med i, hvad det næste rum vælger."
    own = next((each.facts for each in sessions if each.session == args.session), None)
    if args.session and own is None:
        return f'Forløbet "{args.session}" er ikke i mappen.'
    shown = told_of_month((each for each in sessions if each.month == args.maaned), card)
    return month_page(shown, card, date.fromisoformat(f"{args.maaned}-01"), own or frozenset())


def _historier(args: Namespace) -> int:
    from facilitator.stories import stories

    return stories(args)


def _proev(args: Namespace) -> int:
    from facilitator.made_up.trial import trial
    from facilitator.made_up.trial_text import as_text
    from spil.catalogue import Refused, find

    found = find(args.fil, args.kortsaet)
    if isinstance(found, Refused):
        sys.stderr.write(found.text)
        return found.status
    card = found.deck.cards.get(found.name or "")
    if card is None:
        sys.stderr.write(f'"{args.fil}" er et forløb. Skriv et kort eller dets fil.\n')
        return USED_WRONGLY
    sys.stdout.write(as_text(trial(card, found.deck)))
    return DONE


def _server(args: Namespace) -> int:
    from facilitator.city.command import start

    def say(text: str) -> None:
        sys.stderr.write(f"{text}\n")

    return start(trial=args.proev, port=args.port, own=args.kortsaet, say=say)


_COMMANDS = {
    None: _lead,
    "saml": gather,
    "simuler": _simuler,
    "tavle": _tavle,
    "rum": _rum,
    "opfoelgning": _opfoelgning,
    "slet": _slet,
    "veje": _veje,
    "brug": _brug,
    "overblik": _overblik,
    "historier": _historier,
    "proev": _proev,
    "server": _server,
}
