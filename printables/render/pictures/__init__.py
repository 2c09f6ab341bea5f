"""Partner pictures as the engine can print them, in the colours of an edition.

The engine passes RGB pictures through as they are, prints gradients in ink blank, and draws no
filter at all. So a flat drawing stays a vector with each colour replaced, any other drawing becomes
pixels, and pixels become ink. What cannot be printed rightly is refused, with the remedy.
"""

from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

from printables.latest import Latest
from printables.model.job import Job
from printables.render.palette import data_uri
from printables.render.pictures.colours import Colours, colours_of
from printables.render.pictures.flat import NotFlatError, recoloured
from printables.render.pictures.kind import Kind, kind_of
from printables.render.pictures.pixels import read_pixels
from printables.render.pictures.refusal import refused
from printables.render.pictures.resvg import rasterised
from printables.render.pictures.room import Pixels, pixel_room
from printables.render.pictures.svg_file import read_svg, written_svg
from printables.render.pictures.visible import require_visible
from printables.render.pictures.written import raster_uri

PREVIEW = Pixels(width=64, height=64)
SVG_URI = data_uri("").rstrip(",")
MOST_BYTES = 50_000_000

DRAWN = Latest[str](limit=16)
"""One partner's logo goes into many pieces, one after the other."""


def picture(file: Path, job: Job) -> str:
    """Give a logo (SVG, PNG, JPEG or TIFF) as a data URI in the colours of the job's edition.

    Raises:
        LayoutError: it cannot be read, or would not be printed as it looks.
    """
    data = contents(file)
    colours, room = colours_of(job), pixel_room(job)
    key = (sha256(data).digest(), file.name, colours.key, room)
    return DRAWN.get(key, lambda: drawn(data, file.name, colours, room))


def drawn(data: bytes, name: str, colours: Colours, room: Pixels) -> str:
    if kind_of(data, name) is Kind.SVG:
        return vector(data, name, colours, room)
    return raster(read_pixels(data, name, room), name, colours)


def vector_in(address: str) -> bytes | None:
    """Give the drawing of a data URI; None if it holds pixels."""
    head, _, svg = address.partition(",")
    return unquote(svg).encode() if head == SVG_URI else None


def contents(file: Path) -> bytes:
    """Read a file, unless it is far too large for a logo.

    Raises:
        LayoutError: it is, or cannot be read.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise refused(file.name, "is larger than 50 MB", "save it smaller")
        return file.read_bytes()
    except OSError as broken:
        raise refused(file.name, "cannot be opened", "see that the file is there") from broken


def vector(data: bytes, name: str, colours: Colours, room: Pixels) -> str:
    """Keep a flat drawing as it is but for its colours; draw any other as pixels."""
    svg = read_svg(data, name)
    require_visible(rasterised(svg, name, PREVIEW), name)
    try:
        return data_uri(written_svg(recoloured(svg, colours)))
    except NotFlatError:
        return raster(rasterised(svg, name, room), name, colours)


def raster(picture: Image.Image, name: str, colours: Colours) -> str:
    require_visible(picture, name)
    return raster_uri(colours.raster(picture))
