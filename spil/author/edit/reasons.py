"""Why an author keeps what advice is against: the line in the card that says so, written, changed or taken away."""

from spil.author.check.muted import KEY
from spil.author.edit.changes import Edit, with_entry, with_text, without_entry
from spil.author.edit.spans import UnchangeableError
from spil.cards.read.parts import map_of
from spil.cards.read.syntax import compose

_BEFORE = "hensyn"
"""What the reasons stand above in a file, as an editor's quick fix puts them."""


def with_reason(code: str, why: str) -> Edit:
    """The reason for which an advice is kept from being told; without one the line goes, and the advice is told."""

    def edit(text: str) -> str:
        document, _ = compose("", text)
        top = map_of(document.data)
        there = map_of(top.get(KEY))
        if code in there:
            if why:
                return with_text((KEY, code), why)(text)
            return without_entry((KEY, code) if len(there) > 1 else (KEY,))(text)
        if there:
            return with_entry((KEY,), code, why, next(reversed(there)))(text)
        keys = list(top)
        at = keys.index(_BEFORE) if _BEFORE in top else len(keys)
        if KEY in top or not at:
            raise UnchangeableError(document.place(KEY, of_key=True).line)
        return with_entry((), KEY, {code: why}, keys[at - 1])(text)

    return edit
