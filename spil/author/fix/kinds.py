"""What can be mended without asking an author what was meant, kind by kind."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spil.author.fix.quotes import values, word_quotes
from spil.author.fix.whitespace import HARD, Edit, Lines, after_colons, hard_spaces, one_space_off, tabs

LINE_END = re.compile(r"(\r\n|\r|\n)")
SIGNS = f"\t{HARD}“”„"
"""Characters that mends remove and never add: counting them shows that mending comes to an end."""


class Kind(NamedTuple):
    """One kind of mending."""

    told: str
    """What was done, as an author reads it."""
    edits: Callable[[Lines, int], Iterator[Edit]]
    """What may be tried for a line with a finding, the likeliest first."""
    of_text: bool
    """Whether it touches what people read; then the mended line must be right at once."""


KINDS = (
    Kind("Tab-tegn er gjort til mellemrum", tabs, of_text=False),
    Kind("Hårde mellemrum er gjort til almindelige", hard_spaces, of_text=False),
    Kind("Der er sat mellemrum efter kolon og streg", after_colons, of_text=False),
    Kind("Linjer er rykket ét mellemrum", one_space_off, of_text=False),
    Kind("Words anførselstegn er gjort til dem, en fil bruger", word_quotes, of_text=True),
    Kind("Tekst er sat i anførselstegn", values, of_text=True),
)
