"""A card made to be slow, or one that remembers much: its answer is bounded by work and always the same."""

import pytest
from small import ROOT, SMALL

from spil.author.check.all import check_card
from spil.author.fix import search
from spil.author.fix.file import mend
from spil.cards.deck import read_deck
from spil.cards.findings import MOST
from spil.cards.read.load import read_card
from spil.cards.ways import BareWay
from spil.play.explore import LIMIT, MOST_WAYS, explore

DECK = read_deck()


def remembering(flags: int) -> str:
    """A card whose last step tells of each of so many choices on the way, in additions only."""
    begun, rest = SMALL.split("trin:\n")
    after = rest[rest.index("  slut:\n") :]
    steps = []
    for number in range(flags):
        to = f"s{number + 1}" if number + 1 < flags else "slut"
        said = f"kort_sagt: gå, giver: Ro., koster: Tid., til: {to}"
        steps.append(
            f"  s{number}:\n    tekst: Noget sker.\n    spørgsmål: Hvad gør du?\n    valg:\n"
            f"      - {{id: ja, tekst: Sig ja., {said}, hensyn: [a], husk: [f{number}]}}\n"
            f"      - {{id: nej, tekst: Sig nej., {said}, hensyn: [b]}}\n"
        )
    asked = "".join(f"      - {{hvis: [f{number}], tekst: De husker {number}.}}\n" for number in range(flags))
    after = after.replace("    slut: Et slut", f"    tillæg:\n{asked}    slut: Et slut")
    return f"{begun}trin:\n{''.join(steps)}{after}"


def codes(text: str) -> list[str]:
    return [each.code for each in check_card(read_card("lille.yaml", text.encode()), DECK)]


def test_a_card_whose_additions_tell_of_more_than_can_be_printed_is_no_card() -> None:
    assert "K506" not in codes(remembering(6))
    assert "K506" in codes(remembering(15))


def test_of_one_mistake_made_a_thousand_times_a_hundred_are_told_and_how_many_more_there_are() -> None:
    text = SMALL.replace("mål: [B-HM]", "mål:\n" + "  -\n" * 1000)
    found = [each for each in check_card(read_card("lille.yaml", text.encode()), DECK) if each.code == "K309"]
    assert len(found) == MOST
    assert found[-1].message.endswith("(og 900 til)")


def test_mending_that_would_take_too_long_stops_and_says_that_there_may_be_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "_MOST_READ", 500)
    raw = (
        SMALL.replace("    tekst: ", "\t\ttekst: Sig: ").replace("\n    spørgsmål: ", "\n\t\tspørgsmål: Sig: ").encode()
    )
    once = mend(raw)
    assert once.raw != raw
    assert once.told[-1].startswith("Der er måske mere at rette.")
    assert once == mend(raw)


def test_a_card_with_tabs_and_other_mistakes_all_over_is_mended_in_one_go() -> None:
    """One that an attacker found: it came to its end only when it was mended three times."""
    once = mend((ROOT / "tests" / "data" / "mend" / "tabs-overalt.yaml").read_bytes())
    assert once.told == ("Tab-tegn er gjort til mellemrum: 99 linjer.",)
    assert mend(once.raw).told == ()


def test_walking_stops_at_so_many_choices_however_few_states_they_belong_to() -> None:
    steps = [f"s{number}" for number in range(LIMIT // 20)]
    wide = {
        step: tuple(BareWay(f"v{n}", after) for n in range(400))
        for step, after in zip(steps, [*steps[1:], ""], strict=True)
    }
    explored = explore({**wide, "": ()})
    assert not explored.complete
    assert len(explored.states) <= MOST_WAYS // 400 + 2
