"""The way of an order: press PDFs that passed, each into a package for a print shop."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from printables.batch import Asked, build_partners
from printables.building import SILENT, Listener, Outcome, build
from printables.errors import ExitCode, LayoutError, UsageError, UserError
from printables.model.finding import PreflightReport
from printables.model.job import Job, JobName
from printables.model.press_sheet import PressSheet
from printables.model.profile import Imposition
from printables.model.ticket import Ticket
from printables.processes import spread
from printables.source import Selection, Sources, for_partner, load, load_batch


@dataclass(frozen=True, kw_only=True)
class Packed:
    """What became of one job's package: its folder below `output/` and its ticket, or an error."""

    name: JobName
    folder: Path
    ticket: Ticket | None = None
    error: UserError | None = None


@dataclass(kw_only=True)
class Ordered:
    """What an order did: what was built for it, what was packed, which packages were taken away."""

    built: Outcome
    packed: list[Packed] = field(default_factory=list)
    withdrawn: list[Path] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """The first class of error, of the building before the packing."""
        errors = [one.error.exit_code for one in self.packed if one.error]
        return self.built.exit_code or min(errors, default=ExitCode.OK)


@dataclass(frozen=True, kw_only=True)
class Errand:
    """One package to make: for which job, with what, and whether also as a zip."""

    job: Job
    output: Path
    quantity: int | None
    press_sheets: tuple[PressSheet, ...]
    zipped: bool


def order(
    root: Path,
    selection: Selection,
    *,
    quantity: int | None = None,
    zipped: bool = False,
    processes: int | None = None,
    listener: Listener = SILENT,
) -> Ordered:
    """Build the selected press PDFs that are not up to date, and pack each that passed.

    Raises:
        UsageError: the selection holds nothing that goes to a print shop.
    """
    sources, output = load(root, selection), root / "output"
    chosen = press_only(sources, selection)
    ordered = Ordered(built=build(root, chosen, processes=processes, listener=listener))
    passed = paths_passed(ordered.built)
    sheets = tuple(sheet for _, sheet, _ in sources.library.press_sheets.sound())
    errands = [
        Errand(job=job, output=output, quantity=quantity, press_sheets=sheets, zipped=zipped)
        for job in sources.jobs
        if job.name.path.as_posix() in passed
    ]
    ordered.packed = list(spread(pack, errands, processes or os.cpu_count() or 1))
    ordered.withdrawn = list(taken_away(sources, chosen, passed, output))
    return ordered


def order_for_partners(
    root: Path,
    selection: Selection,
    partners: tuple[str, ...],
    *,
    quantity: int | None = None,
    zipped: bool = False,
    processes: int | None = None,
) -> Ordered:
    """Build the press PDFs of partners, each by the rules of the partner's shop, and pack them.

    Raises:
        UsageError: there is no such partner, or nothing that goes to a print shop.
    """
    sources, output = load(root, selection), root / "output"
    chosen = press_only(sources, selection)
    batch = load_batch(root, chosen, partners)
    done = build_partners(root, Asked(selection=chosen, partners=partners, processes=processes))
    ordered = Ordered(built=Outcome(problems=list(done.problems)))
    records = {record.path: record for record in (*done.made, *done.standing)}
    sheets = tuple(sheet for _, sheet, _ in sources.library.press_sheets.sound())
    errands = []
    for job in (for_partner(base, one) for one in batch.partners for base in batch.bases_of(one)):
        record = records[job.name.path.as_posix()]
        if record.delivered:
            errands.append(
                Errand(
                    job=job, output=output, quantity=quantity, press_sheets=sheets, zipped=zipped
                )
            )
        else:
            ordered.packed.append(refused(job, record.reason))
            ordered.withdrawn += take_away(job.name, output)
    ordered.packed += spread(pack, errands, processes or os.cpu_count() or 1)
    return ordered


def refused(job: Job, why: str) -> Packed:
    from printables.order import folder_of  # noqa: PLC0415

    return Packed(name=job.name, folder=folder_of(job.name), error=LayoutError(why))


def press_only(sources: Sources, selection: Selection) -> Selection:
    """Narrow a selection to the editions that a print shop prints from: flats."""
    profiles = sources.library.profiles.sound()
    flats = [name for name, profile, _ in profiles if profile.imposition is Imposition.FLAT]
    if not flats:
        raise UsageError("only press editions are ordered from a print shop: leave --profile out.")
    return replace(selection, profiles=tuple(flats))


def paths_passed(built: Outcome) -> set[str]:
    made = [one.entry for one in built.made if one.entry and one.exit_code is ExitCode.OK]
    return {entry.path for entry in built.skipped + made}


def pack(errand: Errand) -> Packed:
    """Inspect once more what stands on disk, and pack those very bytes."""
    # Imported here: nothing of this is needed when there is nothing to pack.
    from printables.fitting import made_to_fit  # noqa: PLC0415
    from printables.layout import plan_of  # noqa: PLC0415
    from printables.order import Order, deliver, deliver_zip, folder_of, package  # noqa: PLC0415
    from printables.preflight import inspect, inspect_supplied  # noqa: PLC0415
    from printables.render import ticket_page  # noqa: PLC0415

    job, final = errand.job, errand.output / folder_of(errand.job.name)
    asked = Order(quantity=errand.quantity, press_sheets=errand.press_sheets)
    pdf = (errand.output / job.name.path).read_bytes()
    try:
        fitted = made_to_fit(job)
        job = fitted.job
        report = inspect(pdf, job, plan_of(job, fitted.composition))
        made = package(job, pdf, report, asked, lambda *shown: ticket_page(job, *shown))
    except UserError as error:
        return Packed(name=job.name, folder=folder_of(job.name), error=error)
    for file in made.printed:
        if file.pdf != pdf:  # a page was taken out of it: what nobody inspected is not handed over
            require_passed(file.name, inspect_supplied(file.pdf, job.rules))
    deliver(made.files, final)
    if errand.zipped:
        deliver_zip(made.files, final)
    return Packed(name=job.name, folder=folder_of(job.name), ticket=made.ticket)


def require_passed(name: str, report: PreflightReport) -> None:
    """Stop at a file that was split off and does not pass by itself: that is a bug of ours."""
    if not report.passed:
        raise ValueError(f"{name} does not pass: {report.findings[0].message}")


def taken_away(
    sources: Sources, chosen: Selection, passed: set[str], output: Path
) -> Iterator[Path]:
    """Take away packages of PDFs that no longer pass, so that no shop prints from one."""
    for name in (*(job.name for job in sources.jobs), *sources.refused):
        if name.profile in chosen.profiles and name.path.as_posix() not in passed:
            yield from take_away(name, output)


def take_away(name: JobName, output: Path) -> Iterator[Path]:
    """Take a package away, and give its folder if it was there."""
    from printables.order import folder_of, withdraw  # noqa: PLC0415

    if withdraw(output / folder_of(name)):
        yield folder_of(name)
