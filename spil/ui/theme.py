"""Paper by day, and by night: a card on a table, one accent, one warm colour for what is asked.

Text stands at least 7 to 1 against what it is on, and every edge and field at least 3 to 1.
"""

from textual.theme import Theme

PAPER = Theme(
    name="papir",
    primary="#00457c",
    secondary="#00457c",
    accent="#00457c",
    foreground="#1b1b1b",
    background="#ece6d8",
    surface="#fffdf7",
    panel="#fffdf7",
    error="#8f1717",
    dark=False,
    variables={
        "quiet": "#45423b",
        "marked-text": "#ffffff",
        "tile": "#fffdf7",
        "edge": "#7b7466",
        "warm": "#7a2e0e",
        "block-cursor-background": "#00457c",
        "block-cursor-foreground": "#ffffff",
    },
)
NIGHT = Theme(
    name="nat",
    primary="#8ec5ff",
    secondary="#8ec5ff",
    accent="#8ec5ff",
    foreground="#f2f0ea",
    background="#12151a",
    surface="#20252d",
    panel="#20252d",
    error="#ffb4ab",
    dark=True,
    variables={
        "quiet": "#c3c5c9",
        "marked-text": "#10141a",
        "tile": "#20252d",
        "edge": "#818b99",
        "warm": "#ffc48a",
        "block-cursor-background": "#8ec5ff",
        "block-cursor-foreground": "#10141a",
    },
)
