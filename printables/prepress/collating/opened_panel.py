"""A copy's panel opened up on its page: what all copies share of it is one stream for them all.

To draw a form is to keep the state, clip to its box, run its operators and restore the state
(ISO 32000-1, 8.10.1). Written out on the page, they can stand in three streams: before the region,
the region itself, after it.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache

from pikepdf import Dictionary, Object

from printables.prepress import operators
from printables.prepress.stencil.places import OpenForm
from printables.prepress.stencil.splice import END, HEADER, Part, spliced

PLAIN_FORM = {"/BBox", "/Filter", "/Length", "/Resources", "/Subtype", "/Type"}
"""A form without a matrix, and without a transparency group, which would be drawn by itself."""
CHECKSUM = 4


@dataclass(frozen=True, kw_only=True)
class OpenedPanel:
    """A panel's operators around a region, to stand where the page draws the panel by `name`."""

    name: str
    form: Object
    before: bytes
    own: Part
    after: bytes

    @property
    def region(self) -> bytes:
        """Give the region as a stream: the very bytes that stand in the panel."""
        data = spliced(self.own, END)
        return b"<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (len(data), data)

    def around(self, content: bytes) -> tuple[bytes, bytes] | None:
        """Give what stands before and after the region, if a stream draws the panel."""
        before, drawn, after = content.partition(b"%s Do" % self.name.encode())
        left, bottom, right, top = (float(edge) for edge in self.form.BBox)
        clip = operators.numbers(left, bottom, right - left, top - bottom).encode()
        begun = b"q\n%s re\nW\nn\n" % clip
        return (before + begun + self.before, self.after + b"\nQ" + after) if drawn else None


def region_panel(page: Object, place: OpenForm | None) -> str:
    """Give the name of the panel that holds a copy's region; empty where the page has none."""
    forms = page.Resources.get("/XObject", Dictionary()).items() if place else ()
    return next((name for name, one in forms if place and one.objgen[0] == place.form), "")


def opened_panel(page: Object, name: str, place: OpenForm) -> OpenedPanel | None:
    """Open a panel up; None if it must stay as it is."""
    form = page.Resources.XObject[name]
    raw, first, last = form.read_raw_bytes(), HEADER + place.before.data, place.after.data
    whole = raw.startswith(first) and raw[:-CHECKSUM].endswith(last)
    if not whole or set(form.keys()) - PLAIN_FORM:
        return None
    data = raw[len(first) : -CHECKSUM - len(last)]
    content = inflated(data)
    return OpenedPanel(
        name=name,
        form=form,
        before=static_content(place.before.data),
        own=Part(data=data, checksum=zlib.adler32(content), length=len(content)),
        after=static_content(last),
    )


def inflated(data: bytes) -> bytes:
    """Inflate a part of a stream."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data)


static_content = lru_cache(maxsize=8)(inflated)
"""Inflates what is the same in all copies once."""
