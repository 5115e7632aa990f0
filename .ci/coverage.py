"""Fails where the tests run too little: `python .ci/coverage.py FILE`, a file that `coverage json` wrote."""

import json
import sys
from pathlib import Path

LINES, BRANCHES, MODULE = 97, 93, 85
"""Per cent of all lines, of all branches, and of both in any one module."""


def main(path: str) -> int:
    """Print what was measured; 1 where it is too little."""
    measured = json.loads(Path(path).read_text(encoding="utf-8"))
    totals = measured["totals"]
    lines = 100 * totals["covered_lines"] / totals["num_statements"]
    branches = 100 * totals["covered_branches"] / totals["num_branches"]
    modules = sorted((each["summary"]["percent_covered"], name) for name, each in measured["files"].items())
    print(f"coverage: lines {lines:.1f} % (at least {LINES}), branches {branches:.1f} % (at least {BRANCHES})")
    print(f"the ten modules with least (at least {MODULE} %):")
    for percent, name in modules[:10]:
        print(f"  {percent:5.1f} %  {name}")
    return int(lines < LINES or branches < BRANCHES or modules[0][0] < MODULE)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
