"""A learned region with other letters: operator for operator as the engine writes them."""

from collections.abc import Mapping, Sequence

from printables.prepress.stencil.learning import Learned
from printables.prepress.stencil.letter_fonts import Lettered, font_objects
from printables.prepress.stencil.logo import Logo
from printables.prepress.stencil.objects import Loose
from printables.prepress.stencil.region import Region


def lettered(
    shape: Learned,
    logo: Logo,
    texts: Sequence[tuple[float, bytes]],
    fonts: Mapping[str, Lettered],
    words: Sequence[tuple[bytes, bytes]] = (),
) -> Region:
    """Put texts and a logo into a learned region.

    Each of `texts` is how far left it stands, and its glyphs; `words` replace the probe's tags.
    """
    content = [b"q\n", logo.before, b"\n"]
    for chunk, (left, glyphs) in zip(shape.chunks, texts, strict=True):
        content += [chunk.before, number(left), chunk.after, b"\n", glyphs, b"\n"]
    content += [shape.end, b"\n", logo.after, b"\nQ\n"]
    objects, resources = (
        list(logo.objects),
        {kind: dict(one) for kind, one in logo.resources.items()},
    )
    for name, state in shape.states.items():
        resources.setdefault("/ExtGState", {})[name] = len(objects)
        objects.append(Loose(pieces=(state,)))
    for name, font in fonts.items():
        resources.setdefault("/Font", {})[name] = len(objects)
        objects += font_objects(shape.fonts[name], font, len(objects))
    tags, first = None, len(objects)
    if shape.tags:
        objects += [one.shifted(first).reworded(words) for one in shape.tag_objects]
        tags = shape.tags.shifted(first)
    return Region(
        operators=b"".join(content), resources=resources, objects=tuple(objects), tags=tags
    )


def number(value: float) -> bytes:
    """Write a number as the engine does."""
    return f"{value:.6f}".rstrip("0").rstrip(".").encode()
