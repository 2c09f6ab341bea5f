"""The press PDF as the shop wants it handed over: under which name, as one file or one a side."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

import pikepdf

from printables.model.job import Job
from printables.model.printer import Files

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, kw_only=True)
class PressFile:
    """A file to print from, and which pages of the press PDF it holds (from 1)."""

    name: str
    pdf: bytes
    pages: tuple[int, ...]


def press_files(job: Job, press_pdf: bytes) -> tuple[PressFile, ...]:
    """Give the files in order of their pages; one file is the press PDF as it is."""
    pages = tuple(range(1, len(job.format.sides) + 1))
    wanted = job.printer.files if job.printer else None
    if len(pages) == 1 or wanted is None or wanted.value is Files.ONE:
        return (PressFile(name=file_name(job, 1), pdf=press_pdf, pages=pages),)
    names = [file_name(job, page) for page in pages]
    if len(set(names)) < len(names):
        sides = enumerate(job.format.sides, start=1)
        names = [f"{PurePath(names[0]).stem}-{page}-{side}.pdf" for page, side in sides]
    return tuple(
        PressFile(name=name, pdf=one_page(press_pdf, page), pages=(page,))
        for name, page in zip(names, pages, strict=True)
    )


def file_name(job: Job, page: int) -> str:
    """Fill in the shop's pattern; without one, the PDF keeps its name."""
    rule = job.printer.file_name if job.printer else None
    if rule is None:
        return job.name.path.name
    filled = rule.value.format_map(job.told_of(page)).removesuffix(".pdf")
    return UNSAFE.sub("-", filled) + ".pdf"


def one_page(pdf: bytes, page: int) -> bytes:
    """Take the other pages out; what the file declares of itself stays."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        for at in reversed(range(len(file.pages))):
            if at != page - 1:
                del file.pages[at]
        file.save(written, deterministic_id=True, force_version=file.pdf_version)
    return written.getvalue()
