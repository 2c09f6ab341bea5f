"""Transparency: found where it is real, taken off where it is only a word in the file.

The engine draws every picture as a group, at full opacity, on the ground as it is: such a group
changes nothing (ISO 32000-1, 11.4). Without it most pieces hold no transparency at all, and print
on any press.
"""

from collections.abc import Iterable, Iterator

from pikepdf import Dictionary, Name, Object, Pdf

from printables.errors import LayoutError
from printables.prepress.drawings import drawings, resources

SOLID = 255


def settle_transparency(pdf: Pdf) -> None:
    """Keep groups only on pages that truly blend; those blend in CMYK, page and all."""
    for page in pdf.pages:
        unmask(drawings(page.obj))
    real = [page.obj for page in pdf.pages if any(see_through(page.obj))]
    kept = {one.objgen for blending_page in real for one in drawings(blending_page)}
    for page in pdf.pages:
        for one in drawings(page.obj):
            if "/Group" in one and one.objgen not in kept:
                del one.Group
    for blending_page in real:
        blending_page.Group = Dictionary(Type=Name.Group, S=Name.Transparency)
        blend_in_inks(blending_page)


def blend_in_inks(page: Object) -> None:
    """Let each group blend in CMYK: the engine's own groups say RGB, whatever they hold."""
    for one in drawings(page):
        if "/Group" in one:
            one.Group.CS = Name.DeviceCMYK


def unmask(drawn: Iterable[Object]) -> None:
    """Take off the soft mask of a picture that is solid all over."""
    for one in drawn:
        mask = one.get("/SMask")
        if mask is not None and mask.get("/BitsPerComponent") == 8 and solid(mask):  # noqa: PLR2004
            del one.SMask


def solid(mask: Object) -> bool:
    try:
        pixels = mask.read_bytes()
    except NotImplementedError:  # coded as JPEG: not worth a decoder
        return False
    return "/Decode" not in mask and pixels.count(SOLID) == len(pixels)


def refuse_transparency(pdf: Pdf, name: str) -> None:
    """Hold a file to a standard that knows no transparency.

    Raises:
        LayoutError: a page blends: to flatten it would mean to guess at the colours.
    """
    found = [
        f"page {number}: {what}"
        for number, page in enumerate(pdf.pages, start=1)
        for what in dict.fromkeys(see_through(page.obj))
    ]
    if found:
        remedy = "make it solid, or choose a printer that takes PDF/X-4"
        raise LayoutError(
            f"{name}: transparency cannot be flattened honestly for PDF/X-1a"
            f" ({'; '.join(found)}): {remedy}"
        )


def see_through(page: Object) -> Iterator[str]:
    """Name what on a page lets something under it show through (ISO 32000-1, 11.3 and 11.6)."""
    for one in drawings(page):
        if "/SMask" in one or "/SMaskInData" in one:
            yield "a picture with see-through parts"
        for state in resources(one, "/ExtGState"):
            yield from blending(state)


def blending(state: Object) -> Iterator[str]:
    """Name how a graphics state blends (ISO 32000-1, 11.6.4)."""
    alpha = min(float(state.get("/ca", 1)), float(state.get("/CA", 1)))
    if alpha < 1:
        yield f"an opacity of {alpha:.0%}"
    if state.get("/SMask", Name("/None")) != Name("/None"):
        yield "a soft mask"
    mode = state.get("/BM", Name.Normal)
    if mode not in (Name.Normal, Name.Compatible):
        yield f"the blend mode {mode}"
