from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printables.errors import ContentError
from printables.source.tree import Place, YamlFile
from printables.source.yaml_file import read_yaml


def read(folder: Path, written: str | bytes) -> YamlFile:
    file = folder / "sample.yaml"
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    return read_yaml(file, folder)


def refusal(folder: Path, written: str | bytes) -> str:
    """Give the one line with which a file is refused."""
    with pytest.raises(ContentError) as refused:
        read(folder, written)
    assert len(refused.value.problems) == 1
    return str(refused.value)


@pytest.mark.parametrize(
    "text",
    ["12:30", "0123", "no", "1e3", "~", "null", "true", "0x10", "1_000", ".inf", "2026-11-30", "="],
)
def test_scalars_stay_text(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"key: {text}\n").data == {"key": text}


@given(text=st.from_regex(r"[A-Za-z0-9.~+_-]*[A-Za-z0-9.~_]", fullmatch=True))
def test_any_plain_word_stays_as_it_is(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert read(folder, f"key: {text}\nlist:\n  - {text}\n").data == {"key": text, "list": [text]}


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_any_quoted_text_stays_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    if any(ord(one) in {0xFEFF, 0xFFFE, 0xFFFF} for one in text):
        return  # YAML 1.2, section 5.1: not printable
    quoted = text.replace("'", "''")
    assert read(tmp_path_factory.getbasetemp(), f"key: '{quoted}'\n").data == {"key": text}


def test_every_value_and_key_has_its_place(tmp_path: Path) -> None:
    file = read(
        tmp_path, "# note\nlist:\n  - id: one\n    text: >\n      words\nflow: {a: [b, c]}\n"
    )
    assert file.values["list", 0, "id"] == Place(3, 9)
    assert file.keys["list", 0, "text"] == Place(4, 5)
    assert file.values["flow", "a", 1] == Place(6, 15)
    assert file.keys["flow", "a"] == Place(6, 8)


def test_places_count_characters_not_bytes(tmp_path: Path) -> None:
    assert read(tmp_path, "{“é”: x}\n").values["“é”",] == Place(1, 7)


def test_a_byte_order_mark_changes_nothing(tmp_path: Path) -> None:
    plain, marked = read(tmp_path, "key: x\n"), read(tmp_path, b"\xef\xbb\xbfkey: x\n")
    assert marked.data == plain.data
    assert marked.keys == plain.keys


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    file = read(tmp_path, b"a: |\r\n  one\r\n  two\r\nb: x\r\n")
    assert file.data == {"a": "one\ntwo\n", "b": "x"}
    assert file.keys["b",] == Place(4, 1)


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        (b"", "1:1", "the file is empty"),
        (b"\xef\xbb\xbf", "1:1", "the file is empty"),
        (b" \n\n", "1:1", "the file is empty"),
        (b"# to do\n", "1:1", "nothing but comments"),
        ("key: é".encode("utf-16"), "1:1", "saved as UTF-16"),
        (b"a: b\nkey: don\x92t", "2:9", "not saved as UTF-8"),
        (b"a: b\r\nkey: caf\xe9\r\n", "2:9", "stands 'é'"),
        (b"key: a\x00b", "1:7", "control character"),
        ("key: a\u2028b".encode(), "1:7", "control character (U+2028)"),
        ("a:\n\tb: c\n\td: e\n", "2:1", "a tab indents this line (others: 3)"),
        ("a:\n  - b: c\n  \td: e\n", "3:3", "a tab indents this line."),
        ("- a\n- b\n", "1:1", "'key: value' lines"),
        ("just words\n", "1:1", "'key: value' lines"),
        ("? [a]\n: b\n", "1:3", "only words can be a key"),
        ("a: " + "[" * 100 + "]" * 100, "1:44", "nested too deeply"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, written: str | bytes, where: str, said: str) -> None:
    line = refusal(tmp_path, written)
    assert line.startswith(f"sample.yaml:{where}: ")
    assert said in line


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        ("a: Call: now\n", "1:8", "a colon with a space behind it"),
        ("q:\n  - text: Remember this: call\n", "2:24", "a colon with a space behind it"),
        ('a: "never\nb: c\n', "1:4", "never closed"),
        ('a: "never\nb: c', "1:4", "never closed"),
        ('a: "Come" he said\n', "1:4", "goes on after its closing quotation mark"),
        ("a: 'don't do'\n", "1:4", "goes on after its closing quotation mark"),
        ('a: "\\q"\n', "1:5", "a backslash has a meaning"),
        ("a: {phone:x} is open\n", "1:4", "cannot begin with '{'"),
        ("a: [link](http://x) yes\n", "1:4", "cannot begin with '['"),
        ("a:\n  - *Do not* say\n", "2:5", "cannot begin with '*'"),
        ("a: **Do not** say\n", "1:4", "cannot begin with '*'"),
        ("a: @home\n", "1:4", "cannot begin with '@'"),
        ("a: `code`\n", "1:4", "cannot begin with '`'"),
        ("a: &c. so\n", "1:4", "cannot begin with '&'"),
        ("a: > words\n", "1:4", "cannot begin with '>'"),
        ("a: [x, y\nb: c\n", "1:4", "the '[' that opens here is never closed"),
        ("a: b\nqestion what\nc: d\n", "2:1", "neither 'key: value' nor '- item'"),
        ("a: b\nc:d\ne: f\n", "2:1", "neither 'key: value' nor '- item'"),
        ("a:\n  - id: x\n   text: y\n", "3:4", "does not line up"),
        ("a:\n    b: 1\n  c: 2\n", "3:3", "does not line up"),
        ("a:\n  - x\n  y: z\n", "3:3", "does not line up"),
        ("a: b\n  c: d\n", "2:3", "does not line up"),
    ],
)
def test_malformed_yaml_is_explained_in_one_line(
    tmp_path: Path, written: str, where: str, said: str
) -> None:
    line = refusal(tmp_path, written)
    assert line.startswith(f"sample.yaml:{where}: ")
    assert said in line


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(
        ContentError, match=r"sub/none\.yaml:1:1: the file is missing\. Create it\."
    ):
        read_yaml(tmp_path / "sub" / "none.yaml", tmp_path)


def test_a_folder_in_place_of_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "sub.yaml").mkdir()
    with pytest.raises(ContentError, match="cannot be read"):
        read_yaml(tmp_path / "sub.yaml", tmp_path)


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        ("a: b\nc: d\na: e\n", "3:1", "'a' stands here twice (first in line 1)"),
        ("a: {b: 1, b: 2}\n", "1:11", "'b' stands here twice"),
        ("a: &x b\n", "1:4", "'&x' is a YAML shortcut"),
        ("a: !tag b\n", "1:4", "'!tag' is a YAML shortcut"),
        ("a: b\n---\nc: d\n", "2:1", "a second document"),
        ("a: we are #1 here\n", "1:11", "'#1 here' would be lost"),
    ],
)
def test_mistakes_that_let_the_rest_be_read(
    tmp_path: Path, written: str, where: str, said: str
) -> None:
    file = read(tmp_path, written)
    assert [str(one).split(": ")[0] for one in file.problems] == [f"sample.yaml:{where}"]
    assert said in str(file.problems[0])


def test_an_alias_is_refused_with_its_anchor(tmp_path: Path) -> None:
    places = [(one.line, one.column) for one in read(tmp_path, "a: &x 1\nb: *x\n").problems]
    assert places == [(1, 4), (2, 4)]


def test_a_comment_is_no_mistake(tmp_path: Path) -> None:
    file = read(tmp_path, 'a: b # note\nc: "#1"\nd: x#y\n## more\n')
    assert file.data == {"a": "b", "c": "#1", "d": "x#y"}
    assert file.problems == ()
