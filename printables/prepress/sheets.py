"""Reader pages onto sheets: the PDF side of imposition.

Each reader page becomes one form XObject that is drawn wherever it is wanted, so ten cards on a
sheet cost little more than one, and fonts and pictures stay shared.
"""

from collections.abc import Mapping, Sequence

from pikepdf import Dictionary, Object, Pdf

from printables.model.format import Format
from printables.prepress import operators
from printables.prepress.boxes import set_boxes
from printables.prepress.imposition import Placement, SheetSide


def imposed(readers: Pdf, piece: Format, sides: Sequence[SheetSide]) -> Pdf:
    """Make a PDF with one page for each side; tags and links stay behind with the reader pages."""
    sheets = Pdf.new()
    forms = panel_forms(readers, sheets, piece)
    for side in sides:
        sheets.add_blank_page(page_size=(side.paper.width, side.paper.height))
        page = sheets.pages[-1].obj
        set_boxes(page, side)
        page.Contents = sheets.make_stream(content(side).encode())
        page.Resources = resources(side, forms)
    return sheets


def panel_forms(readers: Pdf, sheets: Pdf, piece: Format) -> dict[str, Object]:
    """Copy each reader page once, bleed included, under the name of its panel."""
    forms = {}
    for panel, page in zip(piece.panels, readers.pages, strict=True):
        form = page.as_form_xobject(handle_transformations=False)
        form.BBox = page.obj.MediaBox  # QPDF takes the TrimBox, which would cut the bleed off
        form.Resources = page.obj.Resources  # by reference: QPDF makes a copy for each page
        forms[panel.panel] = sheets.copy_foreign(form)
    return forms


def content(side: SheetSide) -> str:
    placements = (placed for slot in side.slots for placed in slot.placements)
    return "\n".join(map(drawn_page, placements))


def drawn_page(placed: Placement) -> str:
    moved = operators.moved_to(placed.box, placed.rotate)
    return f"q {operators.clip(placed.clip)} {moved} /{placed.panel} Do Q"


def resources(side: SheetSide, forms: Mapping[str, Object]) -> Dictionary:
    wanted = dict.fromkeys(placed.panel for slot in side.slots for placed in slot.placements)
    return Dictionary(XObject=Dictionary({f"/{panel}": forms[panel] for panel in wanted}))
