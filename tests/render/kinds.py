"""Every kind of file in which the mark of `logos` may come, by what becomes of it."""

import base64
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from printables.model.job import Job
from printables.render.pictures import picture
from tests.render.logos import (
    embedded,
    in_inks,
    mark,
    png_16_bits,
    saved,
    srgb_profile,
    svg,
    upside_down,
)
from tests.shipped import shipped_job

PRESS, SCREEN = shipped_job("brochure", "press"), shipped_job("brochure", "screen")
FILL = 'fill="#e0682f"'
LOWER = '<rect x="6" y="30" width="48" height="24"/>'
SQUARES = '<rect x="6" y="6" width="48" height="24" {}/>' + LOWER
GRADED = SQUARES.format('fill="url(#g)"')
STOPS = '<stop stop-color="#e0682f"/><stop offset="1" stop-color="#e0682f"/>'


def squares(upper: str) -> bytes:
    return svg(SQUARES.format(upper))


VECTORS = {
    "flat": squares(FILL),
    "rgb()": squares('fill="rgb(224,104,47)"'),
    "per cent": squares('fill="rgb(88%,41%,18%)"'),
    "inline style": squares('style="fill:#E0682F;fill-opacity:1;stroke:none"'),
    "style sheet": svg("<style>.a{fill:#e0682f;}</style>" + SQUARES.format('class="a"')),
    "inherited": svg(f'<g {FILL}><path d="M6 6h48v24h-48z"/></g>{LOWER}'),
    "current colour": svg(f"{SQUARES.format(FILL)}<path fill='currentColor' d='M9 40h9v9z'/>"),
    "clip": svg(
        '<clipPath id="c"><path d="M6 6h48v24h-48z"/></clipPath>'
        f'<path d="M0 0h60v60h-60z" clip-path="url(#c)" {FILL}/>{LOWER}'
    ),
    "no view box": svg(SQUARES.format(FILL), 'width="60px" height="60"'),
    "of an editor": svg(
        "<metadata>x</metadata><text> </text><e:pgf>z</e:pgf>" + SQUARES.format(FILL),
        'viewBox="0 0 60 60" xmlns:e="http://editor.example" e:zoom="2" onload="run()"',
    ),
    "UTF-16": ("\ufeff" + squares(FILL).decode()).encode("utf-16-le"),
}
DRAWN_AS_PIXELS = {
    "gradient": svg(f'<linearGradient id="g">{STOPS}</linearGradient>{GRADED}'),
    "radial": svg(f'<radialGradient id="g">{STOPS}</radialGradient>{GRADED}'),
    "mask": svg(
        '<mask id="m"><path d="M6 6h48v24h-48z" fill="#fff"/></mask>'
        f'<path d="M0 0h60v60h-60z" mask="url(#m)" {FILL}/>{LOWER}'
    ),
    "filter": svg(
        '<filter id="f"><feGaussianBlur stdDeviation=".1"/></filter>'
        f'<g filter="url(#f)">{SQUARES.format(FILL)}</g>'
    ),
    "opacity": squares(f'{FILL} opacity=".999"'),
    "embedded PNG": svg(
        f'<image width="60" height="60" xlink:href="{embedded(saved(mark(), "PNG"))}"/>'
    ),
    "use": svg(
        '<defs><rect id="r" x="6" y="6" width="48" height="24"/></defs>'
        f'<use xlink:href="#r" {FILL}/>{LOWER}'
    ),
    "colour": svg(f'<g color="#e0682f"><path fill="currentColor" d="M6 6h48v24h-48z"/></g>{LOWER}'),
    "media": svg("<style>@media print{.a{fill:#e0682f}}</style>" + SQUARES.format(FILL)),
    "no size": svg(f'<path d="M0 0h60v60h-60z" fill="#fff"/>{SQUARES.format(FILL)}', ""),
}
IN_COLOUR = {
    "RGB PNG": saved(mark(), "PNG"),
    "palette PNG": saved(mark().quantize(8), "PNG"),
    "RGBA PNG": saved(mark("RGBA", (0, 0, 0, 0)), "PNG"),
    "see-through palette PNG": saved(mark("RGBA", (0, 0, 0, 0)).quantize(8), "PNG"),
    "RGB JPEG": saved(mark(), "JPEG"),
    "tagged JPEG": saved(mark(), "JPEG", icc_profile=srgb_profile()),
    "badly tagged JPEG": saved(mark(), "JPEG", icc_profile=b"not a profile"),
    "turned JPEG": saved(mark().rotate(180), "JPEG", exif=upside_down()),
    "RGB TIFF": saved(mark(), "TIFF"),
    "PNG called JPEG": saved(mark(), "PNG"),
}
IN_GREY = {
    "1-bit PNG": saved(mark("L").point(lambda level: 255 * (level > 0)).convert("1"), "PNG"),
    "grey PNG": saved(mark("L"), "PNG"),
    "grey PNG with alpha": saved(mark("RGBA", (0, 0, 0, 0)).convert("LA"), "PNG"),
    "16-bit PNG": png_16_bits(mark("L")),
    "grey JPEG": saved(mark("L"), "JPEG"),
    "grey as RGB": saved(mark("L").convert("RGB"), "PNG"),
}
IN_INK = {
    "CMYK JPEG": saved(in_inks(), "JPEG", quality=100),
    "CMYK TIFF": saved(in_inks(), "TIFF"),
}
PRINTED = {**VECTORS, **DRAWN_AS_PIXELS, **IN_COLOUR, **IN_GREY, **IN_INK}


def uri(data: bytes, job: Job, name: str = "logo") -> str:
    """Give a logo as the renderer would."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        return picture(file, job)


def opened(address: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
