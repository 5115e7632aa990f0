"""What a reader sends back: a small file from somebody's browser, and so from anybody."""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from spil.cards.fields import CardId
from spil.cards.read.bytes import is_doubtful
from spil.cards.vocabulary import HearingKind, Verdict

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
    told = " ".join(text.split())
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
