"""A lettered region's tags: the probe's, with the partner's words in them."""

from collections.abc import Sequence

from printables.layout import region
from printables.lettering.places import Set, lines_set
from printables.lettering.shape import Shape
from printables.lettering.words import RECT, edges, retold, words_of
from printables.model.job import Job
from printables.prepress.stencil import UnstableError
from printables.prepress.stencil.learning import Learned

ROUNDING = 0.01
"""Points."""


def told(shape: Shape, job: Job, lines: Sequence[Set]) -> list[tuple[bytes, bytes]]:
    """Give what of the probe's tags becomes the partner's."""
    probe, own = region(shape.probe), region(job)
    if shape.learned.tags is None or probe is None or own is None:
        return []
    spans = {one.place.field: (one.left - one.place.slot.left, one.line.width) for one in lines}
    return retold(shape.learned, probe, own, spans)


def require_tags(shape: Shape, job: Job, other: Learned) -> None:
    """See that the tags of another probe come out as the engine makes them."""
    words = words_of(region(job))
    lines = lines_set(shape.places, words, job.locale.language) or ()
    pairs = told(shape, job, lines) if lines else []
    for one, wanted in zip(shape.learned.tag_objects, other.tag_objects, strict=True):
        if not same_tags(one.reworded(pairs).text, wanted.text):
            raise UnstableError("texts of other lengths are tagged otherwise")


def same_tags(one: bytes, other: bytes) -> bool:
    """Compare tags, with links that lie where they lie to a hundredth of a point."""
    if RECT.sub(b"", one) != RECT.sub(b"", other):
        return False
    found = [
        [edge for rect in RECT.finditer(tags) for edge in edges(rect)] for tags in (one, other)
    ]
    return all(abs(a - b) < ROUNDING for a, b in zip(*found, strict=True))
