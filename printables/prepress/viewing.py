"""How a viewer opens and prints the file (ISO 32000-1, 12.2)."""

from pikepdf import Dictionary, Name, Pdf

from printables.model.job import Job
from printables.model.profile import Imposition
from printables.model.sheet import Sheet, Turn


def set_viewing(pdf: Pdf, job: Job) -> None:
    """Show the title; an office sheet prints at its own size and turns as it was imposed."""
    wishes = Dictionary(DisplayDocTitle=True)
    if job.profile.imposition is Imposition.SHEET and job.sheet:
        wishes.PrintScaling = Name("/None")
        wishes.PickTrayByPDFSize = True
        wishes.Duplex = Name(duplex(job.sheet, sides=len(job.format.sides)))
    pdf.Root.ViewerPreferences = wishes


def duplex(sheet: Sheet, sides: int) -> str:
    """Name the edge to flip on: the one along the axis about which the sheet turns."""
    if sides == 1 or sheet.tile_overlap is not None:
        return "/Simplex"
    portrait = sheet.height >= sheet.width
    along_height = sheet.turn is Turn.VERTICAL
    return "/DuplexFlipLongEdge" if portrait is along_height else "/DuplexFlipShortEdge"
