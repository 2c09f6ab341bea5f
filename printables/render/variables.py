"""Style variables that nobody defines: the engine drops such a rule without a word."""

import re
from collections.abc import Iterable, Iterator
from os.path import relpath
from pathlib import Path

from printables.errors import ContentError, Problem

DEFINED = re.compile(r"--([\w-]+)\s*:")
USED = re.compile(r"var\(\s*--([\w-]+)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def require_defined(worked_out: str, files: Iterable[Path], root: Path) -> None:
    """See that every `var(--name)` of the style sheets is defined in one of them.

    Raises:
        ContentError: names each one that is not, with its file below `root` and line.
    """
    texts = {
        Path(relpath(file, root)): without_comments(file.read_text(encoding="utf-8"))
        for file in files
    }
    known = {name for text in (worked_out, *texts.values()) for name in DEFINED.findall(text)}
    problems = [one for file, text in texts.items() for one in undefined(file, text, known)]
    if problems:
        raise ContentError(problems)


def undefined(file: Path, text: str, known: set[str]) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), start=1):
        for found in USED.finditer(line):
            if found[1] not in known:
                yield Problem(
                    file=file,
                    line=number,
                    column=found.start() + 1,
                    message=f"nothing defines '--{found[1]}'.",
                    remedy="Use a colour, drawing or icon of the theme, or a length of the format.",
                )


def without_comments(text: str) -> str:
    """Blank out comments, so that lines keep their numbers."""
    return COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
