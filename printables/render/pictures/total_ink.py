"""Total ink brought within a limit: the grey that C, M and Y make together goes to black."""

from collections.abc import Callable
from typing import Any

from PIL import Image, ImageMath

ROWS = 256
"""A picture is worked on in bands of so many rows, so that a large one needs little memory."""

FULL = 255
RESERVE = 3.0
"""Per cent of ink kept back for what JPEG rounding adds."""

Formula = Callable[[dict[str, Any]], Any]


def within_limit(inks: Image.Image, limit: float | None) -> Image.Image:
    """Reduce a CMYK picture wherever the sum of its inks passes a limit in per cent."""
    if limit is None:
        return inks
    most = int((limit - RESERVE) / 100 * FULL)
    limited = Image.new("CMYK", inks.size)
    for top in range(0, inks.height, ROWS):
        area = (0, top, inks.width, min(top + ROWS, inks.height))
        limited.paste(reduced(inks.crop(area), most), area[:2])
    return limited


def reduced(inks: Image.Image, most: int) -> Image.Image:
    """Trade C, M, Y for K one to one; where that is not enough, scale C, M, Y down."""
    c, m, y, k = (plate.convert("I") for plate in inks.split())
    traded = ImageMath.lambda_eval(black_for_colours(most), c=c, m=m, y=y, k=k)
    c, m, y = (ImageMath.lambda_eval(less, plate=plate, traded=traded) for plate in (c, m, y))
    k = ImageMath.lambda_eval(more, plate=k, traded=traded)
    scaled = (
        ImageMath.lambda_eval(scaled_to(most), plate=plate, c=c, m=m, y=y, k=k)
        for plate in (c, m, y)
    )
    return Image.merge("CMYK", [plate.convert("L") for plate in (*scaled, k)])


def black_for_colours(most: int) -> Formula:
    """Each step takes three parts of colour and adds one of black: two parts less in all."""

    def traded(of: dict[str, Any]) -> Any:  # noqa: ANN401 - Pillow's operands have no public type
        over = of["max"](of["c"] + of["m"] + of["y"] + of["k"] - most + 1, 0) / 2
        grey = of["min"](of["min"](of["c"], of["m"]), of["y"])
        return of["min"](of["min"](over, grey), FULL - of["k"])

    return traded


def less(of: dict[str, Any]) -> Any:  # noqa: ANN401
    return of["plate"] - of["traded"]


def more(of: dict[str, Any]) -> Any:  # noqa: ANN401
    return of["plate"] + of["traded"]


def scaled_to(most: int) -> Formula:
    def scaled(of: dict[str, Any]) -> Any:  # noqa: ANN401
        colours = of["max"](of["c"] + of["m"] + of["y"], 1)
        return of["plate"] * of["min"](of["max"](most - of["k"], 0), colours) / colours

    return scaled
