"""The command `spil`: words to functions, each imported when asked for, so that nothing waits for what is not used."""

import sys
from argparse import SUPPRESS, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spil.codes import code_of
from spil.command_line import (
    DONE,
    MOST_TABLES,
    USED_WRONGLY,
    WITH_ERRORS,
    Parser,
    Request,
    Version,
    run,
    whole,
)
from spil.danish import clean, listed
from spil.files import write_asked

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from spil.cards.deck import DeckReading


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the number it returns is the process's exit status."""
    return run(lambda: _main(argv))


def _main(argv: Sequence[str] | None) -> int:
    args = _parser().parse_args(argv)
    commands: dict[str | None, Callable[[Namespace], int]] = {
        None: _home,
        "start": _start,
        "kort": _kort,
        "tjek": _tjek,
        "læs": _laes,
        "laes": _laes,
        "udskriv": _udskriv,
        "graf": _graf,
        "vis": _vis,
        "nyt": _nyt,
        "skriv": _skriv,
        "hoering": _hoering,
        "høring": _hoering,
        "skema": _skema,
        "lsp": _lsp,
        "side": _side,
    }
    return commands[args.command](args)


def _parser() -> Parser:
    parser = Parser(
        prog="spil",
        description='Ligebehandlingsspillet. Skriv "spil", og tryk Enter for at begynde.',
    )
    parser.add_argument("--version", action=Version)
    _add_deck(parser)
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", title="Kommandoer", parser_class=Parser)
    start = commands.add_parser("start", help="spil et kort eller et forløb")
    start.add_argument("hvad", nargs="?", metavar="KORT|FORLØB|FIL", help="det, I vil spille")
    start.add_argument("--tekst", action="store_true", help="linje for linje, også for skærmlæsere")
    start.add_argument("--bord", type=whole(1, MOST_TABLES), metavar="N", help="bordets nummer")
    start.add_argument("--session", type=_code, metavar="KODE", help="koden på væggen")
    start.add_argument("--mappe", type=Path, metavar="MAPPE", help="en delt mappe, der også får jeres fil")
    kort = _add_cards(commands)
    tjek = commands.add_parser("tjek", help="find fejl i kort")
    tjek.add_argument("stier", nargs="*", type=Path, metavar="STI", help="filer eller mapper; uden: hele kortsættet")
    tjek.add_argument("--format", choices=("tekst", "json", "github"), default="tekst", help="tekst, json eller github")
    tjek.add_argument("--forklar", metavar="KODE", help="forklar en kode, for eksempel K404")
    tjek.add_argument("--ret", action="store_true", help="ret det, spillet selv kan rette; du ser det først")
    tjek.add_argument("--stavning", action="store_true", help="se også efter stavefejl, hvis maskinen har en ordbog")
    laes = commands.add_parser("læs", aliases=["laes"], help="læs et kort eller et forløb fra ende til anden")
    laes.add_argument("hvad", metavar="KORT|FORLØB|TJEKLISTE", help="det, du vil læse")
    udskriv = commands.add_parser("udskriv", help="lav en fil til papir eller telefon, uden program")
    udskriv.add_argument("hvad", metavar="KORT|FORLØB", help="det, du vil skrive ud")
    where = "en fil, der ender på .html eller .pdf"
    udskriv.add_argument("-o", dest="fil", type=Path, required=True, metavar="FIL", help=where)
    udskriv.add_argument("--som", choices=_PAPERS, default="alt", help=f"{', '.join(_PAPERS)}; ellers alt")
    udskriv.add_argument("--klip", action="store_true", help="med streger at klippe efter på a5 og a6")
    graf = commands.add_parser("graf", help="se et kort som et hele: trin, valg og slutninger")
    graf.add_argument("hvad", metavar="KORT|FIL", help="det kort, du vil se")
    graf.add_argument("--format", choices=_GRAPHS, default="trae", help=f"{', '.join(_GRAPHS)}; ellers trae")
    graf.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="skriv i en fil")
    vis = commands.add_parser("vis", help="spil dit kort, mens du skriver det")
    vis.add_argument("fil", type=Path, metavar="FIL", help="kortets fil")
    nyt, skriv, hoering = _add_new(commands), _add_skriv(commands), _add_hoering(commands)
    side = commands.add_parser("side", help="lav en hjemmeside af kort og forløb")
    side.add_argument("-o", dest="mappe", type=Path, metavar="MAPPE", help="mappen, siderne bliver lagt i")
    side.add_argument("--vis", action="store_true", help="vis siden, og lav den igen, hver gang du gemmer et kort")
    side.add_argument("--port", type=whole(0, 65_535), default=8000, metavar="N", help="med --vis; ellers 8000")
    skema = commands.add_parser("skema", help="vis skemaet, som en editor kan hjælpe med")
    skema.add_argument("hvad", nargs="?", metavar="KORT|FIL", help="med kortets egne navne som forslag")
    skema.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="skriv i en fil, der ender på .json")
    commands.add_parser("lsp", help="hjælp en editor, mens I skriver; det er editoren, der skriver den her kommando")
    for command in (start, kort, tjek, laes, udskriv, graf, vis, nyt, skriv, skema, hoering, side):
        _add_deck(command, default=SUPPRESS)  # what stood before the command is not overwritten by a default
    return parser


def _add_skriv(commands: "_SubParsersAction[Parser]") -> Parser:
    skriv = commands.add_parser("skriv", help="skriv på et kort i en formular i browseren")
    skriv.add_argument("hvad", metavar="KORT|FIL", help="jeres eget kort")
    skriv.add_argument("--port", type=whole(0, 65_535), default=0, metavar="N", help="ellers en, der er ledig")
    return skriv


def _add_hoering(commands: "_SubParsersAction[Parser]") -> Parser:
    hoering = commands.add_parser("hoering", aliases=["høring"], help="send et kort til læsere, og saml deres svar")
    hoering.add_argument("hvad", nargs="?", metavar="KORT|FIL", help="det kort, det handler om; alene: se høringen")
    hoering.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="lav filen til læserne; den ender på .html")
    hoering.add_argument(
        "--saml", nargs="+", type=Path, metavar="STI", help="tag læsernes svar ind; filer eller mapper"
    )
    hoering.add_argument("--afgjort", nargs=2, metavar=("N", "TEKST"), help="skriv, hvad der kom ud af kommentar N")
    return hoering


_PAPERS = ("alt", "haefte", "a5", "a6", "plakat")
_GRAPHS = ("trae", "mermaid", "dot", "svg")


def _add_cards(commands: "_SubParsersAction[Parser]") -> Parser:
    kort: Parser = commands.add_parser("kort", help="vis kort og forløb")
    kort.add_argument("--balance", action="store_true", help="vis, hvad kortsættet har meget og lidt af")
    kort.add_argument("--status", action="store_true", help="vis, hvor langt hvert kort er")
    kort.add_argument("--send", type=Path, metavar="MAPPE", help="pak jeres eget kortsæt i en zip, der kan sendes")
    kort.add_argument("--hent", type=Path, metavar="FIL", help="se en zip efter, og lav den til en mappe")
    where = "hvor det skal ligge, med --send og --hent"
    kort.add_argument("-o", dest="ud", type=Path, metavar="FIL|MAPPE", help=where)
    return kort


def _add_new(commands: "_SubParsersAction[Parser]") -> Parser:
    nyt: Parser = commands.add_parser("nyt", help="skriv et nyt kort")
    nyt.add_argument(
        "navn",
        nargs="?",
        metavar="NAVN|FIL",
        help="lav en skabelon med det navn, eller ret et kort i en fil; uden: svar på spørgsmål",
    )
    nyt.add_argument("--tekst", action="store_true", help="linje for linje, også for skærmlæsere")
    nyt.add_argument("--forloeb", action="store_true", help="skriv et forløb i stedet for et kort")
    return nyt


def _add_deck(parser: Parser, default: str | None = None) -> None:
    parser.add_argument("--kortsaet", type=Path, metavar="MAPPE", help="jeres eget kortsæt", default=default)


def _home(args: Namespace) -> int:
    return _play(Request(own=args.kortsaet), as_lines=False)


def _start(args: Namespace) -> int:
    request = Request(args.hvad, args.kortsaet, args.bord, args.session, args.mappe)
    return _play(request, as_lines=args.tekst)


def _play(request: Request, *, as_lines: bool) -> int:
    for folder in filter(None, (request.own, request.shared)):
        if not folder.is_dir():
            return _wrong(f"Mappen {folder} findes ikke. Se, om den er skrevet rigtigt, og om drevet er på.")
    if as_lines or not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        from spil.plain.table import start

        return start(request)
    from spil.app.main import start as start_app

    return start_app(request)


def _kort(args: Namespace) -> int:
    if args.send or args.hent:
        from spil.plain.packed_deck import send, take_in

        if args.send and args.hent:
            return _wrong("Skriv enten --send eller --hent.")
        return send(args.send, args.ud) if args.send else take_in(args.hent, args.ud)
    reading = _deck(args)
    deck = reading.deck
    if args.status:
        from spil.plain.hearings import tell_status

        return tell_status(reading)
    if args.balance:
        from spil.author.balance import as_lines, balance

        print("\n".join(as_lines(balance(deck.cards.values()))))
        return DONE
    for programme in deck.programmes.values():
        where = "ved borde" if programme.form == "bord" else "for hele rummet"
        print(f"{programme.id}: {programme.title}, {programme.minutes} minutter, {where}")
    for card in deck.cards.values():
        print(f"{card.id}: {card.title}, {card.arena}, ca. {card.minutes} minutter, {card.status}")
    for checklist in deck.checklists.values():
        print(f"{checklist.id}: tjekliste, {checklist.title}")
    return DONE


def _forklar(code: str) -> int:
    from difflib import get_close_matches

    from spil.author.check.explain import codes, explain

    told = explain(code.upper())
    if told is None:
        near = get_close_matches(code.upper(), codes(), n=3, cutoff=0)
        return _wrong(f'"{clean(code)}" er ikke en kode. Mente du {listed(near, "eller")}?')
    sys.stdout.write(told)
    return DONE


def _tjek(args: Namespace) -> int:
    if args.forklar is not None:
        return _forklar(args.forklar)
    if args.ret and (status := _ret(args)) is not None:
        return status
    from spil.author.check.all import check_deck, check_paths
    from spil.author.check.render import as_github, as_json, as_text

    args.kortsaet = args.kortsaet or _around(args.stier)
    knows = None
    if args.stavning:
        from spil.author.dictionary import NoDictionaryError, dictionary

        try:
            knows = dictionary()
        except NoDictionaryError as error:
            return _wrong(str(error))
    deck = _deck(args)
    paths = args.stier or [folder for folder in (args.kortsaet,) if folder]
    checked = check_paths(paths, deck, _how_far, knows=knows) if paths else check_deck(deck, knows)
    if not checked.readings:
        return _wrong(f"Der er ingen filer i {', '.join(map(str, args.stier))}, der ender på .yaml.")
    sys.stdout.write({"tekst": as_text, "json": as_json, "github": as_github}[args.format](checked))
    if args.format == "tekst" and not args.stier:
        from spil.author.balance import balance

        sys.stdout.write("".join(f"{sentence}\n" for sentence in balance(deck.deck.cards.values()).tilts))
    return WITH_ERRORS if checked.errors else DONE


def _around(paths: Sequence[Path]) -> Path | None:
    """The deck that all of some files lie in, where it is one and the same."""
    from spil.cards.deck import deck_around

    found = {deck_around(path) for path in paths}
    return found.pop() if len(found) == 1 else None


def _ret(args: Namespace) -> int | None:
    """Mend files; the exit status, or None where the rest is to be told."""
    from spil.plain.mend_files import mend_files

    paths = args.stier or [folder for folder in (args.kortsaet,) if folder]
    if not paths or args.format != "tekst":
        return _wrong('Skriv, hvad der skal rettes, og uden --format: "spil tjek --ret FIL".')
    return mend_files(paths, args.kortsaet)


def _how_far(done: int, every: int) -> None:
    """Tell one who waits at a terminal; a few files are read before one could read this."""
    if every > _MANY and sys.stderr.isatty() and (done % 50 == 0 or done == every):
        sys.stderr.write(f"\r{done} af {every} filer læst" + ("\n" if done == every else ""))
        sys.stderr.flush()


_MANY = 200


def _laes(args: Namespace) -> int:
    from spil.author.reading_copy import card_copy, checklist_copy, programme_copy
    from spil.cards.deck import read_checklists
    from spil.catalogue import Refused, find
    from spil.plain.console import Console

    checklists = read_checklists(args.kortsaet)
    if args.hvad in checklists:
        Console(sys.stdin, sys.stdout).say(*checklist_copy(checklists[args.hvad]))
        return DONE
    found = find(args.hvad, args.kortsaet)
    if isinstance(found, Refused):
        sys.stderr.write(found.text)
        return found.status
    deck, name = found.deck, args.hvad
    lines = (
        programme_copy(deck.programmes[name], deck)
        if name in deck.programmes
        else card_copy(deck.cards[found.name or name], deck)
    )
    Console(sys.stdin, sys.stdout).say(*lines)
    return DONE


def _udskriv(args: Namespace) -> int:
    from spil.catalogue import Refused, find
    from spil.paper.forms import PRINTED, printed
    from spil.paper.pdf import as_pdf, is_pdf

    if args.fil.suffix.lower() == ".docx":
        return _wrong(f"{args.fil} kan ikke blive til Word. Papir bliver til en fil, der ender på .html eller .pdf.")
    found = find(args.hvad, args.kortsaet, whole=True)
    if isinstance(found, Refused):
        sys.stderr.write(found.text)
        return found.status
    programme = found.deck.programme(found.name or "")
    assert programme is not None
    html = printed(found.deck, programme, args.som, marks=args.klip)
    if html is None:
        return _wrong("Skriv sidens adresse i side.yaml i jeres eget kortsæt, så plakaten ved, hvor den skal vise hen.")
    if is_pdf(args.fil):
        write_asked(args.fil, as_pdf(html))
        print(f"{args.fil} er klar. Læs den på skærmen, eller skriv den ud{PRINTED[args.som]}.")
    else:
        write_asked(args.fil, html)
        print(f"{args.fil} er klar. Åbn den i en browser, og skriv den ud{PRINTED[args.som]}.")
    return DONE


def _graf(args: Namespace) -> int:
    from spil.author.check.all import Checked, check_card
    from spil.author.check.render import as_text
    from spil.author.graph.formats import FORMATS
    from spil.author.graph.reading import graph_of
    from spil.author.named import card_named, no_card

    deck = _deck(args)
    reading = card_named(args.hvad, deck)
    if reading is None:
        return _wrong(no_card(args.hvad, deck))
    checked = Checked(1, (reading,), check_card(reading, deck))
    graph = graph_of(reading.document, checked.findings)
    if graph is None:
        sys.stderr.write(as_text(checked))
        return WITH_ERRORS
    if args.fil:
        write_asked(args.fil, FORMATS[args.format](graph))
        print(f"Det ligger i {args.fil}.")
    else:
        sys.stdout.write(FORMATS[args.format](graph))
    return WITH_ERRORS if checked.errors else DONE


def _vis(args: Namespace) -> int:
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return _wrong(f'"spil vis" skal bruge en terminal, men "spil læs {args.fil}" viser hele kortet uden.')
    from spil.app.preview.app import start

    return start(args.fil, args.kortsaet)


def _nyt(args: Namespace) -> int:
    from spil.plain.new_card import console_for, new_card

    missing = args.kortsaet and not args.navn and not args.kortsaet.exists()
    if missing and sys.stdin.isatty() and sys.stdout.isatty():  # where nobody can be asked, it is told
        from spil.plain.new_folder import new_folder

        return new_folder(args.kortsaet, console_for(as_lines=args.tekst))
    if args.forloeb:
        from spil.plain.new_programme import new_programme

        return new_programme(args.navn, args.kortsaet, _deck(args), console_for(as_lines=args.tekst))
    return new_card(args.navn, args.kortsaet, _deck(args), as_lines=args.tekst)


def _skriv(args: Namespace) -> int:
    from spil.author.fix.apply import is_built_in
    from spil.author.named import card_named, no_card
    from spil.webform.serve import serve

    args.kortsaet = args.kortsaet or _around([Path(args.hvad)])
    deck = _deck(args)
    reading = card_named(args.hvad, deck)
    if reading is None:
        return _wrong(no_card(args.hvad, deck))
    path = Path(reading.document.path)
    if path.resolve().parent.name in {"forloeb", "tjeklister"}:
        return _wrong(f"{path} er ikke et kort. Formularen er til kort; ret filen i et program til tekst.")
    if is_built_in(path):
        return _wrong("Spillets egne kort bliver ikke rettet. Lav en kopi i jeres egen mappe, og skriv på den.")
    return serve(path, deck, args.port)


def _hoering(args: Namespace) -> int:
    asked = [each for each in (args.fil, args.saml, args.afgjort) if each is not None]
    if len(asked) > 1 or (args.hvad is None and args.saml is None):
        return _wrong('Skriv én ting: "spil hoering KORT -o FIL.html", "spil hoering --saml MAPPE" eller --afgjort.')
    if args.fil is not None:
        return _hearing_page(args)
    from spil.plain.hearings import gather, note, show

    if args.saml is not None:
        return gather(args.saml, args.hvad, _deck(args), date.today())  # noqa: DTZ011  # the day where they sit
    if args.afgjort is not None:
        return note(args.hvad, args.afgjort[0], args.afgjort[1], _deck(args))
    return show(args.hvad, _deck(args))


def _hearing_page(args: Namespace) -> int:
    from spil.author.hearing.page import hearing_page
    from spil.catalogue import Refused, find

    if args.fil.suffix.lower() not in {".html", ".htm"}:
        return _wrong(f"{args.fil} skal ende på .html. Læserne åbner filen i en browser og kan også skrive den ud.")
    found = find(args.hvad, args.kortsaet, whole=True)
    if isinstance(found, Refused):
        sys.stderr.write(found.text)
        return found.status
    card = found.deck.cards.get(found.name or "")
    if card is None:
        return _wrong(f'"{clean(args.hvad)}" er et forløb. En høring er om ét kort ad gangen.')
    write_asked(args.fil, hearing_page(card, found.deck))
    print(f"{args.fil} er klar. Send den til tre læsere. De åbner den i en browser og sender et svar tilbage.")
    return DONE


def _side(args: Namespace) -> int:
    from spil.site.command import into, shown

    if args.vis == (args.mappe is not None):
        return _wrong('Skriv enten, hvor siden skal ligge: "spil side -o MAPPE", eller "spil side --vis".')
    reading = _deck(args)
    return shown(args.port, args.kortsaet, reading) if args.vis else into(args.mappe, args.kortsaet, reading)


def _skema(args: Namespace) -> int:
    from spil.author.schema import schema_text

    text = schema_text()
    if args.hvad is not None:
        from spil.author.named import card_named, no_card

        deck = _deck(args)
        reading = card_named(args.hvad, deck)
        if reading is None:
            return _wrong(no_card(args.hvad, deck))
        text = schema_text(reading.document, deck.deck.frame)
    if args.fil:
        write_asked(args.fil, text)
        print(f"Det ligger i {args.fil}.")
    else:
        sys.stdout.write(text)
    return DONE


def _lsp(_: Namespace) -> int:
    if sys.stdin.isatty():
        return _wrong('"spil lsp" er til en editor, der selv starter den. Vil I se fejl her, så skriv "spil tjek FIL".')
    from importlib.metadata import version

    try:
        from spil.author.lsp.server import start
    except ImportError:
        return _wrong('Hjælpen til editorer er ikke installeret. Skriv: pip install "ligebehandlingsspillet[lsp]"')
    start(version("ligebehandlingsspillet"))
    return DONE


def _deck(args: Namespace) -> "DeckReading":
    from spil.cards.deck import read_deck

    deck = read_deck(args.kortsaet)
    broken = [clean(each.document.path) for each in (*deck.cards, *deck.programmes, *deck.shared) if each.value is None]
    if broken and args.command not in {"tjek", "graf", "skema"}:
        sys.stderr.write(f'Her er fejl, så det er ikke med: {", ".join(broken)}. Skriv "spil tjek" for at se dem.\n')
    if deck.replaced:
        sys.stderr.write(f"Jeres egne kort bruges i stedet for: {', '.join(deck.replaced)}.\n")
    return deck


def _code(text: str) -> str:
    code = code_of(text)
    if not code:
        raise ArgumentTypeError("koden passer ikke. Se efter på væggen, ét bogstav ad gangen")
    return code


def _wrong(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return USED_WRONGLY
