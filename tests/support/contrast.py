"""How much what is painted on a screen stands out."""

import re
from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.color import Color

_SHAPES = re.compile("[\u2500-\u259f▪●○▏]")
"""Frames, blocks and dots: what is seen and not read."""


def ratio(one: Color, other: Color) -> float:
    """The contrast of two colours, as WCAG works it out."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _painted(app: App[Any]) -> Iterator[tuple[str, float]]:
    """Every stretch of one style on the screen, with its contrast."""
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if text.strip() and style and style.color and style.bgcolor:
                front, back = (Color.from_rich_color(each) for each in (style.color, style.bgcolor))
                yield text, ratio(front, back)


def poor(app: App[Any]) -> list[tuple[str, float]]:
    """What does not stand out enough."""
    return [(text, seen) for text, seen in _painted(app) if seen < (3 if _SHAPES.search(text) else 4.5)]
