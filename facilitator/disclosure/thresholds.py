"""Every number that decides what is shown or asked, once, with where it comes from."""

from typing import Final

TABLES_SHOWN: Final = 3
"""Tables; from here on choices are numbers of tables. DESIGN 7: with two, each knows the other's."""

PEOPLE_SHOWN: Final = 5
"""Answers; from here on a room sees numbers of people. DESIGN 7, rule R21 of the domain's rules."""

AGREEMENT_SAID: Final = 8
"""People; below that `enige` could only mean all of them, and `ingen` would leave too few. DESIGN 7."""

PEOPLE_IN_WORDS: Final = 10
"""Answers; from here on what leaves the room says `nogle`, `de fleste` …, below that agreed or divided. DESIGN 7."""

PEOPLE_NAMED: Final = 3
"""People who took a choice; below that no question names it, for it would point at somebody. DESIGN 7."""

TABLES_NAMED: Final = 2
"""Tables that took a choice; below that no question names it, for it would point at one table. DESIGN 7."""

SLIGHT: Final = 1 / 8
"""Share so small that the ear passes over it: `næsten alle` leave no more out, two halves differ by no more.

A judgement, not measured: 7 of 8 is `næsten alle`, 48 of 60 is not; 5 and 4 is `næsten ligeligt`, 3 and 2 is not.
"""

DIVIDED: Final = 3 / 5
"""Share of the most chosen; up to it a room is `delt`, above it `de fleste` chose the same. A judgement."""

MAJORITY: Final = 1 / 2
"""Share of the most chosen; above it there is a majority."""

SPLIT_TABLES: Final = 2
"""Tables that were divided first, or went another way than most had written; below that it points at one. DESIGN 7."""

MOVED: Final = 3
"""People who at least changed their choice; below that `flere` would point at somebody. As PEOPLE_NAMED."""

STILL: Final = 1 / 20
"""Share that moved; up to it, and below `MOVED`, a room is `lige så delt` as before. A judgement."""

CARDS_ACROSS: Final = 2
"""Cards; a word about considerations needs at least so many. DESIGN 8."""

WORDS: Final = ((0.15, "enkelte"), (0.4, "nogle"), (0.6, "omkring halvdelen"), (1.0, "de fleste"))
"""Shares below which each word is used; 0 is `ingen`, all is `alle`. Words from DESIGN 7; the cuts are a judgement."""
