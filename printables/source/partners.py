"""Loads `content/partners/`: one record for each organisation, its logo beside it."""

from collections.abc import Iterator
from pathlib import Path

from printables.errors import Problem
from printables.model.content import Partner
from printables.source.shelf import Shelf, files, read_shelf
from printables.source.tree import YamlFile


def load_partners(root: Path, chosen: tuple[str, ...]) -> Shelf[Partner]:
    """Read the records of the chosen partners; all when none is chosen."""
    folder = root / "content" / "partners"

    def agrees(name: str, partner: Partner, file: YamlFile) -> Iterator[Problem]:
        if partner.id != name:
            yield file.problem(("id",), f"the name of the file says '{name}'.", "Let them agree.")
        yield from wrong_logo(partner, folder, file)

    return read_shelf("partner", files(folder), root, Partner, chosen, agrees)


def wrong_logo(partner: Partner, folder: Path, file: YamlFile) -> Iterator[Problem]:
    """Report a logo that is not there, or lies outside the partners' folder."""
    if partner.logo is None:
        return
    logo = (folder / partner.logo).resolve()
    if not logo.is_relative_to(folder.resolve()):
        message = f"the logo '{partner.logo}' lies outside content/partners."
        yield file.problem(("logo",), message, "Copy it there and give its name.")
    elif not logo.is_file():
        message = f"the logo content/partners/{partner.logo} is missing."
        yield file.problem(("logo",), message, "Add the file, or take this line out.")
