"""The templates that every page of ours in a browser shares, and the style they begin from."""

from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined


def environment(package: str, folder: str = ".") -> Environment:
    """Templates of a package, with ours beside them; people's text is escaped wherever it stands."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, folder), PackageLoader("spil.html", ".")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = _kind
    return environment


def base_style() -> str:
    """Our colours by day and by night, and how a page's blocks look."""
    return (files("spil.html") / "base.css").read_text(encoding="utf-8")


def _kind(value: Any) -> str:
    return type(value).__name__
