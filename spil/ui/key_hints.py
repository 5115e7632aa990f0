"""What the apps say of their keys: the line at the bottom, and the help."""

from spil.play.count_input import counting_help
from spil.play.page import AgreementEntry, CountEntry, Page, TablesEntry


def help_on(page: Page) -> str:
    """What one does on this page, in a few sentences."""
    told = ["Der er ikke ét rigtigt svar, og ingen får point."]
    if page.picks and page.numbered:
        told.append("Tryk tallet foran det, I vælger, og bekræft med Enter.")
    told += counting_help(page)
    if len(page.questions) > 1:
        told.append("m viser mere at tale om, når snakken går i stå.")
    if page.looks:
        told.append("v viser en anden vej. Den bliver ikke gemt.")
    told += [f"{aside.key}: {aside.label}." for aside in page.asides]
    told.append("d skifter mellem lys og mørk. Ctrl+Q lukker spillet, og jeres svar er gemt. h lukker hjælpen.")
    return " ".join(told)


def keys_on(page: Page, *more: str) -> str:
    """The keys that work now, in words."""
    if isinstance(page.entry, AgreementEntry):
        told = [
            "Enter: næste felt, og gem til sidst",
            f"Ctrl+U: {page.onward.label}" if page.onward else "",
            "Esc: tilbage",
            *more,
        ]
        return " · ".join(filter(None, [*told, "Ctrl+Q: luk"]))
    told = []
    if page.picks and page.numbered:
        told.append(f"1-{len(page.picks)} og Enter: vælg")
    if page.entry and page.kind == "reveal":
        told.append("skriv tallene igen: ret dem")
    elif isinstance(page.entry, CountEntry):
        told.append("skriv for eksempel 2 2 1 0 og Enter")
    elif isinstance(page.entry, TablesEntry):
        told.append("skriv for eksempel 1 1d 3 2 og Enter")
    if page.onward:
        told.append(f"Enter: {page.onward.label}")
    if page.last:
        told.append("Enter: luk")
    told += ["Esc: tilbage"] * page.back
    told += ["m: mere at tale om"] * (len(page.questions) > 1)
    told += ["v: anden vej"] * page.looks
    told += [f"{aside.key}: {aside.label}" for aside in page.asides]
    return " · ".join([*told, *more, "h: hjælp", "Ctrl+Q: luk"])
