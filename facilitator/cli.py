"""The command `facilitator`: words to functions, each imported when it is asked for."""

import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spil.command_line import (
    COMMAND,
    DONE,
    MOST_TABLES,
    NO_FILE,
    USED_WRONGLY,
    WITH_ERRORS,
    Parser,
    Version,
    run,
    whole,
)
from spil.danish import capitalised, counted, listed
from spil.files import write_asked

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.evidence.collect import Collected, Told
    from facilitator.report.model import Report
    from facilitator.report.over_time import Page as OverTimePage
    from facilitator.summary import Summary
    from spil.cards.deck import Deck
    from spil.cards.shared import Programme


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the number it returns is the process's exit status."""
    return run(lambda: _main(argv))


def _main(argv: Sequence[str] | None) -> int:
    parser = _parser()
    args = parser.parse_args(argv)
    return _COMMANDS[args.command](args)


def _parser() -> Parser:
    parser = Parser(
        prog="facilitator",
        description="For den, der leder. Uden en kommando leder du et forløb, i ét rum eller ved borde.",
        without='Skal du lede et forløb, så skriv kun "facilitator", og vælg forløbet på listen.',
    )
    parser.add_argument("--version", action=Version)
    _add_deck(parser)
    _add_shared(parser)
    parser.add_argument("--tekst", action="store_true", help="linje for linje, også med skærmlæser")
    commands = parser.add_subparsers(dest="command", metavar=COMMAND, title="Kommandoer", parser_class=Parser)
    saml = commands.add_parser("saml", help="saml bordenes valg, og få spørgsmål eller en rapport")
    saml.add_argument("stier", nargs="+", type=Path, metavar="STI", help="filer eller mapper, spillet har gemt i")
    saml.add_argument("--format", choices=_FORMATS, help=f"{', '.join(_FORMATS)}; ellers tekst")
    saml.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="skriv i en fil; .pdf og .docx kendes på navnet")
    saml.add_argument("--aftale", action="store_true", help="kun aftalen, og hvornår I ser på den igen")
    saml.add_argument("--live", action="store_true", help="vis det igen, hver gang et bord svarer; Ctrl+C slutter")
    saml.add_argument("--session", metavar="ID", help="et bestemt forløb; ellers det nyeste")
    simuler = commands.add_parser("simuler", help="lav opdigtede borde, eller et opdigtet rum, at øve dig på")
    simuler.add_argument("forloeb", metavar="FORLØB", help="et forløb eller et kort")
    simuler.add_argument("--borde", type=whole(1, MOST_TABLES), default=6, metavar="N", help="hvor mange borde (6)")
    simuler.add_argument("--seed", type=whole(0, 10**9), default=1, metavar="K", help="samme tal giver samme borde (1)")
    simuler.add_argument("--rum", choices=("enige", "delte", "blandet"), default="blandet", help="hvor enige de er")
    simuler.add_argument("-o", dest="mappe", type=Path, required=True, metavar="MAPPE", help="hvor filerne lægges")
    tavle = commands.add_parser("tavle", help="det, rummet må se, i et andet vindue")
    rum = commands.add_parser("rum", help="led et forløb, hvor hver vælger på sin egen telefon")
    rum.add_argument("forloeb", metavar="FORLØB", help="et forløb eller et kort")
    _add_shared(rum, default=SUPPRESS)
    commands.add_parser("opfoelgning", help="sidste gangs aftale: Hvad skete der?")
    slet = commands.add_parser("slet", help="vis optegnelser, og slet dem")
    slet.add_argument("stier", nargs="+", type=Path, metavar="STI", help="filer eller mapper, spillet har gemt i")
    veje = commands.add_parser("veje", help="se et kort som et hele, og hvor mange borde der gik hver vej")
    veje.add_argument("kort", metavar="KORT", help="det kort, du vil se")
    veje.add_argument("stier", nargs="+", type=Path, metavar="STI", help="filer eller mapper, spillet har gemt i")
    veje.add_argument("--format", choices=_GRAPHS, default="trae", help=f"{', '.join(_GRAPHS)}; ellers trae")
    veje.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="skriv i en fil")
    veje.add_argument("--session", metavar="ID", help="et bestemt forløb; ellers det nyeste")
    brug = commands.add_parser("brug", help="se, hvor tit kort bliver spillet til ende, sluppet eller skiftet ud")
    brug.add_argument("stier", nargs="+", type=Path, metavar="STI", help="filer eller mapper, spillet har gemt i")
    overblik = commands.add_parser("overblik", help="se mange forløb på én gang, uden at en enhed kan kendes")
    overblik.add_argument("stier", nargs="+", type=Path, metavar="STI", help="filer eller mapper, spillet har gemt i")
    overblik.add_argument("--aar", type=whole(1971, 2199), metavar="ÅR", help="kun forløb fra det år")
    overblik.add_argument("-o", dest="fil", type=Path, metavar="FIL", help=f"skriv i en fil: {', '.join(_OVERVIEWS)}")
    proev = commands.add_parser("proev", help="se, hvilke af et korts egne spørgsmål der ville komme i hvilket rum")
    proev.add_argument("fil", metavar="FIL", help="kortets fil")
    _add_shared(tavle, default=SUPPRESS)
    for command in (saml, simuler, tavle, veje, brug, overblik, proev, rum):
        _add_deck(command, default=SUPPRESS)
    return parser


_FORMATS = ("tekst", "md", "html", "csv", "json", "pdf", "docx")
_FILES = ("pdf", "docx")
"""Formats that are files and nothing to show in a terminal."""
_OVERVIEWS = (".html", ".pdf", ".csv", ".svg", ".txt")
_GRAPHS = ("trae", "mermaid", "dot", "svg")


def _add_deck(parser: Parser, default: str | None = None) -> None:
    parser.add_argument("--kortsaet", type=Path, metavar="MAPPE", help="jeres eget kortsæt", default=default)


def _add_shared(parser: Parser, default: str | None = None) -> None:
    where = "den delte mappe, bordenes computere gemmer i"
    parser.add_argument("--mappe", type=Path, metavar="MAPPE", help=where, default=default)


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


def _saml(args: Namespace) -> int:
    by_name = args.fil.suffix.lower().removeprefix(".") if args.fil else ""
    asked = args.format
    args.format = asked or (by_name if by_name in _FILES else "tekst")
    if by_name in _FILES and args.format != by_name:
        return _wrong(f"{args.fil} ender på .{by_name}, men --format er {asked}. Skriv kun det ene.")
    if args.format in _FILES and not args.fil:
        return _wrong(f'Skriv også, hvad filen skal hedde, for eksempel "-o rapport.{args.format}".')
    if args.aftale and args.format in {"tekst", "json"}:
        return _wrong('Aftalen alene skal i en fil, for eksempel "--aftale -o aftale.docx" eller "-o aftale.pdf".')
    if not args.live:
        return _gathered(args)
    from facilitator.evidence.watch import changes

    status = DONE
    try:
        for _ in changes(args.stier):
            status = _gathered_or_told(args)
            sys.stdout.write("\nDet kommer igen, når et bord svarer. Ctrl+C slutter.\n\n")
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return status


def _gathered_or_told(args: Namespace) -> int:
    """A folder that is away for a while ends nothing."""
    try:
        return _gathered(args)
    except OSError:
        sys.stderr.write("Mappen kan ikke nås lige nu. Spillet prøver igen.\n")
        return NO_FILE


def _gathered(args: Namespace) -> int:
    from facilitator.evidence.collect import NothingThereError, collect
    from facilitator.summary import summarise
    from spil.cards.deck import read_deck

    deck = read_deck(args.kortsaet).deck
    try:
        collected = collect(args.stier, deck, args.session)
    except NothingThereError as error:
        sys.stderr.write(f"{error}\n")
        return WITH_ERRORS
    summary = summarise(collected.records, deck, "report")
    if args.aftale and not summary.tally.agreements:
        sys.stderr.write(f"Der blev ikke lavet en aftale i {summary.tally.session}.\n")
        return WITH_ERRORS
    made = _made(args, summary, collected, deck)
    if args.fil:
        write_asked(args.fil, made)
        print(f"Det ligger i {args.fil}.")
        _calendar_beside(args, summary, deck)
    else:
        assert isinstance(made, str)
        sys.stdout.write(made)
    for sentence in _left_out(collected, summary.unknown_cards):
        sys.stderr.write(f"{sentence}\n")
    return DONE


def _made(args: Namespace, summary: "Summary", collected: "Collected", deck: "Deck") -> str | bytes:
    if args.format == "json":
        from facilitator.report.json import as_json

        return as_json(summary, collected)
    if args.format == "tekst":
        from facilitator.report.text import as_text

        return as_text(summary)
    from facilitator.report.files import as_csv, as_html, as_markdown
    from facilitator.report.model import agreed_alone

    page = agreed_alone(_page(summary, deck)) if args.aftale else _page(summary, deck)
    if args.format == "docx":
        from facilitator.report.word import as_word

        return as_word(page, _clock())
    if args.format == "pdf":
        from spil.paper.pdf import as_pdf

        return as_pdf(as_html(page))
    return {"md": as_markdown, "html": as_html, "csv": as_csv}[args.format](page)


def _page(summary: "Summary", deck: "Deck") -> "Report":
    from datetime import datetime

    from facilitator.report.model import report

    return report(summary, deck, datetime.now().astimezone().date())


def _calendar_beside(args: Namespace, summary: "Summary", deck: "Deck") -> None:
    """Beside a page with an agreement lies the date to look at it again."""
    if args.format not in {"html", "md", *_FILES}:
        return
    from facilitator.report.files import as_calendar

    page = _page(summary, deck)
    if page.agreements:
        where = args.fil.with_name(f"{args.fil.stem}-dato.ics" if args.fil.suffix == ".ics" else f"{args.fil.stem}.ics")
        write_asked(where, as_calendar(page).decode())
        print(f"Datoen til kalenderen ligger i {where}.")


def _left_out(collected: "Collected", unknown_cards: Sequence[str]) -> list[str]:
    told = [f"{bad.path}:{bad.line}: {bad.message}. Resten er talt med." for bad in collected.rejected]
    if collected.other_sessions:
        others = ", ".join(collected.other_sessions)
        same_code = "Borde hører kun sammen, når de har skrevet samme kode."
        told.append(f"Her ligger også: {others}. Vælg med --session. {same_code}")
    if collected.duplicates:
        copies = counted(collected.duplicates, "kopi", "kopier", neuter=False)
        told.append(f"{capitalised(copies)} af de samme filer er kun talt én gang.")
    if collected.doubled:
        tables = listed([str(table) for table in collected.doubled])
        told.append(
            f"Flere filer er fra bord {tables}, og kun én fil tæller for hvert bord: den, hvor der er valgt noget, "
            "som er spillet til ende, eller som er begyndt sidst. Havde to borde samme nummer?"
        )
    if collected.unknown_events:
        told.append("Nogle linjer er fra en nyere udgave af spillet og er sprunget over.")
    if unknown_cards:
        told.append(
            f"Disse kort findes ikke i kortsættet: {', '.join(unknown_cards)}. Brug --kortsaet, hvis de er jeres egne."
        )
    return told


def _wrong(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return USED_WRONGLY


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
    for sentence in _left_out(collected, ()):
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
    from spil.cards.deck import read_deck

    suffix = args.fil.suffix.lower() if args.fil else ""
    if args.fil and suffix not in _OVERVIEWS:
        return _wrong(f"{args.fil} skal ende på {listed(_OVERVIEWS, 'eller')}. Endelsen siger, hvad der bliver lavet.")
    deck = read_deck(args.kortsaet).deck
    try:
        every = collect_every(args.stier, deck, _how_far())
    except NothingThereError as error:
        sys.stderr.write(f"{error}\n")
        return WITH_ERRORS
    sessions = (held(records, deck) for records in every.sessions.values())
    shown = over_time((each for each in sessions if args.aar in (None, each.year)), asked(deck))
    made = _overview(page(shown, deck, args.aar), suffix)
    if args.fil:
        write_asked(args.fil, made)
        print(f"Det ligger i {args.fil}.")
    else:
        assert isinstance(made, str)
        sys.stdout.write(made)
    for bad in every.rejected:
        sys.stderr.write(f"{bad.path}:{bad.line}: {bad.message}. Resten er talt med.\n")
    return DONE


def _overview(page: "OverTimePage", suffix: str) -> str | bytes:
    """The page in the format that a file's name asks for; lines for a terminal."""
    today = _clock().date()
    if suffix == ".svg":
        from facilitator.report.over_time_picture import as_svg

        return as_svg(page)
    if suffix in {"", ".txt"}:
        from facilitator.report.over_time_text import as_text

        return as_text(page)
    from facilitator.report.over_time_files import as_csv, as_html, for_a_committee

    if suffix == ".pdf":
        from spil.paper.pdf import as_pdf

        return as_pdf(as_html(for_a_committee(page), today))
    return as_csv(page) if suffix == ".csv" else as_html(page, today)


def _how_far() -> "Told":
    """Tell one who waits at a terminal, from the first second on and once a second."""
    from time import monotonic

    last = monotonic()
    began = False

    def told(done: int, every: int) -> None:
        nonlocal last, began
        if not sys.stderr.isatty() or (monotonic() - last < 1 and not (began and done == every)):
            return
        last, began = monotonic(), True
        sys.stderr.write(f"\r{done} af {every} filer læst" + ("\n" if done == every else ""))
        sys.stderr.flush()

    return told


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


_COMMANDS = {
    None: _lead,
    "saml": _saml,
    "simuler": _simuler,
    "tavle": _tavle,
    "rum": _rum,
    "opfoelgning": _opfoelgning,
    "slet": _slet,
    "veje": _veje,
    "brug": _brug,
    "overblik": _overblik,
    "proev": _proev,
}
