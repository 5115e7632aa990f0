"""Paper by day, and by night: one accent colour, and contrasts of at least 7 to 1 for what is read."""

from textual.theme import Theme

_QUIET = "#4a4a4a"
_QUIET_AT_NIGHT = "#b8b8b8"

PAPER = Theme(
    name="papir",
    primary="#00457c",
    secondary="#00457c",
    accent="#00457c",
    foreground="#1b1b1b",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#efece3",
    error="#9b1c1c",
    dark=False,
    variables={"quiet": _QUIET, "marked-text": "#ffffff"},
)
NIGHT = Theme(
    name="nat",
    primary="#8ec5ff",
    secondary="#8ec5ff",
    accent="#8ec5ff",
    foreground="#f2f0ea",
    background="#16181c",
    surface="#16181c",
    panel="#24272d",
    error="#ffb4ab",
    dark=True,
    variables={"quiet": _QUIET_AT_NIGHT, "marked-text": "#16181c"},
)
