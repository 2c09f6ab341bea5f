"""A proof of one side: how it will print, with its trim, bleed, folds and safe areas drawn.

It shows what lies where, at low resolution; it is no contract proof of colour.
"""

import io

from PIL import Image, ImageDraw

from printables.model.format import PanelRecord
from printables.order.canvas import MARGIN, Canvas, Pen
from printables.order.guides import Guides
from printables.order.lengths import in_both, in_inches
from printables.order.separations import Side

LONGEST = 1500
"""Pixels of the longer side of the page."""
SMALL = 640
"""Pixels of the longer side of a picture in the ticket."""
TITLE, NAMES, LEGEND = 44, 32, 48
"""Pixels: height of the heading, of the panels' names, of the legend."""
FADED = 0.5
"""How far what will be cut off is faded to paper."""

TRIM = Pen(name="trim", colour=(226, 0, 26), width=2, dashed=False)
BLEED = Pen(name="bleed", colour=(0, 92, 230), width=2, dashed=False)
FOLD = Pen(name="fold", colour=(190, 0, 190), width=3, dashed=True)
CREASE = Pen(name="crease", colour=(90, 90, 90), width=3, dashed=True)
SAFE = Pen(name="safe", colour=(0, 150, 70), width=2, dashed=True)


def proof(picture: Image.Image, side: Side, guides: Guides, title: str) -> bytes:
    """Draw a side's proof as PNG; `picture` shows the whole page."""
    small = faded_outside(picture, side)
    small.thumbnail((LONGEST, LONGEST))
    canvas = Canvas(small, side, above=TITLE + NAMES, below=LEGEND)
    canvas.write((MARGIN, MARGIN + TITLE // 2), title, 24)
    names(canvas, guides)
    for area, pen in (*((safe, SAFE) for safe in guides.safe), (guides.bleed, BLEED)):
        canvas.frame(area, pen)
    canvas.frame(guides.trim, TRIM)
    for fold in guides.folds:
        canvas.frame(fold, FOLD)
    legend(canvas, guides)
    return png(canvas.image)


def small_picture(picture: Image.Image, side: Side, guides: Guides) -> bytes:
    """Draw a side at trim with its folds alone, as PNG: for the ticket."""
    canvas = Canvas(picture.copy(), side, above=0, below=0)
    for fold in guides.folds:
        canvas.frame(fold, CREASE)
    left, top, right, bottom = side.pixels(side.trim)
    x, y = canvas.corner
    small = canvas.image.crop((left + x, top + y, right + x, bottom + y))
    small.thumbnail((SMALL, SMALL))
    return png(small)


def faded_outside(picture: Image.Image, side: Side) -> Image.Image:
    """Fade what will be cut off, so that the finished piece stands out."""
    kept = Image.new("L", picture.size, round(255 * (1 - FADED)))
    left, top, right, bottom = side.pixels(side.trim)
    ImageDraw.Draw(kept).rectangle((left, top, right - 1, bottom - 1), fill=255)
    return Image.composite(picture, Image.new("RGB", picture.size, "white"), kept)


def names(canvas: Canvas, guides: Guides) -> None:
    """Name the panels: each above its place, or a column's from the top down."""
    y = MARGIN + TITLE + NAMES // 2
    named = [(place, called(panel)) for panel, place in guides.panels]
    if len({place.left for place, _ in named}) == 1:
        words = ", then ".join(name for _, name in named)
        canvas.write((MARGIN, y), f"From the top: {words}" if len(named) > 1 else "", 18)
        return
    for place, name in named:
        middle = canvas.at((place.left + place.right) / 2, 0)[0]
        canvas.write((middle, y), name, 18, centred=True)


def called(panel: PanelRecord) -> str:
    turned = ", upside down" if panel.rotate else ""
    return f"{panel.panel} {in_inches(panel.extent)}{turned}"


def legend(canvas: Canvas, guides: Guides) -> None:
    """Say below the picture which line is which, and how long."""
    trim, bleed = guides.trim, guides.trim.left - guides.bleed.left
    safe = guides.safe[0].left - guides.panels[0][1].left
    entries = [(TRIM, f"trim {in_inches(trim.width)} x {in_inches(trim.height)}")]
    entries.append((BLEED, f"bleed {in_both(bleed)}"))
    entries += [(FOLD, "fold")] if guides.folds else []
    entries.append((SAFE, f"safe area {in_both(safe)} from the trim"))
    x, y = MARGIN, canvas.foot + LEGEND // 2 + 6
    for pen, words in entries:
        canvas.stroke((x, y), (x + 44, y), pen)
        x = canvas.write((x + 54, y), words, 18) + 30


def png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
