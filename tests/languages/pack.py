"""The shipped pack filled with public text in many languages, to see how each is set.

The text is the Universal Declaration of Human Rights, cut to the lengths of our own: it says
nothing about help or danger, so that no advice is invented in a language that nobody here reads.
"""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any
from unicodedata import category, east_asian_width

import yaml
from icu4py.breakers import LineBreaker

from printables.source.yaml_file import read_yaml
from tests.project import copy_project
from tests.shipped import ROOT

HERE = Path(__file__).parent
LOCALES = ROOT / "templates" / "locales"
SPACELESS = {"zh-hans", "lo", "my", "ksw"}
PLACEHOLDER = re.compile(r"\{[a-z]+:[a-z0-9-]+\}")
EDGES = re.compile(r"^[^\w“«]+|[^\w\u0300-\u036f\u0900-\u0eff\u1000-\u109f]+$")
KEPT = {"id", "icon", "original", "audiences", "language"}
FILL = 0.6
"""Part of the English text's width, where a language's file does not say another."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """A language's own words, a few at a time."""

    language: str
    fill: float
    pieces: Iterator[str]

    def worth(self, width: float) -> str:
        """Give words of about this width."""
        taken = ""
        while not taken or wide(taken) < width:
            taken += next(self.pieces)
        return EDGES.sub("", taken)


def languages() -> list[str]:
    """Give the languages that can be tried out: those with a text and a locale."""
    known = {file.stem for folder in (LOCALES, HERE / "locales") for file in folder.glob("*.yaml")}
    return sorted(known & {file.stem for file in (HERE / "texts").glob("*.yaml")})


def project_in(chosen: list[str], target: Path) -> Path:
    """Copy the project and add the languages to its pack."""
    root = copy_project(target)
    shutil.rmtree(root / ".cache", ignore_errors=True)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (root / ".cache").symlink_to((ROOT / ".cache").resolve())  # fonts are cut once
    for language in chosen:
        add_language(root, language)
    return root


def add_language(root: Path, language: str) -> None:
    pack = root / "content" / "child-trafficking"
    words = words_of(language)
    for name in ("faq", "pieces"):
        english = read_yaml(pack / f"{name}.en.yaml", root).data
        filled = {**in_words(english, words), "language": language}
        written = json.dumps(filled, ensure_ascii=False, indent=1)
        (pack / f"{name}.{language}.yaml").write_text(written, encoding="utf-8")
    listed = pack / "pack.yaml"
    text = listed.read_text("utf-8")
    if f"  - {language}\n" not in text:
        listed.write_text(text.replace("  - en\n", f"  - en\n  - {language}\n"), encoding="utf-8")
    if not (root / "templates" / "locales" / f"{language}.yaml").exists():
        shutil.copy(HERE / "locales" / f"{language}.yaml", root / "templates" / "locales")


def words_of(language: str) -> Words:
    source = yaml.safe_load((HERE / "texts" / f"{language}.yaml").read_text("utf-8"))
    fill = source.get("fill", FILL)
    return Words(language=language, fill=fill, pieces=cycle(cut(language, tuple(source["text"]))))


@cache
def cut(language: str, text: tuple[str, ...]) -> tuple[str, ...]:
    """Cut a language's text where a line may end; each piece keeps its space."""
    pieces: list[str] = []
    for token in " ".join(text).split():
        parts = list(LineBreaker(token, language)) if language in SPACELESS else [token]
        pieces += (*parts[:-1], f"{parts[-1]} ")
    return tuple(pieces)


def in_words(tree: Any, words: Words, key: str = "") -> Any:  # noqa: ANN401 - YAML
    """Put other words into the place of each text, and keep its placeholders."""
    if isinstance(tree, dict):
        return {name: in_words(one, words, name) for name, one in tree.items()}
    if isinstance(tree, list):
        return [in_words(one, words, key) for one in tree]
    if key in KEPT:
        return tree
    kept = PLACEHOLDER.findall(tree)
    own = words.worth(words.fill * wide(PLACEHOLDER.sub("", tree)))
    return " ".join([own, *kept])


def wide(text: str) -> float:
    """Measure a text in letters of middling width."""
    return sum(map(width, text))


def width(letter: str) -> float:
    if category(letter) in {"Mn", "Cf"}:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
