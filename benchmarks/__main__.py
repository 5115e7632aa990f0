"""`python -m benchmarks`: every budget beside what was measured, interleaved with its baseline, median of 15."""

import statistics
import sys
from timeit import timeit

from benchmarks.cases import cases
from benchmarks.keys import measure
from benchmarks.led_keys import measure_led
from benchmarks.room import measure_idle, measure_room

_ROUNDS = 15


def main() -> int:
    """Print the table; 1 where a budget does not hold."""
    print(f"{'what':<52} {'baseline':<46} {'budget':>7} {'seen':>7} {'range':>13}")
    ratios = measure()  # first, while nothing else lies in memory
    held = _row("key to the next page painted, work", "a key that changes one Static of as much text", 1.5, ratios)
    ratios, shares = measure_led()
    held &= _row(
        "a led session's question with 60 tables: key, work", "a key that changes one Static of as much text", 3, ratios
    )
    held &= _row("… and each second that it stands there, work", "a second of a core", 0.01, shares)
    for case in cases():
        case.ours()
        case.theirs()
        ratios = [timeit(case.ours, number=1) / timeit(case.theirs, number=1) for _ in range(_ROUNDS)]
        held &= _row(case.what, case.baseline, case.budget, ratios)
    held &= _rooms()
    return 0 if held else 1


def _rooms() -> bool:
    """The room with phones, all of whom vote within a second."""
    held = True
    for phones in (60, 500):
        seen = measure_room(phones)
        held &= _row(
            f"{phones} phones: p99 till one hears that it came", "a bare endpoint, one synced append", 3, seen.ratios
        )
        held &= _row(f"{phones} phones: p99 from vote to wall", "300 ms", 1, [each / 300 for each in seen.wall])
        held &= _row(f"{phones} phones with their streams: memory", "100 MiB", 1, [seen.memory / 100])
        held &= _row(f"{phones} phones: votes lost", "none", 0, [seen.lost])
    return held & _row("a room where nothing happens", "a second of a core", 0.01, measure_idle())


def _row(what: str, baseline: str, budget: float, ratios: list[float]) -> bool:
    seen = statistics.median(ratios)
    print(f"{what:<52} {baseline:<46} {budget:>6}x {seen:>6.3g}x {min(ratios):>6.3g}-{max(ratios):.3g}", flush=True)
    return seen <= budget


sys.exit(main())
