"""Whether a choice in short can stand in a question, as it is heard."""

import re

_MOST_IN_SHORT = 7
_NO_INFINITIVE = re.compile(r"(?!\w*es$)[^\W\d_]+[^\W\d_aeiouyæøåé]", re.IGNORECASE)
"""A word that ends neither in a vowel nor in -es, as every Danish infinitive does."""
_ABOUT_SOMEBODY = re.compile(
    r"\b(?:[Hh](?:an|un|am|ende|ans|endes)|[Ss]ig|[Jj]eg|[Mm]ig|[Dd]u|[Dd]ig|[Vv]i|os|I|jer)\b"
)
_TURNS = re.compile(r"\b(?:ikke|men|hvis|når|fordi)\b", re.IGNORECASE)


def unsayable(in_short: str) -> str | None:
    """Why a choice in short cannot stand after "ville" and "at"; None where nothing is heard that is wrong."""
    sign = re.search(r"[,:;?!]|\.$", in_short)
    somebody, turn = _ABOUT_SOMEBODY.search(in_short), _TURNS.search(in_short)
    if len(in_short.split()) > _MOST_IN_SHORT:
        return f"det har mere end {_MOST_IN_SHORT} ord"
    if sign:
        return f'der står "{sign[0]}" i det'
    begun = _begun_wrong(in_short.partition(" ")[0])
    if begun:
        return begun
    if somebody:
        return f'man hører ikke, hvem "{somebody[0]}" er'
    return f'"{turn[0]}" vender det om' if turn else None


def _begun_wrong(first: str) -> str | None:
    """Why the first word cannot come after "at": it is no verb as one says it there, or not written so."""
    if first.casefold() == "at":
        return '"at" kommer af sig selv'
    if _NO_INFINITIVE.fullmatch(first):
        return f'"{first}" er ikke det, man siger efter "at"'
    return "det begynder med stort bogstav" if first[:1].isupper() and first[1:].islower() else None


def said_aloud(in_short: str) -> str:
    """The sentences a choice in short must be able to stand in."""
    return (
        f'"De fleste ville {in_short}." "Hvad skal der til for at {in_short}?" '
        f'"Hvad taler for at lade være med at {in_short}?"'
    )
