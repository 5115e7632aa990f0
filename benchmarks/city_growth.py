"""`python -m benchmarks.city_growth FILE.svg`: what a vote costs with more rooms and with more phones in one room.

Each size is a city of its own, measured as by `benchmarks.city` and beside the same bare endpoint. It prints a table,
and draws the same numbers. Milliseconds of a core for each vote say where the next limit lies, also where the machine
has other things to do; how long a phone waits only says it on a quiet machine.
"""

import math
import os
import statistics
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.city import WITHIN, Cost, measure_city

_ROOMS = ((5, 60), (20, 60), (40, 60), (80, 60))
_PHONES = ((1, 60), (1, 250), (1, 500), (1, 1000))
_ROUNDS = int(os.environ.get("ROUNDS", "2"))
_HEAD = ("Rum", "Telefoner i hvert", "Stemmer i sekundet", "Median, ms", "p99, ms", "Nøgent p99, ms")
_MORE = ("Kerne pr. stemme, ms: svar", "database", "Kerner i alt", "MiB pr. proces", "Forbindelser")
_BAR, _LINE, _LEFT = 300, 20, 190


class Row(NamedTuple):
    """A size, and what it cost."""

    rooms: int
    phones: int
    cost: Cost

    @property
    def votes(self) -> float:
        """A second."""
        return self.rooms * self.phones / WITHIN

    @property
    def cores(self) -> float:
        """That processes and database used while all voted."""
        each = statistics.median(one.work + one.database for one in self.cost.rounds)
        return self.votes * each / 1000

    @property
    def waits(self) -> tuple[float, float]:
        """How long 99 of 100 waited at most, here and at the bare endpoint."""
        rounds = self.cost.rounds
        return statistics.median(each.ours for each in rounds), statistics.median(each.bare for each in rounds)

    def told(self) -> list[str]:
        """As a row of the table; the median of the rounds."""
        rounds = self.cost.rounds
        middle = [statistics.median(each) for each in zip(*((r.median, r.ours, r.bare) for r in rounds), strict=True)]
        work = [statistics.median(each) for each in zip(*((r.work, r.database) for r in rounds), strict=True)]
        return [
            str(self.rooms),
            str(self.phones),
            f"{self.votes:.0f}",
            *(_danish(each, 0) for each in middle),
            *(_danish(each, 2) for each in work),
            _danish(self.cores, 2),
            " og ".join(map(str, self.cost.memory)),
            str(self.cost.connections),
        ]


def main() -> int:
    """Measure, print and draw; whether anything was lost or double."""
    parts = []
    for title, sizes in (("Flere rum, 60 telefoner i hvert", _ROOMS), ("Ét rum, flere telefoner", _PHONES)):
        rows = [Row(rooms, phones, measure_city(rooms, phones, _ROUNDS)) for rooms, phones in sizes]
        parts.append((title, rows))
    for title, rows in parts:
        print(f"\n{title}\n")
        print("\n".join(f"| {' | '.join(line)} |" for line in _lines(rows)))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(as_svg(parts), encoding="utf-8")
    return int(any(each.lost for _, rows in parts for row in rows for each in row.cost.rounds))


def _lines(rows: Sequence[Row]) -> list[list[str]]:
    return [[*_HEAD, *_MORE], ["--:"] * len((*_HEAD, *_MORE)), *(row.told() for row in rows)]


def as_svg(parts: Sequence[tuple[str, Sequence[Row]]]) -> str:
    """Three bars for each size: the cores that were used, and how long 99 of 100 waited at most, here and there."""
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": "sans-serif", "font-size": "13"})
    ET.SubElement(root, "title").text = "Byens server, mens alle stemmer inden for ti sekunder"
    every = [row for _, rows in parts for row in rows]
    cores = max(row.cores for row in every)
    longest = math.log10(max(max(each.ours, each.bare) for row in every for each in row.cost.rounds))
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#fff"})
    down = 0
    for title, rows in parts:
        down += 2 * _LINE
        _text(root, 10, down, title, **{"font-weight": "bold"})
        for row in rows:
            ours, bare = (
                statistics.median(each) for each in zip(*((r.ours, r.bare) for r in row.cost.rounds), strict=True)
            )
            down += _LINE + 6
            _text(root, 10, down, f"{row.rooms} x {row.phones} telefoner")
            _bar(root, down - 12, row.cores / cores, "#1d5f8a", f"{_danish(row.cores, 2)} kerner")
            for wait, fill, whose in ((ours, "#b35c1e", ""), (bare, "#8a8a8a", " det nøgne endpoint")):
                down += _LINE - 4
                _bar(root, down - 12, math.log10(wait) / longest, fill, f"{_danish(wait, 0)} ms{whose}")
    down += 2 * _LINE
    _text(root, 10, down, "Blå: kerner i brug hos server og database. Brun og grå: så længe venter 99 af 100 højst;")
    down += _LINE
    _text(root, 10, down, "hver ti gange så lang ventetid er et lige langt stykke mere.")
    size = {"width": str(_LEFT + _BAR + 220), "height": str(down + _LINE)}
    root.attrib.update({**size, "viewBox": f"0 0 {size['width']} {size['height']}"})
    ET.indent(root)
    return f"{ET.tostring(root, encoding='unicode')}\n"


def _bar(root: ET.Element, top: int, share: float, fill: str, told: str) -> None:
    width = max(1.0, _BAR * share)
    place = {"x": str(_LEFT), "y": str(top), "width": f"{width:.0f}", "height": "13", "fill": fill}
    ET.SubElement(root, "rect", place)
    _text(root, int(_LEFT + width + 6), top + 11, told)


def _text(root: ET.Element, left: int, down: int, told: str, **style: str) -> None:
    ET.SubElement(root, "text", {"x": str(left), "y": str(down), "fill": "#333", **style}).text = told


def _danish(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
