"""Makes the page that lists every finding anew: `python docs/fund.py`."""

from pathlib import Path

from spil.author.check.explain import cause_and_repair, codes, example, the_finding
from spil.author.check.render import as_text
from spil.danish import capitalised

PAGE = Path(__file__).parent / "fund.md"
_STAGES = {
    "1": "Filen og dens tegn",
    "2": "YAML: kolon, streger, anførselstegn og mellemrum",
    "3": "Nøgler og værdier",
    "4": "Det, der peger på noget",
    "5": "Det, der først ses, når alle veje bliver gået",
    "6": "Råd om teksten",
    "7": "Rammen",
    "8": "Kortsættet",
    "9": "Høringen og kortets liv",
}
_TOP = """\
# Alle fejl og råd

Siden er lavet af eksemplerne i `spil/author/check/eksempler` med `python docs/fund.py`. Ret dem, ikke siden.

`spil tjek --forklar K404` viser det samme om én kode.
En fejl skal rettes, før kortet kan spilles. En advarsel er et råd.
"""


def page() -> str:
    """The page, stage by stage."""
    parts = [_TOP]
    stage = ""
    for code in codes():
        if code[1] != stage:
            stage = code[1]
            parts.append(f"## {_STAGES[stage]}\n")
        parts.append(_section(code))
    return "\n".join(parts)


def _section(code: str) -> str:
    checked = example(code)
    finding = the_finding(code, checked)
    cause, repair = cause_and_repair(code)
    told, _, _ = as_text(checked).rpartition("\n\n")
    shown = "\n".join(line.rstrip() for line in told.splitlines())
    return (
        f"### {code}\n\n{capitalised(finding.message)}.{' Kun en advarsel.' * (finding.severity == 'warning')}\n\n"
        f"- Årsag: {cause}\n- Sådan retter du: {repair}\n\n~~~text\n{shown}\n~~~\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
