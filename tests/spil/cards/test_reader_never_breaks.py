"""Whatever is fed to the reader: a card, or findings with a place in the file."""

from hypothesis import given
from hypothesis import strategies as st
from small import SMALL

from spil.author.check.all import Checked, check_card
from spil.author.check.render import as_github, as_json, as_text
from spil.cards.deck import read_deck
from spil.cards.findings import lines_of
from spil.cards.read.load import read_card

DECK = read_deck()
LINES = SMALL.splitlines(keepends=True)
PIECES = st.sampled_from(
    ["- ", ": ", "  ", "\t", "{", "}", "[", "]", '"', "'", "#", "&a", "*a", "!x", "---\n", "|", "\u2028", "å"]
)


def stands_up(raw: bytes) -> None:
    """Read, check and tell, and look at every place."""
    reading = read_card("fil.yaml", raw)
    findings = check_card(reading, DECK)
    lines = lines_of(reading.document.text)
    assert (reading.value is None) == any(each.severity == "error" for each in reading.findings)
    for finding in findings:
        assert 1 <= finding.place.line <= len(lines) + 1
        assert finding.place.column >= 1
        if finding.place.end_line <= len(lines):
            assert finding.place.end_column <= len(lines[finding.place.end_line - 1]) + 2
        assert finding.message
        assert finding.repair
    checked = Checked(1, (reading,), findings)
    assert as_text(checked)
    assert as_json(checked)
    assert as_github(checked).count("\n") == len(findings)


@given(st.binary(max_size=300))
def test_random_bytes(raw: bytes) -> None:
    stands_up(raw)


@given(st.text(max_size=300))
def test_random_text(text: str) -> None:
    stands_up(text.encode("utf-8", errors="surrogatepass"))


@given(st.integers(0, len(SMALL)), PIECES, st.integers(0, 12))
def test_a_card_with_something_put_in_or_taken_out(at: int, piece: str, less: int) -> None:
    stands_up((SMALL[:at] + piece + SMALL[at + less :]).encode())


@given(st.permutations(range(len(LINES))).map(lambda order: order[:20]))
def test_a_card_whose_lines_are_shuffled(order: list[int]) -> None:
    stands_up("".join(LINES[number] for number in order).encode())
