"""`build.py preflight`: any PDF in, plain words out, and reports on request."""

import json
import os
import re
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Dictionary, Name, Pdf

from printables import cli
from printables.contained import GaveUpError, contained
from printables.errors import ExitCode
from printables.model.preflight_report import PreflightReportFile
from printables.preflighting import look
from printables.source import rules_of
from tests.preflight import sample
from tests.preflight.test_supplied import locked, pages
from tests.shipped import ROOT

Output = pytest.CaptureFixture[str]
SCHEMA = ROOT / "docs" / "preflight-report.schema.json"
RED = b"1 0 0 rg 100 100 200 100 re f"


@pytest.fixture
def flyer(tmp_path: Path) -> Path:
    """Give the old flyer of a word processor."""
    file = tmp_path / "flyer.pdf"
    file.write_bytes(pages((612, 792), content=RED))
    return file


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Give a file that is ready for print."""
    file = tmp_path / "card.pdf"
    file.write_bytes(sample.clean("press"))
    return file


def test_a_file_that_is_ready_passes(card: Path, capsys: Output) -> None:
    assert cli.main(["preflight", str(card), "--card"]) == ExitCode.OK
    said = capsys.readouterr().out
    size = "(2 pages of 4 x 3 in)"
    assert said == f"{card}: passed by the rules of Strict default: nothing found {size}\n"


def test_an_old_flyer_is_told_what_is_wrong_why_and_what_to_do(flyer: Path, capsys: Output) -> None:
    assert cli.main(["preflight", str(flyer), "--printer", "mixam"]) == ExitCode.PREFLIGHT
    said = capsys.readouterr().out
    assert said.startswith(f"{flyer}: FAILED by the rules of Mixam: ")
    for words in (
        "ERROR bleed-room, not met: The page says where it is cut",
        "- page 1: the page has no bleed, needs 0.125in, bleed asked by Mixam",
        "(https://mixam.com/support/bleed)",
        "- page 1: RGB colour in text or drawing",
        "Why: One RGB black becomes four inks that misregister",
        "What to do: Convert colours and pictures to CMYK",
    ):
        assert words in said


def test_several_files_are_all_looked_at(
    flyer: Path, card: Path, tmp_path: Path, capsys: Output
) -> None:
    missing, letter = tmp_path / "gone.pdf", tmp_path / "letter.pdf"
    letter.write_text("Dear Sir or Madam", encoding="utf-8")
    asked = [str(one) for one in (missing, letter, flyer, card)]
    assert cli.main(["preflight", "--card", *asked]) == ExitCode.USAGE
    said = capsys.readouterr()
    assert said.err == f"{missing}: there is no such file.\n"
    assert f"{letter}: FAILED: this is not a PDF\n" in said.out
    assert f"{flyer}: FAILED" in said.out
    assert f"{card}: passed" in said.out


def test_a_locked_file_and_a_folder_are_one_clear_line(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "locked.pdf"
    file.write_bytes(locked("secret"))
    assert cli.main(["preflight", str(file)]) == ExitCode.PREFLIGHT
    said = capsys.readouterr().out
    assert said == f"{file}: FAILED: it opens with a password only: ask for a copy without one\n"
    assert cli.main(["preflight", str(tmp_path)]) == ExitCode.USAGE
    assert capsys.readouterr().err == f"{tmp_path}: Is a directory.\n"


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--printer", "mixxam"], "unknown printer 'mixxam'. Did you mean 'mixam'?"),
        (["--profile", "pres"], "unknown profile 'pres'. Did you mean 'press'?"),
        (["--report", "report.docx"], "a report is written as .json or .html"),
    ],
)
def test_a_slip_of_the_pen(option: list[str], message: str, card: Path, capsys: Output) -> None:
    assert cli.main(["preflight", str(card), *option]) == ExitCode.USAGE
    assert message in capsys.readouterr().err


def report_of(*asked: str, target: Path) -> dict[str, Any]:
    cli.main(["preflight", *asked, "--report", str(target)])
    read: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return read


def test_the_report_for_programs(flyer: Path, card: Path, tmp_path: Path) -> None:
    report = report_of(str(flyer), str(card), "--card", target=tmp_path / "new" / "report.json")
    assert PreflightReportFile.model_validate(report)
    assert report["passed"] is False
    first, second = report["files"]
    assert (first["file"], first["passed"], second["passed"]) == ("flyer.pdf", False, True)
    assert first["trim"]["width"] == {"inches": 8.5, "mm": 215.9}
    (bleed,) = (one for one in first["issues"] if one["check"] == "bleed-room")
    assert bleed["rules"] == [
        {
            "rule": "bleed",
            "value": "0.125in",
            "source": "https://www.printingforless.com/layout.html",
            "read": "2026-02-28",
        }
    ]
    assert bleed["spots"][1]["box"] == {"left": 0, "bottom": 0, "right": 612, "top": 792}
    assert "bleed-room" in second["checked"]


def test_the_same_file_gives_the_same_reports(flyer: Path, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        targets = [tmp_path / f"{name}{ending}" for ending in (".json", ".html")]
        cli.main(["preflight", str(flyer), *(f"--report={one}" for one in targets)])
        written.append([one.read_bytes() for one in targets])
    assert written[0] == written[1]


def test_the_report_for_people_shows_each_issue_on_the_page(flyer: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    cli.main(["preflight", str(flyer), "--report", str(target)])
    html = target.read_text(encoding="utf-8")
    assert "<title>Preflight: flyer.pdf</title>" in html
    assert 'alt="Page 1; outlined: issue' in html
    assert "What the shop asks" in html
    assert "read 2026-02-28" in html
    for number in re.findall(r'href="#file-1-issue-(\d+)"', html):
        assert f'id="file-1-issue-{number}"' in html
    links = re.findall(r'(?:src|href)="([^"#][^"]*)"', html)
    assert all(one.startswith(("data:image/jpeg", "http")) for one in links)
    assert re.search(r"<(link|script|iframe)", html) is None


def test_what_a_stranger_wrote_is_not_run(tmp_path: Path) -> None:
    file, target = tmp_path / "a<b>&.pdf", tmp_path / "report.html"
    pdf, buffer = (
        Pdf.open(BytesIO(pages((612, 792), content=b"/C cs 1 scn 9 9 9 9 re f"))),
        BytesIO(),
    )
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    space = [Name.Separation, Name("/<script>alert(1)</script>"), Name.DeviceCMYK, tint]
    pdf.pages[0].obj.Resources = Dictionary(ColorSpace=Dictionary(C=space))
    pdf.save(buffer)
    file.write_bytes(buffer.getvalue())
    cli.main(["preflight", str(file), "--report", str(target)])
    html = target.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_turned_page_is_shown_upright_with_its_outlines(tmp_path: Path) -> None:
    """The red box lies low on the left as written; turned clockwise, on the left and high."""
    file, target = tmp_path / "turned.pdf", tmp_path / "report.html"
    small = b"1 1 0 0 k BT /F 4 Tf 90 90 Td (small) Tj ET"
    pdf, buffer = Pdf.open(BytesIO(pages((612, 792), content=small))), BytesIO()
    page = pdf.pages[0].obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Rotate = 90
    pdf.save(buffer)
    file.write_bytes(buffer.getvalue())
    cli.main(["preflight", str(file), "--report", str(target)])
    html = target.read_text(encoding="utf-8")
    (number,) = re.findall(
        r'<li id="file-1-issue-(\d+)" class="error">\s*<h2>[^\n]*no type is', html
    )
    place = rf'issue-{number}"[^>]*style="left:([\d.]+)%;top:([\d.]+)%'
    ((left, top),) = re.findall(place, html)
    assert float(left) == pytest.approx(100 * 90 / 792, abs=1)
    assert float(top) == pytest.approx(100 * 90 / 612, abs=1)


def test_every_field_of_the_report_is_documented() -> None:
    """To renew: python -m tests.test_preflighting > docs/preflight-report.schema.json."""
    assert SCHEMA.read_text(encoding="utf-8") == schema()


def test_a_file_that_never_ends_is_given_up(tmp_path: Path) -> None:
    """Ten forms that draw ten forms, ten times over: pdfium alone would draw for years."""
    file, buffer, pdf = tmp_path / "bomb.pdf", BytesIO(), Pdf.new()
    inner = pdf.make_stream(
        b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]
    )
    for _ in range(10):
        held = Dictionary(XObject=Dictionary(F=inner))
        inner = pdf.make_stream(
            b"/F Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=held
        )
    page = pdf.add_blank_page(page_size=(99, 99)).obj
    page.Resources, page.Contents = held, pdf.make_stream(b"/F Do")
    pdf.save(buffer)
    file.write_bytes(buffer.getvalue())
    looked = look(file, rules_of(ROOT, "press", "strict"), shown=False, seconds=1.5)
    assert looked.exit_code is ExitCode.PREFLIGHT
    assert looked.found
    (issue,) = looked.found.file.issues
    assert issue.spots[0].message == "it cannot be inspected: it took more than 1.5 seconds"


def test_work_that_dies_is_told() -> None:
    with pytest.raises(GaveUpError, match="broke the program"):
        contained(9.0, os._exit, 3)
    with pytest.raises(GaveUpError, match=r"more than 0\.1 seconds"):
        contained(0.1, time.sleep, 9)
    with pytest.raises(ValueError, match="invalid literal"):
        contained(9.0, int, "x")
    assert contained(9.0, sum, (1, 2)) == 3


def schema() -> str:
    return json.dumps(PreflightReportFile.model_json_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(schema())
