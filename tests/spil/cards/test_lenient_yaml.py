"""What YAML's rules forbid and libyaml lets by means what it looks like, and where it cannot, that is told.

The cases are those of the public YAML test suite that must fail and are read without a word, put into a card.
"""

import pytest
from small import SMALL

from spil.cards.read.load import read_card

PLAIN = read_card("lille.yaml", SMALL.encode()).value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rammen: []", "rammen: [\n]"),
        ("{hvem: borgeren, spørgsmål: Hvad ser hun?}", "{hvem: borgeren,\nspørgsmål: Hvad ser hun?}"),
        ("mål: [B-HM]", "mål: [B-HM]#målet"),
        ("mål: [B-HM]", "mål: [B-HM,#målet\n ]"),
        ("mål: [B-HM]", "mål: [\n\tB-HM\n ]"),
        ("byttetest: Ville I gøre det samme, ", 'byttetest: "Ville I gøre det samme,\n\thvis det var omvendt?"\n#'),
        ("byttetest: Ville I gøre det samme, ", 'byttetest: "Ville I gøre det samme,\nhvis det var omvendt?"\n#'),
        ("tekst: Noget sker.", "tekst: >#begyndelsen\n      Noget sker."),
        ("id: lille", "%YAML 1.1#...\n---\nid: lille"),
    ],
)
def test_a_layout_that_only_yaml_minds_changes_nothing_of_what_is_read(old: str, new: str) -> None:
    assert old in SMALL
    reading = read_card("lille.yaml", SMALL.replace(old, new, 1).encode())
    assert (reading.findings, reading.value) == ((), PLAIN)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("mål: [B-HM]", "mål: [-]", "K305"),
        ("rammen: []", "rammen: [-, -]", "K307"),
        ("tekst: Noget sker.", "tekst: >\n \n  \n   \n # en note", "K309"),
    ],
)
def test_a_layout_that_says_nothing_is_told_by_what_is_missing(old: str, new: str, code: str) -> None:
    found = read_card("lille.yaml", SMALL.replace(old, new, 1).encode()).findings
    assert {each.code for each in found} == {code}
