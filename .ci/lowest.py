"""Prints the lowest release of each dependency that pyproject.toml allows, as constraints for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
asked = ("pdf", "word", "lsp", "server", "test")
for bounds in (*project["dependencies"], *(each for name in asked for each in extras[name])):
    if not bounds.startswith(project["name"]):  # the tests' extra asks for others of ours
        print(re.sub(r"(\[.*?\])?>=([0-9.]+).*", r"==\2", bounds))  # a constraint may not name extras
