"""What CI says of known weaknesses: red where a better version may be used, and never for a closed network."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from small import ROOT


@pytest.fixture
def advisories() -> ModuleType:
    spec = importlib.util.spec_from_file_location("advisories", ROOT / ".ci" / "advisories.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def weak(name: str, version: str, *fixes: str) -> dict[str, Any]:
    return {"name": name, "version": version, "vulns": [{"id": "PYSEC-1", "fix_versions": [*fixes]}]}


@pytest.mark.parametrize(
    "case",
    [
        ([], 0, "0 versions asked about"),
        ([{"name": "jinja2", "version": "3.1.6", "vulns": []}], 0, "1 versions asked about, 0 could not be, 0 weak"),
        ([{"name": "jinja2", "skip_reason": "not found"}], 0, "0 versions asked about, 1 could not be"),
        ([weak("Jinja2", "3.1.4", "3.1.5", "3.1.6")], 1, "jinja2 3.1.4: PYSEC-1, raise constraints.txt to 3.1.5"),
        ([weak("jinja2", "3.1.4", "4.0")], 0, "nothing that pyproject.toml allows mends it"),
        ([weak("jinja2", "3.1.4", "2.11.3")], 0, "nothing that pyproject.toml allows mends it"),
        ([weak("jinja2", "3.1.4")], 0, "nothing that pyproject.toml allows mends it"),
        ([weak("h11", "0.14.0", "99")], 1, "h11 0.14.0: PYSEC-1, raise constraints.txt to 99"),
    ],
)
def test_only_what_can_be_mended_fails(
    advisories: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: tuple[list[Any], int, str]
) -> None:
    found, status, said = case
    told = tmp_path / "advisories.json"
    told.write_text(json.dumps({"dependencies": found}), encoding="utf-8")
    assert advisories.main(str(told)) == status
    assert said in capsys.readouterr().out


def test_where_nobody_could_be_asked_it_is_said_and_fails_nothing(
    advisories: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advisories.main(str(tmp_path / "none.json")) == 0
    assert "nobody could be asked" in capsys.readouterr().out
