"""Advice that a card mutes with a reason: not told, but shown; and an error, or what is not there, cannot be muted."""

import json

from small import SMALL

from spil.author.check.all import Checked, check_card, judge_card
from spil.author.check.render import as_github, as_json, as_text
from spil.cards.deck import read_deck
from spil.cards.read.load import read_card

DECK = read_deck()
JUDGES = SMALL.replace("slut: Et slut", "slut: Det rigtige valg")
MUTED = JUDGES.replace("status: kladde", "status: kladde\nbevidst: {K604: Foreningen hedder sådan}")


def checked(text: str) -> Checked:
    reading = read_card("lille.yaml", text.encode())
    judged = judge_card(reading, DECK)
    return Checked(1, (reading,), judged.findings, judged.muted)


def codes(text: str) -> list[str]:
    return [each.code for each in checked(text).findings]


def test_advice_that_is_muted_is_not_told_and_a_reviewer_sees_it_with_its_reason() -> None:
    assert (codes(JUDGES), codes(MUTED)) == (["K604"], [])
    told = as_text(checked(MUTED))
    assert "Råd, der er valgt fra med en grund:\n  lille.yaml:" in told
    assert 'K604, "rigtige valg" er en dom over dem, der kom hertil. Grund: Foreningen hedder sådan\n' in told
    assert "1 råd valgt fra." in told


def test_other_programs_get_what_is_muted_beside_what_is_told() -> None:
    data = json.loads(as_json(checked(MUTED)))
    assert (data["findings"], [(each["code"], each["reason"]) for each in data["muted"]]) == (
        [],
        [("K604", "Foreningen hedder sådan")],
    )
    assert as_github(checked(MUTED)).startswith("::notice file=lille.yaml,line=")


def test_muting_what_the_card_is_not_told_is_itself_told_at_its_line() -> None:
    finding, _ = check_card(read_card("lille.yaml", MUTED.replace("K604", "K605").encode()), DECK)
    assert (finding.code, finding.severity) == ("K624", "warning")
    assert MUTED.splitlines()[finding.place.line - 1].startswith("bevidst:")


def test_an_error_cannot_be_muted() -> None:
    text = SMALL.replace("til: to}", "til: tre}").replace("status: kladde", "status: kladde\nbevidst: {K404: Jeg vil}")
    assert sorted(codes(text)) == ["K404", "K624"]


def test_an_unused_mute_cannot_be_muted_and_needs_a_reason() -> None:
    assert codes(SMALL.replace("status: kladde", "status: kladde\nbevidst: {K624: Jeg vil}")) == ["K624"]
    assert codes(JUDGES.replace("status: kladde", "status: kladde\nbevidst: {K604: }")) == ["K309", "K604"]


def test_a_card_with_errors_is_not_told_of_a_mute_that_may_be_used_once_they_are_mended() -> None:
    text = SMALL.replace("arena: møde", "arena: mode").replace("status: kladde", "status: kladde\nbevidst: {K610: Før}")
    assert codes(text) == ["K305"]


def test_what_is_no_code_cannot_be_muted() -> None:
    assert codes(SMALL.replace("status: kladde", "status: kladde\nbevidst: {dom: Jeg vil}")) == ["K312"]
    assert codes(SMALL.replace("status: kladde", "status: kladde\nbevidst: K604")) == ["K304"]
