"""What operations are handed is whole: each file of `drift` fits the others, and the program reads what they say."""

import os
import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml
from small import ROOT

FOLDER = ROOT / "drift"
COMPOSE: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
SETTINGS = set(
    re.findall(r'reading\.\w+\("([A-Z_]+)"', (ROOT / "facilitator" / "city" / "settings.py").read_text("utf-8"))
) | {"DATABASE_KODE"}


def variables(text: str) -> set[str]:
    return set(re.findall(r"\bLIGE_([A-Z_]+)", text))


def test_every_setting_of_the_server_that_is_handed_over_is_one() -> None:
    given = {name.removeprefix("LIGE_").removesuffix("_FIL") for name in COMPOSE["services"]["server"]["environment"]}
    assert len(given) > 8
    assert given <= SETTINGS


def test_what_the_example_says_is_what_is_asked_for() -> None:
    asked = variables(" ".join(re.findall(r"\$\{[^}]+\}", (FOLDER / "compose.yaml").read_text(encoding="utf-8"))))
    assert asked == variables((FOLDER / "miljoe.eksempel").read_text(encoding="utf-8"))


def test_every_secret_is_made_or_asked_for_and_stands_in_no_file_that_is_kept() -> None:
    script = (FOLDER / "hemmeligheder.sh").read_text(encoding="utf-8")
    named = {each["file"].removeprefix("./hemmeligt/") for each in COMPOSE["secrets"].values()}
    assert {name for name in named if name not in script} == set()
    for service in COMPOSE["services"].values():
        assert set(service.get("secrets", ())) <= set(COMPOSE["secrets"])
    assert "drift/hemmeligt/" in (ROOT / ".gitignore").read_text(encoding="utf-8")
    assert (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()[1] == "*"


def test_nothing_writes_but_where_it_must_and_the_database_is_on_no_net_but_the_inner_one() -> None:
    assert all(each["read_only"] for each in COMPOSE["services"].values())
    assert all(each["security_opt"] == ["no-new-privileges:true"] for each in COMPOSE["services"].values())
    assert re.search(r"^USER \d+", (FOLDER / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert COMPOSE["services"]["db"]["networks"] == ["inde"]
    assert COMPOSE["networks"]["inde"]["internal"]
    assert {name for name, each in COMPOSE["services"].items() if "ports" in each} == {"proxy"}


def test_what_the_wheel_is_made_of_comes_into_the_container() -> None:
    let_in = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    forced = re.findall(r'^"(docs/\S+\.md)" =', project, re.MULTILINE)
    assert forced
    assert "docs/*.md" in let_in
    top = {"spil", "facilitator", "scenarios", "pyproject.toml", "README.md", "LICENSE", "constraints.txt"}
    assert top <= {*let_in}


@pytest.mark.skipif(shutil.which("caddy") is None, reason="needs Caddy, which this machine does not have")
@pytest.mark.parametrize("tls", ["", "tls internal", "tls /tls/cert.pem /tls/noegle.pem"])
def test_the_proxy_understands_what_it_is_told(tls: str) -> None:
    given = {"LIGE_NAVN": "lige.kommunen.dk", "LIGE_SERVER": "server:8420", "LIGE_TLS": tls}
    asked = ["caddy", "adapt", "--config", str(FOLDER / "Caddyfile"), "--adapter", "caddyfile"]
    ran = subprocess.run(asked, env={**os.environ, **given}, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()[-400:]


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.sh")), ids=lambda path: path.name)
def test_a_script_is_one_that_can_be_started(script: Any) -> None:
    assert script.stat().st_mode & 0o100
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_every_setting_there_is_stands_in_the_guide_and_no_other() -> None:
    told = variables((ROOT / "docs" / "drift.md").read_text(encoding="utf-8"))
    # one is for trying, and one the command makes itself
    assert told - {"TLS"} == SETTINGS - {"PROEV", "MAAL_MAPPE"}


def test_every_script_that_is_handed_over_stands_in_the_guide() -> None:
    guide = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
    assert {path.name for path in FOLDER.glob("*.sh")} == set(re.findall(r"\./([a-z-]+\.sh)", guide))
