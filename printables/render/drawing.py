"""A picture drawn by the engine by itself, with the operators that it has on a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from printables.errors import LayoutError
from printables.render.engine import fetcher, warnings_refused

# isort: split
# The engine's own module has pointed it away from this machine's fonts.
from weasyprint import DEFAULT_OPTIONS
from weasyprint.images import get_image_from_uri
from weasyprint.layout.replaced import contain_constraint_image_sizing
from weasyprint.pdf.stream import Stream

KINDS = ("ExtGState", "XObject", "Pattern", "Shading")
STYLE = {"image_rendering": "auto"}


@dataclass(frozen=True, kw_only=True)
class PixelStream:
    """Pixels as a PDF has them: the entries of a dictionary, and data as its filter wants them."""

    entries: bytes
    data: bytes
    mask: "PixelStream | None"


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Operators that draw a picture; by name, what its graphics states set, and its pixels."""

    operators: bytes
    states: Mapping[str, Mapping[str, float]]
    pixels: Mapping[str, PixelStream]


def fit_into(address: str, width: float, height: float) -> tuple[float, float]:
    """Give the size in which a picture fills a box as far as its shape lets it."""
    _, _, ratio = image(address).get_intrinsic_size(1, 16)
    across, down = contain_constraint_image_sizing(width, height, ratio)
    return float(across), float(down)


def drawn(address: str, left: float, top: float, size: tuple[float, float]) -> Drawing:
    """Draw a picture, given as a data URI; in CSS px.

    Raises:
        LayoutError: the engine warned.
    """
    resources: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    images: dict[str, Any] = {}
    stream = Stream({}, (0, 0, 0, 0), resources, images, None, {}, None)
    with warnings_refused(), stream.stacked():
        stream.set_alpha(1)
        stream.transform(e=left, f=top)
        with stream.stacked():
            image(address).draw(stream, *size, STYLE)
    written = (one if isinstance(one, bytes) else one.data for one in stream.stream)
    return Drawing(
        operators=b"\n".join(written),
        states=resources["ExtGState"],
        pixels={name: filed(one) for name, one in images.items()},
    )


def filed(one: Mapping[str, Any]) -> PixelStream:
    """Let the engine pack pixels as it does for a page."""
    return pixels(one["image"].get_x_object(one["interpolate"], max(one["dpi_ratios"])))


def pixels(stream: Any) -> PixelStream:  # noqa: ANN401 - the engine is untyped
    mask = stream.extra.pop("SMask", None)
    entries, _, data = stream.data.partition(b"\nstream\n")
    return PixelStream(
        entries=entries,
        data=data.removesuffix(b"\nendstream"),
        mask=pixels(mask) if mask else None,
    )


@lru_cache(maxsize=4)
def image(address: str) -> Any:  # noqa: ANN401 - the engine is untyped
    """Open a picture; the same is measured and drawn."""
    with warnings_refused():
        opened = get_image_from_uri({}, fetcher(()), DEFAULT_OPTIONS, address)
    if opened is None:
        raise LayoutError("a picture cannot be opened")
    return opened
