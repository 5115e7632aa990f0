"""A way walked in the preview, kept among a card's tests; what stands in the file already stays as it is."""

from pathlib import Path

from spil.author.yaml_lines import dash_indent, quoted
from spil.cards.kept_ways import KeptWay, KeptWays
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import Reading, read_trials

_NEW = "# Veje gennem kortet, der stadig skal virke. Skriv spil tjek for at gå dem igen.\nprøver:\n"


def keep(path: Path, trial: KeptWay) -> str:
    """Append a way to a file of ways, or begin the file; what became of it, in a sentence.

    Raises:
        OSError: The file cannot be read or written.
    """
    raw = read_bytes(path) if path.is_file() else b""
    before = read_trials(str(path), raw)
    old = before.value.trials if before.value else ()
    same = next((each for each in old if (each.choices, each.ending) == (trial.choices, trial.ending)), None)
    if same:
        return f'Vejen er gemt i forvejen og hedder "{same.name}".'
    more = addition(raw, before, trial)
    after = read_trials(str(path), raw + more).value
    if after is None or after.trials != (*old, trial):  # nothing is written that would not be read as it was meant
        return f"{path.name} kan ikke få en vej mere. Ret den først, eller skriv hver vej på sine egne linjer i den."
    with path.open("ab") as file:
        file.write(more)
    return f"Vejen er gemt i {path.name}."


def addition(raw: bytes, before: Reading[KeptWays], trial: KeptWay) -> bytes:
    """What to put after the bytes of a file, in its own indentation and with its own line ends."""
    text = before.document.text
    head = "" if text.strip() else _NEW
    indent = "  " if head else dash_indent(text, before.document.place("prøver", 0))
    item = [
        f"- navn: {quoted(trial.name)}",
        "  valg:" if trial.choices else "  valg: []",
        *(f"    - {choice}" for choice in trial.choices),
        f"  slut: {trial.ending}",
    ]
    gap = "" if not raw or raw.endswith((b"\n", b"\r")) else "\n"
    told = gap + head + "".join(f"{indent}{line}\n" for line in item)
    return told.replace("\n", "\r\n" if b"\r\n" in raw else "\n").encode()
