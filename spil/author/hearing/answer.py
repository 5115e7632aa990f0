"""What a reader sends back: a small file from somebody's browser, and so from anybody."""

import codecs
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, get_args
from unicodedata import normalize

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from spil.cards.fields import CardId
from spil.cards.read.bytes import is_doubtful
from spil.cards.vocabulary import HearingKind, Verdict
from spil.danish import clean

FORMAT = 1
"""The version of the file; a later one may be another shape, and is told as one."""
LARGEST = 256 * 1024
"""Bytes; a hundred long comments take about half of it."""
LONGEST = 1_000
"""Letters of one comment."""
MOST_COMMENTS = 100
ENDING = ".svar.json"
"""What the name of an answer's file ends on, so that a folder of them can be told from all else."""
_LONGEST_LINE = 4_000
_LONGEST_NAME = 80
_LONGEST_PLACE = 300


def _one_line(text: str) -> str:
    """A text without line ends; what nobody can see is refused, for it is no reader's browser that sends it."""
    told = normalize("NFC", " ".join(text.split()))
    if is_doubtful(told):
        raise PydanticCustomError("doubtful", "doubtful")
    return told


def _something(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "empty")
    return text


_Said = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(_one_line)]
_Line = Annotated[str, StringConstraints(max_length=_LONGEST_LINE), AfterValidator(_one_line)]
_Short = Annotated[str, StringConstraints(max_length=_LONGEST_NAME), AfterValidator(_one_line)]
_Place = Annotated[str, StringConstraints(max_length=_LONGEST_PLACE), AfterValidator(_one_line)]


class _Sent(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SentComment(_Sent):
    """A comment as it was sent."""

    number: int = Field(alias="linje", ge=0, le=9_999)
    """The line's number on the reader's page; 0 for the whole card."""
    place: _Place = Field(alias="sted")
    line: _Line = Field(alias="tekst")
    """The line as the reader saw it; empty for the whole card."""
    kind: HearingKind = Field(alias="art")
    says: Annotated[_Said, AfterValidator(_something)] = Field(alias="kommentar")


class Answer(_Sent):
    """Everything one reader sent."""

    format: Literal[1] = Field(alias="høring")
    card: CardId = Field(alias="kort", max_length=100)
    version: int = Field(ge=1, le=999)
    mark: Annotated[str, StringConstraints(pattern="^[0-9a-f]{12}$")] = Field(alias="aftryk")
    """How the card read; it tells whether it has changed since."""
    name: _Short = Field("", alias="navn")
    """Empty unless the reader wrote one."""
    answer: Annotated[str, StringConstraints(pattern="^[0-9a-f]{8}$")] = Field(alias="svar")
    """The same when the reader sends it again, with something mended."""
    kinds: tuple[HearingKind, ...] = Field(alias="læst_for", max_length=len(get_args(HearingKind)))
    verdict: Verdict = Field(alias="dom")
    comments: tuple[SentComment, ...] = Field(alias="kommentarer", max_length=MOST_COMMENTS)


def read_answer(path: Path) -> Answer | str:
    """The answer in a file, or why it is none, as a sentence.

    Raises:
        OSError: The file cannot be read, or is a pipe or a device.
    """
    if path.exists() and not path.is_file():
        raise OSError(f"{path} er ikke en almindelig fil.")
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return f"{path} er ikke et svar: filen er for stor."
    try:
        return Answer.model_validate_json(raw.removeprefix(codecs.BOM_UTF8))
    except ValidationError as error:
        return f"{path} {_why(error)}"


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "json_invalid" or not where or (where == "høring" and first["type"] == "missing"):
        return "er ikke et svar fra en høring."
    if where == "høring":
        return "er et svar fra en anden udgave af spillet. Lav høringen igen, eller brug den nyeste udgave."
    if first["type"] == "doubtful":
        return f"har et tegn, som ikke kan ses ({clean(where)}). Bed læseren gemme svaret igen på siden."
    return f"kan ikke bruges: {clean(where)} er ikke, som siden skriver det. Bed læseren gemme svaret igen på siden."


def answer_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and the answers of folders: each once, the latest last, so that it is the one kept.

    A browser that saves an answer again puts a number into its name.
    """
    named = f"*{ENDING.removesuffix('.json')}*.json"
    found = [file for path in paths for file in (path.glob(named) if path.is_dir() else [path])]
    return sorted({file.resolve(): file for file in found}.values(), key=_saved)


def _saved(file: Path) -> tuple[int, str]:
    return (file.stat().st_mtime_ns if file.is_file() else 0), file.name
