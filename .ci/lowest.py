"""Prints the lowest release of each dependency that pyproject.toml allows, as constraints for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
for bounds in (*project["dependencies"], *extras["pdf"], *extras["word"], *extras["lsp"], *extras["test"]):
    if not bounds.startswith(project["name"]):  # the tests' extra asks for others of ours
        print(re.sub(r">=([0-9.]+).*", r"==\1", bounds))
