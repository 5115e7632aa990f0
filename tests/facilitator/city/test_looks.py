"""Each of the city's own pages as a browser and axe see it."""

from pathlib import Path

from browser import looked_at, needs_browser
from town import Town

from facilitator.room.pages import STYLE


@needs_browser
async def test_axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(town: Town, tmp_path: Path) -> None:
    leader = await (await town.leader()).begin()
    await leader.to("Vores aftale")
    await leader.press("skriv", then="spørger vi først", by="vagten", when="mandag")
    await leader.to("Forløbet er slut")
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    pages = [
        await town.browser().get("/"),
        await town.browser().get("/led"),
        await leader.browser.get("/led"),
        await leader.browser.get("/led/nyt/enhedsmoede-20"),
        await leader.browser.post("/led/nyt/enhedsmoede-20", data={"mange": "x"}),
        await leader.browser.get(f"/led/rum/{room.name}"),
        await leader.page(),
        await leader.browser.get("/led/overblik"),
    ]
    for page in pages:
        alone = page.text.replace("</head>", f"<style>{STYLE}</style></head>")
        found = looked_at(alone, tmp_path)
        assert found["violations"] == []
        assert found["rules"] >= 9
        assert found["wide"] <= 320
