"""Why an author keeps what advice is against: the line in the card that says so, written, changed or taken away."""

from spil.author.edit.changes import Edit, with_entry, with_text, without_entry
from spil.author.edit.spans import UnchangeableError
from spil.cards.keys import DELIBERATE
from spil.cards.read.parts import map_of
from spil.cards.read.syntax import compose

_BEFORE = "hensyn"
"""What the reasons stand above in a file, as an editor's quick fix puts them."""


def with_reason(code: str, why: str) -> Edit:
    """The reason for which an advice is kept from being told; without one the line goes, and the advice is told."""

    def edit(text: str) -> str:
        document, _ = compose("", text)
        top = map_of(document.data)
        there = map_of(top.get(DELIBERATE))
        if code in there:
            if why:
                return with_text((DELIBERATE, code), why)(text)
            return without_entry((DELIBERATE, code) if len(there) > 1 else (DELIBERATE,))(text)
        if there:
            return with_entry((DELIBERATE,), code, why, next(reversed(there)))(text)
        keys = list(top)
        at = keys.index(_BEFORE) if _BEFORE in top else len(keys)
        if DELIBERATE in top or not at:
            raise UnchangeableError(document.place(DELIBERATE, of_key=True).line)
        return with_entry((), DELIBERATE, {code: why}, keys[at - 1])(text)

    return edit
