"""What a content stream draws that lets something shine through (ISO 32000-2, 11)."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

from printables.preflight.structure import Part

OPAQUE = {"/Normal", "/Compatible"}


def see_through(part: Part) -> Iterator[str]:
    """Name what is transparent: a group, a picture with a mask of greys, a graphics state."""
    if is_group(part.dictionary):
        yield "a group"
    for one in part.named("/XObject"):
        if one.get(Name.Subtype) == Name.Image and has_soft_mask(one):
            yield "a picture"
    if any(blends(state) for state in part.named("/ExtGState")):
        yield "text or drawing"


def is_group(dictionary: Object) -> bool:
    return dictionary.get(Name.Group, Dictionary()).get(Name.S) == Name.Transparency


def has_soft_mask(image: Object) -> bool:
    return Name.SMask in image or int(image.get(Name.SMaskInData, 0)) > 0


def blends(state: Object) -> bool:
    """Tell whether a graphics state mixes what is drawn with what lies below it (11.6.4)."""
    alpha = min(float(state.get(Name.ca, 1)), float(state.get(Name.CA, 1)))
    masked = state.get(Name.SMask, Name("/None")) != Name("/None")
    modes = state.get(Name.BM, Name.Normal)
    names = {str(mode) for mode in modes} if isinstance(modes, Array) else {str(modes)}
    return alpha < 1 or masked or not names <= OPAQUE
