"""Makes the page that lists every rule of questions anew: `python docs/spoergsmaal.py`."""

from pathlib import Path

from facilitator.disclosure.meanings import MEANINGS
from facilitator.questions.base import LONGEST, Rule
from facilitator.questions.catalogue import RULES
from spil.danish import capitalised

PAGE = Path(__file__).parent / "spoergsmaal.md"
_TOP = f"""\
# Spørgsmålene

Siden er lavet af reglerne i `facilitator/questions` med `python docs/spoergsmaal.py`. Ret dem, ikke siden.
Ingen har prøvet spørgsmålene i et rum endnu.

Et spørgsmål kan siges i ét åndedrag, højst {LONGEST} ord, og slutter som et spørgsmål. Er det længere, kommer det ikke.
Et valg, som færre end tre mennesker eller to borde tog, bliver ikke nævnt. Ingen skal vise, hvad de valgte.
I får tre spørgsmål til et kort. Resten ligger bag tasterne `a`, `b` og `c`.
Først kommer det, snakken gjorde, eller bordenes tvivl. Så det, I valgte. Sidst det, der passer til alle rum.
To spørgsmål, der spørger om det samme med andre ord, kommer ikke begge to.

## Hvad ordene betyder

Hvert ord har én betydning, og et spørgsmål bruger det kun, når den holder.

| Ord | Det betyder |
|---|---|
"""


def page() -> str:
    """The page: what the words mean, then rule by rule."""
    words = "".join(f"| {word} | {says} |\n" for word, says in MEANINGS.items())
    return f"{_TOP}{words}\n## Reglerne\n\n{''.join(map(_section, RULES))}".rstrip() + "\n"


def _section(rule: Rule) -> str:
    same = f"- Spørger om: {rule.asks}\n" if rule.asks else ""
    return (
        f"### {rule.number}. {rule.name}\n\n> {rule.example}\n\n"
        f"- Kommer, når: {rule.when}\n- Står bag tasten som: {capitalised(rule.about)}\n{same}\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
