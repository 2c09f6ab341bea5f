"""veraPDF: does a file conform to PDF/UA-1 (ISO 14289-1)? Fetched by `make verapdf`."""

import json
from pathlib import Path
from typing import NamedTuple

from tests.judges.program import installed, run

FOLDER = Path(__file__).parents[2] / ".cache" / "verapdf"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


class Conformance(NamedTuple):
    """The verdict, and each rule broken: its clause, how often, and what it asks."""

    conforms: bool
    failures: tuple[str, ...]


def jar() -> Path | None:
    return next(iter(sorted(FOLDER.glob("greenfield-apps-*.jar"), reverse=True)), None)


def available() -> bool:
    return installed("java") and jar() is not None


def version() -> str:
    found = jar()
    return found.stem.rpartition("-")[2] if found else "unknown"


def check_ua1(pdf: Path) -> Conformance:
    ran = run("java", "-cp", str(jar()), MAIN, "--flavour", "ua1", "--format", "json", pdf)
    [job] = json.loads(ran.output)["report"]["jobs"]
    if "validationResult" not in job:
        return Conformance(conforms=False, failures=(job["taskException"]["exceptionMessage"],))
    [result] = job["validationResult"]
    failures = tuple(
        f"{rule['clause']}-{rule['testNumber']} ({rule['failedChecks']}x): {rule['description']}"
        for rule in result["details"]["ruleSummaries"]
    )
    return Conformance(conforms=result["compliant"], failures=failures)
