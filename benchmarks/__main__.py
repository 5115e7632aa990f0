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
    ratios = measure()  # first, while nothing else lies in memory
    held = _row("key to the next page painted, work", "a key that changes one Static of as much text", 1.5, ratios)
    for case in cases():
        case.ours()
        case.theirs()
        ratios = [timeit(case.ours, number=1) / timeit(case.theirs, number=1) for _ in range(_ROUNDS)]
        held &= _row(case.what, case.baseline, case.budget, ratios)
    return 0 if held else 1


def _row(what: str, baseline: str, budget: float, ratios: list[float]) -> bool:
    seen = statistics.median(ratios)
    print(f"{what:<52} {baseline:<46} {budget:>6}x {seen:>5.2f}x {min(ratios):>5.2f}-{max(ratios):.2f}", flush=True)
    return seen <= budget


sys.exit(main())
