"""The parts of a job file: objects filed once, a page tree, fonts put together."""

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf

from printables.prepress.collating.filing import Filing
from printables.prepress.collating.fonts import SharedFonts
from printables.prepress.collating.page_tree import KIDS, PageTree
from printables.prepress.collating.taking import Taken
from printables.prepress.collating.truetype import Subset, font_file, subset_of
from printables.render.lettering import Face
from tests.prepress.pieces import FONT

FACE = Face.of(FONT.path(Path()) or Path())
WORDS = ("Harbor House", "Café Ñandú", "501-555-0142")


def glyphs_of(words: str) -> dict[int, str]:
    line = FACE.line(words, 1024, "en")
    assert line is not None
    return dict(line.glyphs)


def program_of(words: str) -> bytes:
    return FACE.subset(frozenset(glyphs_of(words)))


def test_subsets_put_together_draw_each_glyph_as_before() -> None:
    subsets = [subset_of(program_of(words), frozenset(glyphs_of(words))) for words in WORDS]
    glyphs = {number: one for subset in subsets for number, one in subset.glyphs.items()}
    whole = TTFont(
        io.BytesIO(font_file(Subset(common=subsets[0].common, glyphs=glyphs))), checkChecksums=2
    )
    for words in WORDS:
        own = TTFont(io.BytesIO(program_of(words)))
        for number in glyphs_of(words):
            name = f"glyph{number:05}" if number else ".notdef"
            assert whole["glyf"][name] == own["glyf"][name]
            assert whole["hmtx"][name] == own["hmtx"][name]
    assert {"head", "hhea", "maxp", "hmtx", "loca", "glyf"} <= set(whole.keys())


def test_what_is_no_font_is_refused() -> None:
    for broken in (b"", b"%PDF", program_of("Ha")[:60]):
        with pytest.raises(ValueError, match="font"):
            subset_of(broken, frozenset())


def font_in(pdf: Pdf, words: str, widths: dict[int, int] | None = None) -> Object:
    """Embed a font with the glyphs of some words."""
    glyphs = glyphs_of(words)
    program = program_of(words)
    file = pdf.make_stream(program, Length1=len(program))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Own"), Flags=4, FontFile2=file,
        FontBBox=[0, -200, 900 + len(words), 900], Ascent=900, Descent=-200, CapHeight=700,
        ItalicAngle=0, StemV=80,
    )  # fmt: skip
    advances = {number: FACE.width(number, 1024) for number in glyphs} | (widths or {})
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Own"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        CIDToGIDMap=Name.Identity, FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([one for pair in sorted(advances.items()) for one in (pair[0], Array([pair[1]]))]),
    )  # fmt: skip
    rows = "".join(f"<{number:04x}> <{ord(text[0]):04x}>\n" for number, text in glyphs.items())
    told = "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    told += f"{len(glyphs)} beginbfchar\n{rows}endbfchar"
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Own"),
            Encoding=Name("/Identity-H"), DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=pdf.make_stream(told.encode()),
        )
    )  # fmt: skip


def collated(*files: Sequence[Object]) -> tuple[list[list[int]], Pdf]:
    """Take some objects out of each of several PDFs; give their numbers, and the file made."""
    target = io.BytesIO()
    filing = Filing(target, "1.6", packs=True)
    fonts = SharedFonts(filing)
    numbers = []
    for objects in files:
        taken = Taken(filing=filing, fonts=fonts)
        numbers.append([int(taken.take(one)) for one in objects])
    fonts.close()
    tree = PageTree(filing)
    root = filing.once(b"<</Type /Catalog /Pages %d 0 R>>" % tree.close())
    filing.close(b"/Root %d 0 R" % root)
    return numbers, pikepdf.open(target, attempt_recovery=False)


def test_fonts_of_several_files_become_one() -> None:
    with Pdf.new() as one, Pdf.new() as other:
        [[first], [second]], made = collated([font_in(one, WORDS[0])], [font_in(other, WORDS[1])])
    assert first == second
    inner = made.get_object(first, 0).DescendantFonts[0]
    wanted = sorted(glyphs_of(WORDS[0]) | glyphs_of(WORDS[1]))
    assert list(inner.W)[::2] == wanted
    assert [int(edge) for edge in inner.FontDescriptor.FontBBox] == [0, -200, 912, 900]
    assert made.get_object(first, 0).ToUnicode.read_bytes().count(b"> <") == len(wanted) + 1


def test_fonts_that_disagree_stay_apart() -> None:
    number = next(iter(glyphs_of("Hi")))
    with Pdf.new() as one, Pdf.new() as other:
        [[first], [second]], _ = collated([font_in(one, "Hi")], [font_in(other, "Hi", {number: 1})])
    assert first != second


def test_what_is_two_fonts_in_a_file_stays_two() -> None:
    with Pdf.new() as one, Pdf.new() as other:
        [[first, twin], [third]], made = collated(
            [font_in(one, "Hi"), font_in(one, "Hi")], [font_in(other, "Ho")]
        )
    assert len({first, twin}) == 2
    assert third == first
    fonts = [made.get_object(number, 0) for number in (first, twin)]
    assert fonts[0].DescendantFonts[0].objgen == fonts[1].DescendantFonts[0].objgen


def test_a_font_of_another_kind_is_taken_as_it_is() -> None:
    with Pdf.new() as one:
        font = font_in(one, "Hi")
        font.Encoding = Name("/UniJIS-UTF16-H")
        [[number]], made = collated([font])
    assert str(made.get_object(number, 0).Encoding) == "/UniJIS-UTF16-H"


def test_equal_objects_of_several_files_are_one() -> None:
    with Pdf.new() as one, Pdf.new() as other:
        own = [one.make_stream(b"0 0 m"), one.make_stream(b"0 0 m"), one.make_stream(b"1 1 m")]
        [first, [again]], made = collated(own, [other.make_stream(b"0 0 m")])
    assert len(set(first)) == 3
    assert again == first[0]
    assert made.get_object(first[1], 0).read_bytes() == b"0 0 m"


COUNTS = st.sampled_from([1, 2, KIDS - 1, KIDS, KIDS + 1, KIDS**2 - 1, KIDS**2, KIDS**2 + KIDS + 1])


@settings(max_examples=16, deadline=None)
@given(COUNTS, st.booleans())
def test_a_page_tree_holds_all_pages_in_order(count: int, packs: bool) -> None:  # noqa: FBT001
    target = io.BytesIO()
    filing = Filing(target, "1.6" if packs else "1.4", packs=packs)
    tree = PageTree(filing)
    for at in range(count):
        page = b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 9 9] /At %d>>" % (tree.parent, at)
        number = filing.reserve()
        filing.put(number, page)
        tree.add(number)
    root = filing.once(b"<</Type /Catalog /Pages %d 0 R>>" % tree.close())
    filing.close(b"/Root %d 0 R" % root)
    with pikepdf.open(target, attempt_recovery=False) as made:
        assert [int(page.obj.At) for page in made.pages] == list(range(count))
        assert int(made.Root.Pages.Count) == count
        for one in made.pages:
            assert one.obj.objgen in {kid.objgen for kid in list(one.obj.Parent.Kids)}
