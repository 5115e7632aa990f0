"""Where one is in a card, as it is drawn."""

from textual.content import Content

from spil.play.stages import Stage


def stages(stage: Stage | None, room: int) -> Content:
    """All of them, with a sign at the one where one is; in little room only that one, counted, or none."""
    if stage is None:
        return Content()
    here, names = stage.at, stage.names
    counted = f" {here + 1} af {len(names)}"
    if room < len(names[here]) + 2 + len(counted):
        return Content()
    if room < len(" · ".join(names)) + 4:
        return Content.assemble((f" {names[here]} ", "bold $marked-text on $primary"), (counted, "$quiet"))
    parts: list[tuple[str, str]] = []
    for number, name in enumerate(names):
        parts.append((f" {name} ", "bold $marked-text on $primary" if number == here else "$quiet"))
        parts.append(("·" if number + 1 < len(names) else "", "$quiet"))
    return Content.assemble(*parts)
