"""What became of one partner's piece: delivered, or why not."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from printables.delivering import Made
from printables.errors import ExitCode
from printables.model.finding import Severity
from printables.model.job import Job


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One PDF of a batch: its path below `output/`, what it is, what it was made from.

    `error` says why there is none; `warnings` and `errors` are what preflight found.
    """

    path: str
    partner: str
    name: str
    language: str
    material: str
    format: str
    profile: str
    printer: str | None
    edition: str
    inputs: str
    exit_code: int
    sha256: str = ""
    bytes: int = 0
    pages: int = 0
    warnings: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def delivered(self) -> bool:
        return self.exit_code == ExitCode.OK

    @property
    def reason(self) -> str:
        """Say why a piece was not delivered."""
        return "; ".join(self.errors)

    def line(self, **more: str) -> str:
        told = {name: getattr(self, name) for name in NAMES} | more
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


NAMES = tuple(one.name for one in fields(Record))


def record_from(written: Any) -> Record:  # noqa: ANN401 - JSON
    """Read a record back.

    Raises:
        KeyError, TypeError: it is none of this version.
    """
    lists = {"warnings": tuple(written["warnings"]), "errors": tuple(written["errors"])}
    return Record(**{name: written[name] for name in NAMES} | lists)


def records_in(lines: Iterable[object]) -> Iterator[Record]:
    """Read back what is a record of this version; any other piece is made again."""
    for written in lines:
        try:
            yield record_from(written)
        except (KeyError, TypeError):
            continue


def record_of(job: Job, inputs: str, made: Made) -> Record:
    """Record what became of a job."""
    delivered = made.exit_code is ExitCode.OK and made.entry
    return Record(
        **about(job, inputs),
        exit_code=int(made.exit_code),
        sha256=made.entry.sha256 if delivered and made.entry else "",
        bytes=made.entry.bytes if delivered and made.entry else 0,
        pages=made.entry.pages if delivered and made.entry else 0,
        warnings=said(made, Severity.WARNING),
        errors=(str(made.error),) if made.error else said(made, Severity.ERROR),
    )


def failed_record(job: Job, inputs: str, why: str) -> Record:
    """Record a piece that was never finished: through a fault of ours or of the machine."""
    return Record(**about(job, inputs), exit_code=int(ExitCode.BUG), errors=(why,))


def about(job: Job, inputs: str) -> dict[str, Any]:
    name = job.name
    return {
        "path": name.path.as_posix(),
        "partner": job.partner.id,
        "name": job.partner.name,
        "language": name.language,
        "material": name.material,
        "format": name.format,
        "profile": name.profile,
        "printer": name.printer,
        "edition": job.content.edition.code,
        "inputs": inputs,
    }


def said(made: Made, severity: Severity) -> tuple[str, ...]:
    found: Sequence[Any] = made.report.findings if made.report else ()
    messages = (f"{one.code}: {one.message}" for one in found if one.severity is severity)
    return tuple(dict.fromkeys(messages))
