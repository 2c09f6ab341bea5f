"""A variable that nobody defines is named with its file and line; a defined one passes."""

from pathlib import Path

import pytest

from printables.errors import ContentError
from printables.render.variables import require_defined


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "card.css"
    file.write_text(
        "/* var(--in-a-comment) */\np { --gap: 3pt; margin: var(--gap) }\n"
        "b { color: var(--deep);\n    background: var(--art-dor) }\n"
    )
    return file


def test_defined_variables_pass(sheet: Path) -> None:
    require_defined(":root{--deep:#123456;--art-dor:none}", [sheet], sheet.parent)


def test_an_undefined_variable_is_named_with_its_place(sheet: Path) -> None:
    with pytest.raises(ContentError) as refused:
        require_defined(":root{--deep:#123456}", [sheet], sheet.parent)
    (problem,) = refused.value.problems
    assert str(problem.file) == "card.css"
    assert (problem.line, problem.column) == (4, 17)
    assert "nothing defines '--art-dor'" in problem.message
