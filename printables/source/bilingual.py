"""Pieces in two languages: a page in one, and on its back the same page in the other."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from printables.model.content import PackRecord
from printables.model.job import AND, Job, JobName
from printables.source.piece import Piece


def spread(chosen: Iterable[str]) -> tuple[str, ...]:
    """Give the languages that must be read for a choice: `en+es` needs both."""
    return tuple(dict.fromkeys(one for name in chosen for one in name.split(AND)))


def pair_names(record: PackRecord | None) -> tuple[str, ...]:
    """Name the pairs of languages of a pack: `en+es`."""
    return tuple(AND.join(pair) for pair in record.bilingual) if record else ()


def bilingual_jobs(record: PackRecord, jobs: Iterable[Job]) -> Iterator[Job]:
    """Give a piece in two languages for each piece of one page that there is in both.

    One that is cut into tabs is cut for its front, so it has no second language.
    """
    by_name = {job.name: job for job in jobs}
    for first, second in record.bilingual:
        for name, front in by_name.items():
            back = by_name.get(replace(name, language=second))
            one_page = front.format.is_one_page and not front.material.dieline
            if name.language == first and back and one_page:
                yield back_to_back(front, back)


def back_to_back(front: Job, back: Job) -> Job:
    language = AND.join((front.name.language, back.name.language))
    return replace(
        front,
        name=replace(front.name, language=language),
        format=front.format.two_sided(),
        sides=(front, back),
        unready=(*front.unready, *back.unready),
    )


def bilingual_names(piece: Piece, names: Iterable[JobName]) -> Iterator[JobName]:
    """Name what the editions of a piece are in two languages, whether they can be made or not."""
    if not piece.format.is_one_page or piece.material.dieline:
        return
    for first, second in piece.record.bilingual:
        if piece.language == first:
            yield from (replace(name, language=AND.join((first, second))) for name in names)
