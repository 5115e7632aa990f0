"""The door of a room with phones: a code for the camera, an address to type, and whether a phone has come through."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

import segno
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from spil.danish import capitalised, counted
from spil.ui.key_hints import chips
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain, strong

_EVERY = 0.25
"""Seconds between two looks at who has come."""
_PATIENCE = 30
"""Seconds without a phone after which it is said what may be wrong."""
_BORDER = 2
"""Light squares round the code, without which a camera does not find it."""
_NONE_CAME = (
    "Kommer telefonen ikke ind? Nettet holder måske maskiner adskilt, eller maskinens firewall siger nej.",
    "Del internet fra en telefon (hotspot), og lad alle gå på det. Eller tryk s, så vælger I på sedler.",
)
_NO_NETWORK = (
    "Maskinen er ikke på et net, som telefoner kan nå.",
    "Gå på et trådløst net eller et hotspot, og åbn igen. Eller tryk s, så vælger I på sedler.",
)


class Door(Protocol):
    """What is to be known of a room that is open."""

    phones: int
    trouble: str

    def links(self) -> Sequence[str]:
        """What a phone's camera reads, the likely address first."""

    def typed(self) -> Sequence[str]:
        """The same addresses as one types them."""

    def leader_link(self) -> str:
        """Where one leads from a tablet."""


class PhonesScreen(ReadableScreen[bool | None]):
    """True where the room chooses by phone, False where it chooses on slips; None for back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Tilbage"),
        Binding("enter", "dismiss(True)", "Videre"),
        Binding("s", "dismiss(False)", "Sedler"),
        Binding("a", "other", "Adresse"),
    ]

    def __init__(self, door: Door, code: str, *, alone: bool) -> None:
        super().__init__()
        self._door = door
        self._code = code
        self._alone = alone
        """Whether nobody else looks at this screen, so that the leader's own address may stand on it."""
        self._which = 0
        self._waited = 0.0

    def compose(self) -> ComposeResult:
        """The code for the camera, and beside it what to do."""
        yield Static(strong("Vælg på telefonen"), id="title")
        with Horizontal(id="door"):
            yield Static(id="qr")
            yield Static(id="how")
        yield Static(id="notice")
        keys = (("Enter", "videre"), ("s", "sedler"), ("a", "en anden adresse"))
        yield Static(chips(keys, 200), id="keys")

    def on_mount(self) -> None:
        """Look now and then who has come."""
        self._show()
        self.set_interval(_EVERY, self._look)

    def action_other(self) -> None:
        """The next of the machine's addresses."""
        self._which += 1
        self._show()

    def _look(self) -> None:
        self._waited += _EVERY
        self._show()

    def _show(self) -> None:
        links, typed = self._door.links(), self._door.typed()
        if not links:
            self.tell(self._door.trouble or " ".join(_NO_NETWORK) * (self._waited > 2 * _EVERY))
            return
        which = self._which % len(links)
        qr, how = self.query_one("#qr", Static), self.query_one("#how", Static)
        drawn, told = drawn_code(links[which]), self._told(typed[which])
        if qr.content != drawn:
            qr.update(drawn)
        if how.content != told:
            how.update(told)
        self.tell(self._door.trouble or ("" if self._door.phones or self._waited < _PATIENCE else " ".join(_NONE_CAME)))

    def _told(self, address: str) -> Content:
        came = self._door.phones
        here = (
            f"{capitalised(counted(came, 'telefon', 'telefoner', neuter=False))} er med."
            if came
            else "Ingen telefon er med endnu."
        )
        lines = [
            plain("Scan koden, eller skriv adressen i telefonens browser:"),
            Content(),
            strong(address),
            Content.assemble("Kode: ", (self._code, "bold")),
            Content(),
            strong(here),
            plain(
                "Prøv med din egen telefon, før rummet kommer." if not came else "Ingen app, intet navn, ingen konto."
            ),
        ]
        if self._alone:
            lines += [
                Content(),
                plain("Vil du lede fra en tablet, så åbn den her adresse på den. Vis den ikke til andre:"),
            ]
            lines += [plain(self._door.leader_link())]
        return Content("\n").join(lines)


def drawn_code(link: str) -> Content:
    """A QR code in half blocks, black on white whatever the theme, for a camera reads no other way as surely."""
    rows = [
        [bool(dark) for dark in row] for row in segno.make(link, error="l", micro=False).matrix_iter(border=_BORDER)
    ]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    lines = ("".join(_HALVES[upper, lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs)
    return Content("\n").join([Content.assemble((line, "#000000 on #ffffff")) for line in lines])


_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
