"""What the one who leads says when a page comes up: a line to go from one thing to the next, on screen and on paper."""

from collections.abc import Mapping

from spil.cards.shared import Programme

_LINES: Mapping[str, str] = {
    "cards": "Tak. Så går vi videre.",
    "welcome": "Velkommen. Først hører I, hvad vi skal, og hvad spillet gemmer.",
    "rules": "Her er reglerne. De gælder, til vi går hjem.",
    "ease": "Et spørgsmål, før vi begynder. Svar alene på en seddel, hvis du vil. Ingen ser, hvad du svarer.",
    "ease after": "Det samme spørgsmål igen. Svar alene på en ny seddel, hvis du vil.",
    "recall": "Husk sammen efter, hvad I gjorde som gruppe. Ingen skal sige, hvad de selv mente.",
    "situation": "Hør en situation. Tal ikke sammen endnu. Vælg alene, fold sedlen, og læg den i koppen.",
    "talk": "Tak. Nu må I tale sammen. Hvad vil I gøre, og hvad koster det?",
    "again": "Stop snakken her. Vælg igen, alene, og læg sedlen i den anden kop. Du må gerne skifte mening.",
    "perspective": "Nu ser vi på det med en andens øjne i et minut. Imens tæller en hjælper sedlerne.",
    "count": "Et øjeblik. I ser tallene, når begge kopper er talt.",
    "recount": "Tak. Nu kommer den anden kop.",
    "reveal": "Sådan valgte I. Jeg læser ét spørgsmål højt. Tag jer tid, før nogen svarer.",
    "way": "Tak. Nu følger vi én vej. Det er ikke det rigtige svar, men det, flest ville prøve.",
    "outcome": "Vejen giver noget, og den koster noget. Hør hvad.",
    "later": "Nu skal I vælge igen. Tal sammen et minut. Vis så med fingrene, når jeg siger nu.",
    "then": "Hør, hvad der så sker. Her slipper vi historien.",
    "ending": "Her ender historien. En anden vej var endt et andet sted.",
    "frame": "Det her siger loven. Er I i tvivl, så spørg jeres leder eller en jurist.",
    "walk": "Nu er det jeres bord. Én læser højt, alle vælger alene, og så taler I. Jeg kalder, når tiden er gået.",
    "raise": "Stop her, også selv om I ikke er færdige. Find det tal, jeres bord valgte først. Løft kortet nu.",
    "agreement": "Nu vælger vi én ting, vi vil prøve. Hvad gør vi, og hvilken rolle gør det?",
    "goodbye": "Her kan du gå hen, hvis noget af det også sker for dig. Tak for i dag.",
}
_BY_PHONE: Mapping[str, str] = {
    "situation": "Hør en situation. Tal ikke sammen endnu. Vælg alene på din telefon, eller skriv tallet på en seddel.",
    "again": "Stop snakken her. Vælg igen, alene, på telefonen eller en ny seddel. Du må gerne skifte mening.",
    "perspective": "Nu ser vi på det med en andens øjne i et minut. Læg telefonerne fra jer imens.",
    "count": "Et øjeblik. Er der sedler i koppen, så tæller vi dem nu.",
    "recount": "Tak. Nu kommer sedlerne fra den anden kop.",
    "later": "Nu skal I vælge igen. Tal sammen et minut, og vælg så på telefonen.",
}
"""Where people choose by phone."""
_OWN = "Skriv nu din egen sætning. Den er kun til dig. Læs den højt for den ved siden af, hvis du har lyst."


def spoken(place: str, programme: Programme, *, phones: bool = False) -> str:
    """The line for a place of a led session; empty where nothing is said."""
    own = place == "agreement" and programme.agreement == "egen"
    by_phone = _BY_PHONE.get(place, "") if phones else ""
    return _OWN if own else by_phone or _LINES.get(place, "")
