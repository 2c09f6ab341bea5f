"""Shared storage: files whole or not there, by rename where that is possible, else by one put."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from printables.errors import StorageError

pytest.importorskip("fsspec", reason="the extra 'store' is not installed")

from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from printables.batch import shared_storage
from printables.batch.shared_storage import SharedStorage
from printables.batch.stock import store_at

PATH = "partners/one/en/card.pdf"
Patch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def quick(monkeypatch: Patch) -> Iterator[None]:
    monkeypatch.setattr(shared_storage, "PAUSE", 0)
    yield
    MemoryFileSystem.store.clear()
    shared_storage.connected.cache_clear()


@pytest.fixture(params=["file", "memory"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> SharedStorage:
    return SharedStorage(
        f"file://{tmp_path}/share" if request.param == "file" else "memory://share"
    )


def test_what_is_put_can_be_listed_read_replaced_and_removed(storage: SharedStorage) -> None:
    with storage.opened():
        assert storage.sizes("partners") == {}
        storage.put(PATH, b"first")
        storage.put(PATH, b"the second")
        storage.put("partners/manifest.json", b"{}")
        assert storage.get(PATH) == b"the second"
        assert storage.size(PATH) == len(b"the second")
        assert storage.sizes("partners") == {PATH: 10, "partners/manifest.json": 2}
        storage.remove(PATH)
        storage.remove(PATH)
        assert storage.size(PATH) is None
        assert storage.size("partners") is None
        with pytest.raises(FileNotFoundError):
            storage.get(PATH)


def test_nothing_half_written_stands_under_a_final_name(tmp_path: Path, monkeypatch: Patch) -> None:
    storage = SharedStorage(f"file://{tmp_path}")
    with storage.opened():
        storage.put(PATH, b"first")
        monkeypatch.setattr(LocalFileSystem, "mv", broken)
        with pytest.raises(StorageError):
            storage.put("partners/two.pdf", b"second")
        assert list(storage.sizes("partners")) == [PATH]
        assert any((tmp_path / ".unfinished").iterdir())
    assert not (tmp_path / ".unfinished").exists()


def broken(*_: object) -> None:
    raise OSError("the line is down")


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".unfinished" / "left"
    left.parent.mkdir()
    left.write_bytes(b"half")
    with SharedStorage(f"file://{tmp_path}").opened():
        assert not left.exists()


def test_a_line_that_breaks_for_a_moment_is_no_harm(monkeypatch: Patch) -> None:
    storage, pipe, tries = SharedStorage("memory://share"), MemoryFileSystem.pipe_file, iter("ab")

    def shaky(files: MemoryFileSystem, path: str, value: bytes) -> None:
        if next(tries, None):
            broken()
        pipe(files, path, value)

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", shaky)
    storage.put(PATH, b"whole")
    assert storage.get(PATH) == b"whole"


def test_a_line_that_stays_broken_is_told(monkeypatch: Patch) -> None:
    monkeypatch.setattr(MemoryFileSystem, "pipe_file", broken)
    told = r"^the store memory://share cannot be used: the line is down$"
    with pytest.raises(StorageError, match=told):
        SharedStorage("memory://share").put(PATH, b"whole")


def test_a_folder_that_another_machine_does_not_see_takes_nothing(tmp_path: Path) -> None:
    """Without the mount a worker would fill its own disk."""
    with pytest.raises(StorageError, match="No such file or directory"):
        SharedStorage(f"file://{tmp_path}").put(PATH, b"lost")
    assert not (tmp_path / PATH).exists()


def test_storage_that_gives_back_something_else_is_refused(monkeypatch: Patch) -> None:
    monkeypatch.setattr(MemoryFileSystem, "cat_file", lambda *_: b"a login page")
    with (
        pytest.raises(StorageError, match="does not give back what was written"),
        SharedStorage("memory://share").opened(),
    ):
        pass


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sftp://ann:se:cr@t@host:22/prints", "sftp://ann@host:22/prints"),
        ("sftp://ann@host/prints", "sftp://ann@host/prints"),
        ("s3://bucket/prints", "s3://bucket/prints"),
        ("file:///mnt/a@b/prints", "file:///mnt/a@b/prints"),
    ],
)
def test_a_password_is_not_told(url: str, name: str) -> None:
    assert SharedStorage(url).name == name


@pytest.mark.parametrize("url", ["prints", "/mnt/share", "file://mnt/share", "C:\\prints"])
def test_what_is_no_url_is_refused(url: str) -> None:
    with pytest.raises(StorageError, match="it must be a URL, such as file:///mnt/share/prints"):
        store_at(url)


def test_without_a_url_there_is_no_store() -> None:
    assert store_at(None) is None
