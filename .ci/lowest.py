"""Prints the lowest release of each dependency that pyproject.toml allows, as constraints for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
for bounds in (*project["dependencies"], *project["optional-dependencies"]["test"]):
    print(re.sub(r">=([0-9.]+).*", r"==\1", bounds))
