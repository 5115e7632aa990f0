"""Every number that decides what is shown or asked, once, with where it comes from."""

from typing import Final

TABLES_SHOWN: Final = 3
"""Tables; from here on choices are numbers of tables. DESIGN 7: with two, each knows the other's."""

PEOPLE_SHOWN: Final = 5
"""Answers; from here on a room sees numbers of people. DESIGN 7, rule R21 of the domain's rules."""

PEOPLE_IN_WORDS: Final = 10
"""Answers; from here on what leaves the room says `nogle`, `de fleste` …, below that agreed or divided. DESIGN 7."""

PEOPLE_NAMED: Final = 3
"""People who took a choice; below that no question names it, for it would point at somebody. DESIGN 7."""

TABLES_NAMED: Final = 2
"""Tables that took a choice; below that no question names it, for it would point at one table. DESIGN 7."""

GREAT_AGREEMENT: Final = 0.8
"""Share of the most chosen; the share from which `næsten alle` is true when read aloud. A judgement, not measured."""

MAJORITY: Final = 0.5
"""Share of the most chosen; above it `de fleste` is true."""

CAMPS_TOGETHER: Final = 0.8
"""Share of the two most chosen together; below it the camps leave too many out. A judgement, not measured."""

CAMPS_APART: Final = 0.2
"""Difference in share between two camps; above it one of them is a majority. A judgement."""

SPLIT_TABLES: Final = 2
"""Tables that were divided first, or went another way than most had written; below that it points at one. DESIGN 7."""

MOVED: Final = 3
"""People who at least changed their choice; below that `flere` would point at somebody. As PEOPLE_NAMED."""

STILL: Final = 0.1
"""Share that changed their choice; up to it the numbers are `næsten de samme`. A judgement."""

CARDS_ACROSS: Final = 2
"""Cards; a word about considerations needs at least so many. DESIGN 8."""

WORDS: Final = ((0.15, "enkelte"), (0.4, "nogle"), (0.6, "omkring halvdelen"), (1.0, "de fleste"))
"""Shares below which each word is used; 0 is `ingen`, all is `alle`. Words from DESIGN 7; the cuts are a judgement."""
