"""Graphics states: nothing that would change what a press does, nothing that does nothing.

PDF/X forbids transfer curves and leaves halftones to the press (ISO 15930-7, 6.2.7 and 6.2.8).
"""

from collections.abc import Iterable, Mapping, Sequence

from pikepdf import Dictionary, Name, Object, Pdf

from printables.prepress.drawings import (
    Step,
    drawings,
    has_steps,
    resources,
    step,
    steps_of,
    write_steps,
)

PRESS = ("/TR", "/TR2", "/HT", "/HTO", "/BG", "/BG2", "/UCR", "/UCR2")
OURS = ("/OP", "/op", "/OPM")
"""Overprinting is decided by us, see `black.py`."""
OPAQUE = ("/ca", "/CA", "/BM", "/SMask", "/AIS", "/TK")
"""What only matters to transparency: without effect on a page that has none."""
GREY = (0.3, 0.59, 0.11)
"""Luminosity of red, green and blue in a soft mask (11.5.3)."""


def clean_states(drawn: Iterable[Object], *, opaque: bool) -> None:
    """Take out of each graphics state what must not or need not be there."""
    for one in drawn:
        for state in resources(one, "/ExtGState"):
            for key in (*PRESS, *OURS, *(OPAQUE if opaque else ())):
                if key in state:
                    del state[key]


def add_states(drawn: Object, added: Mapping[Name, Dictionary]) -> None:
    """Let a drawing name more graphics states."""
    known = drawn.Resources.get("/ExtGState", Dictionary())
    for name, state in added.items():
        known[name] = state
    drawn.Resources.ExtGState = known


def idle(drawn: Object) -> frozenset[str]:
    """Name the graphics states that set nothing."""
    states = drawn.get("/Resources", Dictionary()).get("/ExtGState", Dictionary()).items()
    return frozenset(name for name, state in states if set(state.keys()) <= {"/Type"})


def without(steps: Sequence[Step], names: frozenset[str]) -> list[Step]:
    """Leave out the setting of states that set nothing."""
    return [one for one in steps if str(one.operator) != "gs" or str(one.operands[0]) not in names]


def grey_masks(pdf: Pdf) -> None:
    """Let soft masks tell light from dark in grey: the engine writes them in RGB."""
    states = (
        state
        for page in pdf.pages
        for one in drawings(page.obj)
        for state in resources(one, "/ExtGState")
    )
    for state in states:
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and mask.get("/S") == Name.Luminosity:
            make_grey(pdf, mask.G)


def make_grey(pdf: Pdf, group: Object) -> None:
    group.Group.CS = Name.DeviceGray
    for one in drawings(group):
        if has_steps(one):
            write_steps(pdf, one, [in_grey(step) for step in steps_of(one)])


def in_grey(one: Step) -> Step:
    if str(one.operator) not in {"rg", "RG"}:
        return one
    light = sum(float(part) * share for part, share in zip(one.operands, GREY, strict=True))
    return step("g" if str(one.operator) == "rg" else "G", round(light, 5))
