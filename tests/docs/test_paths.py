"""What is written for those who change the code is true: each path it names is there, and each floor is one."""

import re
import tomllib

import pytest
from small import ROOT

PAGES = ("README.md", "CONTRIBUTING.md", "docs/arkitektur.md")
PATH = re.compile(r"(?<![\w/.])(?:spil|facilitator|scenarios|tests|docs|benchmarks|\.ci)(?:/[\w.-]+)+")


def named(page: str) -> list[str]:
    """The paths that a page names, without the sign that ends a sentence."""
    return [path.rstrip(".") for path in PATH.findall((ROOT / page).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES)
def test_each_path_a_page_names_is_there(page: str) -> None:
    paths = named(page)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_folder_table_names_every_folder_of_code() -> None:
    told = named("README.md")
    folders = {
        path.parent.relative_to(ROOT).as_posix()
        for top in ("spil", "facilitator")
        for path in (ROOT / top).glob("*/__init__.py")
    }
    assert folders <= set(told)


def test_the_floors_are_those_that_are_kept() -> None:
    text = (ROOT / "docs" / "arkitektur.md").read_text(encoding="utf-8").partition("## The floors")[2]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = [each["layers"] for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers"]
    kept = set(re.findall(r"[\w.]+", str(layers)))
    told = set(re.findall(r"\b(?:spil|facilitator)\.[a-z_]+\b(?!\()", text))
    assert told
    assert told <= kept
    assert {name for name in kept if name.count(".") == 1} <= told
