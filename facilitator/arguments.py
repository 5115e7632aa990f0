"""The words of the command `facilitator`: what can be asked for, and how that is told to who asks for help."""

import re
from argparse import SUPPRESS, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from spil.command_line import COMMAND, MOST_TABLES, Parser, Version, whole

if TYPE_CHECKING:
    from argparse import _SubParsersAction

FORMATS = ("tekst", "md", "html", "csv", "json", "pdf", "docx")
"""What a report can be."""
FILES = ("pdf", "docx")
"""Formats that are files and nothing to show in a terminal."""
OVERVIEWS = (".html", ".pdf", ".docx", ".csv", ".svg", ".txt")
"""How the name of an overview's file can end."""
_GRAPHS = ("trae", "mermaid", "dot", "svg")


def parser() -> Parser:
    """Every command, with its options."""
    words = Parser(
        prog="facilitator",
        description="For den, der leder. Uden en kommando leder du et forløb, i ét rum eller ved borde.",
        without='Skal du lede et forløb, så skriv kun "facilitator", og vælg forløbet på listen.',
    )
    words.add_argument("--version", action=Version)
    _add_deck(words)
    _add_shared(words)
    words.add_argument("--tekst", action="store_true", help="linje for linje, også med skærmlæser")
    commands = words.add_subparsers(dest="command", metavar=COMMAND, title="Kommandoer", parser_class=Parser)
    with_deck = (
        _add_saml(commands),
        _add_simuler(commands),
        *_add_what_leads(commands),
        *_add_what_tells(commands),
        _add_proev(commands),
        _add_server(commands),
    )
    for command in with_deck:
        _add_deck(command, default=SUPPRESS)  # what stood before the command is not overwritten by a default
    return words


def _add_saml(commands: "_SubParsersAction[Parser]") -> Parser:
    saml = commands.add_parser("saml", help="saml bordenes valg, og få spørgsmål eller en rapport")
    _add_paths(saml)
    saml.add_argument("--format", choices=FORMATS, help=f"{', '.join(FORMATS)}; ellers tekst")
    saml.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="skriv i en fil; .pdf og .docx kendes på navnet")
    saml.add_argument("--aftale", action="store_true", help="kun aftalen, og hvornår I ser på den igen")
    saml.add_argument("--live", action="store_true", help="vis det igen, hver gang et bord svarer; Ctrl+C slutter")
    saml.add_argument("--session", metavar="ID", help="et bestemt forløb; ellers det nyeste")
    return saml


def _add_simuler(commands: "_SubParsersAction[Parser]") -> Parser:
    simuler = commands.add_parser("simuler", help="lav opdigtede borde, eller et opdigtet rum, at øve dig på")
    simuler.add_argument("forloeb", metavar="FORLØB", help="et forløb eller et kort")
    simuler.add_argument("--borde", type=whole(1, MOST_TABLES), default=6, metavar="N", help="hvor mange borde (6)")
    simuler.add_argument("--seed", type=whole(0, 10**9), default=1, metavar="K", help="samme tal giver samme borde (1)")
    simuler.add_argument("--rum", choices=("enige", "delte", "blandet"), default="blandet", help="hvor enige de er")
    simuler.add_argument("-o", dest="mappe", type=Path, required=True, metavar="MAPPE", help="hvor filerne lægges")
    return simuler


def _add_what_leads(commands: "_SubParsersAction[Parser]") -> tuple[Parser, ...]:
    tavle = commands.add_parser("tavle", help="det, rummet må se, i et andet vindue")
    _add_shared(tavle, default=SUPPRESS)
    rum = commands.add_parser("rum", help="led et forløb, hvor hver vælger på sin egen telefon")
    rum.add_argument("forloeb", metavar="FORLØB", help="et forløb eller et kort")
    _add_shared(rum, default=SUPPRESS)
    commands.add_parser("opfoelgning", help="sidste gangs aftale: Hvad skete der?")
    slet = commands.add_parser("slet", help="vis optegnelser, og slet dem")
    _add_paths(slet)
    return tavle, rum


def _add_what_tells(commands: "_SubParsersAction[Parser]") -> tuple[Parser, ...]:
    veje = commands.add_parser("veje", help="se et kort som et hele, og hvor mange borde der gik hver vej")
    veje.add_argument("kort", metavar="KORT", help="det kort, du vil se")
    _add_paths(veje)
    veje.add_argument("--format", choices=_GRAPHS, default="trae", help=f"{', '.join(_GRAPHS)}; ellers trae")
    veje.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="skriv i en fil")
    veje.add_argument("--session", metavar="ID", help="et bestemt forløb; ellers det nyeste")
    brug = commands.add_parser("brug", help="se, hvor tit kort bliver spillet til ende, sluppet eller skiftet ud")
    _add_paths(brug)
    overblik = commands.add_parser("overblik", help="se mange forløb på én gang, uden at en enhed kan kendes")
    _add_paths(overblik)
    overblik.add_argument("--aar", type=whole(1971, 2199), metavar="ÅR", help="kun forløb fra det år")
    overblik.add_argument("--maaned", type=_month, metavar="ÅÅÅÅ-MM", help="kun månedens dilemma: sådan valgte rummene")
    overblik.add_argument("--session", metavar="ID", help="med --maaned: jeres eget valg ved siden af")
    overblik.add_argument("-o", dest="fil", type=Path, metavar="FIL", help=f"skriv i en fil: {', '.join(OVERVIEWS)}")
    return veje, brug, overblik, _add_historier(commands)


def _add_historier(commands: "_SubParsersAction[Parser]") -> Parser:
    historier = commands.add_parser("historier", help="find det, der virkede for andre, eller tilbyd jeres eget")
    historier.add_argument("mappe", type=Path, metavar="MAPPE", help="den delte mappe, historierne ligger i")
    historier.add_argument("--kort", metavar="KORT", help="kun om det kort")
    historier.add_argument("--hensyn", metavar="HENSYN", help="kun om det hensyn")
    what = historier.add_mutually_exclusive_group()
    what.add_argument("--tilbyd", action="store_true", help="fortæl, hvad der virkede hos jer")
    what.add_argument("--laes", action="store_true", help="læs dem, der venter, og sig ja eller nej")
    what.add_argument("--fjern", metavar="NAVN", help="slet en historie")
    return historier


def _month(text: str) -> str:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise ArgumentTypeError(f'"{text}" er ikke en måned. Skriv den som 2026-11')
    return text


def _add_proev(commands: "_SubParsersAction[Parser]") -> Parser:
    proev = commands.add_parser("proev", help="se, hvilke af et korts egne spørgsmål der ville komme i hvilket rum")
    proev.add_argument("fil", metavar="FIL", help="kortets fil")
    return proev


def _add_server(commands: "_SubParsersAction[Parser]") -> Parser:
    server = commands.add_parser("server", help="mange rum på én gang, for en kommune; med --proev på én maskine")
    server.add_argument("--proev", action="store_true", help="prøv det her og nu, uden konto og uden indstillinger")
    server.add_argument("--port", type=whole(1, 65535), metavar="N", help="hvor den lytter (8420)")
    return server


def _add_paths(command: Parser) -> None:
    where = "filer eller mapper, spillet har gemt i"
    command.add_argument("stier", nargs="+", type=Path, metavar="STI", help=where)


def _add_deck(parser: Parser, default: str | None = None) -> None:
    parser.add_argument("--kortsaet", type=Path, metavar="MAPPE", help="jeres eget kortsæt", default=default)


def _add_shared(parser: Parser, default: str | None = None) -> None:
    where = "den delte mappe, bordenes computere gemmer i"
    parser.add_argument("--mappe", type=Path, metavar="MAPPE", help=where, default=default)
