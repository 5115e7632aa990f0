"""The templates that every page of ours in a browser shares, and the style they begin from."""

from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from spil.danish import capitalised, day, paragraphs


def environment(package: str, folder: str = ".", *others: str) -> Environment:
    """Templates of a package, with ours beside them; people's text is escaped wherever it stands in HTML."""
    environment = Environment(
        loader=ChoiceLoader(
            [*(PackageLoader(each, folder) for each in (package, *others)), PackageLoader("spil.html", ".")]
        ),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(kind=_kind, capitalised=capitalised, paragraphs=paragraphs, day=day)
    return environment


def base_style() -> str:
    """Our colours by day and by night, and how a page's blocks look."""
    return (files("spil.html") / "base.css").read_text(encoding="utf-8")


def _kind(value: Any) -> str:
    return type(value).__name__
