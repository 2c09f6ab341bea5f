"""Partners' logos: by what they are known, and the latest that were set."""

from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from printables.latest import Latest
from printables.lettering.art import Frame, frame_of
from printables.model.job import Job
from printables.prepress.stencil import UnstableError
from printables.prepress.stencil.learning import Probe
from printables.prepress.stencil.logo import Logo
from printables.render.pictures import picture, vector_in

KEPT = 2000
"""Logos; a few kilobytes each."""

Logos = Latest[Logo]
"""Those that were set last, for all languages, editions and printers."""


def logos() -> Logos:
    return Latest(limit=KEPT)


def logo_digest(job: Job) -> bytes:
    """Tell a partner's logo by what it shows: another file may come under its name."""
    logo = job.partner.logo
    try:
        file = job.folders.partner / logo if logo else None
        known = file.stat() if file else None
    except OSError:
        return b""
    return digest_of(file, known.st_mtime_ns, known.st_size) if file and known else b""


@lru_cache(maxsize=256)
def digest_of(file: Path, _changed: int, _size: int) -> bytes:
    return sha256(file.read_bytes()).digest()


def svg_of(job: Job) -> bytes | None:
    """Give a partner's logo as the edition draws it; None if it has none, or it is pixels.

    Raises:
        LayoutError: it cannot be printed.
    """
    logo = job.partner.logo
    return vector_in(picture(job.folders.partner / logo, job)) if logo else None


def framed(probes: tuple[Probe, Probe], jobs: tuple[Job, Job]) -> Frame | None:
    """Learn where logos stand; None where the engine must set each."""
    wide, tall = (svg_of(job) for job in jobs)
    if wide is None or tall is None:
        return None
    with suppress(UnstableError):
        return frame_of((probes[0].alone, probes[1].alone), (wide, tall))
    return None
