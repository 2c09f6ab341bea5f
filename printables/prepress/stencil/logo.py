"""A logo in the region of a partner, taken from where the engine drew it alone."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Pdf

from printables.model.job import Job
from printables.prepress.drawings import Step, named
from printables.prepress.stencil.learning import MCID, Learned
from printables.prepress.stencil.objects import Key, Loose, Loosened
from printables.prepress.stencil.region import cut_out, renamed, with_names


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A logo's region without a text, cut where the texts go."""

    before: bytes
    after: bytes
    resources: Mapping[str, Mapping[str, Key]]
    objects: tuple[Loose, ...]


def logo_of(job: Job, page: bytes, held: Sequence[Step], shape: Learned) -> Logo:
    """Take a logo out of a region without a text, cut where a learned region's texts go."""
    with Pdf.open(io.BytesIO(page)) as pdf:
        steps, found = cut_out(pdf, job, held)
        at = shape.before if shape.before is not None else len(steps) - (shape.after or 0)
        resources, taken = named(found, steps), Loosened()
        names = renamed(resources)
        by_name = {
            kind: {names[name]: taken.take(one if one.is_indirect else pdf.make_indirect(one))
                   for name, one in known.items()}
            for kind, known in resources.items()
        }  # fmt: skip
        both = [with_names(one, names) for one in steps]
        return Logo(
            before=numbered(both[:at], shape.logo_number),
            after=numbered(both[at:], shape.logo_number),
            resources=by_name,
            objects=tuple(one for one in taken.objects if one),
        )


def numbered(steps: Sequence[Step], number: int) -> bytes:
    return MCID.sub(b"/MCID %d" % number, pikepdf.unparse_content_stream(steps))
