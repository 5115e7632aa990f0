"""Colours as a web page has them, and whether they can be told from what they stand on."""

import re

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LIGHT_GROUND, DARK_GROUND = "#ece6d8", "#20252d"
"""What a colour of one's own stands on by day and by night: the nearer of the two grounds of each."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text of ordinary size."""


def is_colour(text: str) -> bool:
    """Whether it is written as `#00457c`."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
