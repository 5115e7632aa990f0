"""Mends what is mechanical in a card, so that only what an author must decide is left."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from spil.author.fix.kinds import LINE_END
from spil.author.fix.search import mended_lines
from spil.author.fix.unicode import whole_letters
from spil.cards.read.bytes import LARGEST, read_text, without_doubtful
from spil.danish import counted

_MORE = "Der er måske mere at rette. Skriv det samme igen, når det her er rettet."
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it was, as it would be, and what the difference is."""

    raw: bytes
    """The file's bytes, mended; the same as before where there was nothing to mend."""
    before: str
    after: str
    told: tuple[str, ...]
    """A sentence for each kind of mend; none where there was nothing to mend."""


def mend(raw: bytes) -> Mended:
    """Mend a card's layout and marks, and nothing of what is said.

    A line is touched only where a finding goes away by it, and none comes. Besides, line ends of several kinds
    become one, and letters made of two characters become one in keys and ids, which no finding tells.
    """
    text, encoding = _decoded(raw)
    if not text or len(text.encode()) > LARGEST:
        return Mended(raw, "", "", ())
    ends = Counter(LINE_END.findall(text))
    done = Counter({"Linjeskift er gjort ens": ends.total() - ends["\n"] if len(ends) > 1 else 0})
    search = mended_lines(LINE_END.sub("\n", text) if len(ends) > 1 else text)
    after, letters = whole_letters(search.text)
    done += search.done
    done["Bogstaver, der bestod af to tegn, er gjort til ét i nøgler og id"] = letters
    told = [f"{what}: {counted(times, 'linje', 'linjer', neuter=False)}." for what, times in done.items() if times]
    told += ["Filen bliver gemt som UTF-8."] if encoding == "cp1252" or (told and "utf-8" not in encoding) else []
    if not told:
        return Mended(raw, text, text, ())
    told += [_MORE] if search.gave_up else []
    return Mended(after.encode("utf-8-sig" if encoding == "utf-8-sig" else "utf-8"), text, after, tuple(told))


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text as the reader understands it, and its encoding; no text where a letter is broken."""
    understood, _ = read_text("", raw)
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            if without_doubtful(text) == understood:
                return text, encoding
    return "", ""
