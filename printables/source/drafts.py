"""Press PDFs of drafts: held back from the print shop, or made with a mark if asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from printables.errors import Problem
from printables.model.job import AND, Job, JobName
from printables.model.translation import UnreadyText, counted
from printables.plural import plural
from printables.source.pack import Pack
from printables.source.printers import takes_printer


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """A press PDF that is not made, and the texts that keep it from being printed."""

    name: JobName
    unready: tuple[UnreadyText, ...]


def told_apart(jobs: Iterable[Job], *, allowed: bool) -> tuple[tuple[Job, ...], list[HeldBack]]:
    """Hold back the drafts that would go to a print shop; if allowed, name them drafts instead."""
    made, held_back = [], []
    for job in jobs:
        if not (job.is_draft and takes_printer(job.profile)):
            made.append(job)
        elif allowed:
            made.append(replace(job, name=replace(job.name, draft=True)))
        else:
            held_back.append(HeldBack(name=job.name, unready=job.unready))
    return tuple(made), held_back


def refusals(held_back: Iterable[HeldBack], packs: Iterable[Pack]) -> Iterator[Problem]:
    """Say once for each pack and language what is not made, why, and what to do."""
    by_id = {pack.id: pack for pack in packs}

    def translated(one: HeldBack) -> tuple[str, str]:
        translations = by_id[one.name.pack].translations
        languages = one.name.language.split(AND)
        return one.name.pack, next((name for name in languages if name in translations), "")

    for (pack, language), some in groupby(sorted(held_back, key=translated), key=translated):
        say = refusal if language in by_id[pack].translations else pseudo_refusal
        yield say(tuple(some), by_id[pack], language)


def pseudo_refusal(held_back: tuple[HeldBack, ...], pack: Pack, _: str) -> Problem:
    languages = " and ".join(sorted({f"'{one.name.language}'" for one in held_back}))
    message = f"{pdfs(held_back)} in {languages} not made: nobody speaks a pseudo-language."
    return pack.file.problem((), message, "To look at a marked proof, add --allow-draft.")


def refusal(held_back: tuple[HeldBack, ...], pack: Pack, language: str) -> Problem:
    unready = {text for one in held_back for text in one.unready}
    counts = counted(text.state for text in unready)
    first = pack.translations[language].first_of(unready)
    states = ", ".join(f"{count} {state}" for state, count in counts.items())
    message = (
        f"{pdfs(held_back)} in '{language}' not made:"
        f" no person has signed {len(unready)} of the texts ({states}), '{first.path}' first."
    )
    remedy = (
        f"Let someone read and sign them: python build.py translations --review {language}"
        " --reviewer NAME --role ROLE. To look at a marked proof, add --allow-draft."
    )
    return first.problem(message, remedy)


def pdfs(held_back: tuple[HeldBack, ...]) -> str:
    return plural(len(held_back), "press PDF")
