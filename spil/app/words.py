"""What the app says of its keys: the line at the bottom, and the help."""

from spil.play.page import AgreementEntry, CountEntry, Page


def help_on(page: Page) -> str:
    """What one does on this page, in a few sentences."""
    told = ["Der er ikke ét rigtigt svar, og ingen får point."]
    if page.picks:
        told.append("Tryk tallet foran det, I vælger, og bekræft med Enter.")
    if isinstance(page.entry, CountEntry):
        told.append("Skriv et tal for hvert valg, for eksempel 2 2 1 0. Har nogen sagt pas, så tæl dem ikke med.")
    if page.looks:
        told.append("v viser en anden vej. Den bliver ikke gemt.")
    told += [f"{aside.key}: {aside.label}." for aside in page.asides]
    told.append("d skifter mellem lys og mørk. Ctrl+Q lukker spillet, og jeres svar er gemt. h lukker hjælpen.")
    return " ".join(told)


def keys_on(page: Page) -> str:
    """The keys that work now, in words."""
    if isinstance(page.entry, AgreementEntry):
        return "Enter: næste felt, og gem til sidst · Enter i et tomt felt 1: ingen aftale · Esc: tilbage · Ctrl+Q: luk"
    told = []
    if page.picks:
        told.append(f"1-{len(page.picks)} og Enter: vælg")
    if isinstance(page.entry, CountEntry):
        told.append("skriv for eksempel 2 2 1 0 og Enter")
    if page.onward:
        told.append(f"Enter: {page.onward.label}")
    if page.last:
        told.append("Enter: luk")
    told += ["Esc: tilbage"] * page.back
    told += ["v: anden vej"] * page.looks
    told += [f"{aside.key}: {aside.label}" for aside in page.asides]
    return " · ".join([*told, "h: hjælp", "Ctrl+Q: luk"])
