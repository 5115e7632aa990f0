"""What the server is told by its environment: each with its check, and a sentence for what is missing or wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from facilitator.city.home import DATABASES
from facilitator.city.roles import EVERYBODY, Claim, Roles, read_claims
from facilitator.led.of_month import Months, read_months
from spil.danish import clean

PREFIX = "LIGE_"
_FEWEST_SECRET, _FEWEST_LINK = 32, 12
_IN_FILE = "_FIL"
_MOST_DAYS, _MOST_PROCESSES = 400, 64


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the server is told."""

    address: str
    """What browsers know it by: `https://lige.kommunen.dk`."""
    store: str
    """Where rooms are kept: a database's address, or a folder."""
    signing: str
    """What cookies of leaders are signed with."""
    issuer: str = ""
    """The address of who signs leaders in; empty where one link does, for trying."""
    client: str = ""
    client_secret: str = ""
    roles: Roles = EVERYBODY
    """Who may what, of those who sign in."""
    trial: str = ""
    """The secret in that one link."""
    deck: Path | None = None
    days: int = 30
    """Days after which a record is deleted that nobody has deleted himself."""
    processes: int = 2
    host: str = "127.0.0.1"
    port: int = 8420
    metrics: str = ""
    """What who reads the counts must show; empty where nobody may."""
    counts: Path | None = None
    """A folder in which the processes leave their counts for each other."""
    months: Months = field(default_factory=dict)
    """The card that is offered to all units, by month."""
    names: tuple[str, ...] = ()
    """Other names that it may be asked by."""


class WrongSettingsError(Exception):
    """What is wrong with the settings, a sentence each."""

    def __init__(self, told: list[str]) -> None:
        super().__init__("\n".join(told))
        self.told = told


def read_settings(given: Mapping[str, str]) -> Settings:
    """Read the environment.

    Raises:
        WrongSettingsError: Something is missing or cannot be; all of it is told at once.
    """
    reading = _Reading(given)
    trial = reading.trial("PROEV")
    settings = Settings(
        address=reading.address("ADRESSE", plain=bool(trial)),
        store=reading.store("DATABASE", folder=bool(trial)),
        signing=reading.secret("NOEGLE"),
        issuer="" if trial else reading.address("OIDC_UDSTEDER", plain=False, path=True),
        client="" if trial else reading.needed("OIDC_KLIENT", "hvad jeres udbyder kalder serveren (client id)"),
        client_secret="" if trial else reading.needed("OIDC_HEMMELIGHED", "serverens hemmelighed hos jeres udbyder"),
        roles=Roles(reading.claims("LEDERE"), reading.claims("REDAKTOERER"), reading.claims("OVERBLIK")),
        trial=trial,
        deck=reading.folder("KORTSAET"),
        days=reading.number("DAGE", 30, 1, _MOST_DAYS),
        processes=reading.number("PROCESSER", 2, 1, _MOST_PROCESSES),
        host=reading.text("VAERT") or "127.0.0.1",
        port=reading.number("PORT", 8420, 1, 65535),
        metrics=reading.text("MAAL_NOEGLE"),
        counts=reading.folder("MAAL_MAPPE"),
        months=reading.months("MAANEDENS_KORT"),
        names=tuple(filter(None, re.split(r"[,\s]+", reading.text("NAVNE")))),
    )
    if reading.wrong:
        raise WrongSettingsError(reading.wrong)
    return settings


class _Reading:
    """Reads each, and gathers what is wrong."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.wrong: list[str] = []

    def text(self, name: str) -> str:
        """What stands in a variable, or in the file that another names: secrets come in files where containers run."""
        given, file = (self._given.get(PREFIX + each, "").strip() for each in (name, f"{name}{_IN_FILE}"))
        if given and file:
            self.wrong.append(f"{PREFIX}{name} og {PREFIX}{name}{_IN_FILE} står der begge. Behold den ene.")
        if not file:
            return given
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            self.wrong.append(f"{PREFIX}{name}{_IN_FILE}: filen {file} kan ikke læses.")
            return ""

    def trial(self, name: str) -> str:
        text = self.text(name)
        if text and len(text) < _FEWEST_LINK:
            self.wrong.append(
                f"{PREFIX}{name} står i det link, man leder fra på prøve, og er for kort. Skriv mindst {_FEWEST_LINK} "
                f"tilfældige tegn, eller slet {PREFIX}{name}, og start med --proev."
            )
        return text

    def needed(self, name: str, what: str) -> str:
        text = self.text(name)
        if not text:
            self.wrong.append(f"{PREFIX}{name} mangler. Skriv {what}.")
        return text

    def address(self, name: str, *, plain: bool, path: bool = False) -> str:
        text = self.needed(name, "en adresse, for eksempel https://lige.kommunen.dk").rstrip("/")
        parts = urlsplit(text)
        known = parts.scheme in (("https", "http") if plain else ("https",)) or parts.hostname in {"127.0.0.1", "::1"}
        if text and not (known and parts.hostname and not parts.query and (path or not parts.path)):
            self.wrong.append(f"{PREFIX}{name} skal være en adresse, der begynder med https://, og intet efter navnet.")
        return text

    def store(self, name: str, *, folder: bool) -> str:
        text = self.needed(name, "databasens adresse, for eksempel postgresql://bruger@vaert/navn")
        if text and not folder and not text.startswith(DATABASES):
            self.wrong.append(f"{PREFIX}{name} skal begynde med postgresql://.")
            return text
        password = self.text(f"{name}_KODE")
        return _with_password(text, password) if password else text

    def secret(self, name: str) -> str:
        text = self.needed(name, f"mindst {_FEWEST_SECRET} tilfældige tegn, de samme på alle maskiner")
        if text and len(text) < _FEWEST_SECRET:
            self.wrong.append(f"{PREFIX}{name} er for kort. Skriv mindst {_FEWEST_SECRET} tilfældige tegn.")
        return text

    def number(self, name: str, usual: int, least: int, most: int) -> int:
        text = self.text(name)
        if not text:
            return usual
        if text.isdecimal() and least <= int(text) <= most:
            return int(text)
        self.wrong.append(f"{PREFIX}{name} skal være et tal fra {least} til {most}.")
        return usual

    def claims(self, name: str) -> tuple[Claim, ...]:
        found = read_claims(self.text(name))
        if found is None:
            self.wrong.append(
                f"{PREFIX}{name} skal være et felt, et kolon og en værdi, for eksempel roles:Ligebehandlingsspillet. "
                "Sæt komma imellem, hvis der er flere."
            )
        return found or ()

    def months(self, name: str) -> Months:
        found = read_months(self.text(name))
        if not isinstance(found, str):
            return found
        example = "2026-12 fredagsbaren, 2027-01 t-shirten"
        self.wrong.append(f'{PREFIX}{name} skal være måned og kort, for eksempel {example}. Her står "{clean(found)}".')
        return {}

    def folder(self, name: str) -> Path | None:
        text = self.text(name)
        if text and not Path(text).is_dir():
            self.wrong.append(f"{PREFIX}{name}: mappen {text} findes ikke.")
        return Path(text) if text else None


def _with_password(url: str, password: str) -> str:
    parts = urlsplit(url)
    who, _, where = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{who.partition(':')[0]}:{quote(password, safe='')}@{where}").geturl()
