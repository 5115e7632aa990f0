"""Who leads signs in where the municipality says, and nothing of the person is kept."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from joserfc.jwk import RSAKey
from provider import CLIENT, ISSUER, SECRET, MadeUpProvider
from town import ADDRESS, Town, words

from facilitator.city.files import FileStore
from facilitator.city.leader import Signed
from facilitator.city.roles import Claim, Roles
from facilitator.city.sign_in import ByProvider, Provider
from facilitator.city.store import Store


@pytest.fixture
def provider() -> MadeUpProvider:
    return MadeUpProvider()


@pytest.fixture
async def town(provider: MadeUpProvider, tmp_path: Path) -> AsyncIterator[Town]:
    store = FileStore(tmp_path / "by")
    told = Provider(ISSUER, CLIENT, SECRET)
    async with Town(store, ByProvider(told, ADDRESS, Signed("s" * 32), provider.transport)).running() as made:
        yield made
    store.close()


async def away(browser: httpx.AsyncClient) -> str:
    """Where the browser is sent to sign in."""
    answer = await browser.get("/led/ind", follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"]


async def test_who_signs_in_leads_and_the_same_person_is_the_same_the_next_day(
    town: Town, provider: MadeUpProvider
) -> None:
    marks = []
    for who in ("helle@kommunen", "helle@kommunen", "bo@kommunen"):
        browser = town.browser()
        answer = await browser.get(provider.signs_in(await away(browser), who))
        assert (answer.status_code, answer.url.path) == (200, "/led"), words(answer)
        told = town.city.signed.read("leder", browser.cookies.get("__Host-leder"))
        assert told
        marks.append(told["ejer"])
        kept = "".join(f"{cookie.name}{cookie.value}" for cookie in browser.cookies.jar)
        assert who not in json.dumps(dict(told)) + kept
    assert marks[0] == marks[1] != marks[2]


async def test_the_cookies_go_on_encrypted_ways_only_and_no_script_reads_them(town: Town) -> None:
    answer = await town.browser().get("/led/ind", follow_redirects=False)
    set_cookie = answer.headers["set-cookie"]
    assert all(each in set_cookie for each in ("Secure", "HttpOnly", "SameSite=lax", "Path=/", "__Host-"))


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://login.en-anden.dk"},
        {"aud": "et-andet-program"},
        {"nonce": "en-anden"},
        {"nonce": None},
        {"sub": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"aud": [CLIENT, "et-andet-program"], "azp": "et-andet-program"},
    ],
    ids=lambda lie: "-".join(f"{name}={'x' if value else value}" for name, value in lie.items()),
)
async def test_a_token_that_was_not_made_for_us_now_lets_nobody_in(
    town: Town, provider: MadeUpProvider, lie: dict[str, object]
) -> None:
    provider.claims = lie
    browser = town.browser()
    assert (await browser.get(provider.signs_in(await away(browser), "helle"))).status_code == 403
    assert (await browser.get("/led")).status_code == 401


async def test_a_token_that_somebody_else_has_signed_lets_nobody_in(town: Town, provider: MadeUpProvider) -> None:
    browser = town.browser()
    back = provider.signs_in(await away(browser), "helle")
    shown = provider.key
    provider.key = RSAKey.generate_key(2048, parameters={"kid": "1"})
    keys = httpx.ASGITransport.handle_async_request

    async def with_the_old_keys(self: httpx.ASGITransport, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/noegler"):
            return httpx.Response(200, json={"keys": [shown.as_dict(private=False)]}, request=request)
        return await keys(self, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx.ASGITransport, "handle_async_request", with_the_old_keys)
        assert (await browser.get(back)).status_code == 403


async def test_a_provider_that_has_changed_its_keys_is_asked_for_them(town: Town, provider: MadeUpProvider) -> None:
    browser = town.browser()
    await browser.get(provider.signs_in(await away(browser), "helle"))
    provider.key = RSAKey.generate_key(2048, parameters={"kid": "2", "use": "sig"})  # no alg, as Entra ID's
    late = town.browser()
    assert (await late.get(provider.signs_in(await away(late), "bo"))).url.path == "/led"


async def test_an_answer_that_another_browser_asked_for_lets_nobody_in(town: Town, provider: MadeUpProvider) -> None:
    attacker, victim = town.browser(), town.browser()
    back = provider.signs_in(await away(attacker), "ond")
    assert (await victim.get(back)).status_code == 403
    await away(victim)
    assert (await victim.get(back)).status_code == 403


async def test_whoever_is_in_is_not_on_the_way_any_more(town: Town, provider: MadeUpProvider) -> None:
    browser = town.browser()
    await browser.get(provider.signs_in(await away(browser), "helle"))
    assert [cookie.name for cookie in browser.cookies.jar] == ["__Host-leder"]
    await browser.post("/led/ud")
    assert not [*browser.cookies.jar]


@pytest.mark.parametrize("down", [False, True])
async def test_however_many_want_in_the_provider_is_asked_once_at_a_time(
    town: Town, provider: MadeUpProvider, monkeypatch: pytest.MonkeyPatch, *, down: bool
) -> None:
    asked: list[str] = []
    answers = httpx.ASGITransport.handle_async_request

    async def counted(self: httpx.ASGITransport, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/openid-configuration"):
            asked.append(request.url.path)
            for _ in range(100):
                await asyncio.sleep(0)  # the others come meanwhile
        return await answers(self, request)

    monkeypatch.setattr(httpx.ASGITransport, "handle_async_request", counted)
    provider.down = down
    told = await asyncio.gather(*(town.browser().get("/led/ind", follow_redirects=False) for _ in range(20)))
    assert {each.status_code for each in told} == {503 if down else 303}
    assert len(asked) == 1


async def test_a_code_is_used_once(town: Town, provider: MadeUpProvider) -> None:
    browser = town.browser()
    back = provider.signs_in(await away(browser), "helle")
    assert (await browser.get(back)).status_code == 200
    assert (await browser.get(back)).status_code == 403


async def test_entra_id_is_asked_as_its_own_description_says(town: Town, provider: MadeUpProvider) -> None:
    provider.says = json.loads((Path(__file__).parent / "entra.json").read_bytes())
    provider.issuer = provider.says["issuer"]
    signed = Signed("s" * 32)
    told = Provider(provider.issuer, CLIENT, SECRET)
    city = Town(town.store, ByProvider(told, ADDRESS, signed, provider.transport))
    location = await away(city.browser())
    assert location.startswith(provider.says["authorization_endpoint"] + "?")
    wrong = Provider(provider.issuer.replace("/v2.0", ""), CLIENT, SECRET)
    other = Town(town.store, ByProvider(wrong, ADDRESS, signed, provider.transport))
    assert (await other.browser().get("/led/ind")).status_code == 503


async def test_a_provider_that_cannot_be_reached_or_calls_itself_another_is_told_and_phones_go_on(
    town: Town, provider: MadeUpProvider
) -> None:
    provider.down = True
    assert (await town.browser().get("/led/ind")).status_code == 503
    provider.down, provider.issuer = False, "https://login.en-anden.dk"
    assert (await town.browser().get("/led/ind")).status_code == 503
    assert (await town.browser().get("/")).status_code == 200


ROLES = Roles((Claim("roles", "Led"),), (Claim("roles", "Kort"),))


def restricted(store: Store, provider: MadeUpProvider, roles: Roles = ROLES) -> Town:
    told = Provider(ISSUER, CLIENT, SECRET, roles)
    return Town(store, ByProvider(told, ADDRESS, Signed("s" * 32), provider.transport), roles=roles)


async def signed_in(town: Town, provider: MadeUpProvider, said: object) -> tuple[httpx.AsyncClient, httpx.Response]:
    provider.claims = {"roles": said}
    browser = town.browser()
    return browser, await browser.get(provider.signs_in(await away(browser), "helle"))


async def test_only_who_has_the_role_leads_and_the_others_are_told_what_to_do(
    town: Town, provider: MadeUpProvider
) -> None:
    city = restricted(town.store, provider)
    for said in (None, "", "led", ["Andet"], {"Led": True}, 7, [["Led"]]):
        browser, answer = await signed_in(city, provider, said)
        assert (answer.status_code, "bed jeres it om at give dig lov" in words(answer)) == (403, True), said
        assert not browser.cookies.get("__Host-leder")
        assert (await browser.get("/led")).status_code == 401
    for said in ("Led", ["Andet", "Led"]):
        browser, answer = await signed_in(city, provider, said)
        assert (answer.status_code, answer.url.path) == (200, "/led"), said
        assert (await browser.get("/led/kort")).status_code == 403
    assert 'gik="uden adgang"' in city.counts.told()


async def test_an_editor_sees_the_deck_and_what_there_is_to_say_of_it_and_leads_nothing(
    town: Town, provider: MadeUpProvider
) -> None:
    city = restricted(town.store, provider)
    browser, answer = await signed_in(city, provider, ["Kort"])
    assert answer.url.path == "/led/kort"
    assert all(card.title in unescape(words(answer)) for card in city.city.deck.cards.values())
    assert (await browser.get("/led/nyt/enhedsmoede-20")).status_code == 403
    both, answer = await signed_in(city, provider, ["Kort", "Led"])
    assert answer.url.path == "/led"
    assert "Kortene på serveren" in words(answer)
    assert (await both.get("/led/kort")).status_code == 200


async def test_who_was_let_in_under_another_rule_signs_in_again(town: Town, provider: MadeUpProvider) -> None:
    browser = town.browser()
    await browser.get(provider.signs_in(await away(browser), "helle"))
    assert (await browser.get("/led")).status_code == 200
    later = restricted(town.store, provider).browser()
    later.cookies = browser.cookies
    assert (await later.get("/led")).status_code == 401


async def test_a_provider_that_leaves_out_the_groups_of_who_has_many_is_told_of_in_the_log(
    town: Town, provider: MadeUpProvider, caplog: pytest.LogCaptureFixture
) -> None:
    city = restricted(town.store, provider, Roles((Claim("groups", "led"),)))
    provider.claims = {"_claim_names": {"groups": "src1"}}
    browser = city.browser()
    assert (await browser.get(provider.signs_in(await away(browser), "helle"))).status_code == 403
    assert any(getattr(each, "told", {}).get("felter") == ["groups"] for each in caplog.records)


async def test_who_signs_out_may_sign_out_of_the_provider_too_and_comes_back_to_the_front_page(
    town: Town, provider: MadeUpProvider
) -> None:
    provider.end = "https://login.kommunen.dk/felles/ud?p=1"
    browser = town.browser()
    await browser.get(provider.signs_in(await away(browser), "helle"))
    answer = await browser.post("/led/ud")
    assert (answer.url.path, (await browser.get("/led")).status_code) == ("/led/ude", 401)
    assert (
        f"{provider.end}&amp;client_id={CLIENT}&amp;post_logout_redirect_uri=https%3A%2F%2Flige.by%2Fled" in answer.text
    )
    assert (await browser.get("/led/tilbage")).url.path == "/"


@pytest.mark.parametrize("end", ["", "http://login.kommunen.dk/ud", "javascript:alert(1)"])
async def test_a_provider_without_a_safe_place_to_sign_out_is_not_pointed_to(
    town: Town, provider: MadeUpProvider, end: str
) -> None:
    provider.end = end
    answer = await town.browser().get("/led/ude")
    assert "kommunens indlogning" not in words(answer)
    provider.down = True
    assert (await town.browser().get("/led/ude")).status_code == 200


def test_what_is_signed_is_for_one_use_and_till_a_time() -> None:
    now = [0.0]
    signed = Signed("s" * 32, lambda: now[0])
    text = signed.write("leder", 10, ejer="x")
    assert signed.read("leder", text) == {"ejer": "x", "til": "10.0"}
    assert signed.read("andet", text) is None
    assert Signed("t" * 32, lambda: 0.0).read("leder", text) is None
    now[0] = 11
    assert signed.read("leder", text) is None
    for wrong in (None, "", "x", ".", "x.y", text[:-1]):
        assert signed.read("leder", wrong) is None
