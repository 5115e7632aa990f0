"""What libyaml says of a text it cannot read, in Danish and at the place an author must mend."""

from typing import TYPE_CHECKING, NamedTuple

from spil.cards.findings import START, Finding, Place, lines_of

if TYPE_CHECKING:
    import yaml


class _Explanation(NamedTuple):
    problem: str
    """Part of libyaml's own sentence; it differs between versions, so an unknown one is explained by its place."""
    code: str
    message: str
    repair: str
    at_context: bool = False
    """Whether the mend is where libyaml began to read the thing, not where it gave up."""


_INDENT = "Linjer, der hører sammen, begynder lige langt inde. Ret mellemrummene foran linjen."
_UNCLOSED_QUOTE = _Explanation(
    "found unexpected end of stream",
    "K212",
    "anførselstegnet bliver ikke lukket igen",
    "Sæt et anførselstegn, hvor teksten slutter.",
    at_context=True,
)
_UNCLOSED_LIST = _Explanation(
    "did not find expected ',' or",
    "K218",
    "listen bliver ikke lukket igen",
    "Sæt ] eller }, hvor listen slutter.",
    at_context=True,
)
_EXPLANATIONS = (
    _Explanation(
        "mapping values are not allowed",
        "K211",
        "her står et kolon midt i en tekst, eller linjen er rykket for langt ind",
        "Sæt hele teksten i enkelte anførselstegn: 'Sig: …'. Eller ret mellemrummene foran linjen.",
    ),
    _UNCLOSED_QUOTE,
    _Explanation(
        "could not find expected ':'",
        "K216",
        "linjen mangler et kolon, eller den hører til teksten over og skal rykkes ind",
        'Skriv linjen sådan: "titel: tekst". Eller ryk linjen ind under den tekst, den hører til.',
        at_context=True,
    ),
    _Explanation("did not find expected key", "K214", "linjen passer ikke ind her", _INDENT),
    _Explanation("did not find expected '-' indicator", "K214", "linjen passer ikke ind i listen", _INDENT),
    _Explanation(
        "block sequence entries are not allowed",
        "K214",
        "en liste kan ikke begynde her",
        "Sæt listen på sin egen linje.",
    ),
    _UNCLOSED_LIST,
    _Explanation("did not find expected node content", "K218", "her mangler noget i listen", "Slet det ekstra komma."),
    _Explanation(
        "found unknown escape character", "K217", '\\ har en særlig betydning i "…"', "Brug enkelte anførselstegn: '…'."
    ),
    _Explanation(
        "did not find expected <document start>", "K205", "her begynder noget nyt efter kortets slutning", _INDENT
    ),
)
_OTHER = _Explanation("", "K201", "filen kan ikke læses som YAML fra dette sted", "Se på linjen og på den over.")
_TAB = _Explanation(
    "", "K210", "her står et Tab-tegn", "Brug mellemrum i stedet for tabulatortasten forrest i en linje."
)
_SIGN = _Explanation(
    "", "K215", "teksten begynder med et tegn, som YAML bruger selv", "Sæt teksten i enkelte anførselstegn: '…'."
)
_AFTER_QUOTE = _Explanation(
    "", "K213", "her står mere tekst efter anførselstegnet", "Sæt hele teksten i enkelte anførselstegn: '\"…\" …'."
)


def explain(path: str, text: str, error: "yaml.MarkedYAMLError") -> Finding:
    """One finding for the one place where libyaml gave up."""
    lines = lines_of(text)
    why = _which(error, lines)
    mark = (error.context_mark if why.at_context else None) or error.problem_mark or error.context_mark
    if mark is None:
        return Finding(path, START, why.code, why.message, why.repair)
    line = min(mark.line, len(lines) - 1)
    place = Place(line + 1, mark.column + 1, line + 1, mark.column + 2)
    return Finding(path, place, why.code, why.message, why.repair)


def _which(error: "yaml.MarkedYAMLError", lines: list[str]) -> _Explanation:
    problem, mark = error.problem or "", error.problem_mark
    here = lines[mark.line][mark.column :] if mark and mark.line < len(lines) else ""
    if "cannot start any token" in problem or "found a tab character" in problem:
        return _TAB if here.startswith("\t") else _SIGN
    if "did not find expected key" in problem and mark:
        before = lines[mark.line][: mark.column].rstrip() if mark.line < len(lines) else ""
        if before.endswith(('"', "'")) and here.strip():
            return _AFTER_QUOTE
    return next((each for each in _EXPLANATIONS if each.problem in problem), None) or _by_place(error, lines)


def _by_place(error: "yaml.MarkedYAMLError", lines: list[str]) -> _Explanation:
    """What can be told without knowing libyaml's words: a quote or a bracket that a later line did not close."""
    begun, mark = error.context_mark, error.problem_mark
    if begun is None or mark is None or not begun.line < min(mark.line, len(lines)):
        return _OTHER
    match lines[begun.line][begun.column : begun.column + 1]:
        case "'" | '"':
            return _UNCLOSED_QUOTE
        case "[" | "{":
            return _UNCLOSED_LIST
        case _:
            return _OTHER
