"""A card's file between its bytes and the text one changes: byte mark and line ends come back as they were."""

from dataclasses import dataclass
from hashlib import sha256

from spil.cards.read.bytes import is_doubtful
from spil.cards.read.syntax import compose

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file that can be changed in place."""

    text: str
    """With one kind of line end."""
    mark: bytes = b""
    line_end: str = "\n"

    def with_text(self, text: str) -> bytes:
        """The file's bytes with another text."""
        return self.mark + text.replace("\n", self.line_end).encode()


def source_of(raw: bytes) -> Source | None:
    """The text to change; None where the file must be mended as a file first."""
    mark = _MARK if raw.startswith(_MARK) else b""
    try:
        text = raw.removeprefix(mark).decode()
    except UnicodeDecodeError:
        return None
    line_end = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    source = Source(plain, mark, line_end)
    document, _ = compose("", plain)
    whole = isinstance(document.data, dict) and not document.readable
    return source if whole and not is_doubtful(plain) and source.with_text(plain) == raw and "\r" not in plain else None


def print_of(raw: bytes) -> str:
    """What tells one state of the file from every other."""
    return sha256(raw).hexdigest()
