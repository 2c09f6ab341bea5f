"""Press: boxes, bleed, marks, colour, and what PDF/X-4 asks."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from printables.model.job import Job
from printables.model.profile import Flavour
from tests.preflight import leaflet, sample
from tests.preflight.sample import Looks, findings
from tests.preflight.test_look import picture

Damage = Callable[[Pdf], None]


def said(damage: Damage, check: str, version: str = "1.6") -> list[str]:
    pdf = sample.damaged(sample.clean("press"), damage, version)
    return [finding.message for finding in findings(pdf, "press", check)]


def drawn(operators: bytes) -> Damage:
    """Draw more on the first page, in points from its corner."""

    def draw(file: Pdf) -> None:
        page = file.pages[0]
        page.contents_add(file.make_stream(b"q"), prepend=True)
        page.contents_add(file.make_stream(b"Q " + operators))

    return draw


@pytest.mark.parametrize("check", ["boxes", "bleed-content", "marks", "colour-space", "pdfx"])
def test_clean(check: str) -> None:
    assert findings(sample.clean("press"), "press", check) == []


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("/TrimBox", [36, 36, 300, 252], "TrimBox is 3.667 x 3.000 in from (0.500, 0.500)"),
        ("/BleedBox", [36, 36, 324, 252], "BleedBox is 4.000 x 3.000 in"),
        ("/MediaBox", [-10, 0, 360, 288], "MediaBox is 5.139 x 4.000 in"),
        ("/CropBox", [36, 36, 324, 252], "CropBox is 4.000 x 3.000 in"),
        ("/Rotate", 90, "the page is turned"),
        ("/UserUnit", 2, "the page is scaled"),
    ],
)
def test_wrong_boxes(key: str, value: object, message: str) -> None:
    def damage(file: Pdf) -> None:
        file.pages[0].obj[key] = Array(value) if isinstance(value, list) else value

    assert message in said(damage, "boxes")[0]


def test_boxes_must_be_there() -> None:
    def damage(file: Pdf) -> None:
        del file.pages[0].obj[Name.TrimBox]

    assert said(damage, "boxes") == ["the page has no TrimBox"]


def test_colour_that_stops_at_the_cut_is_found() -> None:
    pdf = sample.press_pdf(Looks(), bleeding=False)
    edges = {
        one.message.split(" at the ")[1].split()[0]
        for one in findings(pdf, "press", "bleed-content")
    }
    assert edges == {"right", "top", "bottom"}


def test_colour_that_stops_within_the_bleed_is_found() -> None:
    pdf = sample.press_pdf(Looks(css=".cover > .field { right: -5pt }"))
    (found,) = findings(pdf, "press", "bleed-content")
    assert "right cut" in found.message


def test_a_slanting_edge_may_leave_the_bleed() -> None:
    slanting = b"q 0 1 0 0 k 216 100 m 333 130 l 333 200 l 216 200 l f Q"
    assert said(drawn(slanting), "bleed-content") == []


def test_a_missing_fold_mark_is_found() -> None:
    hidden = b"q 0 0 0 0 k 170 262 20 30 re f Q"
    assert said(drawn(hidden), "marks") == ["no fold mark at (179, 262) pt"]


def test_a_missing_crop_mark_is_found() -> None:
    hidden = b"q 0 0 0 0 k 0 240 26 30 re f Q"
    assert "no crop mark" in said(drawn(hidden), "marks")[0]


DRAWN_BY = {"/XObject": "Do", "/ExtGState": "gs", "/Shading": "sh", "/ColorSpace": "cs"}


def in_resources(category: str, name: str, make: Callable[[Pdf], pikepdf.Object]) -> Damage:
    def damage(file: Pdf) -> None:
        resources = file.pages[0].Resources
        if category not in resources:
            resources[category] = Dictionary()
        resources[category][name] = make(file)
        drawn(f"q {name} {DRAWN_BY[category]} Q".encode())(file)

    return damage


def rgb_form(file: Pdf) -> pikepdf.Object:
    return file.make_stream(b"1 0 0 rg 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form)


def rgb_mask(file: Pdf) -> pikepdf.Object:
    mask = Dictionary(S=Name.Luminosity, G=rgb_form(file))
    return file.make_indirect(Dictionary(SMask=mask))


def rgb_group(file: Pdf) -> pikepdf.Object:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    return file.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, Group=group)


def rgb_image(file: Pdf) -> pikepdf.Object:
    return file.make_stream(
        bytes(3), Type=Name.XObject, Subtype=Name.Image, ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8, Width=1, Height=1,
    )  # fmt: skip


def indexed_image(file: Pdf) -> pikepdf.Object:
    palette = Array([Name.Indexed, Name.DeviceRGB, 0, pikepdf.String(bytes(3))])
    return file.make_stream(
        bytes(1), Type=Name.XObject, Subtype=Name.Image, ColorSpace=palette,
        BitsPerComponent=8, Width=1, Height=1,
    )  # fmt: skip


def rgb_shading(_: Pdf) -> pikepdf.Object:
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 1]))


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (drawn(b"q 1 0 0 rg Q"), "text or drawing"),
        (drawn(b"q 1 0 0 RG Q"), "text or drawing"),
        (drawn(b"q /DeviceRGB cs Q"), "text or drawing"),
        (drawn(b"q BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q"), "an inline picture"),
        (in_resources("/XObject", "/Form9", rgb_form), "text or drawing"),
        (in_resources("/ExtGState", "/Mask9", rgb_mask), "text or drawing"),
        (in_resources("/XObject", "/Group9", rgb_group), "a transparency group"),
        (in_resources("/XObject", "/Image9", rgb_image), "a picture"),
        (in_resources("/XObject", "/Image9", indexed_image), "a picture"),
        (in_resources("/Shading", "/Shade9", rgb_shading), "a gradient"),
    ],
)
def test_rgb_is_found_wherever_it_hides(damage: Damage, what: str) -> None:
    assert said(damage, "colour-space") == [f"RGB colour in {what}"]


def test_ink_colours_are_no_rgb() -> None:
    spot = Array([Name.Separation, Name("/All"), Name.DeviceCMYK, Dictionary(FunctionType=2)])
    damage = in_resources("/ColorSpace", "/Spot", lambda _: spot)
    assert said(damage, "colour-space") == []
    assert said(drawn(b"q 0.5 g (rg RG) Tj Q"), "colour-space") == []


def test_an_rgb_picture_from_the_engine_is_found() -> None:
    pdf = sample.press_pdf(Looks(right=Looks().right + "<p style='color:red'>x</p>"))
    assert findings(pdf, "press", "colour-space") != []
    grey = sample.press_pdf(Looks(right=Looks().right + picture(320, 72)))
    assert findings(grey, "press", "colour-space") == []


def test_ink_on_the_screen_is_found() -> None:
    pdf = sample.screen_pdf(Looks(css="h1 { color: device-cmyk(0 0 0 0) }"))
    (found,) = findings(pdf, "screen", "colour-space")
    assert found.message == "CMYK colour in text or drawing"


def without(*path: str) -> Damage:
    def damage(file: Pdf) -> None:
        holder: pikepdf.Object = file.Root
        for key in path[:-1]:
            holder = holder[int(key)] if key.isdigit() else holder[key]
        del holder[path[-1]]

    return damage


def retitled(key: str, value: str) -> Damage:
    def damage(file: Pdf) -> None:
        file.Root.OutputIntents[0][key] = value

    return damage


def linked(file: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([50, 50, 90, 60]))
    file.pages[0].obj.Annots = Array([link])


def scripted(file: Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def wrong_metadata(file: Pdf) -> None:
    file.Root.Metadata = file.make_stream(sample.XMP.replace("PDF/X-4", "PDF/X-3").encode())


def untrapped(file: Pdf) -> None:
    del file.docinfo["/Trapped"]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (without("/OutputIntents"), "the file declares 0 PDF/X output intents, must declare one"),
        (without("/OutputIntents", "0", "/DestOutputProfile"), "embeds no CMYK output profile"),
        (retitled("/OutputConditionIdentifier", "FOGRA39"), "names 'FOGRA39', the profile asks"),
        (without("/Metadata"), "does not declare PDF/X-4"),
        (wrong_metadata, "does not declare PDF/X-4"),
        (untrapped, "trapped"),
        (linked, "a /Link annotation lies inside the bleed"),
        (scripted, "actions or forms (/OpenAction)"),
    ],
)
def test_what_pdfx_asks(damage: Damage, message: str) -> None:
    assert any(message in one for one in said(damage, "pdfx"))


def test_pdfx_is_written_on_an_old_version() -> None:
    assert said(lambda _: None, "pdfx", version="1.7") == [
        "it is PDF 1.7, PDF/X-4 is written on 1.6"
    ]


def test_pdfx_is_not_encrypted() -> None:
    def encrypt(pdf: bytes) -> bytes:
        with pikepdf.open(BytesIO(pdf)) as file:
            buffer = BytesIO()
            file.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=""))
            return buffer.getvalue()

    found = findings(encrypt(sample.clean("press")), "press", "pdfx")
    assert "it is encrypted" in [one.message for one in found]


X1A = "PDF/X-1a:2003"


def flavoured(flavour: Flavour) -> Job:
    whole = leaflet.job("press")
    return replace(whole, profile=whole.profile.model_copy(update={"flavour": flavour}))


def x1a(damage: Damage = lambda _: None, version: str = "1.4") -> list[str]:
    """Say what is wrong with the leaflet as X-1a, once damaged."""

    def declare(file: Pdf) -> None:
        file.docinfo.GTS_PDFXVersion = X1A
        damage(file)

    pdf = sample.damaged(sample.clean("press"), declare, version)
    return [one.message for one in findings(pdf, "press", "pdfx", of=flavoured(Flavour.X1A))]


def faded(file: Pdf) -> None:
    in_resources("/ExtGState", "/Faint", lambda _: Dictionary(ca=0.5))(file)


def masked(file: Pdf) -> None:
    def image(file: Pdf) -> pikepdf.Object:
        mask = file.make_stream(b"\x80", Subtype=Name.Image, ColorSpace=Name.DeviceGray)
        return file.make_stream(b"\x80", Subtype=Name.Image, SMask=mask)

    in_resources("/XObject", "/Seen", image)(file)


def grouped(file: Pdf) -> None:
    file.pages[0].obj.Group = Dictionary(S=Name.Transparency)


def undeclared(file: Pdf) -> None:
    del file.docinfo.GTS_PDFXVersion


def test_clean_x1a() -> None:
    assert x1a() == []


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (undeclared, f"it does not declare {X1A} (GTS_PDFXVersion)"),
        (faded, f"text or drawing is transparent, {X1A} knows no transparency"),
        (masked, f"a picture is transparent, {X1A} knows no transparency"),
        (grouped, f"a group is transparent, {X1A} knows no transparency"),
    ],
)
def test_what_x1a_asks(damage: Damage, message: str) -> None:
    assert x1a(damage) == [message]


def test_x1a_is_written_on_an_older_version() -> None:
    assert x1a(version="1.6") == [f"it is PDF 1.6, {X1A} is written on 1.4"]


def plain(file: Pdf) -> None:
    del file.Root.OutputIntents
    file.Root.Metadata = file.make_stream(b"<nothing/>")


def test_a_plain_file_declares_nothing() -> None:
    job = flavoured(Flavour.PLAIN)
    pdf = sample.damaged(sample.clean("press"), plain)
    assert findings(pdf, "press", "pdfx", of=job) == []
    (one,) = findings(sample.clean("press"), "press", "pdfx", of=job)
    assert one.message == "the file declares PDF/X, must be plain PDF"
