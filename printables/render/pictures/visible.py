"""A picture that nobody would see on white paper is refused: as a rule it is meant for dark."""

from PIL import Image

from printables.render.pictures.refusal import refused

PALE = 235
"""If no channel anywhere is darker than this of 255, the eye sees white paper."""


def require_visible(picture: Image.Image, name: str) -> None:
    """Refuse a picture that is white, or transparent all over.

    Raises:
        LayoutError: nothing of it can be seen on white paper.
    """
    light = on_paper(picture).convert("RGB")
    if not any(any(band.histogram()[: PALE + 1]) for band in light.split()):
        what = "shows nothing on white paper"
        raise refused(name, what, "use the version of the logo that is made for a white background")


def on_paper(picture: Image.Image) -> Image.Image:
    """Lay a picture with transparency on white paper."""
    if "A" not in picture.getbands():
        return picture
    paper = Image.new(picture.mode, picture.size, "white")
    if picture.mode == "LA":
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture.convert("RGBA")).convert("L")
    return Image.alpha_composite(paper, picture).convert("RGB")
