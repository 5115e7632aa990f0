"""Records that an earlier version wrote are read as that version read them."""

import json
from pathlib import Path
from typing import Any

import pytest
from small import ROOT

from facilitator.evidence.tally import Tally, tally
from facilitator.led.forms import led_run
from spil.cards.deck import read_deck
from spil.play.run import fold
from spil.play.table_order import at_table
from spil.record.read import Record, read_record

FOLDER = ROOT / "tests" / "data" / "records"
DECK = read_deck(FOLDER / "kortsaet").deck
EXPECTED: dict[str, Any] = json.loads((FOLDER / "forventet.json").read_text(encoding="utf-8"))
RECORDS = sorted(path.name for path in FOLDER.glob("*.jsonl"))


def kept(name: str) -> Record:
    record = read_record((FOLDER / name).read_bytes())
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_of_an_earlier_version_comes_to_the_same_place(name: str) -> None:
    record = kept(name)
    begun = (at_table if record.started.table else led_run)(DECK, record.started)
    assert begun is not None
    run, left_out = fold(begun, record.moves)
    at = run.at
    assert record.rejected == ()
    assert EXPECTED[name] == {
        "left_out": left_out,
        "lines": record.lines,
        "moves": [move.type for move in run.moves],
        "closed": record.closed,
        "page": run.page.kind,
        "spot": at.spot,
        "card": at.card and at.card.id,
        "step": at.walk and at.walk.step,
        "chosen": at.chosen and at.chosen.id,
        "played": list(at.played),
        "passed": list(at.passed),
    }


def test_what_became_of_an_agreement_is_still_known() -> None:
    followed = kept("rum-faerdigt.jsonl").followed_up
    assert followed is not None
    assert followed.outcome == "partly"


def counted(*names: str) -> Tally:
    return tally([kept(name) for name in names])


def test_tables_of_an_earlier_version_are_counted_as_they_were() -> None:
    found = counted("bord-faerdigt.jsonl", "bord-rettet.jsonl", "bord-halvt.jsonl").sittings
    told = [[each.card, each.table, each.first, each.chosen, each.weighed, each.ending] for each in found]
    assert told == EXPECTED["bordene talt"]


def test_a_room_of_an_earlier_version_is_counted_as_it_was() -> None:
    found = counted("rum-rettet.jsonl").sittings
    told = [[each.card, each.table, each.first, each.second, each.chosen, each.ending] for each in found]
    assert told == EXPECTED["rummet talt"]


def test_every_kept_record_has_an_expectation() -> None:
    assert {Path(name).name for name in EXPECTED if name.endswith(".jsonl")} == set(RECORDS)
