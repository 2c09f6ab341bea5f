"""Puts the sample's Spanish through what a translator and a reviewer do."""

from pathlib import Path

from printables.translating import export_po, import_po, review, scopes
from printables.translating.scope import Scope

FAQ, PIECES = "content/demo/faq.es.yaml", "content/demo/pieces.es.yaml"
STATE = "content/demo/translations.es.yaml"
REVIEWER, ROLE = "Test Reviewer", "tester"


def scope(root: Path, language: str = "es") -> Scope:
    (found,) = scopes(root, (), (language,))
    return found


def sign(root: Path, *patterns: str, by: str = REVIEWER) -> tuple[str, ...]:
    """Sign texts of the sample; give their addresses."""
    return review(scope(root), by, ROLE, patterns).signed


def exported(root: Path, language: str = "es") -> Path:
    (path,) = export_po([scope(root, language)], root / "po", {})
    return path


def imported(root: Path, path: Path, translator: str | None = None) -> tuple[str, ...]:
    """Import a PO file; give the addresses of the texts that changed."""
    return import_po(root, path, None, translator).changed


def states(root: Path) -> dict[str, str]:
    return {path: text.state.value for path, text in scope(root).translation.texts.items()}
