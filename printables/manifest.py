"""What was made, from what, with which versions: `output/manifest.json`.

A PDF is up to date when the digest of everything that went into it is the one recorded and the
file is still the one that was delivered.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from printables.files import write_whole

if TYPE_CHECKING:
    from printables.model.job import Job, JobName

NAME = "manifest.json"
LIBRARIES = ("weasyprint", "pydyf", "jinja2", "markdown-it-py", "segno", "fonttools", "pikepdf")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One delivered PDF: its path below `output/`, what it is, and what it was made from.

    `unready` counts the texts that nobody has signed; a press PDF has some only on request.
    """

    path: str
    printer: str | None
    inputs: str
    sha256: str
    bytes: int
    pages: int
    fill: tuple[float, ...]
    findings: tuple[str, ...]
    edition: str
    contacts_checked: dict[str, str]
    questions: dict[str, str] = field(default_factory=dict)
    unready: dict[str, int] = field(default_factory=dict)
    fit: tuple[str, ...] = ()


def read(output: Path) -> dict[str, Entry]:
    """Give the recorded entries by path; none when there is no manifest, or it is not readable."""
    try:
        recorded = json.loads((output / NAME).read_text(encoding="utf-8"))["files"]
        return {one["path"]: entry(one) for one in recorded}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def entry(recorded: dict[str, object]) -> Entry:
    known = {one.name: recorded[one.name] for one in fields(Entry)}
    lists = ("fill", "findings", "fit")
    return Entry(**known | {name: tuple(known[name]) for name in lists})  # type: ignore[arg-type]


def write(output: Path, entries: Iterable[Entry]) -> None:
    """Write the manifest: files in order of their paths, and where each question is printed."""
    files = sorted(entries, key=lambda one: one.path)
    recorded = {
        "versions": library_versions(),
        "questions": questions_printed(files),
        "files": [asdict(one) for one in files],
    }
    text = json.dumps(recorded, indent=1, ensure_ascii=False) + "\n"
    write_whole(output / NAME, text.encode())


def questions_printed(files: Iterable[Entry]) -> dict[str, dict[str, str]]:
    """Turn it round: for each question the files that print it, and at which length."""
    found: dict[str, dict[str, str]] = {}
    for one in files:
        for question, length in one.questions.items():
            found.setdefault(question, {})[one.path] = length
    return dict(sorted(found.items()))


def up_to_date(recorded: Entry | None, inputs: str, output: Path) -> bool:
    """Tell whether a delivered file was made from these inputs and is still there, unchanged."""
    if recorded is None or recorded.inputs != inputs:
        return False
    file = output / recorded.path
    return file.is_file() and digest_of(file.read_bytes()) == recorded.sha256


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_of_file(file: Path) -> str:
    """Give the digest of a file of any size."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


class Inputs:
    """Digests of all that goes into a PDF; each folder, and what partners share, is read once."""

    def __init__(self) -> None:
        self.folders: dict[tuple[Path, str], str] = {}
        self.shared: dict[JobName, str] = {}
        self.logos: dict[Path, bytes] = {}
        self.told: dict[int, tuple[object, str]] = {}
        self.program = program_digest()

    def digest(self, job: "Job") -> str:
        """Give a digest of a job's records, templates, drawings, logo, our code and libraries."""
        digest = hashlib.sha256((repr(job.partner) + repr(job.name) + self.common(job)).encode())
        if job.partner.logo:
            digest.update(self.logo(job.folders.partner / job.partner.logo))
        return digest.hexdigest()

    def common(self, job: "Job") -> str:
        """Give a digest of what is the same for every partner of a piece."""
        name = replace(job.name, partner=None)
        if name not in self.shared:
            self.shared[name] = self.common_digest(job)
        return self.shared[name]

    def common_digest(self, job: "Job") -> str:
        folders, templates = job.folders, job.folders.templates
        told = "\0".join(self.tell(record) for record in records(job))
        digest = hashlib.sha256((told + self.program).encode())
        for folder in (templates / "partials", folders.material, folders.theme, folders.icc):
            digest.update(self.folder(folder, "**/*").encode())
        digest.update(self.folder(templates, "base.*").encode())
        return digest.hexdigest()

    def tell(self, record: object) -> str:
        """Write a record out once: the content of a language stands in every job of it."""
        if id(record) not in self.told:
            self.told[id(record)] = record, repr(record)  # kept, so that no other gets its id
        return self.told[id(record)][1]

    def logo(self, file: Path) -> bytes:
        """Give a logo's digest: it may be large, and stands on many pieces of its partner."""
        if file not in self.logos:
            self.logos = {file: hashlib.sha256(file.read_bytes()).digest()}
        return self.logos[file]

    def folder(self, folder: Path, pattern: str) -> str:
        if (folder, pattern) not in self.folders:
            self.folders[folder, pattern] = folder_digest(folder, pattern)
        return self.folders[folder, pattern]


def records(job: "Job") -> tuple[object, ...]:
    """Give everything of a job but the paths of this machine, its name, and the partner."""
    apart = {"folders", "name", "partner", "sides"}
    own = (getattr(job, one.name) for one in fields(job) if one.name not in apart)
    return (*own, *(record for side in job.sides for record in records(side)))


def folder_digest(folder: Path, pattern: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(one for one in folder.glob(pattern) if one.is_file()):
        digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def program_digest() -> str:
    """Give a digest of our own code and of the libraries that shape a PDF."""
    versions = "".join(f"{name} {version}\n" for name, version in library_versions().items())
    return digest_of((versions + folder_digest(Path(__file__).parent, "**/*.py")).encode())


def library_versions() -> dict[str, str]:
    # Imported here: an up-to-date run must not pay for it.
    from importlib.metadata import version  # noqa: PLC0415

    return {name: version(name) for name in LIBRARIES}
