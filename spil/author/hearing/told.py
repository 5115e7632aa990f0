"""A hearing as lines to read in a terminal: who has read, and each comment at its line."""

from collections.abc import Iterator, Sequence

from spil.author.hearing.lines import Line
from spil.author.hearing.match import Standing, standing
from spil.author.hearing.words import ABOUT, VERDICTS
from spil.cards.hearing import Comment, Hearing, Reader
from spil.danish import capitalised, day, listed


def hearing_told(hearing: Hearing, lines: Sequence[Line]) -> Iterator[str]:
    """All of it: the readers, what is open, then what is settled."""
    yield from map(_reader, hearing.readers)
    for each in hearing.tryouts:
        yield f"Prøvet {day(each.day)}: {each.where}, version {each.version}."
    settled = [each for each in hearing.comments if each.settled is not None]
    for title, comments in (("Åbne kommentarer", hearing.open), ("Afgjort", settled)):
        if comments:
            yield from ("", title, *comments_told(comments, lines))


def comments_told(comments: Sequence[Comment], lines: Sequence[Line]) -> Iterator[str]:
    """Each comment under its line, in the card's order."""
    placed = sorted(standing(comments, lines), key=lambda each: each.line.number if each.line else 0)
    before: Line | None = None
    for each in placed:
        if each.line is not None and each.line is not before:
            yield f"Linje {each.line.number}, {each.line.label.lower()}: {each.line.text}"
        before = each.line
        yield _comment(each)
        if each.comment.settled is not None:
            yield f"     Det skete: {each.comment.settled}"


def _comment(each: Standing) -> str:
    comment = each.comment
    who = f", {comment.name}" if comment.name else ""
    was = f" Linjen lød, da den blev læst: {comment.line}" if each.how in ("ændret", "væk") else ""
    where = {"væk": " Linjen er ikke i kortet mere.", "hele kortet": " Om hele kortet."}.get(each.how, "")
    return f"  {comment.number}. {capitalised(ABOUT[comment.kind])}{who}: {comment.says}{where}{was}"


def _reader(reader: Reader) -> str:
    who = reader.name or "En læser"
    read = f" læste for {listed([ABOUT[kind] for kind in reader.kinds])} og" if reader.kinds else ""
    came = f" Det skete: {reader.settled}" if reader.settled else ""
    return f"{who}{read} svarede {day(reader.day)}, version {reader.version}: {VERDICTS[reader.verdict]}.{came}"
