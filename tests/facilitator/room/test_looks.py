"""Each state of each page as a browser and axe see it."""

from pathlib import Path

import led
import pytest
from browser import looked_at, needs_browser
from room import KEY, LEADER, MadeUp

from facilitator.room.pages import STYLE
from spil.play.moves import Counted
from spil.play.run import Run

_SCENES = (*("situation", "talk", "count", "reveal", "way", "outcome", "frame", "agreement", "goodbye"), "closed")


def _at(kind: str) -> Run:
    run = led.to(led.led().apply(led.opened()), "count")
    if kind in ("situation", "talk", "count"):
        return led.to(led.led().apply(led.opened()), kind)
    names = [way.id for way in run.walk.offered]
    for turn, numbers in ((1, (4, 3, 2, 2)), (2, (2, 5, 2, 2))):
        counts = dict(zip(names, numbers, strict=True))
        run = led.press(run, Counted.model_validate({"step": run.walk.step, "round": turn, "counts": counts}))
    return led.to(run, kind)


@needs_browser
@pytest.mark.parametrize("kind", _SCENES)
async def test_axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(
    kind: str, room: MadeUp, tmp_path: Path
) -> None:
    room.show(_at(kind))
    async with room.phone() as phone:
        pages = [await phone.get("/"), await phone.get("/vaeg", k=KEY), await phone.get(f"/led/{LEADER}")]
        if kind == "situation":
            pages.append(await phone.vote(2))
    for page in pages:
        alone = page.text.replace("</head>", f"<style>{STYLE}</style></head>")
        found = looked_at(alone, tmp_path)
        assert found["violations"] == []
        assert found["rules"] >= 9
        assert found["wide"] <= 320
