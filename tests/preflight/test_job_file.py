"""A job file passes only if each of its pages is what the partner's own page is."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from printables.copies import Copies, Copy, Ready
from printables.model.content import Partner
from printables.model.job import Job
from printables.preflight.job_file import Individual, inspect_job_file
from printables.prepress.collating import JobFile
from tests.test_copies import job_of

NAMES = {"harbor": "Harbor House", "cedar": "Cedar Clinic", "delta": "Delta Church"}
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'
)

Damage = Callable[[Pdf], None]


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A sound job file of three copies, and what it is held against."""

    job: Job
    shared: bytes
    individuals: tuple[Individual, ...]
    file: Path

    def messages(self, file: Path | None = None) -> list[str]:
        found = inspect_job_file(file or self.file, self.job, self.shared, self.individuals)
        return [one.message for one in found]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder, job = tmp_path_factory.mktemp("job"), job_of("help-card", "us-card", "press")
    (folder / "logo.svg").write_text(LOGO)
    copies = Copies()
    ready = copies.ready(job)
    assert isinstance(ready, Ready)
    target, individuals = io.BytesIO(), []
    job_file = None
    for name, said in NAMES.items():
        partner = Partner(id=name, name=said, phone="501-555-0100", logo=str(folder / "logo.svg"))
        own = replace(job, partner=partner)
        copy = copies.make(own)
        assert isinstance(copy, Copy)
        job_file = job_file or JobFile(
            target, job, ready.layer.stencil, name="jobs/card.pdf", like=copy.pdf
        )
        pages = job_file.add(own, copy.pdf)
        file = folder / f"{name}.pdf"
        file.write_bytes(copy.pdf)
        digest = sha256(copy.pdf).hexdigest()
        individuals.append(Individual(partner=name, file=file, sha256=digest, pages=pages))
    assert job_file is not None
    job_file.close()
    (folder / "job.pdf").write_bytes(target.getvalue())
    return Sample(
        job=job,
        shared=ready.layer.cleared.pieces[0],
        individuals=tuple(individuals),
        file=folder / "job.pdf",
    )


def test_a_sound_job_file_passes(sample: Sample) -> None:
    assert sample.messages() == []


def test_saved_by_another_program_it_still_is_what_it_was(sample: Sample, tmp_path: Path) -> None:
    assert sample.messages(damaged(sample, lambda _: None, tmp_path)) == []


def damaged(sample: Sample, damage: Damage, folder: Path) -> Path:
    with Pdf.open(sample.file) as file:
        damage(file)
        file.save(folder / "damaged.pdf")
    return folder / "damaged.pdf"


def region_of(page: Object) -> Object:
    """Give the stream that draws a partner's region: the one that sets text by its names."""
    return next(one for one in list(page.Contents) if b"/Region." in one.read_bytes())


def region_page(file: Pdf) -> Object:
    """Give the page of the second partner on which the region stands."""
    return next(
        page.obj
        for page in list(file.pages)[2:4]
        if any(b"/Region." in one.read_bytes() for one in list(page.obj.Contents))
    )


def region_font(file: Pdf) -> Object:
    fonts = region_page(file).Resources.Font
    return next(one for name, one in fonts.items() if name.startswith("/Region."))


def other_words(file: Pdf) -> None:
    region = region_of(region_page(file))
    region.write(region.read_bytes().replace(b"TJ", b"Tj", 1))


def others_region(file: Pdf) -> None:
    pages = [page.obj for page in file.pages if "/Font" in page.obj.Resources]
    own, other = (region_of(page) for page in pages[:2])
    own.write(other.read_bytes())


def no_clip(file: Pdf) -> None:
    page = region_page(file)
    first = next(one for one in list(page.Contents) if b"re\nW\nn\n" in one.read_bytes())
    content = first.read_bytes()
    at = content.rindex(b"re\nW\nn\n", 0, content.index(b"BT"))
    first.write(content[:at] + b"re\nn\n" + content[at + 7 :])


def word_cut_in_two(file: Pdf) -> None:
    page = region_page(file)
    region = region_of(page)
    content = region.read_bytes()
    at = content.index(b"TJ") + 1
    streams = [file.make_stream(content[:at]), file.make_stream(content[at:])]
    parts = [[one] if one.objgen != region.objgen else streams for one in list(page.Contents)]
    page.Contents = Array([one for part in parts for one in part])


def swapped(file: Pdf) -> None:
    kids = file.Root.Pages.Kids
    file.Root.Pages.Kids = Array([kids[at] for at in (2, 3, 0, 1, 4, 5)])


def page_less(file: Pdf) -> None:
    del file.pages[5]


def page_more(file: Pdf) -> None:
    file.pages.append(file.pages[0])


def moved_trim(file: Pdf) -> None:
    file.pages[3].obj.TrimBox = [40, 40, 200, 200]


def no_bleed_box(file: Pdf) -> None:
    del file.pages[3].obj["/BleedBox"]


def turned(file: Pdf) -> None:
    file.pages[3].obj.Rotate = 90


def no_intent(file: Pdf) -> None:
    del file.Root["/OutputIntents"]


def other_profile(file: Pdf) -> None:
    file.Root.OutputIntents[0].DestOutputProfile.write(b"\0" * 128)


def no_standard(file: Pdf) -> None:
    packet = file.Root.Metadata.read_bytes()
    file.Root.Metadata.write(packet.replace(b"PDF/X-4", b"PDF/X-9"))


def other_title(file: Pdf) -> None:
    file.docinfo.Title = "Other"


def opens_by_itself(file: Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def other_glyph(file: Pdf) -> None:
    program = region_font(file).DescendantFonts[0].FontDescriptor.FontFile2
    font = bytearray(program.read_bytes())
    at = font.index(b"glyf")
    start = int.from_bytes(font[at + 8 : at + 12], "big")
    font[start + 40 : start + 44] = b"\7\7\7\7"
    program.write(bytes(font))


def other_width(file: Pdf) -> None:
    inner = region_font(file).DescendantFonts[0]
    inner.W[1] = Array([999, *list(inner.W[1])[1:]])


def other_letter(file: Pdf) -> None:
    told = region_font(file).ToUnicode
    told.write(re.sub(rb"<00..>\n", b"<0058>\n", told.read_bytes()))


def other_font(file: Pdf) -> None:
    fonts = region_page(file).Resources.Font
    names = [name for name, _ in fonts.items() if name.startswith("/Region.")]
    fonts[names[0]] = fonts[names[-1]] if len(names) > 1 else fonts[names[0]].DescendantFonts[0]


def one_name_more(file: Pdf) -> None:
    region_page(file).Resources.Font["/Other"] = region_font(file)


def other_panel(file: Pdf) -> None:
    forms = [page.obj.Resources.get("/XObject", Dictionary()) for page in file.pages]
    panel = next(form for found in forms for _, form in found.items())
    panel.write(panel.read_bytes() + b" ")


def other_parts(file: Pdf) -> None:
    [parts] = list(file.Root.DPartRoot.DPartRootNode.DParts)
    parts[0].End = parts[1].End


def others_name(file: Pdf) -> None:
    [parts] = list(file.Root.DPartRoot.DPartRootNode.DParts)
    parts[1].DPM.ID = "harbor"


def part_less(file: Pdf) -> None:
    node = file.Root.DPartRoot.DPartRootNode
    node.DParts = Array([Array(list(node.DParts[0])[:2])])


DAMAGES: dict[Damage, str] = {
    other_words: "cedar: its operators differ",
    others_region: "harbor: its operators differ",
    no_clip: "its operators differ",
    word_cut_in_two: "cedar: its operators differ",
    swapped: "harbor: ",
    page_less: "it holds 5 pages of 3 partners, must hold 6 of 3",
    page_more: "it holds 7 pages of 3 partners, must hold 6 of 3",
    moved_trim: "cedar: TrimBox is",
    no_bleed_box: "cedar: the page has no BleedBox",
    turned: "cedar: its boxes or other entries differ",
    no_intent: "the file declares 0 PDF/X output intents",
    other_profile: "the output intent embeds no CMYK output profile",
    no_standard: "it does not declare PDF/X-4",
    other_title: "its document information differs",
    opens_by_itself: "it holds actions or forms",
    other_glyph: "differs",
    other_width: "differs",
    other_letter: "differs",
    other_font: "differs",
    one_name_more: "cedar: the names that it draws by differ",
    other_panel: "differs",
    other_parts: "harbor: its document part is that of other pages",
    others_name: "cedar: its document part names another partner",
    part_less: "it holds 6 pages of 2 partners, must hold 6 of 3",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_damage_is_found(sample: Sample, damage: Damage, tmp_path: Path) -> None:
    messages = sample.messages(damaged(sample, damage, tmp_path))
    assert any(DAMAGES[damage] in one for one in messages), messages


def test_a_file_cut_short_is_found(sample: Sample, tmp_path: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(sample.file.read_bytes()[:-2000])
    [message] = sample.messages(cut)
    assert "damaged" in message


def test_a_partners_pdf_that_is_not_the_one_that_passed_is_found(sample: Sample) -> None:
    first, *rest = sample.individuals
    other = replace(sample, individuals=(replace(first, sha256="0" * 64), *rest))
    assert other.messages() == ["harbor: the partner's PDF is no longer the one that passed"]


def test_it_is_compared_in_full_where_no_layer_is_known(sample: Sample, tmp_path: Path) -> None:
    unknown = replace(sample, shared=b"")
    assert unknown.messages() == []
    assert unknown.messages(damaged(sample, other_panel, tmp_path))


def test_few_partners_at_a_time_give_the_same(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from printables.preflight import job_file, likeness  # noqa: PLC0415

    monkeypatch.setattr(job_file, "TOGETHER", 1)
    monkeypatch.setattr(likeness, "KEPT", 1)
    assert sample.messages() == []
    assert sample.messages(damaged(sample, other_words, tmp_path))
