"""What the server is told: right, or said in a sentence for each thing that is wrong."""

from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from facilitator.city.settings import Settings, WrongSettingsError, read_settings

RIGHT = {
    "LIGE_ADRESSE": "https://lige.kommunen.dk/",
    "LIGE_DATABASE": "postgresql://spil@db/spil",
    "LIGE_NOEGLE": "x" * 32,
    "LIGE_OIDC_UDSTEDER": "https://login.microsoftonline.com/en-kommune/v2.0",
    "LIGE_OIDC_KLIENT": "spillet",
    "LIGE_OIDC_HEMMELIGHED": "hemmelig",
}


def wrong(**given: str) -> list[str]:
    with pytest.raises(WrongSettingsError) as found:
        read_settings({**RIGHT, **{f"LIGE_{name}": text for name, text in given.items()}})
    return found.value.told


def test_what_is_right_is_read_and_the_rest_is_the_usual() -> None:
    settings = read_settings(RIGHT)
    assert settings.address == "https://lige.kommunen.dk"
    assert settings.issuer == "https://login.microsoftonline.com/en-kommune/v2.0"
    assert (settings.days, settings.processes, settings.port, settings.host) == (30, 2, 8420, "127.0.0.1")


def test_everything_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(WrongSettingsError) as found:
        read_settings({})
    assert len(found.value.told) == len(RIGHT)
    assert all(any(line.startswith(f"{name} mangler") for line in found.value.told) for name in RIGHT)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("ADRESSE", "http://lige.kommunen.dk", "https://"),
        ("ADRESSE", "https://lige.kommunen.dk/sti", "intet efter navnet"),
        ("ADRESSE", "lige.kommunen.dk", "https://"),
        ("DATABASE", "mysql://db", "postgresql://"),
        ("NOEGLE", "kort", "for kort"),
        ("DAGE", "0", "fra 1 til 400"),
        ("PROCESSER", "mange", "fra 1 til 64"),
        ("PORT", "-1", "fra 1 til 65535"),
        ("LEDERE", "Ligebehandlingsspillet", "et kolon og en værdi"),
        ("REDAKTOERER", "roles:", "et kolon og en værdi"),
        ("KORTSAET", "/findes/ikke", "findes ikke"),
        ("OIDC_UDSTEDER", "http://login.kommunen.dk", "https://"),
    ],
)
def test_what_cannot_be_is_told_by_its_name(name: str, text: str, told: str) -> None:
    (line,) = wrong(**{name: text})
    assert line.startswith(f"LIGE_{name}")
    assert told in line


def test_claims_are_read_with_commas_between_and_a_claim_may_be_named_by_an_address() -> None:
    given = {"LIGE_LEDERE": "roles:Led, groups:urn:dk:kommune:led", "LIGE_REDAKTOERER": "https://kommune.dk/rolle:Kort"}
    roles = read_settings({**RIGHT, **given}).roles
    assert roles.leaders == (("roles", "Led"), ("groups", "urn:dk:kommune:led"))
    assert roles.editors == (("https://kommune.dk/rolle", "Kort"),)


def test_a_secret_may_stand_in_a_file_and_the_password_of_the_database_apart(tmp_path: Path) -> None:
    key, password = tmp_path / "noegle", tmp_path / "kode"
    key.write_text(f"{'y' * 40}\n", encoding="utf-8")
    password.write_text("a/b@c:d\n", encoding="utf-8")
    given = {**RIGHT, "LIGE_NOEGLE": "", "LIGE_NOEGLE_FIL": str(key), "LIGE_DATABASE_KODE_FIL": str(password)}
    settings = read_settings(given)
    assert settings.signing == "y" * 40
    assert conninfo_to_dict(settings.store) == {"user": "spil", "password": "a/b@c:d", "host": "db", "dbname": "spil"}
    assert "begge" in wrong(NOEGLE_FIL=str(key))[0]
    assert "kan ikke læses" in wrong(MAAL_NOEGLE_FIL=str(tmp_path / "ingen"))[0]


def test_no_secret_is_in_what_is_told() -> None:
    assert "kort-og-hemmelig" not in "".join(wrong(NOEGLE="kort-og-hemmelig", DAGE="x"))


def test_for_trying_no_provider_and_no_encryption_is_asked_for(tmp_path: Path) -> None:
    given = {"LIGE_PROEV": "n" * 12, "LIGE_ADRESSE": "http://10.0.0.7:8420", "LIGE_NOEGLE": "x" * 32}
    settings = read_settings({**given, "LIGE_DATABASE": str(tmp_path)})
    assert isinstance(settings, Settings)
    assert (settings.issuer, settings.trial) == ("", "n" * 12)


def test_a_link_to_try_it_by_that_anybody_guesses_opens_nothing() -> None:
    given = {"LIGE_PROEV": "1", "LIGE_ADRESSE": "https://lige.by", "LIGE_NOEGLE": "x" * 32, "LIGE_DATABASE": "by"}
    with pytest.raises(WrongSettingsError, match="12 tilfældige tegn, eller slet LIGE_PROEV"):
        read_settings(given)
