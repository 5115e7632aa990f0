"""The command `facilitator`: words to functions, each imported when it is asked for."""

import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spil.arguments import DONE, MOST_TABLES, USED_WRONGLY, WITH_ERRORS, Parser, run, whole
from spil.danish import capitalised, counted

if TYPE_CHECKING:
    from facilitator.collect import Collected


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the number it returns is the process's exit status."""
    return run(lambda: _main(argv))


def _main(argv: Sequence[str] | None) -> int:
    parser = _parser()
    args = parser.parse_args(argv)
    if args.command is None:
        parser.print_help()
        return DONE
    return {"saml": _saml, "simuler": _simuler}[args.command](args)


def _parser() -> Parser:
    parser = Parser(
        prog="facilitator",
        description=(
            "For den, der leder forløbet. Saml bordenes valg, og få spørgsmål til rummet. "
            "Du kan endnu ikke lede hele forløbet herfra."
        ),
    )
    _add_deck(parser)
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", title="Kommandoer", parser_class=Parser)
    saml = commands.add_parser("saml", help="saml bordenes valg, og få spørgsmål")
    saml.add_argument("stier", nargs="+", type=Path, metavar="STI", help="filer eller mapper, spillet har gemt i")
    saml.add_argument("--format", choices=("tekst", "json"), default="tekst", help="tekst eller json")
    saml.add_argument("--session", metavar="ID", help="et bestemt forløb; ellers det nyeste")
    simuler = commands.add_parser("simuler", help="lav opdigtede borde at øve dig på")
    simuler.add_argument("forloeb", metavar="FORLØB", help="et forløb ved borde, eller et kort")
    simuler.add_argument("--borde", type=whole(1, MOST_TABLES), default=6, metavar="N", help="hvor mange borde (6)")
    simuler.add_argument("--seed", type=whole(0, 10**9), default=1, metavar="K", help="samme tal giver samme borde (1)")
    simuler.add_argument("-o", dest="mappe", type=Path, required=True, metavar="MAPPE", help="hvor filerne lægges")
    for command in (saml, simuler):
        _add_deck(command, default=SUPPRESS)
    return parser


def _add_deck(parser: Parser, default: str | None = None) -> None:
    parser.add_argument("--kortsaet", type=Path, metavar="MAPPE", help="jeres eget kortsæt", default=default)


def _saml(args: Namespace) -> int:
    from facilitator.collect import NothingThereError, collect
    from facilitator.report.json import as_json
    from facilitator.report.text import as_text
    from facilitator.session import summarise
    from spil.cards.deck import read_deck

    try:
        collected = collect(args.stier, args.session)
    except NothingThereError as error:
        sys.stderr.write(f"{error}\n")
        return WITH_ERRORS
    deck = read_deck(args.kortsaet).deck
    summary = summarise(collected.records, deck, "report" if args.format == "json" else "room")
    sys.stdout.write(as_json(summary, collected) if args.format == "json" else as_text(summary))
    for sentence in _left_out(collected, summary.unknown_cards):
        sys.stderr.write(f"{sentence}\n")
    return DONE


def _left_out(collected: "Collected", unknown_cards: Sequence[str]) -> list[str]:
    told = [f"{bad.path}:{bad.line}: {bad.message}. Resten er talt med." for bad in collected.rejected]
    if collected.other_sessions:
        others = ", ".join(collected.other_sessions)
        same_code = "Borde hører kun sammen, når de har skrevet samme kode."
        told.append(f"Her ligger også: {others}. Vælg med --session. {same_code}")
    if collected.duplicates:
        copies = counted(collected.duplicates, "kopi", "kopier", neuter=False)
        told.append(f"{capitalised(copies)} af de samme filer er kun talt én gang.")
    if collected.unknown_events:
        told.append("Nogle linjer er fra en nyere udgave af spillet og er sprunget over.")
    if unknown_cards:
        told.append(
            f"Disse kort findes ikke i kortsættet: {', '.join(unknown_cards)}. Brug --kortsaet, hvis de er jeres egne."
        )
    return told


def _simuler(args: Namespace) -> int:
    from facilitator.simulate import simulate, write
    from spil.cards.deck import read_deck
    from spil.cards.findings import did_you_mean

    deck = read_deck(args.kortsaet).deck
    programme = deck.programme(args.forloeb)
    if programme is None:
        known = [*deck.programmes, *deck.cards]
        repair = did_you_mean(args.forloeb, known, f"Her er: {', '.join(known)}.")
        sys.stderr.write(f'Forløbet "{args.forloeb}" findes ikke. {repair}\n')
        return USED_WRONGLY
    if programme.form != "bord":
        sys.stderr.write(
            f"I {programme.title} følges hele rummet ad, så der er ingen borde at øve på. "
            "Vælg et andet forløb, for eksempel bif-basis-45.\n"
        )
        return USED_WRONGLY
    count = write(args.mappe, simulate(programme, deck, tables=args.borde, seed=args.seed))
    made = capitalised(counted(count, "opdigtet bord", "opdigtede borde"))
    print(f"{made} ligger i {args.mappe}. Prøv: facilitator saml {args.mappe}")
    return DONE
