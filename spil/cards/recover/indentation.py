"""Lines that stand too far in or out, and dashes and colons that are missing, in a text that YAML cannot read."""

from typing import NamedTuple

from spil.cards.recover.lines import Line, seen, split
from spil.cards.recover.values import Slip


class _Level(NamedTuple):
    column: int
    is_list: bool


def indent_slips(lines: list[str], known: frozenset[str]) -> list[Slip]:
    """Every line that does not fit under the ones above; the lines are mended in place, one for one."""
    walk = _Walk(lines, known)
    number = 0
    while number < len(walk.entries):
        walk.take(number)
        number += 1
    return walk.told


class _Walk:
    """Goes down the lines with the columns that are open."""

    def __init__(self, lines: list[str], known: frozenset[str]) -> None:
        self.lines = lines
        self.told: list[Slip] = []
        self.entries: list[Line] = []
        self._levels: list[_Level] = []
        self._known = known
        for line in seen(lines):
            if line.key or line.dashed or line.value[:1] == "-":
                self.entries.append(line)
            elif self._stands_alone(line):
                self._give_colon(line)

    def take(self, number: int) -> None:
        """Look at one line, and mend it where it does not fit."""
        line = self.entries[number]
        before = self.entries[number - 1] if number else None
        if before is None or (before.opens and self._is_under(line, before)):
            line = self._first_of_several(number, before)
        elif _Level(line.indent, is_list=line.dashed) not in self._levels:
            line = self._moved(number, self._fitting(number, before))
        self.entries[number] = line
        self._open(line)

    @staticmethod
    def _is_under(line: Line, opener: Line) -> bool:
        return line.indent > opener.inner or (line.dashed and line.indent == opener.inner)

    def _open(self, line: Line) -> None:
        while self._levels and self._levels[-1].column > line.indent:
            self._levels.pop()
        wanted = [_Level(line.indent, is_list=True)] if line.dashed else []
        wanted += [_Level(line.inner, is_list=False)] if line.key else []
        for level in wanted:
            if level not in self._levels:
                self._levels.append(level)

    def _stands_alone(self, line: Line) -> bool:
        """A line with neither key nor dash that is no more of the text above."""
        above = self.entries[-1] if self.entries else None
        return above is not None and line.indent <= above.inner and line.value[:1] not in "]}"

    def _give_colon(self, line: Line) -> None:
        word, _, rest = line.value.partition(" ")
        message, repair = _NO_COLON
        if word in self._known:
            repair = repair.replace("titel: tekst", f"{word}: {rest}" if rest else f"{word}:")
        self.told.append(Slip(line.number, line.indent, "K216", message, repair))
        if word in self._known:
            self.lines[line.number] = " " * line.indent + f"{word}: {rest}"
            self.entries.append(split(line.number, self.lines[line.number]))
        else:
            self.lines[line.number] = "#"

    def _first_of_several(self, number: int, opener: Line | None) -> Line:
        """The first line under a key, which the next ones show the right place of."""
        line = self.entries[number]
        rest = []
        for each in self.entries[number + 1 :]:
            if opener is not None and not self._is_under(each, opener):
                break
            rest.append(each)
        least = min(rest, key=lambda each: each.indent, default=line)
        if least.indent < line.indent:
            if least.dashed and not line.dashed and line.indent == least.inner:
                return self._dashed(number, least.indent)
            if sum(each.indent == line.indent for each in rest) < sum(each.indent == least.indent for each in rest):
                return self._moved(number, least.indent)
        elif least.indent > line.indent and least.indent < rest[0].indent and rest[0].indent != line.inner:
            return self._moved(number, least.indent)
        return line

    def _fitting(self, number: int, before: Line | None) -> int:
        """The open column that a line was probably meant for."""
        line = self.entries[number]
        below = self.entries[number + 1] if number + 1 < len(self.entries) else None
        fitting = [each.column for each in self._levels if each.is_list == line.dashed]
        if line.opens and below is not None:
            fitting = [column for column in fitting if self._is_under(below, line._replace(inner=column))] or fitting
        nearest = min(fitting, key=lambda column: (abs(column - line.indent), -column), default=0)
        return before.inner if before is not None and not fitting else nearest

    def _dashed(self, number: int, column: int) -> Line:
        line = self.entries[number]
        self.told.append(Slip(line.number, line.indent, "K209", *NO_DASH))
        text = self.lines[line.number]
        self.lines[line.number] = f"{' ' * column}- {text[line.indent :]}"
        return split(line.number, self.lines[line.number])

    def _moved(self, number: int, column: int) -> Line:
        line = self.entries[number]
        way = "langt inde" if line.indent > column else "langt ude"
        repair = f"Sæt {column} mellemrum foran den. Nu er der {line.indent}."
        self.told.append(Slip(line.number, line.indent, "K214", f"linjen står for {way}", repair))
        self.lines[line.number] = " " * column + self.lines[line.number][line.indent :]
        return split(line.number, self.lines[line.number])


NO_DASH = ("her mangler en streg", 'Skriv "- " foran, så det bliver en ny linje i listen.')
_NO_COLON = (
    "linjen mangler et kolon, eller den hører til teksten over og skal rykkes ind",
    'Skriv linjen sådan: "titel: tekst". Eller ryk linjen ind under den tekst, den hører til.',
)
