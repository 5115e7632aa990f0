"""What is said of a key or a name, in the words of the model, of the deck and of the card itself."""

from collections.abc import Mapping
from typing import Any

from spil.author.edit.names import Name, name_at, names_in
from spil.author.lsp.shape import Slot, fields_of, slot_at
from spil.author.lsp.spot import Spot, spot_at
from spil.cards.deck import Deck
from spil.cards.findings import lines_of
from spil.cards.read.parts import Parts, list_of, map_of, texts_of
from spil.cards.read.syntax import Document
from spil.cards.vocabulary import GOAL_NAMES, MOULD_NAMES, OCCASION_NAMES

_NAMES: tuple[Mapping[Any, str], ...] = (GOAL_NAMES, MOULD_NAMES, OCCASION_NAMES)
_OPTIONS: Mapping[str, str] = {str(word): told for names in _NAMES for word, told in names.items()}
"""What each word of a closed list means, where somebody has said it; no two lists share such a word."""
_WIDEST = 120
"""Characters of a text that are shown of it."""


def told_at(document: Document, kind: Any, deck: Deck, line: int, column: int) -> tuple[Spot, str] | None:
    """What the word at a place means, counted from 0; None where there is nothing to say."""
    row = lines_of(document.text)[line] if line < len(lines_of(document.text)) else ""
    end = column
    while end < len(row) and (row[end].isalnum() or row[end] in "_-"):
        end += 1
    spot = spot_at(document.text, line, end)
    if spot is None or not spot.word:
        return None
    name = name_at(names_in(document), line + 1, column + 1)
    told = (
        about_name(name, document, deck)
        if name
        else _about_key(spot, document, kind) or _about_value(spot, document, kind, deck)
    )
    return (spot, told) if told else None


def about_name(name: Name, document: Document, deck: Deck) -> str:
    """What a name stands for."""
    parts = Parts(document)
    if name.kind == "trin":
        told = about_step(parts.every_step.get(name.name)) if name.name in parts.every_step else "findes ikke endnu."
        return f"Trinnet {name.name}: {told}"
    if name.kind == "valg":
        found = next((c for step, _, c in parts.choices if (step, c.get("id")) == (name.step, name.name)), {})
        return f"Valget {name.name}: {first_line(str(found.get('tekst', 'findes ikke i trinnet.')))}"
    if name.kind == "hensyn":
        named = next((e for e in map(map_of, list_of(parts.top.get("hensyn"))) if e.get("id") == name.name), {})
        family = deck.families.get(str(named.get("familie")))
        kin = f" Familien {family.id}: {family.sentence}" if family else ""
        return f"Hensynet til {named.get('navn', name.name)}.{kin}"
    if name.kind == "ramme":
        line = deck.frame.get(name.name)
        return f"{line.text} ({line.act})" if line else f'Linjen "{name.name}" findes ikke i rammer.yaml.'
    by = [f"{step}.{c.get('id')}" for step, _, c in parts.choices if name.name in texts_of(c.get("husk"))]
    return f"Kortet husker {name.name} efter {', '.join(by)}." if by else f'Intet valg husker "{name.name}".'


def about_step(step: Any) -> str:
    """What happens in a step, on one line."""
    text = map_of(step).get("tekst")
    return first_line(text) if isinstance(text, str) else ""


def about_option(name: str, slot: Slot, deck: Deck) -> str:
    """What a word of a closed list means, where somebody has said it."""
    if slot.key == "familie" and name in deck.families:
        return deck.families[name].sentence
    return _OPTIONS.get(name, "")


def first_line(text: str) -> str:
    """A text on one line, and not more of it than one reads at a glance."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDEST else f"{flat[:_WIDEST]} …"


def _about_key(spot: Spot, document: Document, kind: Any) -> str:
    slot = slot_at(kind, spot.path, document.data) if spot.of_key else None
    found = fields_of(slot.entries).get(spot.word) if slot else None
    if found is None:
        return ""
    inner = Slot((), found[0], spot.word, found[1], in_list=False)
    choose = f" Vælg mellem: {', '.join(inner.options)}." if inner.options else ""
    return f"{spot.word}: {found[1].description}{choose}"


def _about_value(spot: Spot, document: Document, kind: Any, deck: Deck) -> str:
    slot = slot_at(kind, spot.path, document.data)
    if slot is None or spot.word not in slot.options:
        return ""
    told = about_option(spot.word, slot, deck)
    return f"{spot.word}: {told}" if told else ""
