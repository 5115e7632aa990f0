"""How a small room chose, in words: for the wall, where numbers would point at somebody."""

from collections.abc import Iterator, Mapping

from facilitator.disclosure import meanings, thresholds
from facilitator.evidence.facts import Spread, StepFacts
from spil.danish import number

TOO_FEW = "I er så få, at svarene ikke bliver vist. Fortæl selv det, I har lyst til."


def gist_of(first: Spread, second: Spread, words: Mapping[str, str]) -> str:
    """How both choices lie: `Først fordelte I jer på tre valg. Efter snakken ville de fleste vente.`, or a part of it.

    Args:
        first: What they chose alone.
        second: What they chose after the talk.
        words: Every choice, in short.
    """
    rounds = [(when, spread) for when, spread in (("Først", first), ("Efter snakken", second)) if spread.total]
    if rounds and min(spread.total for _, spread in rounds) < thresholds.PEOPLE_HINTED:
        return TOO_FEW
    return " ".join(_sentences(rounds, words))


def kept_back(facts: StepFacts) -> str:
    """What to say outside the room where nothing else may be said."""
    if facts.led:
        few = 0 < facts.deciding.total < thresholds.AGREEMENT_LEAVES
        return "Der var for få svar til at fortælle om dem uden for rummet." if few else ""
    enough = facts.tables.total >= thresholds.TABLES_SHOWN
    return "Tallene kunne pege på et bord, så de bliver ikke vist uden for rummet." if enough else ""


def _sentences(rounds: list[tuple[str, Spread]], words: Mapping[str, str]) -> Iterator[str]:
    for when, spread in rounds:
        ways = f"på {number(len(spread.ranked))} valg"
        most, alone = meanings.most(spread), len(rounds) == 1
        if most:
            short = words[spread.ranked[0]]
            yield f"De fleste ville {short}." if alone else f"{when} ville de fleste {short}."
        else:
            yield f"I fordelte jer {ways}." if alone else f"{when} fordelte I jer {ways}."
