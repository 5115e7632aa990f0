"""An id of the wrong shape is told at its place, whatever stands in it, and stops nothing that looks at the card."""

import pytest
from small import SMALL

from spil.author.check.all import check_card
from spil.author.graph.formats import FORMATS
from spil.author.graph.reading import graph_of
from spil.cards.deck import read_deck
from spil.cards.read.load import read_card

DECK = read_deck()
BLANKS = [" ", "ja ", " ja", "j a", "ja\\n", "\\t", "\\u3000", "\\u00a0", "ja\\u00a0", "ja.nej", "å.\\u2009"]


@pytest.mark.parametrize("name", BLANKS)
@pytest.mark.parametrize(
    "old", ["id: ja,", "id: gå,", "til: slut}", "husk: [sagde-ja]", "{id: a,", "  to:\n", "  slut:\n"]
)
def test_an_id_with_blanks_is_a_finding_and_the_card_can_still_be_looked_at(old: str, name: str) -> None:
    word = old.strip(" {},:[]\n").rpartition(" ")[2].strip("[")
    reading = read_card("lille.yaml", SMALL.replace(old, old.replace(word, f'"{name}"'), 1).encode())
    findings = check_card(reading, DECK)
    assert reading.value is None
    assert "K307" in {each.code for each in findings}
    graph = graph_of(reading.document, findings)
    assert graph is None or all(written(graph) for written in FORMATS.values())
