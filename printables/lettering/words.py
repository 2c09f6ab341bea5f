"""A region's words, and what its tags say of them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pikepdf import String

from printables.model.composition import ComposedRegion
from printables.prepress.stencil import UnstableError
from printables.prepress.stencil.learning import Learned

POINTS = 0.75
"""To a pixel."""
RECT = re.compile(rb"/Rect \[([^\]]*)\]")


def words_of(composed: ComposedRegion | None) -> dict[str, str]:
    """Give the texts of a region by field; none where it holds more than lines and a logo."""
    if composed is None or composed.code or composed.placeholder or composed.statements:
        return {}
    texts = {
        "name": composed.name and composed.name.plain,
        "tagline": composed.tagline and composed.tagline.plain,
        "phone": composed.phone and composed.phone.value,
        "address": composed.address and composed.address.plain,
        "url": composed.url and composed.url.value,
    }
    return {name: text for name, text in texts.items() if text}


def without_texts(composed: ComposedRegion | None) -> ComposedRegion | None:
    return composed and replace(
        composed, name=None, tagline=None, phone=None, address=None, url=None, statements=()
    )


def retold(
    learned: Learned,
    probe: ComposedRegion,
    own: ComposedRegion,
    spans: Mapping[str, tuple[float, float]],
) -> list[tuple[bytes, bytes]]:
    """Give what of a probe's tags becomes a partner's: the logo's text, links and their places.

    `spans` says of each field how far its line stands from the probe's, and how wide it is, in
    pixels.
    """
    pairs = [(string(probe.logo_alt), string(own.logo_alt))]
    for name, one, other in (("phone", probe.phone, own.phone), ("url", probe.url, own.url)):
        if one and other:
            pairs += [moved_link(learned, one.href, *spans[name])]
            pairs += [(string(one.href), string(other.href))]
    return pairs


def moved_link(known: Learned, address: str, shift: float, width: float) -> tuple[bytes, bytes]:
    """Put a probe's link where a line stands."""
    sought = b"/URI " + string(address)
    [link] = [one.text for one in known.tag_objects if sought in one.text]
    found = RECT.search(link)
    if found is None:
        raise UnstableError("a link has no place")
    left, bottom, _, top = edges(found)
    left += shift * POINTS
    written = " ".join(f"{edge:.6f}" for edge in (left, bottom, left + width * POINTS, top))
    return found[0], f"/Rect [{written}]".encode()


def edges(found: re.Match[bytes]) -> list[float]:
    return [float(edge) for edge in found[1].split()]


def string(text: str) -> bytes:
    return String(text).unparse()
