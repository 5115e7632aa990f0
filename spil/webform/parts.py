"""A choice, a step, an ending more or less: changes to the text of the file, and why not where it would break a way."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from spil.author.edit.changes import Edit, with_entry, with_item, without_entry, without_item
from spil.author.edit.spans import UnchangeableError
from spil.author.edit.writing import Value
from spil.author.new.ids import local_id
from spil.cards.model import USUAL_NOTES
from spil.cards.read.parts import Keys, Plain, before_in, list_of, map_of, texts_of
from spil.danish import capitalised, counted
from spil.webform.fields import Group, value_of

ADD, DROP = "tilføj", "slet"
GONE = "Den knap er der ikke mere. Her er kortet, som det er nu."
_FIRST_FAMILY = "den-enkelte"


class CannotError(Exception):
    """Why a part cannot be added or taken out, in a sentence."""


def part_changed(text: str, data: Plain, form: Sequence[Group], wanted: str) -> str:
    """The text after the button `tilføj:WHAT:GROUP` or `slet:GROUP` of one of the form's parts was pressed.

    Raises:
        CannotError: It is no button of this form, or what it does would leave a way without its end.
    """
    verb, _, rest = wanted.partition(":")
    what, _, name = rest.partition(":") if verb == ADD else ("", "", rest)
    group = next((each for part in form for each in part.all_groups() if each.name == name), None)
    offered = group and (what in dict(group.adds) if verb == ADD else bool(group.drop) and verb == DROP)
    if group is None or not offered:
        raise CannotError(GONE)
    try:
        return (_added(what, group, data) if verb == ADD else _dropped(group, data))(text)
    except UnchangeableError as error:
        told = f"Det kan formularen ikke, for filen er skrevet på en anden måde dér. Se linje {error.line} i filen."
        raise CannotError(told) from error


def _added(what: str, group: Group, data: Plain) -> Edit:
    if what in {"trin", "slut"}:
        return _step(what, data)
    if what == "noter":
        return _notes(data)
    inside, item, after = _item(what, group.keys, data)
    return _one_more((*group.keys, *inside), item, data, after)


def _item(what: str, keys: Keys, data: Plain) -> tuple[Keys, dict[str, Value], str]:
    """The list inside a part, the item that it gets, and the key that the list stands after where it is new."""
    match what:
        case "valg":
            return ("valg",), _choice(data, _ids(value_of((*keys, "valg"), data))), "spørgsmål"
        case "tillæg":
            own = (flag for _, choice in _choices(data) for flag in texts_of(choice.get("husk")))
            flag = next(chain(own, before_in(data)))
            return ("tillæg",), {"hvis": [flag], "tekst": ""}, "tekst"
        case "spørgsmål":
            return ("spørgsmål",), {"når": "altid", "tekst": ""}, "bliver_hårdt"
        case "hensyn":
            name = local_id("hensyn", _ids(data.get("hensyn")), "hensyn")
            return (), {"id": name, "navn": "", "familie": _FIRST_FAMILY}, ""
        case _:
            return (), {"hvem": "", "spørgsmål": ""}, ""


def _one_more(keys: Keys, item: Mapping[str, Value], data: Plain, after: str) -> Edit:
    """One more in a list; the list too, where the part has none yet."""
    parent = map_of(value_of(keys[:-1], data))
    key = str(keys[-1])
    if key in parent:
        return with_item(keys, item)
    return with_entry(keys[:-1], key, [item], after if after in parent else next(reversed(parent)))


def _choice(data: Plain, taken: set[str]) -> dict[str, Value]:
    considerations = _ids(data.get("hensyn"))
    steps = map_of(data.get("trin"))
    last = next(reversed(steps), "slut")
    said = ("tekst", "kort_sagt", "giver", "koster")
    first = next((each for each in _in_order(data.get("hensyn")) if each in considerations), "")
    return {
        "id": local_id("valg", taken, "valg"),
        **dict.fromkeys(said, ""),
        "hensyn": [first] if first else [],
        "til": last,
    }


def _step(what: str, data: Plain) -> Edit:
    steps = map_of(data.get("trin"))
    name = local_id("slutning" if what == "slut" else "trin", set(steps), "trin")
    if what == "slut":
        return with_entry(("trin",), name, {"tekst": "", "slut": ""}, next(reversed(steps), ""))
    first = _choice(data, set())
    second = _choice(data, {str(first["id"])})
    whole: Value = {"tekst": "", "spørgsmål": "", "valg": [first, second]}
    decisions = [each for each, step in steps.items() if "slut" not in map_of(step)]
    return with_entry(("trin",), name, whole, decisions[-1] if decisions else next(reversed(steps), ""))


def _notes(data: Plain) -> Edit:
    """What helps with any card, to begin from."""
    said: dict[str, Value] = {
        "vælg_fra": USUAL_NOTES.avoid_if or "",
        "formål": USUAL_NOTES.purpose,
        "går_i_stå": USUAL_NOTES.if_stuck,
        "bliver_hårdt": USUAL_NOTES.if_hard,
        "spørgsmål": [{"når": each.when, "tekst": each.text} for each in USUAL_NOTES.questions],
    }
    return with_entry((), "facilitator", said, next(reversed(data), ""))


def _dropped(group: Group, data: Plain) -> Edit:
    keys = group.keys
    if keys[0] == "trin" and len(keys) == 2:
        _nothing_leads_to(str(keys[1]), data)
        return without_entry(keys)
    if keys[0] == "hensyn":
        _nobody_weighs(map_of(value_of(keys, data)).get("id"), data)
    if len(list_of(value_of(keys[:-1], data))) == 1:
        return without_entry(keys[:-1])  # only what may be left out altogether offers to lose its last
    return without_item(keys)


def _nothing_leads_to(step: str, data: Plain) -> None:
    leading = sum(choice.get("til") == step for name, choice in _choices(data) if name != step)
    if leading:
        raise CannotError(
            f"{capitalised(counted(leading, 'valg', 'valg'))} fører hertil. "
            "Lad det føre et andet sted hen først, så kan trinnet slettes."
        )


def _nobody_weighs(consideration: Any, data: Plain) -> None:
    using = sum(consideration in texts_of(choice.get("hensyn")) for _, choice in _choices(data))
    if using:
        raise CannotError(
            f"Hensynet bruges af {counted(using, 'valg', 'valg')}. Vælg et andet dér først, så kan det slettes."
        )


def _choices(data: Plain) -> Iterable[tuple[str, Plain]]:
    for name, step in map_of(data.get("trin")).items():
        for choice in list_of(map_of(step).get("valg")):
            yield name, map_of(choice)


def _ids(entries: Any) -> set[str]:
    return set(_in_order(entries))


def _in_order(entries: Any) -> list[str]:
    found = (map_of(each).get("id") for each in list_of(entries))
    return [each for each in found if isinstance(each, str)]
