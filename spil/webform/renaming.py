"""A new name for a step, a choice, a consideration or a flag, by the same code as in an editor: wherever it stands."""

from collections.abc import Iterable, Sequence

from spil.author.edit.names import names_in
from spil.author.edit.rename import in_card, in_kept_ways, refusal
from spil.cards.findings import Place, lines_of
from spil.cards.read.syntax import compose
from spil.webform.fields import Group
from spil.webform.parts import GONE, CannotError

RENAME = "navn"


def renamed(text: str, form: Sequence[Group], wanted: str, new: str) -> str:
    """The card's text after the button `navn:GROUP` was pressed.

    Raises:
        CannotError: It is no button of this form, or the card would break.
    """
    asked = _asked(form, wanted).called
    names = names_in(compose("", text)[0])
    if asked is None:
        raise CannotError(GONE)
    refused = refusal(names, asked, new)
    if refused:
        raise CannotError(refused)
    return _with(text, in_card(names, asked, new))


def renamed_ways(text: str, form: Sequence[Group], wanted: str, new: str) -> str:
    """The text of the ways that are kept beside the card, with the same name in it; `renamed` has found it right."""
    asked = _asked(form, wanted).called
    return _with(text, in_kept_ways(compose("", text)[0], asked, new)) if asked else text


def place_after(wanted: str, new: str) -> str:
    """What the part is called in the form, once it has its new name."""
    return f"{wanted.partition(':')[2].rpartition('/')[0]}/{new}"


def _asked(form: Sequence[Group], wanted: str) -> Group:
    name = wanted.partition(":")[2]
    found = next((each for part in form for each in part.all_groups() if each.name == name), None)
    if found is None:
        raise CannotError(GONE)
    return found


def _with(text: str, changes: Iterable[tuple[Place, str]]) -> str:
    lines = lines_of(text)
    for place, new in sorted(changes, reverse=True):
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + new + line[place.end_column - 1 :]
    return "\n".join(lines)
