from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import Field, HttpUrl

from printables.model.record import Id, Record, Said
from printables.source.validate import load_record
from printables.units import Length


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Note(Record):
    id: Id
    text: Said


class Box(Record):
    width: Length


class Everything(Record):
    """One field of each kind that our records use."""

    title: Said
    colour: Colour = Colour.RED
    number: int = Field(default=1, ge=1, le=9)
    share: float = 0.5
    wanted: bool = False
    day: date | None = None
    site: HttpUrl | None = None
    width: Length = 0.0
    pair: tuple[int, int] = (1, 2)
    notes: tuple[Note, ...] = ()
    boxes: dict[Id, Box] = Field(default_factory=dict)
    either: Box | Note | None = None


def problems(folder: Path, written: str) -> list[str]:
    (folder / "f.yaml").write_text(written, encoding="utf-8")
    return [str(one) for one in load_record(folder / "f.yaml", folder, Everything).problems]


def test_a_sound_file_is_a_record(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(
        "title: 12:30\nwanted: no\nnumber: 7\nday: 2026-11-30\nwidth: 1in\n"
    )
    loaded = load_record(tmp_path / "f.yaml", tmp_path, Everything)
    assert loaded.problems == ()
    assert loaded.record is not None
    assert loaded.record.title == "12:30"
    assert (loaded.record.wanted, loaded.record.number, loaded.record.width) == (False, 7, 72.0)


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        ("titel: x\ntitle: y", "1:1", "unknown key 'titel'. Did you mean 'title'?"),
        ("title: x\nzzz: y", "2:1", "unknown key 'zzz'. There is: boxes, colour,"),
        ("number: 2", "1:1", "'title' is missing. Add a line 'title: ...'."),
        ("title: ''", "1:8", "'title' needs a text, but nothing is here."),
        ("title:", "1:7", "'title' needs a text, but nothing is here."),
        ("title: [x]", "1:8", "'title' needs a text. If this is a text that begins with '['"),
        ("title: {phone:x}", "1:8", "If this is a text that begins with '{', put it in quotation"),
        ("title: x\ncolour: gren", "2:9", "'colour' cannot be 'gren'. Did you mean 'green'?"),
        ("title: x\ncolour: blue", "2:9", "'colour' cannot be 'blue'. There is: green, red."),
        ("title: x\nnumber: two", "2:9", "'number' needs a whole number, not 'two'."),
        ("title: x\nnumber: 0", "2:9", "'number' must be at least 1, not '0'."),
        ("title: x\nnumber: 10", "2:9", "'number' must be at most 9, not '10'."),
        ("title: x\nshare: half", "2:8", "'share' needs a number, not 'half'."),
        ("title: x\nwanted: perhaps", "2:9", "'wanted' needs true or false, not 'perhaps'."),
        ("title: x\nday: 30.11.2026", "2:6", "'day' needs a date such as 2026-11-30, not"),
        ("title: x\nday: 2026-13-01", "2:6", "'day' needs a date such as 2026-11-30, not"),
        ("title: x\nsite: example.org", "2:7", "'site' needs a web address such as https://"),
        ("title: x\nwidth: 5", "2:8", "'width' needs a length with a unit, such as 0.125in"),
        ("title: x\npair: [1]", "2:7", "'pair' has too few values: number 2 is missing."),
        ("title: x\npair: [1, 2, 3]", "2:7", "'pair' may have at most 2 of them, has 3."),
        ("title: x\npair: [1, b]", "2:11", "item 2 of 'pair' needs a whole number, not 'b'."),
        ("title: x\nnotes: none", "2:8", "'notes' needs a list: below it, items that each"),
        ("title: x\nnotes: [a]", "2:9", "item 1 of 'notes' needs 'key: value' lines below"),
        ("title: x\nnotes:\n  - id: a", "3:5", "'text' is missing in 'a'. Add a line 'text: ...'."),
        ("title: x\nnotes:\n  - {id: A b, text: x}", "3:10", "'id' needs an id: small letters"),
        ("title: x\nnotes:\n  - {id: a, txt: x}", "3:5", "'text' is missing in 'a'."),
        ("title: x\nboxes: {Big: {width: 1in}}", "2:9", "'Big' needs an id: small letters"),
        (
            "title: x\nboxes: {big: {widht: 1in}}",
            "2:15",
            "unknown key 'widht'. Did you mean 'width'?",
        ),
    ],
)
def test_every_error_is_told_plainly_at_its_place(
    tmp_path: Path, written: str, where: str, said: str
) -> None:
    found = [one for one in problems(tmp_path, written) if said in one]
    assert [one.split(": ")[0] for one in found] == [f"f.yaml:{where}"]


def test_all_mistakes_come_at_once_in_order(tmp_path: Path) -> None:
    written = "titel: x\nnumber: two\nnumber: 3\nwidth: wide\nnotes:\n  - {id: a, text: ''}\n"
    places = [one.split(": ")[0] for one in problems(tmp_path, written)]
    assert places == [f"f.yaml:{at}" for at in ("1:1", "1:1", "2:9", "3:1", "4:8", "6:19")]


def test_errors_within_a_union_stay_in_the_file(tmp_path: Path) -> None:
    found = problems(tmp_path, "title: x\neither:\n  width: wide\n")
    assert any(one.startswith("f.yaml:3:10: 'width' needs a length") for one in found)
    assert all(one.startswith("f.yaml:3:") for one in found)


def test_a_code_that_we_do_not_know_keeps_its_own_words(tmp_path: Path) -> None:
    long = "1" * 5000
    (found,) = problems(tmp_path, f"title: x\nnumber: {long}\n")
    assert found.startswith("f.yaml:2:9: 'number' is not right: Unable to parse input string")
    assert len(found) < 250
