"""What a real organisation has to say fits into every piece, in every format."""

from dataclasses import replace
from pathlib import Path

from printables.batch import Asked, build_partners
from printables.source import Selection
from tests.batch.offices import good_rows, project_with
from tests.shipped import shipped

REAL = {
    "Organization name": "Ozark Family Resource Center",
    "Tagline": "Safe, free and private help for families",
    "Street address": "4550 West Wedington Drive, Suite 210, Fayetteville, AR 72704",
    "Web site": "https://ozarkfamilyresource.org",
}


def test_a_name_a_line_a_number_an_address_and_a_site_fit(tmp_path: Path) -> None:
    (row,) = good_rows(1)
    project = project_with(tmp_path, [replace(row, cells=row.cells | REAL)])
    selection = Selection(languages=("en",), profiles=("screen",))
    done = build_partners(project, Asked(selection=selection))
    assert [(one.path, one.reason) for one in done.made if not one.delivered] == []
    assert {one.material for one in done.made} == {job.name.material for job in shipped().jobs}
