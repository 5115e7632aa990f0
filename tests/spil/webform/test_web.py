"""The form in the browser: what is typed is saved, nothing of anybody is written over, and nobody else gets in."""

from pathlib import Path

import pytest
from small import SMALL
from writing import HOME, PAGE, TOKEN, Writer, form_in

from spil.webform.desk import Desk


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    (tmp_path / "lille.yaml").write_text(SMALL, encoding="utf-8")
    return Writer(tmp_path / "lille.yaml")


def text(writer: Writer) -> str:
    return writer.path.read_text(encoding="utf-8")


async def test_what_is_typed_stands_in_the_file_and_the_rest_of_it_as_before(writer: Writer) -> None:
    form = await writer.open()
    answer = await writer.save(form.typed(titel="Et spørgsmål: #1", trin__et__tekst="Linje et.\r\n\r\nLinje to."))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{TOKEN}/?gemt=1")
    before = SMALL.replace("titel: Lille", 'titel: "Et spørgsmål: #1"')
    assert text(writer) == before.replace("tekst: Noget sker.", "tekst: |-\n      Linje et.\n\n      Linje to.")
    assert (await writer.open()).value("trin/et/tekst") == "Linje et.\n\nLinje to."


async def test_saving_what_one_has_not_touched_changes_nothing(writer: Writer) -> None:
    before = writer.path.stat()
    assert (await writer.save(await writer.open())).status_code == 303
    assert text(writer) == SMALL
    assert writer.path.stat().st_mtime_ns == before.st_mtime_ns


async def test_words_of_people_become_neither_html_nor_yaml(writer: Writer) -> None:
    evil = "</textarea><script>alert(1)</script> \"'{{ 7*7 }}\n\nhusk: [x]\ntrin:\n  nyt: {}"
    answer = await writer.save((await writer.open()).typed(teaser=evil, trin__et__tekst=evil, titel=evil))
    assert answer.status_code == 303
    form = await writer.open()
    assert form.tags.count("script") == 1  # ours
    assert "nyt" not in [name.split("/")[1] for name, _ in form.sent if name.startswith("trin/")]
    assert form.value("titel").startswith("</textarea><script>alert(1)</script> \"'{{ 7*7 }}")


async def test_a_mistake_is_told_beside_its_field_and_the_rest_at_the_top(writer: Writer) -> None:
    writer.path.write_text("ukendt: x\n" + SMALL.replace("til: to}", "til: ingen}", 1), encoding="utf-8")
    form = await writer.open()
    assert "findes ikke" in form.found["trin/et/valg/nej/til"]
    assert [name for name, said in form.found.items() if "Fejl" in said] == ["trin/et/valg/nej/til"]
    assert "Fejl, linje 1:" in form.text


async def test_no_two_things_on_the_page_have_one_name(writer: Writer) -> None:
    ids = (await writer.open()).ids
    assert sorted(set(ids)) == sorted(ids)


async def test_what_is_missing_is_told_at_the_field_that_was_emptied(writer: Writer) -> None:
    await writer.save((await writer.open()).typed(trin__slut__slut=""))
    assert "Fejl" in (await writer.open()).found["trin/slut/slut"]
    await writer.save((await writer.open()).typed(trin__slut__slut="Enden"))
    assert text(writer) == SMALL.replace("slut: Et slut", "slut: Enden")


async def test_a_change_made_outside_is_never_written_over_and_nothing_typed_is_lost(writer: Writer) -> None:
    form = await writer.open()
    outside = SMALL.replace("titel: Lille", "titel: Udefra").replace("arena: møde", "arena: telefon # ny")
    writer.path.write_text(outside, encoding="utf-8")
    answer = await writer.save(form.typed(titel="Indefra", byttetest="Ville I, hvis hun var ny?"))
    assert answer.status_code == 409
    assert text(writer) == outside
    again = form_in(answer.text)
    assert again.value("titel") == "Indefra"
    assert "I filen står nu: Udefra" in again.found["titel"]
    assert again.value("byttetest") == "Ville I, hvis hun var ny?"
    assert not again.found["byttetest"]
    assert again.value("arena") == "telefon"
    assert "Filen er ændret et andet sted" in again.text
    assert (await writer.save(again)).status_code == 303
    assert text(writer) == outside.replace("titel: Udefra", "titel: Indefra").replace(
        "Ville I gøre det samme, hvis det var omvendt?", "Ville I, hvis hun var ny?"
    )


async def test_what_was_typed_in_a_place_that_is_gone_is_shown(writer: Writer) -> None:
    form = await writer.open()
    outside = "".join(line for line in SMALL.splitlines(keepends=True) if "{id: gå" not in line)
    writer.path.write_text(outside, encoding="utf-8")
    answer = await writer.save(form.typed(**{"trin__to__valg__g%C3%A5__giver": "Det, jeg skrev."}))
    assert (answer.status_code, text(writer)) == (409, outside)
    assert "Stedet findes ikke mere: Giver." in form_in(answer.text).text
    assert "Det, jeg skrev." in answer.text


async def test_a_list_that_grew_meanwhile_gets_nothing_in_the_wrong_place(writer: Writer) -> None:
    form = await writer.open()
    line = "  - {hvem: borgeren, spørgsmål: Hvad ser hun?}\n"
    outside = SMALL.replace(line, f"  - {{hvem: chefen, spørgsmål: Hvad nu?}}\n{line}")
    writer.path.write_text(outside, encoding="utf-8")
    answer = await writer.save(form.typed(perspektiver__0__hvem="hendes bror"))
    assert (answer.status_code, text(writer)) == (409, outside)
    assert form_in(answer.text).value("perspektiver/0/hvem") == "chefen"
    assert "hendes bror" in answer.text


async def test_a_file_broken_meanwhile_keeps_the_form_and_what_was_typed(writer: Writer) -> None:
    form = await writer.open()
    writer.path.write_text("titel: [", encoding="utf-8")
    answer = await writer.save(form.typed(titel="Indefra"))
    again = form_in(answer.text)
    assert (answer.status_code, again.value("titel")) == (409, "Indefra")
    assert again.value("trin/et/tekst") == "Noget sker."
    writer.path.write_text(SMALL.replace("arena: møde", "arena: telefon"), encoding="utf-8")
    last = form_in((await writer.save(again)).text)
    assert (await writer.save(last)).status_code == 303
    assert text(writer) == SMALL.replace("arena: møde", "arena: telefon").replace("titel: Lille", "titel: Indefra")


async def test_a_form_from_before_the_program_was_started_again_loses_nothing(writer: Writer) -> None:
    form = await writer.open()
    outside = SMALL.replace("titel: Lille", "titel: Udefra")
    writer.path.write_text(outside, encoding="utf-8")
    answer = await Writer(writer.path).save(form.typed(titel="Indefra"))
    assert (answer.status_code, text(writer)) == (409, outside)
    assert form_in(answer.text).value("titel") == "Indefra"


async def test_a_save_in_the_very_moment_before_ours_is_seen(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    form = (await writer.open()).typed(titel="Indefra")
    state = Desk._state

    def and_then_somebody_saves(desk: Desk, raw: bytes) -> object:
        made = state(desk, raw)
        if b"Udefra" not in raw:
            writer.path.write_text(SMALL.replace("Lille", "Udefra"), encoding="utf-8")
        return made

    monkeypatch.setattr(Desk, "_state", and_then_somebody_saves)
    answer = await writer.save(form)
    assert (answer.status_code, "Udefra" in text(writer)) == (409, True)


async def test_a_file_that_cannot_be_read_any_more_is_told_in_a_sentence(writer: Writer) -> None:
    form = await writer.open()
    writer.path.unlink()
    answer = await writer.save(form)
    assert answer.status_code == 503
    assert "Filen findes ikke længere" in answer.text


async def test_what_cannot_be_changed_in_place_is_told_and_kept_in_the_form(writer: Writer) -> None:
    line = next(line for line in SMALL.splitlines() if "{id: ja" in line)
    parts = ["uden_for_rammen: ja", *line.strip(" -{}").split(", ")]
    flow = SMALL.replace(line.lstrip(), "- " + "\n        ".join(parts))
    writer.path.write_text(flow, encoding="utf-8")
    answer = await writer.save((await writer.open()).typed(trin__et__valg__ja__uden_for_rammen="", titel="Ny"))
    form = form_in(answer.text)
    assert "Ret det i filen, linje" in form.found["trin/et/valg/ja/uden_for_rammen"]
    assert form.value("trin/et/valg/ja/uden_for_rammen") == ""
    assert text(writer) == flow.replace("titel: Lille", "titel: Ny")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "ond.example"}, 421),
        ({"host": "127.0.0.1:9"}, 421),
        ({"host": "192.168.1.4:8765"}, 421),
        ({"origin": "http://ond.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({"origin": "http://127.0.0.1:9"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
async def test_nobody_but_our_own_page_saves(writer: Writer, headers: dict[str, str], status: int) -> None:
    form = (await writer.open()).typed(titel="Ond")
    async with writer.browser() as browser:
        assert (await browser.post(PAGE, data=dict(form.sent), headers=headers)).status_code == status
    assert text(writer) == SMALL


@pytest.mark.parametrize("path", ["/", "/x/", "/x/skriv.css", "/x/skriv.js", "/x/spil/kort/lille/index.html", "/docs"])
async def test_without_the_address_s_own_word_there_is_nothing(writer: Writer, path: str) -> None:
    async with writer.browser() as browser:
        answer = await browser.get(f"{HOME}{path}")
        assert (answer.status_code, "Lille" in answer.text) == (404, False)
        assert (await browser.post(f"{HOME}/x/", data={"titel": "Ond"})).status_code == 404
    assert text(writer) == SMALL


async def test_nothing_from_outside_may_run_or_be_asked_for_and_nothing_is_kept(writer: Writer) -> None:
    async with writer.browser() as browser:
        for path in ("", "skriv.css", "skriv.js", "spil/kort/lille/index.html"):
            headers = (await browser.get(f"{PAGE}{path}")).headers
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["cache-control"] == "no-store"
            assert headers["x-content-type-options"] == "nosniff"


async def test_a_form_that_is_too_large_is_refused_in_a_sentence(writer: Writer) -> None:
    answer = await writer.save((await writer.open()).typed(teaser="a" * 1_100_000))
    assert (answer.status_code, text(writer)) == (413, SMALL)
    answer = await writer.save((await writer.open()).typed(teaser="a" * 80_000))
    assert (answer.status_code, text(writer)) == (409, SMALL)
    assert "Gør teksten kortere" in answer.text


async def test_the_card_is_played_beside_as_it_could_last_be(writer: Writer) -> None:
    form = await writer.open()
    await writer.save(form.typed(trin__et__tekst="Noget andet sker."))
    async with writer.browser() as browser:
        assert "Noget andet sker." in (await browser.get(f"{PAGE}spil/kort/lille/index.html")).text
        await writer.save((await writer.open()).typed(trin__et__tekst=""))
        assert "Noget andet sker." in (await browser.get(f"{PAGE}spil/kort/lille/index.html")).text
        assert (await browser.get(f"{PAGE}spil/kort/lille/99.html")).status_code == 200
        assert (await browser.get(f"{PAGE}spil/../lille.yaml")).status_code == 404


async def test_the_script_gets_the_same_page_with_the_new_state(writer: Writer) -> None:
    form = await writer.open()
    answer = await writer.save(form.typed(titel="Ny"), quietly=True)
    again = form_in(answer.text)
    assert answer.status_code == 200
    assert again.value("fra") != form.value("fra")
    assert (await writer.save(again.typed(titel="Nyere"), quietly=True)).status_code == 200
    assert text(writer) == SMALL.replace("Lille", "Nyere", 1)
