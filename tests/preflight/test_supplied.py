"""A PDF that nobody here planned: no job, no plan, only its own boxes and a shop's rules."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
import segno
from pikepdf import Array, Dictionary, Name, Pdf

from printables.model.finding import PreflightReport, Severity
from printables.model.rules import Rules
from printables.preflight import inspect_supplied
from printables.preflight.registry import ANY_PDF, CHECKS_OF_ANY
from printables.source import rules_of
from tests.preflight import sample
from tests.preflight.sample import Looks, damaged
from tests.shipped import ROOT

Damage = Callable[[Pdf], None]
WIDTH, HEIGHT = 288.0, 216.0


@pytest.fixture(scope="module")
def strict() -> Rules:
    return rules_of(ROOT, "press", "strict", card=True)


def only(rules: Rules, *checks: str) -> Rules:
    profile = rules.profile.model_copy(update={"checks": checks})
    return Rules(edition=rules.edition, profile=profile, printer=rules.printer)


def said(pdf: bytes, rules: Rules, check: str) -> list[str]:
    return [one.message for one in inspect_supplied(pdf, only(rules, check)).findings]


def pages(*sizes: tuple[float, float], content: bytes = b"") -> bytes:
    """Give blank pages, as a word processor makes them: a MediaBox, and nothing else."""
    file, buffer = Pdf.new(), BytesIO()
    for size in sizes:
        page = file.add_blank_page(page_size=size)
        page.obj.Contents = file.make_stream(content)
    file.save(buffer)
    return buffer.getvalue()


def with_box(pdf: bytes, **boxes: list[float]) -> bytes:
    def change(file: Pdf) -> None:
        for page in file.pages:
            for name, edges in boxes.items():
                page.obj[f"/{name}"] = Array(edges)

    return damaged(pdf, change)


def test_a_press_file_passes_without_its_job(strict: Rules) -> None:
    report = inspect_supplied(sample.clean("press"), strict)
    assert report.passed, report.findings
    assert set(report.checked) == set(strict.profile.checks) & set(CHECKS_OF_ANY)
    assert (report.pages, report.trim) == (2, (WIDTH, HEIGHT))


def test_the_press_edition_asks_whatever_can_be_asked_of_a_printed_file(strict: Rules) -> None:
    screen = {"tagged", "headings", "alternative-text"}
    assert {check.id for check in ANY_PDF} - screen <= set(strict.profile.checks)


def test_a_screen_file_is_held_to_the_screen_edition() -> None:
    report = inspect_supplied(sample.clean("screen"), rules_of(ROOT, "screen", "strict"))
    assert report.findings == ()
    assert {"tagged", "alternative-text"} <= set(report.checked)


def test_a_word_processors_file_lacks_what_a_press_needs(strict: Rules) -> None:
    report = inspect_supplied(pages((612, 792), content=b"1 0 0 rg 9 9 99 99 re f"), strict)
    assert not report.passed
    assert {"bleed-room", "pdfx", "colour-space"} <= {one.code for one in report.findings}


def test_a_page_without_a_trim_box_says_what_is_taken(strict: Rules) -> None:
    no_trim, no_bleed = said(pages((612, 792)), strict, "bleed-room")
    assert no_trim == (
        "the page has no TrimBox: it does not say where it is cut (taken: 8.5 x 11 in)"
    )
    assert no_bleed.startswith("the page has no bleed, needs 0.125in, bleed asked by ")
    assert "https://www.printingforless.com/layout.html" in no_bleed


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        ({"TrimBox": [9.0, 9.0, 279.0, 207.0]}, None),
        ({"TrimBox": [3.6, 9.0, 279.0, 207.0]}, "the page has 0.05in bleed"),
        (
            {"TrimBox": [9.0, 9.0, 279.0, 207.0], "BleedBox": [7.2, 0.0, 288.0, 216.0]},
            "the page has 0.025in bleed",
        ),
    ],
)
def test_bleed_is_measured_where_it_is_least(
    boxes: dict[str, list[float]], message: str | None, strict: Rules
) -> None:
    found = said(with_box(pages((WIDTH, HEIGHT)), **boxes), strict, "bleed-room")
    assert len(found) == (1 if message else 0)
    assert all(one.startswith(str(message)) for one in found)


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        (((612, 792), (612, 792)), None),
        (((612, 792), (792, 612)), "the page is 11.00 x 8.50 in, the first one 8.50 x 11.00 in"),
        (((612, 792),) * 3, "3 pages: a sheet has one or two"),
        (((612, 792),) * 4, None),
    ],
)
def test_pages_are_of_one_size(
    sizes: tuple[tuple[float, float], ...], message: str | None, strict: Rules
) -> None:
    found = said(pages(*sizes), strict, "pages")
    assert len(found) == (1 if message else 0)
    assert all(one.startswith(str(message)) for one in found)


def test_no_press_prints_a_page_of_twenty_metres(strict: Rules) -> None:
    (found,) = said(with_box(pages((612, 792)), MediaBox=[0, 0, 57600, 792]), strict, "pages")
    assert found == "the page is 800 in long"


def test_a_turned_page_is_warned_of_and_read_as_it_is_written(strict: Rules) -> None:
    def turn(file: Pdf) -> None:
        file.pages[0].obj.Rotate = 90

    report = inspect_supplied(damaged(sample.clean("press"), turn), strict)
    assert report.passed
    assert [one.code for one in report.findings] == ["pages"]


def test_words_too_near_to_the_cut(strict: Rules) -> None:
    pdf = sample.press_pdf(Looks(css=".region { transform: translateX(-13pt) }"))
    first, *_ = said(pdf, strict, "safe-margin")
    assert first.startswith("'Some 501-555-0100' stands ")
    assert "nearer to the cut than 0.125in, safe_to_trim asked by Strict default" in first


def test_the_text_layer_of_a_scan_is_not_judged_as_type(strict: Rules) -> None:
    def unseen(file: Pdf) -> None:
        for page in file.pages:
            content = page.obj.Contents.read_bytes()
            page.obj.Contents = file.make_stream(content.replace(b"BT", b"BT 3 Tr"))

    pdf = damaged(sample.press_pdf(Looks(css="html { font-size: 4pt }")), unseen)
    for check in ("minimum-type", "contrast", "safe-margin"):
        assert said(pdf, strict, check) == []


def drawn(operators: bytes, **resources: pikepdf.Object) -> Damage:
    def draw(file: Pdf) -> None:
        page = file.pages[0]
        for name, state in resources.items():
            page.obj.Resources.ExtGState[f"/{name}"] = state
        page.contents_add(file.make_stream(b"q"), prepend=True)
        page.contents_add(file.make_stream(b"Q " + operators))

    return draw


@pytest.mark.parametrize(
    ("mark", "near"),
    [
        (b"0.25 w 36 0 m 36 26 l S", False),
        (b"0.25 w 36 0 m 36 34 l S", True),
        (b"0.25 w 0 252 m 31 252 l S", True),
        (b"0 1 1 0 k 27 20 200 16 re f", False),
    ],
    ids=["outside", "below", "beside", "artwork"],
)
def test_marks_within_the_bleed(mark: bytes, near: bool, strict: Rules) -> None:  # noqa: FBT001
    found = said(damaged(sample.clean("press"), drawn(mark)), strict, "marks-outside")
    assert found == (["a mark stands nearer to the trim than 0.125in"] if near else [])


def test_a_shop_that_wants_marks_further_away_or_none() -> None:
    rrd, ryan = (rules_of(ROOT, "press", name) for name in ("rrd", "ryan-printing"))
    pdf = damaged(sample.clean("press"), drawn(b"0.25 w 36 0 m 36 26 l S"))
    (first, *_) = said(pdf, rrd, "marks-outside")
    assert first.startswith("a mark stands nearer to the trim than 12pt, mark_offset asked by")
    (first, *_) = said(pdf, ryan, "marks-outside")
    assert "where no mark is wanted, marks asked by Ryan Printing" in first


def test_a_code_that_is_covered_in_part_is_seen_and_not_read(strict: Rules) -> None:
    whole = sample.clean("press")
    assert said(whole, strict, "qr-codes") == []
    covered = drawn(b"0 0 0 0 k 70 170 22 22 re f")
    (found,) = said(damaged(whole, covered), strict, "qr-codes")
    assert found.startswith("a QR code cannot be read")


def test_a_code_in_doubt_is_looked_at_from_nearer_by(strict: Rules) -> None:
    """At this size the reader sees that there is a code, and cannot make it out."""
    matrix = list(segno.make_qr("https://humantraffickinghotline.org/chat", error="Q").matrix)
    module = 0.65
    squares = "\n".join(
        f"{40.3 + x * module:.4f} {150.7 - y * module:.4f} {module} {module} re f"
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    )
    pdf = pages((252, 162), content=squares.encode())
    (found,) = said(pdf, strict, "qr-codes")
    assert found.endswith("/chat has modules of 0.23 mm, below 0.4 mm")


def test_transfer_curves_are_barred(strict: Rules) -> None:
    curve = Dictionary(TR=Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2))
    found = said(damaged(sample.clean("press"), drawn(b"/Bend gs", Bend=curve)), strict, "pdfx")
    assert found == ["a transfer curve changes its tones on the way to the plate"]


def test_a_type_3_font_may_be_printed(strict: Rules) -> None:
    content = b"BT /F 20 Tf 100 100 Td (a) Tj ET"

    def with_font(file: Pdf) -> None:
        glyph = file.make_stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(a=glyph),
            Encoding=Dictionary(Differences=Array([97, Name.a])), FirstChar=97, LastChar=97,
            Widths=Array([600]), Resources=Dictionary(),
        )  # fmt: skip
        file.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=font))

    pdf = damaged(pages((612, 792), content=content), with_font)
    (found,) = inspect_supplied(pdf, only(strict, "fonts-embedded")).findings
    assert found.severity is Severity.WARNING


# What no program should have written. None may end in a traceback.


def page_with(content: bytes, **entries: object) -> bytes:
    def change(file: Pdf) -> None:
        for name, value in entries.items():
            file.pages[0].obj[f"/{name}"] = value

    return damaged(pages((612, 792), content=content), change)


def nested(file: Pdf) -> None:
    inner = file.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    for _ in range(2000):
        inner = file.make_stream(
            b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]),
            Resources=Dictionary(XObject=Dictionary(F=inner)),
        )  # fmt: skip
    file.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=inner))
    file.pages[0].obj.Contents = file.make_stream(b"/F Do")


def own_ancestor(file: Pdf) -> None:
    file.Root.Pages.Parent = file.Root.Pages


def indexed_by_itself(file: Pdf) -> None:
    space = file.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"x")]))
    space[1] = space
    file.pages[0].obj.Resources = Dictionary(ColorSpace=Dictionary(C=space))
    file.pages[0].obj.Contents = file.make_stream(b"/C cs 0 scn 0 0 9 9 re f")


def without_resources(file: Pdf) -> None:
    del file.pages[0].obj.Resources


def odd_notes(file: Pdf) -> None:
    file.pages[0].obj.Annots = Array([5, Dictionary(), Dictionary(Rect=Array([1]))])


NONSENSE = (
    b"1 2 m (a) l 3 re f /x w /y cm Do gs BT Tj ET k 1 2 3 4 5 k scn cs sh W n 5 0 0 cm S Q Q"
)
BLANK = pages((612, 792))
HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "text": b"Dear Sir or Madam",
    "header alone": b"%PDF-1.7\n%%EOF",
    "cut short": sample.clean("press")[:30000],
    "no page": pages(),
    "bytes": page_with(bytes(range(256)) * 9),
    "nonsense": page_with(NONSENSE),
    "missing resources": damaged(page_with(b"/X Do /G gs BT /F 9 Tf (a) Tj ET"), without_resources),
    "huge": with_box(BLANK, MediaBox=[0, 0, 1e7, 1e7]),
    "no size": with_box(BLANK, MediaBox=[0, 0, 0, 0]),
    "upside down": with_box(BLANK, MediaBox=[100, 100, -500, -20]),
    "no box": page_with(b"", MediaBox=Name.Foo),
    "odd boxes": page_with(b"", TrimBox=Array([1, 2]), BleedBox=Name.Foo),
    "odd notes": damaged(BLANK, odd_notes),
    "own ancestor": damaged(BLANK, own_ancestor),
    "deep": damaged(BLANK, nested),
    "endless colour": damaged(BLANK, indexed_by_itself),
    "unclosed": page_with(b"q " * 20000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_fails_and_never_crashes(name: str, strict: Rules) -> None:
    report: PreflightReport = inspect_supplied(HOSTILE[name], strict)
    assert not report.passed
    assert all(one.message.isprintable() for one in report.findings)


def locked(user: str) -> bytes:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(sample.clean("press"))) as file:
        file.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=user))
    return buffer.getvalue()


def test_a_locked_file_is_told_from_a_broken_one(strict: Rules) -> None:
    (closed,) = inspect_supplied(locked("user"), strict).findings
    assert closed.message == "it opens with a password only: ask for a copy without one"
    assert "it is encrypted" in said(locked(""), strict, "pdfx")
