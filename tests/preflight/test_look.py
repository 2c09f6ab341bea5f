"""What the eye and the phone need: contrast, type size, sharp pictures, readable codes."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from printables.model.finding import Finding, Severity
from printables.model.plan import Plan
from tests.preflight import leaflet, sample
from tests.preflight.leaflet import PLAN
from tests.preflight.sample import Looks, findings


def press(check: str, plan: Plan = PLAN, **pieces: str) -> list[Finding]:
    return findings(sample.press_pdf(Looks(**pieces)), "press", check, plan=plan)


def picture(pixels: int, points: float) -> str:
    """Give an image of so many pixels in a square of so many points."""
    buffer = BytesIO()
    Image.effect_noise((pixels, pixels), 60).save(buffer, "PNG")
    data = b64encode(buffer.getvalue()).decode()
    style = f"width:{points}pt;height:{points}pt"
    return f"<img alt='' style='{style}' src='data:image/png;base64,{data}'>"


@pytest.mark.parametrize("edition", ["press", "screen", "office"])
@pytest.mark.parametrize(
    "check",
    ["contrast", "minimum-type", "body-type", "image-resolution", "qr-codes", "qr-addresses"],
)
def test_clean(check: str, edition: str) -> None:
    assert findings(sample.clean(edition), edition, check) == []


@pytest.mark.parametrize(
    ("grey", "severity"),
    [(1.0, None), (0.62, Severity.WARNING), (0.3, Severity.ERROR)],
)
def test_pale_words_lack_contrast(grey: float, severity: Severity | None) -> None:
    found = press("contrast", css=f".story {{ color: device-cmyk(0 0 0 {grey}) }}")
    assert {one.severity for one in found} == ({severity} if severity else set())


def test_large_type_may_be_paler() -> None:
    pale = "color: device-cmyk(0 0 0 .62)"
    assert (
        press("contrast", css=f".right .story {{ {pale}; font-size: 18pt; line-height: 1 }}") == []
    )


def test_thin_small_type_is_not_taken_for_pale() -> None:
    assert press("contrast", css=".story { font-size: 6pt }") == []


def test_body_below_the_materials_minimum_is_too_small() -> None:
    (found,) = press("body-type", css="html { font-size: 8pt }")
    assert found.message == "body text is set in 8 pt, the material asks 9 pt"


def test_small_print_may_be_smaller_but_not_below_six_points() -> None:
    assert press("minimum-type", css=".region { font-size: 7pt }") == []
    found = press("minimum-type", css=".region { font-size: 5.5pt }")
    assert found[0].message == "'Some Partner 501-555-0100' is set in 5.5 pt, below 6 pt"


def test_small_light_type_on_dark_is_warned_of() -> None:
    found = press("minimum-type", css=".cover p { font-size: 7pt }")
    assert {one.severity for one in found} == {Severity.WARNING}
    assert "light on dark" in found[0].message


@pytest.mark.parametrize(
    ("pixels", "severity"), [(320, None), (200, Severity.WARNING), (100, Severity.ERROR)]
)
def test_effective_resolution(pixels: int, severity: Severity | None) -> None:
    found = press("image-resolution", right=Looks().right + picture(pixels, 72))
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_resolution_is_seen_through_forms_and_patterns() -> None:
    turned = f"<div style='opacity:.5;transform:rotate(90deg)'>{picture(100, 72)}</div>"
    (found,) = press("image-resolution", right=turned)
    assert "prints at 100 ppi" in found.message
    source = picture(100, 72).split("src='")[1].rstrip("'>")
    css = f".right {{ background: url('{source}') 0 0 / 72pt 72pt }}"
    (found,) = press("image-resolution", css=css)
    assert "prints at 100 ppi" in found.message


def test_a_code_to_another_address_is_two_faults() -> None:
    found = press("qr-addresses", address="https://example.org/elsewhere")
    assert [one.message for one in found] == [
        "no readable QR code to https://example.org/help on panel 'back'",
        "a QR code to https://example.org/elsewhere on panel 'back' was not planned",
    ]


def test_a_code_that_is_missing_on_one_copy() -> None:
    pdf = sample.office_pdf(
        Looks(css=".sheet:first-child > .back:nth-child(3) .code { visibility: hidden }")
    )
    (found,) = findings(pdf, "office", "qr-addresses")
    assert found.message.startswith("no readable QR code")


def test_a_code_light_on_dark_is_a_fault() -> None:
    ink = ".code { background: device-cmyk(0 0 0 1) }"
    white = sample.qr(leaflet.SITE, "device-cmyk(0 0 0 0)")
    back = Looks().back.replace("{code}", white)
    found = press("qr-codes", back=back, css=ink)
    assert [one.message for one in found] == [f"the QR code to {leaflet.SITE} is light on dark"]


def test_a_code_without_clear_space_is_a_fault() -> None:
    """The address below the code moves up into its quiet zone."""
    (found,) = press("qr-codes", css=".code + p { position: relative; top: -6pt }")
    assert "less than 4 modules of clear space" in found.message


def test_a_code_with_small_modules_is_a_fault() -> None:
    (found,) = press("qr-codes", css=".code { width: 40pt; height: 40pt }")
    assert found.message.endswith("mm, below 0.4 mm")


def test_a_code_may_stand_on_a_tint() -> None:
    assert press("qr-codes", css=".code { background: device-cmyk(.1 0 .05 0) }") == []


def test_a_plan_without_codes_wants_none() -> None:
    (found,) = press("qr-addresses", plan=replace(PLAN, codes=()))
    assert "was not planned" in found.message
