"""What kinds of comments and verdicts are called where a reader chooses, and where an author sees them."""

from collections.abc import Mapping

from spil.cards.vocabulary import HearingKind, Verdict

KINDS: Mapping[HearingKind, tuple[str, str]] = {
    "sprog": ("Sproget", "Kan det læses højt og forstås første gang?"),
    "virkelighed": ("Virkeligheden", "Sker det sådan? Kunne man gøre det, der står?"),
    "værdighed": ("Værdigheden", "Er det sandt og ordentligt over for dem, det handler om?"),
    "jura": ("Juraen", "Passer det med loven og med linjerne om rammen?"),
    "dilemma": ("Dilemmaet", "Kan hvert valg forsvares? Ville I vælge forskelligt?"),
}
"""What each kind is called, and what one who reads for it asks."""

ABOUT: Mapping[HearingKind, str] = {kind: name.lower() for kind, (name, _) in KINDS.items()}
"""What a comment is about, after "om"."""

VERDICTS: Mapping[Verdict, str] = {
    "brug": "Kortet kan bruges, som det er",
    "ret": "Kortet kan bruges, når det vigtigste er rettet",
    "nej": "Kortet bør ikke bruges",
    "ved-ikke": "Det kan jeg ikke sige",
}
