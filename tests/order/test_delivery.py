"""Packages on disk: whole or not there, and the same bytes every time."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from printables.model.job import JobName
from printables.order import deliver, deliver_zip, folder_of, withdraw

FILES = {"b.pdf": b"%PDF", "a.json": b"{}"}


def test_a_package_replaces_the_older_one_whole(tmp_path: Path) -> None:
    final = tmp_path / "orders" / "card"
    deliver({"old.txt": b"old"}, final)
    deliver(FILES, final)
    assert {one.name: one.read_bytes() for one in final.iterdir()} == FILES
    assert [one.name for one in final.parent.iterdir()] == ["card"]


def test_what_breaks_off_leaves_the_older_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "card"
    deliver(FILES, final)

    def full(_path: Path, _content: bytes) -> int:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        deliver({"new.txt": b"new"}, final)
    assert {one.name for one in final.iterdir()} == set(FILES)


def test_a_zip_opens_and_is_the_same_tomorrow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "card"
    deliver_zip(FILES, final)
    first = (tmp_path / "card.zip").read_bytes()
    monkeypatch.setenv("TZ", "Pacific/Majuro")
    time.tzset()
    deliver_zip(dict(reversed(FILES.items())), final)
    assert (tmp_path / "card.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "card.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["card/a.json", "card/b.pdf"]
        archive.extractall(tmp_path / "out")
    assert (tmp_path / "out" / "card" / "b.pdf").read_bytes() == b"%PDF"
    assert os.access(tmp_path / "out" / "card" / "a.json", os.R_OK)


def test_withdrawing_takes_folder_and_zip(tmp_path: Path) -> None:
    final = tmp_path / "card"
    assert not withdraw(final)
    deliver(FILES, final)
    deliver_zip(FILES, final)
    assert withdraw(final)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_named_as_its_pdf_and_shop() -> None:
    name = JobName(pack="pack", language="en", material="card", format="us-card", profile="press")
    assert folder_of(name) == Path("orders/pack/en/card.us-card")
    shop = JobName(**vars(name) | {"printer": "mixam"})
    assert folder_of(shop) == Path("orders/pack/en/card.us-card.mixam")
