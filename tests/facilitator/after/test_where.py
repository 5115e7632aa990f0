"""What one who knows no paths is told of what was written."""

from pathlib import Path

from facilitator.after.where import kept_told, written_told


def test_what_lies_among_the_documents_is_said_to_lie_in_dokumenter_with_how_one_opens_and_prints_it() -> None:
    documents = Path("/hjem/Documents")
    page, date = written_told([documents / "moede.html", documents / "moede.ics"], documents)
    assert page == (
        "Siden ligger i mappen Dokumenter og hedder moede.html. Dobbeltklik på den, så åbner den i browseren. "
        "Vælg Udskriv der, hvis du vil have den på papir."
    )
    assert "moede.ics" in date


def test_what_lies_elsewhere_is_told_by_its_folder() -> None:
    (page,) = written_told([Path("/delt/moede.html")], Path("/hjem/Documents"))
    assert page.startswith(f"Siden ligger i mappen {Path('/delt')} og hedder moede.html.")


def test_an_agreement_is_named_only_where_there_is_one() -> None:
    assert "aftale" in kept_told(agreed=True)
    assert "aftale" not in kept_told(agreed=False)
