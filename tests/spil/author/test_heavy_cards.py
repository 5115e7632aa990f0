"""A card made to be slow, or one that remembers much: its answer is bounded by work and always the same."""

from small import SMALL

from spil.author.check.all import check_card
from spil.cards.deck import read_deck
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


def test_walking_stops_at_so_many_choices_however_few_states_they_belong_to() -> None:
    steps = [f"s{number}" for number in range(LIMIT // 20)]
    wide = {
        step: tuple(BareWay(f"v{n}", after) for n in range(400))
        for step, after in zip(steps, [*steps[1:], ""], strict=True)
    }
    explored = explore({**wide, "": ()})
    assert not explored.complete
    assert len(explored.states) <= MOST_WAYS // 400 + 2
