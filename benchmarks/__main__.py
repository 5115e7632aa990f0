"""`python -m benchmarks`: every budget beside what was measured, interleaved with its baseline, median of 15."""

import statistics
import sys
from timeit import timeit

from benchmarks.cases import cases
from benchmarks.keys import measure

_ROUNDS = 15


def main() -> int:
    """Print the table; 1 where a budget does not hold."""
    print(f"{'what':<52} {'baseline':<46} {'budget':>7} {'seen':>6} {'range':>13}")
    ours, theirs = measure()  # first, while nothing else lies in memory
    ratio = _p95(ours) / _p95(theirs)
    what, baseline = "key to the next page painted, p95 of 100", "a key that changes one Static, p95 of 100"
    held = _row(what, baseline, 3, ratio, (ratio, ratio))
    for case in cases():
        case.ours()
        case.theirs()
        ratios = [timeit(case.ours, number=1) / timeit(case.theirs, number=1) for _ in range(_ROUNDS)]
        held &= _row(case.what, case.baseline, case.budget, statistics.median(ratios), (min(ratios), max(ratios)))
    return 0 if held else 1


def _row(what: str, baseline: str, budget: float, seen: float, spread: tuple[float, float]) -> bool:
    print(f"{what:<52} {baseline:<46} {budget:>6}x {seen:>5.2f}x {spread[0]:>5.2f}-{spread[1]:.2f}", flush=True)
    return seen <= budget


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


sys.exit(main())
