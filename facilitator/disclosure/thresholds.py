"""Every number that decides what is shown or asked, once, with where it comes from."""

from typing import Final

TABLES_SHOWN: Final = 3
"""Tables; from here on choices are numbers of tables. DESIGN 7: with two, each knows the other's."""

PEOPLE_SHOWN: Final = 8
"""Answers; from here on a room sees numbers of people, below that words. DESIGN 7; stricter than the domain's R21."""

PEOPLE_HINTED: Final = 5
"""Answers; from here on a room hears in words how it chose. With four, nearly all can only be all. DESIGN 7."""

AGREEMENT_SAID: Final = 8
"""People; below that `enige` could only mean all of them, and `ingen` would leave too few. DESIGN 7."""

AGREEMENT_LEAVES: Final = 8
"""Answers; from here on what leaves the room says agreed or divided, below that nothing. DESIGN 7."""

PEOPLE_IN_WORDS: Final = 10
"""Answers; from here on what leaves the room says `nogle`, `de fleste` … of each choice. DESIGN 7."""

PEOPLE_FEW: Final = 3
"""People; up to here what leaves the room says `få eller ingen`. With two, in a room of eleven that chose five, five
and one the last would be told; at three `python tests/support/individuals.py` finds nobody."""

TABLES_TOLD: Final = 3
"""Tables that took a choice; from here on it is a number in what leaves the room, below that `få eller ingen`. With
two, one table more would tell that it was one before. DESIGN 7."""

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

SESSIONS_TOLD: Final = 5
"""Sessions; what is told over time is of at least so many, and leaves at least so many that may be otherwise. The
issue's own number. At four and at six `python tests/support/overviews.py` finds a session from two overviews."""

PEOPLE_HELD: Final = 5
"""People; a session with fewer is in no overview, so that five sessions are always twenty-five people, and no second
number has to be passed: where it was passed would tell of the session that passed it."""

SESSIONS_STEP: Final = 10
"""Sessions; how wide a span is that is told instead of a number. At nine and at eleven the search finds somebody."""

SESSIONS_TURN: Final = 3
"""How far the spans move when there is one session more. See `facilitator/disclosure/over_time.py`."""

PROGRAMMES_TOLD: Final = 3
"""Programmes that can have a span at once, by asking for more than a quarter of all sessions. Every session has
exactly one, so spans of four that use up all sessions can be too narrow: the search finds one among 38 sessions."""

CHOICES_TOLD: Final = 1
"""Choices on a card that can have a span at once, by asking for more than half of all rooms. At two
`python tests/support/overviews.py` finds a choice that the room that came did not make."""
