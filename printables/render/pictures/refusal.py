"""How a picture is refused: its file, what is wrong, what to do."""

from printables.errors import LayoutError


def refused(name: str, what: str, remedy: str) -> LayoutError:
    return LayoutError(f"the picture {name} {what}: {remedy}")
