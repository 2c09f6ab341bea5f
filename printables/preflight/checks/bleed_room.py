"""`bleed-room`: the page says where it is cut, and goes on beyond by the shop's bleed."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Name

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.sheets import Expected
from printables.preflight.structure import box
from printables.units import said

ROUNDING = 0.05


def find(inspection: Inspection) -> Iterator[Fault]:
    bleed = inspection.rules.profile.bleed
    if bleed <= 0:
        return
    asked = inspection.rules.cited("bleed")
    for page, expected in inspection.sheets():
        file_page = inspection.file.pages[page.number - 1]
        if Name.TrimBox not in file_page.obj:
            size = f"{expected.trim.width / 72:.3g} x {expected.trim.height / 72:.3g} in"
            message = f"the page has no TrimBox: it does not say where it is cut (taken: {size})"
            yield Fault(page=page.number, message=message)
        has = least_room(file_page, expected)
        if has < bleed - ROUNDING:
            size = said(round(has, 2)) if has > 0 else "no"
            message = f"the page has {size} bleed, needs {said(bleed)}{asked}"
            yield Fault(page=page.number, message=message, where=expected.trim)


def least_room(page: pikepdf.Page, expected: Expected) -> float:
    """Give by how much the page goes on beyond its trim where that is least.

    A BleedBox smaller than the paper says that what lies outside it is no bleed.
    """
    paper = Rect.at(0, 0, expected.media)
    media, bleed = box(page, Name.MediaBox), box(page, Name.BleedBox)
    if media and bleed:
        paper = bleed.moved(-media.left, -media.bottom)
    trim = expected.trim
    return min(
        trim.left - paper.left,
        trim.bottom - paper.bottom,
        paper.right - trim.right,
        paper.top - trim.top,
    )


CHECK = Check(
    id="bleed-room",
    title="The page says where it is cut, and has room for the bleed beyond",
    rationale="Without bleed the knife leaves white slivers; without a TrimBox it cuts by guess.",
    remedy="Export again with bleed switched on (in most programs: 'use document bleed').",
    severity=Severity.ERROR,
    find=find,
    rules=("bleed",),
)
