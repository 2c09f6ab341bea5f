"""Same input, same bytes, whatever the process."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from printables.model.content import Partner
from printables.prepress import finish
from tests.prepress.pieces import job_for, reader_pages

PROGRAM = """
import sys, hashlib
from printables.prepress import finish
from tests.prepress.pieces import job_for, reader_pages
job = job_for("letter-trifold", sys.argv[1])
print(hashlib.sha256(finish(job, reader_pages(job), "Title")).hexdigest())
"""


@pytest.mark.parametrize("profile", ["press", "office", "screen"])
def test_two_processes_write_the_same_bytes(profile: str) -> None:
    job = job_for("letter-trifold", profile)
    here = hashlib.sha256(finish(job, reader_pages(job), "Title")).hexdigest()
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", PROGRAM, profile],
            env={"PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert there.stdout.strip() == here


def test_another_date_partner_or_text_makes_another_file() -> None:
    job = job_for("us-card", "press")
    pages = reader_pages(job)
    first = finish(job, pages, "Title")
    assert finish(replace(job, dated=date(2026, 2, 1)), pages, "Title") != first
    assert finish(replace(job, partner=Partner(id="other", name="Other")), pages, "Title") != first
    assert finish(job, reader_pages(job, ("1 0 0 0 k",)), "Title") != first
