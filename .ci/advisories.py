"""Fails where a version with a known weakness can be replaced: `python .ci/advisories.py FILE`.

The file is what `pip-audit` wrote. A weakness that nothing in the range of pyproject.toml mends is told and fails
nothing: only a new range would help, and nobody's change is wrong meanwhile. What could not be asked for is told too; a
closed network is no weakness.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

_PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def main(path: str) -> int:
    """Print what is known; 1 where something that can be mended is not."""
    try:
        asked = json.loads(Path(path).read_text(encoding="utf-8"))["dependencies"]
    except (OSError, ValueError, KeyError):
        print("advisories: nobody could be asked, so nothing is known")
        return 0
    unknown = [each["name"] for each in asked if "skip_reason" in each]
    weak = [each for each in asked if each.get("vulns")]
    known = len(asked) - len(unknown)
    print(f"advisories: {known} versions asked about, {len(unknown)} could not be, {len(weak)} weak")
    told = list(judged(weak, ranges(tomllib.loads(_PROJECT.read_text(encoding="utf-8")))))
    for line, _ in told:
        print(f"  {line}")
    return int(any(mendable for _, mendable in told))


def ranges(project: Mapping[str, Any]) -> dict[str, SpecifierSet]:
    """What pyproject.toml allows of what it names; of others any version will do."""
    named = project["project"]
    lines = [*named["dependencies"], *(each for extra in named["optional-dependencies"].values() for each in extra)]
    found: dict[str, SpecifierSet] = {}
    for requirement in map(Requirement, lines):
        name = canonicalize_name(requirement.name)
        found[name] = found.get(name, SpecifierSet()) & requirement.specifier
    return found


def judged(weak: list[dict[str, Any]], allowed: Mapping[str, SpecifierSet]) -> Iterator[tuple[str, bool]]:
    """A line for each weakness, and whether a version that is allowed mends it."""
    for each in weak:
        name, now = canonicalize_name(each["name"]), Version(each["version"])
        for vuln in each["vulns"]:
            fixes = sorted(Version(fix) for fix in vuln.get("fix_versions", ()))
            right = [fix for fix in fixes if fix > now and fix in allowed.get(name, SpecifierSet())]
            what = f"raise constraints.txt to {right[0]}" if right else "nothing that pyproject.toml allows mends it"
            yield f"{name} {now}: {vuln['id']}, {what}", bool(right)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
