"""Colour as ink: what a colour space and its components lay on each plate (ISO 32000-2, 8.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Stream

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
SHORT = {"/G": "/DeviceGray", "/CMYK": "/DeviceCMYK", "/CalGray": "/DeviceGray"}
COMPONENTS = {"/DeviceGray": 1, "/DeviceCMYK": 4}
BY_COMPONENTS = {count: name for name, count in COMPONENTS.items()}
TRACE = 0.001
"""Less ink than this is none."""


@dataclass(frozen=True, kw_only=True)
class Ink:
    """Tints from 0 to 1 of the plates that a colour names.

    `direct`: set in DeviceCMYK, where overprint mode 1 leaves plates at nought alone (8.6.7).
    """

    tints: Mapping[str, float]
    direct: bool = False

    @property
    def printed(self) -> tuple[str, ...]:
        """Name the plates that get ink."""
        return tuple(name for name, tint in self.tints.items() if tint > TRACE)

    @property
    def total(self) -> float:
        """Sum of all tints, in per cent."""
        return 100 * sum(self.tints.values())

    @property
    def black(self) -> float:
        return self.tints.get("Black", 0.0)

    def __str__(self) -> str:
        """Write `95/60/40/40`, and spots by name."""
        shares = "/".join(f"{100 * self.tints.get(name, 0):.0f}" for name in PROCESS)
        spots = [
            f"{name} {100 * self.tints[name]:.0f}" for name in self.tints if name not in PROCESS
        ]
        return " + ".join(
            [shares, *spots] if any(self.tints.get(one) for one in PROCESS) else spots or [shares]
        )


def process(tints: Sequence[float], *, direct: bool = False) -> Ink:
    return Ink(tints=dict(zip(PROCESS, tints, strict=True)), direct=direct)


def grey(light: float) -> Ink:
    return process((0.0, 0.0, 0.0, 1 - light))


def named_space(name: str, resources: Object) -> Object:
    """Look up a colour space: a family's own name, or one of the resources."""
    found = resources.get(Name.ColorSpace, Dictionary()).get(name)
    return Name(SHORT.get(name, name)) if found is None else found


def family(space: Object) -> str:
    """Name the family of a space; ICC profiles count as the device space of as many inks."""
    name = str(space[0]) if isinstance(space, Array) else str(space)
    if name == "/ICCBased" and isinstance(space[1], Stream):
        return BY_COMPONENTS.get(int(space[1].get(Name.N, 0)), name)
    return SHORT.get(name, name)


def ink_of(space: Object, components: Sequence[float]) -> Ink | None:
    """Give the ink of a colour; None for light (RGB, Lab), and what is no colour."""
    match family(space):
        case "/DeviceGray":
            return grey(components[0])
        case "/DeviceCMYK":
            return process(components, direct=isinstance(space, Name))
        case "/Separation":
            return spot([str(space[1])], components)
        case "/DeviceN":
            return spot([str(name) for name in space[1]], components)
        case "/Indexed":
            return indexed(space, int(components[0]))
    return None


def spot(names: Sequence[str], tints: Sequence[float]) -> Ink:
    """Give the ink of named colorants; `All` is every plate, `None` no plate at all."""
    found = {name.lstrip("/"): tint for name, tint in zip(names, tints, strict=True)}
    if "All" in found:
        return process([found["All"]] * 4)
    found.pop("None", None)
    return Ink(tints=found)


def start_of(space: Object) -> Ink | None:
    """Give the colour that a space starts with (8.6.5, 8.6.6)."""
    match family(space):
        case "/DeviceGray" | "/DeviceCMYK":
            return process((0, 0, 0, 1), direct=family(space) == "/DeviceCMYK")
        case "/Separation":
            return ink_of(space, (1.0,))
        case "/DeviceN":
            return ink_of(space, [1.0] * len(space[1]))
    return None


def indexed(space: Object, index: int) -> Ink | None:
    colours = palette(space)
    return colours[min(index, len(colours) - 1)] if colours else None


def palette(space: Object) -> list[Ink | None]:
    """Give every colour of an indexed space (8.6.6.3)."""
    base, table = space[1], space[3]
    count = COMPONENTS.get(family(base), 0)
    if not count:
        return []
    raw = table.read_bytes() if isinstance(table, Stream) else bytes(table)
    rows = range(0, len(raw) - count + 1, count)
    return [ink_of(base, [byte / 255 for byte in raw[at : at + count]]) for at in rows]
