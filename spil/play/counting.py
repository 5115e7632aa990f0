"""Numbers of slips, as people type them, to the move of a count."""

import re
from dataclasses import dataclass

from spil.play.moves import Counted
from spil.play.page import CountEntry


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that could not be used, in one sentence that says what can."""

    sentence: str


def read_count(entry: CountEntry, line: str) -> Counted | Wrong:
    """Numbers of slips: `2 2 1 0`, `2,2,1,0` or `2210`; fewer than all have passed."""
    many, people = len(entry.choices), entry.people
    parts = re.findall(r"\d+", line) if re.fullmatch(r"[\d\s,;]+", line) else []
    if len(parts) == 1 and len(parts[0]) == many:
        parts = list(parts[0])
    if len(parts) != many:
        return Wrong(f"Skriv {many} tal med mellemrum, ét for hvert valg, eller tryk Enter for at springe over.")
    numbers = tuple(int(part[:4]) for part in parts)
    if not 1 <= sum(numbers) <= people:
        return Wrong(f"Tallene giver {sum(numbers)}, men I er {people}. Ret dem, eller tryk Enter for at springe over.")
    return entry.counted(numbers)
