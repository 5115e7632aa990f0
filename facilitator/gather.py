"""The command `facilitator saml`: many tables' records to one page, on the terminal, in a file, or again and again."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.arguments import FILES
from spil.command_line import DONE, NO_FILE, WITH_ERRORS, wrong
from spil.danish import capitalised, counted, listed
from spil.files import write_asked

if TYPE_CHECKING:
    from facilitator.evidence.collect import Collected
    from facilitator.report.model import Report
    from facilitator.summary import Summary
    from spil.cards.deck import Deck


def gather(args: Namespace) -> int:
    """Do what `facilitator saml` was asked for; the exit status."""
    by_name = args.fil.suffix.lower().removeprefix(".") if args.fil else ""
    asked = args.format
    args.format = asked or (by_name if by_name in FILES else "tekst")
    if by_name in FILES and args.format != by_name:
        return wrong(f"{args.fil} ender på .{by_name}, men --format er {asked}. Skriv kun det ene.")
    if args.format in FILES and not args.fil:
        return wrong(f'Skriv også, hvad filen skal hedde, for eksempel "-o rapport.{args.format}".')
    if args.aftale and args.format in {"tekst", "json"}:
        return wrong('Aftalen alene skal i en fil, for eksempel "--aftale -o aftale.docx" eller "-o aftale.pdf".')
    if not args.live:
        return _gathered(args)
    from facilitator.evidence.watch import changes

    status = DONE
    try:
        for _ in changes(args.stier):
            status = _gathered_or_told(args)
            sys.stdout.write("\nDet kommer igen, når et bord svarer. Ctrl+C slutter.\n\n")
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return status


def _gathered_or_told(args: Namespace) -> int:
    """A folder that is away for a while ends nothing."""
    try:
        return _gathered(args)
    except OSError:
        sys.stderr.write("Mappen kan ikke nås lige nu. Spillet prøver igen.\n")
        return NO_FILE


def _gathered(args: Namespace) -> int:
    from facilitator.evidence.collect import NothingThereError, collect
    from facilitator.summary import summarise
    from spil.cards.deck import read_deck

    deck = read_deck(args.kortsaet).deck
    try:
        collected = collect(args.stier, deck, args.session)
    except NothingThereError as error:
        sys.stderr.write(f"{error}\n")
        return WITH_ERRORS
    summary = summarise(collected.records, deck, "report")
    if args.aftale and not summary.tally.agreements:
        sys.stderr.write(f"Der blev ikke lavet en aftale i {summary.tally.session}.\n")
        return WITH_ERRORS
    made = _made(args, summary, collected, deck)
    if args.fil:
        write_asked(args.fil, made)
        print(f"Det ligger i {args.fil}.")
        _calendar_beside(args, summary, deck)
    else:
        assert isinstance(made, str)
        sys.stdout.write(made)
    for sentence in left_out(collected, summary.unknown_cards):
        sys.stderr.write(f"{sentence}\n")
    return DONE


def _made(args: Namespace, summary: "Summary", collected: "Collected", deck: "Deck") -> str | bytes:
    if args.format == "json":
        from facilitator.report.json import as_json

        return as_json(summary, collected)
    if args.format == "tekst":
        from facilitator.report.text import as_text

        return as_text(summary)
    from facilitator.report.files import as_csv, as_html, as_markdown
    from facilitator.report.model import agreed_alone

    page = agreed_alone(_page(summary, deck)) if args.aftale else _page(summary, deck)
    if args.format == "docx":
        from facilitator.report.word import as_word

        return as_word(page, _now())
    if args.format == "pdf":
        from spil.paper.pdf import as_pdf

        return as_pdf(as_html(page))
    return {"md": as_markdown, "html": as_html, "csv": as_csv}[args.format](page)


def _page(summary: "Summary", deck: "Deck") -> "Report":
    from facilitator.report.model import report

    return report(summary, deck, _now().date())


def _now() -> datetime:
    return datetime.now().astimezone()


def _calendar_beside(args: Namespace, summary: "Summary", deck: "Deck") -> None:
    """Beside a page with an agreement lies the date to look at it again."""
    if args.format not in {"html", "md", *FILES}:
        return
    from facilitator.report.files import as_calendar

    page = _page(summary, deck)
    if page.agreements:
        where = args.fil.with_name(f"{args.fil.stem}-dato.ics" if args.fil.suffix == ".ics" else f"{args.fil.stem}.ics")
        write_asked(where, as_calendar(page).decode())
        print(f"Datoen til kalenderen ligger i {where}.")


def left_out(collected: "Collected", unknown_cards: Sequence[str] = ()) -> list[str]:
    """What was not counted, or only once, a sentence each."""
    told = [f"{bad.path}:{bad.line}: {bad.message}. Resten er talt med." for bad in collected.rejected]
    if collected.other_sessions:
        others = ", ".join(collected.other_sessions)
        same_code = "Borde hører kun sammen, når de har skrevet samme kode."
        told.append(f"Her ligger også: {others}. Vælg med --session. {same_code}")
    if collected.duplicates:
        copies = counted(collected.duplicates, "kopi", "kopier", neuter=False)
        told.append(f"{capitalised(copies)} af de samme filer er kun talt én gang.")
    if collected.doubled:
        tables = listed([str(table) for table in collected.doubled])
        told.append(
            f"Flere filer er fra bord {tables}, og kun én fil tæller for hvert bord: den, hvor der er valgt noget, "
            "som er spillet til ende, eller som er begyndt sidst. Havde to borde samme nummer?"
        )
    if collected.unknown_events:
        told.append("Nogle linjer er fra en nyere udgave af spillet og er sprunget over.")
    if unknown_cards:
        told.append(
            f"Disse kort findes ikke i kortsættet: {', '.join(unknown_cards)}. Brug --kortsaet, hvis de er jeres egne."
        )
    return told
