"""A partner's region is made once for all languages that set it alike, and anew for all others."""

from dataclasses import replace
from pathlib import Path

import pytest

from printables.copies import Copies, Way
from printables.model.content import Partner
from tests.judges import poppler
from tests.languages.pack import project_in
from tests.test_copies import copy_of, in_full, told, written
from tests.test_partner_scripts import NAMES, partner, piece_in

CARDS = [("help-card", "us-card", edition) for edition in ("press", "office", "screen")]
PARTNERS = {
    Way.LETTERED: partner("Harbor House, Inc."),
    Way.ENGINE: partner(NAMES["arabic"]),
}
ALIKE = ("en", "es", "fr")
MARSHALLESE = "mh"
"""Latin letters with cedillas of their own."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_in(["fr", MARSHALLESE], tmp_path_factory.mktemp("pack"))


@pytest.mark.parametrize("own", PARTNERS.values(), ids=PARTNERS)
@pytest.mark.parametrize("card", CARDS, ids="-".join)
def test_a_region_is_the_same_whichever_language_it_was_made_for(
    card: tuple[str, str, str], own: Partner, pack: Path
) -> None:
    shared = Copies()
    for language in ALIKE:
        job = replace(piece_in(pack, language, card), partner=own)
        alone = Copies()
        assert copy_of(shared, job).pdf == copy_of(alone, job).pdf
        assert [*shared.known.kept] == [*alone.known.kept]


def test_it_is_made_anew_where_a_font_has_letters_for_the_language(pack: Path) -> None:
    copies = Copies()
    for language in ("en", MARSHALLESE):
        job = piece_in(pack, language, CARDS[1])
        copy_of(copies, replace(job, partner=PARTNERS[Way.LETTERED]))
    assert len(copies.known.kept) == 2


def test_it_is_made_anew_for_another_name_logo_or_edition(pack: Path, tmp_path: Path) -> None:
    copies, file = Copies(), tmp_path / "logo.svg"
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h{}v7z"/></svg>'
    own = partner("Harbor House", logo=str(file))
    for count, (wide, who, card) in enumerate(
        [
            (5, own, CARDS[0]),
            (7, own, CARDS[0]),
            (7, own.model_copy(update={"name": "Hope House"}), CARDS[0]),
            (7, own, CARDS[1]),
        ],
        start=1,
    ):
        file.write_text(drawn.format(wide))
        copy_of(copies, replace(piece_in(pack, "en", card), partner=who))
        assert len(copies.known.kept) == count


def test_a_name_is_not_hyphenated_by_the_language_of_the_piece(pack: Path, tmp_path: Path) -> None:
    """French pieces are; a long word in a name has no room on its line and goes to the next."""
    name = "Beaumont Anticonstitutionnellement Incompréhensiblement"
    job = replace(piece_in(pack, "fr", CARDS[1]), partner=Partner(id="own", name=name))
    copy, full = copy_of(Copies(), job), in_full(job)
    assert told(copy) == told(full)
    for file in written(tmp_path, copy, full):
        assert {*name.split()} <= {word.text for word in poppler.words(file)}
