"""What the package says of itself: versions that were tested, commands, and files that are there."""

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from small import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TESTED = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE))


EXTRAS = PROJECT["optional-dependencies"]
NEEDED = (*PROJECT["dependencies"], *EXTRAS["pdf"], *EXTRAS["word"], *EXTRAS["test"])


@pytest.mark.parametrize("needed", [each for each in NEEDED if not each.startswith(PROJECT["name"])])
def test_each_dependency_was_tested_in_a_version_that_is_allowed(needed: str) -> None:
    requirement = Requirement(needed)
    tested = {name.casefold(): version for name, version in TESTED.items()}
    assert tested[requirement.name.casefold()] in requirement.specifier


def test_the_constraints_name_versions_and_no_place_to_get_them_from() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line) for line in lines)
    assert not [line for line in lines if "://" in line]


def test_readme_says_how_to_install_the_versions_that_were_tested() -> None:
    assert "install -c constraints.txt ." in (ROOT / "README.md").read_text(encoding="utf-8")
