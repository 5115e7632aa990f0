"""The words of the command `spil`: what can be asked for, and how that is told to who asks for help."""

from argparse import SUPPRESS, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from spil.codes import code_of
from spil.command_line import COMMAND, MOST_TABLES, Parser, Version, whole

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_PAPERS = ("alt", "haefte", "a5", "a6", "plakat")
_GRAPHS = ("trae", "mermaid", "dot", "svg")


def parser() -> Parser:
    """Every command, with its options."""
    words = Parser(
        prog="spil",
        description='Ligebehandlingsspillet. Skriv "spil", og tryk Enter for at begynde.',
    )
    words.add_argument("--version", action=Version)
    _add_deck(words)
    commands = words.add_subparsers(dest="command", metavar=COMMAND, title="Kommandoer", parser_class=Parser)
    with_deck = (
        _add_start(commands),
        _add_cards(commands),
        _add_tjek(commands),
        *_add_what_shows(commands),
        _add_vis(commands),
        _add_new(commands),
        _add_skriv(commands),
        _add_hoering(commands),
        _add_side(commands),
        _add_skema(commands),
    )
    lsp = commands.add_parser("lsp", help="hjælp en editor, mens I skriver; det er editoren, der skriver den kommando")
    _add_spelling(lsp)
    for command in with_deck:
        _add_deck(command, default=SUPPRESS)  # what stood before the command is not overwritten by a default
    return words


def _add_start(commands: "_SubParsersAction[Parser]") -> Parser:
    start = commands.add_parser("start", help="spil et kort eller et forløb")
    start.add_argument("hvad", nargs="?", metavar="KORT|FORLØB|FIL", help="det, I vil spille")
    start.add_argument("--tekst", action="store_true", help="linje for linje, også for skærmlæsere")
    start.add_argument("--bord", type=whole(1, MOST_TABLES), metavar="N", help="bordets nummer")
    start.add_argument("--session", type=_code, metavar="KODE", help="koden på væggen")
    start.add_argument("--mappe", type=Path, metavar="MAPPE", help="en delt mappe, der også får jeres fil")
    return start


def _add_tjek(commands: "_SubParsersAction[Parser]") -> Parser:
    tjek = commands.add_parser("tjek", help="find fejl i kort")
    tjek.add_argument("stier", nargs="*", type=Path, metavar="STI", help="filer eller mapper; uden: hele kortsættet")
    tjek.add_argument("--format", choices=("tekst", "json", "github"), default="tekst", help="tekst, json eller github")
    tjek.add_argument("--forklar", metavar="KODE", help="forklar en kode, for eksempel K404")
    tjek.add_argument("--ret", action="store_true", help="ret det, spillet selv kan rette; du ser det først")
    _add_spelling(tjek)
    return tjek


def _add_what_shows(commands: "_SubParsersAction[Parser]") -> tuple[Parser, ...]:
    """A card or a programme to be read, printed or seen as a whole."""
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
    return laes, udskriv, graf


def _add_vis(commands: "_SubParsersAction[Parser]") -> Parser:
    vis = commands.add_parser("vis", help="spil dit kort, mens du skriver det")
    vis.add_argument("fil", type=Path, metavar="FIL", help="kortets fil")
    _add_spelling(vis)
    return vis


def _add_side(commands: "_SubParsersAction[Parser]") -> Parser:
    side = commands.add_parser("side", help="lav en hjemmeside af kort og forløb")
    side.add_argument("-o", dest="mappe", type=Path, metavar="MAPPE", help="mappen, siderne bliver lagt i")
    side.add_argument("--vis", action="store_true", help="vis siden, og lav den igen, hver gang du gemmer et kort")
    side.add_argument("--port", type=whole(0, 65_535), default=8000, metavar="N", help="med --vis; ellers 8000")
    return side


def _add_skema(commands: "_SubParsersAction[Parser]") -> Parser:
    skema = commands.add_parser("skema", help="vis skemaet, som en editor kan hjælpe med")
    skema.add_argument("hvad", nargs="?", metavar="KORT|FIL", help="med kortets egne navne som forslag")
    skema.add_argument("-o", dest="fil", type=Path, metavar="FIL", help="skriv i en fil, der ender på .json")
    return skema


def _add_skriv(commands: "_SubParsersAction[Parser]") -> Parser:
    skriv = commands.add_parser("skriv", help="skriv på et kort i en formular i browseren")
    skriv.add_argument("hvad", metavar="KORT|FIL", help="jeres eget kort")
    skriv.add_argument("--port", type=whole(0, 65_535), default=0, metavar="N", help="ellers en, der er ledig")
    _add_spelling(skriv)
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


def _add_spelling(words: Parser) -> None:
    words.add_argument("--stavning", action="store_true", help="se også efter stavefejl, hvis maskinen har en ordbog")


def _add_deck(words: Parser, default: str | None = None) -> None:
    words.add_argument("--kortsaet", type=Path, metavar="MAPPE", help="jeres eget kortsæt", default=default)


def _code(text: str) -> str:
    code = code_of(text)
    if not code:
        raise ArgumentTypeError("koden passer ikke. Se efter på væggen, ét bogstav ad gangen")
    return code
