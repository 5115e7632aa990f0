"""The smallest card, and sessions at their first page, for tests that hand in what they want to differ."""

import importlib.util
from pathlib import Path
from typing import Any

from spil.cards.deck import Deck
from spil.play.moves import Started
from spil.play.run import Run
from spil.play.table_order import TABLE

ROOT = Path(__file__).parents[2]
"""The checkout."""

SMALL = """\
id: lille
titel: Lille
arena: møde
mål: [B-HM]
grunde: []
minutter: 8
rolle: medarbejder
berørt: borger
version: 1
status: kladde
hensyn:
  - {id: a, navn: Alfa, familie: den-enkelte}
  - {id: b, navn: Beta, familie: drift}
trin:
  et:
    tekst: Noget sker.
    spørgsmål: Hvad gør du?
    valg:
      - {id: ja, tekst: Sig ja., kort_sagt: sige ja, giver: Ro., koster: Tid., hensyn: [a], til: to, husk: [sagde-ja]}
      - {id: nej, tekst: Sig nej., kort_sagt: sige nej, giver: Tid., koster: Ro., hensyn: [b], til: to}
  to:
    tekst: Mere sker.
    tillæg:
      - {hvis: [sagde-ja], tekst: De husker dit ja.}
    spørgsmål: Hvad nu?
    valg:
      - {id: bliv, tekst: Bliv., kort_sagt: blive, giver: Ro., koster: Tid., hensyn: [a], til: slut}
      - {id: gå, tekst: Gå., kort_sagt: gå, giver: Tid., koster: Ro., hensyn: [b], til: slut, uden_for_rammen: ja}
  slut:
    tekst: Det slutter.
    slut: Et slut
perspektiver:
  - {hvem: borgeren, spørgsmål: Hvad ser hun?}
byttetest: Ville I gøre det samme, hvis det var omvendt?
rammen: []
aftale_hvis: nogen siger ja
facilitator:
  vælg_fra: Aldrig.
  formål: At prøve.
  går_i_stå: Vent.
  bliver_hårdt: Hold pause.
  spørgsmål:
    - {når: altid, tekst: Hvad siger I?}
"""


def started(programme: str = "bif-basis-45", **changes: object) -> Started:
    """How a session begins, with what a test wants to differ."""
    plain = {
        "record": "11111111-2222-4333-8444-555555555555",
        "session": f"2026-11-22-{programme}-kqrt",
        "form": "bord",
        "table": 2,
        "people": 5,
        "leader": False,
        "together": True,
        "rehearsal": False,
        "programme": programme,
        "at": "2026-11-22T09:00:00+01:00",
    }
    return Started.model_validate({**plain, **changes})


def begun(deck: Deck, programme: str = "bif-basis-45", **changes: object) -> Run:
    """A session at its first page."""
    found = deck.programme(programme)
    assert found is not None
    return Run.begin(deck, TABLE, found, started(programme, **changes))


def docs_script(name: str) -> Any:
    """A script of the guide's folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PROGRAMME = """\
id: vores
titel: Vores
målgruppe: kolleger
form: fælles
kort: [lille]
vælg: 1
minutter: 20
plan:
  - {hvad: Det hele, minutter: 20}
aftale: fælles
velkomst: Velkommen.
spilleregler: [Vi taler om kortet.]
afslutning: Tak.
"""
"""A programme with the small card."""
