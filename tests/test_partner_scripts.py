"""A partner's words in any script, on pieces in any language: set right, or refused in words."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from printables.copies import Copies, Way
from printables.errors import LayoutError, SetupError
from printables.layout import compose, plan_of
from printables.model.content import Partner
from printables.model.job import Job
from printables.preflight import inspect
from printables.preflight.pages import open_pages
from printables.source import Selection, load
from tests.judges import needs, poppler, verapdf
from tests.languages.pack import project_in
from tests.test_copies import (
    Full,
    assert_same_look,
    copy_of,
    in_full,
    job_of,
    ready_of,
    told,
    written,
)

NAMES = {
    "arabic": "مركز الأمل لمساعدة العائلات",
    "lao": "ສູນຊ່ວຍເຫຼືອຄອບຄົວລາວ",
    "burmese": "မြန်မာမိသားစုကူညီရေးအဖွဲ့",
    "karen": "ကညီအတၢ်မၤစၢၤဟံၣ်ဖိဃီဖိ",
    "hindi": "आशा परिवार सहायता केंद्र",
    "chinese": "希望之家社区服务中心",
    "taiwanese": "臺灣家庭服務中心",
    "korean": "한인 가정 상담소",
    "vietnamese": "Hội Người Việt Tự Do Arkansas",
    "marshallese": "Ri-M̧ajeḷ ilo wōṇāān",
    "ukrainian": "Український центр допомоги",
    "latin and arabic": "Hope House مركز الأمل (24/7)",
    "arabic and latin": "مركز Hope الأمل، 12",
}
LONG_LAO = "ສູນຊ່ວຍເຫຼືອຄອບຄົວລາວແລະເດັກນ້ອຍຜູ້ຖືກເຄາະຮ້າຍໃນລັດອາຄັນຊໍ"
LINES = {"phone": "501-555-0142", "url": "https://hope.example.org"}
MORE = {"tagline": "مساعدة آمنة، مجانية!", "address": "شارع الملك 12، الطابق 3، الرياض", **LINES}
CARD = ("help-card", "us-card", "screen")
PIECES = (CARD, ("help-card", "us-card", "press"), ("help-card", "us-card", "office"))
SHAPED = dict(zip(("ar", "lo", "my"), PIECES, strict=True))


def partner(name: str, **more: str) -> Partner:
    return Partner(id="own", name=name, **{**LINES, **more})


def errors(full: Full) -> list[str]:
    return [str(one) for one in full.report.findings if one.severity.name == "ERROR"]


@pytest.fixture(scope="module")
def copies() -> Copies:
    return Copies()


@pytest.mark.parametrize(("script", "piece"), [*zip(NAMES, cycle(PIECES), strict=False)])
def test_a_name_in_any_script_is_set_in_full_as_in_a_copy(
    script: str, piece: tuple[str, str, str], copies: Copies, tmp_path: Path
) -> None:
    own = replace(job_of(*piece), partner=partner(NAMES[script]))
    copy, full = copy_of(copies, own), in_full(own)
    assert errors(full) == []
    assert (told(copy), copy.way) == (told(full), Way.ENGINE)
    assert_same_look(*written(tmp_path, copy, full))


@needs(verapdf)
@pytest.mark.parametrize("name", ["arabic", "lao", "latin and arabic"])
def test_who_listens_gets_a_valid_file(name: str, copies: Copies, tmp_path: Path) -> None:
    own = replace(job_of(*CARD), partner=partner(NAMES[name]))
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(copy_of(copies, own).pdf)
    assert verapdf.check_ua1(copy).conforms


@pytest.mark.parametrize("name", ["arabic", "burmese"])
def test_a_line_and_an_address_go_with_the_name(name: str, copies: Copies, tmp_path: Path) -> None:
    own = replace(
        job_of("brochure", "letter-trifold", "press"), partner=partner(NAMES[name], **MORE)
    )
    copy, full = copy_of(copies, own), in_full(own)
    assert errors(full) == []
    assert_same_look(*written(tmp_path, copy, full))


def test_all_share_one_layer_that_knows_no_fonts_of_theirs(copies: Copies, tmp_path: Path) -> None:
    job = job_of(*CARD)
    layers = {id(ready_of(copies, replace(job, partner=partner(name)))) for name in NAMES.values()}
    assert len(layers) == 1
    layer = ready_of(copies, job).layer
    assert "almarai" not in layer.around.styles.fonts
    assert not any(b"almarai" in piece for piece in layer.stencil.pieces)
    file = tmp_path / "copy.pdf"
    file.write_bytes(copy_of(copies, replace(job, partner=partner(NAMES["arabic"]))).pdf)
    assert any("almarai" in font.name for font in poppler.fonts(file))


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_in(list(SHAPED), tmp_path_factory.mktemp("pack"))


def piece_in(pack: Path, language: str, piece: tuple[str, str, str]) -> Job:
    material, form, profile = piece
    chosen = Selection(
        materials=(material,),
        formats=(form,),
        profiles=(profile,),
        languages=(language,),
        allow_draft=True,
    )
    [job] = load(pack, chosen).jobs
    return job


def some_partners() -> Iterator[Partner]:
    yield partner("Harbor House, Inc.")
    yield partner(NAMES["arabic"])
    yield partner(NAMES["lao"])
    yield partner("Hope House مركز الأمل")


@pytest.mark.parametrize("language", SHAPED)
def test_a_copy_of_a_shaped_piece_is_what_a_full_build_makes(
    language: str, pack: Path, tmp_path: Path
) -> None:
    copies, job = Copies(), piece_in(pack, language, SHAPED[language])
    for one in some_partners():
        own = replace(job, partner=one)
        copy, full = copy_of(copies, own), in_full(own)
        assert errors(full) == []
        assert told(copy) == told(full)
        assert_same_look(*written(tmp_path, copy, full))


def across(job: Job, name: str, *sought: str) -> list[float]:
    """Tell how far from the left some words of a name, or letters that it has once, begin."""
    made = in_full(replace(job, partner=partner(name))).pdf
    words = [word for page in open_pages(made) for word in page.words]
    seen = {word.text: word.ink.left for word in words}
    seen |= {glyph.text: glyph.ink.left for word in words for glyph in word.glyphs}
    return [seen[one] for one in sought]


def test_arabic_runs_from_the_right_and_numbers_from_the_left() -> None:
    first, last, phone = across(job_of(*CARD), "دار نصح", "د", "ح", "501-555-0142")
    assert last < first
    assert phone == pytest.approx(last, abs=2)  # the name begins where the box does


def test_latin_runs_from_the_left_on_an_arabic_piece(pack: Path) -> None:
    job = piece_in(pack, "ar", CARD)
    harbor, house, inc = across(job, "Harbor House, Inc.", "Harbor", "House,", "Inc.")
    assert harbor < house < inc


def test_a_long_lao_name_wraps_between_words_inside_its_box() -> None:
    job = job_of("poster", "poster-letter", "screen")
    full = in_full(replace(job, partner=partner(LONG_LAO)))
    assert errors(full) == []
    broken = in_full(replace(job, partner=partner(f"{LONG_LAO}{LONG_LAO}{LONG_LAO}", **MORE)))
    assert any("partner's name" in one for one in errors(broken))


@pytest.mark.parametrize(
    "other", ["مركز الأمل لمساعدة", "الأمل مركز لمساعدة العائلات", "مركز الأمل لمساعدة العائلين"]
)
def test_words_from_the_right_that_are_not_as_planned_are_found(other: str) -> None:
    job = job_of(*CARD)
    made = in_full(replace(job, partner=partner(NAMES["arabic"])))
    planned = replace(job, partner=partner(other))
    report = inspect(made.pdf, planned, plan_of(planned, compose(planned)))
    codes = {one.code for one in report.findings}
    assert codes & {"words-missing", "words-unplanned", "words-outside"}


def test_a_letter_that_no_font_has_is_named(copies: Copies) -> None:
    own = replace(job_of(*CARD), partner=partner("Hope 🏠 House"))
    for make in (in_full, copies.make):
        with pytest.raises(LayoutError, match=r"no font .* has '🏠' \(U\+1F3E0 house building\)"):
            make(own)


def test_a_font_that_is_not_installed_is_named_with_its_remedy() -> None:
    job = job_of(*CARD)
    fonts = dict(job.theme.fonts)
    fonts["noto-kr"] = fonts["noto-kr"].model_copy(update={"package": "nowhere_to_be_found"})
    theme = job.theme.model_copy(update={"fonts": fonts})
    own = replace(job, theme=theme, partner=partner(NAMES["korean"]))
    with pytest.raises(SetupError, match=r"nowhere_to_be_found.* partner's text.*pip install"):
        in_full(own)


def test_a_dictionary_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    own = replace(job_of(*CARD), partner=partner("ສູນກາງ"))
    with pytest.raises(SetupError, match="'ສູນກາງ' needs 'icu4py'"):
        in_full(own)
