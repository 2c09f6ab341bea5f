"""Whatever happens to a file, a user sees lines, never a traceback, and loses nothing unseen."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.sample import ALL, FILES, Project, pieces

SIGNS = ["\t", "{", "}", "[", "]", ": ", "- ", "\n", "'", '"', "&", "*", "!", " #", "|", ">", "~"]
ODD = ["\x00", "\x85", "\u2028", "\ufeff", "%", "@", "? ", "<<: ", "---\n", "\\", "é", "nan", "-1"]


@settings(max_examples=60, deadline=None)
@given(
    file=st.sampled_from([path for path in FILES if path.startswith("content/demo/")]),
    at=st.floats(min_value=0, max_value=1),
    cut=st.integers(min_value=0, max_value=30),
    put=st.sampled_from(["", *SIGNS, *ODD]),
)
def test_any_damage_is_told_or_does_no_harm(file: str, at: float, cut: int, put: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        text = project.read(file)
        start = int(at * len(text))
        project.write(file, text[:start] + put + text[start + cut :])
        sources = project.load()
        assert all("\n" not in str(problem) for problem in sources.problems)
        asks_for_less = file.endswith("pack.yaml")  # a shorter list of materials is no mistake
        assert sources.problems or asks_for_less or pieces(sources) == ALL
