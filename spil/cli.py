"""The command `spil`: words to functions, each imported when asked for, so that nothing waits for what is not used."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spil.arguments import parser
from spil.command_line import DONE, WITH_ERRORS, Request, files_read, run, wrong
from spil.danish import clean, listed
from spil.files import write_asked

if TYPE_CHECKING:
    from spil.author.check.spelling import Knows
    from spil.cards.deck import DeckReading
    from spil.plain.console import Console


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the number it returns is the process's exit status."""
    return run(lambda: _main(argv))


def _main(argv: Sequence[str] | None) -> int:
    args = parser().parse_args(argv)
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


def _home(args: Namespace) -> int:
    return _play(Request(own=args.kortsaet), as_lines=False)


def _start(args: Namespace) -> int:
    request = Request(args.hvad, args.kortsaet, args.bord, args.session, args.mappe)
    return _play(request, as_lines=args.tekst)


def _play(request: Request, *, as_lines: bool) -> int:
    for folder in filter(None, (request.own, request.shared)):
        if not folder.is_dir():
            return wrong(f"Mappen {folder} findes ikke. Se, om den er skrevet rigtigt, og om drevet er på.")
    if as_lines or not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        from spil.plain.table import start

        return start(request)
    from spil.app.main import start as start_app

    return start_app(request)


def _kort(args: Namespace) -> int:
    if args.send or args.hent:
        from spil.plain.packed_deck import send, take_in

        if args.send and args.hent:
            return wrong("Skriv enten --send eller --hent.")
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
        return wrong(f'"{clean(code)}" er ikke en kode. Mente du {listed(near, "eller")}?')
    sys.stdout.write(told)
    return DONE


def _tjek(args: Namespace) -> int:
    if args.forklar is not None:
        return _forklar(args.forklar)
    if args.ret and (status := _ret(args)) is not None:
        return status
    return _spelled(args, lambda knows: _check(args, knows))


def _check(args: Namespace, knows: "Knows | None") -> int:
    from spil.author.check.all import check_deck, check_paths
    from spil.author.check.render import as_github, as_json, as_text

    args.kortsaet = args.kortsaet or _around(args.stier)
    deck = _deck(args)
    paths = args.stier or [folder for folder in (args.kortsaet,) if folder]
    checked = check_paths(paths, deck, files_read(), knows=knows) if paths else check_deck(deck, knows)
    if not checked.readings:
        return wrong(f"Der er ingen filer i {', '.join(map(str, args.stier))}, der ender på .yaml.")
    sys.stdout.write({"tekst": as_text, "json": as_json, "github": as_github}[args.format](checked))
    if args.format == "tekst" and not args.stier:
        from spil.author.balance import balance

        sys.stdout.write("".join(f"{sentence}\n" for sentence in balance(deck.deck.cards.values()).tilts))
    return WITH_ERRORS if checked.errors else DONE


def _spelled(args: Namespace, command: "Callable[[Knows | None], int]") -> int:
    """A command with a dictionary, where the spelling is asked for; without one on the machine that is told."""
    if not args.stavning:
        return command(None)
    from spil.author.dictionary import NoDictionaryError, dictionary

    if sys.stderr.isatty():
        sys.stderr.write("Ordbogen bliver læst. Det tager nogle sekunder.\n")
    try:
        knows = dictionary()
    except NoDictionaryError as error:
        return wrong(str(error))
    return command(knows)


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
        return wrong('Skriv, hvad der skal rettes, og uden --format: "spil tjek --ret FIL".')
    return mend_files(paths, args.kortsaet)


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
    deck, name = found.deck, found.name or args.hvad
    lines = (
        programme_copy(deck.programmes[name], deck) if name in deck.programmes else card_copy(deck.cards[name], deck)
    )
    Console(sys.stdin, sys.stdout).say(*lines)
    return DONE


def _udskriv(args: Namespace) -> int:
    from spil.catalogue import Refused, find
    from spil.paper.forms import PRINTED, printed
    from spil.paper.pdf import as_pdf, is_pdf

    if args.fil.suffix.lower() == ".docx":
        return wrong(f"{args.fil} kan ikke blive til Word. Papir bliver til en fil, der ender på .html eller .pdf.")
    found = find(args.hvad, args.kortsaet, whole=True)
    if isinstance(found, Refused):
        sys.stderr.write(found.text)
        return found.status
    programme = found.deck.programme(found.name or "")
    assert programme is not None
    html = printed(found.deck, programme, args.som, marks=args.klip)
    if html is None:
        return wrong("Skriv sidens adresse i side.yaml i jeres eget kortsæt, så plakaten ved, hvor den skal vise hen.")
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
        return wrong(no_card(args.hvad, deck))
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
        return wrong(f'"spil vis" skal bruge en terminal, men "spil læs {args.fil}" viser hele kortet uden.')
    from spil.cards.deck import is_programme_file

    if is_programme_file(args.fil):
        return wrong(f'"{clean(str(args.fil))}" er et forløb. Skriv et kort eller dets fil.')
    from spil.app.preview.app import start

    own = args.kortsaet or _around([args.fil])
    return _spelled(args, lambda knows: start(args.fil, own, knows))


def _nyt(args: Namespace) -> int:
    from spil.plain.new_card import console_for, new_card

    missing = args.kortsaet and not args.navn and not args.kortsaet.exists()
    if missing and sys.stdin.isatty() and sys.stdout.isatty():  # where nobody can be asked, it is told
        from spil.plain.new_folder import new_folder

        console = console_for(as_lines=args.tekst)
        status = new_folder(args.kortsaet, console)
        if not args.kortsaet.is_dir() or not _goes_on(console, "forløb" if args.forloeb else "kort"):
            return status
    if args.forloeb:
        from spil.plain.new_programme import new_programme

        return new_programme(args.navn, args.kortsaet, _deck(args), console_for(as_lines=args.tekst))
    return new_card(args.navn, args.kortsaet, _deck(args), as_lines=args.tekst)


def _goes_on(console: "Console", what: str) -> bool:
    """Whether one goes on with what one came for, now that there is a folder for it."""
    try:
        return console.yes(f"Vil du skrive jeres første {what} nu?")
    except EOFError:
        return False


def _skriv(args: Namespace) -> int:
    from spil.author.named import card_named, no_card
    from spil.cards.deck import is_built_in
    from spil.webform.serve import serve

    args.kortsaet = args.kortsaet or _around([Path(args.hvad)])
    deck = _deck(args)
    reading = card_named(args.hvad, deck)
    if reading is None:
        return wrong(no_card(args.hvad, deck))
    path = Path(reading.document.path)
    if path.resolve().parent.name in {"forloeb", "tjeklister"}:
        return wrong(f"{path} er ikke et kort. Formularen er til kort; ret filen i et program til tekst.")
    if is_built_in(path):
        return wrong("Spillets egne kort bliver ikke rettet. Lav en kopi i jeres egen mappe, og skriv på den.")
    return _spelled(args, lambda knows: serve(path, deck, args.port, knows))


def _hoering(args: Namespace) -> int:
    asked = [each for each in (args.fil, args.saml, args.afgjort) if each is not None]
    if len(asked) > 1 or (args.hvad is None and args.saml is None):
        return wrong('Skriv én ting: "spil hoering KORT -o FIL.html", "spil hoering --saml MAPPE" eller --afgjort.')
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
        return wrong(f"{args.fil} skal ende på .html. Læserne åbner filen i en browser og kan også skrive den ud.")
    found = find(args.hvad, args.kortsaet, whole=True)
    if isinstance(found, Refused):
        sys.stderr.write(found.text)
        return found.status
    card = found.deck.cards.get(found.name or "")
    if card is None:
        return wrong(f'"{clean(args.hvad)}" er et forløb. En høring er om ét kort ad gangen.')
    write_asked(args.fil, hearing_page(card, found.deck))
    print(f"{args.fil} er klar. Send den til tre læsere. De åbner den i en browser og sender et svar tilbage.")
    return DONE


def _side(args: Namespace) -> int:
    from spil.site.command import into, shown

    if args.vis == (args.mappe is not None):
        return wrong('Skriv enten, hvor siden skal ligge: "spil side -o MAPPE", eller "spil side --vis".')
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
            return wrong(no_card(args.hvad, deck))
        text = schema_text(reading.document, deck.deck.frame)
    if args.fil:
        write_asked(args.fil, text)
        print(f"Det ligger i {args.fil}.")
    else:
        sys.stdout.write(text)
    return DONE


def _lsp(args: Namespace) -> int:
    if sys.stdin.isatty():
        return wrong('"spil lsp" er til en editor, der selv starter den. Vil I se fejl her, så skriv "spil tjek FIL".')
    from importlib.metadata import version

    try:
        from spil.author.lsp.server import start
    except ImportError:
        return wrong('Hjælpen til editorer er ikke installeret. Skriv: pip install "ligebehandlingsspillet[lsp]"')
    start(version("ligebehandlingsspillet"), spelling=args.stavning)
    return DONE


def _deck(args: Namespace) -> "DeckReading":
    from spil.cards.deck import read_deck

    deck = read_deck(args.kortsaet)
    broken = [clean(each.document.path) for each in (*deck.cards, *deck.programmes, *deck.shared) if each.value is None]
    if broken and args.command not in {"tjek", "graf", "skema"}:
        sys.stderr.write(f"Her er fejl, så det er ikke med: {', '.join(broken)}. Se dem: spil tjek {broken[0]}\n")
    if deck.replaced:
        sys.stderr.write(f"Jeres egne kort bruges i stedet for: {', '.join(deck.replaced)}.\n")
    return deck
